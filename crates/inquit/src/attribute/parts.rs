//! The parts that a model reads at once, so that a long text takes no more memory than a short one for what is known of
//! each token.

use super::draft::Draft;
use crate::detect::Layers;
use crate::model::Part;
use crate::text::span::Span;

/// Tokens of a part, at the least: nearly all articles are one part.
const TOKENS: usize = 8192;

/// The parts of a document, in order, with the numbers of the drafts in each; no quote and no draft reaches from one
/// into another.
pub(super) fn parts(layers: &Layers<'_>, drafts: &[Draft]) -> Vec<(Part, Vec<usize>)> {
    let mut hulls: Vec<(Span, usize)> = drafts.iter().enumerate().map(|(i, draft)| (draft.hull(), i)).collect();
    hulls.sort_unstable();
    let mut hulls = hulls.into_iter().peekable();
    let mut parts: Vec<(Part, Vec<usize>)> = vec![Default::default()];
    let (mut block, mut paragraphs, mut tokens, mut reach) = (0, 0, 0, 0);
    let mut last_block = None;
    for (i, sentence) in layers.sentences.iter().enumerate() {
        let start = sentence.span.start();
        block += layers.blocks[block..].iter().take_while(|block| block.span.end() <= start).count();
        if last_block != Some(block) {
            if tokens >= TOKENS && reach <= start {
                let quote = parts.last().map_or(0, |(part, _)| part.quotes.end);
                parts.push((Part { sentences: i..i, quotes: quote..quote, block, paragraphs }, Vec::new()));
                tokens = 0;
            }
            (last_block, paragraphs) = (Some(block), paragraphs + 1);
        }
        let Some((part, numbers)) = parts.last_mut() else { break };
        let end = layers.sentences.get(i + 1).map_or(u32::MAX, |next| next.span.start());
        while let Some((hull, number)) = hulls.next_if(|(hull, _)| hull.start() < end) {
            reach = reach.max(hull.end());
            numbers.push(number);
        }
        while let Some(quote) = layers.quotes.get(part.quotes.end).filter(|quote| quote.span().start() < end) {
            reach = reach.max(quote.span().end());
            part.quotes.end += 1;
        }
        part.sentences.end = i + 1;
        tokens += sentence.tokens.len();
    }
    // The number of a proposal is a tie-break: they stay in their own order.
    parts.iter_mut().for_each(|(_, numbers)| numbers.sort_unstable());
    parts
}
