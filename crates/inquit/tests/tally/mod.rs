//! What becomes of golden cases: those that hold, those that fail, and those that are known to fail.

use std::fmt::Write as _;

/// Failures of golden cases: the unexpected ones, and those that were expected and did not come.
#[derive(Default)]
pub(crate) struct Tally {
    report: String,
    cases: usize,
    failures: usize,
    known: usize,
}

impl Tally {
    /// Counts a case whose `differences` are empty if it holds.
    pub(crate) fn add(&mut self, title: &str, differences: &str, known_failure: Option<&str>) {
        self.cases += 1;
        match (differences.is_empty(), known_failure) {
            (true, None) => {}
            (false, Some(_)) => self.known += 1,
            (false, None) => {
                self.failures += 1;
                let _ = write!(self.report, "\n{title}\n{differences}");
            }
            (true, Some(reason)) => {
                self.failures += 1;
                let _ = writeln!(self.report, "\n{title}\n  holds now, so it is no known failure: {reason}");
            }
        }
    }

    /// # Panics
    ///
    /// If a case fails that should hold, or holds that should fail.
    #[expect(clippy::print_stderr, reason = "the count of known failures is to be seen")]
    pub(crate) fn finish(self, what: &str) {
        let Self { report, cases, failures, known } = self;
        eprintln!("{what}: {cases} cases, {known} known failures");
        assert!(failures == 0, "{failures} of {cases} {what} (- expected, + found, ~ different):\n{report}");
    }
}
