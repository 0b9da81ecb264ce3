//! Corpora: articles with attributions as JSON Lines, and tagged text as tab-separated columns.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};

use inquit::Mode;
use serde::Deserialize;
use thiserror::Error;

/// Why a corpus can not be read.
#[derive(Debug, Error)]
pub enum CorpusError {
    /// The file can not be read.
    #[error("can not read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is not a row of the corpus.
    #[error("{}, line {line}: {problem}", path.display())]
    Row {
        /// The file.
        path: PathBuf,
        /// Number of the line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
}

/// An article with its attributions.
#[derive(Clone, Debug)]
pub struct Article {
    /// Name of the article.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Who said what in it.
    pub attributions: Vec<Annotation>,
}

/// An attribution: byte ranges of the text.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    /// Who says it.
    pub source: Vec<Range<u32>>,
    /// By which words.
    pub cue: Vec<Range<u32>>,
    /// What.
    pub content: Vec<Range<u32>>,
    /// How it is given; `None` where the marks in the text tell.
    pub mode: Option<Mode>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    attributions: Vec<RowAnnotation>,
}

#[derive(Deserialize)]
struct RowAnnotation {
    #[serde(default)]
    source: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
    #[serde(default)]
    content: Vec<[usize; 2]>,
    #[serde(default, rename = "type")]
    mode: Option<String>,
}

/// The articles of a file with one JSON object a line: `id`, `text`, and `attributions`, whose `source`, `cue` and
/// `content` are lists of `[start, end]` in code points; their `type` may be `direct`, `mixed` or `indirect`.
///
/// # Errors
///
/// [`CorpusError`] names the file and the line.
pub fn articles(path: &Path) -> Result<Vec<Article>, CorpusError> {
    let mut articles = Vec::new();
    for (number, line) in lines(path)?.enumerate() {
        let problem = |problem: String| CorpusError::Row { path: path.to_owned(), line: number + 1, problem };
        let line = line.map_err(|source| CorpusError::Read { path: path.to_owned(), source })?;
        let row: Row = serde_json::from_str(&line).map_err(|error| problem(error.to_string()))?;
        articles.push(article(row).map_err(problem)?);
    }
    Ok(articles)
}

fn article(row: Row) -> Result<Article, String> {
    let mut bytes: Vec<u32> = row.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(row.text.len() as u32);
    let convert = |spans: Vec<[usize; 2]>| -> Result<Vec<Range<u32>>, String> {
        let span = |[start, end]: [usize; 2]| match (bytes.get(start), bytes.get(end)) {
            (Some(&from), Some(&to)) if start < end => Ok(from..to),
            _ => Err(format!("span [{start}, {end}] does not fit the text of {} code points", bytes.len() - 1)),
        };
        let mut spans: Vec<Range<u32>> = spans.into_iter().map(span).collect::<Result<_, _>>()?;
        spans.sort_by_key(|span| (span.start, span.end));
        Ok(spans)
    };
    let annotation = |row: RowAnnotation| -> Result<Annotation, String> {
        let mode = row.mode.as_deref().and_then(mode);
        Ok(Annotation { source: convert(row.source)?, cue: convert(row.cue)?, content: convert(row.content)?, mode })
    };
    let attributions = row.attributions.into_iter().map(annotation).collect::<Result<_, _>>()?;
    Ok(Article { id: row.id, text: row.text, attributions })
}

fn mode(name: &str) -> Option<Mode> {
    match name {
        "direct" => Some(Mode::Direct),
        "mixed" => Some(Mode::Mixed),
        "indirect" => Some(Mode::Indirect),
        _ => None,
    }
}

/// A paragraph of tagged text.
#[derive(Clone, Debug, Default)]
pub struct TaggedParagraph {
    /// Its text.
    pub text: String,
    /// Byte range and Penn Treebank tag of each token.
    pub tokens: Vec<(Range<u32>, String)>,
}

/// The paragraphs of a tab-separated file: form in the first column, Penn Treebank tag in the fourth, `1` in the
/// seventh where a space follows; `# par` begins a paragraph, an empty line ends a sentence.
///
/// # Errors
///
/// [`CorpusError`] names the file and the line.
pub fn tagged(path: &Path) -> Result<Vec<TaggedParagraph>, CorpusError> {
    let mut paragraphs: Vec<TaggedParagraph> = Vec::new();
    for (number, line) in lines(path)?.enumerate() {
        let line = line.map_err(|source| CorpusError::Read { path: path.to_owned(), source })?;
        if line.starts_with("# doc") || line.starts_with("# par") {
            paragraphs.push(TaggedParagraph::default());
        } else if !line.trim().is_empty() {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[form, _, _, tag, _, _, space] = columns.as_slice() else {
                let problem = format!("{} columns where 7 are wanted", columns.len());
                return Err(CorpusError::Row { path: path.to_owned(), line: number + 1, problem });
            };
            if paragraphs.is_empty() {
                paragraphs.push(TaggedParagraph::default());
            }
            let Some(paragraph) = paragraphs.last_mut() else { continue };
            let start = paragraph.text.len() as u32;
            paragraph.text.push_str(form);
            paragraph.tokens.push((start..paragraph.text.len() as u32, tag.to_owned()));
            if space == "1" {
                paragraph.text.push(' ');
            }
        } else if let Some(paragraph) = paragraphs.last_mut()
            && !paragraph.text.is_empty()
            && !paragraph.text.ends_with(' ')
        {
            paragraph.text.push(' ');
        }
    }
    paragraphs.retain(|paragraph| !paragraph.tokens.is_empty());
    Ok(paragraphs)
}

fn lines(path: &Path) -> Result<io::Lines<BufReader<File>>, CorpusError> {
    let file = File::open(path).map_err(|source| CorpusError::Read { path: path.to_owned(), source })?;
    Ok(BufReader::new(file).lines())
}
