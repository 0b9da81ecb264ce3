//! A progress bar, where tqdm is there to draw one.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::IntoPyDict;

/// A bar that is closed when it goes, however the run ends; none where nobody wants one or tqdm is not installed.
pub(crate) struct Progress<'py>(Option<Bound<'py, PyAny>>);

impl<'py> Progress<'py> {
    /// A bar for `total` texts, if their number is known.
    pub(crate) fn new(py: Python<'py>, is_wanted: bool, total: Option<usize>) -> PyResult<Self> {
        if !is_wanted {
            return Ok(Self(None));
        }
        let tqdm = match py.import("tqdm.auto") {
            Ok(module) => module.getattr("tqdm")?,
            Err(error) if error.is_instance_of::<PyImportError>(py) => return Ok(Self(None)),
            Err(error) => return Err(error),
        };
        let options = [("total", total.into_pyobject(py)?), ("unit", "text".into_pyobject(py)?.into_any())];
        tqdm.call((), Some(&options.into_py_dict(py)?)).map(|bar| Self(Some(bar)))
    }

    /// That many more are done.
    pub(crate) fn advance(&self, texts: usize) -> PyResult<()> {
        self.0.as_ref().map_or(Ok(()), |bar| bar.call_method1("update", (texts,)).map(drop))
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            // A bar that can not be closed is no reason to lose the documents.
            let _ = bar.call_method0("close");
        }
    }
}
