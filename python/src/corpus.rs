//! [`Corpus`]: the documents of many texts, and their tables.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_schema::ArrowError;
use inquit::output::Report;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySlice, PyTuple};

use crate::column::{Column, Of};
use crate::columns;
use crate::document::Document;
use crate::errors::{invalid, to_python};
use crate::ids::DocumentId;
use crate::input::wrong_type;
use crate::layer::{LayerIterator, position, positions};
use crate::source::Source;
use crate::span::hash;
use crate::table::Table;

/// Documents that the `repr` of a corpus shows.
const SHOWN: usize = 10;

/// The documents of many texts, in their order: a read-only sequence, with `None` where a text could not be parsed, and
/// tables of everything in it.
///
/// `Corpus(documents)` has documents that were parsed elsewhere; `ids` are your names or numbers for them, by default
/// those from 0.
///
/// >>> import inquit
/// >>> corpus = inquit.parse_many(["“Nine,” said Inga Reyes.", "Ada Moor left."], ids=["a1", "a2"])
/// >>> len(corpus), corpus[0].quotes[0].text, corpus.ids
/// (2, '“Nine,”', ['a1', 'a2'])
/// >>> corpus.attributions
/// <Table of 1 row: document, attribution, sentence, mode, act, … 27 more>
#[pyclass(frozen, sequence, generic, module = "inquit")]
pub(crate) struct Corpus {
    documents: Vec<Option<Arc<Source>>>,
    /// One for each document, none where it could not be read.
    ids: Vec<Option<DocumentId>>,
    errors: BTreeMap<usize, String>,
}

impl Corpus {
    pub(crate) fn new(
        documents: Vec<Option<Arc<Source>>>,
        ids: Vec<Option<DocumentId>>,
        errors: BTreeMap<usize, String>,
    ) -> Self {
        Self { documents, ids, errors }
    }

    /// Every document that is there, with its id.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (Option<&DocumentId>, &inquit::Document)> {
        let documents = self.documents.iter().map(|source| source.as_ref().and_then(|source| source.parsed()));
        self.ids.iter().zip(documents).filter_map(|(id, document)| Some((id.as_ref(), document?)))
    }

    /// The documents, none where a text could not be parsed.
    pub(crate) fn sources(&self) -> &[Option<Arc<Source>>] {
        &self.documents
    }

    /// The id of each document.
    pub(crate) fn names(&self) -> &[Option<DocumentId>] {
        &self.ids
    }

    fn document(&self, place: usize) -> Option<Document> {
        self.documents[place].as_ref().map(|source| Document::of(Arc::clone(source)))
    }

    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let documents: Vec<Option<Document>> = (0..self.documents.len()).map(|place| self.document(place)).collect();
        PyList::new(py, documents)
    }

    /// The documents at `places`, with their ids and errors.
    fn picked(&self, places: impl Iterator<Item = usize>) -> Self {
        let mut picked = Self::new(Vec::new(), Vec::new(), BTreeMap::new());
        for (number, place) in places.enumerate() {
            picked.documents.push(self.documents[place].clone());
            picked.ids.push(self.ids[place].clone());
            picked.errors.extend(self.errors.get(&place).map(|error| (number, error.clone())));
        }
        picked
    }

    fn table<'c>(
        &'c self,
        py: Python<'_>,
        rows: impl FnOnce(&'c Self) -> Result<Table, ArrowError> + Send,
    ) -> PyResult<Table> {
        py.detach(|| rows(self)).map_err(|error| to_python(&error))
    }
}

