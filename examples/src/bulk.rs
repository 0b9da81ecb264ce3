//! Bulk parsing: any number of articles in, one line of JSON each out, in order, on all cores, in constant memory.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use inquit::output::DocumentRecord;
use inquit::{Article, Parser, Unit};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::input::{self, Fault};

/// Bytes of input that are parsed between two writes: some milliseconds of work for every core, so that none of them
/// waits long for the last article of a batch.
const BATCH_BYTES: u64 = 4 << 20;
/// Articles that are parsed between two writes: empty ones have an output too.
const BATCH_ROWS: usize = 4096;

/// One article as it comes in.
#[derive(Clone, Debug)]
pub enum Source {
    /// A line of JSON Lines, without its line break.
    Line {
        /// Counted from 1.
        number: u64,
        /// The line, not yet known to be UTF-8 or JSON.
        bytes: Vec<u8>,
    },
    /// A text file, not yet opened.
    File(PathBuf),
}

impl Source {
    fn size(&self) -> u64 {
        match self {
            Source::Line { bytes, .. } => bytes.len() as u64,
            Source::File(path) => path.metadata().map_or(0, |data| data.len()),
        }
    }
}

/// The lines of a stream of JSON Lines; blank ones are counted but left out, as is a byte-order mark.
///
/// ```
/// use inquit_examples::bulk::{Source, lines};
///
/// let sources: Vec<_> = lines(&b"{}\n\n{}"[..]).collect::<Result<_, _>>()?;
/// assert!(matches!(sources[1], Source::Line { number: 3, .. }));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn lines(mut reader: impl BufRead) -> impl Iterator<Item = io::Result<Source>> {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            let mut bytes = Vec::new();
            match reader.read_until(b'\n', &mut bytes) {
                Err(error) => return Some(Err(error)),
                Ok(0) => return None,
                Ok(_) => number += 1,
            }
            if number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if !bytes.trim_ascii().is_empty() {
                bytes.truncate(bytes.trim_ascii_end().len());
                return Some(Ok(Source::Line { number, bytes }));
            }
        }
    })
}

/// One article as it goes out.
#[derive(Clone, Debug)]
pub struct Output {
    /// A line of JSON, line break included.
    pub json: Vec<u8>,
    /// Why the line has an error instead of a document.
    pub fault: Option<Fault>,
    /// Name of the file, where the article came from one.
    pub file: Option<String>,
    /// Bytes read for it.
    pub size: u64,
}

/// Parses every source by `parser` and writes its line to `out`, in order; `watch` sees each line before it is written.
///
/// # Errors
///
/// Reading or writing fails. Everything read before is written by then.
pub fn run(
    parser: &Parser,
    sources: impl Iterator<Item = io::Result<Source>>,
    unit: Unit,
    mut out: impl Write,
    mut watch: impl FnMut(&Output),
) -> io::Result<()> {
    let mut sources = sources.peekable();
    while sources.peek().is_some() {
        let (batch, end) = next_batch(&mut sources);
        let outputs: Vec<Output> = batch.into_par_iter().map(|source| parse(parser, source, unit)).collect();
        for output in outputs {
            watch(&output);
            out.write_all(&output.json)?;
        }
        out.flush()?;
        end?;
    }
    Ok(())
}

/// As many sources as fit into one batch, at least one, and what ended it before its time.
fn next_batch(sources: &mut impl Iterator<Item = io::Result<Source>>) -> (Vec<Source>, io::Result<()>) {
    let (mut batch, mut size) = (Vec::new(), 0);
    while size < BATCH_BYTES && batch.len() < BATCH_ROWS {
        match sources.next() {
            None => break,
            Some(Err(error)) => return (batch, Err(error)),
            Some(Ok(source)) => {
                size += source.size();
                batch.push(source);
            }
        }
    }
    (batch, Ok(()))
}

fn parse(parser: &Parser, source: Source, unit: Unit) -> Output {
    let size = source.size();
    match source {
        Source::File(path) => {
            let id = path.to_string_lossy().into_owned();
            let article = input::read_file(&path).map(Article::new);
            let (json, fault) = line_of(parser, article, &id, unit);
            Output { json, fault, file: Some(id), size }
        }
        Source::Line { number, bytes } => {
            let row = Row::read(&bytes);
            let article = row.article.map_err(|message| Fault::at_line(number, message));
            let (json, fault) = line_of(parser, article, &row.id, unit);
            Output { json, fault, file: None, size }
        }
    }
}

/// What the line of an article without document says.
#[derive(Serialize)]
struct ErrorRecord<'a, I> {
    id: I,
    line: Option<u64>,
    error: &'a str,
}

fn line_of<I: Serialize>(
    parser: &Parser,
    article: Result<Article, Fault>,
    id: &I,
    unit: Unit,
) -> (Vec<u8>, Option<Fault>) {
    let document = article.and_then(|article| parser.parse(article).map_err(Fault::whole));
    match document {
        Ok(document) => (to_line(&DocumentRecord::new(&document, unit).with_id(id)), None),
        Err(fault) => (to_line(&ErrorRecord { id, line: fault.line, error: &fault.message }), Some(fault)),
    }
}

fn to_line(record: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(record).expect("records have string keys, and writing to memory does not fail");
    line.push(b'\n');
    line
}

/// One line of the input: its id, written back as it was read, and the article or why there is none.
struct Row<'a> {
    id: Option<&'a RawValue>,
    article: Result<Article, String>,
}

/// The keys that are read; values are looked at one by one, so that an error can name its key.
#[derive(Deserialize)]
struct Keys<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    published: Option<&'a RawValue>,
}

/// The id alone, for a line whose other keys can not be read.
#[derive(Deserialize)]
struct IdOnly<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
}

impl<'a> Row<'a> {
    fn read(line: &'a [u8]) -> Self {
        match keys(line) {
            Ok(keys) => Self { id: keys.id, article: article(&keys) },
            Err(message) => {
                let id = serde_json::from_slice::<IdOnly<'a>>(line).ok().filter(|_| is_object(line));
                Self { id: id.and_then(|only| only.id), article: Err(message) }
            }
        }
    }
}

fn keys(line: &[u8]) -> Result<Keys<'_>, String> {
    let line = std::str::from_utf8(line).map_err(|error| input::invalid_utf8(error.valid_up_to()))?;
    if !is_object(line.as_bytes()) {
        // Serde would take an array for the values of the keys in order.
        return Err(format!("{} is not a JSON object", shorten(line)));
    }
    serde_json::from_str(line).map_err(|error| match error.column() {
        0 => error.to_string(),
        column => format!("{} at column {column}", without_place(&error)),
    })
}

fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{")
}

fn article(keys: &Keys<'_>) -> Result<Article, String> {
    let text = keys.text.ok_or("`text` is missing or null")?.get();
    if !text.starts_with('"') {
        return Err(format!("`text` is {}, not a string", shorten(text)));
    }
    let text: String = serde_json::from_str(text).map_err(|error| format!("`text`: {}", without_place(&error)))?;
    let published = keys.published.map(|value| day(value.get())).transpose()?;
    Ok(Article::new(text).published(published))
}

fn day(value: &str) -> Result<Date, String> {
    serde_json::from_str(value)
        .map_err(|_| format!("`published` is {}, not a date such as \"2024-11-16\"", shorten(value)))
}

/// The message of `error` without its place: it counts lines of the article's own line, and always says 1.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned()
}

/// Enough of a bad value to find it.
fn shorten(value: &str) -> String {
    const CHARS: usize = 40;
    match value.char_indices().nth(CHARS) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    }
}
