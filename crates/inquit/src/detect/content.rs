//! Contents: where what is said begins after a cue, and where it ends.

use std::ops::Range;

use super::cue::{Site, SiteKind};
use super::grammar::Reading;
use super::passage::{ItemKind, Passage};
use super::phrase_after::opens_phrase;
use super::setting::medium_at;
use super::time::{is_issued, time_at};
use crate::lexicon::{Class, Form, Frame};
use crate::segment::Kind;

/// What opens a content after its cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The first item of the content.
    pub(crate) start: usize,
    /// The frame in which the cue takes it.
    pub(crate) frame: Frame,
    /// Whom it is said to.
    pub(crate) addressee: Option<Range<usize>>,
}

/// Items between a cue and its content that are looked over.
const REACH: usize = 40;

/// What opens behind `after`, the end of the cue or of the subject behind it.
pub(crate) fn opening_after(passage: &Passage<'_>, site: &Site<'_>, after: usize) -> Option<Opening> {
    let reporting = site.reporting?;
    let after = skip_adverbs(passage, after);
    let takes_addressee = reporting.takes(Frame::ADDRESSEE) && !site.is_verb(Reading::Passive);
    let addressee = if takes_addressee { addressee_at(passage, after) } else { None };
    let behind = addressee.and_then(|party| Some((find_opening(passage, site, party.end)?, party)));
    if let Some(((start, frame, _), party)) = behind.filter(|((_, frame, _), _)| is_said_to(*frame)) {
        // The person addressed belongs to an order: *told | staff to leave*.
        let start = if frame == Frame::INFINITIVE { party.start } else { start };
        return Some(Opening { start, frame, addressee: Some(party) });
    }
    // *tell* is hardly ever without: what follows the person told is then no content.
    let from = addressee_at(passage, after).filter(|_| takes_addressee && TELLING.contains(&reporting.lemma.as_str()));
    let from = from.map_or(after, |party| party.end);
    let (start, frame, addressee) = find_opening(passage, site, from)?;
    Some(Opening { start, frame, addressee })
}

/// Verbs that always name whom it is said to.
const TELLING: [&str; 4] = ["tell", "remind", "inform", "assure"];

/// Frames in which an addressee stands between verb and content.
fn is_said_to(frame: Frame) -> bool {
    frame.intersects(Frame::QUOTE | Frame::THAT | Frame::WH | Frame::CLAUSE | Frame::INFINITIVE)
}

/// Whom it is said to where the content stands before: *said the diplomat to Reuters*, *Moor told the board*.
pub(crate) fn addressee_after(passage: &Passage<'_>, site: &Site<'_>, after: usize) -> Option<Range<usize>> {
    if site.reporting?.takes(Frame::ADDRESSEE) {
        return addressee_at(passage, after);
    }
    let is_to = passage.is_word(after, "to") && opens_phrase(passage, after + 1);
    if is_to { base_phrase(passage, after + 1) } else { None }
}

/// The first place from `from` on where one of the cue's frames is met, with only adjuncts before it.
fn find_opening(passage: &Passage<'_>, site: &Site<'_>, from: usize) -> Option<(usize, Frame, Option<Range<usize>>)> {
    let limit = passage.end().min(from + REACH);
    let mut at = from;
    let mut addressee = None;
    while at < limit {
        if let Some((start, frame)) = opens_at(passage, site, at, at == from) {
            return Some((start, frame, addressee));
        }
        let next = adjunct_end(passage, at, limit)?;
        if passage.is_word(at, "to") {
            addressee = Some(at + 1..next);
        }
        at = next;
    }
    None
}

