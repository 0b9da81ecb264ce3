//! [`Document`]: a parsed article.

use std::sync::Arc;

use inquit::output::{Brat, Conllu, DocumentRecord, Html, WebAnnotations};
use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::choice;
use crate::errors::to_python;
use crate::ids::DocumentId;
use crate::input;
use crate::layer::{Kind, Layer};
use crate::pickle::{Reduced, reduce};
use crate::source::Source;
use crate::span::{Span, hash, shown};

/// One parsed article: its text and everything found in it.
///
/// >>> import inquit
/// >>> doc = inquit.parse("Ada Moor said the pier was safe. “We tested it,” she added.")
/// >>> for attribution in doc.attributions:
/// ...     print(attribution.speaker_names, "|", attribution.cue.text, "|", attribution.content.text)
/// Ada Moor | said | the pier was safe
/// Ada Moor | added | “We tested it,”
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Document {
    source: Arc<Source>,
}

impl Document {
    pub(crate) fn new(document: inquit::Document) -> Self {
        Self::of(Source::document(document))
    }

    /// A view of a whole parse.
    pub(crate) fn of(source: Arc<Source>) -> Self {
        Self { source }
    }

    pub(crate) fn source(&self) -> &Arc<Source> {
        &self.source
    }

    fn parsed(&self) -> &inquit::Document {
        self.source.parsed().expect("only a whole parse becomes a `Document`")
    }

    fn span(&self, span: Option<inquit::Span>) -> Option<Span> {
        span.map(|span| Span::new(&self.source, span))
    }

    /// `3 quotes`, `1 quote`.
    fn counted(&self, kind: Kind, noun: &str) -> String {
        let count = Layer::all(&self.source, kind).length();
        format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
    }
}