#[pymethods]
impl Corpus {
    #[new]
    #[pyo3(signature = (documents, *, ids = None, errors = None))]
    fn of_documents(
        documents: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        errors: Option<BTreeMap<usize, String>>,
    ) -> PyResult<Self> {
        let py = documents.py();
        let items = documents.try_iter().map_err(|_| wrong_type(documents, "documents", "an iterable of documents"))?;
        let source =
            |(place, item): (usize, PyResult<Bound<'_, PyAny>>)| match item?.extract::<Option<Bound<'_, Document>>>() {
                Ok(document) => Ok(document.map(|document| Arc::clone(document.get().source()))),
                Err(_) => Err(PyTypeError::new_err(format!("documents[{place}] must be Document or None"))),
            };
        let documents: Vec<Option<Arc<Source>>> = items.enumerate().map(source).collect::<PyResult<_>>()?;
        let count = documents.len();
        let ids = match ids {
            Some(ids) => read_ids(py, ids)?,
            None => (0..count).map(|place| Some(DocumentId::Number(place as i64))).collect(),
        };
        if ids.len() != count {
            return Err(invalid(format!("there are {} ids for {count} documents", ids.len())));
        }
        if let Some((&place, _)) =
            errors.as_ref().and_then(BTreeMap::last_key_value).filter(|&(&place, _)| place >= count)
        {
            return Err(invalid(format!("errors has position {place}, and there are {count} documents")));
        }
        Ok(Self::new(documents, ids, errors.unwrap_or_default()))
    }

    /// Your names or numbers for the documents, by default those from 0.
    #[getter]
    fn ids<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, &self.ids)
    }

    /// What was wrong with the texts that could not be parsed, by position: with `on_error="null"`.
    ///
    /// >>> import inquit
    /// >>> inquit.parse_many(["“Nine,” said Inga Reyes.", None], on_error="null").errors
    /// {1: 'texts[1] must be str, not NoneType'}
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let errors = PyDict::new(py);
        self.errors.iter().try_for_each(|(place, error)| errors.set_item(place, error))?;
        Ok(errors)
    }

    /// All attributions as a table, a row each: who said what to whom, by what words, on whose word.
    ///
    /// `document` is the id of the document; `attribution`, `sentence`, `parent` and `speaker_ids` are numbers in it.
    /// `content`, `cue`, `source`, `addressee`, `time`, `place` and `medium` are words of the text; `content_start` and
    /// `content_end`, `source_start` and `source_end` slice it, and `content_spans` has the pieces. `speaker` and
    /// `addressee_speaker` are names, joined by `; `, null where they are unresolved; `speaker_kind` is what all of them
    /// are, `anonymous` the noun for one without a name. `via` names those who pass it on.
    #[getter]
    fn attributions(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, columns::attributions)
    }

    /// All sentences as a table, a row each.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, columns::sentences)
    }

    /// All quotes as a table, a row each.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, columns::quotes)
    }

    /// All speakers as a table, a row for each speaker of a document, with how much they say.
    ///
    /// `attributions` counts those of which the speaker is the source, alone or with others; `words_said` the words of
    /// their contents, and `words_quoted` those of them between quotation marks.
    #[getter]
    fn speakers(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, columns::speakers)
    }

    /// Writes a report: who speaks how often, how much, in which mode and when, as one page of HTML that needs nothing
    /// beside it.
    ///
    /// What was not said is not counted: imagined acts and denied ones.
    ///
    /// >>> import inquit, tempfile, pathlib
    /// >>> page = pathlib.Path(tempfile.mkdtemp()) / "report.html"
    /// >>> corpus = inquit.parse_many(["“It is safe,” said Ada Moor.", "Gus Roe called it “a wreck”."])
    /// >>> corpus.report(page, title="The pier")
    /// >>> "<h1>The pier</h1>" in page.read_text(encoding="utf-8")
    /// True
    #[pyo3(signature = (path, *, title = "Who speaks"))]
    fn report(&self, py: Python<'_>, path: PathBuf, title: &str) -> PyResult<()> {
        py.detach(|| {
            let mut report = Report::new(title);
            self.pairs().for_each(|(_, document)| report.add(document));
            std::fs::write(path, report.to_string())
        })?;
        Ok(())
    }

    fn __len__(&self) -> usize {
        self.documents.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(slice) = index.cast::<PySlice>() {
            return Ok(Bound::new(py, self.picked(positions(slice, self.documents.len())?))?.into_any());
        }
        self.document(position(index, self.documents.len())?).into_pyobject(py)
    }

    fn __iter__(slf: Bound<'_, Self>) -> LayerIterator {
        let length = slf.get().documents.len();
        LayerIterator::new(slf.into_any().unbind(), length)
    }

    /// First position of `value`, as for a list.
    #[pyo3(signature = (value, start = 0, stop = isize::MAX))]
    fn index<'py>(&self, value: &Bound<'py, PyAny>, start: isize, stop: isize) -> PyResult<Bound<'py, PyAny>> {
        self.list(value.py())?.call_method1("index", (value, start, stop))
    }

    /// How often `value` is there, as for a list.
    fn count<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.list(value.py())?.call_method1("count", (value,))
    }

    /// A list of the same documents is equal, too.
    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        if let Ok(that) = other.cast::<Self>() {
            let that = that.get();
            return Ok(self.ids == that.ids && self.errors == that.errors && self.documents == that.documents);
        }
        if other.is_instance_of::<PyList>() { self.list(other.py())?.eq(other) } else { Ok(false) }
    }

    fn __hash__(&self) -> u64 {
        hash(&(
            &self.ids,
            self.documents.iter().map(|source| source.as_ref().map(|s| s.text().len())).collect::<Vec<_>>(),
        ))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let count = self.documents.len();
        let mut lines = vec![format!("<Corpus of {count} document{}", if count == 1 { "" } else { "s" })];
        for place in 0..count.min(SHOWN) {
            let id = self.ids[place].as_ref().into_pyobject(py)?.repr()?.to_string();
            let document = self.document(place).into_pyobject(py)?.repr()?.to_string();
            lines.push(format!(" {id}: {document}"));
        }
        if count > SHOWN {
            lines.push(format!(" … {} more", count - SHOWN));
        }
        Ok(format!("{}>", lines.join("\n")))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("ids", self.ids(py)?)?;
        named.set_item("errors", self.errors(py)?)?;
        Ok((PyTuple::new(py, [self.list(py)?])?, named))
    }
}

/// A row without an id that can be read has none: `parse_many` leaves such behind.
fn read_ids(py: Python<'_>, ids: &Bound<'_, PyAny>) -> PyResult<Vec<Option<DocumentId>>> {
    let mut column = Column::new(ids, "ids", Of::Ids)?;
    let mut read = Vec::new();
    while let Some(cell) = column.next(py) {
        let cell = cell?;
        let id = if cell.is_null() { None } else { Some(cell.id(column.name_at(read.len()))?) };
        read.push(id);
    }
    Ok(read)
}
