//! Is it quoted right? The quotations of a document, looked up in the articles that they come from.
//!
//! ```sh
//! cargo run --release --example verify -- examples/verify/summary.txt examples/corpus
//! cargo run --release --example verify -- --format html draft.txt sources/ > draft.html
//! ```
//!
//! The exit status is 1 where a quotation is worse than `--worst`, and 2 on errors.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Parser, ValueEnum};
use inquit::Document;
use inquit::verify::Verdict;
use inquit_examples::check::{Checked, check, read_sources};
use inquit_examples::input::{self, Fault};
use inquit_examples::page;
use inquit_examples::report::{self, Look};
use serde::Deserialize;
use serde::de::IntoDeserializer;

/// Columns for a reader that is no terminal.
const DEFAULT_WIDTH: usize = 100;
/// Wider lines are hard to read.
const MAX_WIDTH: usize = 120;

/// Checks every quotation of a document against the texts that it may come from.
///
/// The exit status is 0 if all are good enough, 1 if one is worse than `--worst`, and 2 on errors.
#[derive(Parser)]
#[command(name = "verify")]
struct Arguments {
    /// The text whose quotations are checked, UTF-8; `-` is standard input
    document: PathBuf,
    /// Text files, or folders of files that end in `.txt`
    #[arg(required = true)]
    sources: Vec<PathBuf>,
    /// What is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The worst that is still good enough: exact, typographic, elided, bracketed, altered, negation, reordered, merged
    /// or absent
    #[arg(long, default_value = "bracketed", value_parser = verdict, value_name = "VERDICT")]
    worst: Verdict,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a reader, in colours on a terminal
    Text,
    /// A line of JSON for each quotation
    Jsonl,
    /// One page that needs nothing beside it
    Html,
}

fn verdict(word: &str) -> Result<Verdict, serde::de::value::Error> {
    Verdict::deserialize(word.into_deserializer())
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err((name, fault)) => {
            anstream::eprintln!("verify: {}", fault.within(&name));
            ExitCode::from(2)
        }
    }
}

/// Reads everything before anything is written: a check that is cut short is none.
fn run(arguments: &Arguments) -> Result<ExitCode, (String, Fault)> {
    let path = &arguments.document;
    let is_input = path == Path::new("-");
    let name = if is_input { "standard input".into() } else { path.to_string_lossy() };
    let of_document = |fault: Fault| (name.clone().into_owned(), fault);
    let text = if is_input { input::read_all(io::stdin().lock()) } else { input::read_file(path) };
    let document = inquit::parse(text.map_err(of_document)?).map_err(Fault::whole).map_err(of_document)?;
    let sources =
        read_sources(&arguments.sources).map_err(|(path, fault)| (path.to_string_lossy().into_owned(), fault))?;
    let all = check(&document, &sources);
    match write(arguments, &name, &document, &all) {
        // Whoever reads has seen enough, as in `verify … | head`.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(("standard output".to_owned(), error.into())),
        _ => {
            let is_bad = all.iter().any(|checked| checked.found.verdict > arguments.worst);
            Ok(ExitCode::from(u8::from(is_bad)))
        }
    }
}

fn write(arguments: &Arguments, name: &str, document: &Document, all: &[Checked<'_>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Jsonl => {
            let mut out = BufWriter::new(out);
            report::write_json(&mut out, name, document, all)?;
            out.flush()
        }
        Format::Html => {
            let mut out = BufWriter::new(out);
            page::write(&mut out, name, all, arguments.worst)?;
            out.flush()
        }
        Format::Text => {
            let choice = AutoStream::choice(&out);
            let look = if choice == ColorChoice::Never { Look::Plain } else { Look::Coloured };
            let size = terminal_size::terminal_size();
            let width = size.map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).min(MAX_WIDTH));
            report::write(&mut AutoStream::new(&mut out, choice), all, arguments.worst, look, width)
        }
    }
}
