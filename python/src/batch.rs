//! `parse_many`: texts from any iterable, batch by batch.

use std::thread::available_parallelism;

use inquit::Article;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyString};

use crate::document::Document;
use crate::errors::{InquitError, invalid, of_text};
use crate::input;

/// Bytes of text for each core that are parsed before Python gets a say: a tenth of a second, so that Ctrl-C is heard
/// in time, and enough articles to share the work evenly. It also bounds what is held of a long stream of texts.
const BATCH_PER_CORE: usize = 1 << 20;

/// What becomes of a text that can not be parsed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnError {
    Raise,
    Null,
}

impl OnError {
    fn of(word: &str) -> PyResult<Self> {
        match word {
            "raise" => Ok(Self::Raise),
            "null" => Ok(Self::Null),
            _ => Err(invalid(format!("on_error is '{word}', not 'raise' or 'null'"))),
        }
    }
}

/// The documents of `texts`, in order; `published` has a day for each of them.
pub(crate) fn parse_many(
    parser: &inquit::Parser,
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    on_error: &str,
) -> PyResult<Vec<Option<Document>>> {
    let py = texts.py();
    let batch = BATCH_PER_CORE * available_parallelism().map_or(1, usize::from);
    let mut batches = Batches::new(parser, OnError::of(on_error)?);
    let texts = items(texts, "texts", "str")?;
    let mut days = published.map(|days| items(days, "published", "days")).transpose()?;
    for text in texts {
        let day = days.as_mut().map(|days| next_day(days, batches.documents.len())).transpose()?;
        batches.take(&text?, day.as_ref())?;
        if batches.bytes >= batch {
            batches.parse(py)?;
        }
    }
    batches.parse(py)?;
    if days.is_some_and(|mut days| days.next().is_some()) {
        return Err(invalid(format!(
            "published has more days than there are texts, which are {}",
            batches.documents.len()
        )));
    }
    Ok(batches.documents)
}

/// Texts that wait, and the documents of those that do not.
struct Batches<'p> {
    parser: &'p inquit::Parser,
    on_error: OnError,
    /// One place for each text so far, empty where it waits or is no text.
    documents: Vec<Option<Document>>,
    waiting: Vec<Article>,
    /// The place of each waiting article.
    places: Vec<usize>,
    /// Length of all waiting articles.
    bytes: usize,
}

impl<'p> Batches<'p> {
    fn new(parser: &'p inquit::Parser, on_error: OnError) -> Self {
        Self { parser, on_error, documents: Vec::new(), waiting: Vec::new(), places: Vec::new(), bytes: 0 }
    }

    fn take(&mut self, text: &Bound<'_, PyAny>, day: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let place = self.documents.len();
        self.documents.push(None);
        match read(text, day, place) {
            Ok((article, bytes)) => {
                self.waiting.push(article);
                self.places.push(place);
                self.bytes += bytes;
                Ok(())
            }
            Err(error) if self.on_error == OnError::Null && is_about_item(text.py(), &error) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn parse(&mut self, py: Python<'_>) -> PyResult<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let documents = py.detach(|| self.parser.parse_many(waiting));
        for (place, document) in self.places.drain(..).zip(documents) {
            match document {
                Ok(document) => self.documents[place] = Some(Document::new(document)),
                Err(_) if self.on_error == OnError::Null => {}
                Err(error) => return Err(of_text(&format!("texts[{place}]"), &error)),
            }
        }
        py.check_signals()
    }
}

/// The article of one text and day, and its length in bytes.
fn read(text: &Bound<'_, PyAny>, day: Option<&Bound<'_, PyAny>>, place: usize) -> PyResult<(Article, usize)> {
    let text = input::text(text, format_args!("texts[{place}]"))?;
    let bytes = text.len();
    let day = day.map_or(Ok(None), |day| input::day(day, format_args!("published[{place}]")))?;
    Ok((Article::new(text).published(day), bytes))
}

/// False for what no text is to blame for, such as an interrupt or a lack of memory.
fn is_about_item(py: Python<'_>, error: &PyErr) -> bool {
    error.is_instance_of::<PyTypeError>(py) || error.is_instance_of::<InquitError>(py)
}

fn next_day<'py>(days: &mut Bound<'py, PyIterator>, place: usize) -> PyResult<Bound<'py, PyAny>> {
    days.next().unwrap_or_else(|| Err(invalid(format!("published has {place} days, fewer than there are texts"))))
}

/// Goes over a column; a single text is one too, of characters, which nobody means.
fn items<'py>(column: &Bound<'py, PyAny>, name: &str, of: &str) -> PyResult<Bound<'py, PyIterator>> {
    let single = column.is_instance_of::<PyString>() || column.is_instance_of::<PyBytes>();
    let iterator = if single { None } else { column.try_iter().ok() };
    iterator.ok_or_else(|| input::wrong_type(column, name, &format!("an iterable of {of}")))
}
