//! [`Group`], [`Variant`] and [`Report`]: a statement, its wordings, and who reports it.

use std::collections::BTreeSet;
use std::sync::Arc;

use inquit::matching::{self, Origins};
use inquit::output::ComparisonHtml;
use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::attribution::{Attribution, three_decimals};
use crate::drift::Drift;
use crate::ids::DocumentId;
use crate::source::Source;
use crate::span::{hash, shown};

/// Statements that were compared, which all views of them share.
pub(crate) struct Compared {
    pub(crate) statements: Vec<matching::Statement>,
    pub(crate) groups: Vec<matching::Group>,
    pub(crate) origins: Origins,
    /// The documents by the numbers that statements have for them; none of rows of the caller's.
    pub(crate) documents: Vec<Option<Arc<Source>>>,
    pub(crate) ids: Vec<Option<DocumentId>>,
}

impl Compared {
    /// The documents that have a statement of this group, in order.
    pub(crate) fn documents_of(&self, group: usize) -> BTreeSet<usize> {
        self.members(group).map(|statement| statement.document).collect()
    }

    /// These groups as HTML.
    pub(crate) fn html(&self, groups: &[usize]) -> String {
        let groups = groups.iter().map(|&group| &self.groups[group]);
        let name = |(number, id): (usize, &Option<DocumentId>)| match id {
            Some(DocumentId::Text(name)) => name.clone(),
            Some(DocumentId::Number(number)) => format!("document {number}"),
            None => format!("document {number}"),
        };
        let names = self.ids.iter().enumerate().map(name);
        ComparisonHtml::new(&self.statements, groups, &self.origins).names(names).to_string()
    }

    /// What is known of a group, worked out once for all of its rows.
    pub(crate) fn details(&self, group: usize) -> Details {
        let group = &self.groups[group];
        Details {
            variants: group.variants(&self.statements),
            accounts: group.accounts(&self.statements, &self.origins),
        }
    }

    fn members(&self, group: usize) -> impl Iterator<Item = &matching::Statement> {
        self.groups[group].members.iter().map(|&member| &self.statements[member])
    }
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
            || self.statements == other.statements
                && self.groups == other.groups
                && self.origins == other.origins
                && self.ids == other.ids
                && self.documents == other.documents
    }
}

pub(crate) struct Details {
    variants: Vec<matching::Variant>,
    accounts: Vec<Vec<usize>>,
}

/// Statements that are one: who said it, in which wordings, and who reports it.
///
/// >>> import inquit
/// >>> said = lambda text, paper: inquit.Statement(text, speakers="Ada Moor", document=paper)
/// >>> rows = [said("We tested the old bridge twice", 0), said("We tested the bridge twice", 1)]
/// >>> group, = inquit.Matcher().groups(rows)
/// >>> group.text, group.speakers, group.members, len(group.accounts)
/// ('We tested the old bridge twice', ['Ada Moor'], [0, 1], 2)
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Group {
    compared: Arc<Compared>,
    number: usize,
}

impl Group {
    pub(crate) fn new(compared: &Arc<Compared>, number: usize) -> Self {
        Self { compared: Arc::clone(compared), number }
    }

    /// All groups of `compared`.
    pub(crate) fn all(compared: &Arc<Compared>) -> Vec<Self> {
        (0..compared.groups.len()).map(|number| Self::new(compared, number)).collect()
    }

    fn record(&self) -> &matching::Group {
        &self.compared.groups[self.number]
    }

    fn details(&self, py: Python<'_>) -> Details {
        py.detach(|| self.compared.details(self.number))
    }

    fn fullest(&self, details: &Details) -> usize {
        details.variants.first().map_or(self.record().members[0], |variant| variant.members[0])
    }

