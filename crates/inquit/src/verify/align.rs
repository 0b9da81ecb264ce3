//! Words of a quotation aligned with a stretch of a source: dynamic programming in a band around the diagonals of a
//! candidate (after Ukkonen 1985), so that the work is in proportion to the length of the quotation, whatever the source.

use std::ops::Range;

use super::quotation::Quotation;
use super::search::{Search, There};
use crate::text::chars::{is_mark, is_stop};

/// One step of an alignment: a word of the quotation, a word of the source, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The same word.
    Same(usize, usize),
    /// Two words that together are one in the other text: numbers of both words of the quotation and the word of the source.
    Joined(usize, usize),
    /// The same the other way round: a word of the quotation and the first of two in the source.
    Split(usize, usize),
    /// Another word stands there.
    Changed(usize, usize),
    /// Only the quotation has it.
    PutIn(usize),
    /// Only the source has it.
    LeftOut(usize),
}

impl Step {
    /// Of words that are the same the first of both texts, and the last.
    pub(super) fn same(&self) -> Option<((usize, usize), (usize, usize))> {
        match *self {
            Step::Same(i, j) => Some(((i, j), (i, j))),
            Step::Joined(i, j) => Some(((i, j), (i + 1, j))),
            Step::Split(i, j) => Some(((i, j), (i, j + 1))),
            _ => None,
        }
    }

    /// The step behind, if the next word is the same as well.
    pub(super) fn next(&self) -> Option<Step> {
        self.same().map(|(_, (i, j))| Step::Same(i + 1, j + 1))
    }

    /// The first word of the quotation.
    pub(super) fn word(&self) -> Option<usize> {
        self.same().map(|((i, _), _)| i).or_else(|| self.quoted())
    }

    /// The word of the quotation that stands for another or for none.
    pub(super) fn quoted(&self) -> Option<usize> {
        match *self {
            Step::Changed(i, _) | Step::PutIn(i) => Some(i),
            _ => None,
        }
    }

    /// The word of the source that another or none stands for.
    pub(super) fn original(&self) -> Option<usize> {
        match *self {
            Step::Changed(_, j) | Step::LeftOut(j) => Some(j),
            _ => None,
        }
    }
}

/// Words of the quotation aligned with a stretch of the source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alignment {
    pub(super) steps: Vec<Step>,
    /// Words of the quotation that stand in the source.
    pub(super) matched: usize,
    pub(super) score: i32,
}

impl Alignment {
    /// From the first word of the source that is matched to the last.
    pub(super) fn stretch(&self) -> Range<usize> {
        let places = self.steps.iter().filter_map(|step| match (step, step.same()) {
            (_, Some(((_, first), (_, last)))) => Some(first..last + 1),
            (Step::Changed(_, j), _) => Some(*j..*j + 1),
            _ => None,
        });
        places.reduce(|all, next| all.start.min(next.start)..all.end.max(next.end)).unwrap_or(0..0)
    }

    /// The whole quotation, word by word, from this word of the source on.
    pub(super) fn whole(quotation: &Quotation<'_>, start: usize) -> Self {
        let count = quotation.words.len();
        let steps = (0..count).map(|i| Step::Same(i, start + i)).collect();
        Self { steps, matched: count, score: quotation.worth.iter().sum() }
    }
}

/// The diagonals of a candidate: place in the source less place among the words.
#[derive(Clone, Debug)]
pub(super) struct Band {
    pub(super) first: i64,
    pub(super) last: i64,
    /// The part of the source that may be used.
    pub(super) stretch: Range<usize>,
}

impl Band {
    /// The words of the source in the band of so many words.
    pub(super) fn words(&self, count: usize) -> Range<usize> {
        let start = usize::try_from(self.first).unwrap_or(0).max(self.stretch.start);
        let end = usize::try_from(self.last + count as i64 + 1).unwrap_or(0).min(self.stretch.end);
        start..end.max(start)
    }
}

