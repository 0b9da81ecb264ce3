//! Words as statements are compared by: one form for all inflections, and which words are common or opposite.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::lexicon::irregular_verb;

/// The stem of a word in lower case, the same for its inflections and for both ways of spelling it.
pub(super) struct Stems {
    stemmer: Stemmer,
}

impl Stems {
    pub(super) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English) }
    }

    pub(super) fn stem(&self, word: &str) -> String {
        let plain: String =
            if word.is_ascii() { word.to_owned() } else { word.nfd().filter(|c| c.is_alphanumeric()).collect() };
        let word = plain.as_str();
        let listed = IRREGULAR.iter().find(|(forms, _)| forms.contains(&word)).map(|&(_, base)| base);
        let word = listed.or_else(|| irregular_verb(word)).unwrap_or(word);
        // *apologise* and *apologize*, *labour* and *labor*, *centre* and *center*.
        let mut word = word.replace("isation", "ization").replace("ising", "izing").replace("ised", "ized");
        if word.len() > 6 && word.ends_with("ise") {
            word.replace_range(word.len() - 3.., "ize");
        }
        if word.len() > 5 {
            word = word.replace("our", "or");
        }
        self.stemmer.stem(&word).into_owned()
    }
}

/// Forms that no rule makes, of other words than the verbs of the lexicon, and their base.
const IRREGULAR: [(&[&str], &str); 11] = [
    (&["was", "were", "been", "is", "are", "am"], "be"),
    (&["had", "has"], "have"),
    (&["does"], "do"),
    (&["children"], "child"),
    (&["people"], "person"),
    (&["women"], "woman"),
    (&["men"], "man"),
    (&["lives"], "life"),
    (&["everybody"], "everyone"),
    (&["somebody"], "someone"),
    (&["anybody"], "anyone"),
];

/// Words that every statement has, as stems: they tell little of which one it is.
const COMMON: &str = "a about abov after again all also an and ani as at be becaus befor but by can could do down dure each \
    even few for from further get go have he her here hi him how i if in into it just like mani may me might more most much \
    must my no nor not now of off on onc onli or other our out over own same say she should so some still such than that \
    the their them then there these they thi this those through to too under until up us veri we what when where which \
    while who whom whi will with would you your s t ca wo sha ";

/// Is the stem one of those?
pub(super) fn is_common(stem: &str) -> bool {
    COMMON.split_whitespace().any(|common| common == stem)
}

/// Words in lower case of which one statement has the one and another the other only if they say different things.
const EXCLUSIVE: [&[&str]; 30] = [
    &["always", "never"],
    &["with", "without"],
    &["everyone", "everybody", "nobody"],
    &["everything", "nothing"],
    &["hopeful", "hopeless"],
    &["confirm", "confirmed", "deny", "denied"],
    &["north", "south", "east", "west"],
    &["northern", "southern", "eastern", "western"],
    &["spring", "summer", "autumn", "fall", "winter"],
    &["morning", "afternoon", "evening", "night"],
    &["first", "second", "third", "fourth", "fifth", "last"],
    &["left", "right"],
    &["up", "down"],
    &["increase", "decrease"],
    &["increased", "decreased"],
    &["rise", "drop"],
    &["rose", "fell", "dropped"],
    &["more", "less", "fewer"],
    &["higher", "lower"],
    &["above", "below"],
    &["before", "after"],
    &["old", "new"],
    &["boys", "girls"],
    &["men", "women"],
    &["best", "worst"],
    &["win", "lose"],
    &["won", "lost"],
    &["open", "closed", "shut"],
    &["for", "against"],
    &["million", "billion", "trillion"],
];

/// The number of the group of words that exclude each other, from 1; 0 for a word in none.
pub(super) fn exclusive_group(word: &str) -> u8 {
    EXCLUSIVE.iter().position(|group| group.contains(&word)).map_or(0, |place| place as u8 + 1)
}
