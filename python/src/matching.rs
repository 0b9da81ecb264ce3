//! [`Matcher`], [`Comparison`] and [`compare`]: which statements are one.

use std::sync::Arc;

use inquit::Article;
use inquit::matching::{self, Origins};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PySlice, PyString};
use rayon::prelude::*;

use crate::attribution::three_decimals;
use crate::batch::{Options, Run};
use crate::column::Row;
use crate::corpus::Corpus;
use crate::document::Document;
use crate::errors::invalid;
use crate::group::{Compared, Group};
use crate::ids::DocumentId;
use crate::input::{self, wrong_type};
use crate::layer::{LayerIterator, position, positions};
use crate::parsing::DEFAULT;
use crate::source::Source;
use crate::span::hash;
use crate::statement::Statement;
use crate::threads::on_all_cores;
use crate::vectors::vectors_of;

/// Groups that the `repr` of a comparison shows.
const SHOWN: usize = 10;

/// Python's own error names neither the setting nor, in older versions, the call.
fn number(value: &Bound<'_, PyAny>) -> PyResult<f64> {
    value.extract().map_err(|_| wrong_type(value, "threshold", "a number"))
}

fn probability(threshold: f64) -> PyResult<f64> {
    match (0.0..=1.0).contains(&threshold) {
        true => Ok(threshold),
        false => Err(invalid(format!("threshold is {threshold}, not a probability between 0 and 1"))),
    }
}

/// Tells which statements are one: for rows of your own; `inquit.compare` takes documents.
///
/// `threshold` is the probability from which on two statements are one; a higher one is surer and finds less.
///
/// >>> import inquit
/// >>> said = lambda text: inquit.Statement(text, speakers="Ada Moor")
/// >>> rows = [said("Nine bolts are missing."), said("Six bolts are missing."), said("that nine bolts were missing")]
/// >>> [group.members for group in inquit.Matcher(threshold=0.6).groups(rows)]
/// [[0, 2]]
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Matcher {
    threshold: f64,
}

impl Matcher {
    fn inner(&self) -> matching::Matcher {
        matching::Matcher::new().threshold(self.threshold as f32)
    }

    /// What the statements come to; the documents are those that they are from, if there are any.
    fn compared(
        &self,
        py: Python<'_>,
        statements: Vec<matching::Statement>,
        documents: Documents,
    ) -> PyResult<Compared> {
        let Documents { sources, ids } = documents;
        let (groups, origins) = on_all_cores(py, || (self.inner().groups(&statements), origins(&sources)))?;
        Ok(Compared { statements, groups, origins, documents: sources, ids })
    }
}

#[pymethods]
impl Matcher {
    #[new]
    #[pyo3(signature = (*, threshold = 0.7))]
    fn new(#[pyo3(from_py_with = number)] threshold: f64) -> PyResult<Self> {
        Ok(Self { threshold: probability(threshold)? })
    }

    /// The probability from which on two statements are one.
    #[getter]
    fn threshold(&self) -> f64 {
        self.threshold
    }

    /// The probability that two statements are one, as far as the two alone tell, three decimals.
    ///
    /// >>> import inquit
    /// >>> one = inquit.Statement("Nine bolts are missing.", speakers="Ada Moor")
    /// >>> two = inquit.Statement("Six bolts are missing.", speakers="Ada Moor")
    /// >>> inquit.Matcher().probability(one, two) < 0.1
    /// True
    fn probability(&self, one: &Bound<'_, PyAny>, two: &Bound<'_, PyAny>) -> PyResult<f64> {
        let py = one.py();
        let one = one.cast::<Statement>().map_err(|_| wrong_type(one, "one", "Statement"))?.get();
        let two = two.cast::<Statement>().map_err(|_| wrong_type(two, "two", "Statement"))?.get();
        Ok(three_decimals(py.detach(|| self.inner().probability(&one.0, &two.0))))
    }

