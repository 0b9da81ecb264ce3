//! Which pronoun fits a speaker.

use std::sync::LazyLock;

use super::wordlist::WordList;

/// The pronoun of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// Gender that the given name of a full name tells.
pub(super) fn gender_of_name(words: &[&str]) -> Option<Gender> {
    if words.len() < 2 { None } else { GIVEN.get(words[0]) }
}

/// Is this a given name that is known to be one?
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN.has(word)
}

/// Gender that a title or role gives: *Mr*, *spokeswoman*.
pub(super) fn gender_of_title(description: &str) -> Option<Gender> {
    description.split(|c: char| !c.is_alphanumeric()).find_map(|word| TITLES.get(word))
}

type Genders = LazyLock<WordList<Gender>>;

static GIVEN: Genders = LazyLock::new(|| WordList::new(sections(include_str!("given_names.txt"))));
static TITLES: Genders = LazyLock::new(|| WordList::new(sections(include_str!("titles.txt"))));

/// The words under `[he]` and `[she]`.
fn sections(list: &'static str) -> impl Iterator<Item = (&'static str, Gender)> {
    let mut gender = Gender::He;
    list.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        let heading = match line {
            "[he]" => Some(Gender::He),
            "[she]" => Some(Gender::She),
            _ => None,
        };
        gender = heading.unwrap_or(gender);
        let (words, gender) = (if heading.is_some() { "" } else { line }, gender);
        words.split_whitespace().map(move |word| (word, gender))
    })
}
