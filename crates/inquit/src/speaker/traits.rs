//! What single words tell of whom they name: occupations, institutions, people.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::detect::Layers;
use crate::lexicon::{Class, Form};

type Words = LazyLock<HashSet<&'static str>>;

static OCCUPATIONS: Words = LazyLock::new(|| read(include_str!("occupations.txt")));
static INSTITUTIONS: Words = LazyLock::new(|| read(include_str!("institutions.txt")));
static ORGANISATIONS: Words = LazyLock::new(|| read(include_str!("organisations.txt")));

fn read(list: &'static str) -> HashSet<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// Is this the name of an institution, a government or a news outlet?
pub(super) fn is_known_institution(word: &str) -> bool {
    ORGANISATIONS.contains(word.to_lowercase().as_str())
}

/// Does a name with this word in it belong to an institution, a thing or a place: *Ministry*, *Act*, *Street*?
pub(super) fn is_institution_noun(word: &str) -> bool {
    INSTITUTIONS.contains(word.to_lowercase().as_str())
}

/// Is the token a title, a role or an occupation of people: *President*, *spokeswoman*, *Glass-blower*?
pub(super) fn is_role(layers: &Layers<'_>, i: usize) -> bool {
    layers.words[i].is(Class::TITLE | Class::PERSON) || is_occupation(layers.tokens[i].span.text(layers.text))
}

/// Is the word an occupation, in the singular or plural, or a compound of one?
fn is_occupation(word: &str) -> bool {
    let word = word.to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let listed = |part: &str| OCCUPATIONS.contains(part) || ROLES.contains(&part);
    // A compound with a maker at its end: *glass-blower*; with a role in it: *president-elect*, *then-mayor*.
    let compound = word.split_once('-').is_some_and(|(first, last)| {
        listed(first) || listed(last) || MAKER.iter().any(|end| last.len() > 4 && last.ends_with(end))
    });
    listed(&word) || listed(singular) || compound
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

/// A noun by which one organisation is meant again, whatever its name: *the company*.
pub(super) fn is_generic_organisation(noun: &str) -> bool {
    const GENERIC: [&str; 19] = [
        "agency",
        "bank",
        "board",
        "campaign",
        "charity",
        "commission",
        "committee",
        "company",
        "council",
        "firm",
        "group",
        "institute",
        "league",
        "ministry",
        "network",
        "newspaper",
        "organisation",
        "organization",
        "union",
    ];
    GENERIC.contains(&noun)
}
