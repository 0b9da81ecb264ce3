//! Checks and tests of the Python package, in a virtual environment of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{Failure, Runner, Step};

/// The oldest Python that the wheel is built for.
const MIN_PYTHON: (u32, u32) = (3, 10);

/// Builds the wheel, installs it with what its tests need, and runs them.
///
/// # Errors
///
/// The first step that fails.
pub(crate) fn test(runner: &mut Runner) -> Result<(), Failure> {
    check_python()?;
    let environment = target(runner.root()).join("python-environment");
    let python = interpreter(&environment);
    make_environment(runner, &environment)?;
    // The build tool comes from `pyproject.toml`, as it does for everyone who installs from source.
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "./python[test]"];
    runner.run(Step::new("wheel and its test requirements", &python).args(install))?;
    runner.run(Step::new("Python tests", &python).args(["-m", "pytest", "python/tests"]))?;
    runner.run(Step::new("Python code of the README", &python).args(["-m", "doctest", "README.md"]))?;
    let types =
        ["-m", "mypy", "--config-file", "python/pyproject.toml", "python/inquit", "python/tests", "examples/python"];
    runner.run(Step::new("types of the Python code", &python).args(types))?;
    let stubtest = ["-m", "mypy.stubtest", "inquit", "--mypy-config-file", "python/pyproject.toml"];
    runner.run(Step::new("Python type stubs", &python).args(stubtest))
}

/// Makes the environment, or brings it up to date: half of one may be left from a machine that lacked a part.
fn make_environment(runner: &mut Runner, environment: &Path) -> Result<(), Failure> {
    let make = Step::new("virtual environment", python3()).args(["-m", "venv"]).args([environment]);
    runner.run(make.hint(
        "Python's venv module makes the environment for the tests. Debian and Ubuntu: `apt install python3-venv`; \
         Fedora: `dnf install python3-pip`; elsewhere it comes with Python.",
    ))
}

/// That there is a Python, and not too old a one.
fn check_python() -> Result<(), Failure> {
    const STEP: &str = "Python";
    let wanted = format!("install Python {}.{} or later", MIN_PYTHON.0, MIN_PYTHON.1);
    let output = Command::new(python3()).arg("--version").output();
    let output = output.map_err(|_| Failure::new(STEP, format!("{} is not installed; {wanted}", python3())))?;
    let text = String::from_utf8_lossy(&output.stdout);
    match version(&text) {
        Some(version) if version >= MIN_PYTHON => Ok(()),
        _ => Err(Failure::new(STEP, format!("{} --version says {:?}; {wanted}", python3(), text.trim()))),
    }
}

/// Major and minor number in `Python 3.11.7`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix("Python ")?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

fn python3() -> &'static str {
    if cfg!(windows) { "python" } else { "python3" }
}

/// The interpreter inside a virtual environment.
fn interpreter(environment: &Path) -> PathBuf {
    if cfg!(windows) { environment.join("Scripts").join("python.exe") } else { environment.join("bin").join("python") }
}

/// Where Cargo puts what it builds.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |path| root.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_numbers() {
        assert_eq!(version("Python 3.11.7\n"), Some((3, 11)));
        assert_eq!(version("Python 3.9rc1\n"), None);
        assert_eq!(version("zsh: command not found"), None);
        assert!(version("Python 3.9.1") < Some(MIN_PYTHON));
    }
}