/// Scores of a word that is changed, put in, left out, and of one left out behind another; what one that is the same is
/// worth, the quotation knows.
const CHANGED: i32 = -4;
const PUT_IN: i32 = -5;
const LEFT_OUT: i32 = -5;
const LEFT_OUT_NEXT: i32 = -2;
/// What an editor put in, or put in the place of a word, costs little.
const BRACKETED: i32 = -1;
/// A word that an editor’s word can not stand for.
const NOWHERE: i32 = -100;
const NEVER: i32 = i32::MIN / 4;

/// The way by which the best score of a cell is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Start,
    Same,
    Joined,
    Split,
    Changed,
    PutIn,
    LeftOut,
}

/// What a word costs at least that does not stand there.
pub(super) fn cost(is_bracketed: bool) -> i32 {
    if is_bracketed { BRACKETED } else { CHANGED }
}

/// Aligns all of `words` with the stretch of the source that is looked at, which may begin and end anywhere in the band;
/// gives the sheet back.
pub(super) fn align(
    search: &Search<'_, '_>,
    words: Range<usize>,
    band: Band,
    sheet: Sheet,
) -> (Option<Alignment>, Sheet) {
    let mut grid = Grid::new(search, words, band, sheet);
    (1..=grid.words.len()).for_each(|row| grid.fill_row(row));
    let best = grid.best_cell().and_then(|(column, score)| Some((grid.path(column)?, score)));
    let matched = |step: &Step| match step {
        Step::Same(..) | Step::Split(..) => 1,
        Step::Joined(..) => 2,
        _ => 0,
    };
    let alignment = best.map(|(steps, score)| Alignment { score, matched: steps.iter().map(matched).sum(), steps });
    (alignment.filter(|alignment| alignment.matched > 0), grid.sheet)
}

/// Room for the cells, which is used again.
#[derive(Default)]
pub(super) struct Sheet {
    /// The scores of a row and one column behind it, and of the rows before it.
    row: Vec<i32>,
    above: Vec<i32>,
    two_above: Vec<i32>,
    /// Of all rows.
    ways: Vec<Way>,
}

impl Sheet {
    fn clear(&mut self, rows: usize, width: usize) {
        for row in [&mut self.row, &mut self.above, &mut self.two_above] {
            row.clear();
            row.resize(width + 1, NEVER);
        }
        self.ways.clear();
        self.ways.resize(rows * width, Way::Start);
    }
}

/// The cells of the band: a row for each word of the quotation and one before them, a column for each diagonal.
struct Grid<'g, 's, 'q> {
    search: &'g Search<'s, 'q>,
    words: Range<usize>,
    band: Band,
    width: usize,
    sheet: Sheet,
    there: &'g There,
    /// The number of the first word there.
    offset: usize,
}

/// The best way into a cell so far.
struct Best(i32, Way);

impl Best {
    fn offer(&mut self, score: i32, way: Way) {
        if score > self.0 {
            *self = Self(score, way);
        }
    }
}

impl<'g, 's, 'q> Grid<'g, 's, 'q> {
    /// With the first row, where any cell of the stretch may be the start.
    fn new(search: &'g Search<'s, 'q>, words: Range<usize>, band: Band, mut sheet: Sheet) -> Self {
        let width = (band.last - band.first + 1).max(1) as usize;
        sheet.clear(words.len() + 1, width);
        let (there, offset) = (search.there(), band.words(words.len()).start);
        let mut grid = Self { search, width, sheet, there, offset, words, band };
        let columns = grid.columns(0);
        grid.sheet.row[columns].fill(0);
        grid
    }

    /// Words of the source that are used up in the first column of a row.
    fn first_used(&self, row: usize) -> i64 {
        self.band.first + row as i64
    }

    /// The columns of a row that are in the stretch.
    fn columns(&self, row: usize) -> Range<usize> {
        let column_of = |used: usize| usize::try_from(used as i64 - self.first_used(row)).unwrap_or(0).min(self.width);
        column_of(self.band.stretch.start)..column_of(self.band.stretch.end + 1)
    }

    fn fill_row(&mut self, row: usize) {
        let Sheet { row: last, above, two_above, .. } = &mut self.sheet;
        std::mem::swap(above, two_above);
        std::mem::swap(last, above);
        let columns = self.columns(row);
        self.sheet.row.fill(NEVER);
        let i = self.words.start + row - 1;
        if self.is_plain(i) {
            self.fill_plainly(row, columns.clone())
        } else {
            self.fill_cells(row, columns.clone())
        }
        if row < self.words.len() {
            self.leave_out(row, columns);
        }
    }

