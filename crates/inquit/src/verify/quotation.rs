//! A quotation taken apart: words, marks of omission, brackets.

use std::ops::Range;

use super::kinds::denies;
use super::numbers::Numbers;
use super::words::{Word, compound_of, key_of, words_of};
use crate::text::chars::is_mark;
use crate::text::span::Span;

/// The words of a quotation: as much as it takes to find it letter by letter.
#[derive(Debug)]
pub(super) struct Wording<'q> {
    pub(super) text: &'q str,
    /// The text without the marks and blanks around it.
    pub(super) body: Span,
    pub(super) words: Vec<Word>,
    brackets: Vec<Span>,
    omissions: Vec<Span>,
    /// Where *[sic]* stands.
    sic: Vec<Span>,
}

impl<'q> Wording<'q> {
    /// None of a quotation without a word, and of one that is longer than any text that can be parsed: it stands nowhere.
    pub(super) fn new(text: &'q str) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        let body = body(text);
        let brackets = brackets(text, body);
        let omissions = omissions(text, body);
        let is_sic = |span: &Span| ["[sic]", "(sic)"].iter().any(|sic| span.text(text).eq_ignore_ascii_case(sic));
        let sic: Vec<Span> = brackets.iter().copied().filter(is_sic).collect();
        let mut words = words_of(text);
        words.retain(|word| body.contains(word.span) && !word.span.lies_in(&omissions) && !word.span.lies_in(&sic));
        if !brackets.is_empty() {
            words = join_letters(text, words, &brackets);
        }
        (!words.is_empty()).then_some(Self { text, body, words, brackets, omissions, sic })
    }

    /// From the end of the word before these to the start of the one behind: what stands between and in them.
    pub(super) fn around(&self, words: Range<usize>) -> &'q str {
        let start = words.start.checked_sub(1).map_or(self.body.start(), |before| self.words[before].span.end());
        let end = self.words.get(words.end).map_or(self.body.end(), |word| word.span.start());
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// A quotation ready to be looked for.
#[derive(Debug)]
pub(super) struct Quotation<'q> {
    pub(super) text: &'q str,
    /// The text without the marks and blanks around it.
    pub(super) body: Span,
    pub(super) words: Vec<Word>,
    /// For each word what it tells of the place that it stands there, in points.
    pub(super) worth: Vec<i32>,
    /// For each word whether an editor put it in: *[the council]*, *[w]e*.
    pub(super) bracketed: Vec<bool>,
    /// Stretches of words between the marks of omission.
    pub(super) segments: Vec<Range<usize>>,
    /// Where *[sic]* stands.
    pub(super) sic: Vec<Span>,
    pub(super) numbers: Numbers,
}

impl<'q> Quotation<'q> {
    pub(super) fn new(wording: Wording<'q>) -> Self {
        let Wording { text, body, words, brackets, omissions, sic } = wording;
        let is_put_in = |word: &Word| !overlapping(&brackets, word.span).is_empty();
        let bracketed: Vec<bool> = words.iter().map(is_put_in).collect();
        let worth = words.iter().zip(&bracketed).map(|(word, &is_own)| worth(word.span.text(text), is_own)).collect();
        let segments = segments(&words, &omissions);
        // No word is the empty one.
        let compound = |pair: &[Word]| compound_of(text, pair[0].span, pair[1].span).unwrap_or_else(|| key_of(""));
        let compounds: Vec<u64> = words.windows(2).map(compound).collect();
        let numbers = Numbers::new(text, &words, &compounds);
        Self { text, body, words, worth, bracketed, segments, sic, numbers }
    }

    pub(super) fn word(&self, place: usize) -> &'q str {
        self.words.get(place).map_or("", |word| word.span.text(self.text))
    }

    /// What stands between two words.
    pub(super) fn gap_text(&self, first: usize, second: usize) -> &'q str {
        self.gap(first, second).text(self.text)
    }

    /// Where it stands.
    pub(super) fn gap(&self, first: usize, second: usize) -> Span {
        let start = self.words.get(first).map_or(self.body.end(), |word| word.span.end());
        let end = self.words.get(second).map_or(self.body.end(), |word| word.span.start());
        Span::new(start.min(end), end.max(start))
    }

    /// The part of `span` that is inside the quotation’s own marks.
    pub(super) fn inside(&self, span: Span) -> Span {
        Span::new(span.start().min(self.body.end()), span.end().min(self.body.end()))
    }

    /// From the first byte of these words to the last.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        match self.words.get(words.start..words.end) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => {
                let at = self.words.get(words.start).map_or(self.body.end(), |word| word.span.start());
                Span::new(at, at)
            }
        }
    }
}

/// Does the word join the items of a list?
pub(super) fn joins_items(word: &str) -> bool {
    const JOINERS: [&str; 8] = ["and", "or", "y", "e", "und", "oder", "et", "ou"];
    JOINERS.contains(&word)
}