    /// The groups of statements that are one, of two members or more; the group with the first statement comes first.
    ///
    /// `members` of a group are numbers of `statements`; one that says two things, of which others report the one or the
    /// other, is in a group with each. Documents that report one event are known by what their statements have in common,
    /// which takes the `document` of each. All cores work on it, and other Python threads keep running;
    /// time and memory grow with the number of statements, not with that of pairs.
    fn groups(&self, statements: &Bound<'_, PyAny>) -> PyResult<Vec<Group>> {
        let compared = self.compared(statements.py(), rows(statements)?, Documents::default())?;
        Ok(Group::all(&Arc::new(compared)))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("threshold", self.threshold)?;
        Ok(((), named))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.threshold == other.get().threshold
    }

    fn __hash__(&self) -> u64 {
        // Two zeros are equal.
        hash(&(self.threshold + 0.0).to_bits())
    }

    fn __repr__(&self) -> String {
        format!("Matcher(threshold={})", self.threshold)
    }
}

fn rows(statements: &Bound<'_, PyAny>) -> PyResult<Vec<matching::Statement>> {
    let items = statements.try_iter().map_err(|_| wrong_type(statements, "statements", "an iterable of Statement"))?;
    let row = |(place, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let item = item?;
        let statement = item.cast::<Statement>();
        let statement = statement.map_err(|_| wrong_type(&item, format_args!("statements[{place}]"), "Statement"))?;
        Ok(statement.get().0.clone())
    };
    items.enumerate().map(row).collect()
}

/// The statements that two or more documents report, in order: a read-only sequence of groups.
///
/// `inquit.compare` makes it. A notebook shows the wordings side by side, with what each leaves out and adds.
///
/// >>> import inquit
/// >>> comparison = inquit.compare([
/// ...     "“We tested the old bridge twice in March,” said Ada Moor. She said that it had rained.",
/// ...     "“We tested the bridge twice in March,” Ada Moor told the council. Gus Roe left.",
/// ... ])
/// >>> comparison
/// <Comparison of 2 documents: 1 shared statement
///  Ada Moor: '“We tested the old bridge twice in March,”' (2 reports, 2 accounts, 2 variants)>
/// >>> comparison[0].variants[1].drift
/// [Drift('left_out', old='old', new='')]
#[pyclass(frozen, sequence, module = "inquit")]
pub(crate) struct Comparison {
    compared: Arc<Compared>,
    threshold: f64,
    /// Numbers of the groups.
    picked: Box<[usize]>,
}

impl Comparison {
    /// Groups that two or more documents share.
    fn shared(compared: Compared, threshold: f64) -> Self {
        let picked = (0..compared.groups.len()).filter(|&group| compared.documents_of(group).len() > 1).collect();
        Self { compared: Arc::new(compared), threshold, picked }
    }

    fn group(&self, place: usize) -> Group {
        Group::new(&self.compared, self.picked[place])
    }

    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.shared_groups())
    }
}

#[pymethods]
impl Comparison {
    /// The statements that two or more documents report, as a list: what the comparison is a sequence of.
    #[getter(shared)]
    fn shared_groups(&self) -> Vec<Group> {
        (0..self.picked.len()).map(|place| self.group(place)).collect()
    }

    /// All groups of statements that are one, those within one document too.
    #[getter]
    fn groups(&self) -> Vec<Group> {
        Group::all(&self.compared)
    }

    /// All statements of all documents, in order, grouped or not.
    #[getter]
    fn statements(&self) -> Vec<Statement> {
        self.compared.statements.iter().cloned().map(Statement).collect()
    }

    /// The documents that were compared, with their ids: `corpus[report.document]` is that of a report.
    #[getter]
    fn corpus(&self) -> Corpus {
        Corpus::new(self.compared.documents.clone(), self.compared.ids.clone(), Default::default())
    }

    /// The probability from which on two statements are one.
    #[getter]
    fn threshold(&self) -> f64 {
        self.threshold
    }

