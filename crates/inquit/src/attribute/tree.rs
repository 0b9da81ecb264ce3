//! The attributions in their order, each with what it stands inside.

use std::cmp::Reverse;

use super::draft::Draft;
use crate::detect::Layers;
use crate::document::{Act, Attribution, Mode, Party, Time, Via};
use crate::ids::AttributionId;
use crate::text::span::Span;

/// Attributions inside one another that are kept: deeper ones are no news text.
const DEPTH: usize = 8;

/// Numbers the drafts in order and nests them.
pub(super) fn build(layers: &Layers<'_>, mut drafts: Vec<Draft>) -> Vec<Attribution> {
    drafts.sort_by_cached_key(|draft| (draft.hull().start(), Reverse(draft.hull().end())));
    let mut open: Vec<usize> = Vec::new();
    let mut out: Vec<Attribution> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let hull = draft.hull();
        while open.last().is_some_and(|&i| out[i].content_hull().end() <= hull.start()) {
            open.pop();
        }
        let parent = open.iter().rev().copied().find(|&i| draft.lies_in(&out[i].content));
        if open.len() >= DEPTH {
            continue;
        }
        let mut attribution = attribution(layers, draft, AttributionId::new(out.len()), parent.map(AttributionId::new));
        // Whoever is only imagined to speak reports nothing that was said.
        if parent.is_some_and(|i| out[i].act == Act::Hypothetical) {
            attribution.act = Act::Hypothetical;
        }
        open.push(out.len());
        out.push(attribution);
    }
    out
}

fn attribution(layers: &Layers<'_>, draft: Draft, id: AttributionId, parent: Option<AttributionId>) -> Attribution {
    let party = |span: Span| Party { spans: vec![span], ..Party::default() };
    Attribution {
        id,
        mode: mode(layers, &draft),
        act: draft.act,
        quotes: draft.quotes,
        cue: draft.cue,
        source: draft
            .source
            .map(|source| Party { spans: std::iter::once(source).chain(draft.relative).collect(), ..Party::default() }),
        addressee: draft.addressee.map(party),
        time: draft.time.map(|span| Time { span, date: None }),
        place: draft.place,
        medium: draft.medium,
        parent,
        via: parent.map(Via::Attribution),
        confidence: draft.confidence,
        content: draft.content,
    }
}

/// Direct if nothing but quotes stands in the content.
fn mode(layers: &Layers<'_>, draft: &Draft) -> Mode {
    if draft.is_verbatim {
        return Mode::Direct;
    }
    if draft.quotes.is_empty() {
        return Mode::Indirect;
    }
    let mut quoted: Vec<Span> =
        draft.quotes.iter().flat_map(|&id| &layers.quotes[id.index()].pieces).copied().collect();
    quoted.sort_unstable();
    if draft.content.iter().all(|piece| piece.lies_in(&quoted)) { Mode::Direct } else { Mode::Mixed }
}
