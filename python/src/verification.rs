//! [`Verification`]: the answer about one quotation, with its [`Place`]s and [`Edit`]s.

use std::sync::Arc;

use inquit::output::VerificationRecord;
use inquit::verify::Said;
use inquit::{OffsetIndex, Unit};
use pyo3::prelude::*;

use crate::errors::to_python;
use crate::input;
use crate::source::Source;
use crate::span::{Span, hash, shown};
use crate::units::word;

/// Where a quotation stands in a source, and how it differs.
///
/// >>> import inquit
/// >>> found = inquit.verify("We tested it once", "“We tested it twice,” said Ada Moor.", speaker="Ada Moor")
/// >>> found.verdict, found.said, found.places[0].text
/// ('altered', 'same', 'We tested it twice')
/// >>> [(edit.kind, edit.change, edit.old, edit.new) for edit in found.edits]
/// [('altered', 'number', 'twice', 'once')]
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Verification {
    source: Arc<Source>,
    quotation: Arc<str>,
    found: inquit::verify::Verification,
    said: Option<Said>,
}

impl Verification {
    pub(crate) fn new(
        source: &Arc<Source>,
        quotation: Arc<str>,
        found: inquit::verify::Verification,
        said: Option<Said>,
    ) -> Self {
        Self { source: Arc::clone(source), quotation, found, said }
    }

    fn document(&self) -> &inquit::Document {
        self.source.parsed().expect("only a whole parse is looked up in")
    }
}

#[pymethods]
impl Verification {
    /// What it comes to: `exact`, `typographic`, `elided`, `bracketed`, `altered`, `negation`, `reordered`, `merged` or
    /// `absent`. It is the worst of the edits, and never promises more than it says.
    #[getter]
    fn verdict(&self) -> String {
        word(self.found.verdict)
    }

    /// How bad the verdict is, from 0 for `exact` to 8 for `absent`.
    ///
    /// >>> import inquit
    /// >>> source = inquit.Source("“We did not test it in May,” said Ada Moor.")
    /// >>> worst = max(source.verify_many(["We did test it", "not test it"]), key=lambda found: found.rank)
    /// >>> worst.verdict, worst.rank
    /// ('negation', 5)
    #[getter]
    fn rank(&self) -> u8 {
        self.found.verdict as u8
    }

    /// Where it stands, in the order of the source: several where it stands several times equally well.
    #[getter]
    fn places(&self, py: Python<'_>) -> PyResult<Vec<Py<Place>>> {
        self.found.places.iter().map(|place| Place::view(py, &self.source, &place.pieces)).collect()
    }

    /// The differences at the first place, in the order of the quotation.
    #[getter]
    fn edits(&self) -> Vec<Edit> {
        let index = OffsetIndex::new(&self.quotation);
        let edit = |edit: &inquit::verify::Edit| Edit {
            source: Arc::clone(&self.source),
            record: *edit,
            quotation: index.convert_span(&self.quotation, edit.quotation, Unit::Char),
            new: edit.quotation.text(&self.quotation).into(),
        };
        self.found.edits.iter().map(edit).collect()
    }

    /// Whether the speaker that was asked for said it there: `same`, `other` (somebody else did), `narration` (it stands
    /// outside any quotation or report) or `unknown`; `None` without a speaker, or where it does not stand there.
    ///
    /// Of several places one that the speaker said is enough.
    ///
    /// >>> import inquit
    /// >>> source = inquit.Source("“It is safe,” said Ada Moor. It rained.")
    /// >>> source.verify("It is safe", speaker="Gus Roe").said, source.verify("It rained", speaker="Gus Roe").said
    /// ('other', 'narration')
    #[getter]
    fn said(&self) -> Option<String> {
        self.said.map(word)
    }

    /// The quotation, exactly as it was given.
    #[getter]
    fn quotation(&self) -> &str {
        &self.quotation
    }

