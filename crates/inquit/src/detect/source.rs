//! Sources: whom a cue belongs to.

use std::ops::Range;

use super::apposition::head_before_apposition;
use super::cue::{Site, SiteKind, quoting_verb, reported_act};
use super::grammar::Reading;
use super::passage::Passage;
use super::phrase_after::{opens_phrase, phrase_after};
use super::phrase_before::noun_phrase_before;
use super::subject::{aside_before, described_noun, subject_before};
use crate::lexicon::Class;
use crate::segment::Kind;

/// Where the subject of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// *Ada Moor said*, *Moor’s claim*
    Before(Range<usize>),
    /// *said Ada Moor*, *told by Ada Moor*, *according to Ada Moor*
    After(Range<usize>),
    /// *the parties that argue*
    Antecedent(Range<usize>),
    /// *… and added*, *…, adding*: the one of the verb before.
    Shared,
    /// Nobody is named.
    Missing,
}

impl Subject {
    /// The items that name the source.
    pub(crate) fn range(&self) -> Option<Range<usize>> {
        match self {
            Subject::Before(range) | Subject::After(range) | Subject::Antecedent(range) => Some(range.clone()),
            Subject::Shared | Subject::Missing => None,
        }
    }
}

/// Items that are looked at on one side of a cue: no subject of a news sentence is longer, and hostile text must not
/// make the search long.
pub(super) const REACH: usize = 60;

/// Where the subject of `site` stands.
pub(crate) fn find_subject(passage: &Passage<'_>, site: &Site<'_>) -> Subject {
    let found = match site.kind {
        SiteKind::Phrase => phrase_after(passage, site.cue.end).map(Subject::After),
        SiteKind::Noun => possessor(passage, site),
        SiteKind::Verb(Reading::Finite) => subject_of_finite(passage, site),
        SiteKind::Verb(Reading::Passive) if passage.is_word(site.cue.end - 1, "saying") => {
            subject_before(passage, site.cue.start)
        }
        SiteKind::Verb(Reading::Passive | Reading::Reduced) => agent(passage, site.cue.end),
        SiteKind::Verb(Reading::Gerund) if quoting_verb(passage, site.head).is_some() => {
            let quote = quoting_verb(passage, site.head).unwrap_or(site.head);
            Some(Subject::Before(quote + 1..site.head - 1)).filter(|_| quote + 2 < site.head)
        }
        SiteKind::Verb(Reading::Gerund) => described_noun(passage, site.cue.start).or(Some(Subject::Shared)),
        SiteKind::Verb(Reading::Infinitive) => Some(Subject::Shared),
        SiteKind::Verb(Reading::None) => None,
    };
    found.unwrap_or(Subject::Missing)
}

fn subject_of_finite(passage: &Passage<'_>, site: &Site<'_>) -> Option<Subject> {
    if is_inverted(passage, site) {
        return phrase_after(passage, site.cue.end).map(Subject::After);
    }
    let start = reported_act(passage, site.cue.start).map_or(site.cue.start, |verb| passage.verb_group(verb));
    subject_before(passage, start)
}

/// *“…,” said Ada Moor*, *the pier is safe, says the mayor*: the verb follows what is said, the subject the verb.
fn is_inverted(passage: &Passage<'_>, site: &Site<'_>) -> bool {
    let Some(before) = site.cue.start.checked_sub(1) else {
        return site.head == site.cue.start && opens_phrase(passage, site.cue.end);
    };
    let follows_quote = passage.quote_at(before).is_some()
        || passage.is_kind(before, Kind::Dash) && aside_before(passage, before).is_none();
    let follows_comma = passage.is_kind(before, Kind::Comma);
    let is_plain = site.head == site.cue.start || passage.is_adverbial(site.cue.start);
    is_plain
        && (follows_quote || follows_comma && head_before_apposition(passage, before).is_none())
        && phrase_after(passage, site.cue.end).is_some_and(|phrase| follows_quote || !is_clause_at(passage, &phrase))
}

/// Is the phrase the subject of a verb behind it rather than of the one before?
fn is_clause_at(passage: &Passage<'_>, phrase: &Range<usize>) -> bool {
    phrase.end < passage.items.len() && passage.is_finite(phrase.end)
}

/// The phrase behind *by*, directly after a passive.
fn agent(passage: &Passage<'_>, after: usize) -> Option<Subject> {
    if !passage.is_word(after, "by") {
        return None;
    }
    phrase_after(passage, after + 1).map(Subject::After)
}

/// Who makes a claim: *Moor’s claim*, *her claim*, *claims by critics*, *promises from Putin*.
fn possessor(passage: &Passage<'_>, site: &Site<'_>) -> Option<Subject> {
    let mut start = site.cue.start;
    let floor = start.saturating_sub(4);
    while start > floor && is_modifier_of_noun(passage, start - 1) {
        start -= 1;
    }
    let before = start.checked_sub(1)?;
    if passage.is(before, Class::POSSESSIVE) && !passage.is_word(before, "whose") {
        return Some(Subject::Before(before..before + 1));
    }
    if passage.is_possessive_mark(before) {
        return noun_phrase_before(passage, before).map(Subject::Before);
    }
    let agent = site.cue.end;
    if passage.is_word(agent, "by") || passage.is_word(agent, "from") {
        return phrase_after(passage, agent + 1).map(Subject::After);
    }
    None
}

/// An adjective between possessor and noun.
fn is_modifier_of_noun(passage: &Passage<'_>, i: usize) -> bool {
    let function = Class::ARTICLE | Class::PREPOSITION | Class::COORDINATOR | Class::AUXILIARY;
    passage.is_kind(i, Kind::Word) && !passage.is(i, function) && !passage.is_name(i)
}
