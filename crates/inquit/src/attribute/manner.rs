//! How something is said: imagined, denied, not vouched for; asked, ordered, promised.

use super::draft::{Draft, act_of};
use super::setting::Clause;
use crate::detect::{Passage, Reading, reported_act, site_at};
use crate::document::{Act, CueClass};
use crate::lexicon::{Class, Frame};
use crate::segment::Kind;
use crate::text::chars;
use crate::text::span::Span;

/// Settles the act of `draft` and whether it is denied or hedged.
pub(super) fn settle(clause: &Clause<'_, '_>, draft: &mut Draft) {
    let Some(cue) = draft.cue.as_mut() else { return };
    let group = clause.passage.verb_group(clause.cue.start)..clause.cue.end;
    cue.negated |= is_denied(clause, &group);
    cue.hedged |= is_hedged(clause, &group);
    let negated = cue.negated;
    if draft.act == Act::Statement {
        draft.act = act_in(clause, draft);
    }
    if is_imagined(clause, draft, &group, negated) {
        draft.act = Act::Hypothetical;
    }
}

type Items = std::ops::Range<usize>;

/// *did not say*, *nobody said*, *neither Moor nor Roe said*, *has yet to say*
fn is_denied(clause: &Clause<'_, '_>, group: &Items) -> bool {
    let passage = clause.passage;
    let by_nobody = clause.source.as_ref().filter(|_| clause.has_own_source).is_some_and(|source| {
        // *No 10 said*: an address.
        let is_none = passage.is_any(source.start, &["nobody", "none", "neither", "no"]);
        is_none && !passage.is_kind(source.start + 1, Kind::Number) && !passage.text_at(source.start).ends_with('.')
    });
    let refused = before_infinitive(passage, group).is_some_and(|verb| {
        passage.is_any(verb, &["declined", "refused", "failed", "yet", "unable", "declines", "refuses"])
    });
    by_nobody || refused || group.clone().any(|i| passage.is(i, Class::NEGATION))
}

/// The word before *to* of an infinitive.
fn before_infinitive(passage: &Passage<'_>, group: &Items) -> Option<usize> {
    let mark = (group.start.saturating_sub(1)..group.end).find(|&i| passage.is_infinitive_mark(i))?;
    mark.checked_sub(1)
}

/// *reportedly said*, *Allegedly, Moor said*, *is said to have told*
fn is_hedged(clause: &Clause<'_, '_>, group: &Items) -> bool {
    /// Items between the adverb at the start of the sentence and the source: a comma.
    const NEAR: usize = 2;
    let passage = clause.passage;
    let core = clause.core();
    let source_end = clause.source.as_ref().map_or(core.start, |source| source.end);
    let beside = source_end.min(group.start)..group.end;
    let in_front = core.start.saturating_sub(NEAR)..core.start;
    let is_adjacent =
        |i: usize| passage.is(i, Class::HEDGE) && (i + 1 == core.start || passage.is_kind(i + 1, Kind::Comma));
    let near = clause.has_own_source && beside.into_iter().any(|i| passage.is(i, Class::HEDGE));
    near || in_front.into_iter().any(is_adjacent)
        || group.clone().any(|i| passage.is(i, Class::HEDGE))
        || reported_act(passage, clause.cue.start).is_some()
}

/// The act of a statement by what it says: the model knows no acts, and a question is one whatever the verb.
fn act_in(clause: &Clause<'_, '_>, draft: &Draft) -> Act {
    let passage = clause.passage;
    let class = draft.cue.as_ref().map(|cue| cue.class);
    if class == Some(CueClass::Communication) && is_question(passage, draft) {
        return Act::Question;
    }
    let Some(site) = clause.cue.clone().rev().find_map(|i| site_at(passage, i)) else { return Act::Statement };
    let behind = clause.content.iter().find(|piece| piece.start >= clause.cue.end).map(|piece| piece.start);
    let frame = match behind {
        None => Frame::BACK,
        Some(i) if passage.is_infinitive_mark(i) => Frame::INFINITIVE,
        Some(i) if passage.quote_at(i).is_some() => Frame::QUOTE,
        Some(i) if passage.is(i, Class::COMPLEMENTISER) => Frame::THAT,
        Some(i) if passage.is(i, Class::INTERROGATIVE) || passage.is_word(i, "if") => Frame::WH,
        Some(_) => return Act::Statement,
    };
    act_of(&site, frame)
}

