//! The text with its marks: cut wherever a mark begins or ends, each stretch inside the marks that cover it.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::{self, Formatter};

use super::card::describe;
use super::legend::Numbers;
use super::{Attribute, Text};
use crate::document::{Attribution, Document};
use crate::output::parts::{Part, Word};
use crate::text::span::Span;

/// Contents that are drawn in one another, and other marks inside them: a bound on the work for each stretch.
const DEPTH: usize = 8;

/// A stretch of the text that one element is made for, if nothing crosses it.
struct Mark {
    span: Span,
    part: Part,
    /// Position in [`Flow::shown`].
    shown: usize,
}

impl Mark {
    /// Contents are outside the other marks, and of each kind those that begin first and end last: so nothing is cut
    /// in two but a word that a content cuts, and a content that crosses another.
    fn rank(&self) -> impl Ord + use<> {
        (self.part != Part::Content, self.span.start(), Reverse(self.span.end()), self.shown, self.part)
    }
}

/// Where a mark begins or ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    at: u32,
    begins: bool,
    mark: usize,
}

/// What is made of one attribution once, however many pieces it has.
struct Shown<'d> {
    attribution: &'d Attribution,
    card: String,
    badge: String,
    colour: String,
}

/// Writes the text from its beginning to its end.
pub(super) struct Flow<'d> {
    document: &'d Document,
    shown: Vec<Shown<'d>>,
    /// In the order of their ranks, outermost first.
    marks: Vec<Mark>,
    /// In the order of the text.
    edges: std::vec::IntoIter<Edge>,
    next: Option<Edge>,
    /// The marks that cover the present place.
    active: BTreeSet<usize>,
    /// Those of them whose elements are open, outermost first.
    open: Vec<usize>,
}

impl<'d> Flow<'d> {
    pub(super) fn new(document: &'d Document, attributions: &'d [Attribution], numbers: &Numbers<'_>) -> Self {
        let shown: Vec<Shown<'d>> = attributions
            .iter()
            .map(|attribution| Shown {
                attribution,
                card: describe(document, attribution, Part::Content),
                badge: numbers.badge(attribution),
                colour: numbers.colour(attribution),
            })
            .collect();
        let mut marks: Vec<Mark> = attributions.iter().enumerate().flat_map(|(at, one)| marks_of(at, one)).collect();
        marks.sort_unstable_by_key(Mark::rank);
        let ends = |(mark, &Mark { span, .. }): (usize, &Mark)| {
            [Edge { at: span.start(), begins: true, mark }, Edge { at: span.end(), begins: false, mark }]
        };
        let mut edges: Vec<Edge> = marks.iter().enumerate().flat_map(ends).collect();
        edges.sort_unstable();
        let mut edges = edges.into_iter();
        let next = edges.next();
        Self { document, shown, marks, edges, next, active: BTreeSet::new(), open: Vec::new() }
    }

    /// Writes `span` without marks.
    pub(super) fn write_plain(&self, f: &mut Formatter<'_>, span: Span) -> fmt::Result {
        write!(f, "{}", Text(span.text(self.document.text())))
    }

    /// Writes `span`, all elements closed before and after.
    pub(super) fn write(&mut self, f: &mut Formatter<'_>, span: Span) -> fmt::Result {
        let mut at = span.start();
        while let Some(edge) = self.next.filter(|edge| edge.at < span.end()) {
            self.write_stretch(f, at, edge.at)?;
            at = at.max(edge.at);
            if edge.begins {
                self.active.insert(edge.mark);
            } else {
                self.active.remove(&edge.mark);
            }
            self.next = self.edges.next();
        }
        self.write_stretch(f, at, span.end())?;
        self.close(f, 0)
    }

    /// Writes what no mark begins or ends in, inside the elements of all that cover it.
    fn write_stretch(&mut self, f: &mut Formatter<'_>, start: u32, end: u32) -> fmt::Result {
        if start >= end {
            return Ok(());
        }
        let wanted: Vec<usize> = self.active.iter().copied().take(DEPTH).collect();
        let same = wanted.iter().zip(&self.open).take_while(|(one, two)| one == two).count();
        self.close(f, same)?;
        for &mark in &wanted[same..] {
            self.begin(f, mark)?;
            self.open.push(mark);
        }
        self.write_plain(f, Span::new(start, end))
    }

    /// Closes elements until `keep` are open.
    fn close(&mut self, f: &mut Formatter<'_>, keep: usize) -> fmt::Result {
        for mark in self.open.drain(keep..).rev() {
            let Mark { part, shown, .. } = self.marks[mark];
            if part == Part::Content {
                let Shown { card, badge, .. } = &self.shown[shown];
                write!(f, "<i class=\"inquit-badge\" data-n=\"{badge}\" data-card=\"{}\"></i>", Attribute(card))?;
            }
            write!(f, "</{}>", tag(part))?;
        }
        Ok(())
    }

    fn begin(&self, f: &mut Formatter<'_>, mark: usize) -> fmt::Result {
        let Mark { part, shown, .. } = self.marks[mark];
        let Shown { attribution, colour, .. } = &self.shown[shown];
        let tag = tag(part);
        match part {
            Part::Content => write!(f, "<{tag} class=\"inquit-content inquit-{} {colour}\">", Word(attribution.mode)),
            _ => {
                let title = describe(self.document, attribution, part);
                write!(f, "<{tag} class=\"inquit-{} {colour}\" title=\"{}\">", class(part), Attribute(&title))
            }
        }
    }
}

/// Every span of `attribution`.
pub(super) fn spans(attribution: &Attribution) -> impl Iterator<Item = Span> {
    marks_of(0, attribution).map(|mark| mark.span)
}

fn marks_of(shown: usize, attribution: &Attribution) -> impl Iterator<Item = Mark> {
    let of = move |part: Part| part.spans(attribution).iter().map(move |&span| Mark { span, part, shown });
    Part::ALL.into_iter().flat_map(of).filter(|mark| !mark.span.is_empty())
}

/// Elements that show something even where the style sheet is taken out.
fn tag(part: Part) -> &'static str {
    match part {
        Part::Content => "mark",
        Part::Source => "b",
        Part::Cue => "u",
        Part::Addressee => "em",
        Part::Time | Part::Place | Part::Medium => "span",
    }
}

fn class(part: Part) -> &'static str {
    match part {
        Part::Time | Part::Place | Part::Medium => "setting",
        _ => part.name(),
    }
}
