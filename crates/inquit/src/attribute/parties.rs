//! Who says it, and to whom.

use std::ops::Range;

use super::link::Link;
use crate::detect::{
    Passage, Reading, SiteKind, Subject, addressee_after, base_phrase, coordinated_subject, main_subject,
    subject_before, time_at,
};
use crate::document::CueClass;
use crate::lexicon::{Class, Frame};

/// Cues before another that may share their subject with it.
pub(super) const NEAR: usize = 16;

/// Who says it: the cue's own subject, or the one of the verb before.
pub(super) fn source(passage: &Passage<'_>, earlier: &[Link<'_>], link: &Link<'_>) -> Option<Range<usize>> {
    match &link.subject {
        Subject::Before(range) | Subject::After(range) | Subject::Antecedent(range) => return Some(range.clone()),
        Subject::Missing => return None,
        Subject::Shared => {}
    }
    let fits = |other: &&Link<'_>| {
        let shares = link.site.is_verb(Reading::Gerund) || link.is_coordinated(passage, other);
        shares && other.subject.range().is_some() && other.site.kind != SiteKind::Noun
    };
    let shared = earlier.iter().rev().take(NEAR).find(fits).and_then(|other| other.subject.range());
    shared.or_else(|| coordinated_subject(passage, &link.site)).or_else(|| main_subject(passage))
}

/// Whom it is said to: the subject of a passive, or the person behind the verb.
pub(super) fn addressee(passage: &Passage<'_>, link: &Link<'_>) -> Option<Range<usize>> {
    let reporting = link.site.reporting?;
    if link.site.is_verb(Reading::Passive) && reporting.takes(Frame::ADDRESSEE) {
        return subject_before(passage, link.site.cue.start)?.range();
    }
    if link.looks_back {
        return addressee_after(passage, &link.site, link.clause.end);
    }
    let opening = link.opening.as_ref()?;
    let is_asked = match opening.frame {
        Frame::PATIENT => reporting.class_in(Frame::PATIENT) == Some(CueClass::Control) || reporting.lemma == "ask",
        Frame::ON | Frame::UPON => reporting.class_in(opening.frame) == Some(CueClass::Control),
        _ => false,
    };
    if !is_asked {
        return opening.addressee.clone();
    }
    // *urged restraint*: what is asked for, not who is asked.
    let phrase = base_phrase(passage, opening.start)?;
    let people = Class::CAPITAL | Class::PERSON | Class::COLLECTIVE | Class::TITLE | Class::PRONOUN;
    let is_party = phrase.clone().any(|i| passage.is(i, people))
        || opens_deed(passage, phrase.end)
        || day_before_deed(passage, &phrase).is_some();
    is_party.then_some(phrase)
}

/// The day between whom something is asked of and the deed: *told | residents | on Wednesday | to boil their water*.
pub(super) fn day_before_deed(passage: &Passage<'_>, party: &Range<usize>) -> Option<Range<usize>> {
    time_at(passage, trimmed(passage, party.clone()).end).filter(|day| opens_deed(passage, day.end))
}

/// *to leave*, *not to leave*
fn opens_deed(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_infinitive_mark(i + usize::from(passage.is(i, Class::NEGATION)))
}

/// `party` without the time, the adverbs and the conjunction at its end: *told staff | Monday*, *told them | never to*.
pub(super) fn trimmed(passage: &Passage<'_>, party: Range<usize>) -> Range<usize> {
    let is_break = |&i: &usize| {
        i > party.start && (time_at(passage, i).is_some() || passage.is(i, Class::NEGATION | Class::HEDGE))
    };
    let mut end = party.clone().find(is_break).unwrap_or(party.end);
    while end > party.start + 1 && passage.is(end - 1, Class::COORDINATOR | Class::PREPOSITION) {
        end -= 1;
    }
    party.start..end
}