    /// Is a word no editor’s, and neither a part of a word there nor two of them as one?
    fn is_plain(&self, i: usize) -> bool {
        let Self { search, there, .. } = self;
        let number = search.number(i);
        !search.quotation.bracketed[i]
            && !there.compounds.iter().any(|(_, compound)| *compound == number)
            && (i == self.words.start || !there.words.contains(&search.compound(i - 1)))
    }

    /// The cells of a word that stands for one word or for none.
    fn fill_plainly(&mut self, row: usize, columns: Range<usize>) {
        let i = self.words.start + row - 1;
        let (number, worth) = (self.search.number(i), self.search.quotation.worth[i]);
        let mut start = columns.start;
        // In the first cell of the stretch there is no word before.
        if self.first_used(row) + start as i64 == self.band.stretch.start as i64 && start < columns.end {
            let put_in = self.sheet.above[start + 1] + PUT_IN;
            if put_in > NEVER {
                (self.sheet.row[start], self.sheet.ways[row * self.width + start]) = (put_in, Way::PutIn);
            }
            start += 1;
        }
        if start >= columns.end {
            return;
        }
        let first = (self.first_used(row) + start as i64 - 1) as usize - self.offset;
        let count = columns.end - start;
        let there = &self.there.words[first..first + count];
        let before = &self.sheet.above[start..start + count];
        let behind = &self.sheet.above[start + 1..start + 1 + count];
        let scores = &mut self.sheet.row[start..start + count];
        let ways = &mut self.sheet.ways[row * self.width + start..][..count];
        for ((((score, way), &there), &before), &behind) in
            scores.iter_mut().zip(ways).zip(there).zip(before).zip(behind)
        {
            let is_same = there == number;
            let (pair, put_in) = (before + if is_same { worth } else { CHANGED }, behind + PUT_IN);
            let best = pair.max(put_in);
            let paired = if is_same { Way::Same } else { Way::Changed };
            let best_way = if put_in > pair { Way::PutIn } else { paired };
            *way = if best > NEVER { best_way } else { Way::Start };
            *score = best.max(NEVER);
        }
    }

    /// The cells of any word.
    fn fill_cells(&mut self, row: usize, columns: Range<usize>) {
        let i = self.words.start + row - 1;
        let cost = if self.search.quotation.bracketed[i] { BRACKETED } else { PUT_IN };
        let replaceable = self.replaceable(i);
        for column in columns {
            let used = (self.first_used(row) + column as i64) as usize;
            let mut best = Best(NEVER, Way::Start);
            if used > self.band.stretch.start {
                self.offer_pair(row, column, used, replaceable, &mut best);
            }
            if column + 1 < self.width {
                best.offer(self.sheet.above[column + 1] + cost, Way::PutIn);
            }
            (self.sheet.row[column], self.sheet.ways[row * self.width + column]) = (best.0, best.1);
        }
    }

    /// The ways by which a word of the quotation stands for one or two of the source.
    fn offer_pair(&self, row: usize, column: usize, used: usize, replaceable: Replaceable, best: &mut Best) {
        let i = self.words.start + row - 1;
        let (search, worth) = (self.search, &self.search.quotation.worth);
        let (number, there) = (search.number(i), used - 1 - self.offset);
        let (here, before) = (self.there.words[there], self.sheet.above[column]);
        match (number == here, search.quotation.bracketed[i]) {
            (true, _) => best.offer(before + worth[i], Way::Same),
            (false, true) if self.can_replace(replaceable, used - 1) => best.offer(before + BRACKETED, Way::Changed),
            (false, true) => best.offer(before + NOWHERE, Way::Changed),
            (false, false) => best.offer(before + CHANGED, Way::Changed),
        }
        // *well-known*, *wellknown*: two words of the quotation, or two of the source.
        if row > 1 && column + 1 < self.width && search.compound(i - 1) == here {
            best.offer(self.sheet.two_above[column + 1] + worth[i - 1] + worth[i], Way::Joined);
        }
        if column > 0
            && used > self.band.stretch.start + 1
            && self.there.compounds.binary_search(&(there - 1, number)).is_ok()
        {
            best.offer(self.sheet.above[column - 1] + worth[i], Way::Split);
        }
    }

