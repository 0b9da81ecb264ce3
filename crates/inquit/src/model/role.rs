//! Roles around a cue: which tokens are its source, which its content.
//!
//! The cue's sentence is seen token by token, the rest of its paragraph in segments, each a sentence or the quoted or
//! unquoted part of one.

use std::ops::Range;

use super::evidence::{Draft, Evidence};
use super::hash::{NONE, Sink, Slots, pair, steps, triple};
use super::outline::{Counts, LIKELY, Outline};
use super::sheet::{Neighbours, Row, Shape, Sheet};
use super::tags::Tag;
use super::unit::{LONGEST, Unit};
use crate::segment::Kind;

/// A distance as one of a few steps, and its side.
fn signed_steps(distance: isize) -> u32 {
    steps(distance.unsigned_abs()) * 2 + u32::from(distance < 0)
}

/// What tokens beside one another have in common, seen from a cue: most features of a token are those of its stretch,
/// and are made and weighed once for all of it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Stretch {
    /// 0 before the cue, 1 behind it, 2 at it.
    side: u32,
    /// What stands between them and the cue.
    between: Counts,
    /// First token and end of the chunk, in the outline.
    chunk: (usize, usize),
    /// Chunks from that of the cue.
    number: u32,
    has_finite: bool,
    opener: u32,
    verb: u32,
    /// 0 outside all quotes, 1 in that of the cue, 2 in another.
    quote: u32,
    /// What the rules' proposal for this cue says of them, and what those for others say.
    part: u32,
    others: u32,
}

/// A cue with everything that its units' features are made from.
pub(crate) struct Scene<'s> {
    sheet: &'s Sheet,
    evidence: &'s Evidence,
    scores: &'s [f32],
    outline: &'s Outline<'s>,
    head: usize,
    cue: &'s Row,
    draft: Option<&'s Draft>,
    /// Number of the draft, from 1; 0 for none.
    own: u32,
    kind: u32,
    quoted_before: u32,
    quoted_after: u32,
    next: u32,
    next_tag: u32,
    last_tag: u32,
    last: u32,
}

impl<'s> Scene<'s> {
    pub(super) fn new(
        sheet: &'s Sheet,
        evidence: &'s Evidence,
        scores: &'s [f32],
        outline: &'s Outline<'s>,
        head: usize,
    ) -> Self {
        let at = head - outline.range.start;
        let near = Neighbours::new(outline.rows, at);
        let own = evidence.at_head(head);
        Self {
            sheet,
            evidence,
            scores,
            outline,
            head,
            cue: &sheet.rows[head],
            draft: own.map(|(_, draft)| draft),
            own: own.map_or(0, |(number, _)| number as u32 + 1),
            kind: own.map_or(NONE, |(_, draft)| draft.kind),
            quoted_before: u32::from(outline.rows[..at].iter().any(Row::is_quoted)),
            quoted_after: u32::from(outline.rows[at + 1..].iter().any(Row::is_quoted)),
            next: pair(near.word(1), 1),
            next_tag: near.tag(1),
            last_tag: near.tag(-1),
            last: near.word(-1),
        }
    }

    /// Adds the slots of the label of `unit`.
    #[cfg(feature = "train")]
    pub(crate) fn emission(&self, unit: &Unit, slots: &mut Slots<'_, impl Sink>) {
        match unit {
            Unit::Token(i) => {
                let stretch = self.stretch(*i);
                self.of_stretch(&stretch, slots);
                self.of_token(*i, &stretch, slots);
            }
            Unit::Segment(range) => self.segment(range, slots),
        }
    }

    /// Adds the slots of the labels of `unit` and the one before it.
    pub(crate) fn transition(&self, before: &Unit, unit: &Unit, slots: &mut Slots<'_, impl Sink>) {
        match unit {
            Unit::Token(i) => self.token_pair(matches!(before, Unit::Token(_)), *i, slots),
            Unit::Segment(range) => self.segment_pair(before, range, slots),
        }
    }

    fn side(&self, i: usize) -> u32 {
        u32::from(i > self.head) + 2 * u32::from(i == self.head)
    }

    /// What the rules' own proposal for this cue says of the token, and whether that begins or ends there.
    fn part(&self, i: usize) -> u32 {
        let Some(draft) = self.draft else { return 9 };
        draft.part(i) as u32
    }

