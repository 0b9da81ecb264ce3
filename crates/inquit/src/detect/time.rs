//! Times: *on Friday*, *late last night*, *Nov. 3, 2024*, *three days ago*.

use std::ops::Range;

use super::passage::Passage;
use crate::date::{month, weekday};
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

/// Participles whose time is that of the words: *in a statement issued on Friday*.
const ISSUED: [&str; 14] = [
    "issued",
    "released",
    "published",
    "posted",
    "broadcast",
    "aired",
    "sent",
    "written",
    "dated",
    "delivered",
    "shared",
    "made",
    "uploaded",
    "given",
];

/// *in a statement issued on Friday*: does a participle stand at `i` whose time is that of the words?
pub(crate) fn is_issued(passage: &Passage<'_>, i: usize) -> bool {
    let is_past = passage.items.get(i).is_some_and(|item| item.word.forms.intersects(Form::PAST | Form::PARTICIPLE));
    is_past && passage.is_any(i, &ISSUED)
}

/// Can a time begin with the item at `i`? Settles nearly every word without comparing it with others.
fn may_open(passage: &Passage<'_>, i: usize) -> bool {
    let classes = Class::TIME | Class::DETERMINER | Class::PREPOSITION | Class::ADVERBIAL | Class::DIGIT;
    passage.is_kind(i, Kind::Number)
        || passage.is_kind(i, Kind::Word)
            && (passage.is(i, classes)
                || passage.text_at(i).len() < 6 && is_small(passage.text_at(i))
                || is_weekday(passage, i))
}

/// Words that open a time and have no class.
fn is_small(word: &str) -> bool {
    is_count(word) || matches!(word, "late" | "Late" | "early" | "Early")
}

/// The words of the time that begins at `i`, its preposition among them.
pub(crate) fn time_at(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    if !may_open(passage, i) {
        return None;
    }
    let core = (i..i + 3).find(|&k| !is_lead(passage, k)).unwrap_or(i + 3);
    let end = core_end(passage, core, i)?;
    // *Friday’s call* is a call; *a Friday deadline* is a deadline, but *a Friday interview* was given on Friday.
    let is_owner = passage.is_kind(end, Kind::Clitic) || passage.is_kind(end, Kind::Mark);
    let describes = i > 0 && core == i && passage.is(i - 1, Class::ARTICLE) && !passage.is(end, Class::MEDIUM);
    (!is_owner && !describes).then_some(i..end)
}

/// Words before the day: *late on*, *earlier*, *over*.
fn is_lead(passage: &Passage<'_>, i: usize) -> bool {
    let is_short = passage.text_at(i).len() <= 7;
    is_short && passage.is_any(i, &["on", "in", "at", "over", "during", "late", "early", "earlier", "later"])
}

/// Where the time ends whose day, week or year begins at `i`, and whose first word is at `start`.
fn core_end(passage: &Passage<'_>, i: usize, start: usize) -> Option<usize> {
    let word = passage.text_at(i);
    let is_in = start < i && passage.is_word(i - 1, "in");
    match () {
        // *USA Today* is a paper.
        () if passage.is(i, Class::TIME) && passage.is_any(i, &["yesterday", "today", "tonight", "tomorrow"]) => {
            (!passage.is_name(i)).then(|| part_end(passage, i + 1))
        }
        () if passage.is_any(i, &["last", "this", "next", "past"]) => shifted_end(passage, i),
        () if passage.is_word(i, "the") => definite_end(passage, i + 1),
        () if is_weekday(passage, i) => Some(weekday_end(passage, i)),
        () if is_month(passage, i) => month_end(passage, i, is_in),
        () if passage.is_kind(i, Kind::Number) => number_end(passage, i, is_in),
        () if passage.is(i, Class::DETERMINER) || is_count(word) => ago_end(passage, i),
        () => None,
    }
}

fn is_weekday(passage: &Passage<'_>, i: usize) -> bool {
    let is_short = || is_short_weekday(passage.text_at(i));
    passage.is(i, Class::CAPITAL) && (passage.is(i, Class::TIME) || is_short()) && weekday(bare(passage, i)).is_some()
}

/// *Tues.*, *Thurs*: without a stop only short forms that are no other word, as *Sat* and *Sun* are.
fn is_short_weekday(word: &str) -> bool {
    (4..=6).contains(&word.len()) && (word.ends_with('.') || matches!(word, "Tues" | "Weds" | "Thur" | "Thurs"))
}

