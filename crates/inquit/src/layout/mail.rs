//! The marks of quoted mail: `>` at the start of each line is layout, not text.

use crate::document::{Block, BlockKind};
use crate::segment::Token;
use crate::text::span::Span;

/// `tokens` without the marks at the start of the lines of quoted mail.
pub(crate) fn without_mail_marks(text: &str, blocks: &[Block], mut tokens: Vec<Token>) -> Vec<Token> {
    let marks = mail_marks(text, blocks);
    if !marks.is_empty() {
        let mut next = 0;
        tokens.retain(|token| {
            while marks.get(next).is_some_and(|mark| mark.end() <= token.span.start()) {
                next += 1;
            }
            !marks.get(next).is_some_and(|mark| mark.contains(token.span))
        });
    }
    tokens
}

/// Where the marks stand, in order.
fn mail_marks(text: &str, blocks: &[Block]) -> Vec<Span> {
    let is_mail = |block: &&Block| block.kind == BlockKind::Blockquote && block.span.text(text).starts_with('>');
    let mut marks = Vec::new();
    for block in blocks.iter().filter(is_mail) {
        let mut at = block.span.start() as usize;
        for line in block.span.text(text).split_inclusive('\n') {
            let length = line.bytes().take_while(|b| matches!(b, b'>' | b' ' | b'\t')).count();
            if length > 0 {
                marks.push(Span::new(at as u32, (at + length) as u32));
            }
            at += line.len();
        }
    }
    marks
}
