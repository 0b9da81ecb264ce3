//! Furniture of the page: lines whose words alone say that they are not running text.

use crate::date::day_in;
use crate::document::BlockKind;

use super::fields::is_only_date;
use super::shape::{ends_in_stop, is_capitals, words};
use super::words::List;

/// Lines of menus, fields and authors are shorter than this, in bytes.
const SHORT: usize = 160;
/// Captions are shorter than this.
const CAPTION: usize = 600;

/// The kind of a line that its words give away.
pub(super) fn furniture(line: &str) -> Option<BlockKind> {
    if line.len() > CAPTION {
        return None;
    }
    if line.len() > SHORT {
        return is_caption(line, None).then_some(BlockKind::Caption);
    }
    let folded = line.to_ascii_lowercase();
    if is_boilerplate(line, &folded) {
        Some(BlockKind::Boilerplate)
    } else if is_byline(line, &folded) {
        Some(BlockKind::Byline)
    } else if is_only_date(line) || is_field(line, &folded) || is_wire_note(line, &folded) {
        Some(BlockKind::Metadata)
    } else if is_caption(line, Some(&folded)) {
        Some(BlockKind::Caption)
    } else {
        None
    }
}

/// The last words of a long line, where a credit stands.
fn tail(line: &str) -> &str {
    const CREDIT: usize = 70;
    let mut start = line.len().saturating_sub(CREDIT);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    &line[start..]
}

fn is_boilerplate(line: &str, folded: &str) -> bool {
    let label = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    !line.contains(char::is_alphanumeric)
        || List::Boilerplate.contains(label)
        || List::BoilerplateStarts.prefix_of(folded).is_some()
        || is_invitation(line, folded)
        || is_count(folded)
        || is_menu(line)
        || is_code(line)
}

/// *Sign up for our newsletter*, *Copyright 2024 Harrow Gazette*; not *Sign up for the army, the poster said.*
fn is_invitation(line: &str, folded: &str) -> bool {
    List::Invitations.prefix_of(folded).is_some_and(|length| {
        let is_offer = words(&folded[length..]).any(|word| List::PageWords.contains(word));
        is_offer || !ends_in_stop(line) && !folded.starts_with("follow") && !line.contains(['“', '"', '‘'])
    })
}

/// `12 comments`, `Comments (12)`, `1.2k shares`
fn is_count(folded: &str) -> bool {
    const LONGEST: usize = 24;
    if folded.len() > LONGEST {
        return false;
    }
    let mut parts = words(folded);
    let (Some(one), Some(two), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    is_number(one) && List::Counted.contains(two) || is_number(two) && List::Counted.contains(one)
}

/// Entries of a menu side by side: `News | Weather | Sport`, `Home > Local`.
fn is_menu(line: &str) -> bool {
    let entries = line.split(['|', '>', '›', '»', '•', '·']);
    let small = |entry: &str| words(entry).nth(3).is_none() && entry.trim().starts_with(char::is_uppercase);
    !ends_in_stop(line)
        && line.contains(" | ") | line.contains(" > ") | line.contains(" › ") | line.contains(" » ")
        && entries.clone().count() > 2
        && entries.clone().all(small)
}

/// A rest of a style sheet or script: `.bio {`, `}`, `float:left;`.
fn is_code(line: &str) -> bool {
    line.ends_with(['{', '}']) || line.ends_with(';') && line.contains(':') && words(line).nth(3).is_none()
}

/// `By Ada Moor and Jon Roe, Harrow Gazette`, `(Reporting by Ada Moor; Editing by Jon Roe)`.
fn is_byline(line: &str, folded: &str) -> bool {
    let is_contact = line.starts_with("((") && line.ends_with("))") && line.contains('@');
    if is_address(line) || is_contact {
        return true;
    }
    let Some(length) = List::Bylines.prefix_of(folded) else { return false };
    let names = without_day(&line[length..]);
    let inner = names.trim_end_matches([')', '.']);
    let named = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "and" | "in" | "for" | "of" | "the" | "at" | "de" | "van" | "von" | "by" | "with" | "special" | "to"
            )
            || List::Roles.contains(word)
            || word.contains('@')
    };
    let credited = line.starts_with('(') || length > 2;
    words(names).next().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words(names).nth(20).is_none()
        && words(inner).all(|word| named(word) || credited && List::Bylines.contains(word))
        && (credited || !ends_in_stop(line) || is_capitals(inner, 1))
}

/// `amoor@gazette.example`: a mail address and nothing else.
fn is_address(line: &str) -> bool {
    let host = line.split_once('@').filter(|(name, _)| !name.is_empty()).map(|(_, host)| host.trim_end_matches('.'));
    host.is_some_and(|host| host.contains('.') && !host.contains('/')) && !line.contains(char::is_whitespace)
}

/// `Ada Moor | Nov. 16, 2024` without its day.
fn without_day(names: &str) -> &str {
    match names.rsplit_once(['|', '•', '·']) {
        Some((before, day)) if is_only_date(day.trim()) => before.trim_end(),
        _ => names,
    }
}

/// `(Adds quotes, background)`, `($1 = 9.1 krone)`: a note of an agency to its editors, a rate of exchange.
fn is_wire_note(line: &str, folded: &str) -> bool {
    let is_note = |note: &str| List::WireNotes.prefix_of(note).is_some() || note.contains(" = ");
    line.ends_with(')') && folded.strip_prefix('(').is_some_and(is_note)
}

/// `Published: 16 November 2024`, `Tags: pier, ferry`, `FOR IMMEDIATE RELEASE`, an address on its own.
fn is_field(line: &str, folded: &str) -> bool {
    let Some(length) = List::Fields.prefix_of(folded) else {
        return folded.starts_with("http") && words(line).count() < 12 && !line.contains(' ');
    };
    let rest = folded[length..].trim_start();
    // A field that runs into a sentence is cut from it later.
    let runs_on = ends_in_stop(rest) && words(rest).nth(9).is_some();
    let is_data = is_only_date(rest) || !runs_on && day_in(rest).is_some();
    match rest.strip_prefix(':') {
        Some(value) => is_data || !ends_in_stop(value) || words(value).nth(2).is_none(),
        // ‘SOURCE Vance Holdings’ ends a press release; ‘Published’ has its day on the next line.
        None if rest.is_empty() => length > 8 && (is_capitals(line, 4) || is_day_label(folded)),
        None => is_data && is_only_date(rest) || line.starts_with("SOURCE ") && !ends_in_stop(line),
    }
}

/// A field for a day, without it.
fn is_day_label(folded: &str) -> bool {
    matches!(folded, "published" | "last updated" | "last modified" | "first published" | "published on" | "updated on")
}

/// A label before it, or a credit behind it: `Photo: Ada Moor`, `(Ada Moor/Getty Images)`.
///
/// A short line comes `folded` too; only such a one has its label before it.
fn is_caption(line: &str, folded: Option<&str>) -> bool {
    let tail = tail(line);
    // Every credit has a bracket, slash or colon, or follows *by* or *via*.
    let agency = || {
        (line.ends_with(')') || tail.contains('/') || tail.contains(" via "))
            && List::PictureAgencies.ends(&tail.to_ascii_lowercase())
    };
    let labelled = folded.is_some_and(|line| List::CaptionStarts.prefix_of(line).is_some());
    (labelled || List::is_credited(line, line.len() - tail.len()) || agency()) && !line.contains(['“', '"'])
}
