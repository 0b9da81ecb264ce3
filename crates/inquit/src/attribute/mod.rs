//! Attributions: which cue, source and content belong together.
//!
//! Each sentence is linked on its own ([`clause`], [`label`]); then the quotations that no cue of their sentence
//! claims find their speaker ([`loose`]); last, everything is put in order and nested ([`tree`]).

mod clause;
mod content;
mod draft;
mod label;
mod link;
mod loose;
mod parties;
mod stops;
mod time;
mod tree;

use crate::detect::{Layers, passages};
use crate::document::{Attribution, BlockKind};

/// The attributions of a document, in order of their first byte; sources and addressees are not resolved yet.
pub(crate) fn find_attributions(layers: &Layers<'_>, min_confidence: f32) -> Vec<Attribution> {
    let passages = passages(layers);
    let mut drafts = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let first = drafts.len();
        clause::link(passage, number, &mut drafts);
        // A turn of a transcript is said by its speaker, whatever it reports.
        if drafts.len() == first || passage.block.0 == BlockKind::Transcript {
            drafts.extend(label::link(passage, number));
        }
    }
    let mut drafts = loose::link(&passages, drafts);
    drafts.retain(|draft| draft.confidence >= min_confidence);
    tree::build(layers, drafts)
}