    /// A row for each report of a shared statement, for a data frame.
    ///
    /// `group` is the position here; `account` and `variant` are numbers in the group. `document` is the id of the
    /// document, by default its number. `speakers` and `via` are names, joined by `; `, and `None` where there are none.
    /// `drift` says what the wording leaves out, adds and changes of the fullest one.
    ///
    /// >>> import inquit
    /// >>> comparison = inquit.compare([
    /// ...     "“We must never sell the old pier to the navy,” said Ada Moor.",
    /// ...     "“We must never sell the pier to the navy,” said Ada Moor.",
    /// ... ])
    /// >>> row = comparison.to_dicts()[1]
    /// >>> row["document"], row["variant"], row["drift"]
    /// (1, 1, '“old” left out')
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let mut rows = Vec::new();
        for place in 0..self.picked.len() {
            self.group(place).push_rows(py, place, &mut rows)?;
        }
        Ok(rows)
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        py.detach(|| self.compared.html(&self.picked))
    }

    fn __len__(&self) -> usize {
        self.picked.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(slice) = index.cast::<PySlice>() {
            let picked = positions(slice, self.picked.len())?.map(|place| self.picked[place]).collect();
            let part = Self { compared: Arc::clone(&self.compared), threshold: self.threshold, picked };
            return Ok(Bound::new(py, part)?.into_any());
        }
        Ok(Bound::new(py, self.group(position(index, self.picked.len())?))?.into_any())
    }

    fn __iter__(slf: Bound<'_, Self>) -> LayerIterator {
        let length = slf.get().picked.len();
        LayerIterator::new(slf.into_any().unbind(), length)
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

    /// The groups are found anew when it comes back.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Pickled)> {
        let restore = py.import("inquit._native")?.getattr("_restore_comparison")?;
        Ok((restore, (self.corpus(), self.statements(), self.threshold, self.picked.to_vec())))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.picked == other.picked && self.threshold == other.threshold && self.compared == other.compared
    }

    fn __hash__(&self) -> u64 {
        hash(&(&self.picked, self.compared.statements.iter().map(|said| &said.text).collect::<Vec<_>>()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let counted = |count: usize, noun| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let (documents, length) = (counted(self.compared.documents.len(), "document"), self.picked.len());
        let mut lines = vec![format!("<Comparison of {documents}: {}", counted(length, "shared statement"))];
        for place in 0..length.min(SHOWN) {
            lines.push(format!(" {}", self.group(place).line(py)?));
        }
        if length > SHOWN {
            lines.push(format!(" … {} more", length - SHOWN));
        }
        Ok(format!("{}>", lines.join("\n")))
    }
}

type Pickled = (Corpus, Vec<Statement>, f64, Vec<usize>);

/// A comparison that was pickled.
#[pyfunction(name = "_restore_comparison")]
pub(crate) fn restore_comparison(
    corpus: &Bound<'_, Corpus>,
    statements: &Bound<'_, PyAny>,
    threshold: f64,
    picked: Vec<usize>,
) -> PyResult<Comparison> {
    let documents = Documents::of_corpus(corpus.get());
    let statements = rows(statements)?;
    let is_there = |statement: &matching::Statement| {
        let document = documents.sources.get(statement.document).and_then(Option::as_ref);
        document
            .is_some_and(|document| statement.attribution.is_none_or(|id| id.index() < document.attributions().len()))
    };
    if let Some(place) = statements.iter().position(|statement| !is_there(statement)) {
        return Err(invalid(format!("statements[{place}] is not in the pickled documents")));
    }
    let compared = Matcher::new(threshold)?.compared(corpus.py(), statements, documents)?;
    if let Some(group) = picked.iter().find(|&&group| group >= compared.groups.len()) {
        return Err(invalid(format!("the pickled comparison has no group {group}")));
    }
    Ok(Comparison { compared: Arc::new(compared), threshold, picked: picked.into() })
}

/// Finds the statements that two or more documents report, in other words too, with what each wording leaves out, adds
/// and changes, and how many reported it on their own.
///
/// `documents` is a corpus, or an iterable of documents and texts, which are parsed. `threshold` is the probability from
/// which on two statements are one. `vectors` is a function that is called once with the list of the texts of all
/// statements, and gives a vector for each of them, such as the `encode` of a sentence model: it finds pairs that share
/// no word, and the words still tell numbers, names and denials apart. All cores work on it, and other Python threads
/// keep running.
///
/// >>> import inquit
/// >>> articles = [
/// ...     "“Nobody was hurt when the old crane fell into the harbour,” said Ada Moor. Gus Roe said it rained.",
/// ...     "Nobody was hurt when the crane fell into the harbour, Ada Moor said on Tuesday.",
/// ...     "“Nobody was hurt when the old crane fell into the harbour,” Ada Moor told the Ledger.",
/// ... ]
/// >>> said, = inquit.compare(articles)
/// >>> said.speakers, said.documents, len(said.variants), len(said.accounts)
/// (['Ada Moor'], [0, 1, 2], 2, 3)
#[pyfunction]
#[pyo3(signature = (documents, *, threshold = 0.7, vectors = None))]
pub(crate) fn compare(
    documents: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = number)] threshold: f64,
    vectors: Option<&Bound<'_, PyAny>>,
) -> PyResult<Comparison> {
    let (py, threshold) = (documents.py(), probability(threshold)?);
    if let Some(hook) = vectors.filter(|hook| !hook.is_callable()) {
        return Err(wrong_type(hook, "vectors", "a function or None"));
    }
    let documents = Documents::read(documents)?;
    let mut statements = on_all_cores(py, || documents.statements())?;
    if let Some(hook) = vectors.filter(|_| !statements.is_empty()) {
        let texts: Vec<&str> = statements.iter().map(|statement| statement.text.as_str()).collect();
        let vectors = vectors_of(hook, &texts)?;
        statements.iter_mut().zip(vectors).for_each(|(statement, vector)| statement.vector = vector);
    }
    py.check_signals()?;
    let compared = Matcher { threshold }.compared(py, statements, documents)?;
    Ok(Comparison::shared(compared, threshold))
}

