//! Datelines: place, day and agency before the first sentence, up to their dash.

use std::ops::Range;

use crate::date::has_month;
use crate::text::chars::{is_dash, is_mark};

use super::shape::{is_capitals, words};
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
    let dash = find_dash(paragraph)?;
    let after = &paragraph[dash.end..];
    // ‘NATO — the alliance — said’ goes on in lower case, a sentence does not.
    let opens = after.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c));
    (opens.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) && is_dateline(&paragraph[..dash.start]))
        .then_some(dash.end)
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
    let mut parts = rest.split(',').map(str::trim).filter(|part| !part.is_empty());
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
