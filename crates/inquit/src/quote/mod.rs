//! Quotes: what stands between quotation marks.
//!
//! Block by block: [`marks`] finds the marks and what each can do, [`pair`] matches them, [`carry`] takes what is open
//! into the next paragraph, [`repair`] finds the ends of quotes whose mark is missing, [`role`] says what a quote is
//! there for. Every step reads each token a bounded number of times.

mod carry;
mod marks;
mod pair;
mod repair;
mod role;
mod words;

use crate::document::{Block, Quote};
use crate::ids::QuoteId;
use crate::segment::{Kind, Sentence, Token};
use pair::Draft;

/// What the quotation stage reads.
pub(crate) struct Input<'a> {
    pub(crate) text: &'a str,
    pub(crate) blocks: &'a [Block],
    pub(crate) tokens: &'a [Token],
    pub(crate) sentences: &'a [Sentence],
}

impl<'a> Input<'a> {
    fn word(&self, token: usize) -> &'a str {
        self.tokens[token].span.text(self.text)
    }

    fn kind(&self, token: usize) -> Option<Kind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// True if nothing stands between this token and the next.
    fn touch(&self, token: usize) -> bool {
        self.tokens[token].span.end() == self.tokens[token + 1].span.start()
    }

    fn is_capitalised(&self, token: usize) -> bool {
        self.kind(token) == Some(Kind::Word) && self.word(token).starts_with(char::is_uppercase)
    }

    /// The word right after `mark`, empty at the end of the text.
    fn word_after(&self, mark: &marks::Mark) -> &'a str {
        if mark.next < self.tokens.len() { self.word(mark.next) } else { "" }
    }

    /// The sentence that the byte `at` stands in, or the next one.
    fn sentence_at(&self, at: u32) -> Option<&'a Sentence> {
        self.sentences.get(self.sentences.partition_point(|sentence| sentence.span.end() <= at))
    }
}

/// The quotes of a document, in order of their first byte, an outer one before those inside it.
pub(crate) fn find_quotes(input: &Input<'_>) -> Vec<Quote> {
    let drafts = pair::pair_marks(input);
    let mut quotes: Vec<Quote> = Vec::with_capacity(drafts.len());
    let mut around: Vec<QuoteId> = Vec::new();
    let mut roles = role::Roles::new(input);
    for draft in drafts {
        let id = QuoteId::new(quotes.len());
        let role = roles.role_of(&draft);
        let Draft { pieces, opening, closing, .. } = draft;
        let Some(&first) = pieces.first() else { continue };
        around.retain(|&outer| quotes[outer.index()].span().end() > first.start());
        let parent = around.iter().rev().copied().find(|outer| {
            let around = &quotes[outer.index()].pieces;
            pieces.iter().all(|piece| piece.lies_in(around))
        });
        around.push(id);
        quotes.push(Quote { id, pieces, opening, closing, role, parent });
    }
    quotes
}
