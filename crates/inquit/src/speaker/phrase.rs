//! What a phrase that names a party consists of: a name, a role, a pronoun, a description.

use std::ops::Range;

use super::names::{name_in, run_end};
use crate::detect::Layers;
use crate::lexicon::Class;
use crate::segment::Kind;
use crate::text::span::Span;

/// One party, as its words name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// *she*
    Pronoun(usize),
    /// A name with the descriptions around it.
    Name { name: Range<usize>, descriptions: Vec<Range<usize>>, has_article: bool },
    /// *the mayor*, *two officials*, *a report by the Housing Lab*: the words and the noun at their head.
    Description { words: Range<usize>, head: usize, is_definite: bool },
}

/// The tokens of `span`.
pub(super) fn tokens_of(layers: &Layers<'_>, span: Span) -> Range<usize> {
    let start = layers.tokens.partition_point(|token| token.span.start() < span.start());
    let end = layers.tokens.partition_point(|token| token.span.start() < span.end());
    start..end
}

/// The parties that a phrase joins: *Putin and Scholz* are two, *ministers, unions and churches* one.
pub(super) fn parse(layers: &Layers<'_>, span: Span) -> Vec<Phrase> {
    let tokens = tokens_of(layers, span);
    if tokens.is_empty() {
        return Vec::new();
    }
    let conjunction = tokens.clone().find(|&i| is_and(layers, i));
    let parts =
        conjunction.and_then(|at| Some((single(layers, tokens.start..at)?, single(layers, at + 1..tokens.end)?)));
    match parts {
        Some((first @ Phrase::Name { .. }, second))
            if is_plain(&first, &tokens, conjunction) && is_party(layers, &second) =>
        {
            vec![first, second]
        }
        _ => single(layers, tokens).into_iter().collect(),
    }
}

/// Does the name reach to the conjunction, so that it is joined to what follows and not merely before it?
fn is_plain(first: &Phrase, tokens: &Range<usize>, conjunction: Option<usize>) -> bool {
    matches!(first, Phrase::Name { name, .. } if Some(name.end) == conjunction && name.start <= tokens.start + 4)
}

/// A name, or a description that opens with an article: *and other officials*, but not *Federal and state officials*.
fn is_party(layers: &Layers<'_>, phrase: &Phrase) -> bool {
    match phrase {
        Phrase::Pronoun(_) | Phrase::Name { .. } => true,
        Phrase::Description { words, .. } => layers.words[words.start].is(Class::ARTICLE),
    }
}

fn is_and(layers: &Layers<'_>, i: usize) -> bool {
    layers.tokens[i].span.text(layers.text) == "and"
}

/// The one party that `tokens` name.
fn single(layers: &Layers<'_>, tokens: Range<usize>) -> Option<Phrase> {
    let is = |i: usize, class| layers.words[i].is(class);
    let start = tokens.start;
    if tokens.len() == 1
        && is(start, Class::SUBJECT | Class::PRONOUN | Class::POSSESSIVE)
        && !is(start, Class::DETERMINER)
    {
        return Some(Phrase::Pronoun(start));
    }
    let head_end = head_phrase_end(layers, &tokens);
    let core = skip_possessor(layers, start..head_end);
    if let Some((before, name)) = name_at_end(layers, core.clone()) {
        let name = if before.is_empty() { name } else { name.start..institution_end(layers, &name, tokens.end) };
        return Some(named(layers, &tokens, before, name));
    }
    let comma = (head_end..tokens.end).find(|&i| layers.tokens[i].kind == Kind::Comma);
    if let Some(name) = comma.and_then(|comma| apposed_name(layers, comma, tokens.end)) {
        return Some(Phrase::Name { name, descriptions: vec![start..head_end], has_article: false });
    }
    let head = (core.start..core.end).rev().find(|&i| layers.tokens[i].kind == Kind::Word)?;
    let is_definite = is(start, Class::DETERMINER | Class::POSSESSIVE) && is_the(layers, start);
    Some(Phrase::Description { words: start..description_end(layers, &tokens), head, is_definite })
}

/// A name with the title or role before it and the apposition behind.
fn named(layers: &Layers<'_>, tokens: &Range<usize>, before: Range<usize>, name: Range<usize>) -> Phrase {
    let has_article = before.len() == 1 && is_the(layers, before.start);
    let mut descriptions = Vec::new();
    if !before.is_empty() && !has_article {
        descriptions.push(before);
    }
    let behind = name.end + 1;
    let is_apposition = behind < tokens.end
        && layers.tokens[name.end].kind == Kind::Comma
        && !layers.words[behind].is(Class::INTERROGATIVE | Class::DIGIT);
    if is_apposition {
        let end = (behind..tokens.end).find(|&i| layers.tokens[i].kind == Kind::Comma).unwrap_or(tokens.end);
        descriptions.push(behind..end);
    }
    Phrase::Name { name, descriptions, has_article }
}

