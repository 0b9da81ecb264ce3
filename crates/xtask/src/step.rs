//! Steps: one command each, shown before it runs.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::say;

/// Runs steps in one folder and counts those that pass.
#[derive(Debug)]
pub(crate) struct Runner {
    root: PathBuf,
    passed: usize,
}

/// Why the run stops.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What was being done.
    pub(crate) step: String,
    /// What went wrong, and what to do where that is known.
    pub(crate) reason: String,
}

impl Failure {
    pub(crate) fn new(step: &str, reason: impl Into<String>) -> Self {
        Self { step: step.to_owned(), reason: reason.into() }
    }
}

/// One command with a name.
#[derive(Debug)]
pub(crate) struct Step {
    name: String,
    command: Command,
    quiet: bool,
    hint: Option<&'static str>,
}

impl Step {
    pub(crate) fn new(name: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        Self { name: name.into(), command: Command::new(program), quiet: false, hint: None }
    }

    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Leaves out what the command prints to standard output.
    pub(crate) fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// What to do if the command fails or is not there.
    pub(crate) fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    fn shown(&self) -> String {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
    }

    fn failure(&self, reason: String) -> Failure {
        let hint = self.hint.map_or(String::new(), |hint| format!("\n{hint}"));
        Failure::new(&self.name, format!("{reason}{hint}"))
    }
}

impl Runner {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root, passed: 0 }
    }

    /// The folder that commands run in.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Number of steps that have passed.
    pub(crate) fn passed(&self) -> usize {
        self.passed
    }

    /// Runs one step.
    ///
    /// # Errors
    ///
    /// The program is not there, or ends with another status than 0.
    pub(crate) fn run(&mut self, mut step: Step) -> Result<(), Failure> {
        say(&format!("\nxtask: {}\n  $ {}\n", step.name, step.shown()));
        step.command.current_dir(&self.root).stdin(Stdio::null());
        if step.quiet {
            step.command.stdout(Stdio::null());
        }
        let status = step.command.status().map_err(|error| {
            let program = step.command.get_program().to_string_lossy().into_owned();
            step.failure(match error.kind() {
                ErrorKind::NotFound => format!("{program} is not installed"),
                _ => format!("{program} can not be run: {error}"),
            })
        })?;
        if !status.success() {
            return Err(step.failure(format!("failed with {status}")));
        }
        self.passed += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_what_to_do() {
        let mut runner = Runner::new(PathBuf::from("."));
        let step = Step::new("lint", "no-such-program").args(["x"]).hint("install it");
        let failure = runner.run(step).expect_err("there is no such program");
        assert_eq!(failure, Failure::new("lint", "no-such-program is not installed\ninstall it"));
        assert_eq!(runner.passed(), 0);
    }

    #[test]
    fn a_command_is_shown_as_typed() {
        assert_eq!(Step::new("lint", "cargo").args(["clippy", "--workspace"]).shown(), "cargo clippy --workspace");
    }
}