/// Does a content open at `i`, directly after the cue or behind adjuncts?
fn opens_at(passage: &Passage<'_>, site: &Site<'_>, i: usize, is_next: bool) -> Option<(usize, Frame)> {
    let reporting = site.reporting?;
    let takes = |frame| reporting.takes(frame);
    let behind = passage.items.get(i + 1).map(|item| item.kind);
    let saying = takes(Frame::QUOTE);
    match passage.items[i].kind {
        ItemKind::Quote(_) if saying || takes(Frame::OBJECT | Frame::CLAUSE) => return Some((i, Frame::QUOTE)),
        ItemKind::Token(Kind::Comma | Kind::Colon) if saying && matches!(behind, Some(ItemKind::Quote(_))) => {
            return Some((i + 1, Frame::QUOTE));
        }
        ItemKind::Token(Kind::Colon) if saying && takes(Frame::BACK) && behind.is_some() => {
            return Some((i + 1, Frame::CLAUSE));
        }
        ItemKind::Token(Kind::Word | Kind::Number | Kind::Symbol) => {}
        _ => return None,
    }
    if passage.is(i, Class::COMPLEMENTISER) && takes(Frame::THAT) && !is_demonstrative(passage, i) {
        return Some((i, Frame::THAT));
    }
    let is_question = passage.is(i, Class::INTERROGATIVE) || passage.is_word(i, "if");
    if is_question && takes(Frame::WH) && passage.reading_or_none(i + 1) != Reading::Reduced {
        return Some((i, Frame::WH));
    }
    if passage.is_infinitive_mark(i) && is_infinitive(passage, i) && takes(Frame::INFINITIVE) {
        return Some((i, Frame::INFINITIVE));
    }
    if is_next {
        return opens_directly(passage, site, i);
    }
    // *said on Friday the pier was safe*
    let says = ["say", "tell"].contains(&reporting.lemma.as_str()) && takes(Frame::CLAUSE);
    let is_phrase = opens_phrase(passage, i) && !is_time(passage, i) && !is_issued(passage, i);
    let opens = says && is_phrase && is_clause(passage, i, true);
    opens.then_some((i, Frame::CLAUSE))
}

/// Frames that nothing may stand between and the cue.
fn opens_directly(passage: &Passage<'_>, site: &Site<'_>, i: usize) -> Option<(usize, Frame)> {
    let reporting = site.reporting?;
    let by_preposition = Frame::of_preposition(passage.text_at(i)).filter(|&frame| reporting.takes(frame));
    if let Some(frame) = by_preposition.filter(|_| i + 1 < passage.end() && !is_time(passage, i + 1)) {
        return Some((i + 1, frame));
    }
    if site.kind == SiteKind::Noun || !opens_phrase(passage, i) || is_time(passage, i) {
        return None;
    }
    if reporting.takes(Frame::CLAUSE) && is_clause(passage, i, SAYING.contains(&reporting.lemma.as_str())) {
        return Some((i, Frame::CLAUSE));
    }
    let frame = [Frame::PATIENT, Frame::OBJECT].into_iter().find(|&frame| reporting.takes(frame))?;
    let says_something = reporting.lemma != "call" || calls_names(passage, i);
    says_something.then_some((i, frame))
}

/// *called it a lie*, *called Moor “brave”*; not *called the police*.
fn calls_names(passage: &Passage<'_>, i: usize) -> bool {
    /// Words of what is called a name.
    const NEAR: usize = 8;
    let is_predicate = |k: usize| {
        passage.quote_at(k).is_some()
            || passage.is_any(k, &["a", "an", "the", "one"])
                && !passage.is(k - 1, Class::PREPOSITION | Class::INFINITIVE)
    };
    passage.is(i, Class::PRONOUN) || (i + 1..i + NEAR).any(is_predicate)
}

/// A time, which says when and not what: *Monday*, *an hour*, *every day*.
fn is_time(passage: &Passage<'_>, i: usize) -> bool {
    passage.is(i, Class::TIME)
        || passage.is(i, Class::DETERMINER) && passage.is(i + 1, Class::TIME)
        || time_at(passage, i).is_some()
}

/// Verbs behind which a long way off a clause still is what is said.
const SAYING: [&str; 4] = ["say", "tell", "think", "believe"];

