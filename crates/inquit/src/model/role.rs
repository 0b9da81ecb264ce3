//! Roles around a cue: which tokens are its source, which its content.
//!
//! The cue's sentence is seen token by token, the rest of its paragraph in segments, each a sentence or the quoted or
//! unquoted part of one.

use std::ops::Range;

use super::evidence::{Draft, Evidence};
use super::hash::{NONE, Slots, pair, steps, triple};
use super::outline::{LIKELY, Outline};
use super::sheet::{Neighbours, Row, Shape, Sheet};
use super::tags::Tag;
use crate::segment::Kind;

/// What is labelled: a token of the cue's sentence, or a segment beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Token(usize),
    Segment(Range<usize>),
}

impl Unit {
    /// The tokens of the unit.
    pub(crate) fn tokens(&self) -> Range<usize> {
        match self {
            Unit::Token(i) => *i..*i + 1,
            Unit::Segment(range) => range.clone(),
        }
    }
}

/// Segments looked at before and after the cue's sentence: an attribution that reaches farther is not seen in news.
const SEGMENTS: (usize, usize) = (14, 24);
/// Tokens of the cue's sentence looked at before and after the cue: a sentence beyond that is no news text.
const TOKENS: (usize, usize) = (120, 160);

/// The part of the sentence around the cue at `head` that is seen token by token.
pub(crate) fn near(sheet: &Sheet, head: usize) -> Range<usize> {
    let sentence = sheet.sentence(head);
    sentence.start.max(head.saturating_sub(TOKENS.0))..sentence.end.min(head + TOKENS.1)
}

/// The units around the cue at `head`.
pub(crate) fn units(sheet: &Sheet, head: usize) -> Vec<Unit> {
    let (paragraph, sentence, near) = (sheet.paragraph(head), sheet.sentence(head), near(sheet, head));
    let mut before = Vec::new();
    let mut end = sentence.start;
    let first = if has_quote(sheet, paragraph.start..end) { paragraph.start } else { end };
    while end > first && before.len() < SEGMENTS.0 {
        let start = segment_start(sheet, paragraph.start, end);
        before.push(Unit::Segment(start..end));
        end = start;
    }
    before.reverse();
    let mut units = before;
    units.extend(near.map(Unit::Token));
    let most = units.len() + SEGMENTS.1;
    let mut start = sentence.end;
    let last = if has_quote(sheet, start..paragraph.end) { paragraph.end } else { start };
    while start < last && units.len() < most {
        let end = segment_end(sheet, start, paragraph.end);
        units.push(Unit::Segment(start..end));
        start = end;
    }
    units
}

/// Does a quote stand in the part of a paragraph in `range`? Without one, nothing there is content of this cue.
fn has_quote(sheet: &Sheet, range: Range<usize>) -> bool {
    const REACH: usize = 1000;
    let near = range.start..range.end.min(range.start + REACH);
    sheet.rows[near].iter().any(Row::is_quoted)
}

/// Do the tokens at `a` and `b` belong to one segment?
fn is_one(sheet: &Sheet, a: usize, b: usize) -> bool {
    let (a, b) = (&sheet.rows[a], &sheet.rows[b]);
    a.sentence == b.sentence && a.quote == b.quote
}

/// Tokens of a segment: what is longer is cut, which bounds the work for one cue.
const LONGEST: usize = 256;

fn segment_start(sheet: &Sheet, low: usize, end: usize) -> usize {
    let low = low.max(end.saturating_sub(LONGEST));
    (low..end - 1).rev().find(|&i| !is_one(sheet, i, end - 1)).map_or(low, |i| i + 1)
}

fn segment_end(sheet: &Sheet, start: usize, high: usize) -> usize {
    let high = high.min(start + LONGEST);
    (start + 1..high).find(|&i| !is_one(sheet, start, i)).unwrap_or(high)
}

