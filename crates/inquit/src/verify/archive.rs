//! [`Archive`]: many sources, asked at once.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use super::index::{Source, pair_key};
use super::quotation::{Quotation, Wording};
use super::table::{Table, number};
use super::{Edit, EditKind, Said, Verdict, Verification};

/// Many sources with one index, built once and then asked in which of them a quotation stands.
///
/// A question takes about as long as of one text of the same size, however many sources there are. The index has about 15
/// bytes for each word beside the sources, which are shared and not copied.
///
/// ```
/// use inquit::verify::{Archive, Source, Verdict};
///
/// let texts = ["“It is safe,” said Ada Moor.", "It rained.", "“It is not safe,” said Gus Roe."];
/// let sources = texts.map(|text| inquit::parse(text).map(Source::new));
/// let archive = Archive::new(sources.into_iter().collect::<Result<Vec<_>, _>>()?);
/// let found = archive.verify("It is safe");
/// let [first, second] = found.as_slice() else { panic!("two sources") };
/// assert_eq!((first.source, first.verification.verdict), (0, Verdict::Exact));
/// assert_eq!((second.source, second.verification.verdict), (2, Verdict::Negation));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Archive {
    sources: Vec<Arc<Source>>,
    /// Numbers of the sources that have each pair of neighbours.
    pairs: Table,
    /// The same for single words.
    singles: Table,
}

/// A source in which a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// The number of the source, from 0 in the order in which the sources were given.
    pub source: usize,
    /// Where it stands there, and how it differs; never absent.
    pub verification: Verification,
}

/// Sources that are reported.
const REPORTED: usize = 64;
/// Sources where it does not stand, after which those that have less of it are not looked at.
const ABSENT: usize = 8;
/// Entries of the index that are enough to find the sources, if no more of them are as good than are reported.
const ENOUGH: usize = 1 << 10;
/// Entries of the index that are looked at, unless those of the rarest words are more.
const MOST: usize = 1 << 16;
/// Words of a short quotation, of which single words count too.
const SHORT: usize = 8;

impl Archive {
    /// Indexes the pairs of words that `sources` have; a source that is shared need not be copied.
    ///
    /// Of more than 2³² words in all those behind are not found.
    pub fn new<S: Into<Arc<Source>>>(sources: impl IntoIterator<Item = S>) -> Self {
        let sources: Vec<Arc<Source>> = sources.into_iter().map(Into::into).collect();
        let table = |which: usize| {
            let keys = sources
                .iter()
                .zip(0_u32..)
                .flat_map(|(source, number)| source.known()[which].keys().map(move |key| (key, number)));
            Table::new(keys.take(u32::MAX as usize))
        };
        let (pairs, singles) = rayon::join(|| table(0), || table(1));
        Self { sources, pairs, singles }
    }

    /// The sources, in the order in which they were given.
    pub fn sources(&self) -> &[Arc<Source>] {
        &self.sources
    }

