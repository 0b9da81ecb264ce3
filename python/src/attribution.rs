//! [`Attribution`] and its parts: who said what to whom, by what words, on whose word.

use std::sync::Arc;

use inquit::Via;
use inquit::output::Html;
use jiff::civil::Date;
use pyo3::prelude::*;

use crate::layer::{Kind, Layer};
use crate::pickle::{Reduced, reduce};
use crate::source::Source;
use crate::span::{Span, hash};
use crate::speaker::Speaker;
use crate::units::word;

/// One act of reporting: content attributed to a source by a cue.
///
/// Its place is that of its content.
///
/// >>> import inquit
/// >>> doc = inquit.parse("Ada Moor told Inga Reyes that the pier was safe.")
/// >>> attribution = doc.attributions[0]
/// >>> attribution.source.text, attribution.cue.text, attribution.addressee.text, attribution.content.text
/// ('Ada Moor', 'told', 'Inga Reyes', 'that the pier was safe')
/// >>> attribution.mode
/// 'indirect'
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Attribution {
    source: Arc<Source>,
    index: usize,
}

impl Attribution {
    pub(crate) fn view(py: Python<'_>, source: &Arc<Source>, index: usize) -> PyResult<Py<Self>> {
        let base = Span::of_record(source, &source.attributions()[index].content, index);
        Py::new(py, PyClassInitializer::from(base).add_subclass(Self { source: Arc::clone(source), index }))
    }

    fn record(&self) -> &inquit::Attribution {
        &self.source.attributions()[self.index]
    }

    fn party(&self, py: Python<'_>, side: Side) -> PyResult<Option<Py<Party>>> {
        let Some(party) = side.of(self.record()) else { return Ok(None) };
        let base = Span::of_record(&self.source, &party.spans, self.index);
        let view = Party { source: Arc::clone(&self.source), attribution: self.index, side };
        Py::new(py, PyClassInitializer::from(base).add_subclass(view)).map(Some)
    }

    fn span(&self, span: Option<inquit::Span>) -> Option<Span> {
        span.map(|span| Span::new(&self.source, span))
    }
}

#[pymethods]
impl Attribution {
    /// Its number in the document.
    #[getter]
    fn id(&self) -> usize {
        self.index
    }

    /// `direct` (all the content is quoted), `mixed` (part of it is) or `indirect` (none is).
    #[getter]
    fn mode(&self) -> String {
        word(self.record().mode)
    }

    /// `statement`, `question`, `order`, `promise` or `hypothetical`.
    #[getter]
    fn act(&self) -> String {
        word(self.record().act)
    }

    /// What is said.
    #[getter]
    fn content(&self) -> Span {
        Span::of_pieces(&self.source, &self.record().content)
    }

    /// The quotes in the content that are not inside another of its quotes.
    #[getter]
    fn quotes(&self) -> Layer {
        let ids = self.record().quotes.iter().map(|id| id.index());
        Layer::picked(&self.source, Kind::Quote, ids.collect())
    }

    /// The words that attribute; `None` where nothing does.
    #[getter]
    fn cue(&self, py: Python<'_>) -> PyResult<Option<Py<Cue>>> {
        let Some(cue) = &self.record().cue else { return Ok(None) };
        let base = Span::of_record(&self.source, &cue.spans, self.index);
        let view = Cue { source: Arc::clone(&self.source), attribution: self.index };
        Py::new(py, PyClassInitializer::from(base).add_subclass(view)).map(Some)
    }

    /// Who says it.
    #[getter]
    fn source(&self, py: Python<'_>) -> PyResult<Option<Py<Party>>> {
        self.party(py, Side::Source)
    }

    /// Whom it is said to.
    #[getter]
    fn addressee(&self, py: Python<'_>) -> PyResult<Option<Py<Party>>> {
        self.party(py, Side::Addressee)
    }

