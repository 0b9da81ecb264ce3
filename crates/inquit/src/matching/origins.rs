//! [`Origins`]: which documents print one text.
//!
//! Independent reporters quote the same words and tell them in their own. Documents that share the reporter’s words are
//! copies of one wire text, or of each other. Runs of words outside what is quoted are hashed and thinned out by winnowing
//! (Schleimer, Wilkerson and Aiken 2003), so that any run of nine words that two documents share is found.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHasher;

use crate::document::{BlockKind, Document, Role};
use crate::text::span::Span;
use crate::verify::words::{Word, words_of};

/// Words of one run.
const RUN: usize = 6;
/// Runs of which the one with the lowest hash is kept.
const WINDOW: usize = 4;
/// Runs that two copies share at the least, and their share of those of the shorter.
const LEAST: u32 = 3;
const SHARE: f64 = 0.2;
/// Documents beside which each is put for one run: a chain links the rest.
const BESIDE: usize = 2;

/// For each document the first one that prints the same text.
///
/// ```
/// use inquit::matching::Origins;
///
/// let wire = "Ada Moor, who has led the harbour office of Corvane since the flood, said on Tuesday that the pier was safe.";
/// let articles = [
///     format!("{wire} “Nobody was hurt,” she told reporters beside the crane that had fallen into the water overnight."),
///     "The pier at Corvane is safe, Ada Moor told the Ledger. “Nobody was hurt,” the harbour master added.".to_owned(),
///     format!("{wire} “Nobody was hurt.”"),
/// ];
/// let documents = articles.map(|text| inquit::parse(text).expect("short"));
/// let origins = Origins::of(&documents);
/// assert!(origins.are_one(0, 2));
/// assert!(!origins.are_one(0, 1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    first: Vec<usize>,
}

impl Origins {
    /// Compares the documents, which get the numbers from 0 in this order.
    ///
    /// Time grows with the number of documents, not with that of pairs.
    pub fn of<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let documents: Vec<&Document> = documents.into_iter().collect();
        let runs: Vec<Vec<u32>> = documents.into_par_iter().map(runs).collect();
        let mut first: Vec<usize> = (0..runs.len()).collect();
        for ((a, b), shared) in shared_runs(&runs) {
            let shorter = runs[a].len().min(runs[b].len()) as f64;
            if (shared >= LEAST || f64::from(shared) >= shorter) && f64::from(shared) >= SHARE * shorter {
                let (one, two) = (root(&first, a), root(&first, b));
                first[one.max(two)] = one.min(two);
            }
        }
        let first = (0..first.len()).map(|number| root(&first, number)).collect();
        Self { first }
    }

    /// The first document that prints the text of document `number`: itself for one that copies none.
    pub fn first(&self, number: usize) -> usize {
        self.first.get(number).copied().unwrap_or(number)
    }

    /// Do the two print one text?
    pub fn are_one(&self, one: usize, two: usize) -> bool {
        self.first(one) == self.first(two)
    }
}

/// The first of those that `at` is one with.
pub(super) fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

/// How many runs pairs of documents share, for enough pairs to link all that share a run.
fn shared_runs(runs: &[Vec<u32>]) -> BTreeMap<(usize, usize), u32> {
    let mut places: Vec<(u32, usize)> =
        runs.iter().enumerate().flat_map(|(number, runs)| runs.iter().map(move |&run| (run, number))).collect();
    places.par_sort_unstable();
    let mut shared: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for same in places.chunk_by(|one, two| one.0 == two.0) {
        for (place, &(_, number)) in same.iter().enumerate().skip(1) {
            let before = same[place.saturating_sub(BESIDE)..place].iter();
            // The first is put beside all, so that copies far apart meet more than once.
            let beside = before.chain((place > BESIDE).then_some(&same[0]));
            beside.for_each(|&(_, other)| *shared.entry((other, number)).or_default() += 1);
        }
    }
    shared
}

/// Hashes of runs of the reporter’s words, in order and each once.
fn runs(document: &Document) -> Vec<u32> {
    let words: Vec<Word> = words_of(document.text());
    let is_own = own_words(document, &words);
    let mut kept = Vec::new();
    let mut start = 0;
    for own in is_own.chunk_by(|one, two| one == two) {
        let end = start + own.len();
        if own[0] {
            let hashes: Vec<u32> = words[start..end].windows(RUN).map(hash).collect();
            let lowest = |window: &[u32]| window.iter().copied().min();
            match hashes.len() {
                0..=WINDOW => kept.extend(lowest(&hashes)),
                _ => kept.extend(hashes.windows(WINDOW).filter_map(lowest)),
            }
        }
        start = end;
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// For each word whether it is the reporter’s: in the body, and not quoted.
fn own_words(document: &Document, words: &[Word]) -> Vec<bool> {
    let mut is_own = vec![false; words.len()];
    let covered = |span: Span| {
        let start = words.partition_point(|word| word.span.end() <= span.start());
        start..words.partition_point(|word| word.span.start() < span.end()).max(start)
    };
    for block in document.blocks().iter().filter(|block| block.kind != BlockKind::Boilerplate) {
        is_own[covered(block.span)].fill(true);
    }
    for quote in document.quotes().iter().filter(|quote| quote.role == Role::Speech) {
        quote.pieces.iter().for_each(|piece| is_own[covered(*piece)].fill(false));
    }
    is_own
}

fn hash(run: &[Word]) -> u32 {
    let mut hasher = FxHasher::default();
    run.iter().for_each(|word| word.key.hash(&mut hasher));
    (hasher.finish() >> 32) as u32
}
