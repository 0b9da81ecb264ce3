//! [`Archive`]: many sources, asked at once.

use std::sync::Arc;

use inquit::verify::{Found, Said};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::errors::of_text;
use crate::input;
use crate::span::hash;
use crate::threads::{Threads, Workers};
use crate::verification::Verification;
use crate::verifying::{AT_ONCE, Given, Indexed, Question};

/// Many sources with one index, built once and then asked in which of them a quotation stands.
///
/// `sources` is an iterable of texts, documents and `Source`s; texts are parsed on all cores. A question takes about as long
/// as of one text of the same size, however many sources there are.
///
/// >>> import inquit
/// >>> archive = inquit.Archive(["“It is safe,” said Ada Moor.", "It rained.", "“It is not safe,” said Gus Roe."])
/// >>> [(number, found.verdict) for number, found in archive.verify("It is safe")]
/// [(0, 'exact'), (2, 'negation')]
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Archive {
    sources: Vec<Indexed>,
    index: inquit::verify::Archive,
}

/// The sources of an answer by number, with who said it there.
type Answer = Vec<(Found, Option<Said>)>;

impl Archive {
    fn check(&self, question: &Question) -> Answer {
        let said = |found: &Found| {
            let source = &self.sources[found.source].index;
            question.speaker.as_deref().and_then(|speaker| source.said_anywhere(&found.verification, speaker))
        };
        let found = self.index.verify(&question.quotation).into_iter();
        found
            .map(|found| {
                let said = said(&found);
                (found, said)
            })
            .collect()
    }

    fn shown(&self, question: &Question, answer: Answer) -> Vec<(usize, Verification)> {
        let show = |(Found { source, verification, .. }, said)| {
            let of = &self.sources[source].source;
            (source, Verification::new(of, Arc::clone(&question.quotation), verification, said))
        };
        answer.into_iter().map(show).collect()
    }
}

#[pymethods]
impl Archive {
    #[new]
    fn new(sources: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = sources.py();
        let items = if sources.is_instance_of::<PyString>() { None } else { sources.try_iter().ok() };
        let Some(items) = items else {
            return Err(input::wrong_type(sources, "sources", "an iterable of str, Document or Source"));
        };
        let name = |number: usize| format!("sources[{number}]");
        let given = items.enumerate().map(|(number, item)| Given::new(&item?, &name(number)));
        let given = given.collect::<PyResult<Vec<Given>>>()?;
        let workers = Workers::start(Threads::of(None)?)?;
        let mut all = Vec::with_capacity(given.len());
        for batch in given.chunks(AT_ONCE) {
            py.check_signals()?;
            for indexed in py.detach(|| workers.map(batch, Given::index)) {
                all.push(indexed.map_err(|error| of_text(&name(all.len()), &error))?);
            }
        }
        let index = py.detach(|| inquit::verify::Archive::new(all.iter().map(|one| Arc::clone(&one.index))));
        Ok(Self { sources: all, index })
    }

    /// The sources, in the order in which they were given.
    #[getter]
    fn sources(&self) -> Vec<Indexed> {
        self.sources.clone()
    }

    /// The sources in which `quotation` stands, each by its number and with the answer, the best first; see `inquit.verify`.
    ///
    /// The best has the least that is altered without a mark, then the best verdict, then the longest part. Copies of a text
    /// are all reported, up to 64 sources.
    ///
    /// >>> import inquit
    /// >>> archive = inquit.Archive(["“It is safe,” said Gus Roe.", "“It is safe,” said Ada Moor."])
    /// >>> [(number, found.said) for number, found in archive.verify("It is safe", speaker="Ada Moor")]
    /// [(0, 'other'), (1, 'same')]
    #[pyo3(signature = (quotation, *, speaker = None))]
    fn verify(
        &self,
        quotation: &Bound<'_, PyAny>,
        speaker: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<(usize, Verification)>> {
        let question = Question::new(quotation, speaker)?;
        let answer = quotation.py().detach(|| self.check(&question));
        Ok(self.shown(&question, answer))
    }

    /// The same for many quotations, on all cores and in their order; other Python threads keep running meanwhile.
    ///
    /// `quotations` is any iterable of strings or a column of pandas, Polars or pyarrow; `speakers` has a name or `None`
    /// for each of them.
    ///
    /// >>> import inquit
    /// >>> archive = inquit.Archive(["“It is safe,” said Ada Moor.", "It rained."])
    /// >>> [len(found) for found in archive.verify_many(["It is safe", "It snowed in May"])]
    /// [1, 0]
    #[pyo3(signature = (quotations, *, speakers = None))]
    fn verify_many(
        &self,
        quotations: &Bound<'_, PyAny>,
        speakers: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<Vec<(usize, Verification)>>> {
        let py = quotations.py();
        let questions = Question::many(quotations, speakers)?;
        let workers = Workers::start(Threads::of(None)?)?;
        let mut answers = Vec::with_capacity(questions.len());
        for batch in questions.chunks(AT_ONCE) {
            py.check_signals()?;
            let found = py.detach(|| workers.map(batch, |question| self.check(question)));
            answers.extend(batch.iter().zip(found).map(|(question, answer)| self.shown(question, answer)));
        }
        Ok(answers)
    }

    fn __len__(&self) -> usize {
        self.sources.len()
    }

    fn __getnewargs__(&self) -> (Vec<Indexed>,) {
        (self.sources.clone(),)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = &other.get().sources;
        self.sources.len() == other.len()
            && self.sources.iter().zip(other).all(|(one, other)| one.source == other.source)
    }

    fn __hash__(&self) -> u64 {
        hash(&self.sources.iter().map(|one| one.source.text().len()).collect::<Vec<_>>())
    }

    fn __repr__(&self) -> String {
        let count = self.sources.len();
        format!("<Archive: {count} source{}>", if count == 1 { "" } else { "s" })
    }
}
