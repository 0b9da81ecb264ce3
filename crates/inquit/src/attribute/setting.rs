//! What is said around an act of reporting: when, where, through which medium, and to whom a speaker speaks.
//!
//! It is looked for once the attributions stand, so that it touches neither their contents nor their sources.

use std::ops::Range;

use super::draft::{Draft, NO_PASSAGE};
use super::link::Link;
use super::manner;
use super::parties::{addressee, trimmed};
use super::time::Zones;
use crate::detect::{Passage, SiteKind, base_phrase, medium_at, place_at, site_at, time_at};
use crate::document::Cue;
use crate::lexicon::Class;
use crate::text::span::Span;

/// A draft in the items of its passage.
pub(super) struct Clause<'p, 'a> {
    pub(super) passage: &'p Passage<'a>,
    pub(super) cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
    /// Does the source stand beside the cue, rather than being that of the verb before?
    pub(super) has_own_source: bool,
    pub(super) content: Vec<Range<usize>>,
}

impl<'p, 'a> Clause<'p, 'a> {
    /// `draft` in the items of its passage, `None` without cue.
    fn new(passages: &'p [Passage<'a>], draft: &Draft) -> Option<Self> {
        let cue = draft.cue.as_ref()?.spans.iter().copied().reduce(Span::cover)?;
        let passage = &passages[passage_of(passages, draft.passage, cue)?];
        let cue = items_in(passage, cue)?;
        let source = draft.source.and_then(|source| items_in(passage, source));
        let content: Vec<_> = draft.content.iter().filter_map(|&piece| items_in(passage, piece)).collect();
        let has_own_source = source.as_ref().is_some_and(|source| stands_beside(passage, source, &cue));
        Some(Self { passage, cue, source, has_own_source, content })
    }

    /// Cue and source, where they stand together.
    pub(super) fn core(&self) -> Range<usize> {
        match self.source.as_ref().filter(|_| self.has_own_source) {
            Some(source) => source.start.min(self.cue.start)..source.end.max(self.cue.end),
            None => self.cue.clone(),
        }
    }

    /// Is the item at `i` part of what is said?
    pub(super) fn is_said(&self, i: usize) -> bool {
        self.content.iter().any(|piece| piece.contains(&i))
    }
}

