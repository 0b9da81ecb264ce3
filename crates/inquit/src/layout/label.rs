//! The label of a turn: who speaks, before a colon or a stop.

use super::shape::{is_capitals, words};
use super::{speaker_line, subtitles};

/// Who speaks in a turn, as the beginning of its line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label<'t> {
    pub(super) name: &'t str,
    pub(super) case: Case,
    /// A title or an office stands beside the name: *SENATOR MOOR*, *Ada Moor, CEO*.
    pub(super) has_office: bool,
    /// Where the label ends in the line, in bytes.
    end: usize,
}

impl Label<'_> {
    /// What is said behind it in its line.
    pub(super) fn said<'l>(&self, line: &'l str) -> &'l str {
        line.get(self.end..).unwrap_or_default()
    }
}

/// How the name of a label is written.
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
    /// Who writes in a chat, behind the time.
    Nick,
}

const TITLES: [&str; 29] = [
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
    "Minister",
    "President",
];

/// Does a name follow its title, in capitals or not?
fn has_title(name: &str) -> bool {
    let first = words(name).next().unwrap_or_default();
    name.contains(' ') && TITLES.iter().any(|title| title.eq_ignore_ascii_case(first))
}

/// The label at the start of `line`; the time of a recording may stand before it.
pub(super) fn label(line: &str) -> Option<Label<'_>> {
    let time = time_length(line);
    let rest = &line[time..];
    let plain =
        || name_with_stop(rest).or_else(|| account(rest)).or_else(|| before_colon(rest)).or_else(|| letter(rest));
    let label = plain().or_else(|| if time > 0 { nick(rest) } else { None })?;
    // A message with its day may be one of a chat.
    let case = if is_dated(&line[..time]) { Case::Nick } else { label.case };
    Some(Label { end: time + label.end, case, ..label })
}

/// Where the label of a turn ends and what is said begins, in bytes; the label may have lines of its own.
pub(crate) fn label_end(turn: &str) -> Option<usize> {
    let inline = label(turn).map(|label| label.end);
    inline.or_else(|| speaker_line::lines_end(turn)).or_else(|| subtitles::dash_length(turn))
}

/// The label of a turn that is no part of a sentence, since it has no colon: where the name ends, and where the label.
pub(crate) fn label_apart(turn: &str) -> Option<(usize, usize)> {
    /// A label is shorter, in bytes.
    const LONGEST: usize = 400;
    let turn = &turn[..turn.floor_char_boundary(LONGEST)];
    // *A. Moor: We left.*
    if before_colon(turn).is_some() {
        return None;
    }
    let with_stop = name_with_stop(turn).or_else(|| letter(turn)).map(|label| (label.end - 1, label.end));
    with_stop.or_else(|| Some((speaker_line::name_length(turn)?, speaker_line::lines_end(turn)?)))
}

/// A name in capitals before a stop, as in the minutes of committees: *The CHAIRMAN.*, *Mr. MOOR.*
fn name_with_stop(line: &str) -> Option<Label<'_>> {
    const FRONT: [&str; 12] =
        ["The", "Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "Senator", "Chairman", "Chairwoman", "Rep.", "Sen.", "Mr"];
    let (front, rest) = line.split_once(' ')?;
    let (name, _) = rest.split_once(". ")?;
    let is_name = FRONT.contains(&front) && name.len() > 2 && name.split(' ').all(|word| is_capitals(word, 2));
    let end = front.len() + 1 + name.len() + 1;
    is_name.then_some(Label { name, case: Case::Titled, has_office: true, end })
}

/// *Q.* and *A.* of the record of a court.
fn letter(line: &str) -> Option<Label<'_>> {
    let is_letter = line.starts_with("Q. ") || line.starts_with("A. ");
    is_letter.then(|| Label { name: &line[..1], case: Case::Letter, has_office: false, end: 2 })
}

/// The account of a post: *@harbour_ada:*
fn account(line: &str) -> Option<Label<'_>> {
    const LONGEST: usize = 31;
    let handle = line.strip_prefix('@')?;
    let length = handle.bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let is_label = length > 1 && handle[length..].starts_with(": ");
    is_label.then(|| Label { name: &line[..length + 1], case: Case::Capitals, has_office: false, end: length + 2 })
}

/// *gus_r  we left* or *<gus_r> we left*, behind the time.
fn nick(line: &str) -> Option<Label<'_>> {
    const LONGEST: usize = 24;
    let end = line.bytes().take(LONGEST).position(|byte| byte == b' ' || byte == b'\t')?;
    let framed = line[..end].strip_prefix('<').and_then(|name| name.strip_suffix('>'));
    let name = framed.unwrap_or(&line[..end]);
    let is_set_off = framed.is_some() || line[end..].starts_with("  ") || line[end..].starts_with('\t');
    // *News  BBC One* is a programme.
    let is_nick = name.starts_with(char::is_lowercase) || name.contains(|c: char| c.is_ascii_digit() || c == '_');
    let is_name = name.contains(char::is_alphabetic) && (framed.is_some() || is_nick && !name.contains(['<', '>']));
    let has_columns = line[end..].trim().contains("  ");
    (is_set_off && is_name && !has_columns).then_some(Label { name, case: Case::Nick, has_office: false, end })
}

