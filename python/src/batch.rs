//! Runs over many texts, batch by batch.

use std::collections::BTreeMap;
use std::sync::Arc;

use inquit::Article;
use pyo3::exceptions::{PyOSError, PyTypeError};
use pyo3::prelude::*;
use serde::Deserialize;

use crate::column::{Column, Columns, Of, Row};
use crate::corpus::Corpus;
use crate::errors::{InquitError, of_text};
use crate::ids::DocumentId;
use crate::input;
use crate::progress::Progress;
use crate::source::Source;
use crate::threads::{Threads, Workers};

/// Bytes of text for each thread that are parsed before Python gets a say: a tenth of a second, so that Ctrl-C is heard
/// in time, and enough articles to share the work evenly. It also bounds what is held of a long stream of texts.
const BYTES_PER_THREAD: usize = 1 << 20;
/// Texts for each thread that are parsed before Python gets a say: short ones take their time, too.
const TEXTS_PER_THREAD: usize = 1 << 12;

/// What becomes of a text that can not be parsed.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OnError {
    Raise,
    Null,
}

/// How a run goes, whatever it reads.
pub(crate) struct Options {
    on_error: OnError,
    threads: Threads,
    shows_progress: bool,
}

impl Options {
    pub(crate) fn new(on_error: &str, threads: Option<i64>, shows_progress: bool) -> PyResult<Self> {
        Ok(Self { on_error: input::member(on_error, "on_error")?, threads: Threads::of(threads)?, shows_progress })
    }
}

/// The documents of `texts`, in order; `ids` and `published` have a value for each of them.
pub(crate) fn parse_many(
    parser: &inquit::Parser,
    texts: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    options: &Options,
) -> PyResult<Corpus> {
    let mut columns = Columns {
        texts: Column::new(texts, "texts", Of::Texts)?,
        ids: ids.map(|ids| Column::new(ids, "ids", Of::Ids)).transpose()?,
        days: published.map(|days| Column::new(days, "published", Of::Days)).transpose()?,
    };
    let mut run = Run::new(parser, options, texts)?;
    run.take_all(&mut columns)?;
    run.finish()
}

/// Texts that wait, and the documents of those that do not.
pub(crate) struct Run<'p, 'py> {
    py: Python<'py>,
    parser: &'p inquit::Parser,
    on_error: OnError,
    workers: Workers,
    progress: Progress<'py>,
    /// One place for each text so far, empty where it waits or is no text.
    documents: Vec<Option<Arc<Source>>>,
    ids: Vec<Option<DocumentId>>,
    errors: BTreeMap<usize, String>,
    waiting: Vec<Article>,
    /// The place of each waiting article, and what the caller knows it as.
    places: Vec<(usize, String)>,
    /// Length of all waiting articles.
    bytes: usize,
    /// How many texts the bar has.
    shown: usize,
}

impl<'p, 'py> Run<'p, 'py> {
    /// A run over `all` of something, if it is a thing that may know how many there are.
    pub(crate) fn new(parser: &'p inquit::Parser, options: &Options, all: &Bound<'py, PyAny>) -> PyResult<Self> {
        let py = all.py();
        // Asked only for a bar: to count the rows of a query is to run it.
        let total = if options.shows_progress { all.len().ok() } else { None };
        Ok(Self {
            py,
            parser,
            on_error: options.on_error,
            workers: Workers::start(options.threads)?,
            progress: Progress::new(py, options.shows_progress, total)?,
            documents: Vec::new(),
            ids: Vec::new(),
            errors: BTreeMap::new(),
            waiting: Vec::new(),
            places: Vec::new(),
            bytes: 0,
            shown: 0,
        })
    }

    /// How many texts have come so far.
    pub(crate) fn place(&self) -> usize {
        self.documents.len()
    }

    /// Takes every row of `columns`, which go on where others ended.
    pub(crate) fn take_all(&mut self, columns: &mut Columns<'py>) -> PyResult<()> {
        while let Some(row) = columns.next(self.py, self.place()) {
            let name = columns.texts.name_at(self.place());
            self.take(row?, name)?;
        }
        columns.finish(self.py, self.place())
    }

    /// Takes one row, whose text the caller knows as `name`.
    pub(crate) fn take(&mut self, row: Row, name: String) -> PyResult<()> {
        // An iterable in C that waits for its next item never asks whether somebody pressed Ctrl-C.
        self.py.check_signals()?;
        let place = self.place();
        let id = row.id.unwrap_or(Ok(DocumentId::Number(place as i64)));
        let (id, fault) = match id {
            Ok(id) => (Some(id), None),
            Err(error) => (None, Some(error)),
        };
        self.documents.push(None);
        self.ids.push(id);
        match (row.article, fault) {
            (Err(error), _) | (_, Some(error)) => self.note(place, error),
            (Ok((article, bytes)), None) => {
                self.waiting.push(article);
                self.places.push((place, name));
                self.bytes += bytes;
                if self.is_full() { self.parse() } else { Ok(()) }
            }
        }
    }

    fn is_full(&self) -> bool {
        let threads = self.workers.count();
        self.bytes >= BYTES_PER_THREAD * threads || self.waiting.len() >= TEXTS_PER_THREAD * threads
    }

    /// The corpus, once all have come.
    pub(crate) fn finish(mut self) -> PyResult<Corpus> {
        self.parse()?;
        Ok(Corpus::new(self.documents, self.ids, self.errors))
    }

    fn parse(&mut self) -> PyResult<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let (workers, parser) = (&self.workers, self.parser);
        let documents = self.py.detach(|| workers.parse(parser, waiting));
        for ((place, name), document) in std::mem::take(&mut self.places).into_iter().zip(documents) {
            match document {
                Ok(document) => self.documents[place] = Some(Source::document(document)),
                Err(error) => self.note(place, of_text(&name, &error))?,
            }
        }
        self.progress.advance(self.place() - self.shown)?;
        self.shown = self.place();
        self.py.check_signals()
    }

    /// Notes what is wrong with a row, or raises it.
    fn note(&mut self, place: usize, error: PyErr) -> PyResult<()> {
        if self.on_error == OnError::Raise || !is_about_item(self.py, &error) {
            return Err(error);
        }
        self.errors.insert(place, error.value(self.py).str()?.to_string());
        Ok(())
    }
}

/// False for what no text is to blame for, such as an interrupt or a lack of memory.
fn is_about_item(py: Python<'_>, error: &PyErr) -> bool {
    error.is_instance_of::<PyTypeError>(py)
        || error.is_instance_of::<InquitError>(py)
        || error.is_instance_of::<PyOSError>(py)
}
