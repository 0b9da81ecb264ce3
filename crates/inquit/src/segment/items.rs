//! Items of a list: the markers that they begin with, and lists whose items follow each other in one line.

use super::context::{Context, Lead};
use super::tokens::Kind;
use super::words::is_counted;

/// What an item begins with: `1.`, `(2)`, `c)`, `•`, `• 3.`
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker<'t> {
    /// The bullet, empty if there is none.
    bullet: &'t str,
    /// The number, or the place of the letter in the alphabet; 0 for a bullet without either.
    value: u32,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Form {
    is_letter: bool,
    /// `(1)`: a bracket opens before it.
    is_open: bool,
    stop: bool,
    close: bool,
}

impl<'t> Marker<'t> {
    /// The marker that begins at the token `index`.
    pub(super) fn at(context: &Context<'t>, index: usize) -> Option<Self> {
        let bullet = Some(context.word_at(index)).filter(|word| is_bullet(word)).unwrap_or_default();
        let first = index + usize::from(!bullet.is_empty());
        let is_open = context.kind(first) == Some(Kind::Open);
        let count = first + usize::from(is_open);
        let numbered = count_of(context, count).and_then(|(value, is_letter)| {
            let stop = context.word_at(count + 1) == "." && context.is_glued(count + 1);
            let end = count + 1 + usize::from(stop);
            let close = context.word_at(end) == ")" && context.is_glued(end);
            // ‘A. Moor’ is a name, and so may ‘a’ be a word: a letter needs its sign.
            (close || stop && !is_open).then_some(Self {
                bullet,
                value,
                form: Form { is_letter, is_open, stop, close },
            })
        });
        let bare = Form { is_letter: false, is_open: false, stop: false, close: false };
        numbered.or_else(|| (!bullet.is_empty()).then_some(Self { bullet, value: 0, form: bare }))
    }

    /// Does the next item of the list begin at the token `index`, in the middle of the line?
    pub(super) fn is_followed_at(&self, context: &Context<'t>, index: usize) -> bool {
        let word = context.word_at(index);
        let begins = match context.kind(index) {
            Some(Kind::Symbol) => !self.bullet.is_empty() && word == self.bullet,
            Some(Kind::Open) => self.form.is_open && self.bullet.is_empty(),
            Some(Kind::Number | Kind::Word) => self.value > 0 && !self.form.is_open && self.bullet.is_empty(),
            _ => false,
        };
        if !begins || context.is_glued(index) {
            return false;
        }
        let next = Self::at(context, index);
        let step = u32::from(self.value > 0);
        next == Some(Self { value: self.value + step, ..*self }) && self.stands_free(context, index)
    }

    /// The line ends or a clause may end before the marker, and an item with a capital follows it.
    fn stands_free(&self, context: &Context<'t>, index: usize) -> bool {
        if !self.bullet.is_empty() {
            return true;
        }
        let form = self.form;
        let end = index + 1 + usize::from(form.is_open) + usize::from(form.stop) + usize::from(form.close);
        let before = context.tokens[index - 1];
        let word = context.word(before);
        let runs_on = matches!(before.kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Open)
            || matches!(word, "and" | "or" | "&")
            || form.stop && !form.close && is_counted(word);
        !runs_on && end < context.tokens.len() && context.lead(end) == Lead::Upper
    }
}

/// The value of a number or letter that counts items.
fn count_of(context: &Context<'_>, index: usize) -> Option<(u32, bool)> {
    let word = context.word_at(index);
    match (context.kind(index)?, word.as_bytes()) {
        (Kind::Number, digits) if digits.len() <= 3 => word.parse().ok().map(|value| (value, false)),
        (Kind::Word, &[letter @ b'a'..=b'z']) => Some((u32::from(letter - b'a') + 1, true)),
        _ => None,
    }
}

/// A character that nothing but a list begins with.
fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "◦" | "▪" | "‣" | "⁃" | "●" | "○" | "■" | "➤" | "►")
}
