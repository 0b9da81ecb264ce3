//! When something was said: a time beside the cue that belongs neither to the content nor to the source.

use std::ops::Range;

use super::link::Link;
use crate::detect::{Passage, Reading, Subject, is_issued, time_at};
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

/// Items on one side of the clause that are looked at: adjuncts in the news are shorter.
const REACH: usize = 40;

/// The words that say when, for the cue of `link` with these pieces of content.
pub(super) fn find_time(passage: &Passage<'_>, link: &Link<'_>, content: &[Range<usize>]) -> Option<Range<usize>> {
    between(passage, link)
        .or_else(|| behind(passage, link, content))
        .or_else(|| before(passage, link, content))
        .or_else(|| within(passage, link))
}

/// *Moor, speaking in Corby on Friday, said*: the words that describe the source say when.
fn within(passage: &Passage<'_>, link: &Link<'_>) -> Option<Range<usize>> {
    let source = link.subject.range()?;
    let source = source.start..source.end.min(source.start + REACH);
    let speaking = source.clone().find(|&i| is_participle(passage, i) && passage.is_any(i, &SPEAKING))?;
    (speaking..source.end).find_map(|i| time_at(passage, i)).filter(|time| time.end <= source.end)
}

/// *Moor on Friday said*
fn between(passage: &Passage<'_>, link: &Link<'_>) -> Option<Range<usize>> {
    let (Subject::Before(subject) | Subject::Antecedent(subject)) = &link.subject else { return None };
    let cue = link.site.cue.start;
    let from = subject.end.max(cue.saturating_sub(REACH));
    // *A man arrested on Friday said*: the time of the arrest.
    let is_participle = |i: usize| passage.items[i].word.forms.contains(Form::PARTICIPLE);
    let described = from.checked_sub(1).is_some_and(is_participle);
    if described {
        return None;
    }
    (from..cue).find_map(|i| time_at(passage, i)).filter(|time| time.end <= cue)
}

/// *Moor told the council in Corby on Friday that …*, *said Moor on Friday*
fn behind(passage: &Passage<'_>, link: &Link<'_>, content: &[Range<usize>]) -> Option<Range<usize>> {
    let from = link.clause.end;
    let next_piece = content.iter().map(|piece| piece.start).filter(|&start| start >= from).min();
    let limit = next_piece.unwrap_or(passage.end()).min(from + REACH);
    let is_free = |time: &Range<usize>| time.end <= limit && !content.iter().any(|piece| piece.contains(&time.start));
    for i in from..limit {
        if let Some(time) = time_at(passage, i) {
            return Some(time).filter(is_free);
        }
        if takes_time(passage, i) || i == from && passage.is_word(i, "of") {
            return None;
        }
    }
    None
}

/// Does what follows have its time for itself: a clause, a participle, an event, a topic?
fn takes_time(passage: &Passage<'_>, i: usize) -> bool {
    let is_word = passage.is_kind(i, Kind::Word);
    let opens_clause = Class::COMPLEMENTISER | Class::INTERROGATIVE | Class::SUBORDINATOR;
    let keeps = ["about", "concerning", "regarding", "over"];
    match () {
        () if passage.is_kind(i, Kind::Comma) => time_at(passage, i + 1).is_none(),
        () if !is_word => !passage.is_kind(i, Kind::Clitic) && !passage.is_kind(i, Kind::Number),
        () if is_issued(passage, i) => false,
        () if is_participle(passage, i) => true,
        () => {
            passage.is_finite(i)
                || passage.is(i, opens_clause)
                || passage.is(i, Class::PREPOSITION) && passage.is_any(i, &keeps)
        }
    }
}

/// Participles before the clause whose time is that of the words: *Speaking in Corby on Friday, Moor said …*.
const SPEAKING: [&str; 12] = [
    "speaking",
    "asked",
    "addressing",
    "writing",
    "talking",
    "testifying",
    "appearing",
    "interviewed",
    "questioned",
    "quoted",
    "posting",
    "responding",
];

fn is_participle(passage: &Passage<'_>, i: usize) -> bool {
    matches!(passage.reading_or_none(i), Reading::Reduced | Reading::Gerund | Reading::Passive)
}

/// *On Friday, Moor said …*, *In an interview on Friday, Moor said …*
fn before(passage: &Passage<'_>, link: &Link<'_>, content: &[Range<usize>]) -> Option<Range<usize>> {
    let end = link.clause.start;
    let lead = 0..end;
    if link.looks_back || end > REACH || content.iter().any(|piece| piece.start < end) {
        return None;
    }
    let has_own_verb = |i: usize| {
        let is_verb = passage.is_finite(i) || is_participle(passage, i);
        is_verb && !passage.is_any(i, &SPEAKING) && !is_issued(passage, i)
            || passage.quote_at(i).is_some()
            || passage.is(i, Class::SUBORDINATOR) && passage.is_any(i, &["after", "before", "since", "until"])
    };
    if lead.clone().any(has_own_verb) {
        return None;
    }
    lead.clone().find_map(|i| time_at(passage, i)).filter(|time| time.end <= end)
}
