//! Datelines: place, day and agency before the first sentence, up to their dash.

use std::ops::Range;

use crate::date::{day_in, has_month};
use crate::text::chars::{is_dash, is_mark};

use super::lines::Line;
use super::shape::{is_capitals, is_prose, words};
use super::words::List;

/// No dateline is longer, in bytes.
const REACH: usize = 120;

/// Length of the dateline that `paragraph` begins with, dash included.
///
/// A place needs a sign that it is one: capitals, a day, or an agency.
pub(super) fn dateline_length(paragraph: &str) -> Option<usize> {
    if !paragraph.starts_with(char::is_uppercase) {
        return None;
    }
    let Some(dash) = find_dash(paragraph) else { return before_colon(paragraph) };
    let lead = &paragraph[..dash.start];
    if let Some(end) = behind_wire(&paragraph[dash.end..]).map(|length| dash.end + length) {
        return (has_parts(lead, true) && opens_sentence(&paragraph[end..])).then_some(end);
    }
    (opens_sentence(&paragraph[dash.end..]) && is_dateline(lead))
        .then_some(dash.end)
        .or_else(|| before_colon(paragraph))
}

/// ‘NATO — the alliance — said’ goes on in lower case, a sentence does not.
fn opens_sentence(rest: &str) -> bool {
    let opens = rest.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c));
    opens.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Length of the wire and its dash in `EDDELBY, N.J.--(HARROW WIRE)--Moor`.
fn behind_wire(rest: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let inner = rest.trim_start().strip_prefix('(')?;
    let close = inner.bytes().take(LONGEST).position(|b| b == b')')?;
    let behind = &inner[close + 1..];
    let dash = find_dash(behind).filter(|dash| behind[..dash.start].trim().is_empty())?;
    Some(rest.len() - behind.len() + dash.end)
}

/// `Port Harrow, 3 August 2024: Moor`: a colon closes what has a whole day.
fn before_colon(paragraph: &str) -> Option<usize> {
    let colon = memchr::memchr(b':', &paragraph.as_bytes()[..paragraph.len().min(REACH)])?;
    let (lead, rest) = (&paragraph[..colon], &paragraph[colon + 1..]);
    let is_set_off = rest.starts_with(char::is_whitespace) && opens_sentence(rest);
    (is_set_off && lead.contains(',') && day_in(lead).is_some() && is_dateline(lead)).then_some(colon + 1)
}

/// Is `line` a dateline and nothing else: with its dash, or with a day or agency behind the place?
pub(super) fn is_whole_dateline(line: &str) -> bool {
    const LONGEST: usize = 80;
    if line.len() > LONGEST || !line.starts_with(char::is_uppercase) || ends_in_sentence(line) {
        return false;
    }
    let lead = line.trim_end_matches(|c: char| is_dash(c) || c == '-').trim_end();
    let is_signed = lead.len() < line.len() || has_month(lead) || split_agency(lead).1;
    is_signed && is_dateline(lead)
}

/// Is the last character a stop that no abbreviation has?
fn ends_in_sentence(line: &str) -> bool {
    line.ends_with(['!', '?', '…'])
}

/// Joins the two lines of a dateline: `PORT HARROW, Kestria` and `(Nordwire) — Moor left.`
pub(super) fn join_lines(text: &str, lines: &mut Vec<Line>) {
    let is_second = |lines: &[Line], index: usize| {
        let (above, line) = (lines[index - 1], lines[index]);
        let opens = line.text(text).starts_with(['(', '/', '-', '–', '—']);
        // Most lines are settled by their first character.
        opens
            && !line.gap
            && is_prose(line.text(text))
            && dateline_length(above.span.cover(line.span).text(text))
                .is_some_and(|length| length > above.span.len() as usize)
    };
    let mut index = 1;
    while index < lines.len() {
        if is_second(lines, index) {
            lines[index - 1].span = lines[index - 1].span.cover(lines[index].span);
            lines.remove(index);
            // A document has one dateline, or a few.
            return;
        }
        index += 1;
    }
}

/// The name of the place in `dateline`, without region, day and agency: its length from the start.
pub(super) fn place_length(dateline: &str) -> usize {
    let end = dateline.find([',', '(', '/']).or_else(|| find_dash(dateline).map(|dash| dash.start));
    dateline[..end.unwrap_or(dateline.len())].trim_end().len()
}

