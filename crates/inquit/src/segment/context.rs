//! What the walk over the tokens of a block knows at a stop.

use super::tokens::{Kind, Token};

/// The tokens of a block, and what the walk over them knows so far.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// First token of the sentence.
    pub(super) start: usize,
    /// An odd number of straight double marks stands before: the next one closes.
    pub(super) quoted: bool,
}

impl<'a> Context<'a> {
    pub(super) fn ends_in_dot(&self, token: Token) -> bool {
        self.text.as_bytes()[token.span.end() as usize - 1] == b'.'
    }

    pub(super) fn pass_mark(&mut self, mark: Token) {
        if self.is_straight(mark) {
            self.quoted = !self.quoted;
        }
    }

    /// `"`, or the two straight single ones that stand for it: they open and close with one shape.
    fn is_straight(&self, mark: Token) -> bool {
        matches!(self.word(mark), "\"" | "''" | "＂")
    }

    pub(super) fn word(&self, token: Token) -> &'a str {
        token.span.text(self.text)
    }

    /// The token at `index` as written; empty behind the block.
    pub(super) fn word_at(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| self.word(*token))
    }

    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// The token before `index` in the same sentence.
    pub(super) fn before(&self, index: usize) -> Option<Token> {
        (index > self.start).then(|| self.tokens[index - 1])
    }

    /// Does no white space stand before the token?
    pub(super) fn is_glued(&self, index: usize) -> bool {
        index > 0 && index < self.tokens.len() && self.tokens[index - 1].span.end() == self.tokens[index].span.start()
    }

    /// Does the token touch the one behind it and not the one before, as the dots of ‘...so they say’?
    pub(super) fn leans_right(&self, index: usize) -> bool {
        !self.is_glued(index) && self.is_glued(index + 1)
    }

    /// Does the mark at `index`, behind a stop, close a quotation?
    pub(super) fn is_closing(&self, index: usize) -> bool {
        let mark = self.tokens[index];
        let straight = self.is_straight(mark);
        match (self.is_glued(index), self.is_glued(index + 1)) {
            (true, false) => true,
            (false, true) => false,
            (true, true) if !matches!(self.kind(index + 1), Some(Kind::Word | Kind::Number | Kind::Open)) => true,
            _ if straight => self.quoted,
            _ => matches!(self.word(mark), "”" | "’" | "»" | "›" | "'" | "’’"),
        }
    }

    /// What a sentence that begins at `index` would begin with.
    pub(super) fn lead(&self, index: usize) -> Lead {
        let token = self.tokens[index];
        match token.kind {
            Kind::Word | Kind::Clitic => {
                let mut chars = self.word(token).chars();
                let lower =
                    chars.next().is_some_and(char::is_lowercase) && !chars.next().is_some_and(char::is_uppercase);
                if lower { Lead::Lower } else { Lead::Upper }
            }
            Kind::Number => Lead::Number,
            Kind::Symbol | Kind::Stop => Lead::Symbol,
            Kind::Mark | Kind::Open => Lead::Upper,
            Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Close => Lead::Inner,
        }
    }
}

/// What a sentence would begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A word in lower case.
    Lower,
    /// A word with a capital, or of a script without case.
    Upper,
    Number,
    /// `$`, `#`, an emoji.
    Symbol,
    /// A comma, a dash, another closing bracket: the sentence goes on.
    Inner,
}
