//! [`Drift`]: what one wording of a statement leaves out, adds and changes of another.

use std::sync::Arc;

use inquit::matching::{self, DriftKind, Force};
use inquit::{OffsetIndex, Unit};
use pyo3::prelude::*;

use crate::input;
use crate::span::shown;
use crate::units::word;

/// One difference between two wordings of a statement.
///
/// >>> import inquit
/// >>> changed, gone = inquit.drift("“We must never sell the old pier.”", "that they should not sell the pier")
/// >>> changed
/// Drift('changed', old='must never', new='should not', force='softened')
/// >>> gone.kind, gone.old, gone.old_span, gone.new_span
/// ('left_out', 'old', (24, 27), (29, 29))
#[pyclass(frozen, eq, hash, module = "inquit")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Drift {
    kind: DriftKind,
    force: Option<Force>,
    old: Box<str>,
    new: Box<str>,
    /// In code points.
    old_span: (u32, u32),
    new_span: (u32, u32),
}

impl Drift {
    /// The differences of `new` from `old`, which are known.
    pub(crate) fn all(old: &str, new: &str, drift: &[matching::Drift]) -> Vec<Self> {
        let [(old_index, old), (new_index, new)] = [old, new].map(|text| (OffsetIndex::new(text), text));
        let drift = drift.iter().map(|drift| Self {
            kind: drift.kind,
            force: drift.force,
            old: drift.from.text(old).into(),
            new: drift.to.text(new).into(),
            old_span: old_index.convert_span(old, drift.from, Unit::Char).into(),
            new_span: new_index.convert_span(new, drift.to, Unit::Char).into(),
        });
        drift.collect()
    }

    /// In words, as a table has it: `“must never” became “should not”, softened`.
    pub(crate) fn told(&self) -> String {
        let what = match (self.old.is_empty(), self.new.is_empty()) {
            (false, false) => format!("“{}” became “{}”", self.old, self.new),
            (_, true) => format!("“{}” left out", self.old),
            (true, _) => format!("“{}” added", self.new),
        };
        self.force().map_or(what.clone(), |force| format!("{what}, {force}"))
    }
}

#[pymethods]
impl Drift {
    /// What was done: `left_out`, `added` or `changed`.
    #[getter]
    fn kind(&self) -> String {
        word(self.kind)
    }

    /// Whether the new wording says it with less force, `softened`, or with more, `hardened`; `None` where the words do
    /// not tell.
    #[getter]
    fn force(&self) -> Option<String> {
        self.force.map(word)
    }

    /// The words of the old wording; empty where the new one only has more.
    #[getter]
    fn old(&self) -> &str {
        &self.old
    }

    /// The words of the new wording; empty where it only leaves out.
    #[getter(new)]
    fn new_words(&self) -> &str {
        &self.new
    }

    /// Where in the old wording, start and end in code points; empty, behind the word before, where the new one
    /// only has more.
    #[getter]
    fn old_span(&self) -> (u32, u32) {
        self.old_span
    }

    /// Where in the new wording, start and end in code points; empty, behind the word before, where it only
    /// leaves out.
    #[getter]
    fn new_span(&self) -> (u32, u32) {
        self.new_span
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let force = self.force().map_or_else(String::new, |force| format!(", force='{force}'"));
        let (old, new) = (shown(py, &self.old)?, shown(py, &self.new)?);
        Ok(format!("Drift('{}', old={old}, new={new}{force})", self.kind()))
    }
}

/// What the wording `new` leaves out, adds and changes of `old`, in order.
///
/// Typography, inflection and what indirect speech does to pronouns and tenses are no differences.
///
/// >>> import inquit
/// >>> inquit.drift("“We will sell the pier.”", "that they would sell the pier")
/// []
/// >>> inquit.drift("The pier is safe", "The pier is perhaps safe")
/// [Drift('added', old='', new='perhaps', force='softened')]
#[pyfunction]
pub(crate) fn drift(old: &Bound<'_, PyAny>, new: &Bound<'_, PyAny>) -> PyResult<Vec<Drift>> {
    let py = old.py();
    let [old, new]: [Arc<str>; 2] = [input::text(old, "old")?, input::text(new, "new")?];
    Ok(py.detach(|| Drift::all(&old, &new, &matching::drift(&old, &new))))
}
