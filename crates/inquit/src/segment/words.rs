//! The word lists of the sentence stage, read once from their text files.

use std::sync::LazyLock;

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
            _ => return None,
        })
    }
}

/// One entry of `abbreviations.txt`.
struct Entry {
    word: String,
    /// The entry is a name: it does not match a word in lower case.
    capital: bool,
    class: Abbreviation,
}

static ABBREVIATIONS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries = Vec::new();
    let mut class = None;
    for line in lines(include_str!("abbreviations.txt")) {
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            class = Abbreviation::of_section(section);
        } else if let Some(class) = class {
            let capital = line.starts_with(|c: char| c.is_uppercase());
            entries.push(Entry { word: line.to_lowercase(), capital, class });
        }
    }
    // The sort is stable: of two classes of one spelling the file's first one is asked first.
    entries.sort_by(|a, b| a.word.cmp(&b.word));
    entries
});

static STARTERS: LazyLock<Vec<&str>> = LazyLock::new(|| sorted(include_str!("starters.txt")));
static INQUITS: LazyLock<Vec<&str>> = LazyLock::new(|| sorted(include_str!("inquits.txt")));

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn sorted(file: &'static str) -> Vec<&'static str> {
    let mut words: Vec<_> = lines(file).collect();
    words.sort_unstable();
    words
}

/// The class of `word`, which stands before a stop and may have stops inside (`Sept`, `p.m`).
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let folded = fold(word)?;
    let capital = word.starts_with(|c: char| c.is_uppercase());
    let first = ABBREVIATIONS.partition_point(|entry| *entry.word < *folded);
    let same = ABBREVIATIONS[first..].iter().take_while(|entry| *entry.word == *folded);
    same.filter(|entry| capital || !entry.capital).map(|entry| entry.class).next()
}

/// Is `word`, when it has a capital, usually the first word of a sentence?
pub(super) fn is_starter(word: &str) -> bool {
    fold(word).is_some_and(|folded| STARTERS.binary_search(&&*folded).is_ok())
}

/// Is `word` the name of a day or month, in full or cut short?
pub(super) fn is_date_word(word: &str) -> bool {
    const DAYS_AND_MONTHS: [&str; 19] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
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
    DAYS_AND_MONTHS.contains(&word) || abbreviation(word) == Some(Abbreviation::Month)
}

/// Is `word` a verb of saying in the form that it has behind a quotation?
pub(super) fn is_inquit(word: &str) -> bool {
    INQUITS.binary_search(&word).is_ok()
}

/// `word` in lower case with straight apostrophes; `None` if it is longer than any word of the lists.
fn fold(word: &str) -> Option<String> {
    const LONGEST: usize = 16;
    (word.len() <= LONGEST).then(|| word.to_lowercase().replace('’', "'"))
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