    /// The sources in which `quotation` stands, the best first; none where it stands nowhere.
    ///
    /// The best is the one with the least that is altered without a mark, of these the one with the best verdict, of these
    /// the one where the longest part stands, and of these the one that was given first. The verdict alone would not do: an
    /// article with the words but without a denial has a worse one than any other with some of the words.
    ///
    /// Copies of a text are all reported, up to 64 sources: those that share most of the rarer words with the quotation.
    ///
    /// ```
    /// use inquit::verify::{Archive, Source, Verdict};
    ///
    /// let copy = Source::new(inquit::parse("“We tested the pier twice,” said Ada Moor.")?);
    /// let other = Source::new(inquit::parse("The pier was closed.")?);
    /// let archive = Archive::new([copy.clone(), other, copy]);
    /// let sources = |quotation| archive.verify(quotation).into_iter().map(|found| found.source).collect::<Vec<_>>();
    /// assert_eq!(sources("We tested the pier twice"), [0, 2]);
    /// assert_eq!(sources("The harbour sank"), []);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn verify(&self, quotation: &str) -> Vec<Found> {
        let Some(wording) = Wording::new(quotation) else { return Vec::new() };
        let candidates = self.candidates(&wording);
        let exact = candidates.iter().map(|&source| self.sources[source].exact(&wording)).collect::<Vec<_>>();
        let mut found: Vec<Found> = Vec::new();
        let (mut absent, mut whole, mut wording) = (0, None, Some(wording));
        for (source, exact) in candidates.into_iter().zip(exact) {
            let nearly = || {
                whole = whole.take().or_else(|| wording.take().map(Quotation::new));
                whole.as_ref().map(|quotation| self.sources[source].nearly(quotation))
            };
            match exact.or_else(nearly).filter(|found| found.verdict != Verdict::Absent) {
                Some(verification) => found.push(Found { source, verification }),
                None => absent += 1,
            }
            if absent == ABSENT {
                break;
            }
        }
        found.sort_by_cached_key(|found| (found.verification.distance(), found.source));
        found
    }

    /// The same for many quotations, on all cores, in their order.
    ///
    /// ```
    /// use inquit::verify::{Archive, Source};
    ///
    /// let archive = Archive::new([Source::new(inquit::parse("“It is safe,” said Ada Moor.")?)]);
    /// let counts: Vec<usize> = archive.verify_many(&["It is safe", "It rained"]).iter().map(Vec::len).collect();
    /// assert_eq!(counts, [1, 0]);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn verify_many<Q: AsRef<str> + Sync>(&self, quotations: &[Q]) -> Vec<Vec<Found>> {
        quotations.par_iter().map(|quotation| self.verify(quotation.as_ref())).collect()
    }

    /// Whether `speaker` said the quotation that was found, `None` where it stands nowhere.
    ///
    /// Of several sources one where the speaker said it is enough; otherwise the first counts.
    ///
    /// ```
    /// use inquit::verify::{Archive, Said, Source};
    ///
    /// let texts = ["“It is safe,” said Gus Roe.", "“It is safe,” said Ada Moor."];
    /// let sources = texts.map(|text| inquit::parse(text).map(Source::new));
    /// let archive = Archive::new(sources.into_iter().collect::<Result<Vec<_>, _>>()?);
    /// let found = archive.verify("It is safe");
    /// assert_eq!(archive.said_anywhere(&found, "Ada Moor"), Some(Said::Same));
    /// assert_eq!(archive.said_anywhere(&found, "Ivo Lund"), Some(Said::Other));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn said_anywhere(&self, found: &[Found], speaker: &str) -> Option<Said> {
        let said = |found: &Found| self.sources.get(found.source)?.said_anywhere(&found.verification, speaker);
        let mut said = found.iter().filter_map(said);
        let first = said.next()?;
        Some(if said.any(|said| said == Said::Same) { Said::Same } else { first })
    }

    /// The sources that share most pairs of words with the quotation, of a short one most words, too: as many at most as
    /// are reported, and none with less than half of what the first has.
    fn candidates(&self, quotation: &Wording<'_>) -> Vec<usize> {
        let words = &quotation.words;
        let mut lists = self.pairs.of_all(words.windows(2).map(|pair| pair_key(pair[0].key, pair[1].key)));
        if words.len() < SHORT {
            lists.extend(self.singles.of_all(words.iter().map(|word| word.key)));
        }
        lists.retain(|list| !list.is_empty());
        // The rarest tell most.
        lists.sort_by_key(|list| list.len());
        let mut tally = Tally::new(self.sources.len(), lists.len());
        let mut seen = 0;
        for list in lists {
            let is_enough = seen >= ENOUGH && tally.best() <= REPORTED;
            if is_enough || seen > 0 && seen + list.len() > MOST {
                break;
            }
            list.iter().for_each(|&entry| tally.add(number(entry)));
            seen += list.len();
        }
        tally.into_best()
    }
}

/// How many pairs of the quotation each source has.
struct Tally {
    of_sources: Vec<u32>,
    /// The sources that have any.
    met: Vec<usize>,
    /// For each count how many sources have it.
    of_counts: Vec<usize>,
    most: usize,
}

impl Tally {
    fn new(sources: usize, lists: usize) -> Self {
        Self { of_sources: vec![0; sources], met: Vec::new(), of_counts: vec![0; lists + 1], most: 0 }
    }

    fn add(&mut self, source: usize) {
        let count = &mut self.of_sources[source];
        if *count == 0 {
            self.met.push(source);
        } else {
            self.of_counts[*count as usize] -= 1;
        }
        *count += 1;
        self.of_counts[*count as usize] += 1;
        self.most = self.most.max(*count as usize);
    }

    /// How many sources have half as many as the one with most.
    fn best(&self) -> usize {
        self.of_counts[self.most.div_ceil(2).max(1).min(self.of_counts.len() - 1)..].iter().sum()
    }

    /// These, those with most first; among as many, those that were given first.
    fn into_best(self) -> Vec<usize> {
        let Self { of_sources, met: mut best, most, .. } = self;
        best.retain(|&source| 2 * of_sources[source] as usize >= most);
        best.sort_unstable_by_key(|&source| (Reverse(of_sources[source]), source));
        best.truncate(REPORTED);
        best
    }
}

impl Verification {
    /// How far it is from the quotation: what is altered, the verdict, and how little of it stands there.
    fn distance(&self) -> (u32, Verdict, Reverse<u32>) {
        /// Pieces of several quotations weigh as much as some words.
        const PIECES: u32 = 40;
        let altered = |edit: &Edit| match edit.kind {
            EditKind::Altered | EditKind::Negation => {
                edit.quotation.len().max(edit.source.map_or(0, |span| span.len()))
            }
            EditKind::Reordered | EditKind::Merged => PIECES,
            _ => 0,
        };
        let length = self.places.first().map_or(0, |place| place.pieces.iter().map(|piece| piece.len()).sum());
        (self.edits.iter().map(altered).fold(0, u32::saturating_add), self.verdict, Reverse(length))
    }
}
