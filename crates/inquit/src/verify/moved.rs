//! A quotation whose clauses stand in the source in another order: *we were treated as tenants and we joined as equals*.
//!
//! The longest common run of words first, then the next, as Ratcliff and Obershelp match (1988); but of whole words, and
//! only near the place where most of the quotation stands.

use std::ops::Range;

use super::align::{Alignment, Step};
use super::kinds::denies;
use super::locate::Reading;
use super::quotation::Quotation;
use super::search::Search;

/// Words of a quotation that is looked at, which is what its clauses are compared in.
const LONGEST: usize = 400;
/// Runs of words that it may be made of.
const RUNS: usize = 12;
/// Words of a run, if it is not a whole clause.
const LEAST: usize = 3;
/// Words beside the place where the quotation stands in which its clauses are looked for, and as many as it has.
const BESIDE: usize = 40;

/// A run of words: the first one in the quotation and in the source.
#[derive(Clone, Copy, Debug)]
struct Run {
    quoted: usize,
    placed: usize,
    length: usize,
}

/// The reading of clauses in any order near `best`, if more of the quotation stands there so, or as much and `best` is in
/// pieces.
pub(super) fn read(search: &mut Search<'_, '_>, best: &Reading) -> Option<Reading> {
    let quotation = search.quotation;
    let count = quotation.words.len();
    let is_whole = best.matched == count && best.blocks.len() == quotation.segments.len();
    // What an editor put in may stand for any words, in any order.
    let is_edited = quotation.bracketed.contains(&true);
    if is_whole || is_edited || !(2 * LEAST..=LONGEST).contains(&count) {
        return None;
    }
    let place = best.blocks.iter().max_by_key(|block| block.matched)?.stretch();
    let reach = count + BESIDE;
    let stretch = place.start.saturating_sub(reach)..search.source.words().len().min(place.end + reach);
    let there = search.words_there(stretch.clone());
    if !is_in_pieces(best, quotation) && !may_gain(best, search, &there) {
        return None;
    }
    let stands = |&i: &usize| there.contains(&search.number(i));
    // Every word that stands nowhere near is one that no other order brings back.
    if (0..count).filter(stands).count() < count - count / 10 {
        return None;
    }
    let mut cover = Cover::new(search, &there);
    (0..RUNS).take_while(|_| cover.take_longest()).count();
    let mut runs = cover.runs;
    let left = (0..count).filter(|&i| !cover.quoted[i]);
    let strange: Vec<usize> = left.filter(|&i| !joins(quotation, i) || !stands(&i)).collect();
    if strange.len() > count / 10 || strange.iter().any(|&i| denies(quotation.word(i))) {
        return None;
    }
    runs.sort_by_key(|run| run.quoted);
    let mut reading = Reading { blocks: vec![], marked: vec![], made_up: vec![], matched: 0, score: 0 };
    for run in runs {
        let steps: Vec<Step> =
            (0..run.length).map(|k| Step::Same(run.quoted + k, stretch.start + run.placed + k)).collect();
        let score: i32 = quotation.worth[run.quoted..run.quoted + run.length].iter().sum();
        reading.matched += run.length;
        reading.score += score;
        let follows = |block: &&mut Alignment| block.steps.last().and_then(Step::next) == steps.first().copied();
        match reading.blocks.last_mut().filter(follows) {
            Some(block) => {
                block.steps.extend(steps);
                block.matched += run.length;
                block.score += score;
            }
            None => {
                reading.blocks.push(Alignment { steps, matched: run.length, score });
                let is_segment = quotation.segments.iter().skip(1).any(|segment| segment.start == run.quoted);
                reading.marked.push(is_segment);
            }
        }
    }
    reading.made_up = strange.iter().map(|&i| i..i + 1).collect();
    reading.score -= 5 * strange.len() as i32;
    let is_better = reading.matched > best.matched || is_in_pieces(best, quotation) && reading.matched == best.matched;
    (reading.blocks.len() > 1 && is_better).then_some(reading)
}

