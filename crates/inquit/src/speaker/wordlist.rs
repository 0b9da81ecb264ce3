//! Word lists that are asked for every capitalised word of a text: no allocation, a cheap hash.

use rustc_hash::FxHashMap;

/// Words in lower case, each with what the list says of it.
pub(super) struct WordList<T>(FxHashMap<&'static [u8], T>);

/// The longest word in bytes.
const LONGEST: usize = 24;

impl<T: Copy> WordList<T> {
    /// The list of these words; a word that comes twice with different values tells nothing and is left out.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self
    where
        T: PartialEq,
    {
        let mut list: FxHashMap<&'static [u8], Option<T>> = FxHashMap::default();
        for (word, value) in words {
            let known = list.entry(word.as_bytes()).or_insert(Some(value));
            if *known != Some(value) {
                *known = None;
            }
        }
        Self(list.into_iter().filter_map(|(word, value)| Some((word, value?))).collect())
    }

    /// What the list says of `word`, whatever its capitals.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        let mut folded = [0; LONGEST];
        let folded = folded.get_mut(..word.len())?;
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        self.0.get(&*folded).copied()
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
