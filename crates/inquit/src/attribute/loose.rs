//! Quotes that no cue of their own sentence claims: they go on with the statement before, or follow a sentence about
//! their speaker.

use super::draft::Draft;
use crate::detect::{Passage, main_subject};

/// Gives every quote that is a sentence of its own to the draft it continues, or a draft of its own.
pub(super) fn link(passages: &[Passage<'_>], drafts: &mut Vec<Draft>) {
    let mut last: Option<usize> = None;
    let mut next = 0;
    let mut added = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let first = next;
        while drafts.get(next).is_some_and(|draft| draft.passage == number) {
            next += 1;
        }
        if passage.inside.is_some() {
            continue;
        }
        if next > first {
            last = (first..next).max_by_key(|&i| (!drafts[i].quotes.is_empty(), drafts[i].hull().len()));
            continue;
        }
        if !is_quotation_alone(passage) {
            continue;
        }
        let before = passages[..number].iter().rev().find(|other| other.inside.is_none());
        let Some(before) = before.filter(|other| other.block.1 == passage.block.1) else { continue };
        match last {
            Some(draft)
                if drafts[draft].passage + 1 <= number
                    && passages[drafts[draft].passage].block.1 == passage.block.1 =>
            {
                let piece = Draft::new(passage, number, &[0..1]);
                drafts[draft].content.extend(piece.content);
                drafts[draft].quotes.extend(piece.quotes);
            }
            _ => {
                let Some(subject) = main_subject(before) else { continue };
                let mut draft = Draft::new(passage, number, &[0..1]);
                draft.source = Some(before.span(&subject));
                added.push(draft);
            }
        }
    }
    drafts.extend(added);
}

/// Is the whole sentence one quotation?
fn is_quotation_alone(passage: &Passage<'_>) -> bool {
    passage.quote_at(0).is_some() && passage.end() == 1
}
