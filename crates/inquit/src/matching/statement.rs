//! [`Statement`]: what somebody said, as one document has it.

use std::ops::Range;

use jiff::civil::Date;

use crate::document::{Act, Attribution, Document, Mode, Via};
use crate::ids::AttributionId;
use crate::text::span::Span;
use crate::verify::words::words_of;

/// What somebody said, as one document has it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Statement {
    /// The words of the content; pieces are joined by a space.
    pub text: String,
    /// Names of those who said it, or what they are called instead: *the judge*; none where that is not known.
    pub speakers: Vec<String>,
    /// Those through whom it reaches the reader, the nearest first.
    pub via: Vec<String>,
    /// The verb or other words that attribute it, in dictionary form: *claim*, *according to*.
    pub cue: Option<String>,
    /// The day when it was said, or else the one when the document was published.
    pub day: Option<Date>,
    /// The caller’s number of the document.
    pub document: usize,
    /// The attribution in the document, where there is one.
    pub attribution: Option<AttributionId>,
    /// What a model of the caller’s makes of the words, empty where there is none; see [`Statement::vector`].
    pub vector: Vec<f32>,
}

impl Statement {
    /// A statement of these words, by nobody known.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Who said it; for several call it several times.
    pub fn speaker(mut self, name: impl Into<String>) -> Self {
        self.speakers.push(name.into());
        self
    }

    /// Who passes it on, the nearest first.
    pub fn via(mut self, name: impl Into<String>) -> Self {
        self.via.push(name.into());
        self
    }

    /// When it was said.
    pub fn day(mut self, day: impl Into<Option<Date>>) -> Self {
        self.day = day.into();
        self
    }

    /// The caller’s number of the document that has it.
    pub fn document(mut self, number: usize) -> Self {
        self.document = number;
        self
    }

    /// The words as a sentence model sees them: statements in other words have like vectors, by the angle between them.
    ///
    /// Two statements are compared by their vectors where both have one of the same length; such vectors find pairs that
    /// share no word, and the words still tell numbers, names and denials apart.
    ///
    /// ```
    /// use inquit::matching::{Matcher, Statement};
    ///
    /// let one = Statement::new("The dam is safe.").speaker("Tomas Vell");
    /// let two = Statement::new("There is no danger from the wall of the reservoir.").speaker("Tomas Vell");
    /// let matcher = Matcher::new();
    /// assert!(matcher.probability(&one, &two) < 0.5);
    /// let [one, two] = [one.vector([0.9, 0.1, 0.4]), two.vector([0.8, 0.2, 0.4])];
    /// assert!(matcher.probability(&one, &two) > 0.5);
    /// ```
    pub fn vector(mut self, vector: impl Into<Vec<f32>>) -> Self {
        self.vector = vector.into();
        self
    }

    /// The statements of a document, which has this number: its attributions, but for those that were not said.
    ///
    /// What one only passes on is the statement of whom it is from, who is in [`via`](Self::via): of *the agency said that
    /// Moor had said it was safe, and that it had rained* the agency’s is the rain.
    ///
    /// ```
    /// use inquit::matching::Statement;
    ///
    /// let document = inquit::parse("Ada Moor told the council that the pier was safe, the Courier reported.")?;
    /// let statements = Statement::all_of(&document, 0);
    /// assert_eq!(statements.len(), 1);
    /// assert_eq!(statements[0].text, "that the pier was safe");
    /// assert_eq!(statements[0].speakers, ["Ada Moor"]);
    /// assert_eq!(statements[0].via, ["Courier"]);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn all_of(document: &Document, number: usize) -> Vec<Self> {
        let inner = clauses_by_parent(document);
        let statement = |attribution: &Attribution| {
            let text = own_words(document, attribution, &inner[attribution.id.index()])?;
            Some(Self {
                text,
                speakers: names(document, attribution),
                via: relays(document, attribution),
                cue: attribution.cue.as_ref().map(|cue| cue.lemma.to_string()),
                day: attribution.time.and_then(|time| time.date).or(document.published()),
                document: number,
                attribution: Some(attribution.id),
                vector: Vec::new(),
            })
        };
        document.attributions().iter().filter(|attribution| was_said(attribution)).filter_map(statement).collect()
    }
}

fn was_said(attribution: &Attribution) -> bool {
    attribution.act != Act::Hypothetical && attribution.cue.as_ref().is_none_or(|cue| !cue.negated)
}

/// For each attribution the clauses in it that report what somebody else said.
fn clauses_by_parent(document: &Document) -> Vec<Vec<Span>> {
    let mut clauses: Vec<Vec<Span>> = vec![Vec::new(); document.attributions().len()];
    for attribution in document.attributions().iter().filter(|attribution| was_said(attribution)) {
        let Some(parent) = attribution.parent else { continue };
        let source = attribution.source.iter().flat_map(|source| &source.spans);
        let cue = attribution.cue.iter().flat_map(|cue| &cue.spans);
        let clause = source.chain(cue).fold(attribution.content_hull(), |clause, span| clause.cover(*span));
        clauses[parent.index()].push(clause);
    }
    clauses
}

/// The words that are the speaker’s own: those of a quotation all are, of a report not what others said in it; none where
/// nothing is left.
fn own_words(document: &Document, attribution: &Attribution, inner: &[Span]) -> Option<String> {
    /// Words of a remainder that may be a statement of its own.
    const LEAST: usize = 3;
    let inner = if attribution.mode == Mode::Direct { &[] } else { inner };
    let pieces = attribution.content.iter().flat_map(|piece| without(piece.range(), inner));
    let text = pieces.map(|piece| document.text()[piece].trim()).collect::<Vec<&str>>().join(" ");
    let is_statement = inner.is_empty() || words_of(&text).len() >= LEAST;
    is_statement.then_some(text)
}

/// What of `piece` lies outside all of `spans`, which come in order.
fn without(piece: Range<usize>, spans: &[Span]) -> Vec<Range<usize>> {
    let mut rest = Vec::new();
    let mut at = piece.start;
    for span in spans {
        let (start, end) = (span.start() as usize, span.end() as usize);
        if start > at && start <= piece.end {
            rest.push(at..start);
        }
        at = at.max(end).min(piece.end);
    }
    rest.push(at..piece.end);
    rest.retain(|range| !range.is_empty());
    rest
}

fn names(document: &Document, attribution: &Attribution) -> Vec<String> {
    let ids = attribution.source.iter().flat_map(|source| &source.speakers);
    ids.map(|&id| document[id].name.to_string()).collect()
}

/// Those who pass the attribution on, the nearest first.
fn relays(document: &Document, attribution: &Attribution) -> Vec<String> {
    let mut relays: Vec<String> = Vec::new();
    let mut via = attribution.via;
    while let Some(next) = via {
        via = match next {
            Via::Speaker(id) => {
                relays.push(document[id].name.to_string());
                None
            }
            Via::Attribution(id) => {
                relays.extend(names(document, &document[id]));
                document[id].via
            }
        };
    }
    relays
}
