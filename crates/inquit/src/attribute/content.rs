//! The content of a cue: behind it, before it, or on both sides.

use std::ops::Range;

use super::link::Link;
use super::parties::day_before_deed;
use super::stops::Stops;
use crate::detect::{
    Opening, Passage, Reading, SiteKind, base_phrase, content_end, medium_at, subject_before, time_at,
};
use crate::lexicon::{Class, Frame};
use crate::segment::Kind;
use crate::text::chars::{is_mark, is_stop};

/// The content of a link and the frame that it was found in.
pub(super) struct Content {
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) frame: Frame,
}

impl Content {
    fn new(range: Range<usize>, frame: Frame) -> Self {
        Self { pieces: Vec::from([range]), frame }
    }
}

/// The content of `link`, `None` if it reports nothing.
pub(super) fn find_content(
    passage: &Passage<'_>,
    link: &Link<'_>,
    links: &[Link<'_>],
    stops: &Stops,
) -> Option<Content> {
    if !link.may_attribute(passage) {
        return None;
    }
    if link.looks_back {
        return around(passage, link, links, stops);
    }
    let taken = |quote: usize| {
        links.iter().any(|other| other.looks_back && quotation_behind_aside(passage, other, links) == Some(quote))
    };
    if is_gesture(link) && link.opening.as_ref().is_some_and(|opening| taken(opening.start)) {
        return None;
    }
    if link.site.kind == SiteKind::Phrase {
        let end = source_setting_end(passage, link.clause.end);
        let start = end + usize::from(passage.is_kind(end, Kind::Comma));
        let range = start..content_end(passage, start, stops.after(start));
        return (start < passage.end()).then(|| Content::new(range, Frame::BACK));
    }
    of_seeming(passage, link, stops).or_else(|| behind(passage, link, stops))
}

/// Behind the day and the medium between the source of a phrase and its comma: *According to Moor | on Monday, …*.
fn source_setting_end(passage: &Passage<'_>, from: usize) -> usize {
    /// Phrases in a row.
    const MOST: usize = 3;
    let next = |&at: &usize| time_at(passage, at).or_else(|| medium_at(passage, at)).map(|found| found.end);
    let last = std::iter::successors(Some(from), next).take(MOST).last().unwrap_or(from);
    if passage.is_kind(last, Kind::Comma) { last } else { from }
}

/// What stands behind the cue.
fn behind(passage: &Passage<'_>, link: &Link<'_>, stops: &Stops) -> Option<Content> {
    let opening = link.opening.as_ref()?;
    let start = opening.start;
    let stop = stops.after(start).min(lead_in_end(passage, link, start)).min(subject_end(passage, link, start));
    let end = narrow(passage, opening, content_end(passage, start, stop));
    let mut content = Content::new(start..end, opening.frame);
    if let Some(day) = day_in_order(passage, &content) {
        content.pieces = Vec::from([start..day.start, day.end..end]);
    }
    Some(content)
}

/// The day when an order was given, which stands inside it: *told residents | on Wednesday | to boil their water*.
fn day_in_order(passage: &Passage<'_>, content: &Content) -> Option<Range<usize>> {
    let order = content.pieces.first().filter(|_| content.frame.intersects(Frame::INFINITIVE | Frame::PATIENT))?;
    let party = base_phrase(passage, order.start)?;
    day_before_deed(passage, &party).filter(|day| day.end < order.end)
}

/// Where the clause ends that a participle opens before the main clause: *Asked why, Moor …*.
fn lead_in_end(passage: &Passage<'_>, link: &Link<'_>, start: usize) -> usize {
    /// Items within which the main clause shows its verb.
    const NEAR: usize = 12;
    let leads_in =
        link.site.cue.start <= 1 && matches!(link.site.kind, SiteKind::Verb(Reading::Reduced | Reading::Gerund));
    // *If the mayor says that it is safe, | I will go*
    if link.clause.start == 1 && passage.is(0, Class::SUBORDINATOR) {
        let opens_main = Class::SUBJECT | Class::ARTICLE | Class::CAPITAL;
        let parts = |&i: &usize| {
            let near = i + 1..passage.end().min(i + NEAR);
            passage.is_kind(i, Kind::Comma) && passage.is(i + 1, opens_main) && passage.has_finite(near)
        };
        return (start..passage.end()).find(parts).unwrap_or(passage.end());
    }
    if !leads_in {
        return passage.end();
    }
    let parts = |&i: &usize| passage.is_kind(i, Kind::Comma) && passage.has_finite(i + 1..passage.end().min(i + NEAR));
    (start..passage.end()).find(parts).unwrap_or(passage.end())
}

/// Where the main verb follows a claim that is its subject: *claims that the tape was cut | have not been tested*.
fn subject_end(passage: &Passage<'_>, link: &Link<'_>, start: usize) -> usize {
    let is_subject = link.site.kind == SiteKind::Noun && !passage.has_finite(0..link.site.cue.start);
    let end = passage.end();
    if !is_subject {
        return end;
    }
    let own_verb = (start..end).find(|&i| passage.is_finite(i)).unwrap_or(end);
    let group_end = (own_verb..end).find(|&i| !passage.is_finite(i)).unwrap_or(end);
    let main_verb = |&i: &usize| {
        passage.is_auxiliary(i) && !passage.is(i - 1, Class::SUBJECT | Class::COORDINATOR | Class::INTERROGATIVE)
    };
    (group_end + 1..end).find(main_verb).map_or(end, |verb| passage.verb_group(verb))
}

/// The end of a content that is no clause: of a quotation, of a noun phrase.
fn narrow(passage: &Passage<'_>, opening: &Opening, end: usize) -> usize {
    let start = opening.start;
    if opening.frame == Frame::QUOTE {
        return quotation_end(passage, start, end);
    }
    if !opening.frame.intersects(Frame::OBJECT | Frame::PREPOSITION) {
        return end;
    }
    (start + 1..end).find(|&i| passage.is_kind(i, Kind::Comma)).unwrap_or(end)
}

/// Where the content ends that begins with a quotation: with it, if a stop or comma closes it, else before the next
/// verb of its subject.
fn quotation_end(passage: &Passage<'_>, start: usize, end: usize) -> usize {
    let last_letter = |i: usize| passage.text_at(i).trim_end_matches(is_mark).chars().next_back();
    if last_letter(start).is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…')) {
        return (start + 1..end).find(|&i| passage.quote_at(i).is_none()).unwrap_or(end);
    }
    let next_verb = |&i: &usize| passage.is(i, Class::COORDINATOR) && i + 1 < end && passage.is_finite_or_adverb(i + 1);
    let own_verb = (start..end).find(|&i| passage.is_finite(i)).unwrap_or(end);
    (start + 1..own_verb).find(next_verb).unwrap_or(end)
}

