//! Governments: by what country, capital or building they are named.

use super::cast::Cast;
use super::description::Description;

/// Country, what belongs to it, its capital, and the house of its government.
const GOVERNMENTS: [[&str; 4]; 26] = [
    ["russia", "russian", "moscow", "kremlin"],
    ["ukraine", "ukrainian", "kyiv", ""],
    ["germany", "german", "berlin", ""],
    ["france", "french", "paris", "elysee"],
    ["britain", "british", "london", ""],
    ["china", "chinese", "beijing", ""],
    ["japan", "japanese", "tokyo", ""],
    ["israel", "israeli", "jerusalem", ""],
    ["iran", "iranian", "tehran", ""],
    ["turkey", "turkish", "ankara", ""],
    ["poland", "polish", "warsaw", ""],
    ["italy", "italian", "rome", ""],
    ["spain", "spanish", "madrid", ""],
    ["india", "indian", "delhi", ""],
    ["canada", "canadian", "ottawa", ""],
    ["mexico", "mexican", "", ""],
    ["brazil", "brazilian", "brasilia", ""],
    ["egypt", "egyptian", "cairo", ""],
    ["syria", "syrian", "damascus", ""],
    ["iraq", "iraqi", "baghdad", ""],
    ["norway", "norwegian", "oslo", ""],
    ["sweden", "swedish", "stockholm", ""],
    ["finland", "finnish", "helsinki", ""],
    ["greece", "greek", "athens", ""],
    ["hungary", "hungarian", "budapest", ""],
    ["pakistan", "pakistani", "islamabad", ""],
];

/// The government that a country, capital or building speaks for, where the text names it by a fuller name.
///
/// A country speaks where it has been a source already: one that is only a place on the map does not.
pub(super) fn government_of(cast: &Cast, name: &str, at: u32) -> Option<usize> {
    let name = name.to_lowercase();
    let name = if name == "kiev" { "kyiv" } else { name.as_str() };
    let known = |name: &str| Some(name).filter(|name| !name.is_empty()).and_then(|name| cast.find(&[name], None));
    let [country, adjective, capital, house] = GOVERNMENTS.iter().find(|names| names.contains(&name))?;
    if name == *house {
        return None;
    }
    let government = Description { nouns: vec!["government".to_owned()], modifiers: vec![(*adjective).to_owned()] };
    let is_capital = name == *capital;
    cast.described(&government, at)
        .or_else(|| known(house).filter(|_| is_capital))
        .or_else(|| known(country).filter(|&country| is_capital && cast.members[country].speaks))
}
