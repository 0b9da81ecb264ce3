//! What stands between words: marks, and what they tell of who speaks.

use super::index::Source;
use super::kinds::denies;
use super::locate::Reading;
use super::quotation::Quotation;
use super::words::is_contracted;
use super::{Change, Edit, EditKind};
use crate::text::chars::{is_mark, is_stop};
use crate::text::span::Span;

/// Both texts, for what is between their words.
#[derive(Clone, Copy)]
pub(super) struct Marks<'e, 'q> {
    pub(super) quotation: &'e Quotation<'q>,
    pub(super) source: &'e Source,
}

impl Marks<'_, '_> {
    /// Are two words of the source of different speakers, or of separate quotations, though the quotation shows no mark
    /// between them?
    pub(super) fn parts_voices(&self, one: usize, two: usize, words: (usize, usize)) -> bool {
        let (first, second) = (self.source.voice(one), self.source.voice(two));
        let shown = self.quotation.gap_text(words.0, words.1).contains(is_mark);
        let are_apart = first != second && first > 0 && second > 0 && !self.source.share_quote(one, two);
        are_apart && !shown && !self.source.goes_on(one, two)
    }

    /// What stands between two words that follow each other in both texts.
    pub(super) fn between(&self, before: (usize, usize), next: (usize, usize)) -> Option<Edit> {
        let at = self.quotation.gap(before.0, next.0);
        let there = self.source.span(before.1..next.1 + 1);
        if self.parts_voices(before.1, next.1, (before.0, next.0)) {
            return Some(Edit { kind: EditKind::Merged, change: None, quotation: at, source: there });
        }
        let (ours, theirs) = (self.quotation.gap_text(before.0, next.0), self.source.written_gap(before.1, next.1));
        // *do not*, *don’t*: told as a change of the words.
        let (word, original) = (self.quotation.word(next.0), self.source.word(next.1));
        let is_respelled = word != original && is_contracted(word) != is_contracted(original);
        let ours = without_sic(ours);
        if ours == theirs || is_respelled {
            return None;
        }
        Some(self.difference(&ours, &self.source.gap(before.1, next.1), before.0, before.1))
    }

    /// The stop behind a word, where the quotation has another one than the source.
    pub(super) fn stop(&self, word: usize, place: usize) -> Option<Edit> {
        let stop = |gap: &str| gap.chars().find(|&c| is_stop(c) || matches!(c, ',' | ';' | ':'));
        let ours = self.quotation.gap_text(word, word + 1);
        if ours.contains("..") {
            return None;
        }
        let theirs = &self.source.gap(place, place + 1);
        let is_other = stop(ours).is_some_and(|mark| mark != '…' && Some(mark) != stop(theirs));
        is_other.then(|| self.difference(ours, theirs, word, place))
    }

    /// The difference of what follows a word: most marks are typography, but not that of a question, nor signs of money
    /// and of parts of a hundred.
    fn difference(&self, ours: &str, theirs: &str, word: usize, place: usize) -> Edit {
        let signs = |gap: &str| gap.chars().filter(|&c| is_sign(c)).collect::<String>();
        let asks = |gap: &str| gap.contains('?');
        let (kind, change) = match () {
            () if signs(ours) != signs(theirs) => (EditKind::Altered, Some(Change::Number)),
            () if asks(ours) != asks(theirs) => (EditKind::Altered, Some(Change::Word)),
            () => (EditKind::Typographic, None),
        };
        // What is compared may be less than what stands there, whose ends are those of whole letters.
        let behind = |word: Span, gap: &str, shown: &str| {
            let length = if gap.starts_with(shown) { shown.len() } else { gap.len() };
            Span::new(word.start(), word.end() + length as u32)
        };
        let (gap, original) = (self.quotation.gap_text(word, word + 1), self.source.written_gap(place, place + 1));
        let quotation = behind(self.quotation.words[word].span, gap.trim_end(), ours.trim_end());
        let source = behind(self.source.words()[place], attached(original), attached(theirs));
        Edit { kind, change, quotation: self.quotation.inside(quotation), source: Some(source) }
    }