/// Is a quotation, or a turn, nothing but one question?
fn is_question(passage: &Passage<'_>, draft: &Draft) -> bool {
    let span = match draft.quotes.as_slice() {
        _ if draft.is_verbatim => draft.content.iter().copied().reduce(Span::cover).unwrap_or(draft.hull()),
        [id] => {
            let quote = &passage.quotes[id.index()];
            if !draft.content.iter().all(|piece| piece.lies_in(&quote.pieces)) {
                return false;
            }
            quote.span()
        }
        _ => return false,
    };
    let words = span.text(passage.text).trim_matches(|c: char| chars::is_mark(c) || c.is_whitespace());
    let Some(words) = words.strip_suffix('?') else { return false };
    !words.contains(['?', '!']) && !words.contains(". ")
}

/// Is the act imagined and not done?
fn is_imagined(clause: &Clause<'_, '_>, draft: &Draft, group: &Items, negated: bool) -> bool {
    let passage = clause.passage;
    let modal = group.clone().find(|&i| passage.is(i, Class::MODAL));
    // *would not say*, *could not say*: a refusal, which did happen.
    let refuses = |i: usize| negated && passage.is_any(i, &["would", "could", "wo", "ca", "can", "will"]);
    // *would later say*: the past as it went on.
    let happened = |i: usize| passage.is_word(i, "would") && group.clone().any(|k| passage.is_any(k, &AFTERWARDS));
    let by_modal = modal.is_some_and(|i| !refuses(i) && !happened(i) && !is_performed(clause, draft, i));
    let planned = before_infinitive(passage, group).is_some_and(|i| passage.is_any(i, &STILL_TO_COME));
    by_modal || planned || is_supposed(clause) || is_by_somebody(clause)
}

/// Words by which *would* tells what came after, or came again.
const AFTERWARDS: [&str; 12] = [
    "later",
    "then",
    "eventually",
    "subsequently",
    "afterwards",
    "afterward",
    "soon",
    "often",
    "sometimes",
    "regularly",
    "repeatedly",
    "go",
];

/// Words before *to say* that leave open whether it is said.
const STILL_TO_COME: [&str; 20] = [
    "expected",
    "likely",
    "unlikely",
    "plan",
    "plans",
    "planned",
    "planning",
    "want",
    "wants",
    "ready",
    "going",
    "set",
    "due",
    "scheduled",
    "poised",
    "supposed",
    "intend",
    "intends",
    "hoping",
    "about",
];

/// *I can tell you*, *we would say*, *I must say*: said by saying so.
fn is_performed(clause: &Clause<'_, '_>, draft: &Draft, modal: usize) -> bool {
    let passage = clause.passage;
    let is_speaker = |source: &Items| source.len() == 1 && passage.is_any(source.start, &["I", "we"]);
    let to_hearer = draft.addressee.is_none_or(|party| party.text(passage.text).eq_ignore_ascii_case("you"));
    let is_polite = passage.is_any(modal, &["can", "would", "must", "should", "will", "’d", "'d", "’ll", "'ll"]);
    is_polite && to_hearer && clause.source.as_ref().is_some_and(is_speaker)
}

/// *if the mayor says*, *whether Moor said*, *imagine a mayor who says*
fn is_supposed(clause: &Clause<'_, '_>) -> bool {
    /// Items between *imagine* and the verb.
    const NEAR: usize = 12;
    let passage = clause.passage;
    let core = clause.core();
    let opens = core.start.checked_sub(1).is_some_and(|i| passage.is_any(i, &["if", "unless", "whether"]))
        || clause.has_own_source && passage.is_any(core.start, &["if", "imagine"]);
    let imagines = |i: usize| {
        let is_verb = passage.is_any(i, &["imagine", "imagining", "suppose", "supposing"]);
        is_verb && (i == 0 || !passage.is(i - 1, Class::SUBJECT | Class::NEGATION))
    };
    let is_verb = matches!(passage.reading_or_none(clause.cue.end - 1), Reading::Finite | Reading::Gerund);
    is_verb && (opens || (core.start.saturating_sub(NEAR)..clause.cue.start).any(imagines))
}

/// A speaker whom another only imagines: *“… and then somebody says ‘…’”*.
fn is_by_somebody(clause: &Clause<'_, '_>) -> bool {
    let passage = clause.passage;
    let is_any = |source: &Items| passage.is_any(source.start, &["somebody", "someone", "anybody", "anyone"]);
    passage.inside.is_some() && clause.source.as_ref().is_some_and(is_any)
}
