//! What the shape of a line says: stops, capitals, markers.

use crate::text::chars::{is_dash, is_mark, is_stop};

/// Does a stop end `line`, closing marks and brackets apart?
pub(super) fn ends_in_stop(line: &str) -> bool {
    line.trim_end_matches(|c: char| is_mark(c) || matches!(c, ')' | ']' | '}') || c.is_whitespace()).ends_with(is_stop)
}

/// The words of `line`: what stands between white space, without the punctuation around it.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Running text: it has its final stop, or it is too long for anything else.
pub(super) fn is_prose(line: &str) -> bool {
    const LONG: usize = 200;
    line.len() > LONG || ends_in_stop(line) && words(line).nth(3).is_some()
}

/// Do the longer words begin with capitals, as in the headlines of many outlets?
pub(super) fn is_title_case(line: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words(line).filter(|word| word.len() > 3) {
        long += 1;
        capital += usize::from(word.starts_with(char::is_uppercase));
    }
    // One long word in ten may be a small one (with, from) for the outlet.
    long >= 4 && capital * 10 >= long * 8
}

/// All letters are capitals, and there are at least `least` of them.
pub(super) fn is_capitals(words: &str, least: usize) -> bool {
    let mut letters = 0;
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        if !c.is_uppercase() {
            return false;
        }
        letters += 1;
    }
    letters >= least
}

/// Could `line` be a headline or a heading: a few words that no punctuation ends?
pub(super) fn is_heading_like(line: &str, longest: usize) -> bool {
    line.len() <= longest
        && !ends_in_stop(line)
        && !line.ends_with([',', ';', ':', '-'])
        && !line.ends_with(is_dash)
        && line.trim_start_matches(is_mark).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// A quotation and nothing else, as a pull quotation is.
pub(super) fn is_all_quoted(line: &str) -> bool {
    line.starts_with(is_mark) && line.ends_with(is_mark)
}

/// How an item of a list is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A character that nothing but a list begins with.
    Bullet,
    /// A hyphen or an asterisk, which may also be a dash or a footnote.
    Dash,
    /// A number with a stop or bracket.
    Number,
    /// A small letter with a bracket.
    Letter,
}

/// The marker that `line` begins with.
pub(super) fn list_marker(line: &str) -> Option<Marker> {
    let mut chars = line.chars();
    let first = chars.next()?;
    match first {
        '•' | '◦' | '▪' | '‣' | '⁃' | '●' | '○' | '■' | '·' | '➤' | '►' => Some(Marker::Bullet),
        '-' | '*' | '–' => chars.next().filter(|c| c.is_whitespace()).map(|_| Marker::Dash),
        '(' | '0'..='9' => {
            let digits = line.trim_start_matches('(').trim_start_matches(|c: char| c.is_ascii_digit());
            let length = line.len() - digits.len();
            let rest = digits.strip_prefix(['.', ')'])?;
            (length <= 3
                && line[..length].ends_with(|c: char| c.is_ascii_digit())
                && rest.starts_with(char::is_whitespace))
            .then_some(Marker::Number)
        }
        'a'..='z' => line[1..].starts_with(") ").then_some(Marker::Letter),
        _ => None,
    }
}

/// How the name before the colon of a turn is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// In capitals, or `Q` and `A`.
    Capitals,
    /// With a title, or with what the person is behind it: *Ms Lund*, *Ada Lund (East Carrow)*, *Ada Lund -- Analyst*; or
    /// told to ask or answer, *Q - Ada Lund*.
    Titled,
    /// As names are in a text.
    Mixed,
    /// *Q.* and *A.*, which also begin a name.
    Letter,
}

/// Where the label of a turn ends and what is said begins: behind *MOOR:*, *The CHAIRMAN.* or *Q.*
pub(crate) fn label_end(turn: &str) -> Option<usize> {
    turn_with_stop(turn).map(|(name, _)| turn.find(name).map_or(0, |at| at + name.len()) + 1).or_else(|| {
        let colon = turn.find(": ")?;
        Some(colon + 1)
    })
}

