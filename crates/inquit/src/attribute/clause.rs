//! Linking inside one sentence: each cue with its source and its content.

use std::ops::Range;

use super::draft::{Draft, act_of, cue_of};
use crate::detect::{
    Opening, Passage, Reading, Site, SiteKind, Subject, content_end, find_sites, find_subject, opening_after,
};
use crate::document::CueClass;
use crate::lexicon::{Class, Form, Frame};
use crate::segment::Kind;

/// A site with all that was found around it.
struct Link<'a> {
    site: Site<'a>,
    subject: Subject,
    opening: Option<Opening>,
    /// Where the clause of the cue begins and ends, without content.
    clause: Range<usize>,
    /// The content stands before the cue, wholly or in part.
    looks_back: bool,
}

/// Cues before another that may share their subject with it.
const NEAR: usize = 16;

/// Adds the drafts of `passage`.
pub(super) fn link(passage: &Passage<'_>, number: usize, drafts: &mut Vec<Draft>) {
    let mut links: Vec<Link<'_>> = find_sites(passage).into_iter().map(|site| examine(passage, site)).collect();
    leave_out_descriptions(&mut links);
    let stops = stops(passage, &links);
    for (i, link) in links.iter().enumerate() {
        let Some((content, frame)) = content(passage, link, &stops) else { continue };
        let mut draft = Draft::new(passage, number, &content);
        draft.cue = Some(cue_of(passage, &link.site, frame));
        draft.act = act_of(passage, &link.site, frame);
        draft.addressee = addressee(passage, link).map(|range| passage.span(&range));
        let source = source(passage, &links[..i], link).filter(|_| frame != Frame::SEEM);
        draft.source = source.map(|range| passage.span(&range));
        drafts.push(draft);
    }
}

/// Leaves out verbs that only describe the source of another cue: *said a person briefed on the talks*.
fn leave_out_descriptions(links: &mut Vec<Link<'_>>) {
    let sources: Vec<Range<usize>> = links
        .iter()
        .filter_map(|link| match &link.subject {
            Subject::After(range) => Some(range.clone()),
            _ => None,
        })
        .collect();
    links.retain(|link| {
        let own = matches!(link.subject, Subject::Antecedent(_) | Subject::After(_));
        let next = sources.partition_point(|range| range.end <= link.site.head);
        own || !sources.get(next).is_some_and(|range| range.contains(&link.site.head))
    });
}

fn examine<'a>(passage: &Passage<'_>, site: Site<'a>) -> Link<'a> {
    let subject = find_subject(passage, &site);
    let named = subject.range().unwrap_or(site.cue.clone());
    let clause = named.start.min(site.cue.start)..named.end.max(site.cue.end);
    let opening = opening_after(passage, &site, clause.end);
    let looks_back = looks_back(passage, &site, &subject, &clause, opening.as_ref());
    Link { site, subject, opening, clause, looks_back }
}

/// Does the clause stand behind or inside its content?
fn looks_back(
    passage: &Passage<'_>,
    site: &Site<'_>,
    subject: &Subject,
    clause: &Range<usize>,
    opening: Option<&Opening>,
) -> bool {
    let Some(before) = clause.start.checked_sub(1) else { return false };
    let follows_quote = passage.quote_at(before).is_some();
    let parted = follows_quote || passage.is_kind(before, Kind::Comma) || passage.is_kind(before, Kind::Dash);
    match site.kind {
        SiteKind::Phrase => true,
        SiteKind::Noun => false,
        SiteKind::Verb(_) => {
            let can = site.reporting.is_some_and(|r| r.takes(Frame::BACK) || r.takes(Frame::QUOTE) && follows_quote);
            let stands_alone = opening.is_none_or(|opening| follows_quote && !opens_clause(opening));
            let has_subject = matches!(subject, Subject::Before(_) | Subject::After(_));
            can && stands_alone && has_subject && parted
        }
    }
}

/// Has the cue a clause behind it that is more than what it is said about?
fn opens_clause(opening: &Opening) -> bool {
    opening.frame.intersects(Frame::THAT | Frame::CLAUSE | Frame::WH | Frame::INFINITIVE)
}

/// A place where a content ends that began after `from`.
struct Stop {
    at: usize,
    from: usize,
}