/// Little of an editor’s word, and of *not*, which stands in many places.
fn worth(word: &str, is_put_in: bool) -> i32 {
    match () {
        () if is_put_in => 3,
        () if denies(word) => 6,
        () => 10,
    }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

/// The text without marks and blanks at its ends.
fn body(text: &str) -> Span {
    let is_outer = |c: char| c.is_whitespace() || is_mark(c) || c == '\u{feff}';
    let front = text.trim_start_matches(is_outer);
    let start = text.len() - front.len();
    span(start..start + front.trim_end_matches(is_outer).len())
}

/// What stands in square brackets, with them; an open one without an end is none.
fn brackets(text: &str, body: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices().filter(|&(at, _)| body.range().contains(&at)) {
        match (c, open) {
            ('[', _) => open = Some(at),
            (']', Some(start)) => {
                found.push(span(start..at + 1));
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Those of `spans`, which are in order and apart, that share a byte with `span`.
fn overlapping(spans: &[Span], span: Span) -> &[Span] {
    let start = spans.partition_point(|other| other.end() <= span.start());
    let end = spans.partition_point(|other| other.start() < span.end());
    &spans[start..end.max(start)]
}

/// The marks of omission: *…*, *...*, *. . .*, *[...]*, *(…)*, and *\* \* \** as lawyers write.
fn omissions(text: &str, body: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let inside = &text[body.range()];
    let mut at = 0;
    let is_dot = |c: char| matches!(c, '.' | '…' | '*');
    while let Some(start) = inside[at..].find(is_dot).map(|start| at + start) {
        let rest = &inside[start..];
        // Dots with single spaces between are one mark.
        let end = rest.char_indices().take_while(|&(i, c)| is_dot(c) || c == ' ' && rest[i + 1..].starts_with(is_dot));
        let length = end.last().map_or(1, |(i, c)| i + c.len_utf8());
        let dots = rest[..length].chars().filter(|&c| is_dot(c)).count();
        at = start + length;
        // *f\*\*\** is a word.
        let is_attached = rest.starts_with('*') && inside[..start].ends_with(char::is_alphanumeric);
        if !is_attached && (dots >= 3 || rest[..length].contains('…')) {
            let has_frame = inside[..start].ends_with(['[', '(']) && inside[at..].starts_with([']', ')']);
            let frame = usize::from(has_frame);
            let offset = body.start() as usize;
            found.push(span(offset + start - frame..offset + at + frame));
        }
    }
    found
}

/// Letters in brackets joined to those beside them: *[w]e* and *expect[s]* are one word.
fn join_letters(text: &str, words: Vec<Word>, brackets: &[Span]) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let part = |last: &Word| {
            let gap = text.get(last.span.end() as usize..word.span.start() as usize).unwrap_or_default();
            matches!(gap, "[" | "]")
                && !(overlapping(brackets, last.span).is_empty() && overlapping(brackets, word.span).is_empty())
        };
        match joined.last_mut().filter(|last| part(last)) {
            Some(last) => {
                let whole = last.span.cover(word.span);
                last.span = overlapping(brackets, whole).iter().fold(whole, |all, bracket| all.cover(*bracket));
                let letters: String = last.span.text(text).chars().filter(|c| !matches!(c, '[' | ']')).collect();
                last.key = key_of(&letters);
            }
            None => joined.push(word),
        }
    }
    joined
}

/// The words between marks of omission.
fn segments(words: &[Word], omissions: &[Span]) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut start = 0;
    for mark in omissions {
        let end = words.partition_point(|word| word.span.start() < mark.start());
        if end > start {
            segments.push(start..end);
            start = end;
        }
    }
    if start < words.len() {
        segments.push(start..words.len());
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotation(text: &str) -> Quotation<'_> {
        Quotation::new(Wording::new(text).expect("it has words"))
    }

    fn words(text: &str) -> Vec<&str> {
        let quotation = quotation(text);
        (0..quotation.words.len()).map(|place| quotation.word(place)).collect()
    }

    #[test]
    fn marks_of_omission_part_segments() {
        for mark in ["…", "...", ". . .", "[...]", "(…)", "[…]"] {
            let text = format!("“We {mark} tested it.”");
            assert_eq!(quotation(&text).segments, [0..1, 1..3], "{mark}");
        }
        assert_eq!(quotation("… we tested it …").segments.len(), 1);
    }

    #[test]
    fn letters_in_brackets_are_of_their_word() {
        assert_eq!(words("[w]e expect[s] it"), ["[w]e", "expect[s]", "it"]);
        assert_eq!(quotation("[w]e tested [the pier]").bracketed, [true, false, true, true]);
    }

    #[test]
    fn sic_is_no_word() {
        assert_eq!(words("the inspectors [sic] findings"), ["the", "inspectors", "findings"]);
    }
}