    /// What the token at `i` of the cue's sentence has in common with those beside it.
    pub(crate) fn stretch(&self, i: usize) -> Stretch {
        let at = i - self.outline.range.start;
        let (row, chunk) = (&self.outline.rows[at], &self.outline.chunks[at]);
        let own = self.outline.chunks[self.head - self.outline.range.start].number;
        Stretch {
            side: self.side(i),
            between: self.outline.between(self.head - self.outline.range.start, at),
            chunk: (chunk.start, chunk.end),
            number: (chunk.number - own).clamp(-5, 5) as u32,
            has_finite: chunk.has_finite,
            opener: chunk.opener,
            verb: chunk.verb,
            quote: match row.quote {
                0 => 0,
                same if same == self.cue.quote => 1,
                _ => 2,
            },
            part: self.part(i),
            others: self.evidence.others(i, self.own),
        }
    }

    /// Adds the slots of a token that all tokens of its stretch share.
    pub(crate) fn of_stretch(&self, stretch: &Stretch, slots: &mut Slots<'_, impl Sink>) {
        let &Stretch { side, number, quote, opener, verb, part, others, .. } = stretch;
        let cue = self.cue;
        let (stem, cue_tag) = (cue.stem, cue.tag());
        let [breaks, verbs, marks, that, cues, coordinators, wh] = stretch.between.values();
        slots.group(60);
        slots.add(triple(breaks, verbs, pair(side, stem)));
        slots.add(triple(breaks, verbs, triple(side, coordinators, wh)));
        slots.add(triple(that, stem, side));
        slots.add(triple(breaks, stem, side));
        slots.add(triple(breaks, verbs, triple(side, cue.profile, that)));
        slots.add(triple(cues, breaks, pair(side, verbs)));
        slots.add(triple(cues, side, marks));
        slots.add(triple(self.last, stem, side));
        slots.group(70);
        slots.add(triple(quote, stem, side));
        slots.add(triple(quote, pair(side, self.quoted_after), pair(self.quoted_before, cue_tag)));
        slots.add(triple(quote, breaks, pair(side, verbs)));
        slots.group(80);
        slots.add(triple(part, self.kind, side));
        slots.add(triple(part, stem, side));
        slots.add(triple(part, others, pair(self.kind, side)));
        slots.add(triple(part, u32::from(quote > 0), pair(self.kind, u32::from(cue.is_quoted()))));
        slots.group(90);
        let finite = u32::from(stretch.has_finite);
        slots.add(triple(opener, side, stem));
        slots.add(triple(opener, number, pair(finite, cue_tag)));
        slots.add(triple(opener, verbs, pair(side, breaks)));
        slots.add(pair(verb, number));
        let rows = self.outline.rows;
        let (start, end) = stretch.chunk;
        let first = &rows[start];
        let length = ((end - start).min(12) / 2) as u32;
        let before = start.checked_sub(1).map_or(1, |last| rows[last].word);
        let after = rows.get(end).map_or(1, |row| row.word);
        let quoted = u32::from(quote > 0);
        let second = if start + 1 < end { rows[start + 1].tag() } else { NONE };
        let cue_tags = pair(self.last_tag, self.next_tag);
        slots.group(100);
        slots.add(triple(number, first.word, quoted));
        slots.add(triple(number, first.tag(), cue_tag));
        slots.add(triple(number, finite, pair(stem, length)));
        slots.add(triple(number, pair(before, after), pair(finite, quoted)));
        slots.add(triple(number, finite, triple(first.tag(), second, quoted)));
        slots.add(triple(number, cue_tags, cue_tag));
        slots.add(triple(number, stem, first.tag()));
        slots.add(triple(number, finite, pair(cue_tags, quoted)));
        slots.add(triple(number, length, pair(finite, cue_tag)));
    }

