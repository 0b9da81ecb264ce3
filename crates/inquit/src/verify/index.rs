//! [`Source`]: a text made ready to be looked up in.

use std::ops::Range;

use super::words::{Word, compound_key, is_hyphen, words_of};
use crate::document::{Attribution, Document, Mode, Role};
use crate::text::span::Span;

/// A text with an index of its words, built once and then asked about any number of quotations.
///
/// Building takes time and memory in proportion to the text (about 40 bytes a word); each question then looks only at the
/// places that share words with the quotation.
///
/// ```
/// use inquit::verify::{Source, Verdict};
///
/// let source = Source::new(inquit::parse("“We tested it twice,” said Ada Moor. “Nobody was hurt.”")?);
/// assert_eq!(source.verify("We tested it twice").verdict, Verdict::Exact);
/// assert_eq!(source.verify("We tested it once").verdict, Verdict::Altered);
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    document: Document,
    words: Vec<Word>,
    /// For each pair of neighbours its hash in the upper half and the place of its first word in the lower, in order.
    pairs: Vec<u64>,
    /// The same for single words.
    singles: Vec<u64>,
    /// For each word the number of the outermost attribution it is said in, from 1; 0 for the reporter’s.
    sayings: Vec<u32>,
    /// For each word the number of the outermost quote of speech around it, from 1.
    quotes: Vec<u32>,
}

impl Source {
    /// Indexes the text of `document`, whose attributions tell who says what in it.
    pub fn new(document: Document) -> Self {
        let words = words_of(document.text());
        let at = |place: usize| place as u64;
        let mut singles: Vec<u64> = words.iter().zip(0..).map(|(word, place)| upper(word.key) | at(place)).collect();
        let neighbours = words.windows(2).zip(0..);
        let mut pairs: Vec<u64> =
            neighbours.map(|(pair, place)| upper(pair_key(pair[0].key, pair[1].key)) | at(place)).collect();
        singles.sort_unstable();
        pairs.sort_unstable();
        let sayings = sayings(&document, &words);
        let quotes = quotes(&document, &words);
        Self { document, words, pairs, singles, sayings, quotes }
    }

    /// The document that was indexed.
    pub fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn text(&self) -> &str {
        self.document.text()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The words, as they are written.
    pub(super) fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| word.span.text(self.text()))
    }

    /// What stands between two words.
    pub(super) fn gap(&self, first: usize, second: usize) -> &str {
        let Some(one) = self.words.get(first) else { return "" };
        let end = self.words.get(second).map_or(self.text().len(), |two| two.span.start() as usize);
        self.text().get(one.span.end() as usize..end).unwrap_or_default()
    }

    /// What stands before the first word.
    pub(super) fn before_first(&self) -> &str {
        self.words.first().map_or("", |word| &self.text()[..word.span.start() as usize])
    }

    /// From the first byte of these words to the last, none without words.
    pub(super) fn span(&self, words: Range<usize>) -> Option<Span> {
        let all = self.words.get(words)?;
        Some(all.first()?.span.cover(all.last()?.span))
    }

    /// The key of a word and the next as one, if a hyphen is all that parts them.
    pub(super) fn compound(&self, place: usize) -> Option<u64> {
        let (one, two) = (self.words.get(place)?.span, self.words.get(place + 1)?.span);
        let gap = self.text().get(one.end() as usize..two.start() as usize)?;
        gap.chars().all(is_hyphen).then(|| compound_key(one.cover(two).text(self.text())))
    }

    /// The attribution that a word is said in.
    pub(super) fn saying(&self, place: usize) -> Option<&Attribution> {
        let number = *self.sayings.get(place)?;
        self.document.attributions().get(number.checked_sub(1)? as usize)
    }

    /// Number of the saying of a word: of the attribution, or else of the quote, 0 for the reporter’s words.
    pub(super) fn voice(&self, place: usize) -> u32 {
        match (self.sayings[place], self.quotes[place]) {
            (0, 0) => 0,
            (0, quote) => u32::MAX - quote,
            (saying, _) => saying,
        }
    }

    /// Does the word stand in a quotation?
    pub(super) fn is_quoted(&self, place: usize) -> bool {
        self.quotes[place] > 0
    }

    /// Places of a pair of neighbours.
    pub(super) fn places_of_pair(&self, first: u64, second: u64) -> &[u64] {
        with_upper(&self.pairs, pair_key(first, second))
    }

    /// Places of a word.
    pub(super) fn places_of(&self, key: u64) -> &[u64] {
        with_upper(&self.singles, key)
    }

    /// The words that touch `span`.
    pub(super) fn words_in(&self, span: Span) -> Range<usize> {
        covered(&self.words, span)
    }
}

/// The place in the lower half of an entry.
pub(super) fn place(entry: u64) -> usize {
    (entry & 0xffff_ffff) as usize
}

fn upper(key: u64) -> u64 {
    key & 0xffff_ffff_0000_0000
}

fn pair_key(first: u64, second: u64) -> u64 {
    (first.rotate_left(21) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn with_upper(entries: &[u64], key: u64) -> &[u64] {
    let low = upper(key);
    let start = entries.partition_point(|&entry| entry < low);
    let count = entries[start..].partition_point(|&entry| entry <= low | 0xffff_ffff);
    &entries[start..start + count]
}

fn covered(words: &[Word], span: Span) -> Range<usize> {
    let start = words.partition_point(|word| word.span.end() <= span.start());
    let end = words.partition_point(|word| word.span.start() < span.end());
    start..end.max(start)
}

fn sayings(document: &Document, words: &[Word]) -> Vec<u32> {
    let mut sayings = vec![0; words.len()];
    // Outer ones come first and stay; what is quoted is more surely one saying than what is reported.
    let is_top = |attribution: &&Attribution| attribution.parent.is_none();
    let (quoted, told): (Vec<_>, Vec<_>) =
        document.attributions().iter().filter(is_top).partition(|attribution| attribution.mode == Mode::Direct);
    for attribution in quoted.into_iter().chain(told) {
        for piece in &attribution.content {
            for saying in &mut sayings[covered(words, *piece)] {
                if *saying == 0 {
                    *saying = attribution.id.index() as u32 + 1;
                }
            }
        }
    }
    sayings
}

fn quotes(document: &Document, words: &[Word]) -> Vec<u32> {
    let mut numbers = vec![0; words.len()];
    let outer = document.quotes().iter().filter(|quote| quote.parent.is_none() && quote.role == Role::Speech);
    for quote in outer {
        for piece in &quote.pieces {
            numbers[covered(words, *piece)].fill(quote.id.index() as u32 + 1);
        }
    }
    numbers
}
