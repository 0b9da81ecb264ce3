//! Styled text that wraps to the width of its column.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::input::harmless;

/// Text of one field of a table: lines of styled words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    lines: Vec<Vec<Word>>,
    /// The next text goes on with the last word instead of beginning a new one.
    in_word: bool,
}

/// Letters without white space; the style may change within.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    parts: Vec<(String, Style)>,
}

impl Cell {
    /// A cell of one line.
    pub fn new(text: &str, style: Style) -> Self {
        Self::default().with(text, style)
    }

    /// The same cell with `text` behind its last line; runs of white space count as one space.
    #[must_use]
    pub fn with(mut self, text: &str, style: Style) -> Self {
        self.push(text, style);
        self
    }

    /// Puts `text` behind the last line; runs of white space count as one space.
    pub fn push(&mut self, text: &str, style: Style) {
        if self.lines.is_empty() {
            self.break_line();
        }
        if text.is_empty() {
            return;
        }
        self.in_word &= !text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            self.push_word(word, style);
            self.in_word = false;
        }
        self.in_word = !text.ends_with(char::is_whitespace);
    }

    fn push_word(&mut self, text: &str, style: Style) {
        let line = self.lines.last_mut().expect("`push` begins a line");
        if !self.in_word || line.is_empty() {
            line.push(Word::default());
        }
        let word = line.last_mut().expect("a word was just begun");
        word.parts.push((text.chars().map(harmless).collect(), style));
    }

    /// Keeps what comes next on the line of the last word, one space behind it.
    pub fn tie(&mut self) {
        let last = self.lines.last_mut().and_then(|line| line.last_mut());
        if let Some(word) = last {
            word.parts.push((" ".to_owned(), Style::new()));
            self.in_word = true;
        }
    }

    /// Ends the last line.
    pub fn break_line(&mut self) {
        self.lines.push(Vec::new());
        self.in_word = false;
    }

    /// Columns that the widest line takes when wrapped to `width`.
    pub fn wrapped_width(&self, width: usize) -> usize {
        self.wrap(width).into_iter().map(width_of).max().unwrap_or(0)
    }

    /// The words of the cell in lines of at most `width` columns, but for words that are wider on their own.
    pub fn wrap(&self, width: usize) -> Vec<&[Word]> {
        self.lines.iter().flat_map(|line| wrap_line(line, width)).collect()
    }
}

impl Word {
    fn width(&self) -> usize {
        self.parts.iter().map(|(text, _)| text.width()).sum()
    }
}

fn width_of(words: &[Word]) -> usize {
    let letters: usize = words.iter().map(Word::width).sum();
    letters + words.len().saturating_sub(1)
}

fn wrap_line(words: &[Word], width: usize) -> Vec<&[Word]> {
    let (mut lines, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, word) in words.iter().enumerate() {
        if at > start && used + 1 + word.width() > width {
            lines.push(&words[start..at]);
            (start, used) = (at, 0);
        }
        used += word.width() + usize::from(at > start);
    }
    lines.push(&words[start..]);
    lines
}

/// Writes words with their styles, and spaces up to `width`.
pub(crate) fn write_line(out: &mut impl Write, words: &[Word], width: usize) -> io::Result<()> {
    let mut before = Style::new();
    for (at, word) in words.iter().enumerate() {
        for (number, (text, style)) in word.parts.iter().enumerate() {
            let space = if at > 0 && number == 0 { " " } else { "" };
            if *style == before {
                write!(out, "{space}{text}")?;
            } else {
                write!(out, "{before:#}{space}{style}{text}")?;
                before = *style;
            }
        }
    }
    write!(out, "{before:#}{:1$}", "", width.saturating_sub(width_of(words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anstyle::AnsiColor;

    const PLAIN: Style = Style::new();

    fn wrapped(cell: &Cell, width: usize) -> Vec<String> {
        let text = |words: &[Word]| {
            let mut out = Vec::new();
            write_line(&mut out, words, 0).expect("memory can be written");
            String::from_utf8(out).expect("UTF-8")
        };
        cell.wrap(width).into_iter().map(text).collect()
    }

    #[test]
    fn wraps_between_words() {
        let cell = Cell::new("the pier  was\nsafe", PLAIN);
        assert_eq!(wrapped(&cell, 8), ["the pier", "was safe"]);
        assert_eq!(wrapped(&cell, 7), ["the", "pier", "was", "safe"]);
        assert_eq!(cell.wrapped_width(80), 17);
        assert_eq!(cell.wrapped_width(11), 8);
    }

    #[test]
    fn a_word_wider_than_the_column_stands_alone() {
        assert_eq!(wrapped(&Cell::new("a unbreakable b", PLAIN), 4), ["a", "unbreakable", "b"]);
    }

    #[test]
    fn tied_words_stay_together() {
        let mut cell = Cell::new("Ada Moor →", PLAIN);
        cell.tie();
        cell.push("", PLAIN);
        cell.push("Inga Reyes", PLAIN);
        assert_eq!(wrapped(&cell, 13), ["Ada Moor", "→ Inga Reyes"]);
    }

    #[test]
    fn a_style_may_change_within_a_word() {
        let green = AnsiColor::Green.on_default();
        let cell = Cell::new("a ", PLAIN).with("“b c”", green).with(", d", PLAIN);
        assert_eq!(wrapped(&cell, 80), ["a \u{1b}[32m“b c”\u{1b}[0m, d"]);
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(wrapped(&Cell::new("東京 a", PLAIN), 5), ["東京", "a"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(wrapped(&Cell::new("\u{1b}[31mred", PLAIN), 80), ["\u{FFFD}[31mred"]);
    }
}