    /// Adds the slots of the token at `i` that are its own.
    pub(crate) fn of_token(&self, i: usize, stretch: &Stretch, slots: &mut Slots<'_, impl Sink>) {
        let at = i - self.outline.range.start;
        let near = Neighbours::new(self.outline.rows, at);
        let (row, cue) = (&self.outline.rows[at], self.cue);
        let &Stretch { side, quote, part, .. } = stretch;
        let distance = signed_steps(i as isize - self.head as isize);
        let (tag, word, stem, cue_tag) = (row.tag(), row.word, cue.stem, cue.tag());
        slots.group(0);
        slots.add(pair(word, side));
        slots.add(pair(near.word(-1), side));
        slots.add(pair(near.word(1), side));
        slots.add(triple(tag, near.tag(1), side));
        slots.add(triple(near.tag(-1), tag, pair(near.tag(1), side)));
        slots.add(triple(word, near.word(1), side));
        slots.add(triple(cue_tag, self.next_tag, pair(side, tag)));
        slots.add(triple(cue_tag, self.last_tag, pair(side, tag)));
        slots.add(triple(cue.profile, self.next_tag, pair(side, tag)));
        slots.group(20);
        slots.add(triple(stem, side, distance));
        slots.add(triple(cue_tag, distance, tag));
        slots.add(triple(stem, self.next, distance));
        slots.add(triple(cue_tag, self.last_tag, distance));
        slots.add(triple(cue_tag, self.next_tag, distance));
        slots.add(triple(cue.profile, side, distance));
        slots.add(triple(cue.kinds, distance, cue_tag));
        slots.add(triple(row.shape(), distance, cue_tag));
        slots.add(triple(quote, distance, u32::from(cue.is_quoted())));
        slots.group(40);
        slots.add(triple(u32::from(stretch.between.verbs), pair(tag, side), cue_tag));
        slots.add(triple((self.outline.rows.len() - 1 - at).min(3) as u32, side, row.shape()));
        slots.add(pair(row.shape(), side));
        slots.add(triple(quote, tag, side));
        slots.add(triple(quote, pair(side, self.next), row.edge as u32));
        let is_beside = |offset| u32::from(near.row(offset).is_some_and(Row::is_quoted));
        let beside = if row.is_quoted() { 0 } else { 1 + is_beside(-1) + 2 * is_beside(1) };
        slots.add(triple(beside, quote, pair(word, side)));
        slots.add(triple(stretch.opener, side, pair(tag, cue_tag)));
        slots.add(triple(stretch.number, u32::from(at == stretch.chunk.0), pair(word, side)));
        let (before, after) = (i.checked_sub(1).map_or(8, |i| self.part(i)), self.part(i + 1));
        slots.group(50);
        slots.add(triple(part, cue_tag, tag));
        slots.add(triple(part, pair(before, after), pair(tag, side)));
        slots.add(triple(part, word, side));
    }

    fn token_pair(&self, after_token: bool, i: usize, slots: &mut Slots<'_, impl Sink>) {
        let (row, cue, side) = (&self.sheet.rows[i], self.cue, self.side(i));
        let distance = signed_steps(i as isize - self.head as isize);
        slots.group(0);
        slots.add(side);
        slots.add(pair(side, u32::from(i == self.head || i == self.head + 1)));
        if !after_token {
            slots.group(30);
            slots.add(pair(side, row.edge as u32));
            slots.add(row.word);
            return;
        }
        let last = &self.sheet.rows[i - 1];
        let punctuation = |row: &Row| if row.shape == Shape::Punctuation { row.word } else { 1 };
        slots.add(triple(side, punctuation(last), punctuation(row)));
        slots.add(triple(row.edge as u32, last.edge as u32, side));
        let quoted = |row: &Row| u32::from(row.is_quoted());
        slots.add(triple(quoted(row), quoted(last), quoted(cue)));
        slots.add(pair(row.word, side));
        slots.add(triple(cue.tag(), row.tag(), side));
        slots.add(triple(cue.stem, side, distance.min(8)));
        let (before, here) = (self.part(i - 1), self.part(i));
        slots.add(triple(before, here, side));
        slots.add(triple(before, here, self.kind));
        slots.add(triple(before, here, row.tag()));
        slots.add(triple(last.tag(), row.tag(), side));
    }

