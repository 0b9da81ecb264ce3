//! What a phrase that names a party consists of: a name, a role, a pronoun, a description.

use std::ops::Range;

use super::names::{institution_end, is_function_word, name_in, run_end};
use super::traits::{is_age, is_role, is_verb};
use crate::detect::{Layers, requests_anonymity};
use crate::lexicon::{Class, Form};
use crate::segment::Kind;
use crate::text::span::Span;

/// One party, as its words name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// *she*
    Pronoun(usize),
    /// A name with the descriptions around it.
    Name { name: Range<usize>, descriptions: Vec<Range<usize>> },
    /// *the mayor*, *two officials*, *a report by the Housing Lab*: the words and the noun at their head.
    Description { words: Range<usize>, head: usize, opening: Opening },
}

/// How a description opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// *the*, *this*
    Definite,
    /// *a*, *one*, *his*, a number
    Indefinite,
    /// No article.
    Bare,
    /// *both*, *the two*, *the pair*: two who are known.
    Pair,
}

/// The tokens of `span`.
pub(super) fn tokens_of(layers: &Layers<'_>, span: Span) -> Range<usize> {
    let start = layers.tokens.partition_point(|token| token.span.start() < span.start());
    let end = layers.tokens.partition_point(|token| token.span.start() < span.end());
    start..end
}

/// The parties that a phrase joins: *Putin and Scholz* are two, *ministers, unions and churches* one.
pub(super) fn parse(layers: &Layers<'_>, span: Span) -> Vec<Phrase> {
    let tokens = possessor(layers, without_both(layers, tokens_of(layers, span)));
    if tokens.is_empty() {
        return Vec::new();
    }
    joined(layers, &tokens).unwrap_or_else(|| single(layers, tokens).into_iter().collect())
}

/// `tokens` without *both* in front of two names: *both Moor and Dahl*.
fn without_both(layers: &Layers<'_>, tokens: Range<usize>) -> Range<usize> {
    let joins = is_both(layers, tokens.start) && tokens.clone().any(|i| is_and(layers, i));
    tokens.start + usize::from(joins)..tokens.end
}

fn is_both(layers: &Layers<'_>, i: usize) -> bool {
    layers.tokens.get(i).is_some_and(|token| token.span.text(layers.text).eq_ignore_ascii_case("both"))
}

/// Do `tokens` open as a description of two who are known: *both leaders*, *the two men*, *the pair*?
fn opens_pair(layers: &Layers<'_>, tokens: &Range<usize>, head: usize) -> bool {
    let text = |i: usize| layers.tokens[i].span.text(layers.text);
    let is_two = || tokens.start < head && text(tokens.start + 1) == "two";
    let is_pair = || tokens.start + 1 == head && ["pair", "duo", "couple"].contains(&text(head));
    is_both(layers, tokens.start) || is_the(layers, tokens.start) && (is_two() || is_pair())
}

/// Whose something is, where the mark of the genitive ends the words or follows them.
///
/// *a fact-check on | Moor’s claim*, *reporters pounced on | Moor’s claim*: what leads up to the name is no part of it.
fn possessor(layers: &Layers<'_>, tokens: Range<usize>) -> Range<usize> {
    let is_mark = |i: usize| layers.tokens.get(i).is_some_and(|token| token.kind == Kind::Clitic);
    let has_mark = tokens.len() > 1 && is_mark(tokens.end - 1);
    let tokens = tokens.start..tokens.end - usize::from(has_mark);
    if !has_mark && !is_mark(tokens.end) {
        return tokens;
    }
    let leads = |&i: &usize| {
        ["on", "about", "over", "against", "after", "upon"].contains(&layers.tokens[i].span.text(layers.text))
    };
    let name = tokens.clone().rev().find(leads).map_or(tokens.start, |i| i + 1);
    if name < tokens.end && run_end(layers, name, tokens.end) == tokens.end { name..tokens.end } else { tokens }
}

/// The parties that commas and *and* join, all but the last plain names.
fn joined(layers: &Layers<'_>, tokens: &Range<usize>) -> Option<Vec<Phrase>> {
    let conjunction = tokens.clone().find(|&i| is_and(layers, i) && !is_in_aside(layers, tokens.start, i))?;
    let mut parts = Vec::new();
    let mut start = tokens.start;
    let before = tokens.start..conjunction;
    let commas: Vec<usize> = before.clone().filter(|&i| layers.tokens[i].kind == Kind::Comma).collect();
    for end in commas.into_iter().chain([conjunction]) {
        let part = start..end;
        // A comma before *and* leaves nothing between them.
        if !part.is_empty() {
            let end = (part.start..part.end).find(|&i| layers.tokens[i].kind == Kind::Open).unwrap_or(part.end);
            let phrase = single(layers, part.start..end)?;
            parts.push(phrase.clone());
            if !is_plain(&phrase, end) {
                return None;
            }
        }
        start = end + 1;
    }
    let last = single(layers, conjunction + 1..tokens.end)?;
    // *she and other leaders*, but not *Federal and state officials*
    let follows_pronoun = matches!(parts.first(), Some(Phrase::Pronoun(_)));
    (follows_pronoun || is_party(layers, &last)).then_some(())?;
    parts.push(last);
    Some(parts)
}

