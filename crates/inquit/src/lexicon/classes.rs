//! Word classes: what a token can be, by list and by spelling.

use bitflags::bitflags;

use crate::text::chars::is_apostrophe;

bitflags! {
    /// A set of word classes; those up to `MEDIUM` are the sections of `words.txt`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Class: u32 {
        const DETERMINER = 1;
        const POSSESSIVE = 1 << 1;
        const SUBJECT = 1 << 2;
        const PRONOUN = 1 << 3;
        const PREPOSITION = 1 << 4;
        const COORDINATOR = 1 << 5;
        const SUBORDINATOR = 1 << 6;
        const COMPLEMENTISER = 1 << 7;
        const INTERROGATIVE = 1 << 8;
        const BE = 1 << 9;
        const HAVE = 1 << 10;
        const DO = 1 << 11;
        const MODAL = 1 << 12;
        const INFINITIVE = 1 << 13;
        const NEGATION = 1 << 14;
        const ADVERB = 1 << 15;
        const HEDGE = 1 << 16;
        const TIME = 1 << 17;
        const TITLE = 1 << 18;
        const PERSON = 1 << 19;
        const COLLECTIVE = 1 << 20;
        const DOCUMENT = 1 << 21;
        const MEDIUM = 1 << 22;
        /// Begins with a capital.
        const CAPITAL = 1 << 23;
        /// All capitals, two at the least.
        const ALL_CAPITALS = 1 << 24;
        /// Ends like a plural.
        const PLURAL = 1 << 25;
        /// Ends like an adverb.
        const LY = 1 << 26;
        /// Ends like a past form.
        const ED = 1 << 27;
        /// Ends like a participle of the present.
        const ING = 1 << 28;
        /// Begins with a digit.
        const DIGIT = 1 << 29;
        /// Stands before a source, such as *according to*: a section too.
        const PHRASE = 1 << 30;
        /// Can be a noun as well as a verb: a section too.
        const NOUN = 1 << 31;

        /// Words that carry tense beside a main verb.
        const AUXILIARY = Self::BE.bits() | Self::HAVE.bits() | Self::DO.bits() | Self::MODAL.bits();
        /// Words that can open a noun phrase and nothing else.
        const ARTICLE = Self::DETERMINER.bits() | Self::POSSESSIVE.bits();
        /// Words that say how or when.
        const ADVERBIAL = Self::ADVERB.bits() | Self::LY.bits() | Self::HEDGE.bits();
    }
}

impl Class {
    /// The class of a section of `words.txt`.
    pub(super) fn of_section(name: &str) -> Option<Class> {
        Class::from_name(&name.to_uppercase())
    }
}

/// Is it a name whose article is joined to it: *al-Sadr*, *d’Aumont*?
fn is_name_with_article(word: &str) -> bool {
    const ARTICLES: [&str; 12] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "d", "l", "ul"];
    let joined = word.split_once(['-', '’', '\'']);
    joined.is_some_and(|(article, name)| ARTICLES.contains(&article) && name.starts_with(char::is_uppercase))
}

/// What the spelling of a word says; endings count for words that no list has.
pub(super) fn of_spelling(word: &str, unlisted: bool) -> Class {
    let first = word.chars().next().unwrap_or(' ');
    if first.is_numeric() {
        return Class::DIGIT;
    }
    let mut class = Class::empty();
    if first.is_uppercase() || is_name_with_article(word) {
        class |= Class::CAPITAL;
        if word.len() > 1 && !word.chars().any(char::is_lowercase) {
            class |= Class::ALL_CAPITALS;
        }
    }
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        class |= Class::PLURAL;
    }
    if unlisted && word.len() > 4 && !class.contains(Class::CAPITAL) {
        class |= of_ending(word.as_bytes());
    }
    class
}

/// What the second half of a contraction stands for; `’s` may be a verb or a possessive, which takes its neighbours.
pub(super) fn of_clitic(clitic: &str) -> Class {
    let letters = clitic.trim_start_matches(is_apostrophe).to_ascii_lowercase();
    match letters.as_str() {
        "re" | "m" => Class::BE,
        "ve" => Class::HAVE,
        "ll" | "d" => Class::MODAL,
        "s" => Class::empty(),
        _ => Class::NEGATION,
    }
}

fn of_ending(word: &[u8]) -> Class {
    match word {
        [.., b'l', b'y'] => Class::LY,
        [.., b'e', b'd'] => Class::ED,
        [.., b'i', b'n', b'g'] => Class::ING,
        _ => Class::empty(),
    }
}
