//! Word lists that the decisions about marks and roles read.

use std::sync::LazyLock;

/// The longest word of any list in bytes; a longer one is in none.
const LONGEST: usize = 16;

/// A set of lower-case ASCII words from a data file: one a line, `#` begins a comment.
pub(super) struct WordList {
    words: Vec<&'static str>,
    /// For each first letter, by its low five bits.
    initials: [Initial; 32],
}

/// The words with one first letter.
#[derive(Clone, Copy, Default)]
struct Initial {
    /// Their lengths and their last letters, a bit each: they settle most look-ups without a search.
    lengths: u32,
    ends: u32,
    /// Where they stand among the words.
    from: usize,
    to: usize,
}

impl WordList {
    fn new(data: &'static str) -> Self {
        let mut words: Vec<_> = data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        words.sort_unstable();
        let mut initials = [Initial::default(); 32];
        for (at, word) in words.iter().enumerate() {
            if let (Some(&first), Some(&last)) = (word.as_bytes().first(), word.as_bytes().last()) {
                let initial = &mut initials[usize::from(first & 31)];
                initial.from = if initial.lengths == 0 { at } else { initial.from };
                initial.to = at + 1;
                initial.lengths |= 1 << word.len().min(31);
                initial.ends |= 1 << (last & 31);
            }
        }
        Self { words, initials }
    }

    /// True if `word` is in the list, in whatever case it is written.
    pub(super) fn contains(&self, word: &str) -> bool {
        let (Some(&first), Some(&last)) = (word.as_bytes().first(), word.as_bytes().last()) else { return false };
        let initial = self.initials[usize::from(first & 31)];
        let may_be =
            word.len() <= LONGEST && initial.lengths & (1 << word.len()) != 0 && initial.ends & (1 << (last & 31)) != 0;
        may_be && self.words[initial.from..initial.to].iter().any(|listed| listed.eq_ignore_ascii_case(word))
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
