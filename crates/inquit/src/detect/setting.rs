//! Settings: through which medium or on what occasion something was said, and where.

use std::ops::Range;

use super::content::base_phrase;
use super::grammar::Reading;
use super::passage::Passage;
use super::phrase_after::opens_phrase;
use super::time::{is_issued, time_at};
use crate::lexicon::Class;
use crate::segment::Kind;

/// What is said or written: behind *in*.
const TEXTS: [&str; 36] = [
    "statement",
    "statements",
    "interview",
    "interviews",
    "speech",
    "email",
    "e-mail",
    "emails",
    "letter",
    "tweet",
    "tweets",
    "post",
    "posts",
    "message",
    "messages",
    "memo",
    "article",
    "blog",
    "column",
    "op-ed",
    "editorial",
    "note",
    "testimony",
    "broadcast",
    "filing",
    "report",
    "remarks",
    "comments",
    "address",
    "podcast",
    "video",
    "recording",
    "essay",
    "release",
    "affidavit",
    "conversation",
];

/// What people come to: behind *at*, *in* and *during*.
const OCCASIONS: [&str; 28] = [
    "conference",
    "briefing",
    "rally",
    "event",
    "meeting",
    "debate",
    "hearing",
    "appearance",
    "ceremony",
    "summit",
    "forum",
    "dinner",
    "session",
    "trial",
    "panel",
    "call",
    "talk",
    "lecture",
    "gathering",
    "interview",
    "speech",
    "address",
    "conversation",
    "discussion",
    "visit",
    "broadcast",
    "service",
    "launch",
];

/// What carries words: behind *on*, *by*, *via* and *over*.
const CARRIERS: [&str; 34] = [
    "television",
    "tv",
    "radio",
    "facebook",
    "twitter",
    "instagram",
    "telegram",
    "youtube",
    "tiktok",
    "x",
    "whatsapp",
    "linkedin",
    "reddit",
    "bluesky",
    "mastodon",
    "media",
    "website",
    "site",
    "platform",
    "channel",
    "network",
    "podcast",
    "blog",
    "page",
    "account",
    "show",
    "programme",
    "program",
    "air",
    "phone",
    "telephone",
    "camera",
    "call",
    "feed",
];

/// Ways in which words travel: behind *by*, *via*, *over* and *through*.
const WAYS: [&str; 13] = [
    "phone",
    "telephone",
    "email",
    "e-mail",
    "text",
    "letter",
    "fax",
    "video",
    "videolink",
    "radio",
    "post",
    "message",
    "intercom",
];

/// Nouns for places where somebody speaks.
const PLACES: [&str; 46] = [
    "court",
    "courthouse",
    "parliament",
    "church",
    "school",
    "university",
    "college",
    "hospital",
    "office",
    "offices",
    "headquarters",
    "hall",
    "house",
    "home",
    "palace",
    "airport",
    "station",
    "harbour",
    "harbor",
    "port",
    "square",
    "street",
    "scene",
    "hotel",
    "stadium",
    "factory",
    "plant",
    "site",
    "embassy",
    "capital",
    "city",
    "town",
    "village",
    "centre",
    "center",
    "building",
    "studio",
    "gates",
    "steps",
    "park",
    "museum",
    "library",
    "theatre",
    "theater",
    "courtroom",
    "podium",
];

/// Languages: *in French* is neither a place nor a medium.
const LANGUAGES: [&str; 12] = [
    "french", "german", "russian", "arabic", "italian", "hebrew", "hindi", "urdu", "greek", "latin", "korean",
    "mandarin",
];

/// The words of a medium or of an occasion that begin at `i`, their preposition first.
pub(crate) fn medium_at(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    if !passage.is(i, Class::PREPOSITION) {
        return None;
    }
    let phrase = phrase_behind(passage, i)?;
    let head = head_of(passage, &phrase)?;
    let any = |words: &[&str]| passage.is_any(head, words);
    let preposition = passage.text_at(i).to_ascii_lowercase();
    let holds = match preposition.as_str() {
        "in" => any(&TEXTS) || any(&OCCASIONS),
        "at" | "during" => any(&OCCASIONS),
        "on" => any(&CARRIERS) || is_station(passage, &phrase),
        "by" | "over" => any(&WAYS),
        "via" | "through" => any(&WAYS) || any(&CARRIERS) || passage.is(head, Class::PERSON),
        _ => false,
    };
    let end = if any(&TEXTS) || any(&OCCASIONS) { extended(passage, phrase.end, any(&TEXTS)) } else { phrase.end };
    holds.then_some(i..end)
}

/// *CNN*, *BBC Radio*: the letters of a broadcaster.
fn is_station(passage: &Passage<'_>, phrase: &Range<usize>) -> bool {
    let is_letters = |i: usize| passage.is(i, Class::ALL_CAPITALS) && passage.text_at(i).len() > 2;
    phrase.clone().take(2).any(is_letters)
}

