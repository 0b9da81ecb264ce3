//! Blocks: what the document is made of.

use crate::document::{Block, BlockKind};
use crate::text::span::Span;

/// The blocks of `text`, in order.
pub(crate) fn find_blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            let span = Span::new(start as u32, (start + trimmed.len()) as u32);
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += line.len() + 1;
    }
    blocks
}
