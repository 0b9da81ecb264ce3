//! Pickling: a view is its text with all that was found in it, and its place there. Views that are pickled together
//! share the one as they did before.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};

use crate::attribution::{Attribution, Candidate};
use crate::document::Document;
use crate::errors::invalid;
use crate::layer::{Kind, Layer};
use crate::source::Source;
use crate::span::Span;
use crate::speaker::Speaker;
use crate::units::{Block, Quote, Sentence};
use crate::verification::Place;

/// What views share, for `pickle`: one object for all of them, so that it is written once.
#[pyclass(frozen, weakref, module = "inquit._native", name = "_Source")]
pub(crate) struct Held(pub(crate) Arc<Source>);

#[pymethods]
impl Held {
    #[new]
    fn new(py: Python<'_>, state: &Bound<'_, PyBytes>, is_document: bool) -> PyResult<Self> {
        let bytes = state.as_bytes();
        py.detach(|| Source::restore(bytes, is_document)).map(Self)
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyBytes>, bool)> {
        let state = py.detach(|| self.0.state())?;
        Ok((PyBytes::new(py, &state), self.0.parsed().is_some()))
    }

    /// Nothing of it can change, so that a copy is the same.
    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyDict>) -> Py<Self> {
        slf
    }
}

/// What `__reduce__` gives for a view: the function that makes it anew, and what that needs.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// `place` has the numbers that [`restore`] reads for this `kind`.
pub(crate) fn reduce<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    kind: &str,
    place: Option<&[usize]>,
) -> PyResult<Reduced<'py>> {
    let restore = py.import("inquit._native")?.getattr("_restore")?;
    let arguments = (source.held(py)?, kind, place).into_pyobject(py)?;
    Ok((restore, arguments))
}

/// The view of this kind at this place: `_restore(source, "Quote", [3])`.
#[pyfunction(name = "_restore")]
#[pyo3(signature = (source, kind, place))]
pub(crate) fn restore<'py>(
    source: &Bound<'py, Held>,
    kind: &str,
    place: Option<Vec<usize>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (py, source) = (source.py(), &source.get().0);
    let view = match place.as_deref() {
        None if kind == "Document" && source.parsed().is_some() => {
            Some(Document::of(Arc::clone(source)).into_pyobject(py)?.into_any())
        }
        None => Kind::of(kind).map(|kind| Layer::all(source, kind).into_pyobject(py)).transpose()?.map(Bound::into_any),
        Some(place) => view_at(py, source, kind, place)?,
    };
    view.ok_or_else(|| invalid(format!("the pickled text has no {kind} at {:?}", place.unwrap_or_default())))
}

fn view_at<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    kind: &str,
    place: &[usize],
) -> PyResult<Option<Bound<'py, PyAny>>> {
    if let Some(kind) = Kind::of(kind) {
        let is_there = place.iter().all(|&record| record < kind.count(source));
        return is_there.then(|| Layer::picked(source, kind, place.into()).into_pyobject(py)).transpose().map(any);
    }
    match (kind, place) {
        ("Span", pieces) => Span::restore(source, pieces).map(|span| span.into_pyobject(py)).transpose().map(any),
        ("Place", pieces) => {
            let place = Span::restore(source, pieces).map(|span| Place::of(py, span)).transpose()?;
            Ok(place.and_then(|place| bound(py, place)))
        }
        ("Block", &[at]) if at < source.blocks().len() => Block::view(py, source, at).map(|view| bound(py, view)),
        ("Sentence", &[at]) if at < source.sentences().len() => {
            Sentence::view(py, source, at).map(|view| bound(py, view))
        }
        ("Quote", &[at]) if at < source.quotes().len() => Quote::view(py, source, at).map(|view| bound(py, view)),
        ("Speaker" | "Anonymous", &[at]) if at < source.speakers().len() => {
            let speaker = Speaker::view(source, at);
            if kind == "Anonymous" {
                return speaker.anonymous().map(|view| view.into_pyobject(py)).transpose().map(any);
            }
            speaker.into_pyobject(py).map(Some).map(any)
        }
        ("Candidate", &[at, thousandths]) if at < source.speakers().len() && thousandths <= 1000 => {
            Candidate::restore(source, at, thousandths).into_pyobject(py).map(Some).map(any)
        }
        (_, &[at]) if at < source.attributions().len() => {
            let view = Attribution::view(py, source, at)?.into_bound(py);
            let part = match kind {
                "Attribution" => return Ok(Some(view.into_any())),
                "Cue" => "cue",
                "Time" => "time",
                "source" | "addressee" => kind,
                _ => return Ok(None),
            };
            view.getattr(part).map(|part| Some(part).filter(|part| !part.is_none()))
        }
        _ => Ok(None),
    }
}

fn any<'py, T>(view: Option<Bound<'py, T>>) -> Option<Bound<'py, PyAny>> {
    view.map(Bound::into_any)
}

fn bound<T>(py: Python<'_>, view: Py<T>) -> Option<Bound<'_, PyAny>> {
    Some(view.into_bound(py).into_any())
}
