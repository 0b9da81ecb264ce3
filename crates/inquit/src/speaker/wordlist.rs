//! Word lists that are asked for every capitalised word of a text: no allocation, a cheap hash.

use rustc_hash::FxHashMap;

/// Words in lower case, each with what the list says of it.
pub(super) struct WordList<T>(FxHashMap<Folded, T>);

/// A word in lower case, with its length behind it: one of fixed size is hashed and compared in a few steps.
type Folded = [u64; 4];

/// The longest word in bytes.
const LONGEST: usize = 24;

/// `word` as a key, whatever its capitals; none for a word that is longer than any listed.
fn folded(word: &str) -> Option<Folded> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    let mut folded = [0, 0, 0, word.len() as u64];
    for (part, bytes) in folded.iter_mut().zip(bytes.as_chunks().0) {
        *part = u64::from_le_bytes(*bytes);
    }
    Some(folded)
}

impl<T: Copy> WordList<T> {
    /// The list of these words; a word that comes twice with different values tells nothing and is left out.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self
    where
        T: PartialEq,
    {
        let mut list: FxHashMap<Folded, Option<T>> = FxHashMap::default();
        for (word, value) in words.into_iter().filter_map(|(word, value)| Some((folded(word)?, value))) {
            let known = list.entry(word).or_insert(Some(value));
            if *known != Some(value) {
                *known = None;
            }
        }
        Self(list.into_iter().filter_map(|(word, value)| Some((word, value?))).collect())
    }

    /// What the list says of `word`, whatever its capitals.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        self.0.get(&folded(word)?).copied()
    }

    /// Is `word` in the list, whatever its capitals?
    pub(super) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// The words of a list, lines that begin with `#` left out.
pub(super) fn words_of(list: &'static str) -> impl Iterator<Item = (&'static str, ())> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(|word| (word, ()))
}
