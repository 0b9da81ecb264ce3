//! Governments: by what country, capital or building they are named.

use super::cast::Cast;
use super::description::Description;
use crate::lexicon::Country;

/// The government that a country, capital or building speaks for, where the text names it by a fuller name.
///
/// A country speaks where it has been a source already: one that is only a place on the map does not.
pub(super) fn government_of(cast: &Cast, name: &str, at: u32) -> Option<usize> {
    let name = name.to_lowercase();
    let name = name.as_str();
    let known = |name: &str| Some(name).filter(|name| !name.is_empty()).and_then(|name| cast.find(&[name], None));
    let country = Country::all().iter().find(|country| country.words().any(|word| word == name))?;
    if name == country.house {
        return None;
    }
    let government =
        Description { nouns: vec!["government".to_owned()], modifiers: vec![country.adjective.to_owned()] };
    let is_capital = country.is_capital(name);
    cast.described(&government, at)
        .or_else(|| known(country.house).filter(|_| is_capital))
        .or_else(|| known(country.name).filter(|&member| is_capital && cast.members[member].speaks))
}
