//! Parts of speech: from left to right, each tag by the words around and the two tags before.
//!
//! A greedy averaged perceptron (Collins 2002, in the form that Honnibal 2013 made popular) over hashed features.

use super::hash::{NONE, Sink, Slots, pair};
use super::sheet::{Neighbours, Row, Shape, Sheet};
use super::table::Table;
use super::tags::Tag;
use crate::segment::Kind;

/// Weights of the tagger.
pub(crate) type TagTable = Table<{ Tag::LEARNED }>;

/// Tags every token of `sheet`.
pub(crate) fn tag(sheet: &mut Sheet, table: &TagTable) {
    for sentence in sheet.sentences.clone() {
        let rows = &mut sheet.rows[sentence];
        for i in 0..rows.len() {
            rows[i].tag = by_kind(&rows[i]).unwrap_or_else(|| best(&table.sum(|slots| features(rows, i, slots))));
        }
    }
}

/// The tag that a token has whatever stands around it.
pub(crate) fn by_kind(row: &Row) -> Option<Tag> {
    match row.kind {
        Kind::Word | Kind::Clitic => None,
        Kind::Number => Some(Tag::Number),
        Kind::Stop => Some(Tag::Stop),
        Kind::Comma => Some(Tag::Comma),
        Kind::Mark => Some(Tag::Mark),
        Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Open | Kind::Close => Some(Tag::Break),
        Kind::Symbol => Some(Tag::Other),
    }
}

/// The tag with the highest score, the first of equals.
pub(crate) fn best(scores: &[i16; Tag::LEARNED]) -> Tag {
    let mut best = 0;
    for (number, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = number;
        }
    }
    Tag::learned(best)
}

/// Adds the slots of the token at `i` of a sentence whose tokens before it have their tags.
pub(crate) fn features(rows: &[Row], i: usize, slots: &mut Slots<'_, impl Sink>) {
    let near = Neighbours::new(rows, i);
    let row = &rows[i];
    let suffix = |offset, length: usize| near.row(offset).map_or(NONE, |row| row.suffix[length]);
    let shape = |offset| near.row(offset).map_or(NONE, Row::shape);
    let (before, earlier) = (near.tag(-1), near.tag(-2));
    // A capital at the beginning of a sentence says less.
    let look = pair(row.shape(), u32::from(i == 0 || i == 1 && rows[0].shape == Shape::Punctuation));
    slots.add(row.word);
    slots.add(pair(row.suffix[0], look));
    slots.add(pair(row.suffix[1], look));
    slots.add(row.stem);
    slots.add(pair(look, shape(1)));
    slots.add(pair(look, before));
    slots.add(pair(before, earlier));
    slots.add(pair(before, row.word));
    slots.add(pair(before, row.suffix[0]));
    slots.add(near.word(-1));
    slots.add(near.word(1));
    slots.add(pair(before, near.word(1)));
    slots.add(pair(row.word, near.word(1)));
    slots.add(pair(near.word(-1), row.word));
    slots.add(suffix(1, 0));
    slots.add(near.word(2));
    slots.add(row.class.bits());
    slots.add(pair(before, near.row(1).map_or(NONE, |row| row.class.bits())));
}
