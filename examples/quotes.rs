//! Who said what: a readable table of one or more articles.
//!
//! ```sh
//! cargo run --release --example quotes
//! cargo run --release --example quotes -- examples/articles/*.txt
//! cargo run --release --example quotes -- - < article.txt
//! ```

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use inquit::Document;
use inquit_examples::input::{self, Fault};
use inquit_examples::table;

/// The article that is shown without arguments.
const BUNDLED: (&str, &str) = ("web_scrape.txt", include_str!("articles/web_scrape.txt"));
/// Columns for a reader that is no terminal.
const DEFAULT_WIDTH: usize = 100;
/// Wider lines are hard to read.
const MAX_WIDTH: usize = 140;

/// Shows who said what in news articles.
#[derive(Parser)]
#[command(name = "quotes")]
struct Arguments {
    /// Text files, UTF-8; `-` is standard input; without any, an article that comes with the example is shown
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let Arguments { files } = Arguments::parse();
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    match show_all(&mut out, &files) {
        Ok(code) => code,
        // Whoever reads has seen enough, as in `quotes | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => complain(&Fault::from(error), "standard output"),
    }
}

/// Shows every file that can be read, and complains of every other.
fn show_all(out: &mut impl Write, files: &[PathBuf]) -> io::Result<ExitCode> {
    if files.is_empty() {
        let document = inquit::parse(BUNDLED.1).map_err(io::Error::other)?;
        show(out, BUNDLED.0, &document)?;
    }
    let mut code = ExitCode::SUCCESS;
    let mut is_first = true;
    for file in files {
        let name = if file == Path::new("-") { "standard input".into() } else { file.to_string_lossy() };
        match parse(file) {
            Ok(document) => {
                if !is_first {
                    writeln!(out)?;
                }
                is_first = false;
                show(out, &name, &document)?;
            }
            Err(fault) => code = complain(&fault, &name),
        }
    }
    Ok(code)
}

fn parse(file: &Path) -> Result<Document, Fault> {
    let text = if file == Path::new("-") { input::read_all(io::stdin().lock()) } else { input::read_file(file) }?;
    inquit::parse(text).map_err(Fault::whole)
}

fn show(out: &mut impl Write, name: &str, document: &Document) -> io::Result<()> {
    let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).min(MAX_WIDTH));
    table::write(out, name, document, width)
}

fn complain(fault: &Fault, name: &str) -> ExitCode {
    anstream::eprintln!("quotes: {}", fault.within(name));
    ExitCode::FAILURE
}
