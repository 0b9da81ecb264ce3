//! Word lists that the decisions about marks and roles read.

use std::sync::LazyLock;

/// The longest word of any list in bytes; a longer one is in none.
const LONGEST: usize = 16;

/// A set of lower-case ASCII words from a data file: one a line, `#` begins a comment.
pub(super) struct WordList {
    words: Vec<&'static str>,
    /// For each first letter the last letters that occur with it: settles most look-ups without a search.
    ends: [u32; 32],
}

impl WordList {
    fn new(data: &'static str) -> Self {
        let mut words: Vec<_> = data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        words.sort_unstable();
        let mut ends = [0; 32];
        for word in &words {
            if let (Some(&first), Some(&last)) = (word.as_bytes().first(), word.as_bytes().last()) {
                ends[usize::from(first & 31)] |= 1 << (last & 31);
            }
        }
        Self { words, ends }
    }

    /// True if `word` is in the list, in whatever case it is written.
    pub(super) fn contains(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return false };
        if self.ends[usize::from(first & 31)] & (1 << (last & 31)) == 0 || bytes.len() > LONGEST {
            return false;
        }
        let mut folded = [0; LONGEST];
        let folded = &mut folded[..bytes.len()];
        folded.copy_from_slice(bytes);
        folded.make_ascii_lowercase();
        self.words.binary_search_by(|listed| listed.as_bytes().cmp(folded)).is_ok()
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!($file)));)*
    };
}

lists! {
    /// Verbs of saying.
    REPORTING_VERBS = "reporting_verbs.txt";
    /// What else shows that a sentence gives somebody's words.
    REPORTING_WORDS = "reporting_words.txt";
    /// Words written with an apostrophe in front.
    ELISIONS = "elisions.txt";
    /// Nouns for a work.
    WORKS = "works.txt";
    /// People and things that belong to a work.
    MAKERS = "makers.txt";
    /// What stands right before a title.
    SHOWN = "shown.txt";
    /// What stands right before a word that is mentioned.
    NAMING = "naming.txt";
    /// What stands right after a word that is mentioned.
    MEANING = "meaning.txt";
    /// Articles, prepositions, pronouns.
    SMALL_WORDS = "small_words.txt";
}

/// True for a form of a verb of saying: the one place that knows them.
pub(super) fn is_reporting_verb(word: &str) -> bool {
    REPORTING_VERBS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_listed_word_is_too_long_to_be_found() {
        let lists =
            [&REPORTING_VERBS, &REPORTING_WORDS, &ELISIONS, &WORKS, &MAKERS, &SHOWN, &NAMING, &MEANING, &SMALL_WORDS];
        for list in lists {
            for word in &list.words {
                assert!(list.contains(word), "{word}");
                assert!(list.contains(&word.to_uppercase()), "{word}");
            }
        }
    }
}
