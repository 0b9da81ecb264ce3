//! [`Speaker`]: whom the sources of a document resolve to.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::pickle::{Reduced, reduce};
use crate::source::Source;
use crate::span::{Span, hash, shown};
use crate::units::word;

/// A person, group, organisation or document that speaks: one for each document, with all its mentions.
///
/// >>> import inquit
/// >>> doc = inquit.parse("“Nine,” said Inga Reyes. “Ten,” Reyes said.")
/// >>> speaker = doc.speakers[0]
/// >>> speaker.name, [mention.text for mention in speaker.mentions]
/// ('Inga Reyes', ['Inga Reyes', 'Reyes'])
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Speaker {
    source: Arc<Source>,
    index: usize,
}

impl Speaker {
    pub(crate) fn view(source: &Arc<Source>, index: usize) -> Self {
        Self { source: Arc::clone(source), index }
    }

    pub(crate) fn name_shown(&self, py: Python<'_>) -> PyResult<String> {
        shown(py, self.name())
    }

    /// The number in `source`, if it is a speaker of that.
    pub(crate) fn number_in(&self, source: &Arc<Source>) -> Option<usize> {
        (self.source == *source).then_some(self.index)
    }

    fn record(&self) -> &inquit::Speaker {
        &self.source.speakers()[self.index]
    }
}

#[pymethods]
impl Speaker {
    /// Its number in the document.
    #[getter]
    fn id(&self) -> usize {
        self.index
    }

    /// The fullest name in the document, without title; a description where there is no name.
    #[getter]
    pub(crate) fn name(&self) -> &str {
        &self.record().name
    }

    /// `person`, `organisation`, `group` or `document`, where that is known.
    #[getter]
    fn kind(&self) -> Option<String> {
        self.record().kind.map(word)
    }

    /// How the speaker is described where no name is given.
    #[getter]
    pub(crate) fn anonymous(&self) -> Option<Anonymous> {
        self.record().anonymous.as_ref()?;
        Some(Anonymous { source: Arc::clone(&self.source), speaker: self.index })
    }

    /// Titles, roles and appositions, in order of first mention.
    #[getter]
    fn descriptions(&self) -> Vec<&str> {
        self.record().descriptions.iter().map(|description| &**description).collect()
    }

    /// Every place that names the speaker as a source or addressee, in order.
    #[getter]
    fn mentions(&self) -> Vec<Span> {
        self.record().mentions.iter().map(|&mention| Span::new(&self.source, mention)).collect()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, &self.source, "Speaker", Some(&[self.index]))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.index == other.get().index && self.source == other.get().source
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.index, self.name()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let kind = self.kind().map_or("None".to_owned(), |kind| format!("'{kind}'"));
        Ok(format!("Speaker({}, kind={kind})", self.name_shown(py)?))
    }
}

/// A speaker without a name.
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Anonymous {
    source: Arc<Source>,
    speaker: usize,
}

impl Anonymous {
    fn record(&self) -> &inquit::Anonymous {
        let anonymous = self.source.speakers()[self.speaker].anonymous.as_ref();
        anonymous.expect("a view of an anonymous speaker is made of one, and documents do not change")
    }
}

#[pymethods]
impl Anonymous {
    /// The noun that describes the speaker: `official`, `aide`, `source`, `spokesperson`.
    #[getter(r#type)]
    fn kind(&self) -> &str {
        &self.record().kind
    }

    /// Why no name is given, where the text says so.
    #[getter]
    fn reason(&self) -> Option<Span> {
        self.record().reason.map(|reason| Span::new(&self.source, reason))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, &self.source, "Anonymous", Some(&[self.speaker]))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.speaker == other.get().speaker && self.source == other.get().source
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.speaker, self.kind()))
    }

    fn __repr__(&self) -> String {
        format!("Anonymous(type='{}')", self.kind())
    }
}
