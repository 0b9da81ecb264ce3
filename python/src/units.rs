//! [`Block`], [`Sentence`], [`Quote`]: what a text is made of.

use std::sync::Arc;

use pyo3::prelude::*;
use serde::Serialize;

use crate::source::Source;
use crate::span::Span;

/// The word by which the JSON contract knows a member of an enum.
pub(crate) fn word(member: impl Serialize) -> String {
    let value = serde_json::to_value(member);
    value.ok().and_then(|value| value.as_str().map(str::to_owned)).expect("the enums of the contract are words")
}

/// A unit of the layout: headline, paragraph, list item, boilerplate.
///
/// >>> import inquit
/// >>> [block.text for block in inquit.parse("One came.\n\nTwo left.").blocks]
/// ['One came.', 'Two left.']
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Block {
    kind: inquit::BlockKind,
}

impl Block {
    pub(crate) fn view(py: Python<'_>, source: &Arc<Source>, index: usize) -> PyResult<Py<Self>> {
        let block = source.blocks()[index];
        let base = Span::of_record(source, &[block.span], index);
        Py::new(py, PyClassInitializer::from(base).add_subclass(Self { kind: block.kind }))
    }
}

#[pymethods]
impl Block {
    /// What the block is: `headline`, `byline`, `dateline`, `metadata`, `boilerplate`, `heading`, `caption`,
    /// `list_item`, `blockquote`, `transcript` or `paragraph`.
    #[getter]
    fn kind(&self) -> String {
        word(self.kind)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("Block({}, kind='{}')", slf.as_super().get().place(slf.py())?, slf.get().kind()))
    }
}

/// A sentence, without the white space around it.
///
/// >>> import inquit
/// >>> inquit.sentences("One came in. Two went out.")[1]
/// Sentence(13, 26, 'Two went out.')
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Sentence {}

impl Sentence {
    pub(crate) fn view(py: Python<'_>, source: &Arc<Source>, index: usize) -> PyResult<Py<Self>> {
        let base = Span::of_record(source, &[source.sentences()[index]], index);
        Py::new(py, PyClassInitializer::from(base).add_subclass(Self {}))
    }
}

/// Text between quotation marks, marks included: a fact of typography.
///
/// >>> import inquit
/// >>> quote = inquit.quotes("“Nine,” said Inga Reyes.")[0]
/// >>> quote.text, quote.marks, quote.role, quote.closed
/// ('“Nine,”', '“”', 'speech', True)
#[pyclass(frozen, extends = Span, module = "inquit")]
pub(crate) struct Quote {
    source: Arc<Source>,
    index: usize,
}

impl Quote {
    pub(crate) fn view(py: Python<'_>, source: &Arc<Source>, index: usize) -> PyResult<Py<Self>> {
        let base = Span::of_record(source, &source.quotes()[index].pieces, index);
        Py::new(py, PyClassInitializer::from(base).add_subclass(Self { source: Arc::clone(source), index }))
    }

    fn record(&self) -> &inquit::Quote {
        &self.source.quotes()[self.index]
    }
}

#[pymethods]
impl Quote {
    /// Its number in the document.
    #[getter]
    fn id(&self) -> usize {
        self.index
    }

    /// Opening and closing mark as written, whichever is there.
    #[getter]
    fn marks(&self) -> String {
        let (quote, text) = (self.record(), self.source.text());
        [quote.opening.text(text), quote.closing.text(text)].concat()
    }

    /// What the marks are there for: `speech`, `title` of a work, `term` or `nickname`.
    #[getter]
    fn role(&self) -> String {
        word(self.record().role)
    }

    /// The quote that this one stands inside.
    #[getter]
    fn parent(&self, py: Python<'_>) -> PyResult<Option<Py<Quote>>> {
        self.record().parent.map(|id| Self::view(py, &self.source, id.index())).transpose()
    }

    /// Whether the closing mark is there.
    #[getter]
    fn closed(&self) -> bool {
        self.record().is_closed()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("Quote({}, role='{}')", slf.as_super().get().place(slf.py())?, slf.get().role()))
    }
}
