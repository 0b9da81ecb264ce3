//! [`verify`] and [`Indexed`], which Python knows as `Source`: is it quoted right?

use std::sync::Arc;

use inquit::verify::Said;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::column::{Column, Of};
use crate::document::Document;
use crate::errors::{invalid, of_text};
use crate::input;
use crate::source::Source;
use crate::span::{hash, shown};
use crate::threads::{Threads, Workers};
use crate::verification::Verification;

/// Quotations that are looked for before Python gets a say: some milliseconds of work, so that Ctrl-C is heard in time.
pub(crate) const AT_ONCE: usize = 1 << 10;

/// A text made ready to be looked up in: indexed once, then asked about any number of quotations.
///
/// It is made of a text or of a document that is parsed already; the document tells who says what in it.
///
/// >>> import inquit
/// >>> source = inquit.Source("“We tested it twice,” said Ada Moor. “Nobody was hurt.”")
/// >>> source.verify("We tested it twice").verdict, source.verify("We tested it once").verdict
/// ('exact', 'altered')
#[pyclass(frozen, module = "inquit", name = "Source")]
#[derive(Clone)]
pub(crate) struct Indexed {
    pub(crate) source: Arc<Source>,
    pub(crate) index: Arc<inquit::verify::Source>,
}

/// What an index is made of.
pub(crate) enum Given {
    Text(Arc<str>),
    Parsed(Arc<Source>),
    Indexed(Indexed),
}

impl Given {
    /// A text, a document or a source, which the caller knows as `name`.
    pub(crate) fn new(object: &Bound<'_, PyAny>, name: &str) -> PyResult<Self> {
        if let Ok(indexed) = object.cast::<Indexed>() {
            return Ok(Self::Indexed(indexed.get().clone()));
        }
        match object.cast::<Document>() {
            Ok(document) => Ok(Self::Parsed(Arc::clone(document.get().source()))),
            Err(_) if object.is_instance_of::<PyString>() => Ok(Self::Text(input::text(object, name)?)),
            Err(_) => Err(input::wrong_type(object, name, "str, Document or Source")),
        }
    }

    /// Parses and indexes what is not yet.
    pub(crate) fn index(&self) -> Result<Indexed, inquit::Error> {
        let source = match self {
            Self::Indexed(indexed) => return Ok(indexed.clone()),
            Self::Parsed(source) => Arc::clone(source),
            Self::Text(text) => Source::document(inquit::parse(Arc::clone(text))?),
        };
        let document = source.parsed().expect("it was parsed as a whole").clone();
        Ok(Indexed { source, index: Arc::new(inquit::verify::Source::new(document)) })
    }
}

impl Indexed {
    /// What `source` comes to, which the caller knows as `name`.
    fn of(source: &Bound<'_, PyAny>, name: &str) -> PyResult<Self> {
        let given = Given::new(source, name)?;
        source.py().detach(|| given.index()).map_err(|error| of_text(name, &error))
    }

    fn check(&self, question: &Question) -> (inquit::verify::Verification, Option<Said>) {
        let found = self.index.verify(&question.quotation);
        let said = question.speaker.as_deref().and_then(|speaker| self.index.said_anywhere(&found, speaker));
        (found, said)
    }

    fn answer(&self, py: Python<'_>, question: Question) -> Verification {
        let (found, said) = py.detach(|| self.check(&question));
        Verification::new(&self.source, question.quotation, found, said)
    }
}

#[pymethods]
impl Indexed {
    #[new]
    fn new(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        if !(source.is_instance_of::<PyString>() || source.is_instance_of::<Document>()) {
            return Err(input::wrong_type(source, "source", "str or Document"));
        }
        Self::of(source, "source")
    }

    /// The document that was indexed.
    #[getter]
    fn document(&self) -> Document {
        Document::of(Arc::clone(&self.source))
    }

    /// Where `quotation` stands in the source, and how it differs; see `inquit.verify`.
    #[pyo3(signature = (quotation, *, speaker = None))]
    fn verify(&self, quotation: &Bound<'_, PyAny>, speaker: Option<&Bound<'_, PyAny>>) -> PyResult<Verification> {
        Ok(self.answer(quotation.py(), Question::new(quotation, speaker)?))
    }