/// Where the content of another cue can not go on: at a clause that reports what stands before it, and at the next
/// verb of the same subject.
fn stops(passage: &Passage<'_>, links: &[Link<'_>]) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (i, link) in links.iter().enumerate() {
        let at = link.clause.start;
        let earlier = links[..i].iter().rev().take(NEAR);
        let from = match link.subject {
            _ if link.looks_back => Some(0),
            Subject::Shared if link.site.is_verb(Reading::Gerund) && at > 0 && passage.is_kind(at - 1, Kind::Comma) => {
                earlier.clone().find(|other| other.subject.range().is_some()).map(|other| other.clause.end)
            }
            Subject::Shared if link.site.is_verb(Reading::Finite) => {
                earlier.clone().find(|other| is_coordinated(passage, other, link)).map(|other| other.clause.end)
            }
            Subject::Before(_) if at > 0 && passage.is(at - 1, Class::COORDINATOR) => {
                earlier.clone().find(|other| is_coordinated(passage, other, link)).map(|other| other.clause.end)
            }
            Subject::Before(_) if link.opening.is_some() && ends_lead_in(passage, at) => Some(0),
            _ => None,
        };
        stops.extend(from.map(|from| Stop { at, from }));
    }
    stops.sort_unstable_by_key(|stop| stop.at);
    stops
}

/// Does the main clause begin at `i`, after a subordinate one: *Asked if she would stay, Moor said …*?
fn ends_lead_in(passage: &Passage<'_>, i: usize) -> bool {
    let opens_subordinate = passage.is(0, Class::SUBORDINATOR | Class::INTERROGATIVE)
        || matches!(passage.reading_or_none(0), Reading::Reduced | Reading::Gerund);
    i > 1 && opens_subordinate && passage.is_kind(i - 1, Kind::Comma)
}

/// The first place where a content that begins at `start` can not go on.
fn stop_after(passage: &Passage<'_>, start: usize, stops: &[Stop]) -> usize {
    let next = stops.partition_point(|stop| stop.at <= start);
    stops[next..].iter().find(|stop| stop.from <= start).map_or(passage.end(), |stop| stop.at)
}

/// Have the two verbs the same tense, as those of one subject have?
fn is_coordinated(passage: &Passage<'_>, earlier: &Link<'_>, link: &Link<'_>) -> bool {
    let forms = |link: &Link<'_>| {
        passage.items[link.site.head].word.forms & (Form::PAST | Form::PARTICIPLE | Form::BASE | Form::THIRD)
    };
    let is_verb = earlier.site.is_verb(Reading::Finite) && !matches!(earlier.subject, Subject::Missing);
    is_verb && forms(earlier).intersects(forms(link))
}

/// The content of `link` and the frame it was found in.
fn content(passage: &Passage<'_>, link: &Link<'_>, stops: &[Stop]) -> Option<(Vec<Range<usize>>, Frame)> {
    if !may_attribute(passage, link) {
        return None;
    }
    if link.looks_back {
        return content_around(passage, link, stops).map(|content| (content, Frame::BACK));
    }
    if link.site.kind == SiteKind::Phrase {
        let start = link.clause.end + usize::from(passage.is_kind(link.clause.end, Kind::Comma));
        let pieces = (start < passage.end())
            .then(|| vec![start..content_end(passage, start, stop_after(passage, start, stops))]);
        return pieces.map(|content| (content, Frame::BACK));
    }
    if let Some(content) = content_of_seeming(passage, link, stops) {
        return Some((content, Frame::SEEM));
    }
    let opening = link.opening.as_ref()?;
    let end =
        object_end(passage, opening, content_end(passage, opening.start, stop_after(passage, opening.start, stops)));
    Some((vec![opening.start..end], opening.frame))
}

/// Where the content ends that a noun phrase is: before a comma or a time.
fn object_end(passage: &Passage<'_>, opening: &Opening, end: usize) -> usize {
    if !opening.frame.intersects(Frame::OBJECT | Frame::PREPOSITION) {
        return end;
    }
    (opening.start + 1..end).find(|&i| passage.is_kind(i, Kind::Comma)).unwrap_or(end)
}

