//! The words of the page around an article, read once from `words.txt`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// A section of `words.txt`.
#[derive(Clone, Copy, Debug)]
pub(super) enum List {
    Boilerplate,
    BoilerplateStarts,
    FootLabels,
    ContactFields,
    Invitations,
    PageWords,
    Counted,
    WireNotes,
    Sections,
    Outlets,
    Agencies,
    Roles,
    Bylines,
    Fields,
    Dates,
    Fillers,
    Credits,
    PictureAgencies,
    CaptionStarts,
    Labels,
    Questions,
    Speakers,
    Particles,
    Offices,
}

/// The names of the sections, in the order of [`List`].
const NAMES: [&str; 24] = [
    "boilerplate",
    "boilerplate starts",
    "foot labels",
    "contact fields",
    "invitations",
    "page words",
    "counted",
    "wire notes",
    "sections",
    "outlets",
    "agencies",
    "roles",
    "bylines",
    "fields",
    "dates",
    "fillers",
    "credits",
    "picture agencies",
    "caption starts",
    "labels",
    "questions",
    "speakers",
    "particles",
    "offices",
];

static LISTS: LazyLock<[Vec<&str>; NAMES.len()]> = LazyLock::new(|| {
    let mut lists: [Vec<&str>; NAMES.len()] = Default::default();
    let mut current = None;
    let lines = include_str!("words.txt").lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(section) => current = NAMES.iter().position(|name| *name == section),
            None => {
                if let Some(list) = current {
                    lists[list].push(line);
                }
            }
        }
    }
    for list in &mut lists {
        list.sort_unstable();
    }
    lists
});

static CREDITS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(List::Credits.entries());
    automaton.expect("a few short patterns are within every limit of the automaton")
});

/// Does the label before a colon tell what follows, and not who speaks: *Obituary: …*?
pub(crate) fn is_topic(label: &str) -> bool {
    List::Labels.contains(&label.to_ascii_lowercase())
}

impl List {
    fn entries(self) -> &'static [&'static str] {
        &LISTS[self as usize]
    }

    /// Is `word`, in lower case, an entry?
    pub(super) fn contains(self, word: &str) -> bool {
        self.entries().binary_search(&word).is_ok()
    }

    /// Length of the longest entry that `line`, in lower case, begins with; the entry does not end inside a word.
    pub(super) fn prefix_of(self, line: &str) -> Option<usize> {
        let begins = |entry: &&&str| {
            let rest = line.strip_prefix(**entry);
            rest.is_some_and(|rest| {
                !entry.ends_with(char::is_alphanumeric) || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
            })
        };
        // Nearly every line is settled by its first byte.
        let first = line.as_bytes().first()?;
        self.entries()
            .iter()
            .filter(|entry| entry.as_bytes().first() == Some(first))
            .filter(begins)
            .map(|entry| entry.len())
            .max()
    }

    /// Does a credit stand behind `from` in `line`, at its beginning or after a stop, bracket or bar?
    pub(super) fn is_credited(line: &str, from: usize) -> bool {
        let set_off = |at: usize| {
            let before = line[..at].trim_end();
            before.is_empty()
                || before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '-' | '\'' | '’'))
        };
        CREDITS.find_overlapping_iter(&line[from..]).any(|found| set_off(from + found.start()))
    }

    /// Do an entry's words end `line`, in lower case, after a slash or another word?
    pub(super) fn ends(self, line: &str) -> bool {
        let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
        self.entries().iter().any(|entry| line.ends_with(entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_read() {
        for (name, list) in NAMES.iter().zip(LISTS.iter()) {
            assert!(!list.is_empty(), "{name}");
            // Lines are folded in ASCII only.
            assert!(list.iter().all(|entry| *entry == entry.to_lowercase()), "{name}");
            assert!(list.iter().all(|entry| !entry.contains(|c: char| c.is_alphabetic() && !c.is_ascii())), "{name}");
        }
        assert!(List::Labels.contains("breaking"));
        assert_eq!(List::Bylines.prefix_of("by ada moor"), Some(2));
        assert_eq!(List::Bylines.prefix_of("bystanders"), None);
    }
}
