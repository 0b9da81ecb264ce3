//! Interviews without names: questions and answers that only their paragraphs tell apart.

use crate::document::{Block, BlockKind};
use crate::text::chars::is_mark;
use crate::text::span::Span;

use super::shape::words;

/// Longest question, in bytes.
const LONGEST: usize = 400;

/// The turns of an interview without names, as far as questions show where they begin; none where there is none.
///
/// Whoever is asked is *you* in the questions and *I* or *we* in what stands between them.
pub(crate) fn turns_without_names(text: &str, blocks: &[Block]) -> Vec<Span> {
    let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading);
    let paragraphs: Vec<Span> = blocks.iter().filter(is_text).map(|block| block.span).collect();
    let said = |span: &Span| span.text(text);
    let asks: Vec<bool> = paragraphs.iter().map(|span| is_question(said(span))).collect();
    let (Some(first), Some(last)) = (asks.iter().position(|&ask| ask), asks.iter().rposition(|&ask| ask)) else {
        return Vec::new();
    };
    let mut turns: Vec<(Span, bool)> = Vec::new();
    for (paragraph, &ask) in paragraphs[first..].iter().zip(&asks[first..]).take(last - first + 2) {
        match turns.last_mut() {
            Some((turn, false)) if !ask => *turn = turn.cover(*paragraph),
            _ => turns.push((*paragraph, ask)),
        }
    }
    let (asked, answered): (Vec<_>, Vec<_>) = turns.iter().partition(|(_, ask)| *ask);
    let is_asked = asked.iter().any(|(turn, _)| has_any(said(turn), &["you", "your"]));
    let personal = answered.iter().filter(|(turn, _)| speaks(said(turn))).count();
    let is_interview = asked.len() > 1 && is_asked && personal * 2 >= answered.len();
    if is_interview { turns.into_iter().map(|(turn, _)| turn).collect() } else { Vec::new() }
}

/// A paragraph that ends in a question, of the reporter’s own words and not of the one who answers.
fn is_question(paragraph: &str) -> bool {
    paragraph.len() <= LONGEST && paragraph.ends_with('?') && !paragraph.starts_with(is_mark) && !speaks(paragraph)
}

/// Does somebody speak of himself, in no quotation?
fn speaks(paragraph: &str) -> bool {
    has_any(paragraph, &["i", "i’m", "i'm", "i’ve", "i'd", "i’d", "me", "my", "we", "us", "our"])
        && !paragraph.contains(['“', '"', '«', '„'])
}

fn has_any(paragraph: &str, those: &[&str]) -> bool {
    words(paragraph).any(|word| those.contains(&word.to_lowercase().as_str()))
}
