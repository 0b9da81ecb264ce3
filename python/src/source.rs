//! [`Source`]: what all views of one text share.

use std::sync::Arc;

use inquit::{Block, Document, OffsetIndex, Quote, Span, Speaker, Unit};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

/// A text with what was found in it, owned by all views together.
pub(crate) struct Source {
    found: Found,
    /// The text as a Python string, made once: a copy for every `document.text[start:end]` would be slow.
    string: PyOnceLock<Py<PyString>>,
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
        Arc::new(Self { found, string: PyOnceLock::new() })
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
