//! What single words tell of a change: denial, numbers, days, names.

use super::words::fold;
use crate::text::number;

/// Words that deny: in English, and the plainest of its neighbours.
const DENYING: [&str; 64] = [
    "not", "never", "no", "nobody", "none", "nothing", "nowhere", "neither", "nor", "without", "hardly", "barely",
    "scarcely", "n't", "refuse", "deny", "dont", "didnt", "doesnt", "isnt", "arent", "wasnt", "werent", "havent",
    "hasnt", "hadnt", "wont", "cant", "couldnt", "wouldnt", "shouldnt", "nicht", "nichts", "nie", "niemals", "niemand",
    "kein", "keine", "keinen", "keinem", "keiner", "keines", "pas", "jamais", "non", "rien", "aucun", "aucune",
    "nunca", "jamás", "nada", "nadie", "ningún", "ninguno", "ninguna", "niet", "geen", "nooit", "não", "nessuno",
    "niente", "inte", "ikke", "aldrig",
];

/// Does the word deny?
pub(crate) fn denies(word: &str) -> bool {
    // Folding takes time, and most words have letters alone.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return DENYING.iter().any(|denying| denying.len() == word.len() && denying.eq_ignore_ascii_case(word));
    }
    let folded = fold(word);
    DENYING.contains(&folded.as_str())
}

/// The value of a word that is a number, in tenths of thousandths.
pub(crate) fn value_of(word: &str) -> Option<i64> {
    number::value_of(&fold(word)).map(|value| (value * 1e4).round() as i64)
}

/// Days that are counted from the one on which somebody speaks.
const RELATIVE_DAYS: [&str; 4] = ["yesterday", "today", "tomorrow", "tonight"];

pub(crate) fn is_relative_day(word: &str) -> bool {
    RELATIVE_DAYS.contains(&fold(word).as_str())
}

/// Does the word mean the place or the time where somebody speaks, or that he speaks of?
pub(super) fn is_deictic(word: &str) -> bool {
    const DEICTIC: [&str; 14] = [
        "here", "there", "then", "now", "hier", "dort", "damals", "jetzt", "ici", "là", "aquí", "allí", "ahora", "qui",
    ];
    DEICTIC.contains(&fold(word).as_str())
}

/// A day, a month or a year.
pub(crate) fn is_date(word: &str) -> bool {
    const DAYS: [&str; 18] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let folded = fold(word);
    let is_year = word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2200).contains(&year));
    DAYS.contains(&folded.as_str()) || RELATIVE_DAYS.contains(&folded.as_str()) || is_year || word == "May"
}

/// Is the word a name? At the front of a sentence a capital tells it only of words that are no common ones.
pub(crate) fn is_name(word: &str, opens_sentence: bool) -> bool {
    const COMMON: [&str; 44] = [
        "the",
        "a",
        "an",
        "we",
        "they",
        "he",
        "she",
        "it",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "our",
        "my",
        "his",
        "her",
        "their",
        "its",
        "and",
        "but",
        "so",
        "if",
        "when",
        "what",
        "who",
        "no",
        "not",
        "yes",
        "in",
        "on",
        "at",
        "of",
        "to",
        "for",
        "with",
        "as",
        "nobody",
        "everybody",
        "how",
        "why",
        "do",
        "did",
    ];
    /// The commonest words with which sentences of neighbouring languages begin.
    const FOREIGN: [&str; 30] = [
        "ich", "er", "sie", "es", "wir", "ihr", "der", "die", "das", "je", "il", "elle", "on", "nous", "vous", "ils",
        "elles", "le", "les", "yo", "él", "ella", "ellos", "nosotros", "el", "los", "las", "lui", "lei", "noi",
    ];
    let folded = fold(word);
    let stem = folded.split('\'').next().unwrap_or_default();
    let is_common = || COMMON.contains(&stem) || FOREIGN.contains(&stem);
    word.starts_with(char::is_uppercase) && stem != "i" && !(opens_sentence && (is_common() || is_deictic(word)))
}