/// The first dash in reach: a long one, two hyphens, or a hyphen between spaces.
fn find_dash(paragraph: &str) -> Option<Range<usize>> {
    let reach = &paragraph.as_bytes()[..paragraph.len().min(REACH)];
    // The long dashes begin with this byte in UTF-8.
    for at in memchr::memchr2_iter(b'-', 0xe2, reach) {
        let (before, rest) = paragraph.split_at(at);
        let hyphens = rest.bytes().take(3).take_while(|&b| b == b'-').count();
        let spaced = before.ends_with(char::is_whitespace) || before.ends_with([')', '/']);
        let length = match rest.chars().next() {
            Some(c) if is_dash(c) => c.len_utf8(),
            _ if hyphens > 1 || hyphens == 1 && spaced => hyphens,
            _ => continue,
        };
        return Some(at..at + length);
    }
    None
}

fn is_dateline(lead: &str) -> bool {
    let (rest, agency) = split_agency(lead.trim_end());
    has_parts(rest, agency)
}

/// Are the parts between the commas places and days, with a sign that they are: an agency, a day, capitals?
fn has_parts(lead: &str, agency: bool) -> bool {
    let mut parts = lead.split(',').map(str::trim).filter(|part| !part.is_empty());
    let Some(place) = parts.next() else { return false };
    let mut dated = false;
    for part in parts {
        if has_month(part) || part.chars().all(|c| c.is_ascii_digit()) {
            dated = true;
        } else if !is_place(part) {
            return false;
        }
    }
    // ‘LONDON May 3’ has no comma.
    is_place(place) && (dated || agency || is_capitals(place, 3)) || is_capitals_and_day(place)
}

/// Takes `(Reuters)` or `/Newswire/` off the end.
fn split_agency(lead: &str) -> (&str, bool) {
    for (open, close) in [('(', ')'), ('/', '/')] {
        let Some(inner) = lead.strip_suffix(close) else { continue };
        let Some(at) = inner.rfind(open) else { continue };
        let name = &inner[at + 1..];
        let known = List::Agencies.contains(&name.to_ascii_lowercase()) || close == '/' || is_capitals(name, 2);
        let outlet = words(name).last().is_some_and(|word| List::Outlets.contains(&word.to_ascii_lowercase()));
        if known || outlet {
            return (lead[..at].trim_end(), true);
        }
        // A name that may be an agency's is no sign by itself.
        if words(name).all(|word| word.starts_with(char::is_uppercase)) && words(name).nth(3).is_none() {
            return (lead[..at].trim_end(), false);
        }
    }
    (lead, false)
}

/// One to four words with capitals, apart from the small words of foreign names.
fn is_place(part: &str) -> bool {
    let mut count = 0;
    for word in part.split_whitespace() {
        let small =
            matches!(word, "de" | "del" | "la" | "le" | "el" | "al" | "of" | "the" | "and" | "upon" | "am" | "on");
        let named = word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '/'));
        count += 1;
        if count > 4 || !(named || small && count > 1) {
            return false;
        }
    }
    count > 0
}

/// ‘LONDON May 3’: capitals, then a day.
fn is_capitals_and_day(part: &str) -> bool {
    let mut place = part.split_whitespace();
    let capitals = place.by_ref().take_while(|word| is_capitals(word, 2)).count();
    capitals > 0 && has_month(part) && part.split_whitespace().skip(capitals).count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(paragraph: &str) -> Option<&str> {
        dateline_length(paragraph).map(|length| &paragraph[..length])
    }

    #[test]
    fn places_with_day_or_agency() {
        assert_eq!(dateline("PORT HARROW — Mayor Ellison"), Some("PORT HARROW —"));
        assert_eq!(dateline("PORT HARROW, May 3 (Agency) — The"), Some("PORT HARROW, May 3 (Agency) —"));
        assert_eq!(dateline("Port Harrow (AP) - “We"), Some("Port Harrow (AP) -"));
        assert_eq!(
            dateline("EDDELBY, N.J., Nov. 16, 2024 /HarrowWire/ -- Moor"),
            Some("EDDELBY, N.J., Nov. 16, 2024 /HarrowWire/ --")
        );
        assert_eq!(dateline("EDDELBY May 3 (Reuters) - Moor"), Some("EDDELBY May 3 (Reuters) -"));
    }

    #[test]
    fn other_words_before_a_dash() {
        for paragraph in [
            "NATO — the alliance — met",
            "Ada Moor – The",
            "The mayor (Labour) — Ms Moor",
            "We left — So",
            "Ada Moor (left) - The",
        ] {
            assert_eq!(dateline(paragraph), None, "{paragraph}");
        }
    }

    #[test]
    fn the_place_is_the_first_part() {
        assert_eq!(&"PORT HARROW, May 3 (Agency) —"[..place_length("PORT HARROW, May 3 (Agency) —")], "PORT HARROW");
        assert_eq!(&"PORT HARROW —"[..place_length("PORT HARROW —")], "PORT HARROW");
        assert_eq!(&"Port Harrow (AP) -"[..place_length("Port Harrow (AP) -")], "Port Harrow");
    }
}
