//! Quotes: what stands between quotation marks.

use crate::document::{Block, Quote};
use crate::segment::{Sentence, Token};

/// What the quotation stage reads.
pub(crate) struct Input<'a> {
    pub(crate) text: &'a str,
    pub(crate) blocks: &'a [Block],
    pub(crate) tokens: &'a [Token],
    pub(crate) sentences: &'a [Sentence],
}

/// The quotes of a document, in order of their first byte, an outer one before those inside it.
pub(crate) fn find_quotes(input: &Input<'_>) -> Vec<Quote> {
    let _ = (input.text, input.blocks, input.tokens, input.sentences);
    Vec::new()
}
