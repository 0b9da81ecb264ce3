//! The places of a whole quotation: segment by segment, and pieces of a segment that stand elsewhere.

use std::ops::Range;

use super::align::{Alignment, Step};
use super::moved;
use super::quotation::{Quotation, joins_items};
use super::search::{Search, Wanted};
use crate::text::chars::is_mark;

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

    /// Do all of these words of the source stand in the quotation, elsewhere in it?
    pub(super) fn covers(&self, words: &Range<usize>) -> bool {
        /// Blocks of a reading that is looked at.
        const BLOCKS: usize = 16;
        let shared = |block: &Alignment| {
            let stretch = block.stretch();
            stretch.end.min(words.end).saturating_sub(stretch.start.max(words.start))
        };
        let is_small = !words.is_empty() && self.blocks.len() <= BLOCKS;
        is_small && self.blocks.iter().map(shared).sum::<usize>() >= words.len()
    }

    /// Does a sentence of the quotation, or several words in a row, not stand where the rest does?
    fn is_broken(&self, parts: &[Segment]) -> bool {
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

/// Words of the quotation that stand together, and whether an omission is marked before them.
type Segment = (Range<usize>, bool);

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
pub(super) fn locate(search: &mut Search<'_, '_>) -> Vec<Reading> {
    let whole = cut(&search.quotation.segments);
    let mut readings = readings(search, &whole);
    // Sentence by sentence, if they do not stand as they are: they may be swapped, or of two speakers.
    let parts = sentences(search.quotation, &whole);
    let best = readings.iter().max_by_key(|reading| reading.score);
    let is_apart = best.is_none_or(|best| best.blocks.len() > whole.len() || best.is_broken(&parts));
    if parts.len() > whole.len() && is_apart && have_rows(search, &parts) {
        readings.extend(self::readings(search, &parts));
    }
    // Clause by clause, if hardly any words stand in order.
    let clauses = if readings.is_empty() { clauses(search.quotation) } else { Vec::new() };
    let by_clause =
        if clauses.len() > 1 && have_rows(search, &clauses) { self::readings(search, &clauses) } else { Vec::new() };
    match moved(search, if by_clause.is_empty() { &readings } else { &by_clause }) {
        Some(moved) => readings.push(moved),
        None => readings.extend(by_clause),
    }
    readings.sort_by_key(|reading| std::cmp::Reverse(reading.score));
    readings
}

/// The reading of its clauses in another order, near the best reading, or near the place that has nearly all of its words
/// though too few in order.
fn moved(search: &mut Search<'_, '_>, readings: &[Reading]) -> Option<Reading> {
    if let Some(best) = readings.iter().max_by_key(|reading| reading.score) {
        return moved::read(search, best);
    }
    let count = search.quotation.words.len();
    let near = search.find(0..count.min(LONGEST), count - count / 10, 1).pop()?;
    let mut reading = Reading { blocks: vec![], marked: vec![], made_up: vec![], matched: 0, score: 0 };
    push(search.quotation, &mut reading, near.steps, false);
    moved::read(search, &reading)
}

/// May enough words stand in parts, of which each has some words in a row that stand so in the source?
fn have_rows(search: &Search<'_, '_>, parts: &[Segment]) -> bool {
    /// Words of a part of which enough may stand there though no three are in a row.
    const SHORT: usize = 4;
    let mut spare = Spare::new(search.quotation);
    let mut strange = parts.iter().filter(|(part, _)| part.len() > SHORT && !search.has_row(part.clone()));
    strange.try_for_each(|(part, _)| spare.spend(part.len())).is_some()
}

/// The segments in parts that end with a sentence.
fn sentences(quotation: &Quotation<'_>, segments: &[Segment]) -> Vec<Segment> {
    /// Words of a part.
    const LEAST: usize = 2;
    let mut parts: Vec<Segment> = Vec::new();
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

/// The words of a short quotation in parts that end with a comma or before *and*.
fn clauses(quotation: &Quotation<'_>) -> Vec<Segment> {
    /// Words of a part, and of a quotation.
    const LEAST: usize = 3;
    const LONGEST: usize = 60;
    let count = quotation.words.len();
    let mut parts: Vec<Segment> = Vec::new();
    let mut start = 0;
    for end in 1..=count {
        let is_border =
            end == count || quotation.gap_text(end - 1, end).contains(',') || joins_items(quotation.word(end));
        if is_border && end - start >= LEAST && (count - end >= LEAST || end == count) {
            let is_marked = start > 0 && quotation.segments.iter().any(|segment| segment.start == start);
            parts.push((start..end, is_marked));
            start = end;
        }
    }
    if count > LONGEST { Vec::new() } else { parts }
}

/// The readings of these segments around the longest.
fn readings(search: &mut Search<'_, '_>, segments: &[Segment]) -> Vec<Reading> {
    let Some(anchor) = (0..segments.len()).max_by_key(|&s| (segments[s].0.len(), std::cmp::Reverse(s))) else {
        return Vec::new();
    };
    let words = segments[anchor].0.clone();
    // Words that do not stand beside the others may stand elsewhere, if there are several in a row.
    let least =
        if search.has_row(words.clone()) { 1 } else { words.len() - Spare::new(search.quotation).0.min(words.len()) };
    let found = search.find(words, least, FOLLOWED);
    found.into_iter().filter_map(|alignment| around(search, segments, anchor, alignment)).collect()
}

/// The segments with whether an omission is marked before each; long ones in parts.
fn cut(segments: &[Range<usize>]) -> Vec<Segment> {
    let parts = segments.iter().enumerate().flat_map(|(number, segment)| {
        let starts = segment.clone().step_by(LONGEST - 1);
        starts.map(move |start| (start..segment.end.min(start + LONGEST - 1), number > 0 && start == segment.start))
    });
    parts.collect()
}

/// The reading around one alignment of the anchor, if enough of the quotation stands there.
fn around(search: &mut Search<'_, '_>, segments: &[Segment], anchor: usize, alignment: Alignment) -> Option<Reading> {
    let mut spare = Spare::new(search.quotation);
    let mut placed: Vec<Option<Alignment>> = vec![None; segments.len()];
    let end = search.source.words().len();
    let beside = alignment.stretch();
    spare.settle(search, &segments[anchor].0, Some(&alignment))?;
    let mut at = beside.clone();
    for s in anchor + 1..segments.len() {
        let near = at.end..end.min(at.end + LEFT_OUT);
        placed[s] = place(search, segments[s].0.clone(), near);
        spare.settle(search, &segments[s].0, placed[s].as_ref())?;
        at = placed[s].as_ref().map_or(at, Alignment::stretch);
    }
    let mut at = beside;
    for s in (0..anchor).rev() {
        let near = at.start.saturating_sub(LEFT_OUT)..at.start;
        placed[s] = place(search, segments[s].0.clone(), near);
        spare.settle(search, &segments[s].0, placed[s].as_ref())?;
        at = placed[s].as_ref().map_or(at, Alignment::stretch);
    }
    placed[anchor] = Some(alignment);
    let mut reading = Reading { blocks: vec![], marked: vec![], made_up: vec![], matched: 0, score: 0 };
    for (alignment, (words, marked)) in placed.into_iter().zip(segments) {
        match alignment {
            Some(alignment) => settle(search, with_true_gaps(search, alignment), *marked, &mut reading),
            None => reading.made_up.push(words.clone()),
        }
    }
    Some(with_true_borders(search, reading))
}

/// The alignment, where words are left out between pieces of two quotations and not inside one of them: of *in the republic.”
/// … a republic. “I* the first word may stand in either place.
fn with_true_gaps(search: &Search<'_, '_>, mut alignment: Alignment) -> Alignment {
    /// Words left out that may be more than a slip.
    const LEAST: usize = 4;
    let (words, keys) = (&search.quotation.words, search.source.keys());
    let steps = &mut alignment.steps;
    let mut at = 0;
    while at < steps.len() {
        let length = steps[at..].iter().take_while(|step| matches!(step, Step::LeftOut(_))).count();
        let (Some(Step::Same(i, j)), true) = (at.checked_sub(1).map(|before| steps[before]), length >= LEAST) else {
            at += length.max(1);
            continue;
        };
        let is_either = |n: &usize| {
            steps.get(at + length + n - 1) == Some(&Step::Same(i + n, j + length + n))
                && keys.get(j + n) == Some(&words[i + n].key)
        };
        let ends = |n: &usize| search.source.gap(j + n, j + n + 1).contains(is_mark);
        let most = (1..=length).take_while(is_either).count();
        let shift = (0..=most).find(ends).unwrap_or(0);
        for n in 1..=shift {
            steps[at + n - 1] = Step::Same(i + n, j + n);
        }
        for n in 1..=length {
            steps[at + shift + n - 1] = Step::LeftOut(j + shift + n);
        }
        at += length + shift;
    }
    alignment
}

/// The reading, where the words at the border of two blocks are of the one that they stand in: a block that was found by
/// its other words may have taken words of the next for its own.
fn with_true_borders(search: &Search<'_, '_>, reading: Reading) -> Reading {
    let quotation = search.quotation;
    let mut steps: Vec<Vec<Step>> = reading.blocks.iter().map(|block| block.steps.clone()).collect();
    let mut are_moved = false;
    for k in 1..steps.len() {
        let (front, back) = steps.split_at_mut(k);
        let (Some(one), Some(two)) = (front.last_mut(), back.first_mut()) else { continue };
        let Some(Step::Same(last, place)) = one.last().copied() else { continue };
        let mut words = two.iter().filter_map(Step::word);
        let is_next = !reading.marked[k] && words.next() == Some(last + 1);
        let end = words.next_back().unwrap_or(last + 1) - last;
        let goes_on = |n: &usize| search.source.keys().get(place + n) == Some(&quotation.words[last + n].key);
        let count = if is_next { (1..=end).take_while(goes_on).count() } else { 0 };
        let ends = |step: &Step| step.same().map(|(_, (i, _))| i).or_else(|| step.word());
        let own = two.iter().position(|step| ends(step).is_some_and(|i| i > last + count)).unwrap_or(two.len());
        let count = two[..own].iter().filter_map(ends).next_back().map_or(0, |i| i - last);
        let is_better = two[..own].iter().any(|step| step.quoted().is_some());
        if count > 0 && is_better {
            two.drain(..own);
            one.extend((1..=count).map(|n| Step::Same(last + n, place + n)));
            are_moved = true;
        }
    }
    if !are_moved {
        return reading;
    }
    let mut mended = Reading { blocks: vec![], marked: vec![], matched: 0, score: 0, ..reading };
    for (steps, marked) in steps.into_iter().zip(reading.marked) {
        push(quotation, &mut mended, steps, marked);
    }
    mended
}

/// Words of the quotation that need not stand in the source, so many of which are left.
struct Spare(usize);

impl Spare {
    fn new(quotation: &Quotation<'_>) -> Self {
        let own = quotation.bracketed.iter().filter(|&&is_bracketed| !is_bracketed).count();
        let least = (LEAST * own as f64).ceil() as usize;
        Self(quotation.words.len() - least.max(1))
    }

    fn spend(&mut self, words: usize) -> Option<()> {
        self.0 = self.0.checked_sub(words)?;
        Some(())
    }

    /// Takes off the words of a segment that stand neither in place nor elsewhere, if there are as many.
    fn settle(&mut self, search: &mut Search<'_, '_>, words: &Range<usize>, placed: Option<&Alignment>) -> Option<()> {
        let Some(alignment) = placed else { return self.spend(words.len()) };
        let mut moved: Vec<Range<usize>> = strange(search.quotation, &alignment.steps).collect();
        let movable: usize = moved.iter().map(Range::len).sum();
        self.spend(words.len() - alignment.matched - movable)?;
        // The longest first: those tell most.
        moved.sort_by_key(|run| std::cmp::Reverse(run.len()));
        moved.into_iter().try_for_each(|run| {
            let matched = elsewhere(search, run.clone()).map_or(0, |found| found.matched);
            self.spend(run.len() - matched)
        })
    }
}

/// The runs of words that do not stand in place and are long enough to be looked for elsewhere.
fn strange(quotation: &Quotation<'_>, steps: &[Step]) -> impl Iterator<Item = Range<usize>> {
    steps
        .chunk_by(|one, two| one.same().is_none() && two.same().is_none())
        .filter_map(|run| strange_words(quotation, run))
}

/// From the first word that is not the same and no editor’s to the last, if they are long enough.
fn strange_words(quotation: &Quotation<'_>, run: &[Step]) -> Option<Range<usize>> {
    let mut strange = run.iter().filter_map(Step::quoted).filter(|&i| !quotation.bracketed[i]);
    let first = strange.next()?;
    let words = first..strange.next_back().unwrap_or(first) + 1;
    (words.len() >= MOVED).then_some(words)
}

/// Where a segment stands: near the one beside it, or else anywhere.
fn place(search: &mut Search<'_, '_>, words: Range<usize>, near: Range<usize>) -> Option<Alignment> {
    let least = least(search.quotation, &words);
    search.find_in(words.clone(), near, least).or_else(|| search.find_one(words, Wanted::Enough, least))
}

/// How many of the words must stand there? Of two words both.
fn least(quotation: &Quotation<'_>, words: &Range<usize>) -> usize {
    let own = words.clone().filter(|&i| !quotation.bracketed[i]).count();
    let least = if own <= 2 { own } else { (LEAST * own as f64).ceil() as usize };
    least.max(1)
}

/// Adds a block, and the words in it that stand elsewhere as blocks of their own.
fn settle(search: &mut Search<'_, '_>, alignment: Alignment, marked: bool, reading: &mut Reading) {
    let quotation = search.quotation;
    let mut steps: Vec<Step> = Vec::new();
    let mut marked = marked;
    for run in alignment.steps.chunk_by(|one, two| one.same().is_none() && two.same().is_none()) {
        match strange_words(quotation, run).and_then(|words| elsewhere(search, words)) {
            Some(moved) => {
                push(quotation, reading, std::mem::take(&mut steps), marked);
                push(quotation, reading, moved.steps, false);
                marked = false;
            }
            None => steps.extend(run),
        }
    }
    push(quotation, reading, steps, marked);
}

/// Words that do not stand in place but elsewhere, nearly all of them.
fn elsewhere(search: &mut Search<'_, '_>, run: Range<usize>) -> Option<Alignment> {
    if is_name(search.quotation, run.clone()) || !search.has_row(run.clone()) {
        return None;
    }
    let least = (8 * run.len()).div_ceil(10);
    search.find_one(run, Wanted::Best, least)
}

/// A few words with capitals: another name, which is no piece from elsewhere though the source has it.
pub(super) fn is_name(quotation: &Quotation<'_>, mut run: Range<usize>) -> bool {
    const LONGEST: usize = 5;
    run.len() <= LONGEST && run.all(|i| quotation.word(i).starts_with(char::is_uppercase))
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
