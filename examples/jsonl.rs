//! Bulk parsing: JSON Lines or text files in, JSON Lines out.
//!
//! ```sh
//! cargo run --release --example jsonl < articles.jsonl > parsed.jsonl
//! cargo run --release --example jsonl -- examples/articles/*.txt > parsed.jsonl
//! ```

use std::io::{self, BufReader, BufWriter, ErrorKind, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use inquit::{CueClass, Parser, Unit};
use inquit_examples::bulk::{self, Source};

/// Parses news articles in bulk: one line of JSON for each, in input order.
///
/// A row that can not be read gives a line {"id", "line", "error"} and a message, and the exit status is 1 at the end.
#[derive(clap::Parser)]
#[command(name = "jsonl")]
struct Arguments {
    /// Text files, UTF-8; without any, JSON Lines are read from standard input: {"id": …, "text": …, "published": …}
    files: Vec<PathBuf>,
    /// Unit of the offsets in the output
    #[arg(long, value_enum, default_value_t = Offsets::Char)]
    offsets: Offsets,
    /// Classes of the cues whose attributions are kept, such as `communication` for statements alone; all by default
    #[arg(long, value_enum, value_delimiter = ',', num_args = 1, value_name = "CLASS,…")]
    classes: Vec<Class>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Offsets {
    /// Unicode code points, as in Python
    Char,
    /// UTF-8 bytes, as in Rust and Go
    Byte,
    /// UTF-16 code units, as in JavaScript, Java and C#
    Utf16,
}

impl From<Offsets> for Unit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Char => Unit::Char,
            Offsets::Byte => Unit::Byte,
            Offsets::Utf16 => Unit::Utf16,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Class {
    /// Saying and writing
    Communication,
    /// Belief and opinion
    Attitude,
    /// Knowledge and perception
    Knowledge,
    /// Intention, order and request
    Control,
}

impl From<Class> for CueClass {
    fn from(class: Class) -> Self {
        match class {
            Class::Communication => CueClass::Communication,
            Class::Attitude => CueClass::Attitude,
            Class::Knowledge => CueClass::Knowledge,
            Class::Control => CueClass::Control,
        }
    }
}

/// A parser that keeps these classes, all of them if none is asked for.
fn parser(classes: Vec<Class>) -> Parser {
    match classes.as_slice() {
        [] => Parser::new(),
        _ => {
            let builder = Parser::builder().classes(classes.into_iter().map(CueClass::from));
            builder.build().expect("there is a class")
        }
    }
}

fn main() -> ExitCode {
    let Arguments { files, offsets, classes } = clap::Parser::parse();
    let parser = parser(classes);
    let bar = progress(files.len() as u64);
    let mut failed = false;
    let watch = |output: &bulk::Output| {
        bar.inc(if files.is_empty() { output.size } else { 1 });
        if let Some(fault) = &output.fault {
            failed = true;
            complain(&bar, &fault.within(output.file.as_deref().unwrap_or("standard input")));
        }
    };
    let out = BufWriter::new(io::stdout().lock());
    let result = if files.is_empty() {
        bulk::run(
            &parser,
            bulk::lines(BufReader::with_capacity(1 << 16, io::stdin().lock())),
            offsets.into(),
            out,
            watch,
        )
    } else {
        bulk::run(&parser, files.iter().map(|file| Ok(Source::File(file.clone()))), offsets.into(), out, watch)
    };
    bar.finish_and_clear();
    match result {
        // Whoever reads has seen enough, as in `jsonl | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            failed = true;
            complain(&bar, &format!("stopped: {error}"));
        }
        Ok(()) => {}
    }
    ExitCode::from(u8::from(failed))
}

/// A message on standard error, above the bar.
fn complain(bar: &ProgressBar, message: &str) {
    bar.suspend(|| anstream::eprintln!("jsonl: {message}"));
}

/// Progress on standard error if that is a terminal: of `files` if there are any, else of the bytes of standard input,
/// of which the total is known if it is a file.
fn progress(files: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (total, template) = match (files, input_size()) {
        (0, Some(size)) => (Some(size), "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} eta {eta}"),
        (0, None) => (None, "{spinner} {bytes} {bytes_per_sec} {elapsed}"),
        (files, _) => (Some(files), "{bar:30} {pos}/{len} files {per_sec} eta {eta}"),
    };
    let style = ProgressStyle::with_template(template).expect("the templates above are valid");
    ProgressBar::with_draw_target(total, indicatif::ProgressDrawTarget::stderr()).with_style(style)
}

/// Size of standard input if it is a file.
#[cfg(unix)]
fn input_size() -> Option<u64> {
    use std::os::fd::AsFd;
    let stdin = std::fs::File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    stdin.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len())
}

/// Size of standard input if it is a file, which is asked of Unix systems only.
#[cfg(not(unix))]
fn input_size() -> Option<u64> {
    None
}
