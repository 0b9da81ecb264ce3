//! Interviews without names: questions and answers that only their paragraphs tell apart.

use crate::document::{Block, BlockKind};
use crate::text::chars::is_mark;
use crate::text::span::Span;

use super::shape::words;
use super::turns::{is_any, is_self};

/// Longest question, in bytes.
const LONGEST: usize = 400;

/// The turns of an interview without names, as far as questions show where they begin; none where there is none.
///
/// Whoever is asked is *you* in the questions and *I* in what stands between them.
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
    let is_you = |turn: &&&(Span, bool)| words(said(&turn.0)).any(|word| is_any(word, &["you", "your"]));
    // Who is quoted speaks in an article, not in an interview.
    let is_own = |turn: &str| !turn.contains(['“', '"', '«', '„']) && words(turn).any(is_self);
    let is_self = |turn: &&&(Span, bool)| is_own(said(&turn.0));
    let addressed = asked.iter().filter(is_you).count();
    let spoken = answered.iter().filter(is_self).count();
    // *We* are the readers of many an explainer, who are asked as well.
    let is_interview = asked.len() > 1 && addressed > 0 && spoken * 2 >= answered.len();
    if is_interview { turns.into_iter().map(|(turn, _)| turn).collect() } else { Vec::new() }
}

/// A paragraph that ends in a question, of the reporter’s own words and not of the one who answers.
fn is_question(paragraph: &str) -> bool {
    paragraph.len() <= LONGEST
        && paragraph.ends_with('?')
        && !paragraph.starts_with(is_mark)
        && !words(paragraph).any(is_self)
}