    /// The speakers that the source resolves to: several for a joint source, none where it stays unresolved.
    #[getter]
    fn speakers(&self) -> Layer {
        let ids = self.record().source.iter().flat_map(|source| &source.speakers).map(|id| id.index());
        Layer::picked(&self.source, Kind::Speaker, ids.collect())
    }

    /// Their names, joined by `; `; empty where the source is unresolved.
    #[getter]
    fn speaker_names(&self) -> String {
        self.source.parsed().map(|document| document.speaker_names(self.record())).unwrap_or_default()
    }

    /// When it was said.
    #[getter]
    fn time(&self, py: Python<'_>) -> PyResult<Option<Py<Time>>> {
        let Some(time) = self.record().time else { return Ok(None) };
        let base = Span::of_record(&self.source, &[time.span], self.index);
        Py::new(py, PyClassInitializer::from(base).add_subclass(Time { date: time.date })).map(Some)
    }

    /// Where it was said, such as *in Geneva*.
    #[getter]
    fn place(&self) -> Option<Span> {
        self.span(self.record().place)
    }

    /// Through which medium or on what occasion, such as *in a written statement*.
    #[getter]
    fn medium(&self) -> Option<Span> {
        self.span(self.record().medium)
    }

    /// The attribution whose content this one stands in.
    #[getter]
    fn parent(&self, py: Python<'_>) -> PyResult<Option<Py<Attribution>>> {
        self.record().parent.map(|id| Self::view(py, &self.source, id.index())).transpose()
    }

    /// Through whom it reaches the reader: another attribution that reports this one, or a speaker.
    #[getter]
    fn via(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let view = match self.record().via {
            None => return Ok(None),
            Some(Via::Attribution(id)) => Self::view(py, &self.source, id.index())?.into_any(),
            Some(Via::Speaker(id)) => Py::new(py, Speaker::view(&self.source, id.index()))?.into_any(),
            // A way that this version has no view for.
            Some(_) => return Ok(None),
        };
        Ok(Some(view))
    }

    /// Probability that the attribution is right, three decimals.
    #[getter]
    fn confidence(&self) -> f64 {
        three_decimals(self.record().confidence)
    }

    /// The attribution in its paragraphs, as `Document.to_html` draws it.
    fn _repr_html_(&self) -> Option<String> {
        let html = Html::new(self.source.parsed()?);
        Some(html.attribution(self.record().id).to_string())
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let (view, place) = (slf.get(), slf.as_super().get().place(slf.py())?);
        Ok(format!("Attribution({place}, mode='{}', speakers='{}')", view.mode(), view.speaker_names()))
    }
}

/// The words that attribute: a verb group, `according to`, a noun of saying, a colon or dash.
///
/// >>> import inquit
/// >>> cue = inquit.parse("“Nine,” said Inga Reyes.").attributions[0].cue
/// >>> cue.text, cue.lemma, cue.class_
/// ('said', 'say', 'communication')
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Cue {
    source: Arc<Source>,
    attribution: usize,
}

impl Cue {
    fn record(&self) -> &inquit::Cue {
        let cue = self.source.attributions()[self.attribution].cue.as_ref();
        cue.expect("a view of a cue is made of one, and documents do not change")
    }
}

#[pymethods]
impl Cue {
    /// Dictionary form of the head, such as `say`, `according to`, `:`.
    #[getter]
    fn lemma(&self) -> &str {
        &self.record().lemma
    }

    /// `communication`, `attitude`, `knowledge` or `control`; the key `class` of the JSON, which Python reserves.
    #[getter]
    fn class_(&self) -> String {
        word(self.record().class)
    }

    /// The act is denied or refused (*did not say*, *declined to comment*).
    #[getter]
    fn negated(&self) -> bool {
        self.record().negated
    }

    /// The act itself is not vouched for (*reportedly*, *allegedly*).
    #[getter]
    fn hedged(&self) -> bool {
        self.record().hedged
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("Cue({}, lemma='{}')", slf.as_super().get().place(slf.py())?, slf.get().lemma()))
    }
}

