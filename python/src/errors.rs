//! The one exception of the package, and the way every error of the core becomes one.

use std::error::Error;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    inquit,
    InquitError,
    PyValueError,
    "A text or a setting that inquit can not work with.\n\n\
     It is a ``ValueError``. What has the wrong type altogether raises ``TypeError``.\n\n\
     >>> import inquit\n\
     >>> try:\n\
     ...     inquit.Parser(min_confidence=1.5)\n\
     ... except inquit.InquitError as error:\n\
     ...     print(error)\n\
     min_confidence is 1.5, not a probability between 0 and 1"
);

/// The exception for an error of the core: its message and those of its causes, which the core does not repeat.
pub(crate) fn to_python(error: &dyn Error) -> PyErr {
    invalid(message(error))
}

/// The exception for the text that its caller knows as `name`.
pub(crate) fn of_text(name: &str, error: &dyn Error) -> PyErr {
    invalid(format!("{name}: {}", message(error)))
}

/// An [`InquitError`] with this message.
pub(crate) fn invalid(message: String) -> PyErr {
    InquitError::new_err(message)
}

fn message(error: &dyn Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", message(cause)),
        None => error.to_string(),
    }
}
