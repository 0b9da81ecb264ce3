//! Zones: where the words stand that say when, where and through what something was said, beside the cue and outside
//! content and source.

use std::ops::Range;

use super::setting::Clause;
use crate::detect::{Passage, Reading, is_issued, medium_at, place_at, time_at};
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

/// Items on one side of the clause that are looked at: adjuncts in the news are shorter.
const REACH: usize = 40;

/// The zones of a clause, the likeliest first.
pub(super) struct Zones<'p, 'a> {
    passage: &'p Passage<'a>,
    ranges: [Option<Range<usize>>; 5],
}

impl<'p, 'a> Zones<'p, 'a> {
    pub(super) fn new(clause: &Clause<'p, 'a>) -> Self {
        let ranges = [between(clause), behind(clause), tail(clause), before(clause), within(clause)];
        Self { passage: clause.passage, ranges }
    }

    /// The first thing that `at` finds in a zone.
    pub(super) fn find(&self, at: impl Fn(&Passage<'a>, usize) -> Option<Range<usize>>) -> Option<Range<usize>> {
        let in_zone = |zone: &Range<usize>| {
            let found = zone.clone().find_map(|i| at(self.passage, i));
            found.filter(|found| found.end <= zone.end)
        };
        self.ranges.iter().flatten().find_map(in_zone)
    }
}

/// *Moor, speaking in Corby on Friday, said*: the words that describe the source say when.
fn within(clause: &Clause<'_, '_>) -> Option<Range<usize>> {
    let passage = clause.passage;
    let source = clause.source.clone()?;
    let source = source.start..source.end.min(source.start + REACH);
    let speaks = |&i: &usize| is_participle(passage, i) && passage.is_any(i, &SPEAKING) || is_who_spoke(passage, i);
    let speaking = source.clone().find(speaks)?;
    Some(speaking..source.end)
}

/// *who spoke to the Courier on Friday*
fn is_who_spoke(passage: &Passage<'_>, i: usize) -> bool {
    i > 0 && passage.is_any(i, &["spoke", "talked", "testified"]) && passage.is_word(i - 1, "who")
}

/// *Moor on Friday said*
fn between(clause: &Clause<'_, '_>) -> Option<Range<usize>> {
    let passage = clause.passage;
    let source = clause.source.as_ref().filter(|_| clause.has_own_source)?;
    let cue = clause.cue.start;
    let from = source.end.max(cue.saturating_sub(REACH));
    // *A man arrested on Friday said*: the time of the arrest.
    let is_participle = |i: usize| passage.items[i].word.forms.contains(Form::PARTICIPLE);
    let described = from.checked_sub(1).is_some_and(is_participle);
    (from < cue && !described).then_some(from..cue)
}

/// *Moor told the council in Corby on Friday that …*, *said Moor on Friday*
fn behind(clause: &Clause<'_, '_>) -> Option<Range<usize>> {
    let passage = clause.passage;
    let from = clause.core().end;
    let next_piece = clause.content.iter().map(|piece| piece.start).filter(|&start| start >= from).min();
    let limit = next_piece.unwrap_or(passage.end()).min(from + REACH);
    (from < limit && !clause.is_said(from) && !passage.is_word(from, "of"))
        .then(|| from..adjuncts_end(passage, from, limit))
}

/// Behind what is said: *Moor said the pier was safe | in a statement on Friday*.
fn tail(clause: &Clause<'_, '_>) -> Option<Range<usize>> {
    let passage = clause.passage;
    let from = clause.content.last()?.end;
    let follows = from > clause.core().end && from < passage.end();
    let opens = |i: usize| time_at(passage, i).is_some() || medium_at(passage, i).is_some();
    (follows && opens(from)).then(|| from..adjuncts_end(passage, from, passage.end().min(from + REACH)))
}

/// Where the adjuncts end that begin at `from`: before what has times and places for itself.
fn adjuncts_end(passage: &Passage<'_>, from: usize, limit: usize) -> usize {
    let mut i = from;
    while i < limit {
        let adjunct = time_at(passage, i).or_else(|| medium_at(passage, i)).or_else(|| place_at(passage, i));
        match adjunct {
            Some(adjunct) => i = adjunct.end,
            None if takes_time(passage, i) => break,
            None => i += 1,
        }
    }
    i.min(limit)
}

/// Does what follows have its time for itself: a clause, a participle, an event, a topic?
fn takes_time(passage: &Passage<'_>, i: usize) -> bool {
    let is_word = passage.is_kind(i, Kind::Word);
    let opens_clause = Class::COMPLEMENTISER | Class::INTERROGATIVE | Class::SUBORDINATOR;
    let keeps = ["about", "concerning", "regarding", "over"];
    match () {
        () if passage.is_kind(i, Kind::Comma) => !opens_adjunct(passage, i + 1),
        () if !is_word => !passage.is_kind(i, Kind::Clitic) && !passage.is_kind(i, Kind::Number),
        () if is_issued(passage, i) => false,
        () if is_participle(passage, i) => !passage.is_any(i, &SPEAKING),
        () => {
            passage.is_finite(i)
                || passage.is(i, opens_clause)
                || passage.is(i, Class::PREPOSITION) && passage.is_any(i, &keeps)
        }
    }
}

/// Behind a comma: a time, a medium, or the participle of one who speaks.
fn opens_adjunct(passage: &Passage<'_>, i: usize) -> bool {
    let speaks = || is_participle(passage, i) && passage.is_any(i, &SPEAKING);
    time_at(passage, i).is_some() || medium_at(passage, i).is_some() || speaks()
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
fn before(clause: &Clause<'_, '_>) -> Option<Range<usize>> {
    let passage = clause.passage;
    let end = clause.core().start;
    if end == 0 || end > REACH || clause.content.iter().any(|piece| piece.start < end) {
        return None;
    }
    let has_own_verb = |i: usize| {
        let is_verb = passage.is_finite(i) || is_participle(passage, i);
        is_verb && !passage.is_any(i, &SPEAKING) && !is_issued(passage, i)
            || passage.quote_at(i).is_some()
            || passage.is(i, Class::SUBORDINATOR) && passage.is_any(i, &["after", "before", "since", "until"])
    };
    (!(0..end).any(has_own_verb)).then_some(0..end)
}