/// A distance as one of a few steps, and its side.
fn signed_steps(distance: isize) -> u32 {
    steps(distance.unsigned_abs()) * 2 + u32::from(distance < 0)
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
    quoted_before: bool,
    quoted_after: bool,
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
            quoted_before: outline.rows[..at].iter().any(Row::is_quoted),
            quoted_after: outline.rows[at + 1..].iter().any(Row::is_quoted),
            next: pair(near.word(1), 1),
            next_tag: near.tag(1),
            last_tag: near.tag(-1),
            last: near.word(-1),
        }
    }

    /// Adds the slots of the label of `unit`.
    pub(crate) fn emission(&self, unit: &Unit, slots: &mut Slots<'_>) {
        match unit {
            Unit::Token(i) => self.token(*i, slots),
            Unit::Segment(range) => self.segment(range, slots),
        }
    }

    /// Adds the slots of the labels of `unit` and the one before it.
    pub(crate) fn transition(&self, before: &Unit, unit: &Unit, slots: &mut Slots<'_>) {
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

    fn token(&self, i: usize, slots: &mut Slots<'_>) {
        let at = i - self.outline.range.start;
        let head = self.head - self.outline.range.start;
        let near = Neighbours::new(self.outline.rows, at);
        let (row, cue) = (&self.outline.rows[at], self.cue);
        let distance = signed_steps(i as isize - self.head as isize);
        let (side, tag, word) = (self.side(i), row.tag(), row.word);
        let (stem, cue_tag) = (cue.stem, cue.tag());
        slots.group(0);
        slots.add(side);
        slots.add(word);
        slots.add(pair(word, side));
        slots.add(pair(tag, side));
        slots.add(distance);
        slots.add(pair(distance, tag));
        slots.add(pair(near.word(-1), side));
        slots.add(pair(near.word(1), side));
        slots.add(triple(near.tag(-1), tag, side));
        slots.add(triple(tag, near.tag(1), side));
        slots.add(triple(near.tag(-1), tag, pair(near.tag(1), side)));
        slots.add(triple(near.word(-1), word, side));
        slots.add(triple(word, near.word(1), side));
        slots.add(pair(stem, side));
        slots.add(triple(stem, side, distance));
        slots.add(triple(stem, side, tag));
        slots.add(triple(stem, word, side));
        slots.add(triple(cue_tag, side, tag));
        slots.add(triple(cue_tag, distance, tag));
        slots.add(triple(cue_tag, self.next_tag, pair(side, tag)));
        slots.add(triple(cue_tag, self.last_tag, pair(side, tag)));
        slots.add(triple(stem, self.next, pair(side, distance)));
        slots.add(triple(cue_tag, self.last_tag, distance));
        slots.add(triple(cue_tag, self.next_tag, distance));
        slots.add(triple(self.last, stem, side));
        slots.add(triple(cue.profile, side, tag));
        slots.add(triple(cue.profile, side, distance));
        slots.add(triple(cue.classes, side, pair(tag, cue_tag)));
        slots.add(triple(cue.profile, self.next_tag, pair(side, tag)));
        slots.add(triple(cue.kinds, side, pair(tag, cue_tag)));
        slots.add(triple(cue.kinds, self.next_tag, pair(side, tag)));
        slots.add(triple(cue.kinds, distance, cue_tag));
        let between = self.outline.between(head, at);
        let breaks = u32::from(between.breaks);
        let verbs = u32::from(between.verbs);
        let marks = u32::from(between.marks);
        let that = u32::from(between.that);
        let cues = u32::from(between.cues);
        slots.group(60);
        slots.add(triple(breaks, side, cue_tag));
        slots.add(triple(verbs, side, cue_tag));
        slots.add(triple(marks, side, cue_tag));
        slots.add(triple(that, side, cue_tag));
        slots.add(triple(breaks, verbs, pair(side, stem)));
        slots.add(triple(breaks, marks, side));
        let others = pair(between.coordinators.into(), between.wh.into());
        slots.add(triple(breaks, verbs, pair(side, others)));
        slots.add(triple(that, stem, side));
        slots.add(triple(verbs, pair(tag, side), cue_tag));
        slots.add(triple(breaks, stem, side));
        slots.add(triple(breaks, verbs, triple(side, cue.profile, that)));
        slots.group(75);
        let score = self.scores[i];
        slots.add(triple(cues, side, cue_tag));
        slots.add(triple(u32::from(score > LIKELY && i != self.head), side, stem));
        slots.add(triple(cues, breaks, pair(side, verbs)));
        slots.add(triple(cues, (score * 4.0) as u32, side));
        slots.add(triple(cues, side, marks));
        slots.group(85);
        self.token_quotation(i, &near, (breaks, verbs, marks, distance), slots);
        slots.group(110);
        slots.add(triple(at.min(3) as u32, side, cue_tag));
        slots.add(triple((self.outline.rows.len() - 1 - at).min(3) as u32, side, row.shape()));
        let sizes = pair((head / 3).min(5) as u32, ((self.outline.rows.len() - head) / 4).min(5) as u32);
        slots.add(pair(sizes, side));
        slots.add(pair(row.shape(), side));
        slots.add(triple(row.shape(), distance, cue_tag));
        slots.group(130);
        self.token_chunk(at, (side, breaks, verbs), slots);
        slots.group(160);
        self.token_evidence(i, side, slots);
    }

    fn token_quotation(
        &self,
        i: usize,
        near: &Neighbours<'_>,
        (breaks, verbs, marks, distance): (u32, u32, u32, u32),
        slots: &mut Slots<'_>,
    ) {
        let (row, cue, side) = (&self.sheet.rows[i], self.cue, self.side(i));
        let quote = match row.quote {
            0 => 0,
            same if same == cue.quote => 1,
            _ => 2,
        };
        let cue_quoted = u32::from(cue.is_quoted());
        let edge = row.edge as u32;
        let (before, after) = (u32::from(self.quoted_before), u32::from(self.quoted_after));
        slots.add(triple(quote, cue_quoted, side));
        slots.add(triple(quote, cue.stem, side));
        slots.add(triple(quote, pair(cue_quoted, self.outline.marks()), side));
        slots.add(triple(quote, edge, side));
        slots.add(triple(quote, row.tag(), side));
        slots.add(triple(quote, marks, triple(side, cue_quoted, before)));
        slots.add(triple(quote, pair(side, after), pair(before, cue.tag())));
        slots.add(triple(quote, pair(side, self.next), edge));
        slots.add(triple(quote, breaks, pair(side, verbs)));
        let is_beside = |offset| u32::from(near.row(offset).is_some_and(Row::is_quoted));
        let beside = if row.is_quoted() { 0 } else { 1 + is_beside(-1) + 2 * is_beside(1) };
        slots.add(triple(beside, quote, pair(row.word, side)));
        slots.add(triple(quote, distance, cue_quoted));
    }

    fn token_chunk(&self, at: usize, (side, breaks, verbs): (u32, u32, u32), slots: &mut Slots<'_>) {
        let chunk = &self.outline.chunks[at];
        let rows = self.outline.rows;
        let (row, cue) = (&rows[at], self.cue);
        let own = self.outline.chunks[self.head - self.outline.range.start].number;
        let number = (chunk.number - own).clamp(-5, 5) as u32;
        let first = &rows[chunk.start];
        let length = ((chunk.end - chunk.start).min(12) / 2) as u32;
        let before = if chunk.start > 0 { rows[chunk.start - 1].word } else { 1 };
        let after = rows.get(chunk.end).map_or(1, |row| row.word);
        let finite = u32::from(chunk.has_finite);
        let quoted = u32::from(row.is_quoted());
        let second = if chunk.start + 1 < chunk.end { rows[chunk.start + 1].tag() } else { NONE };
        let cue_tags = pair(self.last_tag, self.next_tag);
        slots.add(triple(number, first.word, quoted));
        slots.add(triple(number, first.tag(), cue.tag()));
        slots.add(triple(number, finite, pair(cue.stem, length)));
        slots.add(triple(number, pair(before, after), pair(finite, quoted)));
        slots.add(triple(number, finite, triple(first.tag(), second, quoted)));
        slots.add(triple(number, cue_tags, cue.tag()));
        slots.add(triple(number, cue.stem, first.tag()));
        slots.add(triple(number, finite, pair(cue_tags, quoted)));
        slots.add(triple(number, length, pair(finite, cue.tag())));
        slots.add(triple(chunk.opener, side, cue.stem));
        slots.add(triple(chunk.opener, side, pair(row.tag(), cue.tag())));
        slots.add(triple(chunk.opener, number, pair(finite, cue.tag())));
        slots.add(triple(chunk.verb, side, row.tag()));
        slots.add(pair(chunk.verb, number));
        slots.add(triple(number, u32::from(at == chunk.start), pair(row.word, side)));
        slots.add(triple(chunk.opener, verbs, pair(side, breaks)));
    }

    /// What the rules say of the token, for this cue and for others.
    fn token_evidence(&self, i: usize, side: u32, slots: &mut Slots<'_>) {
        let row = &self.sheet.rows[i];
        let part = self.part(i);
        let (before, after) = (i.checked_sub(1).map_or(8, |i| self.part(i)), self.part(i + 1));
        let others = self.evidence.others(i, self.own);
        let cue = self.cue;
        slots.add(pair(part, side));
        slots.add(triple(part, self.kind, side));
        slots.add(triple(part, cue.stem, side));
        slots.add(triple(part, cue.tag(), row.tag()));
        slots.add(triple(part, before, after));
        slots.add(triple(part, others, side));
        slots.add(triple(part, others, pair(self.kind, side)));
        slots.add(triple(part, pair(before, after), pair(row.tag(), side)));
        slots.add(triple(part, row.word, side));
        slots.add(triple(others, side, cue.tag()));
        slots.add(triple(part, u32::from(row.is_quoted()), pair(self.kind, u32::from(cue.is_quoted()))));
        let content = self.evidence.content_at(i);
        let same = u32::from(content != 0 && content == self.evidence.content_at(self.head));
        slots.add(triple(same, part, side));
    }

    fn token_pair(&self, after_token: bool, i: usize, slots: &mut Slots<'_>) {
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
        slots.add(pair(last.tag(), row.tag()));
        slots.add(triple(side, punctuation(last), punctuation(row)));
        slots.add(triple(row.edge as u32, last.edge as u32, side));
        let quoted = |row: &Row| u32::from(row.is_quoted());
        slots.add(triple(quoted(row), quoted(last), quoted(cue)));
        slots.add(pair(row.word, side));
        slots.add(pair(last.word, side));
        slots.add(triple(cue.tag(), row.tag(), side));
        slots.add(triple(cue.stem, side, distance.min(8)));
        slots.add(triple(cue.tag(), distance, side));
        let (before, here) = (self.part(i - 1), self.part(i));
        slots.add(triple(before, here, side));
        slots.add(triple(before, here, self.kind));
        slots.add(triple(before, here, row.tag()));
        slots.add(triple(last.tag(), row.tag(), side));
    }

    fn segment(&self, range: &Range<usize>, slots: &mut Slots<'_>) {
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
        let (before, after) = (u32::from(self.quoted_before), u32::from(self.quoted_after));
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

    fn segment_pair(&self, before: &Unit, range: &Range<usize>, slots: &mut Slots<'_>) {
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
