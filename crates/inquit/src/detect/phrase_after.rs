//! Noun phrases found from their start, with their appositions and relative clauses.

use std::ops::Range;

use super::grammar::Reading;
use super::passage::{Item, ItemKind, Passage};
use super::phrase_before::{is_relative, opens_subordinate};
use super::source::REACH;
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

/// Can a noun phrase begin at `i`?
pub(crate) fn opens_phrase(passage: &Passage<'_>, i: usize) -> bool {
    let Some(item) = passage.items.get(i) else { return false };
    let closed = Class::PREPOSITION | Class::COORDINATOR | Class::AUXILIARY | Class::INFINITIVE | Class::NEGATION;
    match item.kind {
        ItemKind::Token(Kind::Word) if item.word.is(Class::ARTICLE | Class::SUBJECT | Class::PRONOUN) => true,
        ItemKind::Token(Kind::Word) if item.word.is(closed | Class::SUBORDINATOR | Class::INTERROGATIVE) => false,
        ItemKind::Token(Kind::Word) => !passage.is_adverbial(i) && !passage.is(i, Class::TIME),
        ItemKind::Token(Kind::Number) => true,
        _ => false,
    }
}

/// The noun phrase that begins at `start`, with its appositions and relative clauses.
pub(crate) fn phrase_after(passage: &Passage<'_>, start: usize) -> Option<Range<usize>> {
    if !opens_phrase(passage, start) {
        return None;
    }
    let limit = passage.end().min(start + REACH);
    let mut end = start;
    while end < limit {
        match step(passage, start, end, limit) {
            Some(next) => end = next,
            None => break,
        }
    }
    (end > start).then_some(start..end)
}

/// Where the phrase goes on after the item at `i`, `None` if it ends before it.
fn step(passage: &Passage<'_>, start: usize, i: usize, limit: usize) -> Option<usize> {
    match passage.items[i].kind {
        ItemKind::Quote(_) => (i > start && passage.is(i - 1, Class::ARTICLE)).then_some(i + 1),
        ItemKind::Token(Kind::Comma) => after_comma(passage, start, i, limit),
        ItemKind::Token(Kind::Open) => (i..limit.min(i + 6)).find(|&k| passage.is_kind(k, Kind::Close)).map(|k| k + 1),
        ItemKind::Token(Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Close) => None,
        ItemKind::Token(_) if i == start => Some(i + 1),
        ItemKind::Token(Kind::Word) => after_word(passage, start, i, limit),
        ItemKind::Token(_) => Some(i + 1),
    }
}

fn after_word(passage: &Passage<'_>, start: usize, i: usize, limit: usize) -> Option<usize> {
    let is_modifier = matches!(passage.reading(i), Reading::Reduced | Reading::Gerund)
        || passage.items[i].word.forms.contains(Form::PARTICIPLE);
    match () {
        () if is_relative(passage, i) && (!passage.is_word(i, "that") || passage.is_finite_or_adverb(i + 1)) => {
            Some(relative_end(passage, i, limit))
        }
        () if is_modifier && !passage.is(i - 1, Class::COORDINATOR) && !passage.is_name(i) => {
            Some(relative_end(passage, i, limit))
        }
        () if opens_subordinate(passage, i) || passage.is_time(i) || passage.is(i, Class::INFINITIVE) => None,
        () if passage.is(i, Class::SUBORDINATOR) || passage.is_adverbial(i) => None,
        () if passage.is(i, Class::COORDINATOR) => opens_phrase(passage, i + 1).then_some(i + 1),
        () if passage.is(i, Class::PREPOSITION) => belongs_to_noun(passage, start, i).then_some(i + 1),
        () if passage.is_finite(i) => None,
        () => Some(i + 1),
    }
}

/// Does the preposition at `i` bind its phrase to the noun before rather than to the verb?
fn belongs_to_noun(passage: &Passage<'_>, start: usize, i: usize) -> bool {
    let names_occasion = (i + 1..i + 5).any(|k| passage.is_time(k) || passage.is(k, Class::MEDIUM));
    let has_name = (start..i).any(|k| passage.is(k, Class::CAPITAL));
    match passage.text_at(i).to_ascii_lowercase().as_str() {
        "of" | "for" | "from" | "with" => true,
        "by" => passage.is(i - 1, Class::DOCUMENT | Class::MEDIUM),
        "at" | "in" | "on" => !names_occasion && (!has_name || passage.is_word(i, "at") && passage.is_name(i + 1)),
        "near" | "inside" | "behind" | "between" | "against" => !has_name,
        _ => false,
    }
}

/// Where an apposition or relative clause behind the comma at `comma` ends.
fn after_comma(passage: &Passage<'_>, start: usize, comma: usize, limit: usize) -> Option<usize> {
    let next = comma + 1;
    if next >= limit || passage.quote_at(next).is_some() {
        return None;
    }
    let is_clause = passage.is_word(next, "who") || passage.is_word(next, "which") || passage.is_word(next, "whose");
    let named = (start..comma).any(|i| passage.is(i, Class::CAPITAL));
    let is_description = passage.is(next, Class::ARTICLE | Class::DIGIT)
        || !named && passage.is_name(next)
        || passage.is_word(next, "of")
        || passage.is_word(next, "former")
        || passage.is(next, Class::PERSON);
    if !is_clause && !is_description {
        return None;
    }
    let end = relative_end(passage, next, limit);
    let is_clause_of_its_own = !is_clause && passage.has_finite(next..end);
    (!is_clause_of_its_own).then_some(end)
}

/// The next comma, quote or other break after `i`.
fn relative_end(passage: &Passage<'_>, i: usize, limit: usize) -> usize {
    let is_break = |item: &Item| {
        matches!(
            item.kind,
            ItemKind::Quote(_) | ItemKind::Token(Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash)
        )
    };
    (i + 1..limit).find(|&k| is_break(&passage.items[k])).unwrap_or(limit)
}
