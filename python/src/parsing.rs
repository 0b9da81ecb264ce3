//! [`Parser`] and the functions that need none.

use std::sync::{Arc, LazyLock};

use inquit::{Article, CueClass, Quotations};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::batch::{self, Options};
use crate::corpus::Corpus;
use crate::document::Document;
use crate::errors::to_python;
use crate::input;
use crate::layer::{Kind, Layer};
use crate::reading::{self, Names};
use crate::settings::{self, Chosen, Settings, min_confidence};
use crate::source::Source;
use crate::span::hash;
use crate::units::word;

pub(crate) static DEFAULT: LazyLock<inquit::Parser> = LazyLock::new(inquit::Parser::new);
static WHOLE: LazyLock<inquit::Parser> = LazyLock::new(|| {
    let builder = inquit::Parser::builder().quotations(Quotations::Whole);
    builder.build().expect("every choice of quotations is valid")
});

/// Turns text into documents: settings made once, shared by threads.
///
/// `min_confidence` leaves out attributions that are less probable than this; 0 leaves out none.
///
/// `classes` leaves out attributions whose cue is of another class; all four are kept by default. With
/// `["communication"]`, what is left is statements, those without a cue among them.
///
/// `model` is the path or the bytes of a model that takes the place of the one that comes with the package; with `None`
/// the rules alone decide.
///
/// With `whole_quotations` no sentence ends inside a quotation; attributions are the same either way.
///
/// >>> import inquit
/// >>> text = "Ada Moor said the pier was safe. Gus Roe fears that it is not."
/// >>> statements = inquit.Parser(classes=["communication"])
/// >>> [a.cue.text for a in statements.parse(text).attributions]
/// ['said']
/// >>> rules = inquit.Parser(model=None, min_confidence=0.5)
/// >>> [a.cue.text for a in rules.parse(text).attributions]
/// ['said', 'fears']
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Parser {
    inner: inquit::Parser,
    settings: Settings,
}

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (*, min_confidence = 0.0, classes = None, whole_quotations = false, model = Chosen::Bundled))]
    fn new(
        #[pyo3(from_py_with = min_confidence)] min_confidence: f32,
        classes: Option<&Bound<'_, PyAny>>,
        whole_quotations: bool,
        model: Chosen,
    ) -> PyResult<Self> {
        let classes = classes.map_or_else(|| Ok(CueClass::ALL.to_vec()), settings::classes)?;
        let settings = Settings { min_confidence, classes, whole_quotations, model };
        Ok(Self { inner: settings.parser().map_err(|error| to_python(&error))?, settings })
    }

    /// Attributions less probable than this are left out.
    #[getter]
    fn min_confidence(&self) -> f64 {
        // Through decimals: 0.7 is to come back as 0.7, not as 0.699999988079071.
        let least = self.settings.min_confidence;
        least.to_string().parse().unwrap_or_else(|_| least.into())
    }

    /// The classes of cues whose attributions are kept.
    #[getter]
    fn classes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.settings.classes.iter().map(word))
    }

    /// No sentence ends inside a quotation.
    #[getter]
    fn whole_quotations(&self) -> bool {
        self.settings.whole_quotations
    }

    /// Name and version of the model; `None` where the rules alone decide.
    #[getter]
    fn model(&self) -> Option<String> {
        self.settings.model.label()
    }

    /// Parses one article; see `inquit.parse`.
    #[pyo3(signature = (text, *, published = None))]
    fn parse(&self, text: &Bound<'_, PyAny>, published: Option<&Bound<'_, PyAny>>) -> PyResult<Document> {
        parse_one(&self.inner, text, published)
    }

    /// Parses many articles; see `inquit.parse_many`.
    #[pyo3(signature = (
        texts, *, ids = None, published = None, on_error = "raise", threads = None, progress = false
    ))]
    fn parse_many(
        &self,
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
        on_error: &str,
        threads: Option<i64>,
        progress: bool,
    ) -> PyResult<Corpus> {
        batch::parse_many(&self.inner, texts, ids, published, &Options::new(on_error, threads, progress)?)
    }

    /// Parses text files; see `inquit.parse_files`.
    #[pyo3(signature = (paths, *, on_error = "raise", threads = None, progress = false))]
    fn parse_files(
        &self,
        paths: &Bound<'_, PyAny>,
        on_error: &str,
        threads: Option<i64>,
        progress: bool,
    ) -> PyResult<Corpus> {
        reading::parse_files(&self.inner, paths, &Options::new(on_error, threads, progress)?)
    }

    /// Parses the rows of a table; see `inquit.parse_table`.
    #[expect(clippy::too_many_arguments, reason = "they are Python's keyword arguments")]
    #[pyo3(signature = (
        table, *, text = "text", id = None, published = None, on_error = "raise", threads = None, progress = false
    ))]
    fn parse_table(
        &self,
        table: &Bound<'_, PyAny>,
        text: &str,
        id: Option<&str>,
        published: Option<&str>,
        on_error: &str,
        threads: Option<i64>,
        progress: bool,
    ) -> PyResult<Corpus> {
        let options = Options::new(on_error, threads, progress)?;
        reading::parse_table(&self.inner, table, &Names { text, id, published }, &options)
    }

    /// The sentences of a text, and nothing else; see `inquit.sentences`.
    fn sentences(&self, text: &Bound<'_, PyAny>) -> PyResult<Layer> {
        sentences_of(&self.inner, text)
    }

    /// The quotes of a text, without attributions; see `inquit.quotes`.
    fn quotes(&self, text: &Bound<'_, PyAny>) -> PyResult<Layer> {
        quotes(text)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("min_confidence", self.settings.min_confidence)?;
        named.set_item("classes", self.classes(py)?)?;
        named.set_item("whole_quotations", self.whole_quotations())?;
        match &self.settings.model {
            // Each version has its own.
            Chosen::Bundled => {}
            Chosen::Rules => named.set_item("model", py.None())?,
            Chosen::Given { bytes, .. } => named.set_item("model", bytes.bind(py))?,
        }
        Ok((PyTuple::empty(py), named))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.settings == other.get().settings
    }

    fn __hash__(&self) -> u64 {
        hash(&self.settings)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Settings { min_confidence, whole_quotations, .. } = self.settings;
        let classes = self.classes(py)?.repr()?;
        let whole = if whole_quotations { "True" } else { "False" };
        let model = self.model().into_pyobject(py)?.repr()?;
        Ok(format!(
            "Parser(min_confidence={min_confidence:?}, classes={classes}, whole_quotations={whole}, model={model})"
        ))
    }
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