/// What stands before the clause and, if the clause only interrupts it, behind it.
fn around(passage: &Passage<'_>, link: &Link<'_>, links: &[Link<'_>], stops: &Stops) -> Option<Content> {
    let end = link.clause.start;
    let before = start_of(passage, link, links)..trim_back(passage, end);
    let says_something = passage.has_finite(before.clone()) || before.clone().any(|i| passage.quote_at(i).is_some());
    let behind =
        resumption(passage, link, links, stops).map(|start| start..content_end(passage, start, stops.after(start)));
    let attributes = says_something || behind.is_some();
    let pieces = [Some(before), behind].into_iter().flatten().filter(|piece| !piece.is_empty());
    attributes.then(|| Content { pieces: pieces.collect(), frame: Frame::BACK })
}

/// Where the content goes on behind a clause that interrupts it.
fn resumption(passage: &Passage<'_>, link: &Link<'_>, links: &[Link<'_>], stops: &Stops) -> Option<usize> {
    if let Some(opening) = link.opening.as_ref().filter(|opening| opening.frame == Frame::QUOTE) {
        return Some(opening.start);
    }
    if let Some(quote) = quotation_behind_aside(passage, link, links) {
        return Some(quote);
    }
    let comma = link.clause.end;
    let next = comma + 1;
    if !passage.is_kind(comma, Kind::Comma) || next >= passage.end() || stops.is_at(next) {
        return None;
    }
    let before = link.clause.start;
    let has_quote = passage.quote_at(before.saturating_sub(1)).is_some();
    let is_open = !passage.has_finite(0..before) || passage.is(0, Class::SUBORDINATOR | Class::INTERROGATIVE);
    let is_aside = passage.is(next, Class::INTERROGATIVE | Class::PREPOSITION | Class::SUBORDINATOR)
        || passage.reading_or_none(next) == Reading::Gerund;
    let goes_on = passage.quote_at(next).is_some() || !has_quote && (is_open || !is_aside);
    goes_on.then_some(next)
}

/// Does somebody do this while he speaks: *she said, smiling*?
fn is_gesture(link: &Link<'_>) -> bool {
    const GESTURES: [&str; 9] = ["beam", "chuckle", "cry", "grin", "laugh", "nod", "shrug", "sigh", "smile"];
    let lemma = link.site.reporting.map_or("", |reporting| reporting.lemma.as_str());
    link.site.is_verb(Reading::Gerund) && GESTURES.contains(&lemma)
}

/// The quotation that goes on behind what the speaker does meanwhile: *“The trouble,” she said, rinsing a mask, “is that …”*.
fn quotation_behind_aside(passage: &Passage<'_>, link: &Link<'_>, links: &[Link<'_>]) -> Option<usize> {
    let first = (0..link.clause.start).rev().take(2).find(|&i| passage.quote_at(i).is_some())?;
    let quote = (link.clause.end..passage.end()).find(|&i| passage.quote_at(i).is_some())?;
    let letters = |i: usize| passage.text_at(i).trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let is_open = !letters(first).ends_with(is_stop) && letters(quote).starts_with(char::is_lowercase);
    let between = link.site.cue.end..quote;
    let is_claimed = links.iter().any(|other| between.contains(&other.site.cue.start) && !is_gesture(other));
    (is_open && passage.is_kind(quote - 1, Kind::Comma) && !is_claimed).then_some(quote)
}

/// Where the content before a clause begins: behind what relays it, or with the quotation if only a lead-in stands
/// before that.
fn start_of(passage: &Passage<'_>, link: &Link<'_>, links: &[Link<'_>]) -> usize {
    let end = link.clause.start;
    let relay = links.iter().find(|other| link.site.kind == SiteKind::Phrase && other.relays(passage));
    if let Some(opening) = relay.and_then(|relay| relay.opening.as_ref()).filter(|opening| opening.start < end) {
        return opening.start;
    }
    let first = (0..end).find(|&i| passage.quote_at(i).is_some());
    match first.filter(|&quote| !passage.has_finite(0..quote) && begins_with_capital(passage, quote)) {
        Some(quote) => quote,
        None => usize::from(passage.is_word(0, "but")),
    }
}

fn begins_with_capital(passage: &Passage<'_>, quote: usize) -> bool {
    passage.text_at(quote).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

fn trim_back(passage: &Passage<'_>, end: usize) -> usize {
    let parts = |i: usize| passage.is_kind(i, Kind::Comma) || passage.is_kind(i, Kind::Dash);
    if end > 0 && parts(end - 1) { end - 1 } else { end }
}

/// *X is expected to win*: what is thought stands on both sides of the verb.
fn of_seeming(passage: &Passage<'_>, link: &Link<'_>, stops: &Stops) -> Option<Content> {
    let reporting = link.site.reporting?;
    let active = ["seem", "appear"].contains(&reporting.lemma.as_str());
    let reading = if active { Reading::Finite } else { Reading::Passive };
    let next = link.site.cue.end;
    let opens =
        passage.is_infinitive_mark(next) || passage.is_word(next, "as") || active && passage.is_word(next, "like");
    if !link.site.is_verb(reading) || !reporting.takes(Frame::SEEM) || !opens {
        return None;
    }
    let subject = subject_before(passage, link.site.cue.start)?.range()?;
    let pieces = vec![subject, next..content_end(passage, next, stops.after(next))];
    Some(Content { pieces, frame: Frame::SEEM })
}
