//! The word lists of the sentence stage, read once from their text files.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// What may follow a word that is written with a stop; the sections of `abbreviations.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Abbreviation {
    Title,
    Month,
    Reference,
    Unit,
    Company,
    Suffix,
    Degree,
    Region,
    Connector,
    Closing,
    Time,
    Era,
    Cry,
}

impl Abbreviation {
    fn of_section(name: &str) -> Option<Self> {
        Some(match name {
            "titles" => Self::Title,
            "months" => Self::Month,
            "references" => Self::Reference,
            "units" => Self::Unit,
            "companies" => Self::Company,
            "suffixes" => Self::Suffix,
            "degrees" => Self::Degree,
            "regions" => Self::Region,
            "connectors" => Self::Connector,
            "closings" => Self::Closing,
            "times" => Self::Time,
            "eras" => Self::Era,
            "cries" => Self::Cry,
            _ => return None,
        })
    }
}

/// One entry of `abbreviations.txt`.
#[derive(Clone, Copy)]
struct Entry {
    /// The entry is a name: it does not match a word in lower case.
    capital: bool,
    class: Abbreviation,
}

/// The entries of one spelling in lower case, in the order of the file.
static ABBREVIATIONS: LazyLock<FxHashMap<Vec<u8>, Vec<Entry>>> = LazyLock::new(|| {
    let mut entries: FxHashMap<Vec<u8>, Vec<Entry>> = FxHashMap::default();
    let mut class = None;
    for line in lines(include_str!("abbreviations.txt")) {
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            class = Abbreviation::of_section(section);
        } else if let Some(class) = class {
            let capital = line.starts_with(|c: char| c.is_uppercase());
            entries.entry(line.to_ascii_lowercase().into_bytes()).or_default().push(Entry { capital, class });
        }
    }
    entries
});

static STARTERS: LazyLock<FxHashSet<&[u8]>> = LazyLock::new(|| set(include_str!("starters.txt")));
static COUNTED: LazyLock<FxHashSet<&[u8]>> = LazyLock::new(|| set(include_str!("counted.txt")));
static INQUITS: LazyLock<FxHashSet<&[u8]>> = LazyLock::new(|| set(include_str!("inquits.txt")));

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn set(file: &'static str) -> FxHashSet<&'static [u8]> {
    lines(file).map(str::as_bytes).collect()
}

/// The classes of `word`, which stands before a stop and may have stops inside (`Sept`, `p.m`).
pub(super) fn abbreviations(word: &str) -> impl Iterator<Item = Abbreviation> {
    let capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    let same = Folded::of(word).and_then(|folded| ABBREVIATIONS.get(folded.as_bytes()));
    let fits = move |entry: &&Entry| capital || !entry.capital;
    same.map(Vec::as_slice).unwrap_or_default().iter().filter(fits).map(|entry| entry.class)
}

/// The first class of `word`.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    abbreviations(word).next()
}

/// Is `word`, when it has a capital, usually the first word of a sentence?
pub(super) fn is_starter(word: &str) -> bool {
    Folded::of(word).is_some_and(|folded| STARTERS.contains(folded.as_bytes()))
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Is `word` the name of a month?
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Is `word` the name of a day or month, in full or cut short?
pub(super) fn is_date_word(word: &str) -> bool {
    DAYS.contains(&word) || is_month(word) || abbreviation(word) == Some(Abbreviation::Month)
}

/// May a number follow `word` that counts no item of a list: ‘Section 2.’, ‘of 2.’, ‘to 2.’?
pub(super) fn is_counted(word: &str) -> bool {
    COUNTED.contains(word.as_bytes())
        || matches!(abbreviation(word), Some(Abbreviation::Reference | Abbreviation::Month))
}

/// A single capital.
pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// A word with a capital and no vowel, as ‘Sgt’ and ‘Wm’, is cut short.
pub(super) fn is_clipped(word: &str) -> bool {
    let mut bytes = word.bytes();
    word.len() <= 4
        && bytes.next().is_some_and(|b| b.is_ascii_uppercase())
        && bytes.len() > 0
        && bytes.all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
        && !word.starts_with(['A', 'E', 'I', 'O', 'U', 'Y'])
}

pub(super) fn is_roman(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|b| b"IVX".contains(&b))
}

/// ‘No. 5’, ‘Vol. II’, ‘App. B’.
pub(super) fn is_numeral(word: &str) -> bool {
    // ‘I’ is the pronoun far more often.
    word != "I" && (is_roman(word) || is_initial(word) && word != "A")
}

/// Is `word` a verb of saying in the form that it has behind a quotation? Capitals throughout make no difference.
pub(super) fn is_inquit(word: &str) -> bool {
    let shouts = || word.bytes().all(|b| b.is_ascii_uppercase());
    INQUITS.contains(word.as_bytes())
        || shouts() && Folded::of(word).is_some_and(|folded| INQUITS.contains(folded.as_bytes()))
}

/// A word in lower case and with a straight apostrophe, without an allocation: it is asked for at every stop.
struct Folded {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl Folded {
    /// No entry of the lists is longer.
    const LONGEST: usize = 14;

    /// `None` for a word that is on no list: one that is too long or has a letter outside ASCII.
    fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; Self::LONGEST];
        let mut length = 0;
        for c in word.chars() {
            let c = if c == '’' { '\'' } else { c };
            *bytes.get_mut(length)? = u8::try_from(c).ok().filter(u8::is_ascii)?.to_ascii_lowercase();
            length += 1;
        }
        Some(Self { bytes, length })
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_with_a_capital_is_a_name() {
        assert_eq!(abbreviation("Mar"), Some(Abbreviation::Month));
        assert_eq!(abbreviation("mar"), None);
        assert_eq!(abbreviation("MR"), Some(Abbreviation::Title));
        assert_eq!(abbreviation("P.M"), Some(Abbreviation::Time));
        assert_eq!(abbreviation("harbour"), None);
    }

    #[test]
    fn every_section_has_a_class() {
        let sections = lines(include_str!("abbreviations.txt")).filter(|line| line.starts_with('['));
        for section in sections {
            assert!(Abbreviation::of_section(section.trim_matches(['[', ']'])).is_some(), "{section}");
        }
    }
}