fn is_the(layers: &Layers<'_>, i: usize) -> bool {
    ["the", "this", "that", "these", "those"]
        .iter()
        .any(|word| layers.tokens[i].span.text(layers.text).eq_ignore_ascii_case(word))
}

/// Where the plain noun phrase at the front ends: before a preposition, a comma or a clause.
fn head_phrase_end(layers: &Layers<'_>, tokens: &Range<usize>) -> usize {
    let closes = |&i: &usize| {
        let word = layers.words[i];
        let is_word = matches!(
            layers.tokens[i].kind,
            Kind::Word | Kind::Number | Kind::Clitic | Kind::Stop | Kind::Mark | Kind::Symbol
        );
        !is_word
            || i > tokens.start
                && word.is(Class::PREPOSITION | Class::INTERROGATIVE | Class::COMPLEMENTISER | Class::SUBORDINATOR)
            || i > tokens.start && is_reduced_clause(layers, i)
    };
    tokens.clone().find(closes).unwrap_or(tokens.end)
}

/// A participle or adjective behind its noun: *a person briefed on*, *sources familiar with*.
fn is_reduced_clause(layers: &Layers<'_>, i: usize) -> bool {
    let follows_noun = layers.words[i - 1].is(Class::PERSON | Class::PLURAL | Class::COLLECTIVE);
    let lower = !layers.words[i].is(Class::CAPITAL);
    follows_noun && lower && layers.words.get(i + 1).is_some_and(|next| next.is(Class::PREPOSITION | Class::INFINITIVE))
}

/// What follows the last possessive: *Moor’s lawyer* is the lawyer.
fn skip_possessor(layers: &Layers<'_>, tokens: Range<usize>) -> Range<usize> {
    let possessive = tokens.clone().rev().find(|&i| layers.tokens[i].kind == Kind::Clitic);
    let start = possessive.map_or(tokens.start, |i| i + 1);
    if start < tokens.end { start..tokens.end } else { tokens }
}

/// A name that ends the phrase, and what stands before it.
fn name_at_end(layers: &Layers<'_>, tokens: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let start = tokens.clone().find(|&i| run_end(layers, i, tokens.end) == tokens.end)?;
    let (_, name) = name_in(layers, start..tokens.end)?;
    Some((tokens.start..name.start, name))
}

/// Where the name of an institution ends that goes on in small words: *the Committee for a Cleaner Harbour*.
fn institution_end(layers: &Layers<'_>, name: &Range<usize>, limit: usize) -> usize {
    let links = |i: usize| ["of", "for", "on", "and", "the", "a"].contains(&layers.tokens[i].span.text(layers.text));
    let mut end = name.end;
    while layers.words[name.start..name.end].iter().any(|word| word.is(Class::COLLECTIVE)) && end < limit {
        let next = (end..limit.min(end + 3)).find(|&i| !links(i)).unwrap_or(limit);
        let reached = if next < limit { run_end(layers, next, limit) } else { next };
        if reached == next {
            break;
        }
        end = reached;
    }
    end
}

/// A name between commas behind a description: *the mayor, Anna Moor*.
fn apposed_name(layers: &Layers<'_>, comma: usize, limit: usize) -> Option<Range<usize>> {
    let start = comma + 1;
    if start >= limit || layers.tokens[comma].kind != Kind::Comma {
        return None;
    }
    let end = run_end(layers, start, limit);
    let closes = end == limit || layers.tokens[end].kind == Kind::Comma;
    if !closes { None } else { name_in(layers, start..end).map(|(_, name)| name) }
}

/// Where a description ends: before the reason for anonymity and before a comma.
fn description_end(layers: &Layers<'_>, tokens: &Range<usize>) -> usize {
    let reason = |&i: &usize| {
        i > tokens.start
            && (is_request_of_anonymity(layers, i)
                || layers.tokens[i].kind == Kind::Comma
                    && layers.words.get(i + 1).is_some_and(|next| next.is(Class::INTERROGATIVE)))
    };
    tokens.clone().find(reason).unwrap_or(tokens.end)
}

/// *who asked not to be named*, *who spoke on condition of anonymity*.
pub(super) fn is_request_of_anonymity(layers: &Layers<'_>, i: usize) -> bool {
    let text = |k: usize| layers.tokens.get(k).map_or("", |token| token.span.text(layers.text));
    text(i) == "who" && ["asked", "spoke", "declined", "requested", "insisted", "refused"].contains(&text(i + 1))
}
