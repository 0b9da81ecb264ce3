//! [`Outline`]: what stands between any two tokens of a sentence, counted once for all its cues.

use std::ops::Range;

use super::hash::{NONE, pair};
use super::sheet::{Row, Sheet};
use super::tags::Tag;
use crate::lexicon::Class;
use crate::segment::Kind;

/// What is counted between two tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counts {
    pub(super) breaks: u16,
    pub(super) verbs: u16,
    pub(super) marks: u16,
    pub(super) that: u16,
    pub(super) cues: u16,
    pub(super) coordinators: u16,
    pub(super) wh: u16,
}

impl Counts {
    /// Breaks, verbs, marks, *that*, cues, coordinators and *wh-* words.
    pub(super) fn values(self) -> [u32; 7] {
        [self.breaks, self.verbs, self.marks, self.that, self.cues, self.coordinators, self.wh].map(u32::from)
    }
}

/// The stretch between two breaks that a token stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chunk {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: i32,
    pub(super) has_finite: bool,
    /// The last break, preposition, conjunction or *to* before the token.
    pub(super) opener: u32,
    /// The last verb before it.
    pub(super) verb: u32,
}

/// A sentence, seen from any of its cues.
pub(super) struct Outline<'s> {
    pub(super) rows: &'s [Row],
    pub(super) range: Range<usize>,
    /// Sums up to each token; one more than there are tokens.
    sums: Vec<Counts>,
    pub(super) chunks: Vec<Chunk>,
}

/// From this probability on a token counts as a cue for the others.
pub(super) const LIKELY: f32 = 0.35;

impl<'s> Outline<'s> {
    /// The outline of the tokens in `range`, which are of one sentence; `cues` has the score of every token.
    pub(super) fn new(sheet: &'s Sheet, range: Range<usize>, cues: &[f32], that: u32) -> Self {
        let rows = &sheet.rows[range.clone()];
        let mut sums = Vec::with_capacity(rows.len() + 1);
        let mut sum = Counts::default();
        sums.push(sum);
        for (row, &cue) in rows.iter().zip(&cues[range.clone()]) {
            sum.breaks += u16::from(is_break(row) && !row.is_mark());
            sum.verbs += u16::from(row.tag.is_verb() || row.tag == Tag::Modal);
            sum.marks += u16::from(row.is_mark());
            sum.that += u16::from(row.word == that);
            sum.cues += u16::from(cue > LIKELY);
            sum.coordinators += u16::from(row.tag == Tag::Coordinator);
            sum.wh += u16::from(row.tag == Tag::Wh);
            sums.push(sum);
        }
        Self { rows, range, sums, chunks: chunks(rows) }
    }

    /// What stands strictly between the tokens at `a` and `b`, counted from the beginning of the sentence.
    pub(super) fn between(&self, a: usize, b: usize) -> Counts {
        let (low, high) = if a < b { (a + 1, b) } else { (b + 1, a) };
        let (from, to) = (self.sums[low.min(high.max(low))], self.sums[high.max(low)]);
        let few = |to: u16, from: u16| (to - from).min(3);
        Counts {
            breaks: few(to.breaks, from.breaks),
            verbs: few(to.verbs, from.verbs),
            marks: few(to.marks, from.marks),
            that: few(to.that, from.that),
            cues: few(to.cues, from.cues),
            coordinators: few(to.coordinators, from.coordinators),
            wh: few(to.wh, from.wh),
        }
    }

    /// Marks in the sentence, three at the most.
    pub(super) fn marks(&self) -> u32 {
        self.sums[self.rows.len()].marks.min(3).into()
    }
}

/// Does the token part a sentence into chunks?
fn is_break(row: &Row) -> bool {
    row.is_mark()
        || matches!(row.kind, Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Open | Kind::Close)
}

fn chunks(rows: &[Row]) -> Vec<Chunk> {
    let mut chunks = vec![Chunk::default(); rows.len()];
    let (mut start, mut number) = (0, 0);
    let (mut opener, mut verb) = (NONE, NONE);
    while start < rows.len() {
        let length =
            if is_break(&rows[start]) { 1 } else { rows[start..].iter().take_while(|row| !is_break(row)).count() };
        let end = start + length;
        let has_finite = rows[start..end].iter().any(|row| row.tag.is_finite());
        for i in start..end {
            let row = &rows[i];
            if is_break(row) {
                opener = pair(row.word, 9);
            }
            chunks[i] = Chunk { start, end, number, has_finite, opener, verb };
            if matches!(row.tag, Tag::Preposition | Tag::To | Tag::Wh | Tag::Coordinator)
                || row.class.contains(Class::COMPLEMENTISER)
            {
                opener = row.word;
            }
            if row.tag.is_verb() {
                verb = row.stem;
            }
        }
        start = end;
        number += 1;
    }
    chunks
}