/// Do brackets stand open at `i`?
fn is_in_aside(layers: &Layers<'_>, start: usize, i: usize) -> bool {
    let bracket = (start..i).rev().find(|&k| matches!(layers.tokens[k].kind, Kind::Open | Kind::Close));
    bracket.is_some_and(|k| layers.tokens[k].kind == Kind::Open)
}

/// Is the phrase a name that reaches to `end`, so that it is joined to what follows and not merely before it?
fn is_plain(phrase: &Phrase, end: usize) -> bool {
    matches!(phrase, Phrase::Name { name, .. } if name.end == end) || matches!(phrase, Phrase::Pronoun(_))
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
    if tokens.is_empty() {
        return None;
    }
    let is = |i: usize, class| layers.words[i].is(class);
    let start = tokens.start;
    let is_pronoun = is(start, Class::SUBJECT | Class::PRONOUN | Class::POSSESSIVE) && !is(start, Class::DETERMINER);
    if tokens.len() == 1 && is_pronoun {
        return Some(Phrase::Pronoun(start));
    }
    // What is left over from a clause before a pronoun: *sure he*.
    let last = tokens.end - 1;
    if ["he", "she", "they"].contains(&layers.tokens[last].span.text(layers.text)) {
        return Some(Phrase::Pronoun(last));
    }
    let head_end = head_phrase_end(layers, &tokens);
    let core = skip_possessor(layers, start..head_end);
    let counts = is_counted(layers, &core);
    if let Some((before, name)) = name_at_end(layers, core.clone()).filter(|_| !counts) {
        let name = name.start..institution_end(layers, &name, tokens.end);
        return Some(named(layers, &tokens, before, name));
    }
    if let Some(name) = subject_name(layers, &tokens) {
        return name;
    }
    let comma = (head_end..tokens.end).find(|&i| layers.tokens[i].kind == Kind::Comma);
    // *a study by a sociologist, Ada Moor*: the study says it.
    let by = (head_end..tokens.end).find(|&i| layers.tokens[i].span.text(layers.text) == "by");
    let is_document = by == Some(head_end) && head_end > start && is(head_end - 1, Class::DOCUMENT);
    let name = comma.filter(|_| !is_document).and_then(|comma| apposed_name(layers, comma, tokens.end));
    if let Some(name) = name {
        return Some(Phrase::Name { name, descriptions: std::iter::once(start..head_end).collect() });
    }
    described(layers, &tokens, core)
}

/// *many Ostmarkers*, *two Liberals*: some of those who have the name.
fn is_counted(layers: &Layers<'_>, core: &Range<usize>) -> bool {
    const COUNTS: [&str; 8] = ["many", "several", "most", "some", "few", "all", "both", "other"];
    let first = layers.tokens[core.start].span.text(layers.text);
    let is_count =
        layers.tokens[core.start].kind == Kind::Number || COUNTS.iter().any(|count| first.eq_ignore_ascii_case(count));
    core.len() > 1 && is_count && layers.words[core.end - 1].is(Class::PLURAL)
}

/// A whole clause instead of a phrase: its subject where an auxiliary tells it for certain, else nobody.
fn subject_name(layers: &Layers<'_>, tokens: &Range<usize>) -> Option<Option<Phrase>> {
    let end = run_end(layers, tokens.start, tokens.end);
    if end == tokens.start
        || end == tokens.end
        || !is_verb(layers, end)
        || layers.words[end].is(Class::NOUN)
        || is_role(layers, end)
    {
        return None;
    }
    let name = name_in(layers, tokens.start..end).filter(|_| layers.words[end].is(Class::AUXILIARY));
    Some(name.map(|(_, name)| Phrase::Name { name, descriptions: Vec::new() }))
}

/// A party without a name; words that name nobody are none: *all*, *using the example of Chicago*.
fn described(layers: &Layers<'_>, tokens: &Range<usize>, core: Range<usize>) -> Option<Phrase> {
    let is = |i: usize, class| layers.words[i].is(class);
    let is_noun = |&i: &usize| layers.tokens[i].kind == Kind::Word || is_age(layers.tokens[i].span.text(layers.text));
    let head = core.clone().rev().find(is_noun)?;
    let names_nobody = is_function_word(layers, head) && !is(head, Class::SUBJECT | Class::PRONOUN | Class::DIGIT)
        || is(head, Class::LY)
        || opens_with_participle(layers, tokens);
    let opening = match () {
        () if opens_pair(layers, tokens, head) => Opening::Pair,
        () if is_the(layers, tokens.start) => Opening::Definite,
        () if is(tokens.start, Class::ARTICLE) || layers.tokens[tokens.start].kind == Kind::Number => {
            Opening::Indefinite
        }
        () => Opening::Bare,
    };
    // A bare noun that is not one of people or bodies is left over from a clause.
    let is_both = is_both(layers, tokens.start);
    let is_bare = opening == Opening::Bare || is_both;
    let is_left_over = is_bare && !is_party_noun(layers, head) && (is_both || !is(tokens.start, Class::CAPITAL));
    if names_nobody || is_left_over {
        return None;
    }
    Some(Phrase::Description { words: tokens.start..description_end(layers, tokens, head), head, opening })
}

