//! [`Source`]: what all views of one text share.

use std::sync::{Arc, Mutex, PoisonError};

use inquit::{Block, Document, OffsetIndex, Quote, Span, Speaker, Unit};
use pyo3::prelude::*;
use pyo3::sync::{MutexExt, PyOnceLock};
use pyo3::types::{PyString, PyWeakrefMethods, PyWeakrefReference};
use serde::{Deserialize, Serialize};

use crate::errors::{invalid, to_python};
use crate::pickle::Held;

/// A text with what was found in it, owned by all views together.
pub(crate) struct Source {
    found: Found,
    /// The text as a Python string, made once: a copy for every `document.text[start:end]` would be slow.
    string: PyOnceLock<Py<PyString>>,
    /// The object that views are pickled with, as long as it is there.
    held: Mutex<Option<Py<PyWeakrefReference>>>,
}

enum Found {
    Document(Document),
    Part(Part),
}

/// What `sentences` or `quotes` alone found: less than a document.
struct Part {
    text: Arc<str>,
    offsets: OffsetIndex,
    sentences: Vec<Span>,
    quotes: Vec<Quote>,
}

/// A part as it is pickled.
#[derive(Serialize, Deserialize)]
struct Stored<T, S, Q> {
    text: T,
    sentences: S,
    quotes: Q,
}

impl Source {
    pub(crate) fn document(document: Document) -> Arc<Self> {
        Self::new(Found::Document(document))
    }

    pub(crate) fn sentences_only(text: Arc<str>, sentences: Vec<Span>) -> Arc<Self> {
        let offsets = OffsetIndex::new(&text);
        Self::new(Found::Part(Part { text, offsets, sentences, quotes: Vec::new() }))
    }

    pub(crate) fn quotes_only(text: Arc<str>, quotes: Vec<Quote>) -> Arc<Self> {
        let offsets = OffsetIndex::new(&text);
        Self::new(Found::Part(Part { text, offsets, sentences: Vec::new(), quotes }))
    }

    fn new(found: Found) -> Arc<Self> {
        Arc::new(Self { found, string: PyOnceLock::new(), held: Mutex::new(None) })
    }

    /// All of it as bytes.
    pub(crate) fn state(&self) -> PyResult<Vec<u8>> {
        let state = match &self.found {
            Found::Document(document) => serde_json::to_vec(document),
            Found::Part(Part { text, offsets: _, sentences, quotes }) => {
                serde_json::to_vec(&Stored { text: &**text, sentences, quotes })
            }
        };
        state.map_err(|error| to_python(&error))
    }

    /// The same from its bytes, which are checked.
    pub(crate) fn restore(state: &[u8], is_document: bool) -> PyResult<Arc<Self>> {
        let wrong = |error| invalid(format!("the pickled bytes are no text of inquit: {error}"));
        if is_document {
            return serde_json::from_slice(state).map(Self::document).map_err(wrong);
        }
        let stored: Stored<Box<str>, Vec<Span>, Vec<Quote>> = serde_json::from_slice(state).map_err(wrong)?;
        let Stored { text, sentences, quotes } = stored;
        let spans = quotes.iter().flat_map(|quote| quote.pieces.iter().chain([&quote.opening, &quote.closing]));
        let are_spans = spans.chain(&sentences).all(|span| text.get(span.range()).is_some());
        let are_parents = quotes.iter().enumerate().all(|(at, quote)| quote.parent.is_none_or(|id| id.index() < at));
        if !(are_spans && are_parents) {
            return Err(invalid("the pickled bytes are no text of inquit: a place does not fit it".to_owned()));
        }
        let (offsets, text) = (OffsetIndex::new(&text), Arc::from(text));
        Ok(Self::new(Found::Part(Part { text, offsets, sentences, quotes })))
    }

    /// The one object that all views of this are pickled with at the same time.
    pub(crate) fn held<'py>(self: &Arc<Self>, py: Python<'py>) -> PyResult<Bound<'py, Held>> {
        // Not held while Python runs, which may come back here.
        let slot = || self.held.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        let known = slot().as_ref().map(|weak| weak.clone_ref(py));
        if let Some(held) = known.and_then(|weak| weak.bind(py).upgrade_as::<Held>().ok().flatten()) {
            return Ok(held);
        }
        let held = Bound::new(py, Held(Arc::clone(self)))?;
        let weak = PyWeakrefReference::new(&held)?.unbind();
        let before = slot().replace(weak);
        drop(before);
        Ok(held)
    }

    pub(crate) fn parsed(&self) -> Option<&Document> {
        match &self.found {
            Found::Document(document) => Some(document),
            Found::Part(_) => None,
        }
    }

    pub(crate) fn text(&self) -> &str {
        match &self.found {
            Found::Document(document) => document.text(),
            Found::Part(part) => &part.text,
        }
    }

    pub(crate) fn string<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.string.get_or_init(py, || PyString::new(py, self.text()).unbind()).bind(py)
    }

    /// Both ends of `span` in code points.
    pub(crate) fn chars(&self, span: Span) -> [u32; 2] {
        match &self.found {
            Found::Document(document) => document.convert(span, Unit::Char),
            Found::Part(part) => part.offsets.convert_span(&part.text, span, Unit::Char),
        }
    }

    pub(crate) fn blocks(&self) -> &[Block] {
        self.parsed().map_or(&[], Document::blocks)
    }

    pub(crate) fn sentences(&self) -> &[Span] {
        match &self.found {
            Found::Document(document) => document.sentences(),
            Found::Part(part) => &part.sentences,
        }
    }

    pub(crate) fn quotes(&self) -> &[Quote] {
        match &self.found {
            Found::Document(document) => document.quotes(),
            Found::Part(part) => &part.quotes,
        }
    }

    pub(crate) fn attributions(&self) -> &[inquit::Attribution] {
        self.parsed().map_or(&[], Document::attributions)
    }

    pub(crate) fn speakers(&self) -> &[Speaker] {
        self.parsed().map_or(&[], Document::speakers)
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        if std::ptr::eq(self, other) {
            return true;
        }
        match (&self.found, &other.found) {
            (Found::Document(one), Found::Document(two)) => one == two,
            (Found::Part(one), Found::Part(two)) => {
                one.text == two.text && one.sentences == two.sentences && one.quotes == two.quotes
            }
            _ => false,
        }
    }
}
