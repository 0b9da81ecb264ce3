//! Descriptions: the noun that says what somebody is, and the words that say which one.

use std::ops::Range;

use super::names::is_function_word;
use super::traits::{is_age, is_role};
use crate::detect::Layers;
use crate::lexicon::Class;
use crate::segment::Kind;

/// A description taken apart: *the head of the central bank* has the noun *head*, the modifiers *central* and *bank*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Description {
    /// The nouns at its head in lower case: several where it joins them.
    pub(super) nouns: Vec<String>,
    /// The other words that say something, in lower case.
    pub(super) modifiers: Vec<String>,
}

/// Words that are looked at in one description.
const REACH: usize = 16;

impl Description {
    /// The description that `tokens` give.
    pub(super) fn new(layers: &Layers<'_>, tokens: Range<usize>) -> Self {
        let tokens = tokens.start..tokens.end.min(tokens.start + REACH);
        // What a relative clause tells is no word of the description.
        let opens_clause = |&i: &usize| layers.words[i].is(Class::INTERROGATIVE | Class::COMPLEMENTISER);
        let clause = tokens.clone().skip(1).find(opens_clause).unwrap_or(tokens.end);
        let tokens = tokens.start..clause;
        let front_end = tokens.clone().skip(1).find(|&i| layers.words[i].is(Class::PREPOSITION)).unwrap_or(tokens.end);
        // *other* is a small word that says which one.
        let is_word = |&i: &usize| {
            is_age(layers.tokens[i].span.text(layers.text))
                || layers.tokens[i].kind == Kind::Word && (!is_function_word(layers, i) || is_distinct(layers, i))
        };
        let last = (tokens.start..front_end).rev().find(is_word);
        let before_and = |i: usize| layers.words.get(i + 1).is_some_and(|next| next.is(Class::COORDINATOR));
        let is_head = |i: usize| Some(i) == last || i < front_end && is_role(layers, i) && before_and(i);
        let mut description = Description::default();
        for i in tokens.filter(is_word) {
            let list = if is_head(i) { &mut description.nouns } else { &mut description.modifiers };
            let word = layers.tokens[i].span.text(layers.text);
            if word == "PM" {
                list.push("minister".to_owned());
                description.modifiers.push("prime".to_owned());
            } else {
                list.push(stem(word));
            }
        }
        description
    }

    /// Do the words tell the party from one that is known: *another official*?
    pub(super) fn is_distinct(&self) -> bool {
        self.modifiers.iter().any(|word| DISTINCT.contains(&word.as_str()))
    }

    /// Is it a description of somebody who held an office before?
    pub(super) fn is_past(&self) -> bool {
        self.modifiers.iter().any(|word| PAST.contains(&word.as_str()))
    }

    /// Do the words of neither contradict the other's? One says no more than the other does.
    pub(super) fn agrees_with(&self, other: &[String]) -> bool {
        let is_new = |word: &String| DISTINCT.contains(&word.as_str());
        let is_past = |words: &[String]| words.iter().any(|word| PAST.contains(&word.as_str()));
        !self.modifiers.iter().any(is_new)
            && is_past(&self.modifiers) == is_past(other)
            && (self.modifiers.iter().all(|word| other.contains(word))
                || other.iter().all(|word| self.modifiers.contains(word)))
    }

    /// Is there a modifier that is not among `other`?
    pub(super) fn says_more_than(&self, other: &[String]) -> bool {
        self.modifiers.iter().any(|word| !other.contains(word))
    }
}

/// Words by which a party is told from one named before.
const DISTINCT: [&str; 7] = ["another", "other", "separate", "second", "third", "different", "fellow"];

fn is_distinct(layers: &Layers<'_>, i: usize) -> bool {
    DISTINCT.iter().any(|word| layers.tokens[i].span.text(layers.text).eq_ignore_ascii_case(word))
}

/// Words of those who hold an office no longer.
const PAST: [&str; 3] = ["former", "ex", "late"];

/// A noun in lower case, the same for both sexes and for a title and its short form: *spokeswoman* and
/// *spokesperson*, *Sen.* and *senator* are one.
pub(super) fn stem(word: &str) -> String {
    let word = if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() };
    let word = match ["woman", "person", "women", "persons", "men"].iter().find_map(|end| word.strip_suffix(end)) {
        Some(front) if front.len() > 3 => {
            format!("{front}{}", if word.ends_with("men") || word.ends_with('s') { "men" } else { "man" })
        }
        _ => word,
    };
    SAME.iter().find(|(one, _)| *one == word).map_or(word, |(_, other)| (*other).to_owned())
}

/// Words for one thing.
const SAME: [(&str, &str); 23] = [
    ("advisor", "adviser"),
    ("attorney", "lawyer"),
    ("col", "colonel"),
    ("congressman", "representative"),
    ("contender", "candidate"),
    ("counsel", "lawyer"),
    ("democratic", "democrat"),
    ("ex-husband", "husband"),
    ("ex-wife", "wife"),
    ("frontrunner", "candidate"),
    ("gen", "general"),
    ("gop", "republican"),
    ("gov", "governor"),
    ("hopeful", "candidate"),
    ("justice", "judge"),
    ("lt", "lieutenant"),
    ("nominee", "candidate"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("sen", "senator"),
    ("sgt", "sergeant"),
    ("standard-bearer", "candidate"),
    ("supt", "superintendent"),
];

/// Wider nouns for what a noun describes, and others for the same document.
pub(super) fn wider(noun: &str) -> &'static [&'static str] {
    match noun {
        "senator" | "representative" | "assemblyman" | "mp" => &["lawmaker"],
        "survey" | "poll" => &["study", "report"],
        "study" | "analysis" | "review" | "paper" => &["report", "study"],
        _ => &[],
    }
}