/// Does a word that does not stand in its place stand nearby in a run with the words beside it?
fn may_gain(best: &Reading, search: &Search<'_, '_>, there: &[u32]) -> bool {
    let ours: Vec<u32> = (0..search.quotation.words.len()).map(|i| search.number(i)).collect();
    let steps = best.blocks.iter().flat_map(|block| &block.steps).filter_map(Step::quoted);
    let mut strange = steps.chain(best.made_up.iter().cloned().flatten());
    strange.any(|i| {
        let around = &ours[(i + 1).saturating_sub(LEAST)..ours.len().min(i + LEAST)];
        around.windows(LEAST).any(|run| there.windows(LEAST).any(|place| place == run))
    })
}

fn is_in_pieces(reading: &Reading, quotation: &Quotation<'_>) -> bool {
    reading.blocks.len() > quotation.segments.len()
}

/// May the word stand between clauses, and say nothing of its own: *and*, *but*, *so*?
fn joins(quotation: &Quotation<'_>, i: usize) -> bool {
    let word = quotation.word(i);
    word.len() <= 3 && word.chars().all(char::is_lowercase) && !denies(word)
}

/// Words of the quotation covered by runs of the source.
struct Cover<'c> {
    /// The words of both by number.
    ours: Vec<u32>,
    theirs: &'c [u32],
    /// Which of them are in a run.
    quoted: Vec<bool>,
    placed: Vec<bool>,
    /// Whether a clause of the quotation begins with the word.
    opens: Vec<bool>,
    runs: Vec<Run>,
}

impl<'c> Cover<'c> {
    fn new(search: &Search<'_, '_>, theirs: &'c [u32]) -> Self {
        let quotation = search.quotation;
        let count = quotation.words.len();
        let ends_clause = |i: usize| quotation.gap_text(i - 1, i).chars().any(|c| !c.is_whitespace() && c != '-');
        Self {
            ours: (0..count).map(|i| search.number(i)).collect(),
            theirs,
            quoted: vec![false; count],
            placed: vec![false; theirs.len()],
            opens: (0..count).map(|i| i == 0 || ends_clause(i)).collect(),
            runs: Vec::new(),
        }
    }

    /// Takes the longest run that is left; false where none is long enough.
    fn take_longest(&mut self) -> bool {
        let mut best: Option<Run> = None;
        // The length of the common run that ends at each word of the source, for one word of the quotation after another.
        let mut above = vec![0_usize; self.theirs.len() + 1];
        for i in 0..self.ours.len() {
            let mut row = vec![0; above.len()];
            for (j, &there) in self.theirs.iter().enumerate().filter(|_| !self.quoted[i]) {
                if there != self.ours[i] || self.placed[j] {
                    continue;
                }
                let length = if self.opens[i] { 1 } else { above[j] + 1 };
                row[j + 1] = length;
                let run = Run { quoted: i + 1 - length, placed: j + 1 - length, length };
                if best.is_none_or(|best| length > best.length) && self.is_long(run) {
                    best = Some(run);
                }
            }
            above = row;
        }
        let Some(run) = best else { return false };
        self.quoted[run.quoted..run.quoted + run.length].fill(true);
        self.placed[run.placed..run.placed + run.length].fill(true);
        self.runs.push(run);
        true
    }

    fn is_long(&self, run: Run) -> bool {
        let clause = self.clause(run.quoted);
        run.length >= LEAST || run.length >= 2 && clause == (run.quoted..run.quoted + run.length)
    }

    /// The clause of a word.
    fn clause(&self, i: usize) -> Range<usize> {
        let start = (0..=i).rev().find(|&i| self.opens[i]).unwrap_or(0);
        let end = (i + 1..self.opens.len()).find(|&i| self.opens[i]).unwrap_or(self.opens.len());
        start..end
    }
}
