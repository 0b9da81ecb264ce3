//! Subjects in front of their verb.

use std::ops::Range;

use super::apposition::head_before_apposition;
use super::passage::{ItemKind, Passage};
use super::phrase_before::{is_nominal, is_relative, noun_phrase_before};
use super::source::{REACH, Subject};
use crate::lexicon::Class;
use crate::segment::Kind;

/// *the proportion of voters saying*: the noun that a participle without comma describes.
pub(super) fn described_noun(passage: &Passage<'_>, end: usize) -> Option<Subject> {
    let is_noun = end > 0 && is_nominal(passage, end - 1) && !passage.is_finite(end - 1);
    let described = if is_noun { noun_phrase_before(passage, end) } else { None };
    described.map(Subject::Before)
}

/// The subject that ends where the verb group begins, at `end`.
pub(crate) fn subject_before(passage: &Passage<'_>, end: usize) -> Option<Subject> {
    let before = end.checked_sub(1)?;
    if passage.is(before, Class::COORDINATOR) {
        return Some(Subject::Shared);
    }
    if let Some(opening) = aside_before(passage, before) {
        return noun_phrase_before(passage, opening).map(Subject::Before);
    }
    if passage.is_kind(before, Kind::Comma) {
        let head = head_before_apposition(passage, before);
        return head.map(|head| Subject::Before(head.start..before)).or(Some(Subject::Shared));
    }
    if is_relative(passage, before) {
        let antecedent = noun_phrase_before(passage, before.saturating_sub(comma_before(passage, before)));
        return antecedent.map(|range| Subject::Antecedent(nearest_noun(passage, range)));
    }
    let phrase = noun_phrase_before(passage, end)?;
    Some(Subject::Before(list_start(passage, &phrase)..phrase.end))
}

/// The part of a phrase that a relative clause behind it describes: *voters to | groups on the left*.
fn nearest_noun(passage: &Passage<'_>, phrase: Range<usize>) -> Range<usize> {
    let parts = |&i: &usize| passage.is_any(i, &["to", "among", "from", "by", "with", "against", "over"]);
    let start = phrase.clone().rev().find(parts).map_or(phrase.start, |preposition| preposition + 1);
    start..phrase.end
}

/// Where the list begins whose last members the phrase is: *teachers, | parents and half of the bishops*.
fn list_start(passage: &Passage<'_>, phrase: &Range<usize>) -> usize {
    let joins = phrase.clone().any(|i| passage.is(i, Class::COORDINATOR));
    let follows_comma = phrase.start > 1 && passage.is_kind(phrase.start - 1, Kind::Comma);
    if !joins || !follows_comma {
        return phrase.start;
    }
    let is_member = |i: usize| {
        passage.is_kind(i, Kind::Comma)
            || passage.is_kind(i, Kind::Word)
                && !passage.is(i, Class::PREPOSITION | Class::SUBORDINATOR)
                && !passage.is_finite(i)
    };
    let is_list = phrase.start <= 20 && (0..phrase.start).all(is_member) && !passage.is_adverbial(0);
    if is_list { 0 } else { phrase.start }
}

/// The subject of the first finite verb that has one of its own: as a rule, of the main clause.
pub(crate) fn main_subject(passage: &Passage<'_>) -> Option<Range<usize>> {
    let verbs = (0..passage.end().min(REACH)).filter(|&i| passage.is_finite(i));
    verbs.take(4).find_map(|verb| match subject_before(passage, passage.verb_group(verb)) {
        Some(Subject::Before(range)) => Some(range),
        _ => None,
    })
}

/// Where the brackets or dashes open that close at `i`: *Ada Moor (R-Ohio) said*.
pub(super) fn aside_before(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let opening = match passage.items[i].kind {
        ItemKind::Token(Kind::Close) => Kind::Open,
        ItemKind::Token(Kind::Dash) => Kind::Dash,
        _ => return None,
    };
    (i.saturating_sub(REACH)..i).rev().find(|&k| passage.is_kind(k, opening))
}

/// 1 if a comma stands before `i`, else 0.
fn comma_before(passage: &Passage<'_>, i: usize) -> usize {
    usize::from(i > 0 && passage.is_kind(i - 1, Kind::Comma))
}