    /// The same for many quotations, on all cores and in their order; other Python threads keep running meanwhile.
    ///
    /// `quotations` is any iterable of strings or a column of pandas, Polars or pyarrow; `speakers` has a name or `None`
    /// for each of them.
    ///
    /// >>> import inquit
    /// >>> source = inquit.Source("“We tested it twice,” said Ada Moor. “Nobody was hurt.”")
    /// >>> found = source.verify_many(["Nobody was hurt", "Somebody was hurt"], speakers=["Ada Moor", None])
    /// >>> [(answer.verdict, answer.said) for answer in found]
    /// [('exact', 'same'), ('negation', None)]
    #[pyo3(signature = (quotations, *, speakers = None))]
    fn verify_many(
        &self,
        quotations: &Bound<'_, PyAny>,
        speakers: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<Verification>> {
        let py = quotations.py();
        let questions = Question::many(quotations, speakers)?;
        let workers = Workers::start(Threads::of(None)?)?;
        let mut answers = Vec::with_capacity(questions.len());
        let mut questions = questions.into_iter();
        while !questions.as_slice().is_empty() {
            py.check_signals()?;
            let batch: Vec<Question> = questions.by_ref().take(AT_ONCE).collect();
            let found = py.detach(|| workers.map(&batch, |question| self.check(question)));
            let answered = batch.into_iter().zip(found);
            answers.extend(
                answered
                    .map(|(question, (found, said))| Verification::new(&self.source, question.quotation, found, said)),
            );
        }
        Ok(answers)
    }

    fn __getnewargs__(&self) -> (Document,) {
        (self.document(),)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.source == other.get().source
    }

    fn __hash__(&self) -> u64 {
        hash(&self.source.text())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Source({})", shown(py, self.source.text())?))
    }
}

/// A quotation to look for, and who is said to have said it.
pub(crate) struct Question {
    pub(crate) quotation: Arc<str>,
    pub(crate) speaker: Option<Arc<str>>,
}

impl Question {
    pub(crate) fn new(quotation: &Bound<'_, PyAny>, speaker: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let quotation = input::text(quotation, "quotation")?;
        Ok(Self { quotation, speaker: speaker.map(|speaker| input::text(speaker, "speaker")).transpose()? })
    }

    /// As many as there are quotations, with a speaker each where there are any.
    pub(crate) fn many(quotations: &Bound<'_, PyAny>, speakers: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<Self>> {
        let py = quotations.py();
        let mut column = Column::new(quotations, "quotations", Of::Texts)?;
        let mut speakers = speakers.map(|speakers| Column::new(speakers, "speakers", Of::Texts)).transpose()?;
        let mut questions: Vec<Self> = Vec::new();
        while let Some(cell) = column.next(py) {
            let place = questions.len();
            let quotation = cell?.text(column.name_at(place))?;
            let speaker = match &mut speakers {
                Some(speakers) => next_speaker(py, speakers, place)?,
                None => None,
            };
            questions.push(Self { quotation, speaker });
        }
        match speakers.and_then(|mut speakers| speakers.next(py)) {
            Some(more) => more.and_then(|_| {
                let count = questions.len();
                Err(invalid(format!("speakers has more items than there are quotations, which are {count}")))
            }),
            None => Ok(questions),
        }
    }
}

fn next_speaker<'py>(py: Python<'py>, speakers: &mut Column<'py>, place: usize) -> PyResult<Option<Arc<str>>> {
    let Some(cell) = speakers.next(py) else {
        return Err(invalid(format!("speakers has {place} items, fewer than there are quotations")));
    };
    let cell = cell?;
    if cell.is_null() { Ok(None) } else { cell.text(speakers.name_at(place)).map(Some) }
}

/// Where `quotation` stands in `source`, and how it differs: is it quoted right?
///
/// `source` is a text, a document, or a `Source`, which is indexed once for many quotations. With `speaker`, a full name
/// or surname, `said` tells whether they said it there. The marks and blanks around the quotation do not count.
///
/// >>> import inquit
/// >>> source = inquit.parse("“We did not test it in May,” said Ada Moor.")
/// >>> inquit.verify("“We did not test it”", source).verdict
/// 'exact'
/// >>> found = inquit.verify("“We did test it in May”", source, speaker="Moor")
/// >>> found.verdict, found.edits[0].old, found.said
/// ('negation', 'not', 'same')
#[pyfunction]
#[pyo3(signature = (quotation, source, *, speaker = None))]
pub(crate) fn verify(
    quotation: &Bound<'_, PyAny>,
    source: &Bound<'_, PyAny>,
    speaker: Option<&Bound<'_, PyAny>>,
) -> PyResult<Verification> {
    let question = Question::new(quotation, speaker)?;
    Ok(Indexed::of(source, "source")?.answer(quotation.py(), question))
}
