//! [`Draft`]: an attribution before it has its number, its parent and its place among the others.

use std::ops::Range;

use super::link::Link;
use crate::detect::{Passage, Site, Subject};
use crate::document::{Act, Cue, CueClass, Quote};
use crate::ids::QuoteId;
use crate::lexicon::Frame;
use crate::text::span::Span;

/// In place of the passage's number: the rules have not linked the cue of the draft.
pub(super) const NO_PASSAGE: usize = usize::MAX;

/// An attribution in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Number of the passage that its cue stands in, or [`NO_PASSAGE`].
    pub(super) passage: usize,
    pub(super) content: Vec<Span>,
    /// The quotes among the items of the content.
    pub(super) quotes: Vec<QuoteId>,
    pub(super) cue: Option<Cue>,
    pub(super) source: Option<Span>,
    /// The relative pronoun that stands for the source in the clause of the cue.
    pub(super) relative: Option<Span>,
    pub(super) addressee: Option<Span>,
    /// When it was said.
    pub(super) time: Option<Span>,
    /// Where it was said.
    pub(super) place: Option<Span>,
    /// Through which medium or on what occasion.
    pub(super) medium: Option<Span>,
    pub(super) act: Act,
    /// Layout says what marks would: a block quotation, a turn of a transcript.
    pub(super) is_verbatim: bool,
    pub(super) confidence: f32,
}

impl Draft {
    /// A draft of the items in `content`, without cue or source yet.
    pub(super) fn new(passage: &Passage<'_>, number: usize, content: impl IntoIterator<Item = Range<usize>>) -> Self {
        let (mut pieces, mut quotes) = (Vec::new(), Vec::new());
        for range in content {
            pieces.push(passage.span(&range));
            quotes.extend(range.filter_map(|i| passage.quote_at(i)));
        }
        pieces.extend(elsewhere(passage.quotes, &quotes, &pieces));
        pieces.sort_unstable();
        Self {
            passage: number,
            content: pieces,
            quotes,
            cue: None,
            source: None,
            relative: None,
            addressee: None,
            time: None,
            place: None,
            medium: None,
            act: Act::Statement,
            is_verbatim: false,
            confidence: UNCUED,
        }
    }

    /// From the first to the last byte of content, cue and source.
    pub(super) fn hull(&self) -> Span {
        let cue = self.cue.iter().flat_map(|cue| &cue.spans);
        let parts = self.content.iter().chain(cue).chain(&self.source).copied();
        parts.reduce(Span::cover).expect("a draft has content or a cue")
    }

    /// Does the act of reporting, cue and content, lie in `content`?
    pub(super) fn lies_in(&self, content: &[Span]) -> bool {
        let cue = self.cue.iter().flat_map(|cue| &cue.spans);
        self.content.iter().chain(cue).all(|part| part.lies_in(content))
    }
}

/// The pieces that those of `quotes` numbered in `of` have beside the spans in `here`.
pub(super) fn elsewhere(quotes: &[Quote], of: &[QuoteId], here: &[Span]) -> Vec<Span> {
    let pieces = of.iter().flat_map(|id| &quotes[id.index()].pieces);
    pieces.copied().filter(|piece| !here.iter().any(|span| span.overlaps(*piece))).collect()
}

/// The cue of `link`, taken in `frame`; its preposition, and the *by* of a passive, belong to it.
pub(super) fn cue_of(passage: &Passage<'_>, link: &Link<'_>, frame: Frame) -> Cue {
    let site = &link.site;
    let by_agent = matches!(link.subject, Subject::After(_)) && passage.is_word(site.cue.end, "by");
    let by_preposition = frame.intersects(Frame::PREPOSITION);
    let words = passage.span(&(site.cue.start..site.cue.end + usize::from(by_agent || by_preposition)));
    let lemma = site.reporting.map_or_else(|| words.text(passage.text).to_lowercase(), |r| r.lemma.clone());
    Cue {
        spans: vec![words],
        lemma: lemma.into_boxed_str(),
        class: class_of(site, frame),
        negated: site.is_negated(passage),
        hedged: site.is_hedged(passage),
    }
}

/// Probability of an attribution without cue.
const UNCUED: f32 = 0.3;

/// Probability that an attribution of this kind is right.
///
/// Each figure is the share of its kind that had the right content and source among the 840 articles of the PolNeAR
/// corpus's train part.
pub(super) fn confidence_of(draft: &Draft, frame: Frame) -> f32 {
    let is_quoted = !draft.quotes.is_empty();
    match frame {
        Frame::BACK if is_quoted => 0.95,
        Frame::BACK => 0.75,
        Frame::QUOTE => 0.8,
        Frame::THAT | Frame::CLAUSE if is_quoted => 0.85,
        Frame::THAT | Frame::CLAUSE => 0.75,
        Frame::INFINITIVE | Frame::WH | Frame::SEEM => 0.5,
        _ if is_quoted => 0.65,
        _ => 0.5,
    }
}

/// The class of the cue in `frame`; whoever is quoted says something.
fn class_of(site: &Site<'_>, frame: Frame) -> CueClass {
    let Some(reporting) = site.reporting else { return CueClass::Communication };
    reporting.class_in(frame).or_else(|| reporting.class_in(Frame::BACK)).unwrap_or(CueClass::Communication)
}

/// What is done with a content in `frame`.
pub(super) fn act_of(site: &Site<'_>, frame: Frame) -> Act {
    let lemma = site.reporting.map_or("", |r| r.lemma.as_str());
    let asks = ["ask", "inquire", "enquire", "wonder", "question"].contains(&lemma);
    let promises = ["promise", "vow", "pledge", "swear"].contains(&lemma);
    match frame {
        Frame::PATIENT | Frame::INFINITIVE if asks => Act::Order,
        Frame::WH | Frame::QUOTE | Frame::BACK | Frame::ABOUT | Frame::CLAUSE if asks => Act::Question,
        _ if promises => Act::Promise,
        _ if ["warn", "caution"].contains(&lemma) => Act::Statement,
        Frame::PATIENT | Frame::FOR | Frame::ON | Frame::UPON | Frame::INFINITIVE | Frame::THAT
            if class_of(site, frame) == CueClass::Control && !refuses(lemma) =>
        {
            Act::Order
        }
        Frame::FOR if lemma == "call" => Act::Order,
        _ => Act::Statement,
    }
}

/// Verbs of the will of the speaker alone, which order nobody.
fn refuses(lemma: &str) -> bool {
    matches!(
        lemma,
        "decline"
            | "refuse"
            | "agree"
            | "want"
            | "hope"
            | "plan"
            | "intend"
            | "decide"
            | "prefer"
            | "wish"
            | "aim"
            | "look"
    )
}
