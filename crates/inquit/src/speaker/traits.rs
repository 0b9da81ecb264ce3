//! What single words tell of whom they name: occupations, institutions, people.

use std::sync::LazyLock;

use super::wordlist::{WordList, words_of};
use crate::detect::Layers;
use crate::lexicon::{Class, Form};

type Words = LazyLock<WordList<()>>;

static OCCUPATIONS: Words = LazyLock::new(|| WordList::new(words_of(include_str!("occupations.txt"))));
static INSTITUTIONS: Words = LazyLock::new(|| WordList::new(words_of(include_str!("institutions.txt"))));
static ORGANISATIONS: Words = LazyLock::new(|| WordList::new(words_of(include_str!("organisations.txt"))));

/// Is this the name of an institution, a government or a news outlet?
pub(super) fn is_known_institution(word: &str) -> bool {
    ORGANISATIONS.has(word)
}

/// Does a name with this word in it belong to an institution, a thing or a place: *Ministry*, *Act*, *Street*?
pub(super) fn is_institution_noun(word: &str) -> bool {
    INSTITUTIONS.has(word)
}

/// Is the token a title, a role or an occupation of people: *President*, *spokeswoman*, *Glass-blower*?
pub(super) fn is_role(layers: &Layers<'_>, i: usize) -> bool {
    layers.words[i].is(Class::TITLE | Class::PERSON) || is_occupation(layers.tokens[i].span.text(layers.text))
}

/// Is the word an occupation, in the singular or plural, or a compound of one?
pub(super) fn is_occupation(word: &str) -> bool {
    let listed = |part: &str| OCCUPATIONS.has(part) || ROLES.contains(&part);
    // A compound with a maker at its end: *glass-blower*; with a role in it: *president-elect*, *then-mayor*.
    let compound = |(first, last): (&str, &str)| {
        let is_maker = last.len() > 4 && MAKER.iter().any(|end| last.ends_with(end));
        is_maker || listed(&first.to_ascii_lowercase()) || listed(&last.to_ascii_lowercase())
    };
    OCCUPATIONS.has(word)
        || word.strip_suffix('s').is_some_and(|singular| OCCUPATIONS.has(singular))
        || word.split_once('-').is_some_and(compound)
}

/// Roles that stand in compounds: *president-elect*, *then-mayor*.
const ROLES: [&str; 6] = ["president", "mayor", "minister", "chancellor", "governor", "leader"];

/// Endings of the second part of a compound that names people by what they do.
const MAKER: [&str; 4] = ["er", "or", "man", "woman"];

/// Can the token be a finite verb?
pub(super) fn is_verb(layers: &Layers<'_>, i: usize) -> bool {
    let word = layers.words[i];
    word.is(Class::AUXILIARY) || word.forms.intersects(Form::PAST | Form::THIRD)
}

/// Does the title make somebody one of a family: *wife*, *his son*?
pub(super) fn is_kin(title: &str) -> bool {
    const KIN: [&str; 8] = ["brother", "daughter", "father", "husband", "mother", "sister", "son", "wife"];
    title.split_whitespace().last().is_some_and(|noun| KIN.contains(&noun))
}

/// *58-year-old*
pub(super) fn is_age(noun: &str) -> bool {
    noun.ends_with("-year-old")
}

/// A noun by which somebody named before is called again, though no word said so: *the lawmaker*, *the 58-year-old*.
pub(super) fn is_anaphor(noun: &str) -> bool {
    const ANAPHORS: [&str; 14] = [
        "republican",
        "democrat",
        "conservative",
        "liberal",
        "lawmaker",
        "legislator",
        "politician",
        "candidate",
        "nominee",
        "contender",
        "billionaire",
        "millionaire",
        "incumbent",
        "newcomer",
    ];
    ANAPHORS.contains(&noun) || is_age(noun)
}

/// A noun that says what somebody is to somebody else: who speaks for a person is not that person.
pub(super) fn is_relation(noun: &str) -> bool {
    const RELATIONS: [&str; 22] = [
        "adviser",
        "aide",
        "attorney",
        "brother",
        "colleague",
        "critic",
        "daughter",
        "father",
        "friend",
        "husband",
        "lawyer",
        "mother",
        "neighbor",
        "neighbour",
        "official",
        "opponent",
        "sister",
        "son",
        "source",
        "spokesman",
        "supporter",
        "wife",
    ];
    RELATIONS.contains(&noun)
}
