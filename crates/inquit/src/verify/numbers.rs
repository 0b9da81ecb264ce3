//! [`Numbers`]: words of a quotation by number, which are compared sooner than keys.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::words::Word;

/// The words of a quotation by number: the same one for the same word.
#[derive(Debug)]
pub(super) struct Numbers {
    of_keys: FxHashMap<u64, u32>,
    /// A bit for the upper bits of each key: most words of a source are none of the quotation.
    filter: Vec<u64>,
    /// How far a key is shifted for its bit.
    shift: u32,
    words: Vec<u32>,
    /// Of each word and the next as one.
    compounds: Vec<u32>,
    /// For each small letter or digit that words begin with how long they are, a bit for each length.
    lengths: [u64; 36],
    /// The same for what they end with, a bit for each letter or digit.
    ends: [u64; 36],
}

/// The number of a word that the quotation does not have.
pub(super) const STRANGE: u32 = u32::MAX;

impl Numbers {
    /// Of these words of `text`, and of each and the next as one.
    pub(super) fn new(text: &str, words: &[Word], compounds: &[u64]) -> Self {
        /// Bits for each key: so many that few are hit by another one.
        const BITS: usize = 8;
        let keys = words.len() + compounds.len();
        let bits = (BITS * keys).next_power_of_two().max(64);
        let shift = u64::BITS - bits.trailing_zeros();
        let (mut of_keys, mut filter) = (FxHashMap::with_capacity_and_hasher(keys, FxBuildHasher), vec![0; bits / 64]);
        let mut number = |key: u64| {
            let bit = (key >> shift) as usize;
            filter[bit / 64] |= 1 << (bit % 64);
            let next = of_keys.len() as u32;
            *of_keys.entry(key).or_insert(next)
        };
        let (mut lengths, mut ends) = ([0; 36], [0; 36]);
        for word in words.iter().map(|word| word.span.text(text).as_bytes()) {
            let both = word.first().zip(word.last()).and_then(|(&first, &last)| Some((row_of(first)?, row_of(last)?)));
            if let Some((first, last)) = both {
                lengths[first] |= 1 << word.len().min(63);
                ends[first] |= 1 << last;
            }
        }
        let words = words.iter().map(|word| number(word.key)).collect();
        let compounds = compounds.iter().map(|&key| number(key)).collect();
        Self { of_keys, filter, shift, words, compounds, lengths, ends }
    }

    /// May a word that begins and ends so and has so many bytes be one of the quotation?
    pub(super) fn may_have(&self, first: u8, last: u8, length: usize) -> bool {
        let Some((first, last)) = row_of(first).zip(row_of(last)) else { return false };
        length < 63 && self.lengths[first] >> length & 1 != 0 && self.ends[first] >> last & 1 != 0
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.of_keys.len()
    }

    /// The number of a word of the quotation.
    pub(super) fn word(&self, word: usize) -> u32 {
        self.words[word]
    }

    /// The number of a word of the quotation and the next as one.
    pub(super) fn compound(&self, word: usize) -> u32 {
        self.compounds[word]
    }

    /// The number of a key, [`STRANGE`] if the quotation does not have it.
    pub(super) fn of(&self, key: u64) -> u32 {
        let bit = (key >> self.shift) as usize;
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return STRANGE;
        }
        self.of_keys.get(&key).copied().unwrap_or(STRANGE)
    }
}

fn row_of(first: u8) -> Option<usize> {
    match first.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => Some(usize::from(letter - b'a')),
        digit @ b'0'..=b'9' => Some(usize::from(digit - b'0') + 26),
        _ => None,
    }
}
