//! Cues: how probable it is that a token attributes something.

use super::evidence::Evidence;
use super::hash::{NONE, Sink, Slots, pair, triple};
use super::sheet::{Neighbours, Row, Shape, Sheet};
use super::table::{Table, probability};
use super::tags::Tag;
use crate::lexicon::Class;
use crate::segment::Kind;

/// Can a token of this kind be the head of a cue?
pub(crate) fn is_candidate(row: &Row) -> bool {
    let closed = matches!(
        row.tag,
        Tag::Determiner
            | Tag::Coordinator
            | Tag::Number
            | Tag::Possessive
            | Tag::There
            | Tag::Genitive
            | Tag::Pronoun
            | Tag::Wh
    );
    row.kind == Kind::Colon || row.kind == Kind::Dash || row.is_word() && row.shape != Shape::Number && !closed
}

/// Weights of the cue stage.
#[derive(Clone, Debug, PartialEq)]
pub struct CueTables {
    /// For the first look, which sorts out what can hardly be a cue.
    pub first: Table<1>,
    /// For what passed it.
    pub second: Table<1>,
    /// Least score of the first look.
    pub least: f32,
}

/// The probability for every token of `sheet` that it is the head of a cue; 0 for those that can hardly be one.
pub(crate) fn score(sheet: &Sheet, evidence: &Evidence, tables: &CueTables) -> Vec<f32> {
    let mut scores = vec![0.0; sheet.rows.len()];
    for i in (0..sheet.rows.len()).filter(|&i| is_candidate(&sheet.rows[i])) {
        let [first] = tables.first.weigh(|slots| first_look(sheet, evidence, i, slots));
        if first >= tables.least {
            let [second] = tables.second.weigh(|slots| features(sheet, evidence, i, slots));
            scores[i] = probability(second);
        }
    }
    scores
}

/// Adds the few slots of a first look at the token at `i`.
pub(crate) fn first_look(sheet: &Sheet, evidence: &Evidence, i: usize, slots: &mut Slots<'_, impl Sink>) {
    let row = &sheet.rows[i];
    let next = sheet.rows.get(i + 1);
    let tag = row.tag();
    let draft = evidence.at_head(i).map_or(NONE, |(_, draft)| draft.kind);
    slots.add(0);
    slots.add(pair(row.stem, tag));
    slots.add(row.stem);
    slots.add(pair(row.kinds, tag));
    slots.add(pair(row.profile, tag));
    slots.add(pair(tag, next.map_or(NONE, Row::tag)));
    slots.add(pair(tag, next.map_or(NONE, |next| next.word)));
    slots.add(pair(tag, row.suffix[0]));
    slots.add(draft);
}

/// Marks farther from a token than this are not looked for.
const REACH: usize = 6;

/// Adds the slots of the token at `i`.
pub(crate) fn features(sheet: &Sheet, evidence: &Evidence, i: usize, slots: &mut Slots<'_, impl Sink>) {
    let sentence = sheet.sentence(i);
    let rows = &sheet.rows[sentence.clone()];
    let at = i - sentence.start;
    let near = Neighbours::new(rows, at);
    let row = &rows[at];
    let (stem, tag) = (row.stem, row.tag());
    slots.add(0);
    words(slots, &near, row);
    slots.group(40);
    quotation(slots, &near, row, rows);
    slots.group(110);
    clause(slots, &near, row);
    slots.group(60);
    slots.add(at.min(6) as u32);
    slots.add((rows.len() - at).min(6) as u32);
    slots.add(row.paragraph.min(3));
    slots.add(pair(row.paragraph.min(2), tag));
    slots.add((rows.len() / 8).min(6) as u32);
    let paragraph = sheet.paragraph(i);
    slots.add(u32::from(paragraph.start == sentence.start) * 2 + u32::from(paragraph.end == sentence.end));
    let is_break = row.tag == Tag::Break;
    slots.add_if(is_break, triple(stem, at.min(8) as u32, pair(near.edge(1), near.row(1).map_or(9, Row::shape))));
    slots.add_if(is_break, pair(at.min(4) as u32, near.row(-1).map_or(9, Row::shape)));
    slots.group(80);
    let draft = evidence.at_head(i).map(|(_, draft)| draft);
    let own = evidence.at_head(i).map_or(0, |(number, _)| number as u32 + 1);
    let kind = draft.map_or(NONE, |draft| draft.kind);
    let others = evidence.others(i, own);
    slots.add(kind);
    slots.add(pair(kind, stem));
    slots.add(pair(kind, tag));
    slots.add(pair(kind, others));
    slots.add(others);
    slots.add(pair(others, tag));
    slots.add(pair(others, stem));
    slots.add(triple(kind, row.profile, others));
    let length: usize = draft.map_or(0, |draft| draft.content.iter().map(ExactSizeIterator::len).sum());
    slots.add(triple(kind, (length.min(40) / 4) as u32, row.classes));
}

