//! Contents apart from their cue: a quotation that is a sentence of its own goes on with the statement before, or
//! follows a sentence about its speaker, a colon, or stands above its credit line.

use super::draft::Draft;
use super::label;
use crate::detect::{Passage, main_subject};
use crate::document::BlockKind;
use crate::ids::QuoteId;
use crate::segment::Kind;
use crate::text::span::Span;

/// The drafts, with every content that stands apart in the draft it belongs to, or in one of its own.
pub(super) fn link(passages: &[Passage<'_>], drafts: Vec<Draft>) -> Vec<Draft> {
    let outer: Vec<usize> = (0..passages.len()).filter(|&number| passages[number].inside.is_none()).collect();
    let mut claims = Claims::new(passages, &outer, drafts);
    for at in 0..outer.len() {
        claims.visit(at);
    }
    let mut drafts = claims.drafts;
    // A colon that nothing followed announces nothing.
    drafts.retain(|draft| !draft.content.is_empty());
    drafts
}

/// Which draft speaks last in each passage outside all quotes.
struct Claims<'p, 'a> {
    passages: &'p [Passage<'a>],
    /// Numbers of the passages outside all quotes.
    outer: &'p [usize],
    drafts: Vec<Draft>,
    /// By position in `outer`: the widest draft there, or the one that its quotation went to.
    last: Vec<Option<usize>>,
    /// By quote: the draft whose content it is.
    holder: Vec<Option<usize>>,
}

impl<'p, 'a> Claims<'p, 'a> {
    fn new(passages: &'p [Passage<'a>], outer: &'p [usize], drafts: Vec<Draft>) -> Self {
        let quotes = passages.first().map_or(0, |passage| passage.quotes.len());
        let mut claims = Self { passages, outer, drafts, last: vec![None; outer.len()], holder: vec![None; quotes] };
        for i in 0..claims.drafts.len() {
            claims.note(i);
        }
        claims
    }

    /// Notes what draft `i` of a sentence speaks for.
    fn note(&mut self, i: usize) {
        for id in &self.drafts[i].quotes {
            self.holder[id.index()] = Some(i);
        }
        let weight = |i: usize| (!self.drafts[i].quotes.is_empty(), self.drafts[i].hull().len());
        let Ok(at) = self.outer.binary_search(&self.drafts[i].passage) else { return };
        if self.last[at].is_none_or(|other| weight(i) > weight(other)) {
            self.last[at] = Some(i);
        }
    }

    fn passage(&self, at: usize) -> &'p Passage<'a> {
        &self.passages[self.outer[at]]
    }

    /// Finds the draft for the passage at `at`, if it is a content that stands apart.
    fn visit(&mut self, at: usize) {
        let passage = self.passage(at);
        let announced = at.checked_sub(1).and_then(|before| self.last[before]).filter(|&i| self.awaits(i, at));
        let is_set_off = matches!(passage.block.0, BlockKind::Transcript | BlockKind::Blockquote);
        if let Some(i) = announced.filter(|_| is_set_off && !passage.is_kind(0, Kind::Dash)) {
            return self.give(at, i, true);
        }
        match quotation_alone(passage).filter(|_| self.last[at].is_none()) {
            Some(quote) if self.holder[quote.index()].is_some() => self.last[at] = self.holder[quote.index()],
            Some(_) => self.quotation(at, announced),
            None => {}
        }
    }

    /// Does draft `i` announce the passage at `at`, or speak in the same block set off from the rest?
    fn awaits(&self, i: usize, at: usize) -> bool {
        let draft = &self.drafts[i];
        let same_block = at > 0 && self.passage(at - 1).block.1 == self.passage(at).block.1;
        draft.content.is_empty() || draft.is_verbatim && same_block
    }

    /// Gives the quotation that is the passage at `at` to its draft.
    fn quotation(&mut self, at: usize, announced: Option<usize>) {
        let number = self.outer[at];
        let credit = (at + 1 < self.outer.len()).then(|| label::credit(self.passage(at + 1), number)).flatten();
        if let Some(credit) = credit {
            let i = self.add(at, credit);
            return self.give(at, i, false);
        }
        if let Some(i) = announced {
            return self.give(at, i, false);
        }
        let Some(before) = at.checked_sub(1) else { return };
        match self.last[before] {
            Some(i) if self.goes_on(i, at) => self.give(at, i, false),
            Some(_) => {
                let i = self.add(at, Draft::new(self.passage(at), number, None));
                self.give(at, i, false);
            }
            None => {
                let subject = speaking_subject(self.passage(before));
                if subject.is_some() {
                    let i = self.add(at, Draft { source: subject, ..Draft::new(self.passage(at), number, None) });
                    self.give(at, i, false);
                }
            }
        }
    }

    /// Adds the passage at `at` to the content of draft `i`.
    fn give(&mut self, at: usize, i: usize, is_verbatim: bool) {
        let passage = self.passage(at);
        let end = if is_verbatim { passage.items.len() } else { 1 };
        let piece = Draft::new(passage, self.outer[at], Some(0..end));
        let draft = &mut self.drafts[i];
        match draft.content.last_mut().filter(|_| draft.is_verbatim && is_verbatim) {
            Some(last) => *last = piece.content.iter().copied().fold(*last, Span::cover),
            None => draft.content.extend(piece.content),
        }
        draft.is_verbatim |= is_verbatim;
        for id in piece.quotes {
            self.holder[id.index()] = Some(i);
            draft.quotes.push(id);
        }
        self.last[at] = Some(i);
    }

    fn add(&mut self, at: usize, draft: Draft) -> usize {
        self.drafts.push(draft);
        let i = self.drafts.len() - 1;
        self.last[at] = Some(i);
        i
    }

    /// Does the speaker of draft `i` go on at `at`? Not in a new paragraph where two take turns.
    fn goes_on(&self, i: usize, at: usize) -> bool {
        if self.passage(at - 1).block.1 == self.passage(at).block.1 {
            return true;
        }
        let source = self.drafts[i].source;
        let earlier = (at.saturating_sub(3)..at - 1).rev().find_map(|before| self.last[before]);
        let takes_turns = earlier.is_some_and(|other| {
            let other = &self.drafts[other];
            !other.quotes.is_empty() && other.cue.is_some() && other.source != source
        });
        source.is_some() && !takes_turns
    }
}

/// Whoever the sentence before a quotation is about: its subject, or *her* of *This is part of her address*.
fn speaking_subject(passage: &Passage<'_>) -> Option<Span> {
    let subject = main_subject(passage)?;
    let points =
        subject.len() == 1 && passage.is_any(subject.start, &["this", "that", "these", "those", "it", "here", "there"]);
    let owner = || (0..passage.end()).find(|&i| passage.is_any(i, &["his", "her", "their"]));
    let subject = if points { owner().map(|owner| owner..owner + 1) } else { Some(subject) };
    subject.map(|range| passage.span(&range))
}

/// The quotation that is the whole sentence.
fn quotation_alone(passage: &Passage<'_>) -> Option<QuoteId> {
    passage.quote_at(0).filter(|_| passage.end() == 1)
}
