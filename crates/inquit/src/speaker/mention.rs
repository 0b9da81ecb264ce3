//! Mentions: the places that name somebody, and where they stand.

use crate::detect::Layers;
use crate::document::Role;
use crate::text::span::Span;

/// A place that names a member of the cast.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// First byte.
    pub(super) at: u32,
    /// The member, once it is known.
    pub(super) member: Option<usize>,
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// Number of its block.
    pub(super) block: usize,
    /// Number of the outermost quote of speech around it.
    pub(super) quote: Option<usize>,
    pub(super) part: Part,
    /// A pronoun stands there, not a name.
    pub(super) is_pronoun: bool,
}

/// What the words of a mention are in their clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Who says something.
    Source,
    Subject,
    Other,
    /// *Moor’s lawyer*
    Possessor,
    /// *the Moor campaign*, *Harrow pier*
    Modifier,
}

/// Sentences, blocks and quotes by the place in the text.
pub(super) struct Places<'l, 'a> {
    layers: &'l Layers<'a>,
    /// The pieces of the outermost quotes of speech, in order, with the number of the quote.
    quoted: Vec<(Span, usize)>,
}

impl<'l, 'a> Places<'l, 'a> {
    pub(super) fn new(layers: &'l Layers<'a>) -> Self {
        let outer = layers.quotes.iter().filter(|quote| quote.parent.is_none() && quote.role == Role::Speech);
        let pieces = outer.flat_map(|quote| quote.pieces.iter().map(|&piece| (piece, quote.id.index())));
        let mut quoted: Vec<(Span, usize)> = pieces.collect();
        quoted.sort_unstable_by_key(|(piece, _)| piece.start());
        Self { layers, quoted }
    }

    /// The place at `at`, which nobody is known to be named at.
    pub(super) fn at(&self, at: u32) -> Mention {
        let Layers { sentences, blocks, .. } = *self.layers;
        let sentence = sentences.partition_point(|sentence| sentence.span.end() <= at);
        let block = blocks.partition_point(|block| block.span.end() <= at);
        Mention { at, member: None, sentence, block, quote: self.quote_at(at), part: Part::Other, is_pronoun: false }
    }

    /// Number of the outermost quote of speech around `at`.
    pub(super) fn quote_at(&self, at: u32) -> Option<usize> {
        let behind = self.quoted.partition_point(|(piece, _)| piece.start() <= at);
        let (piece, quote) = *self.quoted.get(behind.checked_sub(1)?)?;
        (at < piece.end()).then_some(quote)
    }
}