    /// Verdict, places and edits as a dictionary.
    ///
    /// `offsets` is the unit of every position: `char` (code points, the default), `byte` (of UTF-8) or `utf16`
    /// (JavaScript, Java).
    ///
    /// >>> import inquit
    /// >>> inquit.verify("It is safe", "“It is safe,” said Ada Moor.").to_dict()
    /// {'offsets': 'char', 'verdict': 'exact', 'places': [[[1, 11]]], 'edits': []}
    #[pyo3(signature = (*, offsets = "char"))]
    fn to_dict<'py>(&self, py: Python<'py>, offsets: &str) -> PyResult<Bound<'py, PyAny>> {
        let unit = input::member(offsets, "offsets")?;
        let record = VerificationRecord::new(&self.found, &self.quotation, self.document(), unit);
        let json = serde_json::to_string(&record).map_err(|error| to_python(&error))?;
        py.import("json")?.call_method1("loads", (json,))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.quotation == other.quotation
            && self.found == other.found
            && self.said == other.said
            && self.source == other.source
    }

    fn __hash__(&self) -> u64 {
        hash(&(&self.quotation, self.found.verdict, self.said, self.source.text().len()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let [places, edits] = [(self.found.places.len(), "place"), (self.found.edits.len(), "edit")]
            .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }));
        let said = self.said().map_or_else(String::new, |said| format!(", said by: {said}"));
        Ok(format!("<Verification {}: {}, {places}, {edits}{said}>", shown(py, &self.quotation)?, self.verdict()))
    }
}

/// Where a quotation stands in a source.
///
/// >>> import inquit
/// >>> source = "“We tested it,” said Ada Moor, “and nobody was hurt.”"
/// >>> place = inquit.verify("We tested it and nobody was hurt", source).places[0]
/// >>> [piece.text for piece in place.pieces]
/// ['We tested it', 'and nobody was hurt']
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Place {}

impl Place {
    pub(crate) fn view(py: Python<'_>, source: &Arc<Source>, pieces: &[inquit::Span]) -> PyResult<Py<Self>> {
        Self::of(py, Span::of_pieces(source, pieces))
    }

    pub(crate) fn of(py: Python<'_>, span: Span) -> PyResult<Py<Self>> {
        Py::new(py, PyClassInitializer::from(span).add_subclass(Self {}))
    }
}

#[pymethods]
impl Place {
    /// The pieces, in the order of the quotation: the same as `spans`.
    #[getter]
    fn pieces<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.getattr("spans")
    }
}

/// One difference between a quotation and its source.
///
/// >>> import inquit
/// >>> edit = inquit.verify("It is very safe", "“It is safe,” said Ada Moor.").edits[0]
/// >>> edit.kind, edit.quotation, edit.new, edit.old, edit.source
/// ('altered', (6, 10), 'very', '', None)
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Edit {
    source: Arc<Source>,
    record: inquit::verify::Edit,
    /// In code points.
    quotation: [u32; 2],
    new: Box<str>,
}

#[pymethods]
impl Edit {
    /// What was done: `typographic`, `elided`, `bracketed`, `altered`, `negation`, `reordered` or `merged`.
    #[getter]
    fn kind(&self) -> String {
        word(self.record.kind)
    }

    /// What altered words are: `number`, `name`, `date` or any other `word`; of words in brackets what they stand for, if it
    /// is no other word; `None` of other edits.
    #[getter]
    fn change(&self) -> Option<String> {
        self.record.change.map(word)
    }

    /// Where in the quotation, start and end in code points: the gap between two words where words are only left out.
    #[getter]
    fn quotation(&self) -> (u32, u32) {
        self.quotation.into()
    }

    /// What the quotation has there: the marks and space between two words where words are only left out.
    #[getter(new)]
    fn new_words(&self) -> &str {
        &self.new
    }

    /// The words of the source; empty where the quotation only has more.
    #[getter]
    fn old(&self) -> &str {
        self.record.source.map_or("", |span| span.text(self.source.text()))
    }

    /// Where in the source; `None` where the quotation only has more.
    #[getter]
    fn source(&self) -> Option<Span> {
        self.record.source.map(|span| Span::new(&self.source, span))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.record == other.record && self.new == other.new && self.source == other.source
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.record.kind, self.record.change, self.quotation, &self.new))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let change = self.change().map_or_else(String::new, |change| format!(", change='{change}'"));
        let (old, new) = (shown(py, self.old())?, shown(py, &self.new)?);
        Ok(format!("Edit('{}', old={old}, new={new}{change})", self.kind()))
    }
}
