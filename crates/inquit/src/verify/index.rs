//! [`Source`]: a text made ready to be looked up in.

use std::borrow::Cow;
use std::ops::Range;

use super::compounds::Compounds;
use super::table::Table;
use super::voices::Voices;
use super::words::{Word, compound_of, words_of};
use crate::document::{Attribution, Document};
use crate::entity::Decoded;
use crate::text::span::Span;

/// A text with an index of its words, built once and then asked about any number of quotations.
///
/// Building takes time and memory in proportion to the text (about 42 bytes a word); each question then looks only at the
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
    /// Where each word stands.
    words: Vec<Span>,
    /// The key of each word.
    keys: Vec<u64>,
    compounds: Compounds,
    /// For each stretch of [`STRETCH`] bytes how many words end before it.
    ended: Vec<u32>,
    /// Places of the first word of each pair of neighbours.
    pairs: Table,
    /// Places of single words.
    singles: Table,
    voices: Voices,
}

impl Source {
    /// Indexes the text of `document`, whose attributions tell who says what in it.
    pub fn new(document: Document) -> Self {
        let words = words_of(document.text());
        let singles = Table::new(words.iter().map(|word| word.key).zip(0..));
        let pairs = Table::new(words.windows(2).map(|pair| pair_key(pair[0].key, pair[1].key)).zip(0..));
        let compounds = Compounds::new(document.text(), &words);
        let (words, keys): (Vec<Span>, Vec<u64>) = words.into_iter().map(|word| (word.span, word.key)).unzip();
        let ended = ended(document.text(), &words);
        let voices = Voices::new(&document, words.len(), |span| covered(&words, &ended, span));
        Self { document, words, keys, compounds, ended, pairs, singles, voices }
    }

    /// The document that was indexed.
    pub fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn text(&self) -> &str {
        self.document.text()
    }