/// The passage that holds `cue`: the one of the draft, or the innermost one around it.
fn passage_of(passages: &[Passage<'_>], of_draft: usize, cue: Span) -> Option<usize> {
    let holds = |&number: &usize| {
        let items = &passages[number].items;
        items.binary_search_by_key(&cue.start(), |item| item.span.start()).is_ok()
    };
    if of_draft < passages.len() && holds(&of_draft) {
        return Some(of_draft);
    }
    let next = passages.partition_point(|passage| passage.items[0].span.start() <= cue.start());
    (0..next).rev().take(NESTED).find(holds)
}

/// Passages between the beginning of a sentence and a cue that are looked through: those inside its quotes.
const NESTED: usize = 64;

/// The items that share a byte with `span`.
fn items_in(passage: &Passage<'_>, span: Span) -> Option<Range<usize>> {
    let start = passage.items.partition_point(|item| item.span.end() <= span.start());
    let end = passage.items.partition_point(|item| item.span.start() < span.end());
    (start < end).then_some(start..end)
}

/// Does no other verb stand between source and cue?
fn stands_beside(passage: &Passage<'_>, source: &Range<usize>, cue: &Range<usize>) -> bool {
    /// Items behind an inverted verb before its subject: *was told by*.
    const NEAR: usize = 3;
    if source.start >= cue.end {
        return source.start - cue.end <= NEAR;
    }
    let between = source.end.min(cue.start)..cue.start;
    !between.into_iter().any(|i| passage.is_finite(i) || passage.quote_at(i).is_some())
}

/// The drafts with what is said around each.
pub(super) fn settle(passages: &[Passage<'_>], mut drafts: Vec<Draft>) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| drafts[i].cue.as_ref().map(|cue| cue.spans[0].start()));
    let mut before: Option<usize> = None;
    for i in order {
        let Some(mut clause) = Clause::new(passages, &drafts[i]) else { continue };
        trim_source(&mut clause, &mut drafts[i]);
        fill(&clause, &mut drafts[i]);
        manner::settle(&clause, &mut drafts[i]);
        let earlier = before.map(|at| &drafts[at]).filter(|earlier| goes_on(earlier, &drafts[i]));
        if let Some(&Draft { time, place, medium, .. }) = earlier {
            inherit(&mut drafts[i], time, place, medium);
        }
        before = Some(i);
    }
    if let Some(passage) = passages.first() {
        drafts.retain(|draft| !only_addresses(passage.text, draft));
    }
    drafts
}

/// Is `draft` a further verb of the subject of `earlier`: one occasion?
fn goes_on(earlier: &Draft, draft: &Draft) -> bool {
    earlier.source.is_some() && earlier.source == draft.source && !draft.lies_in(&earlier.content)
}

fn inherit(draft: &mut Draft, time: Option<Span>, place: Option<Span>, medium: Option<Span>) {
    if draft.time.is_none() && draft.place.is_none() && draft.medium.is_none() {
        (draft.time, draft.place, draft.medium) = (time, place, medium);
    }
}

/// Takes out of the source what only says when or in what it was said: *according to Moor | in a letter on Monday*,
/// and the verb that makes it imagined: *imagine | a mayor who says*.
fn trim_source(clause: &mut Clause<'_, '_>, draft: &mut Draft) {
    let passage = clause.passage;
    let Some(mut source) = clause.source.clone() else { return };
    if passage.is_any(source.start, &["imagine", "suppose"]) && passage.is(source.start + 1, Class::ARTICLE) {
        source.start += 1;
    }
    if source.start >= clause.cue.end {
        let is_named = |i: usize| passage.is(i - 1, Class::CAPITAL | Class::PERSON | Class::COLLECTIVE);
        let is_setting = |&i: &usize| is_named(i) && settings_end(passage, i) == source.end;
        source.end = (source.start + 1..source.end).find(is_setting).unwrap_or(source.end);
    }
    if clause.source.as_ref() != Some(&source) {
        draft.source = Some(passage.span(&source));
        clause.source = Some(source);
    }
}

/// Behind the times and texts that stand in a row from `i` on.
fn settings_end(passage: &Passage<'_>, i: usize) -> usize {
    /// Phrases in a row.
    const MOST: usize = 3;
    let text_at = |at: usize| medium_at(passage, at).filter(|_| passage.is_word(at, "in"));
    let next = |&at: &usize| time_at(passage, at).or_else(|| text_at(at)).map(|found| found.end);
    std::iter::successors(Some(i), next).take(MOST).last().unwrap_or(i)
}

fn fill(clause: &Clause<'_, '_>, draft: &mut Draft) {
    let passage = clause.passage;
    let zones = Zones::new(clause);
    let is_free = |span: &Span, taken: &[Option<Span>]| {
        let mut others = draft.content.iter().chain(taken.iter().flatten());
        !others.any(|other| other.overlaps(*span))
    };
    let time = zones.find(time_at).map(|range| passage.span(&range)).filter(|span| is_free(span, &[]));
    let medium = zones.find(medium_at).map(|range| with_marks(passage, passage.span(&range)));
    let medium = medium.filter(|span| is_free(span, &[time]));
    // A place inside the medium, *in an interview in Geneva*, is none of its own.
    let taken = [time, medium];
    let place_at =
        |passage: &Passage<'_>, i| place_at(passage, i).filter(|range| is_free(&passage.span(range), &taken));
    let place = zones.find(place_at).map(|range| passage.span(&range));
    (draft.time, draft.place, draft.medium) = (time, place, medium);
    if let Some(party) = draft.addressee.and_then(|party| items_in(passage, party)) {
        draft.addressee = Some(passage.span(&trimmed(passage, party)));
    } else {
        // The rules have looked beside every cue of their own.
        let beside = if draft.passage == NO_PASSAGE { of_cue(clause) } else { None };
        let found = beside.or_else(|| zones.find(spoken_to)).map(|party| trimmed(passage, party));
        draft.addressee = found.map(|range| passage.span(&range)).filter(|party| {
            let is_said = draft.content.iter().any(|piece| piece.overlaps(*party));
            !is_said && draft.source.is_none_or(|source| source.contains(*party) || !source.overlaps(*party))
        });
    }
}

/// Whom the cue itself names, where only the model knows the cue.
fn of_cue(clause: &Clause<'_, '_>) -> Option<Range<usize>> {
    let site = clause.cue.clone().rev().find_map(|i| site_at(clause.passage, i))?;
    if matches!(site.kind, SiteKind::Noun) {
        return None;
    }
    addressee(clause.passage, &Link::new(clause.passage, site))
}

/// *speaking to reporters*, *who spoke with the Courier*, *addressing the council*: those who are spoken to.
fn spoken_to(passage: &Passage<'_>, i: usize) -> Option<Range<usize>> {
    const SPEAKING: [&str; 8] =
        ["speaking", "spoke", "talking", "talked", "testifying", "testified", "appearing", "writing"];
    let start = match () {
        () if passage.is_word(i, "addressing") => i + 1,
        () if passage.is_any(i, &SPEAKING) && passage.is_any(i + 1, &["to", "with", "before"]) => i + 2,
        () => return None,
    };
    let phrase = base_phrase(passage, start)?;
    let is_break =
        |&k: &usize| time_at(passage, k).is_some() || passage.is(k, Class::PREPOSITION) && !passage.is_word(k, "of");
    let end = phrase.clone().find(is_break).unwrap_or(phrase.end);
    (start < end && medium_at(passage, i + 1).is_none()).then_some(start..end)
}

/// `span` with the closing mark of a title that ends it: *on “Harrow Today”*.
fn with_marks(passage: &Passage<'_>, span: Span) -> Span {
    let next = passage.quotes.partition_point(|quote| quote.span().start() < span.end());
    let around = passage.quotes[..next].iter().rev().take(2).find(|quote| quote.span().overlaps(span));
    around
        .filter(|quote| span.contains(quote.opening) || quote.span().len() < span.len())
        .map_or(span, |quote| span.cover(quote.span()))
}

/// Is the draft only a participle that names who is spoken to: *Addressing the council, …*?
fn only_addresses(text: &str, draft: &Draft) -> bool {
    let is_addressing =
        |cue: &Cue| matches!(cue.spans.as_slice(), [span] if span.text(text).eq_ignore_ascii_case("addressing"));
    draft.quotes.is_empty() && draft.cue.as_ref().is_some_and(is_addressing)
}
