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
}
