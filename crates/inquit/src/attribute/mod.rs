//! Attributions: which cue, source and content belong together.

mod clause;
mod draft;
mod label;
mod loose;
mod tree;

use crate::detect::{Layers, passages};
use crate::document::Attribution;

/// The attributions of a document, in order of their first byte; sources and addressees are not resolved yet.
pub(crate) fn find_attributions(layers: &Layers<'_>) -> Vec<Attribution> {
    let passages = passages(layers);
    let mut drafts = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let first = drafts.len();
        clause::link(passage, number, &mut drafts);
        label::link(passage, number, first, &mut drafts);
    }
    loose::link(&passages, &mut drafts);
    tree::build(layers, drafts)
}