/// Where the phrase ends with what belongs to it: *an interview | with Reuters*, *a letter | to the board*, *a post | on
/// Telegram*.
fn extended(passage: &Passage<'_>, mut end: usize, is_text: bool) -> usize {
    /// Phrases in a row that are taken in.
    const MOST: usize = 3;
    for _ in 0..MOST {
        let issued = end + usize::from(is_text && is_issued(passage, end));
        let belongs = match () {
            () if passage.is_any(issued, &["with", "to", "for", "from", "by"]) => true,
            () if passage.is_word(issued, "on") => is_text,
            () if passage.is_word(issued, "in") => is_text && passage.is_word(issued + 1, "the"),
            () => false,
        };
        let phrase = phrase_behind(passage, issued).filter(|_| belongs && time_at(passage, issued).is_none());
        let Some(phrase) = phrase else { break };
        end = phrase.end;
    }
    end
}

/// The words of a place that begin at `i`, their preposition first.
pub(crate) fn place_at(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    const PREPOSITIONS: [&str; 8] = ["in", "at", "from", "outside", "inside", "near", "aboard", "on"];
    if !passage.is(i, Class::PREPOSITION) || !passage.is_any(i, &PREPOSITIONS) {
        return None;
    }
    let phrase = phrase_behind(passage, i)?;
    let head = head_of(passage, &phrase)?;
    // *on the steps*, but *on Ukraine* is a topic.
    let is_built = passage.is_any(head, &PLACES) && passage.text_at(i).len() > 1;
    let is_name = passage.is(head, Class::CAPITAL) && !passage.is_word(i, "on") && !is_language(passage, head);
    let is_person =
        phrase.clone().any(|k| passage.is(k, Class::TITLE | Class::PERSON) && !passage.is(k, Class::CAPITAL));
    if !(is_built || is_name) || is_person {
        return None;
    }
    let end = if is_name { region_end(passage, phrase.end) } else { phrase.end };
    Some(i..end)
}

fn is_language(passage: &Passage<'_>, i: usize) -> bool {
    let word = passage.text_at(i);
    word.ends_with("ish") || word.ends_with("ese") || passage.is_any(i, &LANGUAGES)
}

/// *Corby, Ohio,*: behind the region that a second comma or the end of the sentence closes.
fn region_end(passage: &Passage<'_>, end: usize) -> usize {
    let opens = passage.is_kind(end, Kind::Comma) && passage.is(end + 1, Class::CAPITAL);
    let region = (end + 1..passage.items.len().min(end + 4))
        .take_while(|&k| passage.is(k, Class::CAPITAL) && !passage.is_time(k))
        .count();
    let close = end + 1 + region;
    let is_closed = passage.is_kind(close, Kind::Comma) || close >= passage.end() || time_at(passage, close).is_some();
    if opens && region > 0 && is_closed && time_at(passage, end + 1).is_none() { close } else { end }
}

/// The plain noun phrase behind the preposition at `i`, without a time at its end.
fn phrase_behind(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    let start = i + 1;
    if !opens_phrase(passage, start) || passage.is(start, Class::SUBJECT | Class::PRONOUN) {
        return None;
    }
    let phrase = base_phrase(passage, start)?;
    let is_break = |k: usize| {
        let names_time = passage.is_time(k) || time_at(passage, k).is_some();
        k > start && (names_time || passage.is_adverbial(k) || is_issued_there(passage, k) || is_participle(passage, k))
    };
    let end = phrase.clone().find(|&k| is_break(k)).unwrap_or(phrase.end);
    (time_at(passage, start).is_none()).then_some(start..end)
}

/// *a video | posted on Friday*, but *a written statement*.
fn is_issued_there(passage: &Passage<'_>, i: usize) -> bool {
    let next = i + 1;
    let ends = next >= passage.end() || passage.is(next, Class::PREPOSITION) || time_at(passage, next).is_some();
    is_issued(passage, i) && (ends || !passage.is_kind(next, Kind::Word))
}

/// A participle that describes what stands before it: *a room | packed with reporters*.
fn is_participle(passage: &Passage<'_>, i: usize) -> bool {
    matches!(passage.reading_or_none(i), Reading::Gerund) && !passage.is(i, Class::CAPITAL)
}

/// The noun that the phrase is about: the one before its first *of*, else its last word.
fn head_of(passage: &Passage<'_>, phrase: &Range<usize>) -> Option<usize> {
    let end = phrase.clone().find(|&k| passage.is_word(k, "of")).unwrap_or(phrase.end);
    let is_word = |&k: &usize| passage.is_kind(k, Kind::Word);
    (phrase.start..end).rev().find(is_word)
}
