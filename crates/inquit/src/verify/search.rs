//! [`Search`]: one quotation looked for in one source, with what is asked more than once.
//!
//! Pairs of neighbours that both texts have are the seeds; those on about the same diagonal are one candidate. Before a
//! candidate is aligned, the words that it has at all tell what it can come to: most need no alignment.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::align::{Alignment, Band, Sheet, align};
use super::index::Source;
use super::numbers::STRANGE;
use super::quotation::Quotation;
use super::table::number;

/// A quotation and a source, with what both have.
pub(super) struct Search<'s, 'q> {
    pub(super) quotation: &'s Quotation<'q>,
    pub(super) source: &'s Source,
    /// For each word but the last where it and the next stand in the source.
    pairs: Vec<&'s [u64]>,
    /// For each word where it stands.
    singles: OnceCell<Vec<&'s [u64]>>,
    /// A stretch of the source that is looked at.
    there: There,
    /// For each number the last count in which it was met.
    met: Vec<u32>,
    counts: u32,
    sheet: Sheet,
    /// What was found of words that were looked for anywhere.
    known: BTreeMap<(Wanted, usize, usize), Option<Alignment>>,
}

/// Which alignment is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// The best of those in which enough words stand.
    Enough,
    /// The best of all, and enough words must stand in it.
    Best,
}

/// A stretch of the source in which words of the quotation may stand.
struct Candidate {
    bound: Bound,
    band: Band,
}

/// A stretch of the source, in the numbers of a quotation.
#[derive(Default)]
pub(super) struct There {
    pub(super) words: Vec<u32>,
    /// Where two words stand that are one of the quotation, which has this number.
    pub(super) compounds: Vec<(usize, u32)>,
}

/// What an alignment with a stretch comes to at best.
#[derive(Clone, Copy, Debug)]
struct Bound {
    matched: usize,
    score: i32,
}

/// Candidates that are aligned.
const CANDIDATES: usize = 12;
/// Places of one seed that are looked at: what stands there more often tells nothing.
pub(super) const PLACES: usize = 256;
/// Diagonals of one bucket.
const BUCKET: u32 = 32;
/// Seeds that are enough to find the candidates.
const SEEDS: usize = 256;
/// Words of a short quotation, of which single words are seeds too.
const SHORT: usize = 8;
/// Words that may be put in or left out on either side of the diagonals of a candidate.
const SLACK: i64 = 12;
/// Diagonals of the widest band.
const WIDEST: i64 = 192;

impl<'s, 'q> Search<'s, 'q> {
    pub(super) fn new(quotation: &'s Quotation<'q>, source: &'s Source) -> Self {
        Self {
            quotation,
            source,
            pairs: source.places_of_pairs(&quotation.words),
            singles: OnceCell::new(),
            there: There::default(),
            met: vec![0; quotation.numbers.count()],
            counts: 0,
            sheet: Sheet::default(),
            known: BTreeMap::new(),
        }
    }

    /// The number of a word of the quotation.
    pub(super) fn number(&self, word: usize) -> u32 {
        self.quotation.numbers.word(word)
    }

    /// The number of a word of the quotation and the next as one.
    pub(super) fn compound(&self, word: usize) -> u32 {
        self.quotation.numbers.compound(word)
    }

    /// The stretch of the source that is looked at.
    pub(super) fn there(&self) -> &There {
        &self.there
    }

    /// The words of a stretch of the source, by number.
    pub(super) fn words_there(&self, stretch: Range<usize>) -> Vec<u32> {
        self.source.keys()[stretch].iter().map(|&key| self.quotation.numbers.of(key)).collect()
    }

    fn look_at(&mut self, stretch: Range<usize>) {
        let Self { quotation: Quotation { numbers, .. }, source, there, .. } = self;
        there.words.clear();
        there.words.extend(source.keys()[stretch.clone()].iter().map(|&key| numbers.of(key)));
        let compounds = source.compounds(stretch.clone()).map(|(place, key)| (place - stretch.start, numbers.of(key)));
        there.compounds.clear();
        there.compounds.extend(compounds.filter(|(_, number)| *number != STRANGE));
        let parted = source.parted(stretch.clone(), |first, last, length| numbers.may_have(first, last, length));
        let parted = parted.map(|(place, key)| (place - stretch.start, numbers.of(key)));
        let hyphened = there.compounds.len();
        there.compounds.extend(parted.filter(|(_, number)| *number != STRANGE));
        if there.compounds.len() > hyphened {
            there.compounds.sort_unstable();
        }
    }

