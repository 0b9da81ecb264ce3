//! Where words of a quotation stand in a source: seeds, then an alignment inside a band.
//!
//! Pairs of neighbours that both texts have are the seeds; those on about the same diagonal are one candidate. Each
//! candidate is aligned by dynamic programming in a band around its diagonals (after Ukkonen 1985), so that the work
//! is in proportion to the length of the quotation, whatever the source.

use std::ops::Range;

use super::index::{Source, place};
use super::quotation::Quotation;
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
}

/// Candidates that are aligned.
const CANDIDATES: usize = 12;
/// Places of one seed that are looked at: what stands there more often tells nothing.
const PLACES: usize = 256;
/// Diagonals of one bucket.
const BUCKET: usize = 32;
/// Seeds that are enough to find the candidates.
const SEEDS: usize = 256;
/// Words of a short quotation, of which single words are seeds too.
const SHORT: usize = 8;
/// Words that may be put in or left out on either side of the diagonals of a candidate.
const SLACK: usize = 12;
/// Diagonals of the widest band.
const WIDEST: usize = 192;

/// The best alignments of `words` of the quotation anywhere in the source, best first.
pub(super) fn find(quotation: &Quotation<'_>, words: Range<usize>, source: &Source) -> Vec<Alignment> {
    let mut found: Vec<Alignment> = bands(quotation, &words, source)
        .into_iter()
        .filter_map(|band| align(quotation, words.clone(), source, band))
        .collect();
    found.sort_by(|a, b| b.score.cmp(&a.score).then(a.stretch().start.cmp(&b.stretch().start)));
    found.dedup_by(|a, b| a.stretch() == b.stretch());
    found
}

/// Every place where all words of the quotation stand in a row.
pub(super) fn repeats(quotation: &Quotation<'_>, source: &Source) -> Vec<Alignment> {
    let keys: Vec<u64> = quotation.words.iter().map(|word| word.key).collect();
    let starts = match keys.as_slice() {
        [only] => source.places_of(*only),
        [first, second, ..] => source.places_of_pair(*first, *second),
        [] => &[],
    };
    let stands = |start: usize| {
        let there = source.words().get(start..start + keys.len());
        there.is_some_and(|there| there.iter().map(|word| word.key).eq(keys.iter().copied()))
    };
    let found = starts.iter().take(PLACES).map(|&entry| place(entry)).filter(|&start| stands(start));
    let whole = |start: usize| {
        let steps = (0..keys.len()).map(|i| Step::Same(i, start + i)).collect();
        Alignment { steps, matched: keys.len(), score: quotation.worth.iter().sum() }
    };
    found.map(whole).collect()
}

/// The best alignment of `words` within a stretch of the source.
pub(super) fn find_in(
    quotation: &Quotation<'_>,
    words: Range<usize>,
    source: &Source,
    stretch: Range<usize>,
) -> Option<Alignment> {
    let first = stretch.start as i64 - words.len() as i64;
    align(quotation, words, source, Band { first, last: stretch.end as i64, stretch })
}

/// The diagonals of a candidate: place in the source less place among the words.
#[derive(Clone, Debug)]
struct Band {
    first: i64,
    last: i64,
    /// The part of the source that may be used.
    stretch: Range<usize>,
}

fn bands(quotation: &Quotation<'_>, words: &Range<usize>, source: &Source) -> Vec<Band> {
    let mut diagonals = seeds(quotation, words, source);
    diagonals.sort_unstable();
    let mut bands: Vec<(usize, Band)> = Vec::new();
    for group in diagonals.chunk_by(|a, b| b.0 - a.0 <= BUCKET as i64) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let mut seen: Vec<usize> = group.iter().map(|&(_, i)| i).collect();
        seen.sort_unstable();
        seen.dedup();
        let last = last.0.min(first.0 + (WIDEST - 2 * SLACK) as i64);
        let band = Band { first: first.0 - SLACK as i64, last: last + SLACK as i64, stretch: 0..source.words().len() };
        bands.push((seen.len(), band));
    }
    // Those with most seeds; among as many, those that stand first.
    bands.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let most = bands.first().map_or(0, |(count, _)| *count);
    bands.into_iter().take(CANDIDATES).take_while(|(count, _)| 2 * count >= most).map(|(_, band)| band).collect()
}