    /// Adds the slots of the segment in `range`.
    pub(crate) fn segment(&self, range: &Range<usize>, slots: &mut Slots<'_, impl Sink>) {
        let rows = &self.sheet.rows;
        let (first, last, cue) = (&rows[range.start], &rows[range.end - 1], self.cue);
        let away = (first.sentence as i32 - cue.sentence as i32).clamp(-3, 3) as u32;
        let side = u32::from(first.sentence > cue.sentence);
        let (quoted, cue_quoted) = (u32::from(first.is_quoted()), u32::from(cue.is_quoted()));
        let length = (range.len().min(30) / 4) as u32;
        let sentence = self.sheet.sentence(range.start);
        let sentence = sentence.start..sentence.end.min(sentence.start + LONGEST);
        let any_quoted = u32::from(rows[sentence.clone()].iter().any(Row::is_quoted));
        let unquoted =
            rows[sentence.clone()].iter().filter(|row| !row.is_quoted() && row.is_word()).count().min(4) as u32;
        let has_cue = |i: usize, least: f32| self.scores[i] > least;
        let own_cue = u32::from(range.clone().any(|i| has_cue(i, LIKELY)));
        let sentence_cue = u32::from(sentence.clone().any(|i| has_cue(i, LIKELY) && !rows[i].is_quoted()));
        let near = &self.outline.range;
        let between = if side == 1 { near.end..range.start } else { range.end..near.start };
        let between = between.start..between.end.min(between.start + LONGEST);
        let rival = u32::from(between.into_iter().any(|i| has_cue(i, 0.5) && !rows[i].is_quoted()));
        let tail = rows[near.end - 1].word;
        let opens = u32::from(rows[near.start].edge as u32 == 1);
        let to_end = (near.end - self.head).min(6) as u32;
        let same = u32::from(first.is_quoted() && rows[near.clone()].iter().any(|row| row.quote == first.quote));
        let (before, after) = (self.quoted_before, self.quoted_after);
        let place = pair(quoted, side);
        slots.group(200);
        slots.add(away);
        slots.add(pair(away, quoted));
        slots.add(triple(away, quoted, cue_quoted));
        slots.add(triple(place, own_cue, sentence_cue));
        slots.add(triple(place, cue.stem, rival));
        slots.add(triple(place, rival, pair(sentence_cue, unquoted)));
        slots.add(triple(place, opens, pair(before, after)));
        slots.add(triple(place, unquoted, pair(any_quoted, rival)));
        slots.add(triple(place, tail, to_end));
        slots.add(pair(place, cue.tag()));
        slots.add(triple(quoted, away, length));
        slots.add(pair(place, first.word));
        slots.add(pair(place, last.word));
        slots.add(triple(same, quoted, away));
        slots.add(triple(same, place, cue.stem));
        slots.add(triple(place, cue.stem, pair(before, after)));
        let colon = |row: &Row| u32::from(row.kind == Kind::Colon);
        slots.add(triple(place, pair(colon(cue), colon(&rows[near.end - 1])), away));
        slots.add(triple(quoted, triple(rival, sentence_cue, own_cue), triple(self.outline.marks(), away, cue_quoted)));
        slots.group(230);
        let middle = range.start + range.len() / 2;
        let part = self.part(middle);
        let others = self.evidence.others(middle, self.own);
        slots.add(pair(part, place));
        slots.add(triple(part, self.kind, place));
        slots.add(triple(part, others, place));
        slots.add(triple(part, away, quoted));
        slots.add(triple(others, place, rival));
    }

    fn segment_pair(&self, before: &Unit, range: &Range<usize>, slots: &mut Slots<'_, impl Sink>) {
        let rows = &self.sheet.rows;
        let (first, cue) = (&rows[range.start], self.cue);
        let last = &rows[before.tokens().end - 1];
        let side = u32::from(first.sentence > cue.sentence);
        let away = (first.sentence as i32 - cue.sentence as i32).clamp(-3, 3) as u32;
        let quoted = |row: &Row| u32::from(row.is_quoted());
        let place = pair(quoted(first), side);
        slots.group(60);
        slots.add(place);
        slots.add(pair(away, quoted(first)));
        slots.add(pair(place, quoted(last)));
        slots.add(triple(place, quoted(last), u32::from(last.sentence == first.sentence)));
        slots.add(triple(place, u32::from(first.quote == last.quote), side));
        let parts = pair(self.part(range.start - 1), self.part(range.start + range.len() / 2));
        slots.add(pair(parts, place));
    }
}

/// Is the token punctuation that a content does not begin or end with?
pub(crate) fn is_trimmed(row: &Row) -> bool {
    row.shape == Shape::Punctuation && !row.is_mark() && row.tag != Tag::Other
}
