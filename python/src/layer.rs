//! [`Layer`]: the quotes, attributions or other records of a document as a Python sequence.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyList, PySlice};

use crate::attribution::Attribution;
use crate::choice::{Choice, only_attributions};
use crate::pickle::{Reduced, reduce};
use crate::source::Source;
use crate::span::hash;
use crate::speaker::Speaker;
use crate::units::{Block, Quote, Sentence};

/// Records that the `repr` of a layer shows.
const SHOWN: usize = 20;

/// What a layer is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Block,
    Sentence,
    Quote,
    Attribution,
    Speaker,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Block, Self::Sentence, Self::Quote, Self::Attribution, Self::Speaker];

    /// The kind of layer that a document has by this name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Block => "blocks",
            Kind::Sentence => "sentences",
            Kind::Quote => "quotes",
            Kind::Attribution => "attributions",
            Kind::Speaker => "speakers",
        }
    }

    pub(crate) fn count(self, source: &Source) -> usize {
        match self {
            Kind::Block => source.blocks().len(),
            Kind::Sentence => source.sentences().len(),
            Kind::Quote => source.quotes().len(),
            Kind::Attribution => source.attributions().len(),
            Kind::Speaker => source.speakers().len(),
        }
    }

    fn view(self, py: Python<'_>, source: &Arc<Source>, record: usize) -> PyResult<Py<PyAny>> {
        Ok(match self {
            Kind::Block => Block::view(py, source, record)?.into_any(),
            Kind::Sentence => Sentence::view(py, source, record)?.into_any(),
            Kind::Quote => Quote::view(py, source, record)?.into_any(),
            Kind::Attribution => Attribution::view(py, source, record)?.into_any(),
            Kind::Speaker => Py::new(py, Speaker::view(source, record))?.into_any(),
        })
    }
}

/// A read-only sequence of blocks, sentences, quotes, attributions or speakers; its items are made when asked for.
///
/// >>> import inquit
/// >>> sentences = inquit.sentences("One came in. Two went out. Three stayed.")
/// >>> len(sentences), sentences[-1].text
/// (3, 'Three stayed.')
/// >>> [sentence.text for sentence in sentences[:2]]
/// ['One came in.', 'Two went out.']
#[pyclass(frozen, sequence, generic, module = "inquit")]
pub(crate) struct Layer {
    source: Arc<Source>,
    kind: Kind,
    /// Numbers of the records, or `None` for all of them.
    picked: Option<Box<[usize]>>,
}

impl Layer {
    pub(crate) fn all(source: &Arc<Source>, kind: Kind) -> Self {
        Self { source: Arc::clone(source), kind, picked: None }
    }

    pub(crate) fn picked(source: &Arc<Source>, kind: Kind, records: Box<[usize]>) -> Self {
        Self { source: Arc::clone(source), kind, picked: Some(records) }
    }

    /// How many records there are.
    pub(crate) fn length(&self) -> usize {
        self.picked.as_ref().map_or_else(|| self.kind.count(&self.source), |records| records.len())
    }

    /// The number of the record at this position of the layer.
    fn record(&self, position: usize) -> usize {
        self.picked.as_ref().map_or(position, |records| records[position])
    }

    fn records(&self) -> impl Iterator<Item = usize> {
        (0..self.length()).map(|position| self.record(position))
    }

    fn view(&self, py: Python<'_>, position: usize) -> PyResult<Py<PyAny>> {
        self.kind.view(py, &self.source, self.record(position))
    }

    fn slice(&self, slice: &Bound<'_, PySlice>) -> PyResult<Self> {
        let positions = positions(slice, self.length())?;
        Ok(Self::picked(&self.source, self.kind, positions.map(|position| self.record(position)).collect()))
    }

    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let views = (0..self.length()).map(|position| self.view(py, position));
        PyList::new(py, views.collect::<PyResult<Vec<_>>>()?)
    }
}

#[pymethods]
impl Layer {
    fn __len__(&self) -> usize {
        self.length()
    }

