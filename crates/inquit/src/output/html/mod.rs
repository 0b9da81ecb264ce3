//! The article as HTML: who says what, in colours, with the rest on hover; no scripts.

mod card;
mod comparison;
mod escape;
mod flow;
mod legend;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display, Formatter};

use super::palette::STYLE;
use crate::document::{Attribution, BlockKind, Document};
use crate::ids::AttributionId;
use crate::text::span::Span;
pub use comparison::ComparisonHtml;
use escape::{Attribute, Text};
use flow::Flow;
use legend::Numbers;

/// A document as an HTML fragment: contents coloured by speaker, sources bold, cues underlined, a legend of the
/// speakers above, and on every content a card with speaker, mode, act, confidence and relay.
///
/// [`Display`] writes it. The fragment needs no script and nothing from outside, keeps to class names that begin with
/// `inquit-`, and follows the colours of the page around it, light or dark. Colour is never the only sign: every piece
/// of content ends with its speaker's number. Every character of the text is in the element `inquit-text` once, in
/// order (NUL, which HTML can not hold, as U+FFFD), and whoever copies from the page copies the text alone.
/// Where contents lie in one another, the outermost eight levels are drawn.
///
/// ```
/// use inquit::output::Html;
///
/// let document = inquit::parse("Ada Moor said <nothing>.")?;
/// let html = Html::new(&document).to_string();
/// assert!(html.contains("Ada Moor</b>"));
/// assert!(html.contains("&lt;nothing&gt;"));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Html<'d> {
    document: &'d Document,
    only: Option<AttributionId>,
    is_styled: bool,
}

impl<'d> Html<'d> {
    /// The whole of `document`, with its style sheet.
    pub fn new(document: &'d Document) -> Self {
        Self { document, only: None, is_styled: true }
    }

    /// Shows one attribution alone, in the blocks that it stands in, with its card above.
    ///
    /// ```
    /// use inquit::output::Html;
    ///
    /// let document = inquit::parse("Ada Moor left.\n\n“Nine,” said Inga Reyes.\n\nNobody came.")?;
    /// let html = Html::new(&document).attribution(document.attributions()[0].id).to_string();
    /// assert!(html.contains("“Nine,”") && !html.contains("Nobody came"));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// When written, if the attribution is not of this document.
    #[must_use]
    pub fn attribution(self, id: AttributionId) -> Self {
        Self { only: Some(id), ..self }
    }

    /// Leaves the style sheet out, for a page of many documents that has [`STYLE`] once.
    ///
    /// ```
    /// use inquit::output::Html;
    ///
    /// let document = inquit::parse("“Nine,” said Inga Reyes.")?;
    /// assert!(Html::new(&document).without_style().to_string().starts_with("<div class=\"inquit\">"));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn without_style(self) -> Self {
        Self { is_styled: false, ..self }
    }

    /// A whole page; `title` is for the browser's tab, where none is given the headline.
    ///
    /// ```
    /// use inquit::output::Html;
    ///
    /// let document = inquit::parse("“Nine,” said Inga Reyes.")?;
    /// let page = Html::new(&document).to_page(Some("Nine & more"));
    /// assert!(page.starts_with("<!DOCTYPE html>"));
    /// assert!(page.contains("<title>Nine &amp; more</title>"));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn to_page(&self, title: Option<&str>) -> String {
        let headline = self.document.headline().map(|span| span.text(self.document.text()));
        format!(
            "<!DOCTYPE html>\n<html class=\"inquit-page\" lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n</head>\n\
             <body>\n{self}</body>\n</html>\n",
            self.document.language(),
            Text(title.or(headline).unwrap_or("inquit")),
        )
    }

    /// The attributions to show.
    fn attributions(&self) -> &'d [Attribution] {
        let all = self.document.attributions();
        match self.only {
            None => all,
            Some(id) => &all[id.index()..=id.index()],
        }
    }

    /// From the first to the last byte to show.
    fn range(&self) -> Span {
        let spans = self.only.into_iter().flat_map(|id| flow::spans(&self.document[id]));
        let whole = Span::new(0, self.document.text().len() as u32);
        let Some(hull) = spans.reduce(Span::cover) else { return whole };
        let blocks = self.document.blocks().iter().map(|block| block.span);
        blocks.filter(|block| block.overlaps(hull)).reduce(Span::cover).map_or(hull, |shown| shown.cover(hull))
    }
}

impl Display for Html<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let numbers = Numbers::new(self.document, self.attributions());
        f.write_str("<div class=\"inquit\">\n")?;
        if self.is_styled {
            write!(f, "<style>\n{STYLE}</style>\n")?;
        }
        match self.only {
            None => numbers.write_legend(f)?,
            Some(id) => numbers.write_facts(f, &self.document[id])?,
        }
        write!(f, "<article class=\"inquit-text\" lang=\"{}\">", self.document.language())?;
        let mut flow = Flow::new(self.document, self.attributions(), &numbers);
        let range = self.range();
        let mut at = range.start();
        for block in self.document.blocks().iter().filter(|block| range.contains(block.span)) {
            // What stands between blocks has no words: nothing marks it.
            flow.write_plain(f, Span::new(at, block.span.start()))?;
            let (tag, class) = element(block.kind);
            write!(f, "<{tag} class=\"inquit-{class}\" dir=\"auto\">")?;
            flow.write(f, block.span)?;
            write!(f, "</{tag}>")?;
            at = block.span.end();
        }
        flow.write_plain(f, Span::new(at, range.end()))?;
        f.write_str("</article>\n</div>\n")
    }
}

/// Tag and class of a block.
fn element(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Headline => ("h2", "headline"),
        BlockKind::Heading => ("h3", "heading"),
        BlockKind::Blockquote => ("blockquote", "blockquote"),
        BlockKind::Byline => ("p", "byline"),
        BlockKind::Dateline => ("p", "dateline"),
        BlockKind::Metadata => ("p", "metadata"),
        BlockKind::Boilerplate => ("p", "boilerplate"),
        BlockKind::Caption => ("p", "caption"),
        BlockKind::ListItem => ("p", "item"),
        BlockKind::Transcript => ("p", "transcript"),
        BlockKind::Paragraph => ("p", "paragraph"),
    }
}