/// Which party of an attribution.
#[derive(Clone, Copy)]
enum Side {
    Source,
    Addressee,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Side::Source => "source",
            Side::Addressee => "addressee",
        }
    }

    fn of(self, attribution: &inquit::Attribution) -> Option<&inquit::Party> {
        match self {
            Side::Source => attribution.source.as_ref(),
            Side::Addressee => attribution.addressee.as_ref(),
        }
    }
}

/// Who says it, or whom it is said to: the words that name the party, and whom they resolve to.
///
/// A party that is only understood has no pieces and empty `text`.
///
/// >>> import inquit
/// >>> doc = inquit.parse("“Nine,” said Inga Reyes. “Ten,” she said.")
/// >>> source = doc.attributions[1].source
/// >>> source.text, source.speakers[0].name, source.evidence
/// ('she', 'Inga Reyes', 'pronoun')
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Party {
    source: Arc<Source>,
    attribution: usize,
    side: Side,
}

impl Party {
    fn record(&self) -> &inquit::Party {
        let party = self.side.of(&self.source.attributions()[self.attribution]);
        party.expect("a view of a party is made of one, and documents do not change")
    }
}

#[pymethods]
impl Party {
    /// The speakers it resolves to: several for a joint party, none where it stays unresolved.
    #[getter]
    fn speakers(&self) -> Layer {
        let ids = self.record().speakers.iter().map(|id| id.index());
        Layer::picked(&self.source, Kind::Speaker, ids.collect())
    }

    /// What that rests on: `name`, `surname`, `role`, `apposition`, `pronoun`, `previous_sentence`,
    /// `turn` or `description`.
    #[getter]
    fn evidence(&self) -> Option<String> {
        self.record().evidence.map(word)
    }

    /// Probability that the speakers are the right ones, three decimals; 0 where it stays unresolved.
    #[getter]
    fn confidence(&self) -> f64 {
        three_decimals(self.record().confidence)
    }

    /// Where it stays unresolved: who it may be, most probable first.
    #[getter]
    fn candidates(&self) -> Vec<Candidate> {
        let view = |candidate: &inquit::Candidate| Candidate {
            source: Arc::clone(&self.source),
            speaker: candidate.speaker.index(),
            probability: three_decimals(candidate.probability),
        };
        self.record().candidates.iter().map(view).collect()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, &self.source, self.side.name(), Some(&[self.attribution]))
    }
}

/// A speaker that a party may be.
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Candidate {
    source: Arc<Source>,
    speaker: usize,
    /// How probable it is, three decimals.
    #[pyo3(get)]
    probability: f64,
}

impl Candidate {
    pub(crate) fn restore(source: &Arc<Source>, speaker: usize, thousandths: usize) -> Self {
        Self { source: Arc::clone(source), speaker, probability: thousandths as f64 / 1000.0 }
    }
}

#[pymethods]
impl Candidate {
    /// The speaker.
    #[getter]
    fn speaker(&self) -> Speaker {
        Speaker::view(&self.source, self.speaker)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let thousandths = (self.probability * 1000.0).round() as usize;
        reduce(py, &self.source, "Candidate", Some(&[self.speaker, thousandths]))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let that = other.get();
        self.speaker == that.speaker && self.probability == that.probability && self.source == that.source
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.speaker, self.probability.to_bits()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Candidate({}, probability={})", self.speaker().name_shown(py)?, self.probability))
    }
}

/// When something was said.
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Time {
    /// The day, where the words settle it: counted from the day of publication, unless they have a year.
    #[pyo3(get)]
    date: Option<Date>,
}

/// As the JSON contract has it: more decimals would pretend to a precision that they do not have.
pub(crate) fn three_decimals(probability: f32) -> f64 {
    (f64::from(probability) * 1000.0).round() / 1000.0
}