    /// `Ada Moor: 'We tested it' (3 reports, 2 accounts, 2 variants)`.
    pub(crate) fn line(&self, py: Python<'_>) -> PyResult<String> {
        let details = self.details(py);
        let text = shown(py, &self.compared.statements[self.fullest(&details)].text)?;
        let counts = [
            (self.record().members.len(), "report"),
            (details.accounts.len(), "account"),
            (details.variants.len(), "variant"),
        ];
        let counts = counts.map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }));
        let speakers = self.speakers().join("; ");
        let speakers = if speakers.is_empty() { "?" } else { &speakers };
        Ok(format!("{speakers}: {text} ({})", counts.join(", ")))
    }

    /// Puts the rows of this group, which the caller knows as number `group`, behind `rows`.
    pub(crate) fn push_rows<'py>(
        &self,
        py: Python<'py>,
        group: usize,
        rows: &mut Vec<Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        let (compared, details) = (&self.compared, self.details(py));
        let fullest = &compared.statements[self.fullest(&details)].text;
        let drift = |variant: &matching::Variant| {
            let drift = Drift::all(fullest, &compared.statements[variant.members[0]].text, &variant.drift);
            drift.iter().map(Drift::told).collect::<Vec<_>>().join("; ")
        };
        let drift: Vec<String> = details.variants.iter().map(drift).collect();
        for &member in &self.record().members {
            let statement = &compared.statements[member];
            let variant = details.variants.iter().position(|variant| variant.members.contains(&member));
            let row = PyDict::new(py);
            row.set_item("group", group)?;
            row.set_item("account", details.accounts.iter().position(|account| account.contains(&member)))?;
            row.set_item("variant", variant)?;
            match compared.ids.get(statement.document) {
                Some(id) => row.set_item("document", id)?,
                None => row.set_item("document", statement.document)?,
            }
            row.set_item("speakers", joined(&statement.speakers))?;
            row.set_item("text", &statement.text)?;
            row.set_item("via", joined(&statement.via))?;
            row.set_item("cue", &statement.cue)?;
            row.set_item("day", statement.day)?;
            row.set_item("probability", self.probability())?;
            row.set_item("drift", variant.map(|variant| &drift[variant]))?;
            rows.push(row);
        }
        Ok(())
    }
}

/// Names in one cell of a table; none is no value.
fn joined(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("; "))
}

#[pymethods]
impl Group {
    /// Numbers of the statements, in order.
    #[getter]
    fn members(&self) -> &[usize] {
        &self.record().members
    }

    /// The lowest of the probabilities by which a statement came in, three decimals; 1 where all have the same words.
    #[getter]
    fn probability(&self) -> f64 {
        three_decimals(self.record().probability)
    }

    /// The fullest wording: the text of the first variant.
    #[getter]
    fn text(&self, py: Python<'_>) -> &str {
        &self.compared.statements[self.fullest(&self.details(py))].text
    }

    /// The names of those who said it, each once and as full as any report has it: no *Moor* beside *Ada Moor*.
    #[getter]
    fn speakers(&self) -> Vec<&str> {
        self.record().speakers(&self.compared.statements)
    }

    /// Numbers of the documents that report it, in order.
    #[getter]
    fn documents(&self) -> Vec<usize> {
        self.compared.documents_of(self.number).into_iter().collect()
    }

    /// Everywhere that it is reported, in the order of the statements.
    #[getter]
    fn reports(&self) -> Vec<Report> {
        Report::of(&self.compared, &self.record().members)
    }

    /// Its wordings, the fullest first; those that differ only in typography are one.
    #[getter]
    fn variants(&self, py: Python<'_>) -> Vec<Variant> {
        let details = self.details(py);
        let fullest = self.fullest(&details);
        let variant = |record| Variant { compared: Arc::clone(&self.compared), fullest, record };
        details.variants.into_iter().map(variant).collect()
    }

    /// The reports by whom they are from: one account for all documents that print one text, and for all that have it
    /// through one relay. Several accounts are as many that reported it on their own, as far as the texts tell.
    ///
    /// >>> import inquit
    /// >>> said = lambda paper, via: inquit.Statement(
    /// ...     "We tested the old bridge", speakers="Ada Moor", document=paper, via=via)
    /// >>> group, = inquit.Matcher().groups([said(0, "Norwire"), said(1, ()), said(2, "Norwire")])
    /// >>> [[report.document for report in account] for account in group.accounts]
    /// [[0, 2], [1]]
    #[getter]
    fn accounts(&self, py: Python<'_>) -> Vec<Vec<Report>> {
        self.details(py).accounts.iter().map(|account| Report::of(&self.compared, account)).collect()
    }

    /// The wordings side by side.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        py.detach(|| self.compared.html(&[self.number]))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.number == other.number && self.compared == other.compared
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.number, self.compared.members(self.number).map(|statement| &statement.text).collect::<Vec<_>>()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Group {}>", self.line(py)?))
    }
}