    fn __getitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if let Ok(slice) = index.cast::<PySlice>() {
            return Ok(Py::new(py, self.slice(slice)?)?.into_any());
        }
        self.view(py, position(index, self.length())?)
    }

    fn __iter__(slf: Bound<'_, Self>) -> LayerIterator {
        let length = slf.get().length();
        LayerIterator::new(slf.into_any().unbind(), length)
    }

    /// The attributions of this layer that are all of this: only a layer of attributions has them.
    ///
    /// `mode`, `act` and `cue_class` are a word or several, `speaker` a speaker or a name or several; what has no cue is
    /// of no class. `min_confidence` is the least probability.
    ///
    /// >>> import inquit
    /// >>> doc = inquit.parse("Ada Moor said it was ten. “No,” she added. Gus Roe fears the worst.")
    /// >>> [a.content.text for a in doc.attributions.where(mode=["direct", "mixed"], speaker="Moor")]
    /// ['“No,”']
    #[pyo3(signature = (*, mode = None, act = None, cue_class = None, speaker = None, min_confidence = None))]
    fn r#where(
        &self,
        mode: Option<&Bound<'_, PyAny>>,
        act: Option<&Bound<'_, PyAny>>,
        cue_class: Option<&Bound<'_, PyAny>>,
        speaker: Option<&Bound<'_, PyAny>>,
        min_confidence: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        if self.kind != Kind::Attribution {
            return Err(only_attributions(self.kind.name()));
        }
        let choice = Choice::new(&self.source, [mode, act, cue_class], speaker, min_confidence)?;
        let attributions = self.source.attributions();
        let chosen = self.records().filter(|&record| choice.holds(&attributions[record]));
        Ok(Self::picked(&self.source, self.kind, chosen.collect()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, &self.source, self.kind.name(), self.picked.as_deref())
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

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let that = other.get();
        self.kind == that.kind && self.records().eq(that.records()) && self.source == that.source
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.kind, self.records().collect::<Vec<_>>()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let length = self.length();
        let mut lines = Vec::with_capacity(SHOWN + 1);
        for position in 0..length.min(SHOWN) {
            lines.push(self.view(py, position)?.bind(py).repr()?.to_string());
        }
        if length > SHOWN {
            lines.push(format!("… {} more", length - SHOWN));
        }
        Ok(format!("[{}]", lines.join(",\n ")))
    }
}

/// Goes over a layer or a corpus once.
#[pyclass(frozen, module = "inquit")]
pub(crate) struct LayerIterator {
    items: Py<PyAny>,
    length: usize,
    /// Atomic, so that threads without a GIL may share the iterator: each item comes out once.
    next: AtomicUsize,
}

impl LayerIterator {
    pub(crate) fn new(items: Py<PyAny>, length: usize) -> Self {
        Self { items, length, next: AtomicUsize::new(0) }
    }
}

#[pymethods]
impl LayerIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let position = self.next.fetch_add(1, Ordering::Relaxed);
        if position < self.length { self.items.bind(py).get_item(position).map(Some) } else { Ok(None) }
    }
}

/// The position that `index` means in a sequence of `length` items.
pub(crate) fn position(index: &Bound<'_, PyAny>, length: usize) -> PyResult<usize> {
    let index: isize = index.extract().map_err(|error| index_error(index, error))?;
    let position = if index < 0 { index.checked_add_unsigned(length) } else { Some(index) };
    let position = position.and_then(|position| usize::try_from(position).ok()).filter(|&position| position < length);
    position.ok_or_else(|| PyIndexError::new_err(format!("index {index} is out of range for {length} items")))
}

/// The positions that `slice` means in a sequence of `length` items.
pub(crate) fn positions(slice: &Bound<'_, PySlice>, length: usize) -> PyResult<impl Iterator<Item = usize> + use<>> {
    let bounds = slice.indices(length as isize)?;
    let steps = 0..bounds.slicelength as isize;
    Ok(steps.map(move |step| (bounds.start + step * bounds.step) as usize))
}

/// An index too large for the machine is out of range, and what is no integer is a mistake in the program.
fn index_error(index: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
    if !error.is_instance_of::<PyTypeError>(index.py()) {
        return PyIndexError::new_err(format!("index {index} is out of range"));
    }
    crate::input::wrong_type(index, "index", "an integer or a slice")
}