/// The name before the stop of `line`, as in minutes of committees and courts: *The CHAIRMAN.*, *Mr. MOOR.*, *Q.*
fn turn_with_stop(line: &str) -> Option<(&str, Case)> {
    const FRONT: [&str; 12] =
        ["The", "Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "Senator", "Chairman", "Chairwoman", "Rep.", "Sen.", "Mr"];
    if let Some(letter) = ["Q. ", "A. "].iter().find(|letter| line.starts_with(**letter)) {
        return Some((&letter[..1], Case::Letter));
    }
    let (front, rest) = line.split_once(' ')?;
    let name = rest.split(". ").next().filter(|name| rest.len() > name.len())?;
    let is_name = FRONT.contains(&front) && name.len() > 2 && name.split(' ').all(|word| is_capitals(word, 2));
    is_name.then_some((name, Case::Titled))
}

/// The account of a post: *@harbour_ada:*
fn turn_of_account(line: &str) -> Option<(&str, Case)> {
    const LONGEST: usize = 31;
    let handle = line.strip_prefix('@')?;
    let length = handle.bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let is_label = length > 1 && handle[length..].starts_with(": ");
    is_label.then(|| (&line[..length + 1], Case::Capitals))
}

/// The name before the colon of `line`, as in a transcript; a time may stand before it.
pub(super) fn turn_name(line: &str) -> Option<(&str, Case)> {
    const LONGEST_NAME: usize = 72;
    const TITLES: [&str; 27] = [
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
        "Prof",
        "Professor",
        "Sir",
        "Dame",
        "Lord",
        "Lady",
        "Baroness",
        "Hon",
        "Rev",
        "Sen",
        "Rep",
        "Gov",
        "Senator",
        "Judge",
        "Justice",
        "Madam",
        "Chairman",
        "Chair",
        "Cllr",
        "Councillor",
        "Counsel",
        "Alderman",
    ];
    let has_title = |name: &str| words(name).next().is_some_and(|first| TITLES.contains(&first)) && name.contains(' ');
    let line = &line[time_length(line)..];
    if let Some(turn) = turn_with_stop(line).or_else(|| turn_of_account(line)) {
        return Some(turn);
    }
    // *Q - Ada Lund, Analyst:* asks, and *A - …* answers.
    let part = ["Q - ", "A - ", "Q – ", "A – "].iter().find_map(|part| line.strip_prefix(part));
    let line = part.unwrap_or(line);
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let colon = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST_NAME)])?;
    let label = &line[..colon];
    // *The Minister for Ports (Ms Ada Moor):*
    let holder = label.strip_prefix("The ").and_then(|office| office.strip_suffix(')')?.split_once(" ("));
    if let Some((_, name)) = holder.filter(|(_, name)| has_title(name)) {
        return Some((name, Case::Titled));
    }
    let name = label.split(['(', ',']).next()?.split(" -- ").next()?.trim();
    let plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    let is_named = words(name).all(|word| word.starts_with(char::is_uppercase)) && words(name).nth(4).is_none();
    let case = match () {
        () if is_capitals(name, 2) || matches!(name, "Q" | "A") => Case::Capitals,
        () if has_title(name) || part.is_some() => Case::Titled,
        () if name.contains(' ') && (label.contains(" -- ") || label.ends_with(')')) => Case::Titled,
        () => Case::Mixed,
    };
    (plain && is_named && line[colon + 1..].starts_with(char::is_whitespace)).then_some((name, case))
}

/// Length of the time of a recording at the start of `line`: `[00:12]`, `(1:02:33)`, `00:12`.
fn time_length(line: &str) -> usize {
    const LONGEST: usize = 16;
    if !line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(')) {
        return 0;
    }
    let is_part = |b: &u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'[' | b']' | b'(' | b')' | b' ');
    let length = line.bytes().take(LONGEST).take_while(|b| is_part(b)).count();
    if line[..length].contains(':') { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_of_lists() {
        assert_eq!(list_marker("• the pier"), Some(Marker::Bullet));
        assert_eq!(list_marker("- the pier"), Some(Marker::Dash));
        assert_eq!(list_marker("12. the pier"), Some(Marker::Number));
        assert_eq!(list_marker("(3) the pier"), Some(Marker::Number));
        assert_eq!(list_marker("1998. the pier"), None);
        assert_eq!(list_marker("-5 degrees"), None);
    }

    #[test]
    fn names_of_turns() {
        assert_eq!(turn_name("ROE: We left."), Some(("ROE", Case::Capitals)));
        assert_eq!(turn_name("ADA MOOR (by phone): We left."), Some(("ADA MOOR", Case::Capitals)));
        assert_eq!(turn_name("[00:12] ROE: We left."), Some(("ROE", Case::Capitals)));
        assert_eq!(turn_name("Gus Roe: We left."), Some(("Gus Roe", Case::Mixed)));
        assert_eq!(turn_name("Ms Lund: We left."), Some(("Ms Lund", Case::Titled)));
        assert_eq!(turn_name("Ada Lund (East Carrow): We left."), Some(("Ada Lund", Case::Titled)));
        assert_eq!(turn_name("Ada Lund -- Chief Analyst: We left."), Some(("Ada Lund", Case::Titled)));
        assert_eq!(turn_name("Q - Ada Lund, Carrow: We left."), Some(("Ada Lund", Case::Titled)));
        assert_eq!(turn_name("The CHAIRMAN. We left."), Some(("CHAIRMAN", Case::Titled)));
        assert_eq!(turn_name("Mr. MOOR. We left."), Some(("MOOR", Case::Titled)));
        assert_eq!(turn_name("Q. Have you left?"), Some(("Q", Case::Letter)));
        assert_eq!(turn_name("The Minister for Ports (Ms Moor): We left."), Some(("Ms Moor", Case::Titled)));
        assert_eq!(turn_name("@harbour_ada: we left"), Some(("@harbour_ada", Case::Capitals)));
        assert_eq!(turn_name("The council left."), None);
        assert_eq!(turn_name("The mayor: We left."), None);
        assert_eq!(turn_name("ROE 12:30"), None);
    }
}
