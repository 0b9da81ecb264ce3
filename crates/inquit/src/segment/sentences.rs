//! Sentences: one pass over the tokens of each block; every stop is asked whether it ends one.

use std::cmp::Ordering;
use std::ops::Range;

use super::context::Context;
use super::items::Marker;
use super::stops::Site;
use super::tokens::{Kind, Token};
use crate::document::{Block, BlockKind};
use crate::layout::label_apart;
use crate::text::span::Span;

/// A sentence and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
}

/// The sentences of `blocks`; none runs over the end of a block.
///
/// Full sentences inside a quotation are sentences, as in the treebanks. Closing marks and brackets go to the
/// sentence that they close.
pub(crate) fn find_sentences(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Sentence> {
    // News has a sentence for every 110 bytes or so.
    let mut sentences = Vec::with_capacity(text.len() / 100 + blocks.len());
    let mut next = 0;
    for block in blocks {
        let mut first = first_behind(tokens, next, block.span.start());
        next = first_behind(tokens, first, block.span.end());
        if let Some(end) = label_end(text, block) {
            let label = first..first_behind(tokens, first, end);
            first = label.end;
            sentences.extend(sentence(tokens, label));
        }
        let mut splitter = Splitter::new(text, &tokens[first..next]);
        while let Some(inside) = splitter.next_sentence() {
            sentences.extend(sentence(tokens, first + inside.start..first + inside.end));
        }
    }
    sentences
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Option<Sentence> {
    let span = tokens.get(range.clone())?.first()?.span.cover(tokens[range.end - 1].span);
    Some(Sentence { span, tokens: range })
}

/// Where the name above a turn of a transcript ends, which is no part of its first sentence.
fn label_end(text: &str, block: &Block) -> Option<u32> {
    let turn = Some(block).filter(|block| block.kind == BlockKind::Transcript)?.span;
    label_apart(turn.text(text)).map(|(_, end)| turn.start() + end as u32)
}

/// The first token, from the one at `from` on, that does not begin before the byte `at`.
///
/// It is near: steps that double find it sooner than halving all that is left of the text.
fn first_behind(tokens: &[Token], mut from: usize, at: u32) -> usize {
    let mut step = 1;
    while tokens.get(from + step).is_some_and(|token| token.span.start() < at) {
        from += step;
        step *= 2;
    }
    let end = tokens.len().min(from + step);
    from + tokens[from..end].partition_point(|token| token.span.start() < at)
}

/// How far behind an opening bracket its partner is looked for, in tokens: longer than any aside in the news.
const BRACKET_REACH: usize = 150;

/// Walks over the tokens of one block.
struct Splitter<'a> {
    context: Context<'a>,
    at: usize,
    /// Tokens before this one stand inside brackets that opened in mid-sentence.
    bracket_end: usize,
    /// No bracket that opens before this token has a partner.
    unbracketed: usize,
    /// The marker of the last sentence that began with one.
    item: Option<Marker<'a>>,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            context: Context { text, tokens, start: 0, quoted: false },
            at: 0,
            bracket_end: 0,
            unbracketed: 0,
            item: None,
        }
    }

    /// The next sentence as a range of the block's tokens.
    fn next_sentence(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.context.start = start;
        self.item = Marker::at(&self.context, start).or(self.item);
        while self.at < self.context.tokens.len() {
            let token = self.context.tokens[self.at];
            if self.at > start && self.item.is_some_and(|item| item.is_followed_at(&self.context, self.at)) {
                return Some(start..self.at);
            }
            match token.kind {
                Kind::Stop => {
                    if let Some(end) = self.end_at(self.at) {
                        return Some(start..end);
                    }
                }
                Kind::Word | Kind::Clitic | Kind::Number if self.context.ends_in_dot(token) => {
                    if let Some(end) = self.end_at(self.at) {
                        return Some(start..end);
                    }
                }
                Kind::Mark => self.context.pass_mark(token),
                Kind::Open if self.at > start => self.open_bracket(),
                _ => {}
            }
            self.at += 1;
        }
        (start < self.at).then_some(start..self.at)
    }

    /// Where the sentence ends whose last stop, or last word with a dot of its own, is at `stop`; moves there.
    fn end_at(&mut self, stop: usize) -> Option<usize> {
        let site = Site::at(&mut self.context, stop);
        let ends = match site.end.cmp(&self.bracket_end) {
            Ordering::Less => false,
            Ordering::Equal => site.ends_with_aside(&self.context),
            Ordering::Greater => site.ends_sentence(&self.context),
        };
        if ends {
            self.at = site.end;
            return Some(site.end);
        }
        // What belongs to the stop is not asked again: a run of stops and marks is read once.
        self.at = site.end - 1;
        None
    }

    /// Notes where the bracket that opens here closes again.
    fn open_bracket(&mut self) {
        if self.at < self.bracket_end || self.at < self.unbracketed {
            return;
        }
        let reach = (self.at + BRACKET_REACH).min(self.context.tokens.len());
        let mut depth = 0_usize;
        for index in self.at..reach {
            match self.context.tokens[index].kind {
                Kind::Open => depth += 1,
                Kind::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.bracket_end = index + 1;
                return;
            }
        }
        self.unbracketed = reach;
    }
}
