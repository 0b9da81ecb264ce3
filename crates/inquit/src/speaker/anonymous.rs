//! Speakers without a name: of what type they are, and why no name is given.

use std::ops::Range;

use super::phrase::is_request_of_anonymity;
use crate::detect::Layers;
use crate::lexicon::{Class, Form};
use crate::segment::Kind;
use crate::text::span::Span;

/// The type of a speaker that `noun` describes: one for both sexes, in the singular.
pub(super) fn type_of(noun: &str) -> String {
    let singular = match noun {
        "people" | "persons" | "men" | "women" | "man" | "woman" => return "person".to_owned(),
        _ if noun.ends_with("ies") => format!("{}y", &noun[..noun.len() - 3]),
        _ if noun.ends_with("ss") || noun.ends_with("us") => noun.to_owned(),
        _ => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    };
    let ends = ["woman", "women", "man", "men"];
    let front = ends.iter().find_map(|end| singular.strip_suffix(end)).filter(|front| front.starts_with("spokes"));
    match singular.as_str() {
        "advisor" => "adviser".to_owned(),
        "worker" | "staffer" => "employee".to_owned(),
        _ => front.map_or(singular.clone(), |front| format!("{front}person")),
    }
}

/// Tokens behind a description in which a reason is looked for.
const REACH: usize = 30;

/// The reason why no name is given, in the clause that asks for anonymity behind the description `words`.
///
/// *who spoke on condition of anonymity | because the talks were private*, *who was | not authorized to speak*.
pub(super) fn reason_behind(layers: &Layers<'_>, words: Range<usize>) -> Option<Span> {
    let limit = sentence_end(layers, words.end.checked_sub(1)?).min(words.end + REACH);
    let text = |i: usize| layers.tokens[i].span.text(layers.text);
    let is_plea = |&i: &usize| is_request_of_anonymity(layers, i) || text(i) == "anonymity";
    let is_forbidden = |&i: &usize| text(i).starts_with("authori") && text(i - 1) == "not";
    if let Some(forbidden) = (words.start + 1..limit).find(is_forbidden) {
        return Some(through(layers, forbidden - 1, clause_end(layers, forbidden, limit)));
    }
    let plea = (words.start..limit).find(is_plea)?;
    // *granted anonymity | to discuss the talks*
    let is_purpose = |i: usize| text(i) == "to" && text(i - 1) == "anonymity";
    let is_fear = |i: usize| text(i) == "for" && text(i + 1) == "fear";
    let opens = |&i: &usize| ["because", "citing", "since"].contains(&text(i)) || is_fear(i) || is_purpose(i);
    let start = (plea + 1..limit.saturating_sub(1)).find(opens)?;
    Some(through(layers, start, clause_end(layers, start, limit)))
}

/// From token `start` to the one before `end`.
fn through(layers: &Layers<'_>, start: usize, end: usize) -> Span {
    layers.tokens[start].span.cover(layers.tokens[end - 1].span)
}

/// Where the clause ends that `start` is in: at a comma, a mark, a stop, or the verb of the main clause.
fn clause_end(layers: &Layers<'_>, start: usize, limit: usize) -> usize {
    let ends = |&i: &usize| {
        let is_end = !matches!(layers.tokens[i].kind, Kind::Word | Kind::Number | Kind::Clitic | Kind::Symbol);
        // *who was not authorized to speak publicly said*
        let word = layers.words[i];
        let says = layers.lexicon.verb(word).is_some() && word.forms.intersects(Form::PAST | Form::THIRD);
        is_end
            || says && !layers.words[i - 1].is(Class::AUXILIARY | Class::NEGATION | Class::ARTICLE | Class::POSSESSIVE)
    };
    (start + 1..limit).find(ends).unwrap_or(limit)
}

fn sentence_end(layers: &Layers<'_>, i: usize) -> usize {
    let sentence = layers.sentences.partition_point(|sentence| sentence.tokens.end <= i);
    layers.sentences.get(sentence).map_or(layers.tokens.len(), |sentence| sentence.tokens.end)
}