/// Parses many articles, in the order of the texts; other Python threads keep running meanwhile.
///
/// `texts` is any iterable of strings, such as a list or a generator, or a column: of pandas, Polars, pyarrow or anything
/// else with the Arrow interface. `ids` are your names or numbers for the texts, by default those from 0, and
/// `published` their days; each has as many items as there are texts. `on_error="null"` gives `None` for a text that can
/// not be parsed, such as a missing one, and notes why in `errors`, instead of raising; the others still come out.
/// `threads` is how many threads parse, `None` for one on each core. `progress=True` shows a bar where tqdm is installed.
///
/// >>> import inquit
/// >>> docs = inquit.parse_many(["“Nine,” said Inga Reyes.", None], on_error="null")
/// >>> docs[0].quotes[0].text, docs[1]
/// ('“Nine,”', None)
#[pyfunction]
#[pyo3(signature = (
    texts, *, ids = None, published = None, on_error = "raise", threads = None, progress = false
))]
pub(crate) fn parse_many(
    texts: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    on_error: &str,
    threads: Option<i64>,
    progress: bool,
) -> PyResult<Corpus> {
    batch::parse_many(&DEFAULT, texts, ids, published, &Options::new(on_error, threads, progress)?)
}

/// Parses text files in UTF-8: those of a folder that end in `.txt`, in the order of their names, or those of an
/// iterable of paths.
///
/// The ids are the names of the files, without their folders. A text is exactly what its file holds, line ends
/// included. The rest is as for `inquit.parse_many`.
///
/// >>> import inquit, pathlib, tempfile
/// >>> with tempfile.TemporaryDirectory() as folder:
/// ...     _ = pathlib.Path(folder, "nine.txt").write_text("“Nine,” said Inga Reyes.", encoding="utf-8")
/// ...     corpus = inquit.parse_files(folder)
/// >>> corpus.ids, corpus[0].quotes[0].text
/// (['nine.txt'], '“Nine,”')
#[pyfunction]
#[pyo3(signature = (paths, *, on_error = "raise", threads = None, progress = false))]
pub(crate) fn parse_files(
    paths: &Bound<'_, PyAny>,
    on_error: &str,
    threads: Option<i64>,
    progress: bool,
) -> PyResult<Corpus> {
    reading::parse_files(&DEFAULT, paths, &Options::new(on_error, threads, progress)?)
}

/// Parses the rows of a table: a data frame of pandas or Polars, a table of pyarrow, a query of DuckDB, anything else
/// with the Arrow interface, or the path of a Parquet file, which pyarrow, Polars or DuckDB reads, whichever is
/// installed.
///
/// `text`, `id` and `published` are the names of the columns that have the texts, your names or numbers for them, and
/// their days. The rest is as for `inquit.parse_many`.
///
/// >>> import inquit
/// >>> corpus = inquit.parse_many(["One came in. Two went out."], ids=["a1"])
/// >>> inquit.parse_table(corpus.sentences, id="sentence").ids
/// [0, 1]
#[pyfunction]
#[pyo3(signature = (
    table, *, text = "text", id = None, published = None, on_error = "raise", threads = None, progress = false
))]
pub(crate) fn parse_table(
    table: &Bound<'_, PyAny>,
    text: &str,
    id: Option<&str>,
    published: Option<&str>,
    on_error: &str,
    threads: Option<i64>,
    progress: bool,
) -> PyResult<Corpus> {
    let options = Options::new(on_error, threads, progress)?;
    reading::parse_table(&DEFAULT, table, &Names { text, id, published }, &options)
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