/// Does a clause with subject and finite verb begin at `i`?
fn is_clause(passage: &Passage<'_>, i: usize, is_saying: bool) -> bool {
    let limit = passage.end().min(i + REACH);
    let closes = |k: usize| {
        !is_saying && passage.is_kind(k, Kind::Comma)
            || passage.is_kind(k, Kind::Semicolon)
            || !is_saying && passage.is(k, Class::INTERROGATIVE | Class::COMPLEMENTISER | Class::COORDINATOR)
    };
    let stop = (i + 1..limit).find(|&k| closes(k)).unwrap_or(limit);
    if passage.is_any(i, &["him", "them", "me", "us"]) {
        return false;
    }
    // *said the plan “must change”*: the verb stands in the quotation.
    if is_saying && (i + 1..stop).any(|k| passage.quote_at(k).is_some()) {
        return true;
    }
    passage.has_finite(i + 1..stop)
}

/// `that` before a noun and no clause: *that day*.
fn is_demonstrative(passage: &Passage<'_>, i: usize) -> bool {
    passage.is(i + 1, Class::TIME)
}

fn is_infinitive(passage: &Passage<'_>, to: usize) -> bool {
    let verb = skip_adverbs(passage, to + 1);
    let Some(word) = passage.items.get(verb).map(|item| item.word) else { return false };
    // A word that no list has, with an object of its own: *to boil their water*.
    let has_object = || passage.is(verb + 1, Class::ARTICLE) && !passage.is(verb + 1, Class::PRONOUN);
    let is_unlisted = word.class.is_empty() && word.forms.is_empty();
    word.forms.contains(Form::BASE) || word.is(Class::AUXILIARY) || is_unlisted && has_object()
}

fn skip_adverbs(passage: &Passage<'_>, mut i: usize) -> usize {
    while i < passage.items.len() && passage.is_adverbial(i) && !passage.is(i, Class::ARTICLE) {
        i += 1;
    }
    i
}

/// The person spoken to, at `i`: a pronoun, or a noun phrase without relative clause.
fn addressee_at(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    let opens = opens_phrase(passage, i) || passage.is(i, Class::TIME) && passage.is_kind(i + 1, Kind::Word);
    if !opens
        || passage.is(i, Class::COMPLEMENTISER)
        || passage.is(i + 1, Class::COMPLEMENTISER) && passage.is(i, Class::TIME)
    {
        return None;
    }
    if passage.is(i, Class::PRONOUN) {
        return Some(i..i + 1);
    }
    if passage.is(i, Class::SUBJECT) {
        return None;
    }
    let phrase = base_phrase(passage, i)?;
    // *told the council it would close*: the pronoun is the subject of what is said.
    if let Some(pronoun) = phrase.clone().skip(1).find(|&k| passage.is(k, Class::PRONOUN)) {
        return is_subject_at(passage, pronoun).then_some(i..pronoun);
    }
    let verb = phrase.end;
    // *told Scholz Russia was willing*: the last name before a finite verb is the subject of what is said.
    let runs_into_clause = passage.items.get(verb).is_some() && passage.is_finite(verb);
    if !runs_into_clause {
        return Some(phrase);
    }
    let split = verb - 1;
    let are_names = passage.is(i, Class::CAPITAL) && passage.is(split, Class::CAPITAL);
    (split > i && are_names).then_some(i..split)
}

/// Is the pronoun at `i` the subject of the verb behind it?
fn is_subject_at(passage: &Passage<'_>, i: usize) -> bool {
    let verb = skip_adverbs(passage, i + 1);
    passage.is_any(i, &["it", "you", "this", "those", "one"]) && verb < passage.items.len() && passage.is_finite(verb)
}

/// Where the adjunct at `i` ends: a prepositional phrase, a time, an adverb, a participle of issuing.
fn adjunct_end(passage: &Passage<'_>, i: usize, limit: usize) -> Option<usize> {
    if let Some(time) = time_at(passage, i).filter(|time| time.end < limit) {
        // *on Friday, Nov. 8, that*: the second comma closes what the first one opened.
        let has_comma = time.clone().any(|k| passage.is_kind(k, Kind::Comma));
        return Some(time.end + usize::from(has_comma && passage.is_kind(time.end, Kind::Comma)));
    }
    if is_issued(passage, i) {
        return Some(i + 1);
    }
    if passage.is(i, Class::TIME | Class::DIGIT) || passage.is_adverbial(i) {
        return Some(i + 1);
    }
    let is_preposition = passage.is(i, Class::PREPOSITION | Class::INFINITIVE);
    if !is_preposition {
        return None;
    }
    if passage.reading_or_none(i + 1) == Reading::Gerund {
        return None;
    }
    let after = if passage.is(i + 1, Class::TIME) { i + 2 } else { base_phrase_end(passage, i + 1, limit)? };
    Some(after)
}