    /// The words of the source that are left out, from the left to the right.
    fn leave_out(&mut self, row: usize, columns: Range<usize>) {
        let ways = &mut self.sheet.ways[row * self.width..][..self.width];
        let scores = &self.sheet.row[columns.clone()];
        if !scores.iter().zip(scores.iter().skip(1)).any(|(left, score)| left + LEFT_OUT > *score) {
            return;
        }
        for column in columns.start.max(1)..columns.end {
            let goes_on = ways[column - 1] == Way::LeftOut;
            let score = self.sheet.row[column - 1] + if goes_on { LEFT_OUT_NEXT } else { LEFT_OUT };
            if score > self.sheet.row[column] {
                (self.sheet.row[column], ways[column]) = (score, Way::LeftOut);
            }
        }
    }

    /// What an editor’s words around `i` may stand for: the words of one sentence, unless a sentence ends beside them in
    /// the quotation as well.
    fn replaceable(&self, i: usize) -> Replaceable {
        let Self { search: Search { quotation, .. }, words, .. } = self;
        if !quotation.bracketed[i] {
            return Replaceable { before: true, behind: true };
        }
        let is_own = |word: &usize| quotation.bracketed[*word];
        let start = (words.start..i).rev().take_while(is_own).last().unwrap_or(i);
        let end = (i..words.end).take_while(is_own).last().map_or(i + 1, |last| last + 1);
        Replaceable {
            before: start == words.start || parts_sentences(quotation.gap_text(start - 1, start)),
            behind: end == words.end || parts_sentences(quotation.gap_text(end - 1, end)),
        }
    }

    /// Can an editor’s word stand for this word of the source? Not for one of the sentence before or behind.
    fn can_replace(&self, replaceable: Replaceable, place: usize) -> bool {
        let source = self.search.source;
        (replaceable.before || !parts_sentences(&source.gap(place.saturating_sub(1), place)))
            && (replaceable.behind || !parts_sentences(&source.gap(place, place + 1)))
    }

    /// The last cell of the best path, in the last row, and its score.
    fn best_cell(&self) -> Option<(usize, i32)> {
        let cells = self.sheet.row.iter().copied().take(self.width).enumerate().filter(|(_, score)| *score > NEVER / 2);
        cells.max_by_key(|&(column, score)| (score, std::cmp::Reverse(column)))
    }

    /// The steps to a cell of the last row.
    fn path(&self, mut column: usize) -> Option<Vec<Step>> {
        let mut row = self.words.len();
        let mut steps = Vec::with_capacity(self.words.len() + 8);
        while row > 0 {
            let used = usize::try_from(self.first_used(row) + column as i64).ok()?;
            let i = self.words.start + row - 1;
            match self.sheet.ways[row * self.width + column] {
                Way::Same => {
                    steps.push(Step::Same(i, used - 1));
                    row -= 1;
                }
                Way::Changed => {
                    steps.push(Step::Changed(i, used - 1));
                    row -= 1;
                }
                Way::Joined => {
                    steps.push(Step::Joined(i - 1, used - 1));
                    row -= 2;
                    column += 1;
                }
                Way::Split => {
                    steps.push(Step::Split(i, used - 2));
                    row -= 1;
                    column -= 1;
                }
                Way::PutIn => {
                    steps.push(Step::PutIn(i));
                    row -= 1;
                    column += 1;
                }
                Way::LeftOut => {
                    steps.push(Step::LeftOut(used - 1));
                    column -= 1;
                }
                Way::Start => return None,
            }
        }
        steps.reverse();
        Some(steps)
    }
}

/// Whether editor’s words may stand for the word behind the end of a sentence, and for the one before it.
#[derive(Clone, Copy)]
struct Replaceable {
    before: bool,
    behind: bool,
}

/// Does what stands between two words part sentences?
fn parts_sentences(gap: &str) -> bool {
    gap.contains(|c: char| is_stop(c) || is_mark(c) || c == '\n')
}
