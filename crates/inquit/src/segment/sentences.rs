//! Sentences.

use std::ops::Range;

use super::tokens::{Kind, Token};
use crate::document::Block;
use crate::text::span::Span;

/// A sentence and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
}

/// The sentences of `blocks`; none runs over the end of a block.
pub(crate) fn find_sentences(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut next = 0;
    for block in blocks {
        let first = next + tokens[next..].partition_point(|t| t.span.start() < block.span.start());
        let last = first + tokens[first..].partition_point(|t| t.span.start() < block.span.end());
        let mut start = first;
        let mut i = first;
        while i < last {
            let mut end = i + 1;
            if tokens[i].kind == Kind::Stop && end < last {
                while end < last
                    && matches!(tokens[end].kind, Kind::Mark | Kind::Close)
                    && tokens[end - 1].span.end() == tokens[end].span.start()
                {
                    end += 1;
                }
                let capital = end >= last
                    || tokens[end].span.text(text).chars().next().is_some_and(|c| !c.is_lowercase() && c != ',');
                if capital && i > start && tokens[i - 1].span.len() > 2 {
                    out.push(sentence(tokens, start..end));
                    start = end;
                }
            }
            i = end;
        }
        if start < last {
            out.push(sentence(tokens, start..last));
        }
        next = last;
    }
    out
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.cover(tokens[range.end - 1].span);
    Sentence { span, tokens: range }
}
