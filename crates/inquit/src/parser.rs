//! [`Parser`]: settings and shared data, built once; and the order of the stages.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::attribute::Kept;
use crate::document::{Block, CueClass, Document, Layers, Quote};
use crate::entity::Decoded;
use crate::error::{ConfigError, Error};
use crate::lexicon::Word;
use crate::model::Model;
#[cfg(feature = "train")]
use crate::model::{Part, Proposal, Sheet};
use crate::segment::{Sentence, Token};
use crate::text::span::Span;
use crate::{attribute, date, detect, layout, lexicon, quote, segment, speaker};

/// The longest text in bytes: offsets have 32 bits.
const LIMIT: usize = u32::MAX as usize;

/// What goes into a [`Parser`]: the text, and what is known about it beside the text.
///
/// A `&str` or a `String` is an article of which nothing else is known.
///
/// ```
/// use inquit::{Article, Parser};
/// use jiff::civil::date;
///
/// let article = Article::new("“Nine,” said Inga Reyes on Monday.").published(date(2024, 11, 16));
/// assert_eq!(Parser::new().parse(article)?.published(), Some(date(2024, 11, 16)));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    text: Arc<str>,
    published: Option<Date>,
}

impl Article {
    /// An article of this text.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), published: None }
    }

    /// The same article, published on `day`: words such as *on Friday* are counted from there.
    #[must_use]
    pub fn published(self, day: impl Into<Option<Date>>) -> Self {
        Self { published: day.into(), ..self }
    }
}

impl<T: Into<Arc<str>>> From<T> for Article {
    fn from(text: T) -> Self {
        Article::new(text)
    }
}

/// Turns text into [`Document`]s: built once, immutable, shared by threads.
///
/// ```
/// let parser = inquit::Parser::new();
/// let document = parser.parse("“Nine,” said Inga Reyes.")?;
/// assert_eq!(document.quotes().len(), 1);
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parser {
    kept: Kept,
    model: Option<Arc<Model>>,
    quotations: Quotations,
}

/// Whether a sentence may end inside a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotations {
    /// Full sentences inside a quotation are sentences, as in the treebanks.
    #[default]
    Split,
    /// A quotation is never cut: what stands between its marks, or up to the end of its paragraph if the closing one
    /// is missing, belongs to one sentence with what comes before and after it.
    Whole,
}

/// Settings of a [`Parser`].
#[derive(Clone, Debug)]
pub struct ParserBuilder {
    kept: Kept,
    /// Outer `None` for the bundled one, which is loaded only if no other is given.
    model: Option<Option<Arc<Model>>>,
    quotations: Quotations,
}

impl ParserBuilder {
    /// Leaves out attributions that are less probable than this; 0, the default, leaves out none.
    ///
    /// ```
    /// let parser = inquit::Parser::builder().min_confidence(0.5).build()?;
    /// let document = parser.parse("“Nine,” said Inga Reyes.")?;
    /// assert!(document.attributions().iter().all(|attribution| attribution.confidence >= 0.5));
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn min_confidence(self, probability: f32) -> Self {
        Self { kept: Kept { min_confidence: probability, ..self.kept }, ..self }
    }