/// Diagonals of the pairs that both texts have, with the word, the rarest pairs first; then those of rare words, which
/// find what lies between changes, and short quotations.
fn seeds(quotation: &Quotation<'_>, words: &Range<usize>, source: &Source) -> Vec<(i64, usize)> {
    let key = |i: usize| quotation.words[i].key;
    let pair = |i: usize| (i, source.places_of_pair(key(i), key(i + 1)));
    let mut listed: Vec<(usize, &[u64])> = (words.start..words.end.saturating_sub(1)).map(pair).collect();
    // Of a longer one so many words must stand there that two of them are neighbours.
    if words.len() < SHORT {
        listed.extend(words.clone().map(|i| (i, source.places_of(key(i)))));
    }
    listed.retain(|(_, places)| !places.is_empty());
    listed.sort_by_key(|(_, places)| places.len());
    let mut seeds: Vec<(i64, usize)> = Vec::with_capacity(2 * SEEDS);
    for (i, places) in listed {
        if seeds.len() >= SEEDS {
            break;
        }
        let behind = (i - words.start) as i64;
        seeds.extend(places.iter().take(PLACES).map(|&entry| (place(entry) as i64 - behind, i)));
    }
    seeds
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

/// Aligns all of `words` with a stretch of the source that may begin and end anywhere in the band.
fn align(quotation: &Quotation<'_>, words: Range<usize>, source: &Source, band: Band) -> Option<Alignment> {
    let grid = Grid::new(quotation, &words, source, band);
    let steps = grid.best_path()?;
    let matched = |step: &Step| match step {
        Step::Same(..) | Step::Split(..) => 1,
        Step::Joined(..) => 2,
        _ => 0,
    };
    let count: usize = steps.iter().map(matched).sum();
    (count > 0).then_some(Alignment { score: grid.best_score(), matched: count, steps })
}

/// The cells of the band: a row for each word of the quotation and one before them, a column for each diagonal.
struct Grid<'g, 'q> {
    quotation: &'g Quotation<'q>,
    words: Range<usize>,
    source: &'g Source,
    band: Band,
    width: usize,
    scores: Vec<i32>,
    ways: Vec<Way>,
    /// The words of the source in the band, of which the first has the number `offset`.
    there: Vec<There>,
    offset: usize,
}

/// A word of the source, looked up once for all cells.
struct There {
    key: u64,
    /// The key of it and the next as one, if a hyphen is all that parts them.
    compound: Option<u64>,
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

impl<'g, 'q> Grid<'g, 'q> {
    fn new(quotation: &'g Quotation<'q>, words: &Range<usize>, source: &'g Source, band: Band) -> Self {
        let width = (band.last - band.first + 1).max(1) as usize;
        let rows = words.len() + 1;
        let offset = usize::try_from(band.first).unwrap_or(0).max(band.stretch.start);
        let end = usize::try_from(band.last + rows as i64).unwrap_or(0).min(band.stretch.end);
        let there = |place: usize| There { key: source.words()[place].key, compound: source.compound(place) };
        let mut grid = Self {
            quotation,
            words: words.clone(),
            source,
            width,
            scores: vec![NEVER; rows * width],
            ways: vec![Way::Start; rows * width],
            there: (offset..end).map(there).collect(),
            offset,
            band,
        };
        (0..rows).for_each(|row| grid.fill_row(row));
        grid
    }

    /// Words of the source that are used up in this cell, none outside the stretch.
    fn used(&self, row: usize, column: usize) -> Option<usize> {
        let used = usize::try_from(self.band.first + column as i64 + row as i64).ok()?;
        (self.band.stretch.start..=self.band.stretch.end).contains(&used).then_some(used)
    }

    fn score(&self, row: usize, column: usize) -> i32 {
        self.scores[row * self.width + column]
    }

    fn fill_row(&mut self, row: usize) {
        let first = self.band.first + row as i64;
        let column_of = |used: usize| usize::try_from(used as i64 - first).unwrap_or(0);
        let columns = column_of(self.band.stretch.start)..column_of(self.band.stretch.end + 1).min(self.width);
        for column in columns {
            let used = (first + column as i64) as usize;
            let Best(score, way) = if row == 0 { Best(0, Way::Start) } else { self.best(row, column, used) };
            let cell = row * self.width + column;
            (self.scores[cell], self.ways[cell]) = (score, way);
        }
    }

    /// The best way into a cell behind the first row.
    fn best(&self, row: usize, column: usize, used: usize) -> Best {
        let mut best = Best(NEVER, Way::Start);
        let i = self.words.start + row - 1;
        let bracketed = self.quotation.bracketed[i];
        if used > self.band.stretch.start {
            self.offer_pair(row, column, used, &mut best);
        }
        if column + 1 < self.width {
            let cost = if bracketed { BRACKETED } else { PUT_IN };
            best.offer(self.score(row - 1, column + 1) + cost, Way::PutIn);
        }
        if column > 0 && row < self.words.len() {
            let goes_on = self.ways[row * self.width + column - 1] == Way::LeftOut;
            let cost = if goes_on { LEFT_OUT_NEXT } else { LEFT_OUT };
            best.offer(self.score(row, column - 1) + cost, Way::LeftOut);
        }
        best
    }

    /// The ways by which a word of the quotation stands for one or two of the source.
    fn offer_pair(&self, row: usize, column: usize, used: usize, best: &mut Best) {
        let i = self.words.start + row - 1;
        let (word, there) = (self.quotation.words[i].key, used - 1 - self.offset);
        let (here, before) = (self.there[there].key, self.score(row - 1, column));
        match (word == here, self.quotation.bracketed[i]) {
            (true, _) => best.offer(before + self.quotation.worth[i], Way::Same),
            (false, true) if self.is_replaced(i, used - 1) => best.offer(before + BRACKETED, Way::Changed),
            (false, true) => best.offer(before + NOWHERE, Way::Changed),
            (false, false) => best.offer(before + CHANGED, Way::Changed),
        }
        // *well-known*, *wellknown*: two words of the quotation, or two of the source.
        if row > 1 && column + 1 < self.width && self.quotation.compounds[i - 1] == here {
            best.offer(
                self.score(row - 2, column + 1) + self.quotation.worth[i - 1] + self.quotation.worth[i],
                Way::Joined,
            );
        }
        if column > 0 && used > self.band.stretch.start + 1 && self.there[there - 1].compound == Some(word) {
            best.offer(self.score(row - 1, column - 1) + self.quotation.worth[i], Way::Split);
        }
    }

    /// Can an editor’s word `i` stand for this word of the source? Not for one of the sentence before or behind.
    fn is_replaced(&self, i: usize, place: usize) -> bool {
        let Self { quotation, source, words, .. } = self;
        let is_own = |word: &usize| quotation.bracketed[*word];
        let start = (words.start..i).rev().take_while(is_own).last().unwrap_or(i);
        let end = (i..words.end).take_while(is_own).last().map_or(i + 1, |last| last + 1);
        let parted = |gap: &str| gap.contains(|c: char| is_stop(c) || is_mark(c) || c == '\n');
        let before = start == words.start
            || !parted(source.gap(place.saturating_sub(1), place))
            || parted(quotation.gap_text(start - 1, start));
        let behind =
            end == words.end || !parted(source.gap(place, place + 1)) || parted(quotation.gap_text(end - 1, end));
        before && behind
    }

    /// The last cell of the best path.
    fn best_cell(&self) -> Option<(usize, usize)> {
        let row = self.words.len();
        let columns = (0..self.width).filter(|&column| self.score(row, column) > NEVER / 2);
        let best = columns.max_by_key(|&column| (self.score(row, column), std::cmp::Reverse(column)))?;
        Some((row, best))
    }

    fn best_score(&self) -> i32 {
        self.best_cell().map_or(NEVER, |(row, column)| self.score(row, column))
    }

    fn best_path(&self) -> Option<Vec<Step>> {
        let (mut row, mut column) = self.best_cell()?;
        let mut steps = Vec::with_capacity(self.words.len() + 8);
        while row > 0 {
            let used = self.used(row, column)?;
            let i = self.words.start + row - 1;
            match self.ways[row * self.width + column] {
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
