//! Subjects in front of their verb.

use std::ops::Range;

use super::anonymity::requests_anonymity;
use super::apposition::head_before_apposition;
use super::cue::Site;
use super::grammar::Reading;
use super::passage::{ItemKind, Passage};
use super::phrase_before::{is_nominal, is_relative, noun_phrase_before};
use super::source::{REACH, Subject};
use crate::lexicon::{Class, Form};
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
    if let Some(who) = plea_before(passage, end) {
        return noun_phrase_before(passage, who).map(|head| Subject::Before(head.start..end));
    }
    if passage.is_kind(before, Kind::Comma) {
        let head = head_before_apposition(passage, before);
        return head.map(|head| Subject::Before(head.start..before)).or(Some(Subject::Shared));
    }
    if is_relative(passage, before) {
        let antecedent = noun_phrase_before(passage, before.saturating_sub(comma_before(passage, before)));
        let is_who = passage.is_word(before, "who");
        return antecedent.map(|range| Subject::Antecedent(nearest_noun(passage, range, is_who)));
    }
    let phrase = noun_phrase_before(passage, end)?;
    Some(Subject::Before(list_start(passage, &phrase)..phrase.end))
}

/// Where a relative clause begins that asks for anonymity, gives a reason with a verb of its own and ends at `end`: *an
/// engineer | who spoke on condition of anonymity because he was not allowed to talk | said*.
fn plea_before(passage: &Passage<'_>, end: usize) -> Option<usize> {
    let stays = |&i: &usize| matches!(passage.items[i].kind, ItemKind::Token(Kind::Word | Kind::Clitic));
    let clause = (end.saturating_sub(REACH)..end).rev().take_while(stays);
    let who = clause.filter(|&i| passage.is_word(i, "who")).last().filter(|&who| who > 0)?;
    let reason = (who..end).find(|&i| passage.is_any(i, &["because", "since", "as"]))?;
    let has_verb = passage.has_finite(reason..end - 1);
    (has_verb && requests_anonymity(|k| passage.text_at(who + k))).then_some(who)
}

/// The part of a phrase that a relative clause behind it describes: *voters to | groups on the left*.
///
/// *who* describes people: *calls from | listeners to his program who*.
fn nearest_noun(passage: &Passage<'_>, phrase: Range<usize>, is_who: bool) -> Range<usize> {
    let parts = |&i: &usize| passage.is_any(i, &["to", "among", "from", "by", "with", "against", "over"]);
    let is_of_people = |start: usize| {
        let is_head = |&i: &usize| i + 1 == phrase.end || passage.is(i + 1, Class::PREPOSITION);
        let head = (start..phrase.end).find(is_head);
        head.is_some_and(|head| {
            let is_deed = ["ions", "ings", "ments"].iter().any(|end| passage.text_at(head).ends_with(end));
            passage.is(head, Class::PERSON | Class::CAPITAL | Class::COLLECTIVE)
                || passage.is(head, Class::PLURAL) && !is_deed
        })
    };
    let starts = phrase.clone().rev().filter(parts).map(|preposition| preposition + 1);
    let start = starts.chain([phrase.start]).find(|&start| !is_who || is_of_people(start)).unwrap_or(phrase.start);
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

/// The subject of the nearest verb before a coordinated one that has its tense: *somebody gets up and says*.
pub(crate) fn coordinated_subject(passage: &Passage<'_>, site: &Site<'_>) -> Option<Range<usize>> {
    let tense = passage.items[site.head].word.forms & (Form::PAST | Form::THIRD | Form::BASE);
    let start = site.cue.start;
    if !site.is_verb(Reading::Finite) || start == 0 || !passage.is(start - 1, Class::COORDINATOR) {
        return None;
    }
    let has_tense = |&i: &usize| passage.items[i].word.forms.intersects(tense) && passage.is_finite(i);
    let verb = (start.saturating_sub(REACH)..start - 1).rev().find(has_tense)?;
    subject_before(passage, passage.verb_group(verb))?.range()
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
