//! A quotation whose clauses stand in the source in another order: *we were treated as tenants and we joined as equals*.
//!
//! The longest common run of words first, then the next, as Ratcliff and Obershelp match (1988); but of whole words, and
//! only near the place where most of the quotation stands.

use std::ops::Range;

use super::align::{Alignment, Step};
use super::kinds::{denies, value_of};
use super::locate::{Reading, is_name};
use super::quotation::{Quotation, joins_items};
use super::search::Search;

/// Words of a quotation that is looked at, which is what its clauses are compared in.
const LONGEST: usize = 400;
/// Runs of words that it may be made of.
const RUNS: usize = 12;
/// Words of a run, if it is no clause or item of a list.
const LEAST: usize = 3;
/// Words beside the place where the quotation stands in which items of a list are looked for.
const NEAR: usize = 12;
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
    let near = place.start.saturating_sub(NEAR)..place.end + NEAR;
    let near = near.start.max(stretch.start) - stretch.start..near.end.min(stretch.end) - stretch.start;
    let mut cover = Cover::new(search, &there, stretch.start, near);
    cover.are_exchanged = are_exchanged(best, search);
    cover.is_in_pieces = is_in_pieces(best, quotation);
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

/// Do the words that are others in the reading stand in another order only?
fn are_exchanged(best: &Reading, search: &Search<'_, '_>) -> bool {
    let steps = || best.blocks.iter().flat_map(|block| &block.steps);
    let mut ours: Vec<u64> = steps().filter_map(Step::quoted).map(|i| search.quotation.words[i].key).collect();
    let mut theirs: Vec<u64> = steps().filter_map(Step::original).map(|j| search.source.keys()[j]).collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    ours == theirs
}

