//! What stands between the words of one speaker and is nobody’s: numbers of lines and footnotes, times of a recording,
//! what the hall did, numbers of pages, the tags of a page.

use std::ops::Range;

use super::index::Source;
use super::kinds::{denies, value_of};
use super::words::fold;
use crate::text::chars::is_mark;

/// What reporters and stenographers write in brackets: in English, German, French, Spanish and Italian.
const HALL: [&str; 42] = [
    "applause",
    "applauds",
    "boos",
    "booing",
    "cheering",
    "cheers",
    "chuckles",
    "clapping",
    "coughs",
    "crosstalk",
    "heckling",
    "inaudible",
    "indistinct",
    "interjection",
    "interjections",
    "interruption",
    "jeers",
    "laughing",
    "laughs",
    "laughter",
    "murmurs",
    "music",
    "pause",
    "pauses",
    "shouting",
    "shouts",
    "sighs",
    "silence",
    "uproar",
    "beifall",
    "gelächter",
    "heiterkeit",
    "lachen",
    "lachend",
    "lacht",
    "unruhe",
    "zuruf",
    "zurufe",
    "applaudissements",
    "rires",
    "aplausos",
    "risas",
];

impl Source {
    /// Are these words an aside of the page, which a quotation passes over?
    pub(super) fn is_aside(&self, words: Range<usize>) -> bool {
        self.is_line_number(words.clone())
            || self.is_page_number(words.clone())
            || self.is_note(words.clone())
            || self.is_of_hall(words.clone())
            || self.is_tag(words)
    }

    /// The number of its line, as in the minutes of a court?
    fn is_line_number(&self, words: Range<usize>) -> bool {
        let opens_line = |word: usize| word == 0 || self.gap(word - 1, word).contains('\n');
        let is_set_off = |gap: &str| gap.starts_with('\t') || gap.starts_with("  ");
        let word = words.start;
        words.len() == 1 && self.is_number(word) && opens_line(word) && is_set_off(&self.gap(word, word + 1))
    }

    /// *Col. 418*, *12* in lines of their own.
    fn is_page_number(&self, words: Range<usize>) -> bool {
        const PAGE: [&str; 7] = ["page", "p", "pg", "col", "column", "seite", "folio"];
        let (Some(before), last) = (words.start.checked_sub(1), words.end - 1) else { return false };
        let is_line = self.gap(before, words.start).contains('\n') && self.gap(last, words.end).contains('\n');
        let is_named = |word: usize| PAGE.contains(&fold(self.word(word)).as_str());
        words.len() <= 2 && is_line && self.is_number(last) && (words.start..last).all(is_named)
    }

    /// Numbers of footnotes, *[2][3]* or *twice,3*, or the time of a recording, *[00:14:09]*.
    fn is_note(&self, words: Range<usize>) -> bool {
        // Behind a dash or a colon a number is one of the sentence.
        let is_stop = |c: char| matches!(c, '.' | ',' | ';' | '!' | '?' | ')') || is_mark(c);
        let is_raised = || {
            let before = words.start.checked_sub(1).filter(|&before| !self.is_number(before));
            let is_attached = |gap: &str| !gap.is_empty() && gap.chars().all(is_stop);
            words.len() == 1
                && before.is_some_and(|before| is_attached(&self.gap(before, words.start)))
                && self.gap(words.start, words.end).starts_with(char::is_whitespace)
        };
        words.clone().all(|word| self.is_number(word)) && (is_raised() || self.is_in_brackets(words, ('[', ']')))
    }

    /// *(Laughter and applause.)*, *[Interruption]*
    fn is_of_hall(&self, words: Range<usize>) -> bool {
        /// Words of such an aside.
        const LONGEST: usize = 8;
        let is_hall = |word: usize| HALL.contains(&fold(self.word(word)).as_str());
        let tells = |word: usize| denies(self.word(word)) || value_of(self.word(word)).is_some();
        words.len() <= LONGEST
            && (is_hall(words.start) || is_hall(words.end - 1))
            && !words.clone().any(tells)
            && (self.is_in_brackets(words.clone(), ('[', ']')) || self.is_in_brackets(words, ('(', ')')))
    }

    /// *</em>*, *<br/>*, several of them.
    fn is_tag(&self, words: Range<usize>) -> bool {
        const TAGS: [&str; 24] = [
            "a",
            "b",
            "blockquote",
            "br",
            "cite",
            "div",
            "em",
            "figure",
            "h2",
            "h3",
            "hr",
            "i",
            "img",
            "li",
            "ol",
            "p",
            "q",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "ul",
        ];
        let Some(before) = words.start.checked_sub(1) else { return false };
        let begins = self.written_gap(before, words.start);
        (begins.ends_with('<') || begins.ends_with("</"))
            && TAGS.contains(&self.word(words.start).to_ascii_lowercase().as_str())
            && !words.clone().any(|word| denies(self.word(word)))
            && self.is_in_brackets(words, ('<', '>'))
    }

    fn is_number(&self, word: usize) -> bool {
        self.word(word).bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
    }

    /// Do brackets open before the words and close behind them, with nothing outside brackets between?
    fn is_in_brackets(&self, words: Range<usize>, (open, close): (char, char)) -> bool {
        let Some(before) = words.start.checked_sub(1) else { return false };
        let ends = |gap: &str| gap.trim_start_matches(['.', '!', '?', '/', '"']).starts_with(close);
        let begins = |gap: &str| gap.trim_end().trim_end_matches('/').ends_with(open);
        let goes_on = |gap: &str| !gap.contains([open, close]) || ends(gap) && begins(gap);
        begins(&self.gap(before, words.start))
            && ends(&self.gap(words.end - 1, words.end))
            && (words.start + 1..words.end).all(|word| goes_on(&self.gap(word - 1, word)))
    }
}
