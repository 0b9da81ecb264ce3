//! [`Evidence`]: what the rules propose, token by token, as evidence for the learned decisions.

use std::ops::Range;

use super::sheet::Sheet;
use crate::text::span::Span;

/// An attribution that the rules propose: its cue, its source and the pieces of its content.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) cue: Span,
    pub(crate) source: Option<Span>,
    pub(crate) content: Vec<Span>,
    /// How often proposals of this kind are right.
    pub(crate) confidence: f32,
}

/// A proposal in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// The token that the cue is asked for at.
    pub(crate) head: usize,
    pub(crate) cue: Range<usize>,
    pub(crate) source: Range<usize>,
    pub(crate) content: Vec<Range<usize>>,
    /// Confidence, whether there is a source, quotes in the content: what kind of proposal it is.
    pub(crate) kind: u32,
}

/// What a proposal says of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Part {
    None,
    Source,
    Content,
    Cue,
}

/// What all proposals say.
pub(crate) struct Evidence {
    /// In the order of the proposals; `None` for one whose cue has no token.
    pub(crate) drafts: Vec<Option<Draft>>,
    /// By token: the draft whose head it is, and what the narrowest draft around says.
    at_head: Vec<u32>,
    content: Vec<u32>,
    depth: Vec<u8>,
    source: Vec<u32>,
    cue: Vec<u32>,
}

impl Evidence {
    /// What `proposals` say of the tokens of `sheet`.
    pub(crate) fn new(sheet: &Sheet, proposals: &[Proposal]) -> Self {
        let drafts: Vec<Option<Draft>> = proposals.iter().map(|proposal| draft(sheet, proposal)).collect();
        let count = sheet.rows.len();
        let zeros = || vec![0_u32; count];
        let mut evidence =
            Self { drafts, at_head: zeros(), content: zeros(), depth: vec![0; count], source: zeros(), cue: zeros() };
        let size = |draft: &Draft| draft.content.iter().map(ExactSizeIterator::len).sum::<usize>();
        let mut order: Vec<(usize, usize)> =
            evidence.drafts.iter().enumerate().filter_map(|(i, draft)| draft.as_ref().map(|d| (size(d), i))).collect();
        // The narrowest is written last, over the others.
        order.sort_unstable_by_key(|&(size, i)| (std::cmp::Reverse(size), i));
        for (_, i) in order {
            evidence.write(i);
        }
        evidence
    }

    fn write(&mut self, i: usize) {
        let Some(draft) = &self.drafts[i] else { return };
        let number = i as u32 + 1;
        self.at_head[draft.head] = number;
        for range in &draft.content {
            self.content[range.clone()].fill(number);
            for depth in &mut self.depth[range.clone()] {
                *depth = depth.saturating_add(1);
            }
        }
        self.source[draft.source.clone()].fill(number);
        self.cue[draft.cue.clone()].fill(number);
    }

    /// The draft whose head is the token at `i`, and its number.
    pub(crate) fn at_head(&self, i: usize) -> Option<(usize, &Draft)> {
        let number = (self.at_head[i] as usize).checked_sub(1)?;
        Some((number, self.drafts[number].as_ref()?))
    }

    /// What drafts other than number `own` say of the token: content of how many, source, cue.
    pub(crate) fn others(&self, i: usize, own: u32) -> u32 {
        let is_other = |number: u32| u32::from(number != 0 && number != own);
        let depth = u32::from(self.depth[i].min(3));
        is_other(self.content[i]) | is_other(self.source[i]) << 1 | is_other(self.cue[i]) << 2 | depth << 3
    }
}

impl Draft {
    /// What the draft says of the token at `i`.
    pub(crate) fn part(&self, i: usize) -> Part {
        if self.cue.contains(&i) {
            Part::Cue
        } else if self.source.contains(&i) {
            Part::Source
        } else if self.content.iter().any(|range| range.contains(&i)) {
            Part::Content
        } else {
            Part::None
        }
    }
}

fn draft(sheet: &Sheet, proposal: &Proposal) -> Option<Draft> {
    let cue = sheet.cover(proposal.cue);
    let head = sheet.head(cue.clone())?;
    let source = proposal.source.map_or(0..0, |span| sheet.cover(span));
    let content: Vec<Range<usize>> = proposal.content.iter().map(|span| sheet.cover(*span)).collect();
    let quoted = content.iter().any(|range| sheet.rows[range.clone()].iter().any(|row| row.is_quoted()));
    let tenths = (proposal.confidence * 20.0).round() as u32;
    let before = content.first().is_some_and(|range| range.start < head);
    let kind = tenths << 3 | u32::from(source.is_empty()) << 2 | u32::from(quoted) << 1 | u32::from(before);
    Some(Draft { head, cue, source, content, kind })
}
