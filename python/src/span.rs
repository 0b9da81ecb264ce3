//! [`Span`]: a place in the text, and the base of every view that has one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::pickle::{Reduced, reduce};
use crate::source::Source;

/// Code points of a text that a `repr` shows.
const SHOWN: usize = 60;

/// A place in the text: `text[start:end]`, counted in code points.
///
/// Quotes, attributions, sources and the like are spans with more to tell. What is in several pieces has them in
/// `spans`, and `start`, `end` and `text` run from the first to the last. What is understood but not written (the
/// source of a sentence that goes on with the same speaker) has no pieces and empty `text`.
///
/// >>> import inquit
/// >>> doc = inquit.parse("🎉 “Nine,” said Inga Reyes.")
/// >>> quote = doc.quotes[0]
/// >>> quote.start, quote.end, quote.text
/// (2, 9, '“Nine,”')
/// >>> doc.text[quote.start:quote.end]
/// '“Nine,”'
#[pyclass(frozen, subclass, module = "inquit")]
pub(crate) struct Span {
    pub(crate) source: Arc<Source>,
    pieces: Box<[inquit::Span]>,
    /// Number of the record that the place belongs to, 0 for a bare place: two records may stand in one place.
    record: usize,
}

impl Span {
    pub(crate) fn new(source: &Arc<Source>, span: inquit::Span) -> Self {
        Self::of_record(source, &[span], 0)
    }

    pub(crate) fn of_pieces(source: &Arc<Source>, pieces: &[inquit::Span]) -> Self {
        Self::of_record(source, pieces, 0)
    }

    pub(crate) fn of_record(source: &Arc<Source>, pieces: &[inquit::Span], record: usize) -> Self {
        Self { source: Arc::clone(source), pieces: pieces.into(), record }
    }

    /// A bare place of these pieces, their ends in order; none where they do not fit the text.
    pub(crate) fn restore(source: &Arc<Source>, ends: &[usize]) -> Option<Self> {
        let piece = |ends: &[usize]| -> Option<inquit::Span> {
            let [start, end] = ends else { return None };
            let span = inquit::Span::try_from([u32::try_from(*start).ok()?, u32::try_from(*end).ok()?]).ok()?;
            source.text().get(span.range()).map(|_| span)
        };
        let pieces = ends.chunks(2).map(piece).collect::<Option<Vec<_>>>()?;
        Some(Self::of_pieces(source, &pieces))
    }

    /// The text of the place, from its first piece to its last.
    pub(crate) fn words(&self) -> &str {
        self.hull().map_or("", |hull| hull.text(self.source.text()))
    }

    /// Both ends and the words, as a `repr` shows them.
    pub(crate) fn place(&self, py: Python<'_>) -> PyResult<String> {
        let [start, end] = self.chars();
        Ok(format!("{start}, {end}, {}", shown(py, self.words())?))
    }

    fn hull(&self) -> Option<inquit::Span> {
        self.pieces.iter().copied().reduce(inquit::Span::cover)
    }

    fn chars(&self) -> [u32; 2] {
        self.hull().map_or([0, 0], |hull| self.source.chars(hull))
    }
}

#[pymethods]
impl Span {
    /// First code point.
    #[getter]
    fn start(&self) -> u32 {
        self.chars()[0]
    }

    /// One past the last code point.
    #[getter]
    fn end(&self) -> u32 {
        self.chars()[1]
    }

    /// The words from `start` to `end`.
    #[getter]
    fn text(&self) -> &str {
        self.words()
    }

    /// The pieces, in order: one for most places, none for what is only understood.
    ///
    /// >>> import inquit
    /// >>> doc = inquit.parse("“Nine,” said Inga Reyes, “or ten.”")
    /// >>> [piece.text for piece in doc.attributions[0].spans]
    /// ['“Nine,”', '“or ten.”']
    #[getter]
    fn spans(&self) -> Vec<Span> {
        self.pieces.iter().map(|&piece| Span::new(&self.source, piece)).collect()
    }

    /// A subclass that one number does not place has its own.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let (view, class) = (slf.get(), slf.get_type().name()?);
        let ends = view.pieces.iter().flat_map(|piece| [piece.start() as usize, piece.end() as usize]);
        let place = if class == "Span" || class == "Place" { ends.collect() } else { vec![view.record] };
        reduce(slf.py(), &view.source, class.to_str()?, Some(&place))
    }

    fn __eq__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> bool {
        let (one, two) = (slf.get(), other.get());
        slf.get_type().is(other.get_type())
            && one.record == two.record
            && one.pieces == two.pieces
            && one.source == two.source
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.record, &self.pieces, self.source.text().len()))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("{}({})", slf.get_type().name()?, slf.get().place(slf.py())?))
    }
}

/// `text` as Python writes it, cut where it is long.
pub(crate) fn shown(py: Python<'_>, text: &str) -> PyResult<String> {
    let cut = match text.char_indices().nth(SHOWN) {
        Some((at, _)) => PyString::new(py, &format!("{}…", &text[..at])),
        None => PyString::new(py, text),
    };
    Ok(cut.repr()?.to_string())
}

/// A hash that is the same in every process, as far as the values are.
pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
