//! Which pronoun fits a speaker.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The pronoun of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// Gender that the given name of a full name tells.
pub(super) fn gender_of_name(words: &[&str]) -> Option<Gender> {
    if words.len() < 2 { None } else { look_up(&GIVEN, words[0]) }
}

/// Is this a given name that is known to be one?
pub(super) fn is_given_name(word: &str) -> bool {
    look_up(&GIVEN, word).is_some()
}

/// Gender that a title or role gives: *Mr*, *spokeswoman*.
pub(super) fn gender_of_title(description: &str) -> Option<Gender> {
    description.split(|c: char| !c.is_alphanumeric()).find_map(|word| look_up(&TITLES, word))
}

type Genders = HashMap<&'static str, Gender>;

static GIVEN: LazyLock<Genders> = LazyLock::new(|| read(include_str!("given_names.txt")));
static TITLES: LazyLock<Genders> = LazyLock::new(|| read(include_str!("titles.txt")));

fn look_up(genders: &Genders, word: &str) -> Option<Gender> {
    genders.get(word.to_lowercase().as_str()).copied()
}

/// `[he]` and `[she]` sections of words; a name in both tells nothing.
fn read(list: &'static str) -> Genders {
    let mut genders = Genders::new();
    let mut gender = Gender::He;
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[he]" => gender = Gender::He,
            "[she]" => gender = Gender::She,
            _ => {
                for word in line.split_whitespace() {
                    if genders.insert(word, gender).is_some_and(|other| other != gender) {
                        genders.remove(word);
                    }
                }
            }
        }
    }
    genders
}