    /// The best alignments of `words` of the quotation anywhere in the source, so many at most, the best first; none
    /// where `least` of them stand nowhere.
    pub(super) fn find(&mut self, words: Range<usize>, least: usize, most: usize) -> Vec<Alignment> {
        let candidates = self.candidates(&words);
        let is_hopeless = candidates.iter().all(|candidate| candidate.bound.matched < least);
        if is_hopeless { Vec::new() } else { self.best_of(words, candidates, 1, most) }
    }

    /// The best alignment of `words` anywhere, if at least `least` of them stand there.
    ///
    /// The words must tell how many are enough: what is known is not looked for again.
    pub(super) fn find_one(&mut self, words: Range<usize>, wanted: Wanted, least: usize) -> Option<Alignment> {
        let key = (wanted, words.start, words.end);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let mut candidates = self.candidates(&words);
        let is_enough = |candidate: &Candidate| candidate.bound.matched >= least;
        let needed = match wanted {
            Wanted::Enough => least,
            Wanted::Best if candidates.iter().any(is_enough) => 1,
            Wanted::Best => usize::MAX,
        };
        candidates.retain(|candidate| candidate.bound.matched >= needed);
        let found = self.best_of(words, candidates, needed, 1).pop().filter(|found| found.matched >= least);
        self.known.insert(key, found.clone());
        found
    }

    fn candidates(&mut self, words: &Range<usize>) -> Vec<Candidate> {
        let bands = self.bands(words).into_iter();
        let candidate = |band: Band| {
            self.look_at(band.words(words.len()));
            Candidate { bound: self.bound(words), band }
        };
        bands.map(candidate).collect()
    }

