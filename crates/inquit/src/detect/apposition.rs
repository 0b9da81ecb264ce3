//! Appositions and relative clauses between a subject and its verb.

use std::ops::Range;

use super::passage::Passage;
use super::phrase_after::opens_phrase;
use super::phrase_before::{clause_start, is_participle, is_relative, trim};
use super::source::REACH;
use crate::lexicon::Class;
use crate::segment::Kind;

/// Appositions between a subject and its verb that are looked over.
const APPOSITIONS: usize = 5;

/// The subject before the appositions and relative clauses whose last comma is at `comma`.
pub(super) fn head_before_apposition(passage: &Passage<'_>, comma: usize) -> Option<Range<usize>> {
    let mut end = comma;
    let mut head = None;
    for _ in 0..APPOSITIONS {
        let floor = end.saturating_sub(REACH);
        let opening = (floor..end).rev().find(|&i| passage.is_kind(i, Kind::Comma))?;
        if !is_apposition(passage, opening + 1..end) {
            return head;
        }
        let candidate = segment_before(passage, opening)?;
        head = Some(candidate.clone());
        let follows_comma = candidate.start > 0 && passage.is_kind(candidate.start - 1, Kind::Comma);
        if !follows_comma || !is_apposition(passage, candidate) || is_bare_name(passage, opening) {
            return head;
        }
        end = opening;
    }
    head
}

/// The noun phrase before the comma at `end`, if no verb is in its clause.
fn segment_before(passage: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    let start = clause_start(passage, end);
    if has_main_verb(passage, start..end) {
        return None;
    }
    trim(passage, start..end)
}

/// Is there a verb among the items that is no participle behind a noun: *veterans interviewed at rallies*?
pub(super) fn has_main_verb(passage: &Passage<'_>, mut range: Range<usize>) -> bool {
    range.any(|i| {
        passage.is_finite(i) && (!is_participle(passage, i) || passage.is_auxiliary(i) || opens_phrase(passage, i + 1))
    })
}

/// Is the item before `end` part of a personal name that the apposition belongs to?
fn is_bare_name(passage: &Passage<'_>, end: usize) -> bool {
    end >= 2 && passage.is_name(end - 1) && passage.is(end - 2, Class::CAPITAL)
}

/// Can the items between two commas stand behind a noun: *a doctor*, *who left*, *45*, *of Port Harrow*, *however*?
fn is_apposition(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let Range { start, end } = range;
    if start >= end || passage.quote_at(start).is_some() {
        return false;
    }
    if passage.is(start, Class::INTERROGATIVE) {
        return true;
    }
    let clause = (start..end).find(|&i| is_relative(passage, i)).unwrap_or(end);
    !passage.is(start, Class::COORDINATOR | Class::SUBJECT) && !has_main_verb(passage, start..clause)
}
