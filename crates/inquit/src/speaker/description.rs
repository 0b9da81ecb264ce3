//! Descriptions: the noun that says what somebody is, and the words that say which one.

use std::ops::Range;

use super::names::is_function_word;
use super::traits::is_role;
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
        let front_end = tokens.clone().skip(1).find(|&i| layers.words[i].is(Class::PREPOSITION)).unwrap_or(tokens.end);
        let is_word = |&i: &usize| layers.tokens[i].kind == Kind::Word && !is_function_word(layers, i);
        let last = (tokens.start..front_end).rev().find(is_word);
        let before_and = |i: usize| layers.words.get(i + 1).is_some_and(|next| next.is(Class::COORDINATOR));
        let is_head = |i: usize| Some(i) == last || i < front_end && is_role(layers, i) && before_and(i);
        let mut description = Description::default();
        for i in tokens.filter(is_word) {
            let list = if is_head(i) { &mut description.nouns } else { &mut description.modifiers };
            list.push(stem(layers.tokens[i].span.text(layers.text)));
        }
        description
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

/// Words of those who hold an office no longer.
const PAST: [&str; 3] = ["former", "ex", "late"];

/// A noun in lower case, the same for both sexes: *spokeswoman* and *spokesperson* are one.
pub(super) fn stem(word: &str) -> String {
    let word = if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() };
    match ["woman", "person", "women", "persons", "men"].iter().find_map(|end| word.strip_suffix(end)) {
        Some(front) if front.len() > 3 => {
            format!("{front}{}", if word.ends_with("men") || word.ends_with('s') { "men" } else { "man" })
        }
        // A justice is a judge.
        _ if word == "justice" => "judge".to_owned(),
        _ => word,
    }
}