    /// What stands before the first word: a sign of money, of less than nothing.
    pub(super) fn head(&self, reading: &Reading) -> Option<Edit> {
        let ((i, j), _) = reading.blocks.first()?.steps.first()?.same().filter(|((i, _), _)| *i == 0)?;
        // *All of us agreed* of *Not all of us agreed*: the capital says that nothing stands before.
        let opens_here = |word: &str| word.starts_with(char::is_uppercase);
        let is_front = opens_here(self.quotation.word(i)) && !opens_here(self.source.word(j));
        if is_front && j > 0 && denies(self.source.word(j - 1)) && self.source.gap(j - 1, j).trim().is_empty() {
            let (quotation, source) = (self.quotation.words[i].span, self.source.span(j - 1..j + 1));
            return Some(Edit { kind: EditKind::Negation, change: None, quotation, source });
        }
        let ours = self
            .quotation
            .text
            .get(self.quotation.body.start() as usize..self.quotation.words[i].span.start() as usize)?;
        let theirs = if j == 0 { self.source.before_first().into() } else { self.source.gap(j - 1, j) };
        let sign = |gap: &str| gap.chars().next_back().filter(|&c| is_sign(c));
        let is_number = self.quotation.word(i).starts_with(|c: char| c.is_ascii_digit());
        let differs = sign(ours) != sign(&theirs) && (sign(ours).is_some() || is_number);
        let quotation = Span::new(self.quotation.body.start(), self.quotation.words[i].span.end());
        let source = self.source.span(j..j + 1);
        // *… and it rained*, in the middle of a sentence.
        let is_open = is_omission(ours) && j > 0 && !opens_sentence(&theirs);
        match () {
            () if differs => Some(Edit { kind: EditKind::Altered, change: Some(Change::Number), quotation, source }),
            () if is_open => {
                let quotation = Span::new(self.quotation.body.start(), self.quotation.words[i].span.start());
                Some(Edit { kind: EditKind::Elided, change: None, quotation, source: None })
            }
            () => None,
        }
    }

    /// What stands behind the last word.
    pub(super) fn tail(&self, reading: &Reading) -> Option<Edit> {
        let last = self.quotation.words.len().checked_sub(1)?;
        let (_, (i, j)) = reading.blocks.last()?.steps.last()?.same().filter(|(_, (i, _))| *i == last)?;
        let end = self.quotation.words[last].span.end();
        let ours = self.quotation.text.get(end as usize..self.quotation.body.end() as usize)?;
        let theirs = self.source.gap(j, j + 1);
        let (ours, theirs_bare) = (without_sic(ours), theirs.trim_matches(is_frame));
        let bare = ours.trim_matches(|c: char| is_frame(c) || matches!(c, ']' | ')'));
        let is_denied = denies(self.source.word(j + 1));
        // *we can* for *we can’t*
        let sign = |gap: &str| gap.chars().next().filter(|&c| is_sign(c));
        let is_open = is_omission(bare) && !is_denied && sign(&ours) == sign(&theirs);
        if is_open && self.source.words().len() > j + 1 && !opens_sentence(&theirs) {
            let quotation = Span::new(end, self.quotation.body.end());
            return Some(Edit { kind: EditKind::Elided, change: None, quotation, source: None });
        }
        let is_end = bare.is_empty() || is_omission(bare) && sign(&ours) == sign(&theirs);
        if is_end && !(theirs.is_empty() && is_denied) {
            return None;
        }
        // *it did.* for *it did not*
        if theirs.trim().is_empty() && is_denied {
            let (quotation, source) = (self.quotation.words[last].span, self.source.span(j..j + 2));
            return Some(Edit { kind: EditKind::Negation, change: None, quotation, source });
        }
        let is_same = theirs_bare.starts_with(bare) || theirs.trim_start().starts_with(bare);
        (!is_same).then(|| {
            // The source may go on behind the words with signs of its own.
            let length = bare.chars().count();
            let theirs: String = theirs_bare.chars().take(length).collect();
            self.difference(bare, &theirs, i, j)
        })
    }
}

/// The part of a gap that is attached to the word before.
fn attached(gap: &str) -> &str {
    gap.split(char::is_whitespace).next().unwrap_or_default()
}

/// Does a sentence or a quotation begin behind this gap?
pub(super) fn opens_sentence(gap: &str) -> bool {
    gap.contains(|c: char| is_stop(c) || is_mark(c) || matches!(c, ':' | '\n' | '—' | '–' | '[' | '('))
}

/// Does the gap mark that something is left out?
fn is_omission(gap: &str) -> bool {
    gap.contains('…') || gap.contains("..") || gap.contains("* *")
}

/// Blanks and marks around a quotation.
fn is_frame(c: char) -> bool {
    c.is_whitespace() || is_mark(c)
}

/// A sign that says something of a number.
fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '%' | '‰' | '°' | '±' | '+' | '=' | '<' | '>' | '#' | '@' | '&' | '−')
}

/// The gap without an editor’s *[sic]*, which stands in it with a space of its own.
fn without_sic(gap: &str) -> std::borrow::Cow<'_, str> {
    let lower = gap.to_ascii_lowercase();
    match lower.find("[sic]").or_else(|| lower.find("(sic)")) {
        Some(at) => format!("{}{}", gap[..at].trim_end(), &gap[at + "[sic]".len()..]).into(),
        None => gap.into(),
    }
}