/// One wording of a statement.
///
/// >>> import inquit
/// >>> said = lambda text: inquit.Statement(text, speakers="Ada Moor")
/// >>> group, = inquit.Matcher().groups([said("We tested the old bridge twice"), said("We tested the bridge twice")])
/// >>> [(variant.text, variant.drift) for variant in group.variants[1:]]
/// [('We tested the bridge twice', [Drift('left_out', old='old', new='')])]
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Variant {
    compared: Arc<Compared>,
    /// The statement with the fullest wording.
    fullest: usize,
    record: matching::Variant,
}

impl Variant {
    fn words(&self) -> &str {
        &self.compared.statements[self.record.members[0]].text
    }
}

#[pymethods]
impl Variant {
    /// The words, as the first of the reports has them.
    #[getter]
    fn text(&self) -> &str {
        self.words()
    }

    /// Numbers of the statements that have it, in order.
    #[getter]
    fn members(&self) -> &[usize] {
        &self.record.members
    }

    /// Where it is reported in these words.
    #[getter]
    fn reports(&self) -> Vec<Report> {
        Report::of(&self.compared, &self.record.members)
    }

    /// What it leaves out, adds and changes of the fullest wording: `old_span` is a place in the text of the group, and
    /// `new_span` one in the text of this.
    #[getter]
    fn drift(&self) -> Vec<Drift> {
        Drift::all(&self.compared.statements[self.fullest].text, self.words(), &self.record.drift)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.fullest == other.fullest && self.record == other.record && self.compared == other.compared
    }

    fn __hash__(&self) -> u64 {
        hash(&(&self.record.members, self.words()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (reports, drift) = (self.record.members.len(), self.record.drift.len());
        Ok(format!("Variant({}, reports={reports}, drift={drift})", shown(py, self.words())?))
    }
}

/// A statement in the document that reports it.
///
/// >>> import inquit
/// >>> articles = ["“We tested it twice in March,” said Ada Moor.", "Moor said: “We tested it twice in March.”"]
/// >>> report = inquit.compare(articles)[0].reports[1]
/// >>> report.document, report.text, report.speakers, report.cue, report.attribution.mode
/// (1, '“We tested it twice in March.”', ['Moor'], 'say', 'direct')
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Report {
    compared: Arc<Compared>,
    member: usize,
}

impl Report {
    fn of(compared: &Arc<Compared>, members: &[usize]) -> Vec<Self> {
        members.iter().map(|&member| Self { compared: Arc::clone(compared), member }).collect()
    }

    fn statement(&self) -> &matching::Statement {
        &self.compared.statements[self.member]
    }
}

#[pymethods]
impl Report {
    /// Number of the document.
    #[getter]
    fn document(&self) -> usize {
        self.statement().document
    }

    /// The attribution in the document; `None` of rows of your own.
    #[getter]
    fn attribution(&self, py: Python<'_>) -> PyResult<Option<Py<Attribution>>> {
        let statement = self.statement();
        let source = self.compared.documents.get(statement.document).and_then(Option::as_ref);
        let place = source.zip(statement.attribution);
        place.map(|(source, id)| Attribution::view(py, source, id.index())).transpose()
    }

    /// The words of the content; pieces are joined by a space.
    #[getter]
    fn text(&self) -> &str {
        &self.statement().text
    }

    /// Names of those who said it, or what they are called instead, as the document has them.
    #[getter]
    fn speakers(&self) -> &[String] {
        &self.statement().speakers
    }

    /// Those through whom it reaches the reader, the nearest first.
    #[getter]
    fn via(&self) -> &[String] {
        &self.statement().via
    }

    /// The verb or other words that attribute it, in dictionary form.
    #[getter]
    fn cue(&self) -> Option<&str> {
        self.statement().cue.as_deref()
    }

    /// The day when it was said, or else the one when the document was published.
    #[getter]
    fn day(&self) -> Option<Date> {
        self.statement().day
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.member == other.member && self.compared == other.compared
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.member, &self.statement().text))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let statement = self.statement();
        let speakers = shown(py, &statement.speakers.join("; "))?;
        Ok(format!("Report({}, speakers={speakers}, document={})", shown(py, &statement.text)?, statement.document))
    }
}