/// Uses of a verb of saying that report nothing.
fn may_attribute(passage: &Passage<'_>, link: &Link<'_>) -> bool {
    let before = link.site.cue.start.checked_sub(1);
    let follows = |class| before.is_some_and(|p| passage.is(p, class));
    match link.site.kind {
        SiteKind::Verb(Reading::Gerund) => !before.is_some_and(|p| passage.is_word(p, "without")),
        SiteKind::Verb(Reading::Infinitive) => false,
        SiteKind::Verb(Reading::Reduced) => before.is_none() || matches!(link.subject, Subject::After(_)),
        SiteKind::Noun => link.subject.range().is_some(),
        SiteKind::Verb(_) => !follows(Class::INTERROGATIVE) || matches!(link.subject, Subject::Antecedent(_)),
        SiteKind::Phrase => true,
    }
}

/// What stands before the clause and, if the clause only interrupts it, behind it.
fn content_around(passage: &Passage<'_>, link: &Link<'_>, stops: &[Stop]) -> Option<Vec<Range<usize>>> {
    let end = link.clause.start;
    let mut pieces = Vec::new();
    let before = content_start(passage, end)..trim_back(passage, end);
    let says_something = passage.has_finite(before.clone()) || before.clone().any(|i| passage.quote_at(i).is_some());
    if !before.is_empty() {
        pieces.push(before);
    }
    let behind = resumption(passage, link, stops)
        .map(|start| start..content_end(passage, start, stop_after(passage, start, stops)));
    let goes_on = behind.is_some();
    pieces.extend(behind.filter(|range| !range.is_empty()));
    (goes_on || says_something).then_some(pieces)
}

/// Where the content goes on behind a clause that interrupts it.
fn resumption(passage: &Passage<'_>, link: &Link<'_>, stops: &[Stop]) -> Option<usize> {
    if let Some(opening) = link.opening.as_ref().filter(|opening| opening.frame == Frame::QUOTE) {
        return Some(opening.start);
    }
    let comma = link.clause.end;
    let next = comma + 1;
    let is_reported = stops.binary_search_by_key(&next, |stop| stop.at).is_ok();
    if !passage.is_kind(comma, Kind::Comma) || next >= passage.end() || is_reported {
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

/// Where the content before a clause at `end` begins: with the quotation, if only a lead-in stands before it.
fn content_start(passage: &Passage<'_>, end: usize) -> usize {
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
fn content_of_seeming(passage: &Passage<'_>, link: &Link<'_>, stops: &[Stop]) -> Option<Vec<Range<usize>>> {
    let reporting = link.site.reporting?;
    let active = ["seem", "appear"].contains(&reporting.lemma.as_str());
    let fits =
        link.site.is_verb(if active { Reading::Finite } else { Reading::Passive }) && reporting.takes(Frame::SEEM);
    let next = link.site.cue.end;
    let opens =
        passage.is_infinitive_mark(next) || passage.is_word(next, "as") || active && passage.is_word(next, "like");
    if !fits || !opens {
        return None;
    }
    let subject = crate::detect::subject_before(passage, link.site.cue.start)?.range()?;
    Some(vec![subject, next..content_end(passage, next, stop_after(passage, next, stops))])
}

/// Whom it is said to: the subject of a passive, or the person behind the verb.
fn addressee(passage: &Passage<'_>, link: &Link<'_>) -> Option<Range<usize>> {
    let reporting = link.site.reporting?;
    if link.site.is_verb(Reading::Passive) && reporting.takes(Frame::ADDRESSEE) {
        return crate::detect::subject_before(passage, link.site.cue.start)?.range();
    }
    if link.looks_back {
        return crate::detect::addressee_after(passage, &link.site, link.clause.end);
    }
    let opening = link.opening.as_ref()?;
    let is_asked = reporting.class_in(Frame::PATIENT) == Some(CueClass::Control) || reporting.lemma == "ask";
    if opening.frame == Frame::PATIENT && is_asked {
        return crate::detect::base_phrase(passage, opening.start);
    }
    opening.addressee.clone()
}

/// Who says it: the cue's own subject, or the one of the verb before.
fn source(passage: &Passage<'_>, earlier: &[Link<'_>], link: &Link<'_>) -> Option<Range<usize>> {
    if let Some(range) = link.subject.range() {
        return Some(range);
    }
    if link.subject == Subject::Missing {
        return None;
    }
    let fits = |other: &&Link<'_>| {
        let coordinated = link.site.is_verb(Reading::Gerund) || is_coordinated(passage, other, link);
        coordinated && other.subject.range().is_some() && other.site.kind != SiteKind::Noun
    };
    let shared = earlier.iter().rev().take(NEAR).find(fits).and_then(|other| other.subject.range());
    shared.or_else(|| crate::detect::main_subject(passage))
}
