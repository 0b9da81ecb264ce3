//! [`Statement`]: what somebody said, as one document has it.

use inquit::{AttributionId, matching};
use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as NotAnId;

use crate::document::Document;
use crate::errors::invalid;
use crate::input::{self, wrong_type};
use crate::span::{hash, shown};
use crate::vectors;

/// What somebody said, as one document has it: a row to compare.
///
/// `speakers` are names, or what they are called instead, such as *the judge*; `via` those through whom it reaches the
/// reader, the nearest first; a single name may be given as it is. `cue` is the verb or other words that attribute it,
/// in dictionary form. `day` is a `datetime.date` or an ISO 8601 date. `document` is your number of the document, and
/// `attribution` that of the attribution in it. `vector` is what a sentence model makes of the text: an array or any
/// other iterable of numbers, kept in 32 bits each.
///
/// >>> import inquit
/// >>> said = inquit.Statement("We tested it twice", speakers=["Ada Moor"], cue="say", day="2031-11-04", document=3)
/// >>> said.speakers, said.day, said.document, said.vector
/// (['Ada Moor'], datetime.date(2031, 11, 4), 3, None)
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Statement(pub(crate) matching::Statement);

#[pymethods]
impl Statement {
    #[new]
    #[pyo3(signature = (
        text, *, speakers = None, via = None, cue = None, day = None, document = None, attribution = None, vector = None
    ))]
    #[pyo3(
        text_signature = "(text, *, speakers=(), via=(), cue=None, day=None, document=0, attribution=None, vector=None)"
    )]
    // Each is a column of the caller's.
    #[allow(clippy::too_many_arguments)]
    fn new(
        text: &Bound<'_, PyAny>,
        speakers: Option<&Bound<'_, PyAny>>,
        via: Option<&Bound<'_, PyAny>>,
        cue: Option<&Bound<'_, PyAny>>,
        day: Option<&Bound<'_, PyAny>>,
        document: Option<&Bound<'_, PyAny>>,
        attribution: Option<&Bound<'_, PyAny>>,
        vector: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut statement = matching::Statement::new(&*input::text(text, "text")?);
        statement.speakers = names(speakers, "speakers")?;
        statement.via = names(via, "via")?;
        statement.cue = cue.map(|cue| input::text(cue, "cue").map(|cue| cue.as_ref().into())).transpose()?;
        statement.day = day.map_or(Ok(None), |day| input::day(day, "day"))?;
        statement.document = document.map_or(Ok(0), |document| number(document, "document", usize::MAX))?;
        statement.attribution = attribution.map(attribution_id).transpose()?;
        statement.vector = vector.map_or_else(|| Ok(Vec::new()), |vector| vectors::vector(vector, "vector"))?;
        Ok(Self(statement))
    }

    /// The statements of a document, which has this number: its attributions, but for those that were not said.
    ///
    /// What one only passes on is the statement of whom it is from, who is in `via`.
    ///
    /// >>> import inquit
    /// >>> doc = inquit.parse("Ada Moor told the council that the pier was safe, the Courier reported.")
    /// >>> said, = inquit.Statement.all_of(doc)
    /// >>> said.text, said.speakers, said.via, said.cue
    /// ('that the pier was safe', ['Ada Moor'], ['Courier'], 'tell')
    /// >>> doc.attributions[said.attribution].content.text
    /// 'that the pier was safe'
    #[staticmethod]
    #[pyo3(signature = (document, number = None))]
    #[pyo3(text_signature = "(document, number=0)")]
    fn all_of(document: &Bound<'_, PyAny>, number: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<Self>> {
        let py = document.py();
        let document = document.cast::<Document>().map_err(|_| wrong_type(document, "document", "Document"))?.get();
        let number = number.map_or(Ok(0), |number| self::number(number, "number", usize::MAX))?;
        let document = document.source().parsed().expect("only a whole parse becomes a `Document`");
        let statements = py.detach(|| matching::Statement::all_of(document, number));
        Ok(statements.into_iter().map(Self).collect())
    }

    /// The words of the content; pieces are joined by a space.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// Names of those who said it, or what they are called instead; none where that is not known.
    #[getter]
    fn speakers(&self) -> &[String] {
        &self.0.speakers
    }

    /// Those through whom it reaches the reader, the nearest first.
    #[getter]
    fn via(&self) -> &[String] {
        &self.0.via
    }

    /// The verb or other words that attribute it, in dictionary form.
    #[getter]
    fn cue(&self) -> Option<&str> {
        self.0.cue.as_deref()
    }

    /// The day when it was said, or else the one when the document was published.
    #[getter]
    fn day(&self) -> Option<Date> {
        self.0.day
    }

    /// Your number of the document.
    #[getter]
    fn document(&self) -> usize {
        self.0.document
    }

    /// Its number among the attributions of the document, where it is one of them.
    #[getter]
    fn attribution(&self) -> Option<usize> {
        self.0.attribution.map(|id| id.index())
    }

    /// What a sentence model makes of the text, where that was given.
    #[getter]
    fn vector(&self) -> Option<&[f32]> {
        Some(self.0.vector.as_slice()).filter(|vector| !vector.is_empty())
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((&str,), Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("speakers", self.speakers())?;
        named.set_item("via", self.via())?;
        named.set_item("cue", self.cue())?;
        named.set_item("day", self.day())?;
        named.set_item("document", self.document())?;
        named.set_item("attribution", self.attribution())?;
        named.set_item("vector", self.vector())?;
        Ok(((self.text(),), named))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.0 == other.get().0
    }

    fn __hash__(&self) -> u64 {
        hash(&(&self.0.text, &self.0.speakers, self.0.document, self.attribution()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let list = |names: &[String]| -> PyResult<String> { Ok(PyList::new(py, names)?.repr()?.to_string()) };
        let via = if self.0.via.is_empty() { String::new() } else { format!(", via={}", list(&self.0.via)?) };
        let (text, speakers) = (shown(py, &self.0.text)?, list(&self.0.speakers)?);
        Ok(format!("Statement({text}, speakers={speakers}{via}, document={})", self.0.document))
    }
}

/// One name, or each of several.
fn names(given: Option<&Bound<'_, PyAny>>, name: &str) -> PyResult<Vec<String>> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let items = input::one_or_more(given).ok_or_else(|| wrong_type(given, name, "str or an iterable of str"))?;
    items.enumerate().map(|(at, item)| Ok(input::text(&item?, format_args!("{name}[{at}]"))?.as_ref().into())).collect()
}

fn attribution_id(object: &Bound<'_, PyAny>) -> PyResult<AttributionId> {
    let number = number(object, "attribution", u32::MAX as usize)?;
    let read: Result<AttributionId, NotAnId> = AttributionId::deserialize((number as u32).into_deserializer());
    Ok(read.expect("a number is an id"))
}

/// A number from 0 to `most`; numbers of NumPy are such, too.
fn number(object: &Bound<'_, PyAny>, name: &str, most: usize) -> PyResult<usize> {
    let number = object.extract().ok().filter(|&number| number <= most);
    let is_number = || object.is_instance_of::<PyInt>() || object.extract::<i128>().is_ok();
    number.ok_or_else(|| match is_number() {
        true => invalid(format!("{name} is {object}, not a number from 0 to {most}")),
        false => wrong_type(object, name, "int"),
    })
}
