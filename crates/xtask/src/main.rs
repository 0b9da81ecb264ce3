//! `cargo xtask test`: every check and test of the workspace, Rust and Python, in one command.

mod python;
mod rust;
mod step;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use step::{Failure, Runner};

const USAGE: &str = "\
Usage: cargo xtask test [rust|python]

  test           every check and test, Rust and Python
  test rust      format, lints, docs, tests, examples and benches of the Rust crates
  test python    the wheel, its tests and its type stubs, in a virtual environment under the target folder

Needed are Rust with rustfmt and clippy, and Python 3.10 or later with venv.
";

/// What to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Rust,
    Python,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match parts(&arguments) {
        Some(parts) => test(parts),
        None => {
            say(USAGE);
            ExitCode::FAILURE
        }
    }
}

/// The parts that the command line asks for, or `None` if it is not understood.
fn parts(arguments: &[&str]) -> Option<&'static [Part]> {
    match arguments {
        ["test"] => Some(&[Part::Rust, Part::Python]),
        ["test", "rust"] => Some(&[Part::Rust]),
        ["test", "python"] => Some(&[Part::Python]),
        _ => None,
    }
}

fn test(parts: &[Part]) -> ExitCode {
    let start = Instant::now();
    let mut runner = Runner::new(root());
    let result = parts.iter().try_for_each(|part| match part {
        Part::Rust => rust::test(&mut runner),
        Part::Python => python::test(&mut runner),
    });
    let seconds = start.elapsed().as_secs();
    match result {
        Ok(()) => {
            say(&format!("\nxtask: all {} steps passed in {seconds} s\n", runner.passed()));
            ExitCode::SUCCESS
        }
        Err(Failure { step, reason }) => {
            say(&format!("\nxtask: {step}: {reason}\nxtask: stopped after {} passed steps\n", runner.passed()));
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace, two above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("this crate is at crates/xtask").to_owned()
}

/// Writes a message for people to standard error; that nobody reads it is no reason to stop.
fn say(message: &str) {
    let _ = std::io::stderr().lock().write_all(message.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_commands_run() {
        assert_eq!(parts(&["test", "python"]), Some(&[Part::Python][..]));
        assert_eq!(parts(&["test"]).map(<[Part]>::len), Some(2));
        for wrong in [&[][..], &["check"], &["test", "rust", "python"], &["test", "--help"]] {
            assert_eq!(parts(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
    }
}