/// The word, its neighbours and what the lexicon says of it.
fn words(slots: &mut Slots<'_, impl Sink>, near: &Neighbours<'_>, row: &Row) {
    let (stem, tag, profile) = (row.stem, row.tag(), row.profile);
    let (before, after) = (near.word(-1), near.word(1));
    slots.add(row.word);
    slots.add(stem);
    slots.add(tag);
    slots.add(pair(stem, tag));
    slots.add(pair(row.suffix[0], tag));
    slots.add(row.shape());
    slots.add(before);
    slots.add(after);
    slots.add(pair(before, stem));
    slots.add(pair(stem, after));
    slots.add(pair(near.word(-2), before));
    slots.add(pair(after, near.word(2)));
    slots.add(near.word(2));
    slots.add(near.word(-2));
    slots.add(triple(before, stem, after));
    slots.add(pair(near.tag(-1), tag));
    slots.add(pair(tag, near.tag(1)));
    slots.add(triple(near.tag(-1), tag, near.tag(1)));
    slots.add(triple(tag, near.tag(1), near.tag(2)));
    slots.add(triple(near.tag(-2), near.tag(-1), tag));
    slots.add(pair(stem, near.tag(1)));
    slots.add(pair(stem, near.tag(-1)));
    slots.add(pair(profile, tag));
    slots.add(triple(profile, tag, near.tag(1)));
    slots.add(triple(profile, tag, near.tag(-1)));
    slots.add(triple(profile, tag, after));
    slots.add(triple(profile, tag, before));
    slots.add(triple(row.classes, tag, after));
    slots.add(triple(tag, after, near.tag(2)));
    slots.add(triple(before, tag, near.tag(1)));
    slots.add(pair(tag, near.row(1).map_or(NONE, |next| next.class.bits())));
    slots.add(pair(tag, near.row(-1).map_or(NONE, |last| last.class.bits())));
    slots.add(pair(tag, pair(near.row(-1).map_or(NONE, Row::shape), near.row(1).map_or(NONE, Row::shape))));
    slots.add(pair(near.row(1).map_or(NONE, |next| next.profile), tag));
    slots.add(pair(near.row(-1).map_or(NONE, |last| last.profile), tag));
}

/// What kind of word it is, what stands before it as a subject would, and after it as a content would.
fn clause(slots: &mut Slots<'_, impl Sink>, near: &Neighbours<'_>, row: &Row) {
    let (tag, kinds) = (row.tag(), row.kinds);
    slots.add(pair(kinds, tag));
    slots.add(triple(kinds, tag, near.word(1)));
    slots.add(triple(kinds, tag, near.tag(1)));
    slots.add(triple(kinds, tag, near.tag(-1)));
    slots.add(triple(kinds, near.tag(-1), near.tag(1)));
    slots.add(triple(kinds, tag, pair(near.edge(1), u32::from(row.is_quoted()))));
    let (subject, before) = subject(near);
    let who = subject.map_or(NONE, |row| pair(row.tag(), row.class.bits()));
    slots.add(triple(who, before, tag));
    slots.add(triple(who, row.stem, before));
    slots.add(triple(who, kinds, tag));
    slots.add(triple(subject.map_or(NONE, |row| row.word), before, tag));
    slots.add(triple(subject.map_or(NONE, |row| row.word), row.stem, 0));
    let (object, after) = object(near);
    let what = object.map_or(NONE, |row| if row.tag.is_verb() || row.tag.is_noun() { row.tag() } else { row.word });
    slots.add(triple(what, after, tag));
    slots.add(triple(what, after, row.stem));
    slots.add(triple(what, kinds, pair(tag, after)));
    slots.add(triple(who, what, tag));
    slots.add(triple(who, what, pair(kinds, tag)));
}

/// Words that are looked over for a subject or a content.
const CLAUSE: isize = 7;

/// The noun, name or pronoun before, and what stands between: an auxiliary, *to*, a comma, a mark.
fn subject<'s>(near: &Neighbours<'s>) -> (Option<&'s Row>, u32) {
    let mut between = 0;
    for offset in 1..=CLAUSE {
        let Some(row) = near.row(-offset) else { break };
        between |= match row.tag {
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pronoun | Tag::Wh | Tag::There | Tag::Determiner => {
                return (Some(row), between);
            }
            Tag::Modal => 1,
            Tag::To => 2,
            Tag::Comma => 4,
            Tag::Mark => 8,
            Tag::Preposition => 16,
            Tag::Coordinator => 32,
            Tag::Break | Tag::Stop => 64,
            tag if tag.is_verb() && row.class.intersects(Class::AUXILIARY) => 128,
            tag if tag.is_verb() => 256,
            _ => 0,
        };
    }
    (None, between)
}

/// The first word behind that is no adverb, pronoun, determiner or adjective, and whether marks stand before it.
fn object<'s>(near: &Neighbours<'s>) -> (Option<&'s Row>, u32) {
    let mut between = 0;
    for offset in 1..=CLAUSE {
        let Some(row) = near.row(offset) else { break };
        between |= match row.tag {
            Tag::Adverb | Tag::Number => 0,
            Tag::Pronoun | Tag::Possessive => 1,
            Tag::Determiner | Tag::Adjective => 2,
            Tag::Name => 4,
            Tag::Comma => 8,
            Tag::Mark => 16,
            _ => return (Some(row), between),
        };
    }
    (None, between)
}

/// Where the marks stand.
fn quotation(slots: &mut Slots<'_, impl Sink>, near: &Neighbours<'_>, row: &Row, rows: &[Row]) {
    let (stem, tag) = (row.stem, row.tag());
    let is_mark = |offset: isize| near.row(offset).is_some_and(Row::is_mark);
    let distance = |sign: isize| (1..=REACH).find(|&d| is_mark(sign * d as isize)).unwrap_or(9) as u32;
    let (left, right) = (distance(-1), distance(1));
    let marks = rows.iter().take(200).filter(|row| row.is_mark()).take(3).count() as u32;
    let quoted = u32::from(row.is_quoted());
    let next = near.edge(1);
    slots.add(pair(quoted, marks));
    slots.add(pair(stem, quoted));
    slots.add(pair(quoted, next));
    slots.add(pair(stem, next));
    slots.add(pair(left, tag));
    slots.add(pair(right, tag));
    slots.add(triple(left.min(4), right.min(4), tag));
    slots.add(triple(stem, left.min(3), right.min(3)));
    slots.add(triple(row.profile, left.min(3), right.min(3)));
}
