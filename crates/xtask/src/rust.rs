//! Checks and tests of the Rust crates.

use crate::step::{Failure, Runner, Step};

/// Crates with Rust tests; the bindings are tested from Python, and the benches are only built.
const TESTED: [&str; 5] = ["inquit", "inquit-model-en", "inquit-train", "inquit-examples", "xtask"];

/// Runs all of them.
///
/// # Errors
///
/// The first step that fails.
pub(crate) fn test(runner: &mut Runner) -> Result<(), Failure> {
    check(runner)?;
    for package in TESTED {
        runner.run(cargo(format!("tests of {package}")).args(["test", "--locked", "-p", package]))?;
    }
    let rules = cargo("tests of inquit without its model").args(["test", "--locked", "-p", "inquit"]);
    runner.run(rules.args(["--no-default-features", "--lib", "--test", "model", "--test", "properties"]))?;
    examples(runner)?;
    runner.run(cargo("benches compile").args(["bench", "--locked", "-p", "inquit-benches", "--no-run"]))
}

fn check(runner: &mut Runner) -> Result<(), Failure> {
    let format = cargo("format").args(["fmt", "--all", "--check"]);
    runner.run(format.hint("`cargo fmt --all` formats; `rustup component add rustfmt` installs it"))?;
    let lints = cargo("lints").args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
    runner.run(lints.hint("if clippy is missing: `rustup component add clippy`"))?;
    let docs = cargo("docs").args(["doc", "--workspace", "--no-deps", "--locked"]);
    runner.run(docs.env("RUSTDOCFLAGS", "-D warnings"))
}

/// The commands that a newcomer runs first.
fn examples(runner: &mut Runner) -> Result<(), Failure> {
    let run = ["run", "--release", "--locked", "-p", "inquit-examples", "--example"];
    runner.run(cargo("example quotes").args(run).args(["quotes"]))?;
    let articles = ["examples/articles/wire_feed.txt", "examples/articles/local_paper.txt"];
    runner.run(cargo("example jsonl").args(run).args(["jsonl", "--"]).args(articles).quiet())?;
    let check = ["verify", "--", "--worst", "absent", "examples/verify/summary.txt", "examples/corpus"];
    runner.run(cargo("example verify").args(run).args(check))
}

/// A step of the Cargo that runs this program.
fn cargo(name: impl Into<String>) -> Step {
    Step::new(name, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