    /// Where the words stand.
    pub(super) fn words(&self) -> &[Span] {
        &self.words
    }

    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The words, as they are written.
    pub(super) fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| word.text(self.text()))
    }

    /// What stands between two words, each character as what it stands for.
    pub(super) fn gap(&self, first: usize, second: usize) -> Cow<'_, str> {
        let written = self.written_gap(first, second);
        Decoded::new(written).map_or(Cow::Borrowed(written), |decoded| Cow::Owned(decoded.text().to_owned()))
    }

    /// The same as it is written.
    pub(super) fn written_gap(&self, first: usize, second: usize) -> &str {
        let Some(one) = self.words.get(first) else { return "" };
        let end = self.words.get(second).map_or(self.text().len(), |two| two.start() as usize);
        self.text().get(one.end() as usize..end).unwrap_or_default()
    }

    /// What stands before the first word.
    pub(super) fn before_first(&self) -> &str {
        self.words.first().map_or("", |word| &self.text()[..word.start() as usize])
    }

    /// From the first byte of these words to the last, none without words.
    pub(super) fn span(&self, words: Range<usize>) -> Option<Span> {
        let all = self.words.get(words)?;
        Some(all.first()?.cover(*all.last()?))
    }

    /// The first words of compounds in a stretch of words, and the keys of both as one.
    pub(super) fn compounds(&self, words: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
        self.compounds.within(words)
    }

    /// Words with a blank between that may be one, *per cent*, if `may_be` says so by its first and last byte and its
    /// length; with the keys of both as one.
    pub(super) fn parted(
        &self,
        words: Range<usize>,
        may_be: impl Fn(u8, u8, usize) -> bool,
    ) -> impl Iterator<Item = (usize, u64)> {
        let bytes = self.text().as_bytes();
        let pairs = self.words[words.clone()].windows(2).zip(words);
        pairs.filter_map(move |(pair, place)| {
            let (one, two) = (pair[0], pair[1]);
            let (first, behind) = (*bytes.get(one.start() as usize)?, bytes.get(two.range())?);
            // *p.m*
            let stops =
                if behind.get(1) == Some(&b'.') { behind.iter().filter(|&&byte| byte == b'.').count() } else { 0 };
            let length = (one.len() + two.len()) as usize - stops;
            let is_parted = one.end() < two.start() && may_be(first, *behind.last()?, length);
            Some((place, is_parted.then(|| compound_of(self.text(), one, two)).flatten()?))
        })
    }

    /// The attribution that a word is said in.
    pub(super) fn saying(&self, place: usize) -> Option<&Attribution> {
        self.document.attributions().get(self.voices.saying(place)?)
    }

    /// Number of the voice that says a word, 0 for the reporter’s.
    pub(super) fn voice(&self, place: usize) -> u32 {
        self.voices.of(place)
    }

    /// Does a quotation without an attribution of its own go on with what the sentence began with: *“We left,” said Moor,
    /// … , “because we had to.”*
    pub(super) fn goes_on(&self, one: usize, two: usize) -> bool {
        let sentence = |word: usize| {
            let start = self.words.get(word).map_or(u32::MAX, |word| word.start());
            self.document.sentences().partition_point(|sentence| sentence.end() <= start)
        };
        (self.voices.saying(one).is_none() || self.voices.saying(two).is_none()) && sentence(one) == sentence(two)
    }

    /// Do two words stand in one quotation or turn, whoever is reported in it?
    pub(super) fn share_quote(&self, one: usize, two: usize) -> bool {
        self.voices.share_quote(one, two)
    }

    /// Does the word stand in a quotation?
    pub(super) fn is_quoted(&self, place: usize) -> bool {
        self.voices.is_quoted(place)
    }

    /// Places of each pair of neighbours among these words.
    pub(super) fn places_of_pairs(&self, words: &[Word]) -> Vec<&[u64]> {
        self.pairs.of_all(words.windows(2).map(|pair| pair_key(pair[0].key, pair[1].key)))
    }

    /// Places of each of these words.
    pub(super) fn places_of_words(&self, words: &[Word]) -> Vec<&[u64]> {
        self.singles.of_all(words.iter().map(|word| word.key))
    }

    /// Places of a pair of neighbours.
    pub(super) fn places_of_pair(&self, first: u64, second: u64) -> &[u64] {
        self.pairs.of(pair_key(first, second))
    }

    /// The keys of the pairs of neighbours, and those of the words: the upper halves, each once.
    pub(super) fn known(&self) -> [&Table; 2] {
        [&self.pairs, &self.singles]
    }

    /// How many words end before this offset or at it.
    pub(super) fn words_before(&self, offset: u32) -> usize {
        ended_by(&self.words, &self.ended, offset)
    }

    /// The words that touch `span`.
    pub(super) fn words_in(&self, span: Span) -> Range<usize> {
        covered(&self.words, &self.ended, span)
    }
}

/// The key of two neighbours.
pub(super) fn pair_key(first: u64, second: u64) -> u64 {
    (first.rotate_left(21) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Bytes of a stretch of the text: some words.
const STRETCH: usize = 64;

fn ended(text: &str, words: &[Span]) -> Vec<u32> {
    let mut ended = vec![0; text.len() / STRETCH + 2];
    for word in words {
        ended[(word.end() as usize).div_ceil(STRETCH)] += 1;
    }
    let mut sum = 0;
    for count in &mut ended {
        sum += *count;
        *count = sum;
    }
    ended
}

/// How many words end before `offset` or at it, found from the stretch of the text that it is in.
fn ended_by(words: &[Span], ended: &[u32], offset: u32) -> usize {
    let by = |stretch: usize| ended.get(stretch).map_or(words.len(), |&count| count as usize);
    let stretch = offset as usize / STRETCH;
    let (first, last) = (by(stretch), by(stretch + 1));
    first + words[first..last].partition_point(|word| word.end() <= offset)
}

/// The words that touch `span`.
fn covered(words: &[Span], ended: &[u32], span: Span) -> Range<usize> {
    let (start, end) = (ended_by(words, ended, span.start()), ended_by(words, ended, span.end()));
    let begins = words.get(end).is_some_and(|word| word.start() < span.end());
    start..(end + usize::from(begins)).max(start)
}
