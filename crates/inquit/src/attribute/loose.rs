//! Quotes that no cue of their own sentence claims: they go on with the statement before, or follow a sentence about
//! their speaker.

use super::draft::Draft;
use crate::detect::{Passage, main_subject};

/// Gives every quotation that is a sentence of its own to the draft it continues, or a draft of its own.
pub(super) fn link(passages: &[Passage<'_>], drafts: &mut Vec<Draft>) {
    let outer: Vec<usize> = (0..passages.len()).filter(|&number| passages[number].inside.is_none()).collect();
    let mut claims = Claims::new(passages, drafts);
    for pair in outer.windows(2) {
        let (before, number) = (pair[0], pair[1]);
        if claims.of(number).is_none() && is_quotation_alone(&passages[number]) {
            claims.link(before, number);
        }
    }
    // A document may begin with a quotation alone; what follows it can still name the speaker, nothing before does.
    let added = claims.added;
    drafts.extend(added);
}

/// Which draft speaks last in each passage.
struct Claims<'p, 'a, 'd> {
    passages: &'p [Passage<'a>],
    drafts: &'d mut [Draft],
    /// By passage: the widest draft there, or the one that its quotation went to.
    last: Vec<Option<Claim>>,
    added: Vec<Draft>,
}

/// A draft of the list, or one that was added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Listed(usize),
    Added(usize),
}

impl<'p, 'a, 'd> Claims<'p, 'a, 'd> {
    fn new(passages: &'p [Passage<'a>], drafts: &'d mut [Draft]) -> Self {
        let mut last: Vec<Option<Claim>> = vec![None; passages.len()];
        let weight = |draft: &Draft| (!draft.quotes.is_empty(), draft.hull().len());
        for (i, draft) in drafts.iter().enumerate() {
            let best = &mut last[draft.passage];
            let wider = match *best {
                Some(Claim::Listed(other)) => weight(draft) > weight(&drafts[other]),
                _ => true,
            };
            if wider {
                *best = Some(Claim::Listed(i));
            }
        }
        Self { passages, drafts, last, added: Vec::new() }
    }

    fn of(&self, passage: usize) -> Option<Claim> {
        self.last[passage]
    }

    fn draft(&mut self, claim: Claim) -> &mut Draft {
        match claim {
            Claim::Listed(i) => &mut self.drafts[i],
            Claim::Added(i) => &mut self.added[i],
        }
    }

    /// Finds the speaker of the quotation that is the whole passage `number`, by the passage `before` it.
    fn link(&mut self, before: usize, number: usize) {
        let piece = Draft::new(&self.passages[number], number, &[0..1]);
        let same_block = self.passages[before].block.1 == self.passages[number].block.1;
        self.last[number] = match self.of(before) {
            Some(claim) if same_block || self.goes_on(claim, before) => {
                let draft = self.draft(claim);
                draft.content.extend(piece.content);
                draft.quotes.extend(piece.quotes);
                Some(claim)
            }
            Some(_) => self.add(piece),
            None if same_block => {
                let subject = main_subject(&self.passages[before]).map(|range| self.passages[before].span(&range));
                subject.and_then(|subject| self.add(Draft { source: Some(subject), ..piece }))
            }
            None => None,
        };
    }

    fn add(&mut self, draft: Draft) -> Option<Claim> {
        self.added.push(draft);
        Some(Claim::Added(self.added.len() - 1))
    }

    /// Does a speaker who was quoted go on in the next paragraph? Not where two take turns.
    fn goes_on(&mut self, claim: Claim, before: usize) -> bool {
        let outer = (0..before).rev().filter(|&number| self.passages[number].inside.is_none());
        let earlier = outer.take(2).find_map(|number| self.last[number]);
        let source = self.draft(claim).source;
        let takes_turns = earlier.is_some_and(|other| {
            let other = self.draft(other);
            !other.quotes.is_empty() && other.cue.is_some() && source.is_some() && other.source != source
        });
        source.is_some() && !takes_turns
    }
}

/// Is the whole sentence one quotation?
fn is_quotation_alone(passage: &Passage<'_>) -> bool {
    passage.quote_at(0).is_some() && passage.end() == 1
}
