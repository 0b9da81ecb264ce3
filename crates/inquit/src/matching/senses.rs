//! What words mean, as far as a list of synonyms and the names of countries tell.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::features::hash;
use super::forms::Stems;
use crate::lexicon::Country;

/// Senses by stems, and by two stems in a row.
pub(super) struct Senses {
    words: FxHashMap<u32, u32>,
    phrases: FxHashMap<[u32; 2], u32>,
}

static SENSES: LazyLock<Senses> = LazyLock::new(Senses::new);

impl Senses {
    pub(super) fn all() -> &'static Senses {
        &SENSES
    }

    /// The sense of a stem: the stem itself where it has no synonyms.
    pub(super) fn of(&self, stem: u32) -> u32 {
        self.words.get(&stem).copied().unwrap_or(stem)
    }

    /// The sense of two stems that belong together: *carry out*.
    pub(super) fn of_two(&self, stems: [u32; 2]) -> Option<u32> {
        self.phrases.get(&stems).copied()
    }

    fn new() -> Self {
        let mut senses = Self { words: FxHashMap::default(), phrases: FxHashMap::default() };
        let stems = Stems::new();
        let lines = include_str!("synonyms.txt").lines().filter(|line| !line.starts_with('#'));
        let synonyms = lines.map(|line| line.split_whitespace().collect::<Vec<&str>>());
        let countries = Country::all().iter().map(|country| country.words().collect());
        for words in synonyms.chain(countries).filter(|words| !words.is_empty()) {
            let sense = hash(words[0]) | 1;
            for word in words {
                senses.add(word, sense, &stems);
            }
        }
        senses
    }

    /// A stem keeps the first sense that it has in the list.
    fn add(&mut self, entry: &str, sense: u32, stems: &Stems) {
        let stem = |word: &str| hash(&stems.stem(word));
        match entry.split_once('_') {
            Some((first, second)) => self.phrases.entry([stem(first), stem(second)]).or_insert(sense),
            None => self.words.entry(stem(entry)).or_insert(sense),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sense(word: &str) -> u32 {
        Senses::all().of(hash(&Stems::new().stem(word)))
    }

    #[test]
    fn synonyms_have_one_sense_in_every_form() {
        for (one, two) in
            [("withdrew", "pulled"), ("defence", "defensive"), ("kiev", "ukrainian"), ("km", "kilometres")]
        {
            assert_eq!(sense(one), sense(two), "{one}, {two}");
        }
        assert_ne!(sense("rise"), sense("fall"));
    }

    #[test]
    fn no_two_lines_share_a_stem() {
        let stems = Stems::new();
        let mut known: FxHashMap<String, (usize, &str)> = FxHashMap::default();
        let lines = include_str!("synonyms.txt").lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let mut twice = Vec::new();
        for (number, line) in lines {
            for word in line.split_whitespace() {
                let stem: Vec<String> = word.split('_').map(|word| stems.stem(word)).collect();
                let (line, other) = *known.entry(stem.join("_")).or_insert((number, word));
                twice.extend((line != number).then(|| format!("{other} in {}, {word} in {}", line + 1, number + 1)));
            }
        }
        assert!(twice.is_empty(), "{twice:#?}");
    }
}
