//! Quotations kept whole: sentences that end inside one are joined to the next.

use super::sentences::Sentence;
use crate::document::Quote;
use crate::text::span::Span;

/// The spans of `sentences`, joined where the end of one lies inside a piece of one of the `quotes`.
///
/// A piece ends with its paragraph at the latest, whether its quote is closed or not, and so does what is joined.
pub(crate) fn keep_whole(sentences: &[Sentence], quotes: &[Quote]) -> Vec<Span> {
    let mut pieces: Vec<Span> = quotes.iter().flat_map(|quote| &quote.pieces).copied().collect();
    pieces.sort_unstable_by_key(|piece| piece.start());
    let mut pieces = pieces.into_iter().peekable();
    // The last byte of all pieces that have begun.
    let mut reach = 0;
    let mut whole: Vec<Span> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        match whole.last_mut() {
            Some(last) if reach > sentence.span.start() => *last = last.cover(sentence.span),
            _ => whole.push(sentence.span),
        }
        while let Some(piece) = pieces.next_if(|piece| piece.start() < sentence.span.end()) {
            reach = reach.max(piece.end());
        }
    }
    whole
}
