//! [`Parser`] and the functions that need none.

use std::sync::{Arc, LazyLock};

use inquit::{Article, Quotations};
use pyo3::prelude::*;

use crate::batch;
use crate::document::Document;
use crate::errors::to_python;
use crate::input;
use crate::layer::{Kind, Layer};
use crate::source::Source;
use crate::span::hash;

static DEFAULT: LazyLock<inquit::Parser> = LazyLock::new(inquit::Parser::new);
static WHOLE: LazyLock<inquit::Parser> = LazyLock::new(|| {
    let builder = inquit::Parser::builder().quotations(Quotations::Whole);
    builder.build().expect("every choice of quotations is valid")
});

/// Turns text into documents: settings made once, shared by threads.
///
/// `min_confidence` leaves out attributions that are less probable than this; 0 leaves out none. With
/// `whole_quotations` no sentence ends inside a quotation; attributions are the same either way.
///
/// >>> import inquit
/// >>> parser = inquit.Parser(min_confidence=0.5)
/// >>> parser.parse("“Nine,” said Inga Reyes.").quotes[0].text
/// '“Nine,”'
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Parser {
    inner: inquit::Parser,
    min_confidence: f32,
    /// No sentence ends inside a quotation.
    #[pyo3(get)]
    whole_quotations: bool,
}

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (*, min_confidence = 0.0, whole_quotations = false))]
    fn new(#[pyo3(from_py_with = min_confidence)] min_confidence: f32, whole_quotations: bool) -> PyResult<Self> {
        let quotations = if whole_quotations { Quotations::Whole } else { Quotations::Split };
        let inner = inquit::Parser::builder().min_confidence(min_confidence).quotations(quotations).build();
        Ok(Self { inner: inner.map_err(|error| to_python(&error))?, min_confidence, whole_quotations })
    }

    /// Attributions less probable than this are left out.
    #[getter]
    fn min_confidence(&self) -> f64 {
        // Through decimals: 0.7 is to come back as 0.7, not as 0.699999988079071.
        self.min_confidence.to_string().parse().unwrap_or_else(|_| self.min_confidence.into())
    }

    /// Parses one article; see `inquit.parse`.
    #[pyo3(signature = (text, *, published = None))]
    fn parse(&self, text: &Bound<'_, PyAny>, published: Option<&Bound<'_, PyAny>>) -> PyResult<Document> {
        parse_one(&self.inner, text, published)
    }

    /// Parses many articles on all cores; see `inquit.parse_many`.
    #[pyo3(signature = (texts, *, published = None, on_error = "raise"))]
    fn parse_many(
        &self,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        on_error: &str,
    ) -> PyResult<Vec<Option<Document>>> {
        batch::parse_many(&self.inner, texts, published, on_error)
    }

    /// The sentences of a text, and nothing else; see `inquit.sentences`.
    fn sentences(&self, text: &Bound<'_, PyAny>) -> PyResult<Layer> {
        sentences_of(&self.inner, text)
    }

    /// The quotes of a text, without attributions; see `inquit.quotes`.
    fn quotes(&self, text: &Bound<'_, PyAny>) -> PyResult<Layer> {
        quotes(text)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.min_confidence == other.min_confidence && self.whole_quotations == other.whole_quotations
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.min_confidence.to_bits(), self.whole_quotations))
    }

    fn __repr__(&self) -> String {
        let whole = if self.whole_quotations { "True" } else { "False" };
        format!("Parser(min_confidence={:?}, whole_quotations={whole})", self.min_confidence)
    }
}

/// Python's own error names neither the setting nor, in older versions, the call.
fn min_confidence(value: &Bound<'_, PyAny>) -> PyResult<f32> {
    value.extract().map_err(|_| input::wrong_type(value, "min_confidence", "a number"))
}

/// Parses one article.
///
/// `published` is the day of publication, as a date or as ISO 8601 text, where it is known.
///
/// >>> import inquit
/// >>> doc = inquit.parse("“Nine,” said Inga Reyes.")
/// >>> doc.attributions[0].speakers[0].name
/// 'Inga Reyes'
#[pyfunction]
#[pyo3(signature = (text, *, published = None))]
pub(crate) fn parse(text: &Bound<'_, PyAny>, published: Option<&Bound<'_, PyAny>>) -> PyResult<Document> {
    parse_one(&DEFAULT, text, published)
}

/// Parses many articles on all cores, in the order of the texts; other Python threads keep running meanwhile.
///
/// `texts` is any iterable of strings: a list, a generator, a column of a table. `published` is an iterable of as
/// many days. `on_error="null"` gives `None` for a text that can not be parsed, such as a missing one, instead of
/// raising; the others still come out.
///
/// >>> import inquit
/// >>> docs = inquit.parse_many(["“Nine,” said Inga Reyes.", None], on_error="null")
/// >>> docs[0].quotes[0].text, docs[1]
/// ('“Nine,”', None)
#[pyfunction]
#[pyo3(signature = (texts, *, published = None, on_error = "raise"))]
pub(crate) fn parse_many(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    on_error: &str,
) -> PyResult<Vec<Option<Document>>> {
    batch::parse_many(&DEFAULT, texts, published, on_error)
}

/// The sentences of a text, and nothing else: many times faster than a whole parse.
///
/// Full sentences inside a quotation are sentences; with `whole_quotations` no sentence ends inside one.
///
/// >>> import inquit
/// >>> text = "“We waited. Nobody came,” said Dr. Moor. She left."
/// >>> [sentence.text for sentence in inquit.sentences(text)]
/// ['“We waited.', 'Nobody came,” said Dr. Moor.', 'She left.']
/// >>> [sentence.text for sentence in inquit.sentences(text, whole_quotations=True)]
/// ['“We waited. Nobody came,” said Dr. Moor.', 'She left.']
#[pyfunction]
#[pyo3(signature = (text, *, whole_quotations = false))]
pub(crate) fn sentences(text: &Bound<'_, PyAny>, whole_quotations: bool) -> PyResult<Layer> {
    sentences_of(if whole_quotations { &WHOLE } else { &DEFAULT }, text)
}

/// The quotes of a text, without attributions: several times faster than a whole parse.
///
/// >>> import inquit
/// >>> [quote.text for quote in inquit.quotes("“Nine,” said Inga Reyes, “or ten.”")]
/// ['“Nine,”', '“or ten.”']
#[pyfunction]
pub(crate) fn quotes(text: &Bound<'_, PyAny>) -> PyResult<Layer> {
    let py = text.py();
    let text = input::text(text, "text")?;
    let source = py.detach(|| inquit::quotes(&text).map(|quotes| Source::quotes_only(Arc::clone(&text), quotes)));
    Ok(Layer::all(&source.map_err(|error| to_python(&error))?, Kind::Quote))
}

fn sentences_of(parser: &inquit::Parser, text: &Bound<'_, PyAny>) -> PyResult<Layer> {
    let py = text.py();
    let text = input::text(text, "text")?;
    let source = py.detach(|| parser.sentences(&text).map(|spans| Source::sentences_only(Arc::clone(&text), spans)));
    Ok(Layer::all(&source.map_err(|error| to_python(&error))?, Kind::Sentence))
}

fn parse_one(
    parser: &inquit::Parser,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
) -> PyResult<Document> {
    let day = published.map_or(Ok(None), |day| input::day(day, "published"))?;
    let article = Article::new(input::text(text, "text")?).published(day);
    let document = text.py().detach(|| parser.parse(article));
    document.map(Document::new).map_err(|error| to_python(&error))
}
