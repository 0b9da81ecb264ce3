//! Cues: where words of saying stand and how each is used there.

use std::ops::Range;

use super::grammar::Reading;
use super::passage::Passage;
use crate::lexicon::{Class, Reporting};
use crate::segment::Kind;

/// A place where something may be attributed.
#[derive(Clone, Debug)]
pub(crate) struct Site<'a> {
    /// The cue: the verb with its auxiliaries and the adverbs that touch it, the noun, the phrase.
    pub(crate) cue: Range<usize>,
    /// The verb or noun itself.
    pub(crate) head: usize,
    pub(crate) kind: SiteKind,
    /// Its entry, none for a phrase.
    pub(crate) reporting: Option<&'a Reporting>,
}

/// How a cue is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SiteKind {
    /// A verb.
    Verb(Reading),
    /// A noun of saying.
    Noun,
    /// *according to* and the like.
    Phrase,
}

/// The sites of a passage, in order.
pub(crate) fn find_sites<'a>(passage: &Passage<'a>) -> Vec<Site<'a>> {
    (0..passage.items.len()).filter_map(|i| site_at(passage, i)).collect()
}

/// The site at `i`, if one is there.
pub(crate) fn site_at<'a>(passage: &Passage<'a>, i: usize) -> Option<Site<'a>> {
    let word = passage.items[i].word;
    let after = i + usize::from(word.tokens);
    if word.is(Class::PHRASE) && !is_matching(passage, i) {
        return Some(Site { cue: i..after, head: i, kind: SiteKind::Phrase, reporting: None });
    }
    let lexicon = passage.lexicon;
    if let Some(verb) = lexicon.verb(word) {
        let reading = passage.reading(i);
        if reading == Reading::Gerund && quoting_verb(passage, i).is_some_and(|quote| is_passive(passage, quote)) {
            return None;
        }
        if reading != Reading::None {
            let end = if reading == Reading::Passive { saying_end(passage, i, after) } else { after };
            let cue = passage.verb_group(i)..end;
            return Some(Site { cue, head: i, kind: SiteKind::Verb(reading), reporting: Some(verb) });
        }
    }
    let noun = lexicon.noun(word).filter(|_| !passage.is_name(i))?;
    Some(Site { cue: i..after, head: i, kind: SiteKind::Noun, reporting: Some(noun) })
}

/// *according to* also means “in agreement with”: *according to plan*.
fn is_matching(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_word(i + 2, "plan") && passage.items.len() > i + 3 && !passage.is_kind(i + 3, Kind::Word)
}

/// Words between *quoted* and *as saying*.
const QUOTED: usize = 10;

/// *as saying* after *was quoted* belongs to the cue, whoever stands between.
fn saying_end(passage: &Passage<'_>, head: usize, after: usize) -> usize {
    let says = |&i: &usize| quoting_verb(passage, i) == Some(head);
    (after..after + QUOTED).find(says).map_or(after, |saying| saying + 1)
}

/// The *quoted* that *as saying*, at `i`, belongs to.
pub(super) fn quoting_verb(passage: &Passage<'_>, i: usize) -> Option<usize> {
    if i < 2 || !passage.is_word(i, "saying") || !passage.is_word(i - 1, "as") {
        return None;
    }
    (i.saturating_sub(QUOTED)..i - 1)
        .rev()
        .find(|&k| passage.is_any(k, &["quoted", "quotes", "cited", "cites", "quoting"]))
}

fn is_passive(passage: &Passage<'_>, verb: usize) -> bool {
    passage.reading(verb) == Reading::Passive
}

impl Site<'_> {
    /// Is the verb in this reading?
    pub(crate) fn is_verb(&self, reading: Reading) -> bool {
        self.kind == SiteKind::Verb(reading)
    }

    /// Is the act denied or refused?
    pub(crate) fn is_negated(&self, passage: &Passage<'_>) -> bool {
        let refuses = self.reporting.is_some_and(|r| ["decline", "refuse"].contains(&r.lemma.as_str()));
        refuses || self.cue.clone().any(|i| passage.is(i, Class::NEGATION))
    }

    /// Is the act itself not vouched for?
    pub(crate) fn is_hedged(&self, passage: &Passage<'_>) -> bool {
        self.cue.clone().any(|i| passage.is(i, Class::HEDGE)) || reported_act(passage, self.cue.start).is_some()
    }
}

/// *said*, *believed*: what others say of an act, *is said to have told*.
pub(crate) fn is_reported(participle: &str) -> bool {
    const REPORTED: [&str; 10] = [
        "said",
        "alleged",
        "reported",
        "believed",
        "understood",
        "thought",
        "rumoured",
        "rumored",
        "claimed",
        "reputed",
    ];
    REPORTED.iter().any(|word| participle.eq_ignore_ascii_case(word))
}

/// *is said | to have told*: the participle by which others say that the act whose cue begins at `start` was done.
pub(crate) fn reported_act(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let participle = start.checked_sub(2).filter(|_| passage.is_infinitive_mark(start - 1))?;
    let is_passive = passage.reading(participle) == Reading::Passive && is_reported(passage.text_at(participle));
    (is_passive && passage.is(start, Class::HAVE)).then_some(participle)
}