/// A name before a colon, with what its owner is.
fn before_colon(line: &str) -> Option<Label<'_>> {
    const LONGEST: usize = 72;
    // *Q - Ada Lund, Analyst:* asks, and *A - …* answers.
    let part = ["Q - ", "A - ", "Q – ", "A – "].into_iter().find(|part| line.starts_with(part));
    let front = part.map_or(0, str::len);
    let line = &line[front..];
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let colon = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST)])?;
    let label = &line[..colon];
    let end = front + colon + 1;
    // *The Minister for Ports (Ms Ada Moor):*
    let holder = label.strip_prefix("The ").and_then(|office| office.strip_suffix(')')?.split_once(" ("));
    if let Some((_, name)) = holder.filter(|(_, name)| has_title(name)) {
        return Some(Label { name, case: Case::Titled, has_office: true, end });
    }
    let name = label.split(['(', ',']).next()?.split(" -- ").next()?.trim();
    let plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    let is_named = words(name).all(|word| word.starts_with(char::is_uppercase)) && words(name).nth(4).is_none();
    let is_described = name.contains(' ') && (label.contains(" -- ") || label.ends_with(')'));
    let case = match () {
        () if is_capitals(name, 2) || matches!(name, "Q" | "A") => Case::Capitals,
        () if has_title(name) || part.is_some() || is_described => Case::Titled,
        () => Case::Mixed,
    };
    let is_label = plain && is_named && line[colon + 1..].starts_with(char::is_whitespace);
    is_label.then(|| Label { name, case, has_office: has_title(name) || is_office_behind(label), end })
}

/// *Ada Moor, CEO*, but no age: *Ada Moor, 43*.
fn is_office_behind(label: &str) -> bool {
    label.split_once(", ").is_some_and(|(name, office)| {
        name.contains(' ') && office.starts_with(char::is_uppercase) && !office.contains(|c: char| c.is_ascii_digit())
    })
}

/// Length of the time of a recording or a message at the start of `line`: `[00:12]`, `(1:02:33)`, `00:12`, `[07/02/23,
/// 08:14]`, `07/02/23, 08:14 -`.
fn time_length(line: &str) -> usize {
    const LONGEST: usize = 28;
    if !line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(')) {
        return 0;
    }
    let is_part =
        |b: &u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'/' | b',' | b'[' | b']' | b'(' | b')' | b' ');
    let length = line.bytes().take(LONGEST).take_while(|b| is_part(b)).count();
    let length = length + if is_dated(&line[..length]) && line[length..].starts_with("- ") { 2 } else { 0 };
    if line[..length].contains(':') { length } else { 0 }
}

/// The day and time of a message.
fn is_dated(time: &str) -> bool {
    time.contains('/') && time.contains(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_turns() {
        let named = |line| label(line).map(|label| (label.name, label.case));
        assert_eq!(named("ROE: We left."), Some(("ROE", Case::Capitals)));
        assert_eq!(named("ADA MOOR (by phone): We left."), Some(("ADA MOOR", Case::Capitals)));
        assert_eq!(named("[00:12] ROE: We left."), Some(("ROE", Case::Capitals)));
        assert_eq!(named("Gus Roe: We left."), Some(("Gus Roe", Case::Mixed)));
        assert_eq!(named("Ms Lund: We left."), Some(("Ms Lund", Case::Titled)));
        assert_eq!(named("Ada Lund (East Carrow): We left."), Some(("Ada Lund", Case::Titled)));
        assert_eq!(named("Ada Lund -- Chief Analyst: We left."), Some(("Ada Lund", Case::Titled)));
        assert_eq!(named("Q - Ada Lund, Carrow: We left."), Some(("Ada Lund", Case::Titled)));
        assert_eq!(named("The CHAIRMAN. We left."), Some(("CHAIRMAN", Case::Titled)));
        assert_eq!(named("Mr. MOOR. We left."), Some(("MOOR", Case::Titled)));
        assert_eq!(named("Q. Have you left?"), Some(("Q", Case::Letter)));
        assert_eq!(named("The Minister for Ports (Ms Moor): We left."), Some(("Ms Moor", Case::Titled)));
        assert_eq!(named("@harbour_ada: we left"), Some(("@harbour_ada", Case::Capitals)));
        assert_eq!(named("A. Moor: We left."), Some(("A. Moor", Case::Mixed)));
        assert_eq!(named("[07/02/23, 08:14] Gus Roe: we left"), Some(("Gus Roe", Case::Nick)));
        assert_eq!(named("07/02/23, 08:14 - Gus Roe: we left"), Some(("Gus Roe", Case::Nick)));
        assert_eq!(named("19:00  News  on two"), None);
        assert_eq!(named("23:02 gus.r  we left"), Some(("gus.r", Case::Nick)));
        assert_eq!(named("[23:02] <gus_r> we left"), Some(("gus_r", Case::Nick)));
        assert_eq!(named("23:02 we left"), None);
        assert_eq!(named("The council left."), None);
        assert_eq!(named("The mayor: We left."), None);
        assert_eq!(named("ROE 12:30"), None);
    }

    #[test]
    fn what_is_said_begins_behind_the_label() {
        let said = |turn: &'static str| label_end(turn).map(|end| turn[end..].trim());
        for turn in [
            "ROE: We left.",
            "[00:12] ROE: We left.",
            "The CHAIRMAN. We left.",
            "Mr. MOOR. We left.",
            "A. We left.",
            "@harbour_ada: We left.",
            "Q - Ada Lund, Carrow: We left.",
            "The Minister for Ports (Ms Moor): We left.",
        ] {
            assert_eq!(said(turn), Some("We left."), "{turn}");
        }
        assert_eq!(said("We left."), None);
    }
}