/// The plain noun phrase at `i`.
pub(crate) fn base_phrase(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    base_phrase_end(passage, i, passage.end().min(i + REACH)).map(|end| i..end)
}

/// Where the plain noun phrase at `i` ends: nothing of it but its words and their *of*.
fn base_phrase_end(passage: &Passage<'_>, i: usize, limit: usize) -> Option<usize> {
    let goes_on = |k: usize| {
        let closed =
            Class::COMPLEMENTISER | Class::INTERROGATIVE | Class::PREPOSITION | Class::INFINITIVE | Class::SUBJECT;
        match passage.items[k].kind {
            ItemKind::Token(Kind::Word) if passage.is_word(k, "of") => opens_phrase(passage, k + 1),
            ItemKind::Token(Kind::Word) if k > i && passage.is(k, Class::ARTICLE) => {
                passage.is(k - 1, Class::PREPOSITION | Class::DETERMINER)
            }
            ItemKind::Token(Kind::Word) => !passage.is(k, closed) && !passage.is_finite(k),
            ItemKind::Token(Kind::Clitic | Kind::Number | Kind::Mark | Kind::Symbol) => true,
            _ => false,
        }
    };
    let end = (i..limit).find(|&k| !goes_on(k)).unwrap_or(limit);
    (end > i).then_some(end)
}

/// Where the content that begins at `start` ends: at the end of the sentence, or before what reports it, breaks it off
/// or goes on with another verb of the same subject.
///
/// `stop` is where another cue of the sentence takes over, or its end.
pub(crate) fn content_end(passage: &Passage<'_>, start: usize, stop: usize) -> usize {
    let limit = stop.max(start + 1);
    let break_off = (start + 1..limit)
        .find(|&i| is_gloss(passage, i) || is_manner(passage, i) || is_next_deed(passage, i) || is_occasion(passage, i))
        .unwrap_or(limit);
    trim_end(passage, start, break_off)
}

/// *… “a ransom” and walked out*: what the source did next.
fn is_next_deed(passage: &Passage<'_>, i: usize) -> bool {
    let is_past = |i: usize| passage.items.get(i).is_some_and(|item| item.word.forms.contains(Form::PAST));
    passage.is_word(i, "and") && passage.quote_at(i - 1).is_some() && is_past(i + 1) && passage.is_finite(i + 1)
}

/// *… | in a statement on Friday* at the end of the sentence: in what it was said, not what.
fn is_occasion(passage: &Passage<'_>, i: usize) -> bool {
    const SAID_IN: [&str; 6] = ["statement", "interview", "email", "e-mail", "tweet", "briefing"];
    let may_open = passage.is_word(i, "in") && (i + 1..i + 5).any(|k| passage.is_any(k, &SAID_IN));
    let medium = if may_open { medium_at(passage, i) } else { None };
    medium.is_some_and(|medium| {
        let end = time_at(passage, medium.end).map_or(medium.end, |time| time.end);
        end >= passage.end() && passage.has_finite(0..i)
    })
}

/// *, without explaining how*: how it was said, not what.
fn is_manner(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_kind(i, Kind::Comma)
        && passage.is_word(i + 1, "without")
        && passage.reading_or_none(i + 2) == Reading::Gerund
}

/// A dash behind a quotation opens the reporter's own words: *“…” – in other words, …*.
fn is_gloss(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_kind(i, Kind::Dash) && passage.quote_at(i - 1).is_some()
}

/// `end` without the commas and conjunctions that only lead on.
fn trim_end(passage: &Passage<'_>, start: usize, mut end: usize) -> usize {
    while end > start + 1 {
        let p = end - 1;
        let leads_on =
            matches!(passage.items[p].kind, ItemKind::Token(Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Colon))
                || passage.is(p, Class::COORDINATOR);
        if !leads_on {
            break;
        }
        end = p;
    }
    end
}