/// Documents to compare.
#[derive(Default)]
struct Documents {
    sources: Vec<Option<Arc<Source>>>,
    ids: Vec<Option<DocumentId>>,
}

impl Documents {
    fn of_corpus(corpus: &Corpus) -> Self {
        Self { sources: corpus.sources().to_vec(), ids: corpus.names().to_vec() }
    }

    fn read(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(corpus) = given.cast::<Corpus>() {
            return Ok(Self::of_corpus(corpus.get()));
        }
        // The items of these are letters, numbers and keys, which nobody means.
        let is_single = given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>();
        let is_other = is_single || given.is_instance_of::<PyDict>();
        let items = if is_other { None } else { given.try_iter().ok() };
        let items = items.ok_or_else(|| wrong_type(given, "documents", "Corpus or an iterable of Document or str"))?;
        let mut sources: Vec<Option<Arc<Source>>> = Vec::new();
        let mut run = Run::new(&DEFAULT, &Options::new("raise", None, false)?, given)?;
        // Where the documents of the texts go.
        let mut places = Vec::new();
        for (place, item) in items.enumerate() {
            let (item, name) = (item?, format!("documents[{place}]"));
            if let Ok(document) = item.cast::<Document>() {
                sources.push(Some(Arc::clone(document.get().source())));
                continue;
            }
            if !item.is_instance_of::<PyString>() {
                return Err(wrong_type(&item, name, "Document or str"));
            }
            let text = input::text(&item, &name)?;
            let length = text.len();
            run.take(Row { id: None, article: Ok((Article::new(text), length)) }, name)?;
            places.push(place);
            sources.push(None);
        }
        let parsed = run.finish()?;
        places.into_iter().zip(parsed.sources()).for_each(|(place, source)| sources[place].clone_from(source));
        let ids = (0..sources.len()).map(|place| Some(DocumentId::Number(place as i64))).collect();
        Ok(Self { sources, ids })
    }

    fn statements(&self) -> Vec<matching::Statement> {
        let statements = |(number, source): (usize, &Option<Arc<Source>>)| {
            let document = source.as_ref().and_then(|source| source.parsed());
            document.map(|document| matching::Statement::all_of(document, number)).unwrap_or_default()
        };
        self.sources.par_iter().enumerate().flat_map_iter(statements).collect()
    }
}

/// Which of the documents print one text; what could not be parsed is an empty text, which is like no other.
fn origins(sources: &[Option<Arc<Source>>]) -> Origins {
    let empty = inquit::parse("").expect("an empty text is short");
    Origins::of(sources.iter().map(|source| source.as_ref().and_then(|source| source.parsed()).unwrap_or(&empty)))
}