    /// The best of the alignments with candidates in which at least `least` words stand.
    fn best_of(
        &mut self,
        words: Range<usize>,
        mut candidates: Vec<Candidate>,
        least: usize,
        most: usize,
    ) -> Vec<Alignment> {
        // What can not become as good as what is found need not be aligned.
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.bound.score));
        let mut found: Vec<(Range<usize>, Alignment)> = Vec::new();
        for Candidate { bound, band } in candidates {
            let better = found.iter().filter(|(_, alignment)| alignment.score > bound.score).count();
            if better >= most {
                break;
            }
            self.look_at(band.words(words.len()));
            let Some(alignment) = self.align(words.clone(), band).filter(|alignment| alignment.matched >= least) else {
                continue;
            };
            let stretch = alignment.stretch();
            if !found.iter().any(|(other, same)| *other == stretch && same.score == alignment.score) {
                found.push((stretch, alignment));
            }
        }
        found.sort_by_key(|(stretch, alignment)| (std::cmp::Reverse(alignment.score), stretch.start));
        found.into_iter().take(most).map(|(_, alignment)| alignment).collect()
    }

    /// May three of the words, one behind the other, stand so in the source?
    pub(super) fn has_row(&self, words: Range<usize>) -> bool {
        (words.start..words.end.saturating_sub(2)).any(|i| self.is_row(i))
    }

    /// May this word and the next two stand in the source in a row?
    fn is_row(&self, word: usize) -> bool {
        let (one, two) = (self.pairs[word], self.pairs[word + 1]);
        let (few, many, next) = if one.len() <= two.len() { (one, two, 1) } else { (two, one, -1) };
        let meets = |&entry: &u64| {
            let place = number(entry) as i64 + next;
            many.binary_search_by(|&other| (number(other) as i64).cmp(&place)).is_ok()
        };
        // What stands there often is taken to stand before the third word, too.
        few.len() > PLACES || few.iter().any(meets)
    }

    /// The best alignment of `words` within a stretch of the source, if at least `least` of them stand there.
    pub(super) fn find_in(&mut self, words: Range<usize>, stretch: Range<usize>, least: usize) -> Option<Alignment> {
        self.look_at(stretch.clone());
        if self.bound(&words).matched < least {
            return None;
        }
        let first = stretch.start as i64 - words.len() as i64;
        let band = Band { first, last: stretch.end as i64, stretch };
        self.align(words, band).filter(|alignment| alignment.matched >= least)
    }

    /// The best alignment of `words` with the band that is looked at.
    fn align(&mut self, words: Range<usize>, band: Band) -> Option<Alignment> {
        let sheet = std::mem::take(&mut self.sheet);
        let (alignment, sheet) = align(self, words, band, sheet);
        self.sheet = sheet;
        alignment
    }

    /// What the words come to if each stands in the stretch that is looked at, wherever the others do.
    fn bound(&mut self, words: &Range<usize>) -> Bound {
        let Self { there, met, counts, .. } = self;
        *counts += 1;
        for &number in there.words.iter().chain(there.compounds.iter().map(|(_, number)| number)) {
            if let Some(met) = met.get_mut(number as usize) {
                *met = *counts;
            }
        }
        let is_met = |number: u32| self.met[number as usize] == self.counts;
        let is_joined = |i: usize| i + 1 < words.end && is_met(self.compound(i));
        let mut bound = Bound { matched: 0, score: 0 };
        for i in words.clone() {
            let stands = is_met(self.number(i)) || is_joined(i) || i > words.start && is_joined(i - 1);
            bound.matched += usize::from(stands);
            bound.score +=
                if stands { self.quotation.worth[i] } else { super::align::cost(self.quotation.bracketed[i]) };
        }
        bound
    }

    /// The candidates: diagonals on which many seeds are.
    fn bands(&self, words: &Range<usize>) -> Vec<Band> {
        let mut seeds = self.seeds(words);
        // Places of one pair are in order, which a stable sort makes use of.
        seeds.sort();
        let diagonal = |seed: u64| (seed >> 32) as u32;
        let mut groups: Vec<(usize, u32, u32)> = Vec::with_capacity(seeds.len());
        let mut seen: Vec<u32> = Vec::new();
        for group in seeds.chunk_by(|&a, &b| diagonal(b) - diagonal(a) <= BUCKET) {
            seen.clear();
            seen.extend(group.iter().map(|&seed| seed as u32));
            seen.sort_unstable();
            seen.dedup();
            let (first, last) = (diagonal(group[0]), diagonal(group[group.len() - 1]));
            groups.push((seen.len(), first, last));
        }
        // Those with most seeds; among as many, those that stand first.
        let most = groups.iter().map(|(count, ..)| *count).max().unwrap_or(0);
        groups.retain(|(count, ..)| 2 * count >= most);
        groups.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
        let band = |(_, first, last): (usize, u32, u32)| {
            // Seeds are counted from the end of the words, so that none is before the source.
            let [first, last] = [first, last].map(|diagonal| i64::from(diagonal) - words.len() as i64);
            let last = last.min(first + WIDEST - 2 * SLACK);
            Band { first: first - SLACK, last: last + SLACK, stretch: 0..self.source.words().len() }
        };
        groups.into_iter().take(CANDIDATES).map(band).collect()
    }

    /// Diagonals of the pairs that both texts have, with the word, the rarest pairs first; then those of rare words, which
    /// find what lies between changes, and short quotations.
    fn seeds(&self, words: &Range<usize>) -> Vec<u64> {
        let mut listed: Vec<(usize, &[u64])> =
            (words.start..words.end.saturating_sub(1)).map(|i| (i, self.pairs[i])).collect();
        // Of a longer one so many words must stand there that two of them are neighbours.
        if words.len() < SHORT {
            listed.extend(words.clone().map(|i| (i, self.places_of(i))));
        }
        listed.retain(|(_, places)| !places.is_empty());
        listed.sort_by_key(|(_, places)| places.len());
        let mut seeds: Vec<u64> = Vec::with_capacity(2 * SEEDS);
        for (i, places) in listed {
            if seeds.len() >= SEEDS {
                break;
            }
            let ahead = words.end - i;
            seeds.extend(places.iter().take(PLACES).map(|&entry| ((number(entry) + ahead) as u64) << 32 | i as u64));
        }
        seeds
    }

    /// Where a word stands.
    fn places_of(&self, word: usize) -> &'s [u64] {
        self.singles.get_or_init(|| self.source.places_of_words(&self.quotation.words))[word]
    }

    /// Every place where all words of the quotation stand in a row.
    pub(super) fn repeats(&self) -> Vec<Alignment> {
        let keys: Vec<u64> = self.quotation.words.iter().map(|word| word.key).collect();
        let starts = self.pairs.first().copied().unwrap_or_else(|| self.places_of(0));
        let stands = |start: usize| self.source.keys().get(start..start + keys.len()) == Some(keys.as_slice());
        let found = starts.iter().take(PLACES).map(|&entry| number(entry)).filter(|&start| stands(start));
        found.map(|start| Alignment::whole(self.quotation, start)).collect()
    }
}
