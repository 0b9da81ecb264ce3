//! The places of a whole quotation: segment by segment, and pieces of a segment that stand elsewhere.

use std::ops::Range;

use super::align::{Alignment, Step, find, find_in};
use super::index::Source;
use super::quotation::Quotation;

/// A quotation as it stands in the source, piece by piece in the order of the quotation.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) blocks: Vec<Alignment>,
    /// Whether an omission is marked before each block.
    pub(super) marked: Vec<bool>,
    /// Words that stand nowhere in the source, outside all blocks.
    pub(super) made_up: Vec<Range<usize>>,
    pub(super) matched: usize,
    pub(super) score: i32,
}

impl Reading {
    /// The reading with this block instead of its only one.
    pub(super) fn with(&self, block: Alignment) -> Self {
        Self { blocks: vec![block], ..self.clone() }
    }

    /// Does a sentence of the quotation, or several words in a row, not stand where the rest does?
    fn is_broken(&self, parts: &[(Range<usize>, bool)]) -> bool {
        /// The share of the words of a sentence that stand there.
        const LEAST: f64 = 0.75;
        let mut standing: Vec<usize> = Vec::new();
        let (mut run, mut longest) = (0, 0);
        for step in self.blocks.iter().flat_map(|block| &block.steps) {
            standing.extend(step.same().into_iter().flat_map(|((first, _), (last, _))| first..last + 1));
            run = if step.quoted().is_some() { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        standing.sort_unstable();
        let count = |part: &Range<usize>| {
            standing.partition_point(|&i| i < part.end) - standing.partition_point(|&i| i < part.start)
        };
        !self.made_up.is_empty()
            || longest >= MOVED
            || parts.iter().any(|(part, _)| (count(part) as f64) < LEAST * part.len() as f64)
    }
}

/// The share of the words that must stand in the source.
const LEAST: f64 = 0.6;
/// Words of a segment that are looked for as one; a longer one is located piece by piece.
const LONGEST: usize = 400;
/// Alignments of one segment that are followed up.
const FOLLOWED: usize = 4;
/// Words behind a mark of omission in which the quotation goes on.
const LEFT_OUT: usize = 600;
/// Words in a row that are looked for elsewhere if they do not stand in place.
const MOVED: usize = 3;

/// The readings of the quotation, the best first; none where it does not stand in the source.
pub(super) fn locate(quotation: &Quotation<'_>, source: &Source) -> Vec<Reading> {
    let whole = cut(&quotation.segments);
    let mut readings = readings(quotation, source, &whole);
    // Sentence by sentence, if they do not stand as they are: they may be swapped, or of two speakers.
    let parts = sentences(quotation, &whole);
    let best = readings.iter().max_by_key(|reading| reading.score);
    if parts.len() > whole.len() && best.is_none_or(|best| best.blocks.len() > whole.len() || best.is_broken(&parts)) {
        readings.extend(self::readings(quotation, source, &parts));
    }
    readings.sort_by_key(|reading| std::cmp::Reverse(reading.score));
    readings
}

/// The segments in parts that end with a sentence.
fn sentences(quotation: &Quotation<'_>, segments: &[(Range<usize>, bool)]) -> Vec<(Range<usize>, bool)> {
    /// Words of a part.
    const LEAST: usize = 2;
    let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
    for (segment, marked) in segments {
        let mut start = segment.start;
        for i in segment.clone() {
            let ends = i + 1 == segment.end || quotation.gap_text(i, i + 1).contains(['.', '!', '?', ';', ':', '\n']);
            let is_long = i + 1 - start >= LEAST && (segment.end - i > LEAST || i + 1 == segment.end);
            if ends && is_long {
                parts.push((start..i + 1, *marked && start == segment.start));
                start = i + 1;
            }
        }
        if start < segment.end {
            parts.push((start..segment.end, *marked && start == segment.start));
        }
    }
    parts
}

/// The readings of these segments around the longest.
fn readings(quotation: &Quotation<'_>, source: &Source, segments: &[(Range<usize>, bool)]) -> Vec<Reading> {
    let Some(anchor) = (0..segments.len()).max_by_key(|&s| (segments[s].0.len(), std::cmp::Reverse(s))) else {
        return Vec::new();
    };
    let found = find(quotation, segments[anchor].0.clone(), source);
    let mut readings: Vec<Reading> = found
        .into_iter()
        .take(FOLLOWED)
        .map(|alignment| around(quotation, source, segments, anchor, alignment))
        .collect();
    let words = (0..quotation.words.len()).filter(|&i| !quotation.bracketed[i]).count();
    readings.retain(|reading| reading.matched as f64 >= LEAST * words as f64 && reading.matched > 0);
    readings
}

/// The segments with whether an omission is marked before each; long ones in parts.
fn cut(segments: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let parts = segments.iter().enumerate().flat_map(|(number, segment)| {
        let starts = segment.clone().step_by(LONGEST - 1);
        starts.map(move |start| (start..segment.end.min(start + LONGEST - 1), number > 0 && start == segment.start))
    });
    parts.collect()
}

/// The reading around one alignment of the anchor.
fn around(
    quotation: &Quotation<'_>,
    source: &Source,
    segments: &[(Range<usize>, bool)],
    anchor: usize,
    alignment: Alignment,
) -> Reading {
    let mut placed: Vec<Option<Alignment>> = vec![None; segments.len()];
    let end = source.words().len();
    let mut at = alignment.stretch();
    for s in anchor + 1..segments.len() {
        let near = at.end..end.min(at.end + LEFT_OUT);
        placed[s] = place(quotation, source, segments[s].0.clone(), near);
        at = placed[s].as_ref().map_or(at, Alignment::stretch);
    }
    let mut at = alignment.stretch();
    for s in (0..anchor).rev() {
        let near = at.start.saturating_sub(LEFT_OUT)..at.start;
        placed[s] = place(quotation, source, segments[s].0.clone(), near);
        at = placed[s].as_ref().map_or(at, Alignment::stretch);
    }
    placed[anchor] = Some(alignment);
    let mut reading = Reading { blocks: vec![], marked: vec![], made_up: vec![], matched: 0, score: 0 };
    for (alignment, (words, marked)) in placed.into_iter().zip(segments) {
        match alignment {
            Some(alignment) => settle(quotation, source, alignment, *marked, &mut reading),
            None => reading.made_up.push(words.clone()),
        }
    }
    reading
}

/// Where a segment stands: near the one beside it, or else anywhere.
fn place(quotation: &Quotation<'_>, source: &Source, words: Range<usize>, near: Range<usize>) -> Option<Alignment> {
    let stands = |alignment: &Alignment| is_there(quotation, &words, alignment.matched);
    let beside = find_in(quotation, words.clone(), source, near).filter(stands);
    beside.or_else(|| find(quotation, words.clone(), source).into_iter().find(stands))
}

/// Do enough of the words stand there? Of two words both must.
fn is_there(quotation: &Quotation<'_>, words: &Range<usize>, matched: usize) -> bool {
    let own = words.clone().filter(|&i| !quotation.bracketed[i]).count();
    if own <= 2 { matched >= own } else { matched as f64 >= LEAST * own as f64 }
}

/// Adds a block, and the words in it that stand elsewhere as blocks of their own.
fn settle(quotation: &Quotation<'_>, source: &Source, alignment: Alignment, marked: bool, reading: &mut Reading) {
    let mut steps: Vec<Step> = Vec::new();
    let mut marked = marked;
    let mut rest = alignment.steps.as_slice();
    while !rest.is_empty() {
        let length = rest.iter().take_while(|step| step.same().is_none()).count();
        let mut strange = rest[..length].iter().filter_map(Step::quoted).filter(|&i| !quotation.bracketed[i]);
        let first = strange.next();
        let run = first.map(|first| first..strange.next_back().unwrap_or(first) + 1);
        let moved = run.filter(|run| run.len() >= MOVED).and_then(|run| elsewhere(quotation, source, run));
        if let Some(moved) = moved {
            push(quotation, reading, std::mem::take(&mut steps), marked);
            push(quotation, reading, moved.steps, false);
            marked = false;
            rest = &rest[length..];
        } else {
            let length = length.max(1);
            steps.extend(&rest[..length]);
            rest = &rest[length..];
        }
    }
    push(quotation, reading, steps, marked);
}

/// Words that do not stand in place but elsewhere, nearly all of them.
fn elsewhere(quotation: &Quotation<'_>, source: &Source, run: Range<usize>) -> Option<Alignment> {
    let found = find(quotation, run.clone(), source).into_iter().next()?;
    (10 * found.matched >= 8 * run.len()).then_some(found)
}

fn push(quotation: &Quotation<'_>, reading: &mut Reading, mut steps: Vec<Step>, marked: bool) {
    // What the source has before and behind a block is none of it.
    let is_left_out = |step: &Step| matches!(step, Step::LeftOut(_));
    let front = steps.iter().take_while(|step| is_left_out(step)).count();
    steps.drain(..front);
    while steps.last().is_some_and(is_left_out) {
        steps.pop();
    }
    if steps.is_empty() {
        return;
    }
    let worth = &quotation.worth;
    let score = |step: &Step| match *step {
        Step::Same(i, _) | Step::Split(i, _) => (1, worth[i]),
        Step::Joined(i, _) => (2, worth[i] + worth[i + 1]),
        Step::Changed(..) | Step::PutIn(_) => (0, -5),
        Step::LeftOut(_) => (0, -1),
    };
    let (matched, score) = steps.iter().map(score).fold((0, 0), |(m, s), (dm, ds)| (m + dm, s + ds));
    if matched == 0 {
        let mut words = steps.iter().filter_map(Step::quoted);
        let first = words.next();
        reading.made_up.extend(first.map(|first| first..words.next_back().unwrap_or(first) + 1));
        return;
    }
    reading.matched += matched;
    reading.score += score;
    reading.blocks.push(Alignment { steps, matched, score });
    reading.marked.push(marked);
}