#[pymethods]
impl Document {
    /// The text, exactly as it was given.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.source.string(py).clone()
    }

    /// Language of the text as an ISO 639-1 code.
    #[getter]
    fn language(&self) -> &'static str {
        self.parsed().language()
    }

    /// The day of publication, where the caller gave it or the text says it.
    ///
    /// >>> import inquit
    /// >>> inquit.parse("“Nine,” said Inga Reyes.", published="2024-11-16").published
    /// datetime.date(2024, 11, 16)
    #[getter]
    fn published(&self) -> Option<Date> {
        self.parsed().published()
    }

    /// The place in the dateline.
    #[getter]
    fn place(&self) -> Option<Span> {
        self.span(self.parsed().place())
    }

    /// The first headline.
    #[getter]
    fn headline(&self) -> Option<Span> {
        self.span(self.parsed().headline())
    }

    /// The units of the layout, in order, without overlap.
    #[getter]
    fn blocks(&self) -> Layer {
        Layer::all(&self.source, Kind::Block)
    }

    /// The sentences, in order, without overlap.
    #[getter]
    fn sentences(&self) -> Layer {
        Layer::all(&self.source, Kind::Sentence)
    }

    /// The quotes, in order of their first character, an outer one before those inside it.
    #[getter]
    fn quotes(&self) -> Layer {
        Layer::all(&self.source, Kind::Quote)
    }

    /// The attributions, in order of their first character, an outer one before those inside it.
    #[getter]
    fn attributions(&self) -> Layer {
        Layer::all(&self.source, Kind::Attribution)
    }

    /// The speakers, in order of first mention.
    #[getter]
    fn speakers(&self) -> Layer {
        Layer::all(&self.source, Kind::Speaker)
    }

    /// The attributions of a speaker, alone or with others; none where nobody fits.
    ///
    /// `speaker` is one of `speakers`, or a full name or surname, whose case and title do not matter.
    ///
    /// >>> import inquit
    /// >>> doc = inquit.parse("“Nine,” said Inga Reyes. Ada Moor said it was ten. “No,” she added.")
    /// >>> [attribution.content.text for attribution in doc.by("Dr. Moor")]
    /// ['it was ten', '“No,”']
    fn by(&self, speaker: &Bound<'_, PyAny>) -> PyResult<Layer> {
        let speakers = choice::speaker(&self.source, speaker)?;
        let said = self.parsed().attributions().iter().filter(|said| choice::is_said_by(said, &speakers));
        Ok(Layer::picked(&self.source, Kind::Attribution, said.map(|said| said.id.index()).collect()))
    }

    /// The document as JSON: one line, the keys of the JSON Lines contract.
    ///
    /// `offsets` is the unit of every position: `char` (code points, the default), `byte` (of UTF-8) or `utf16`
    /// (JavaScript, Java). `id` is your name or number for the
    /// document.
    ///
    /// >>> import inquit
    /// >>> inquit.parse("").to_json(id="a1")[:45]
    /// '{"schema":1,"id":"a1","offsets":"char","langu'
    #[pyo3(signature = (*, offsets = "char", id = None))]
    fn to_json(&self, py: Python<'_>, offsets: &str, id: Option<DocumentId>) -> PyResult<String> {
        let unit = input::member(offsets, "offsets")?;
        let json = py.detach(|| {
            let record = DocumentRecord::new(self.parsed(), unit).with_id(id);
            serde_json::to_string(&record)
        });
        json.map_err(|error| to_python(&error))
    }

    /// The same as `to_json`, as a dictionary.
    ///
    /// >>> import inquit
    /// >>> inquit.parse("One came in. Two went out.").to_dict()["sentences"]
    /// [[0, 12], [13, 26]]
    #[pyo3(signature = (*, offsets = "char", id = None))]
    fn to_dict<'py>(&self, py: Python<'py>, offsets: &str, id: Option<DocumentId>) -> PyResult<Bound<'py, PyAny>> {
        // The standard reader keeps the two in step, and is faster than building the objects one by one from here.
        py.import("json")?.call_method1("loads", (self.to_json(py, offsets, id)?,))
    }

    /// The article as HTML, without scripts: contents coloured and numbered by speaker, with a card on each that says
    /// who, how, by what words and through whom. A notebook shows a document this way.
    ///
    /// With `page` it is a whole page to save, under `title` or, where none is given, the headline; without, a fragment
    /// to put into a page of your own.
    ///
    /// >>> import inquit
    /// >>> doc = inquit.parse("“Nine,” said Inga Reyes.")
    /// >>> doc.to_html(page=True, title="Nine")[:15]
    /// '<!DOCTYPE html>'
    #[pyo3(signature = (*, page = false, title = None))]
    fn to_html(&self, py: Python<'_>, page: bool, title: Option<&str>) -> String {
        py.detach(|| {
            let html = Html::new(self.parsed());
            if page { html.to_page(title) } else { html.to_string() }
        })
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        self.to_html(py, false, None)
    }

    /// The `.ann` file of brat, the annotation tool; put it beside the text, and `brat_config` into the collection.
    ///
    /// Every attribution is an event `Content` with its source, cue, addressee, time, place and medium. Offsets count
    /// code points; what runs over line breaks is in several pieces.
    ///
    /// >>> import inquit
    /// >>> ann = inquit.parse("“Nine,” said Inga Reyes.").to_brat()
    /// >>> ann.splitlines()[0].split("\t")
    /// ['T1', 'Content 0 7', '“Nine,”']
    fn to_brat(&self, py: Python<'_>) -> String {
        py.detach(|| Brat::new(self.parsed()).to_string())
    }

    /// The `annotation.conf` of a brat collection that holds such files, the same for all documents.
    ///
    /// >>> import inquit
    /// >>> "Content" in inquit.Document.brat_config()
    /// True
    #[staticmethod]
    fn brat_config() -> &'static str {
        Brat::ANNOTATION_CONF
    }

    /// The attributions as a page of W3C Web Annotations (JSON-LD), as a dictionary: `json.dumps` writes it.
    ///
    /// `source` is the IRI where the text is found. Each piece of content is a target, by position in code points and
    /// by its words; bodies name speakers, tag mode, act and class, and point to source, cue and addressee.
    ///
    /// >>> import inquit
    /// >>> doc = inquit.parse("“Nine,” said Inga Reyes.")
    /// >>> page = doc.to_web_annotation(source="https://harrow.example/nine")
    /// >>> page["items"][0]["id"], page["items"][0]["body"][0]["value"]
    /// ('https://harrow.example/nine#attribution-0', 'Inga Reyes')
    #[pyo3(signature = (*, source = "urn:x-inquit:document"))]
    fn to_web_annotation<'py>(&self, py: Python<'py>, source: &str) -> PyResult<Bound<'py, PyAny>> {
        let json = py.detach(|| serde_json::to_string(&WebAnnotations::new(self.parsed(), source)));
        py.import("json")?.call_method1("loads", (json.map_err(|error| to_python(&error))?,))
    }

    /// The tokens in the columns of CoNLL-U, a blank line after each sentence.
    ///
    /// `MISC` has `Start` and `End` of each token in code points, and in `Attr` the parts of attributions that it is
    /// in, as `B-content:0`; comments have the speakers and what is known of each attribution.
    ///
    /// >>> import inquit
    /// >>> table = inquit.parse("“Nine,” said Inga Reyes.").to_conllu()
    /// >>> table.splitlines()[7].split("\t")[9]
    /// 'Start=0|End=1|SpaceAfter=No|Attr=B-content:0'
    fn to_conllu(&self, py: Python<'_>) -> String {
        py.detach(|| Conllu::new(self.parsed()).to_string())
    }

    /// The document as a `Doc` of spaCy with the same text, in the vocabulary of `nlp`; spaCy has to be installed.
    ///
    /// Span groups `quotes`, `contents`, `cues`, `sources` and `addressees` hold the places; the label of a span is the
    /// name of the speaker (of a quote its role, of a cue its lemma) and its `id` the number of the attribution or
    /// quote. A span takes in every token that it touches, so it may be longer than the place; `displacy` shows a group
    /// in the style `span`.
    ///
    /// >>> import inquit, spacy
    /// >>> doc = inquit.parse("“Nine,” said Inga Reyes.").to_spacy(spacy.blank("en"))
    /// >>> [(span.text, span.label_) for span in doc.spans["contents"]]
    /// [('“Nine,”', 'Inga Reyes')]
    fn to_spacy<'py>(slf: &Bound<'py, Self>, nlp: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("inquit._spacy")?.call_method1("to_spacy", (slf, nlp))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, &self.source, "Document", None)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.source == other.get().source
    }

    fn __hash__(&self) -> u64 {
        hash(&self.source.text())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let kinds = [
            (Kind::Sentence, "sentence"),
            (Kind::Quote, "quote"),
            (Kind::Attribution, "attribution"),
            (Kind::Speaker, "speaker"),
        ];
        let counts = kinds.map(|(kind, noun)| self.counted(kind, noun)).join(", ");
        Ok(format!("<Document {}: {counts}>", shown(py, self.source.text())?))
    }
}
