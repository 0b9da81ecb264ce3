//! Noun phrases found from their end: what of a clause belongs to the noun before a verb.

use std::ops::Range;

use super::grammar::Reading;
use super::passage::{ItemKind, Passage};
use super::phrase_after::opens_phrase;
use super::source::REACH;
use super::time::time_at;
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

pub(super) fn is_relative(passage: &Passage<'_>, i: usize) -> bool {
    ["who", "which", "that"].iter().any(|word| passage.is_word(i, word))
}

/// The noun phrase whose last item is before `end`: from the start of its clause, without what only leads up to it.
pub(super) fn noun_phrase_before(passage: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    let start = clause_start(passage, end);
    // Verbs of a relative clause inside the phrase are none of the clause around it; nor is a participle at its end.
    let bare = (start + 1..end).find(|&i| is_relative_in_subject(passage, i, end)).unwrap_or(end.saturating_sub(1));
    let is_verb = |&i: &usize| governs(passage, i) && !opens_with_modifier(passage, i..end);
    let after_verb = (start..bare).rev().find(is_verb).map_or(start, |verb| verb + 1);
    let after_conjunction = (after_verb..end)
        .rev()
        .find(|&i| after_verb > start && passage.is(i, Class::COORDINATOR))
        .map_or(after_verb, |conjunction| conjunction + 1);
    // *told Moor the pier was safe*: the person told is not the subject.
    let told = after_verb > start && passage.takes_addressee(after_verb - 1);
    let after_conjunction = (after_conjunction + 1..end)
        .find(|&i| told && passage.is(i, Class::ARTICLE) && !passage.is(i - 1, Class::PREPOSITION | Class::ARTICLE))
        .unwrap_or(after_conjunction);
    let whole =
        || if after_verb > start && is_participle(passage, after_verb - 1) { trim(passage, start..end) } else { None };
    trim(passage, after_conjunction..end).or_else(whole)
}

/// Can the verb be a participle after all: *people briefed on the move*?
pub(super) fn is_participle(passage: &Passage<'_>, i: usize) -> bool {
    passage.items[i].word.forms.contains(Form::PARTICIPLE)
}

/// Is `i` a verb whose object or clause begins behind it?
fn governs(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_finite(i) || passage.reading(i) == Reading::Gerund && opens_phrase(passage, i + 1)
}

/// Does a gerund begin the sentence that describes the noun at the end of these bare ones: *Voting rights advocates*?
fn opens_with_modifier(passage: &Passage<'_>, phrase: Range<usize>) -> bool {
    /// Words of such a phrase.
    const MOST: usize = 4;
    let parts = Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN | Class::SUBJECT | Class::CAPITAL;
    let is_bare = |i: usize| passage.is_kind(i, Kind::Word) && !passage.is(i, parts | Class::PREPOSITION);
    phrase.start == 0 && (2..=MOST).contains(&phrase.len()) && phrase.skip(1).all(is_bare)
}

/// Where the clause that runs up to `end` begins.
pub(super) fn clause_start(passage: &Passage<'_>, end: usize) -> usize {
    let mut start = end;
    while start > end.saturating_sub(REACH) && start > 0 {
        let p = start - 1;
        if passage.is(p, Class::PHRASE) {
            return p + usize::from(passage.items[p].word.tokens);
        }
        let is_boundary = match passage.items[p].kind {
            ItemKind::Quote(_) => true,
            ItemKind::Token(Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Open | Kind::Close) => {
                true
            }
            ItemKind::Token(Kind::Stop) => true,
            _ => opens_subordinate(passage, p),
        };
        if is_boundary && !is_relative_in_subject(passage, p, end) {
            break;
        }
        start = p;
    }
    start
}

pub(super) fn opens_subordinate(passage: &Passage<'_>, i: usize) -> bool {
    passage.is(i, Class::COMPLEMENTISER | Class::INTERROGATIVE)
        || passage.is(i, Class::SUBORDINATOR) && !passage.is(i, Class::PREPOSITION)
}

/// Does a relative clause without commas begin at `i`, with its own verb before `end`?
pub(super) fn is_relative_in_subject(passage: &Passage<'_>, i: usize, end: usize) -> bool {
    let follows_noun =
        i > 0 && matches!(passage.items[i - 1].kind, ItemKind::Token(Kind::Word)) && !passage.is_finite(i - 1);
    is_relative(passage, i) && follows_noun && i + 1 < end && passage.is_finite(i + 1)
}

/// `range` without conjunctions, adverbs and prepositional phrases before the noun phrase, and times behind it.
pub(super) fn trim(passage: &Passage<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    // *Late on Friday the ministry*
    if let Some(time) = time_at(passage, start).filter(|time| time.end < end) {
        start = time.end;
    }
    while start < end
        && (passage.is(start, Class::COORDINATOR) || passage.is_adverbial(start) || is_filler(passage, start))
    {
        start += 1;
    }
    let is_loose = |i: usize| passage.is(i, Class::TIME) || passage.is_adverbial(i) && !passage.ends_infinitive(i);
    while end > start + 1 && is_loose(end - 1) {
        end -= 1;
        if passage.is(end - 1, Class::PREPOSITION | Class::DETERMINER) {
            end -= 1;
        }
    }
    let measures = passage.is_any(start, &["about", "around", "over", "nearly"])
        && passage.is(start + 1, Class::DIGIT | Class::DETERMINER);
    if start < end && !measures && passage.is(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::INFINITIVE) {
        start = (start + 1..end).rev().find(|&i| starts_anew(passage, i)).or_else(|| {
            (start..end).rev().find(|&i| passage.is_any(i, &["from", "by", "with", "among"])).map(|i| i + 1)
        })?;
    }
    let has_noun = (start..end).any(|i| is_nominal(passage, i));
    (start < end && has_noun).then_some(start..end)
}

/// Left-over punctuation in front of a phrase.
fn is_filler(passage: &Passage<'_>, i: usize) -> bool {
    !matches!(passage.items[i].kind, ItemKind::Token(Kind::Word | Kind::Number | Kind::Symbol))
}

/// Does a noun phrase begin at `i` that what stands before does not ask for?
fn starts_anew(passage: &Passage<'_>, i: usize) -> bool {
    let wanted = Class::PREPOSITION | Class::ARTICLE | Class::COORDINATOR | Class::TITLE;
    if passage.is(i - 1, wanted) || passage.is_possessive_mark(i - 1) {
        return false;
    }
    passage.is(i, Class::SUBJECT | Class::ARTICLE) || passage.is_name(i) && !passage.is_name(i - 1)
}

/// A noun, a name or a pronoun.
pub(super) fn is_nominal(passage: &Passage<'_>, i: usize) -> bool {
    let function = Class::PREPOSITION | Class::COORDINATOR | Class::AUXILIARY | Class::SUBORDINATOR | Class::INFINITIVE;
    passage.is_kind(i, Kind::Word)
        && (!passage.is(i, function) || passage.is(i, Class::SUBJECT | Class::PRONOUN))
        && !passage.is_word(i, "there")
}
