//! Whether two texts speak of one speaker, by what they call him.

use super::description::stem;
use super::traits::{is_institution_noun, is_known_institution, is_occupation};
use crate::lexicon::{self, Class, Country, Word};
use crate::segment::{Kind, tokenize};

/// What somebody is called in one text, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Called {
    kind: CalledBy,
    /// The words of the name in lower case, without title; of a description all that say something.
    name: Vec<String>,
    /// Title and role before the name.
    roles: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CalledBy {
    /// *Ada Moor*, *Judge Moor*
    Person,
    /// *Ministry of Fisheries*
    Body,
    /// *the judge*, *two officials*
    Description,
}

/// Whether two are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// They are called so that they are not one.
    Other,
    /// *Moor* and *the judge*: they may be one.
    Open,
    /// Their names or roles are one.
    Same,
}

impl Called {
    pub(crate) fn new(name: &str) -> Self {
        let tokens = tokenize(name);
        let known = lexicon::english().words(name, &tokens);
        let told: Vec<(&str, Word)> = tokens
            .iter()
            .zip(known)
            .filter(|(token, _)| matches!(token.kind, Kind::Word | Kind::Number))
            .map(|(token, word)| (token.span.text(name).trim_end_matches('.'), word))
            .filter(|(_, word)| !word.is(Class::DETERMINER | Class::PREPOSITION | Class::COORDINATOR))
            .collect();
        let is_role = |(text, word): &(&str, Word)| word.is(Class::TITLE | Class::PERSON) || is_occupation(text);
        let is_named = |(text, word): &(&str, Word)| {
            word.is(Class::CAPITAL) && !is_institution_noun(text) && !is_known_institution(text) && !is_country(text)
        };
        let front = told.iter().rposition(|word| is_role(word) || !word.1.is(Class::CAPITAL)).map_or(0, |i| i + 1);
        let (roles, names) = told.split_at(front);
        let is_person = !names.is_empty() && names.iter().all(is_named) && !is_acronym(names);
        // *Stroke-Ames* is *Stroke Ames*.
        let all = |words: &[(&str, Word)]| words.iter().flat_map(|(text, _)| text.split('-')).map(stem).collect();
        match () {
            () if is_person => Self { kind: CalledBy::Person, name: all(names), roles: all(roles) },
            // *Populist parties on both sides* are no body, and a role in it makes it somebody.
            () if told.iter().any(is_role) || !told.last().is_some_and(is_of_body) => {
                Self { kind: CalledBy::Description, name: all(&told), roles: Vec::new() }
            }
            () => Self { kind: CalledBy::Body, name: all(&told), roles: Vec::new() },
        }
    }

    /// How much it tells: a name more than a description, and more words more than few.
    fn fullness(&self) -> (bool, usize) {
        (self.kind != CalledBy::Description, self.name.len())
    }

    /// Is this one and `other`?
    pub(crate) fn likeness(&self, other: &Self) -> Likeness {
        use CalledBy::{Body, Description, Person};
        let contains = |all: &[String], some: &[String]| !some.is_empty() && some.iter().all(|word| all.contains(word));
        let nested = contains(&self.name, &other.name) || contains(&other.name, &self.name);
        match (self.kind, other.kind) {
            (Person, Person) if is_same_name(&self.name, &other.name) => Likeness::Same,
            (Person, Person) => Likeness::Other,
            (Body, Body) if !nested => Likeness::Other,
            (Body, Body) | (Description, Description) if nested => Likeness::Same,
            (Person, Description) if contains(&self.roles, &other.name) => Likeness::Same,
            (Description, Person) if contains(&other.roles, &self.name) => Likeness::Same,
            _ => Likeness::Open,
        }
    }
}

/// The names that tell who speaks, each speaker by the fullest, in order; a description tells it only where nobody is named.
pub(crate) fn fullest<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let mut kept: Vec<(&str, Called)> = Vec::new();
    for name in names {
        let called = Called::new(name);
        match kept.iter_mut().find(|(_, other)| other.likeness(&called) == Likeness::Same) {
            Some(known) if known.1.fullness() < called.fullness() => *known = (name, called),
            Some(_) => {}
            None => kept.push((name, called)),
        }
    }
    let is_named = |(_, called): &(&str, Called)| called.kind != CalledBy::Description;
    if kept.iter().any(is_named) {
        kept.retain(is_named);
    }
    kept.into_iter().map(|(name, _)| name).collect()
}

/// Is one the end of the other, or its front: *Colborne*, *R. Colborne*, *Rafe*?
fn is_same_name(one: &[String], two: &[String]) -> bool {
    // *R. Colborne* is *Rafe Colborne*.
    let fits = |a: &String, b: &String| {
        a == b || (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
    };
    let ends = one.iter().rev().zip(two.iter().rev()).all(|(a, b)| fits(a, b));
    let begins = one.len().min(two.len()) == 1 && one.first() == two.first();
    !one.is_empty() && !two.is_empty() && (ends || begins)
}

fn is_country(word: &str) -> bool {
    let word = word.to_lowercase();
    Country::all().iter().any(|country| country.words().any(|other| other == word))
}

/// *WHO*
fn is_acronym(names: &[(&str, Word)]) -> bool {
    let is_short = |word: &str| word.len() > 1 && 2 * word.chars().filter(|c| c.is_uppercase()).count() > word.len();
    matches!(names, [(only, _)] if is_short(only))
}

fn is_of_body((text, word): &(&str, Word)) -> bool {
    word.is(Class::CAPITAL) || is_institution_noun(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, two: &str) -> Likeness {
        Called::new(one).likeness(&Called::new(two))
    }

    #[test]
    fn names_with_and_without_title_are_one() {
        for (one, two) in [
            ("Ada Moor", "Moor"),
            ("Ada Moor", "Judge Moor"),
            ("Ada Moor", "Ms. Moor"),
            ("Rafe Colborne", "R. Colborne"),
            ("Sir Hugh Mallinder", "Sir Hugh"),
            ("Philip Stroke-Ames", "Stroke-Ames"),
            ("Jonas Pellhart", "cyclist Jonas Pellhart"),
            ("Ministry of Fisheries", "the fisheries ministry"),
            ("Judge Ada Moor", "the judge"),
        ] {
            assert_eq!(likeness(one, two), Likeness::Same, "{one}, {two}");
            assert_eq!(likeness(two, one), Likeness::Same, "{two}, {one}");
        }
    }

    #[test]
    fn the_fullest_name_stands_for_a_speaker() {
        assert_eq!(fullest(["Moor", "the judge", "Ada Moor", "Gus Roe", "Ms. Moor"]), ["Ada Moor", "Gus Roe"]);
        assert_eq!(fullest(["two officials", "officials"]), ["two officials"]);
        assert!(fullest([]).is_empty());
    }

    #[test]
    fn other_names_are_others() {
        for (one, two) in [
            ("Ada Moor", "Gus Roe"),
            ("Ada Moor", "Gus Moor"),
            ("Ada Moor", "Roe"),
            ("Ministry of Fisheries", "Ministry of Health"),
        ] {
            assert_eq!(likeness(one, two), Likeness::Other, "{one}, {two}");
        }
    }

    #[test]
    fn a_role_may_be_anybody() {
        for (one, two) in
            [("Ada Moor", "the judge"), ("Ada Moor", "Harrow City Council"), ("WHO", "Ada Moor"), ("", "Moor")]
        {
            assert_eq!(likeness(one, two), Likeness::Open, "{one}, {two}");
        }
    }
}