/// *using the example of Chicago*, but not *housing advocates*
fn opens_with_participle(layers: &Layers<'_>, tokens: &Range<usize>) -> bool {
    let opens = layers.tokens[tokens.start].span.text(layers.text).ends_with("ing");
    let object = Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION | Class::CAPITAL | Class::PRONOUN;
    opens && tokens.len() > 1 && layers.words[tokens.start + 1].is(object)
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
    Phrase::Name { name, descriptions }
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
    let ends_in_s = layers.tokens[i - 1].span.text(layers.text).ends_with('s');
    let is_plural = ends_in_s || layers.words[i - 1].is(Class::PLURAL);
    let follows_noun = is_plural || layers.words[i - 1].is(Class::PERSON | Class::COLLECTIVE);
    let is_noun =
        layers.words[i].is(Class::CAPITAL | Class::PERSON | Class::COLLECTIVE | Class::DOCUMENT | Class::PLURAL);
    let Some(next) = layers.words.get(i + 1).filter(|_| follows_noun && !is_noun) else { return false };
    // *judges handling federal cases*, *voters given the choice*, but not *a police shooting victim*
    let is_gerund = layers.tokens[i].span.text(layers.text).ends_with("ing");
    let has_object = is_gerund || layers.words[i].is(Class::ED) || layers.words[i].forms.contains(Form::PARTICIPLE);
    next.is(Class::PREPOSITION | Class::INFINITIVE | Class::TIME | Class::ADVERB)
        || has_object && is_plural && !next.is(Class::PERSON)
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

/// A name between commas behind a description, with a title or without: *the mayor, Anna Moor*, *her rival, state Sen.
/// Anna Moor*.
fn apposed_name(layers: &Layers<'_>, comma: usize, limit: usize) -> Option<Range<usize>> {
    /// Words of a title.
    const TITLE: usize = 3;
    let start = comma + 1;
    if start >= limit || layers.tokens[comma].kind != Kind::Comma {
        return None;
    }
    let is_capital = |&i: &usize| layers.words[i].is(Class::CAPITAL);
    let name = (start..limit.min(start + TITLE + 1)).find(is_capital)?;
    let end = run_end(layers, name, limit);
    let closes = end == limit || layers.tokens[end].kind == Kind::Comma;
    let has_title = name == start || (start..=name).any(|i| is_role(layers, i));
    if !closes || !has_title { None } else { name_in(layers, name..end).map(|(_, name)| name) }
}

/// Where a description ends: before the reason for anonymity, a relative clause or an aside behind a comma, or a time.
fn description_end(layers: &Layers<'_>, tokens: &Range<usize>, head: usize) -> usize {
    let is = |i: usize, class| layers.words.get(i).is_some_and(|word| word.is(class));
    let aside = Class::INTERROGATIVE | Class::PREPOSITION | Class::ADVERBIAL;
    let ends = |&i: &usize| {
        let is_comma = layers.tokens[i].kind == Kind::Comma;
        let is_of = layers.tokens[i].span.text(layers.text) == "of";
        let is_when = is(i, Class::PREPOSITION) && !is_of;
        let is_time = is_when && is(i + 1, Class::TIME | Class::DIGIT) && !is(i + 1, Class::ARTICLE);
        let is_release = is(head, Class::DOCUMENT) && i == head + 1 && is_reduced_clause(layers, i);
        is_request_of_anonymity(layers, i)
            || is_comma && (is(i + 1, aside) && !names_members(layers, i + 1) || is_a(layers, i + 1))
            || is_time
            || is_release
    };
    (head + 1..tokens.end).find(ends).unwrap_or(tokens.end)
}

/// *critics, | including the Housing Lab*: who is among them is told by it.
fn names_members(layers: &Layers<'_>, i: usize) -> bool {
    ["including", "among"].contains(&layers.tokens[i].span.text(layers.text))
}

/// Endings of nouns of people in the plural.
const PEOPLE: [&str; 7] = ["ists", "ians", "ors", "ants", "ents", "ees", "ates"];

/// A noun of people, bodies or documents.
pub(super) fn is_party_noun(layers: &Layers<'_>, i: usize) -> bool {
    let is_people = || {
        let word = layers.tokens[i].span.text(layers.text).to_lowercase();
        PEOPLE.iter().any(|end| word.ends_with(end))
    };
    layers.words[i].is(Class::COLLECTIVE | Class::DOCUMENT) || is_role(layers, i) || is_people()
}

/// *a*, *an*
fn is_a(layers: &Layers<'_>, i: usize) -> bool {
    layers.tokens.get(i).is_some_and(|token| matches!(token.span.text(layers.text), "a" | "an"))
}

/// Does a clause that asks for anonymity begin at `i`?
pub(super) fn is_request_of_anonymity(layers: &Layers<'_>, i: usize) -> bool {
    requests_anonymity(|k| layers.tokens.get(i + k).map_or("", |token| token.span.text(layers.text)))
}