/// Does a word that does not stand in its place stand nearby in a run with the words beside it, or do all such words stand
/// where others of them are expected?
fn may_gain(best: &Reading, search: &Search<'_, '_>, there: &[u32]) -> bool {
    let ours: Vec<u32> = (0..search.quotation.words.len()).map(|i| search.number(i)).collect();
    let steps = || best.blocks.iter().flat_map(|block| &block.steps);
    let strange: Vec<usize> = steps().filter_map(Step::quoted).chain(best.made_up.iter().cloned().flatten()).collect();
    // What a list ends with here may stand behind its other items there, and the other way round.
    let keys = search.source.keys();
    let place = best.blocks.iter().max_by_key(|block| block.matched).map_or(0..0, Alignment::stretch);
    let beside = (place.start.saturating_sub(NEAR)..place.start).chain(place.end..keys.len().min(place.end + NEAR));
    let mut left: Vec<u64> = steps().filter_map(Step::original).chain(beside).map(|j| keys[j]).collect();
    let takes = |&i: &usize| {
        let place = left.iter().position(|&key| key == search.quotation.words[i].key);
        place.map(|place| left.swap_remove(place)).is_some()
    };
    let are_swapped = !strange.is_empty() && strange.len() <= NEAR && strange.iter().all(takes);
    are_swapped
        || strange.iter().any(|&i| {
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

/// What is between two words: does a clause or an item of a list begin there, and does one end?
#[derive(Clone, Copy)]
struct Edge {
    /// More than a blank or a hyphen.
    cuts: bool,
    opens: bool,
    closes: bool,
    /// The same by a comma or a joining word, between items of a list.
    opens_item: bool,
    closes_item: bool,
}

impl Edge {
    fn new(gap: &str, [before, behind]: [&str; 2]) -> Self {
        let cuts = gap.chars().any(|c| !c.is_whitespace() && c != '-');
        let is_listed = gap.contains([',', ';']);
        Self {
            cuts,
            opens: cuts || joins_items(before),
            closes: cuts || joins_items(behind),
            opens_item: is_listed || joins_items(before),
            closes_item: is_listed || joins_items(behind),
        }
    }

    /// Before the first word of a text and behind the last.
    const END: Self = Self { cuts: true, opens: true, closes: true, opens_item: false, closes_item: false };
}

/// Words of the quotation covered by runs of the source.
struct Cover<'c, 'q> {
    quotation: &'c Quotation<'q>,
    /// The words of both by number.
    ours: Vec<u32>,
    theirs: &'c [u32],
    /// Which of them are in a run.
    quoted: Vec<bool>,
    placed: Vec<bool>,
    /// What is before each word, in each text.
    edges: Vec<Edge>,
    edges_there: Vec<Edge>,
    /// Words of the source in which items of a list may stand.
    near: Range<usize>,
    /// Are the words that stand in another place here the very ones that stand there?
    are_exchanged: bool,
    /// Do its clauses stand apart in the best reading?
    is_in_pieces: bool,
    runs: Vec<Run>,
}

impl<'c, 'q> Cover<'c, 'q> {
    /// `start` is the place of the first word of `theirs`.
    fn new(search: &'c Search<'_, 'q>, theirs: &'c [u32], start: usize, near: Range<usize>) -> Self {
        let (quotation, source) = (search.quotation, search.source);
        let count = quotation.words.len();
        let edge = |i: usize| match i.checked_sub(1) {
            Some(before) => Edge::new(quotation.gap_text(before, i), [before, i].map(|i| quotation.word(i))),
            None => Edge::END,
        };
        let edge_there = |j: usize| match j.checked_sub(1) {
            Some(before) => Edge::new(&source.gap(before, j), [before, j].map(|j| source.word(j))),
            None => Edge::END,
        };
        Self {
            quotation,
            ours: (0..count).map(|i| search.number(i)).collect(),
            theirs,
            quoted: vec![false; count],
            placed: vec![false; theirs.len()],
            edges: (0..count).map(edge).collect(),
            edges_there: (start..start + theirs.len()).map(edge_there).collect(),
            near,
            are_exchanged: false,
            is_in_pieces: false,
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
                let length = if self.edges[i].cuts { 1 } else { above[j] + 1 };
                row[j + 1] = length;
                let run = Run { quoted: i + 1 - length, placed: j + 1 - length, length };
                if best.is_none_or(|best| length > best.length) && self.is_long(run) {
                    best = Some(run);
                }
            }
            above = row;
        }
        let Some(mut run) = best else { return false };
        run.length -= self.overhang(run);
        self.quoted[run.quoted..run.quoted + run.length].fill(true);
        self.placed[run.placed..run.placed + run.length].fill(true);
        self.runs.push(run);
        true
    }

    /// Words at the end of a run that are the front of a clause or an item which goes on otherwise: the first of *go to* before
    /// *Harrow, to Carrow and to Tarn*, the last of *the boiler is dead and the* before *roof leaks*.
    fn overhang(&self, run: Run) -> usize {
        let Run { quoted, placed, length } = run;
        let end = quoted + length;
        let closes = |edges: &[Edge], at: usize| edges.get(at).is_none_or(|edge| edge.closes);
        if length < LEAST || closes(&self.edges, end) {
            return 0;
        }
        let next = (end + 1..self.edges.len()).find(|&i| self.edges[i].opens);
        if next.is_some_and(|next| self.ours[next] == self.ours[end - 1]) {
            return 1;
        }
        let border = (quoted + LEAST..end).rev().find(|&i| self.edges[i].opens);
        border
            .filter(|_| self.is_in_pieces && !closes(&self.edges_there, placed + length))
            .map_or(0, |border| end - border)
    }

    /// Is the run long enough, or a whole clause or item of a list, or the beginning of one?
    ///
    /// A name must be an item in both texts, or in one if nobody else is named there instead: elsewhere it is somebody else,
    /// who is named as well. A number must be in an item of one of them.
    fn is_long(&self, run: Run) -> bool {
        let Run { quoted, placed, length } = run;
        let edge = |edges: &[Edge], at: usize| edges.get(at).copied().unwrap_or(Edge::END);
        let [first, last] = [quoted, quoted + length].map(|at| edge(&self.edges, at));
        let [first_there, last_there] = [placed, placed + length].map(|at| edge(&self.edges_there, at));
        let (here, there) = (first.opens, first_there.opens);
        let (is_item, is_item_there) = (here && last.closes, there && last_there.closes);
        let is_near = self.near.start <= placed && placed + length <= self.near.end;
        // The first item stands behind what the list hangs on, and the last before what goes on.
        let is_listed = (first.opens_item || last.closes_item) && (first_there.opens_item || last_there.closes_item);
        let may_move = self.are_exchanged && is_near && is_listed;
        if is_name(self.quotation, quoted..quoted + length) {
            return is_item && is_item_there || may_move && (is_item || is_item_there);
        }
        let has_number = (quoted..quoted + length).any(|i| value_of(self.quotation.word(i)).is_some());
        if may_move && !has_number {
            return true;
        }
        let is_item = is_item || is_item_there;
        length >= LEAST || length > 1 && is_item || is_near && (is_item || here && there)
    }
}
