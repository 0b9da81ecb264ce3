//! [`Unit`]: what is labelled around a cue, the tokens of its sentence and the segments of its paragraph.

use std::ops::Range;

use super::sheet::{Row, Sheet};

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
pub(super) const LONGEST: usize = 256;

fn segment_start(sheet: &Sheet, low: usize, end: usize) -> usize {
    let low = low.max(end.saturating_sub(LONGEST));
    (low..end - 1).rev().find(|&i| !is_one(sheet, i, end - 1)).map_or(low, |i| i + 1)
}

fn segment_end(sheet: &Sheet, start: usize, high: usize) -> usize {
    let high = high.min(start + LONGEST);
    (start + 1..high).find(|&i| !is_one(sheet, start, i)).unwrap_or(high)
}
