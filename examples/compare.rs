//! Which statements do several articles share, through whom, and what did each outlet change?
//!
//! ```sh
//! cargo run --release --example compare -- examples/corpus/*.txt
//! ```

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use inquit_examples::compare::{Compared, Shared};
use inquit_examples::input::{self, Fault};

/// Shows the statements that two or more articles report, with the differences of their wordings.
#[derive(Parser)]
#[command(name = "compare")]
struct Arguments {
    /// Text files, UTF-8
    #[arg(required = true, num_args = 2..)]
    files: Vec<PathBuf>,
    /// Probability from which on two statements are one; a higher one is surer and finds less
    #[arg(long, default_value_t = 0.7)]
    threshold: f32,
}

fn main() -> ExitCode {
    let Arguments { files, threshold } = Arguments::parse();
    let mut code = ExitCode::SUCCESS;
    let mut articles = Vec::new();
    for file in files {
        match read(&file) {
            Ok(article) => articles.push(article),
            Err(fault) => code = complain(&fault, &file.to_string_lossy()),
        }
    }
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    match Shared::new(&articles, threshold).write(&mut out) {
        Ok(()) => code,
        // Whoever reads has seen enough, as in `compare | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => code,
        Err(error) => complain(&Fault::from(error), "standard output"),
    }
}

fn read(file: &Path) -> Result<Compared, Fault> {
    let document = inquit::parse(input::read_file(file)?).map_err(Fault::whole)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Ok(Compared { name, document })
}

fn complain(fault: &Fault, name: &str) -> ExitCode {
    anstream::eprintln!("compare: {}", fault.within(name));
    ExitCode::FAILURE
}