fn is_month(passage: &Passage<'_>, i: usize) -> bool {
    passage.is(i, Class::TIME) && passage.is(i, Class::CAPITAL) && month(bare(passage, i)).is_some()
}

/// The item at `i` without the stop of an abbreviation.
fn bare<'p>(passage: &'p Passage<'_>, i: usize) -> &'p str {
    passage.text_at(i).trim_end_matches('.')
}

/// Behind the part of the day at `i`, if one stands there: *Monday evening*.
fn part_end(passage: &Passage<'_>, i: usize) -> usize {
    i + usize::from(passage.is_any(i, &["morning", "afternoon", "evening", "night"]))
}

/// *Friday evening*, *Friday last week*, *Friday, Nov. 3*
fn weekday_end(passage: &Passage<'_>, i: usize) -> usize {
    let day = part_end(passage, i + 1);
    let of = day + usize::from(passage.is_word(day, "of"));
    if passage.is_any(of, &["last", "this", "next"]) && passage.is_word(of + 1, "week") {
        return of + 2;
    }
    let date = day + usize::from(passage.is_kind(day, Kind::Comma));
    let dated = match () {
        () if is_month(passage, date) => month_end(passage, date, false),
        () if passage.is_kind(date, Kind::Number) => number_end(passage, date, false),
        () => None,
    };
    dated.unwrap_or(day)
}

/// *Nov. 3*, *Nov. 3, 2024*; a month alone only behind *in*: *in May*, *in May 2024*.
fn month_end(passage: &Passage<'_>, i: usize, is_in: bool) -> Option<usize> {
    if is_day_number(passage, i + 1) {
        let comma = i + 2;
        let year = comma + usize::from(passage.is_kind(comma, Kind::Comma));
        return Some(part_end(passage, if is_year(passage, year) { year + 1 } else { comma }));
    }
    is_in.then(|| i + 1 + usize::from(is_year(passage, i + 1)))
}

/// *3 November*, *3 November 2024*, *2024-11-03*, *three days ago*; a year only behind *in*.
fn number_end(passage: &Passage<'_>, i: usize, is_in: bool) -> Option<usize> {
    let month = i + 1 + usize::from(passage.is_word(i + 1, "of"));
    if is_day_number(passage, i) && is_month(passage, month) {
        return Some(month + 1 + usize::from(is_year(passage, month + 1)));
    }
    let number = passage.text_at(i);
    let is_date = number.len() == 10 && number.bytes().filter(|&b| b == b'-').count() == 2;
    if is_date || is_in && is_year(passage, i) {
        return Some(i + 1);
    }
    ago_end(passage, i)
}

/// A day of a month: *3*, *23rd*.
fn is_day_number(passage: &Passage<'_>, i: usize) -> bool {
    let digits = passage.text_at(i).trim_end_matches(|c: char| c.is_ascii_lowercase());
    passage.is_kind(i, Kind::Number) && matches!(digits.parse(), Ok(1..=31_u8))
}

fn is_year(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_kind(i, Kind::Number) && matches!(passage.text_at(i).parse(), Ok(1600..=2199_u16))
}

/// *last week*, *this morning*, *next Monday*, *last May*
fn shifted_end(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let unit = i + 1;
    let named = is_weekday(passage, unit) || is_month(passage, unit);
    let units = [
        "week",
        "weekend",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "night",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
    ];
    (named || passage.is_any(unit, &units)).then(|| part_end(passage, unit + 1))
}

/// *the weekend*, *the same day*, *the day before*, *the evening of Nov. 3*
fn definite_end(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let units = ["day", "night", "morning", "evening", "week", "month", "year", "weekend"];
    if passage.is_word(i, "weekend") {
        return Some(i + 1);
    }
    if passage.is_any(i, &["same", "next", "following", "previous"]) {
        let is_unit = passage.is_any(i + 1, &units) || is_weekday(passage, i + 1);
        return is_unit.then_some(i + 2);
    }
    (passage.is_any(i, &units) && passage.is_any(i + 1, &["before", "after"])).then_some(i + 2)
}

fn is_count(word: &str) -> bool {
    const COUNTS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    (3..6).contains(&word.len()) && COUNTS.iter().any(|count| word.eq_ignore_ascii_case(count))
}

/// *three days ago*, *a few weeks earlier*
fn ago_end(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let unit = i + 1 + usize::from(passage.is_any(i + 1, &["few", "couple"]));
    let units = [
        "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade",
        "decades",
    ];
    (passage.is_any(unit, &units) && passage.is_any(unit + 1, &["ago", "earlier", "later"])).then_some(unit + 2)
}