    /// Leaves out attributions whose cue is of another class; all four are kept by default.
    ///
    /// With [`CueClass::Communication`] alone, what is left is what somebody said or wrote: statements. Words that are
    /// attributed without a cue are among them. What stands inside an attribution that is left out has the next one
    /// around it as its parent, if there is one. All else is as in the whole document: what is left out helps to resolve
    /// pronouns all the same.
    ///
    /// ```
    /// use inquit::{CueClass, Parser};
    ///
    /// let text = "Ada Moor said the pier was safe. Gus Roe fears that it is not.";
    /// let statements = Parser::builder().classes([CueClass::Communication]).build()?;
    /// let lemmas = |document: &inquit::Document| -> Vec<String> {
    ///     document.attributions().iter().flat_map(|a| &a.cue).map(|cue| cue.lemma.to_string()).collect()
    /// };
    /// assert_eq!(lemmas(&inquit::parse(text)?), ["say", "fear"]);
    /// assert_eq!(lemmas(&statements.parse(text)?), ["say"]);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn classes(self, classes: impl IntoIterator<Item = CueClass>) -> Self {
        let classes = classes.into_iter().collect();
        Self { kept: Kept { classes, ..self.kept }, ..self }
    }

    /// Weighs what the rules find by `model`; without one, the rules alone decide.
    ///
    /// Not called, the parser takes the model that comes with the crate, if it comes with one.
    ///
    /// ```
    /// let rules = inquit::Parser::builder().model(None).build()?;
    /// let document = rules.parse("“Nine,” said Inga Reyes.")?;
    /// assert_eq!(document.speaker_names(&document.attributions()[0]), "Inga Reyes");
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn model(self, model: impl Into<Option<Arc<Model>>>) -> Self {
        Self { model: Some(model.into()), ..self }
    }

    /// Whether sentences may end inside a quotation: they do by default. Attributions are the same either way.
    ///
    /// ```
    /// use inquit::{Parser, Quotations};
    ///
    /// let text = "“We waited. Nobody came,” said Inga Reyes. She left.";
    /// let parser = Parser::builder().quotations(Quotations::Whole).build()?;
    /// let whole: Vec<_> = parser.sentences(text)?.iter().map(|sentence| sentence.range()).collect();
    /// assert_eq!(whole, [0..46, 47..56]);
    /// assert_eq!(inquit::sentences(text)?.len(), 3);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn quotations(self, quotations: Quotations) -> Self {
        Self { quotations, ..self }
    }

    /// The parser with these settings.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] names the setting and its value.
    ///
    /// ```
    /// let error = inquit::Parser::builder().min_confidence(1.5).build().unwrap_err();
    /// assert_eq!(error.to_string(), "min_confidence is 1.5, not a probability between 0 and 1");
    /// ```
    pub fn build(self) -> Result<Parser, ConfigError> {
        let Self { kept, quotations, model } = self;
        if !(0.0..=1.0).contains(&kept.min_confidence) {
            return Err(ConfigError::MinConfidence { value: kept.min_confidence });
        }
        if kept.classes.is_empty() {
            return Err(ConfigError::NoClasses);
        }
        Ok(Parser { kept, quotations, model: model.unwrap_or_else(Model::bundled) })
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

impl Parser {
    /// The parser with the default settings.
    pub fn new() -> Self {
        Self { kept: Kept::default(), quotations: Quotations::default(), model: Model::bundled() }
    }

    /// Settings to choose from.
    pub fn builder() -> ParserBuilder {
        ParserBuilder { kept: Kept::default(), quotations: Quotations::default(), model: None }
    }

    /// Parses one article.
    ///
    /// # Errors
    ///
    /// [`Error::TextTooLong`] for a text of 4 GiB or more. Any other text has a document.
    pub fn parse(&self, article: impl Into<Article>) -> Result<Document, Error> {
        let Article { text, published } = article.into();
        check_length(&text)?;
        let layers = match Decoded::new(&text) {
            Some(decoded) => decoded.restore(self.layers(decoded.text(), published)),
            None => self.layers(&text, published),
        };
        Ok(Document::new(text, layers))
    }

    /// The layers of `text`, which has no entities.
    fn layers(&self, text: &str, published: Option<Date>) -> Layers {
        let structure = Structure::new(text);
        let quotes = structure.quotes(text);
        let words = lexicon::english().words(text, &structure.tokens);
        let input = structure.layers(text, &words, &quotes);
        let attributions = attribute::find_attributions(&input, self.model.as_deref());
        let (attributions, speakers) = speaker::resolve_parties(&input, attributions);
        let front = layout::front_matter(text, &structure.blocks);
        // The caller knows better than the page.
        let published = published.or(front.published);
        let attributions = date::resolve_times(text, published, &quotes, attributions);
        let (attributions, speakers) = self.kept.apply(attributions, speakers);
        Layers {
            published,
            place: front.place,
            attributions,
            speakers,
            sentences: match self.quotations {
                Quotations::Split => structure.sentences.iter().map(|sentence| sentence.span).collect(),
                Quotations::Whole => segment::keep_whole(&structure.sentences, &quotes),
            },
            quotes,
            blocks: structure.blocks,
        }
    }

    /// The sentences of `text`, and nothing else; see [`sentences`].
    ///
    /// # Errors
    ///
    /// [`Error::TextTooLong`] for a text of 4 GiB or more.
    pub fn sentences(&self, text: &str) -> Result<Vec<Span>, Error> {
        sentences_of(text, self.quotations)
    }

    /// The quotes of `text`, without attributions; see [`quotes`].
    ///
    /// # Errors
    ///
    /// [`Error::TextTooLong`] for a text of 4 GiB or more.
    pub fn quotes(&self, text: &str) -> Result<Vec<Quote>, Error> {
        quotes_of(text)
    }

    /// Parses many articles on all cores; results are in the order of the articles, each with its own error.
    ///
    /// ```
    /// let documents = inquit::Parser::new().parse_many(["“Nine,” said Inga.", ""]);
    /// assert_eq!(documents[0].as_ref().map(|document| document.quotes().len()), Ok(1));
    /// assert_eq!(documents[1].as_ref().map(|document| document.quotes().len()), Ok(0));
    /// ```
    pub fn parse_many<A: Into<Article> + Send>(
        &self,
        articles: impl IntoIterator<Item = A>,
    ) -> Vec<Result<Document, Error>> {
        let articles: Vec<A> = articles.into_iter().collect();
        articles.into_par_iter().map(|article| self.parse(article)).collect()
    }
}

/// Parses one article with the default [`Parser`].
///
/// # Errors
///
/// [`Error::TextTooLong`] for a text of 4 GiB or more.
///
/// ```
/// let document = inquit::parse("“Nine,” said Inga Reyes.")?;
/// assert_eq!(document.speaker_names(&document.attributions()[0]), "Inga Reyes");
/// # Ok::<(), inquit::Error>(())
/// ```
pub fn parse(article: impl Into<Article>) -> Result<Document, Error> {
    static DEFAULT: LazyLock<Parser> = LazyLock::new(Parser::new);
    DEFAULT.parse(article)
}

/// The sentences of `text`, and nothing else: many times faster than a whole parse.
///
/// Only the layout and the tokens are read for it. Full sentences inside a quotation are sentences; a [`Parser`] with
/// [`Quotations::Whole`] keeps quotations whole.
///
/// # Errors
///
/// [`Error::TextTooLong`] for a text of 4 GiB or more.
///
/// ```
/// let text = "Dr. Moor left at 9 a.m. on Monday. “Nine,” she said.";
/// let sentences = inquit::sentences(text)?;
/// assert_eq!(sentences[1].text(text), "“Nine,” she said.");
/// # Ok::<(), inquit::Error>(())
/// ```
pub fn sentences(text: &str) -> Result<Vec<Span>, Error> {
    sentences_of(text, Quotations::Split)
}

/// The quotes of `text`, without attributions: several times faster than a whole parse.
///
/// Only the layout, the tokens and the sentences are read for it.
///
/// # Errors
///
/// [`Error::TextTooLong`] for a text of 4 GiB or more.
///
/// ```
/// let text = "“Nine,” said Inga, author of ‘The Pier’.";
/// let quotes = inquit::quotes(text)?;
/// assert_eq!(quotes[0].pieces[0].text(text), "“Nine,”");
/// assert_eq!(quotes[1].role, inquit::Role::Title);
/// # Ok::<(), inquit::Error>(())
/// ```
pub fn quotes(text: &str) -> Result<Vec<Quote>, Error> {
    quotes_of(text)
}

fn sentences_of(text: &str, quotations: Quotations) -> Result<Vec<Span>, Error> {
    check_length(text)?;
    let spans = |text: &str| {
        let structure = Structure::new(text);
        match quotations {
            Quotations::Split => structure.sentences.iter().map(|sentence| sentence.span).collect::<Vec<Span>>(),
            Quotations::Whole => segment::keep_whole(&structure.sentences, &structure.quotes(text)),
        }
    };
    Ok(match Decoded::new(text) {
        Some(decoded) => spans(decoded.text()).into_iter().map(|span| decoded.written(span)).collect(),
        None => spans(text),
    })
}

fn quotes_of(text: &str) -> Result<Vec<Quote>, Error> {
    check_length(text)?;
    let Some(decoded) = Decoded::new(text) else { return Ok(Structure::new(text).quotes(text)) };
    let mut quotes = Structure::new(decoded.text()).quotes(decoded.text());
    quotes.iter_mut().for_each(|quote| decoded.move_quote(quote));
    Ok(quotes)
}

/// What every call needs: the layout, the tokens and the sentences.
struct Structure {
    blocks: Vec<Block>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

impl Structure {
    fn new(text: &str) -> Self {
        let blocks = layout::find_blocks(text);
        let tokens = layout::without_mail_marks(text, &blocks, segment::tokenize(text));
        let sentences = segment::find_sentences(text, &blocks, &tokens);
        Self { blocks, tokens, sentences }
    }

    fn quotes(&self, text: &str) -> Vec<Quote> {
        let Self { blocks, tokens, sentences } = self;
        quote::find_quotes(&quote::Input { text, blocks, tokens, sentences })
    }

    /// What the stages behind the quotes read.
    fn layers<'a>(&'a self, text: &'a str, words: &'a [Word], quotes: &'a [Quote]) -> detect::Layers<'a> {
        let Self { blocks, tokens, sentences } = self;
        detect::Layers { text, lexicon: lexicon::english(), blocks, tokens, words, sentences, quotes }
    }
}

fn check_length(text: &str) -> Result<(), Error> {
    if text.len() > LIMIT {
        return Err(Error::TextTooLong { bytes: text.len(), limit: LIMIT });
    }
    Ok(())
}

/// The sheet of `text` and what the rules propose there, for a trainer.
#[cfg(feature = "train")]
pub(crate) fn prepare(text: &str) -> Result<(Sheet, Vec<Proposal>), Error> {
    with_layers(text, |layers| (Sheet::new(layers, &Part::whole(layers)), attribute::propose(layers)))
}

/// How many drafts of attributions `text` has by the rules and `model`.
#[cfg(feature = "train")]
pub(crate) fn count_drafts(text: &str, model: Option<&Model>) -> Result<usize, Error> {
    with_layers(text, |layers| attribute::count_drafts(layers, model))
}

#[cfg(feature = "train")]
fn with_layers<T>(text: &str, read: impl FnOnce(&detect::Layers<'_>) -> T) -> Result<T, Error> {
    check_length(text)?;
    let structure = Structure::new(text);
    let quotes = structure.quotes(text);
    let words = lexicon::english().words(text, &structure.tokens);
    Ok(read(&structure.layers(text, &words, &quotes)))
}
