//! Names that callers have for documents.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use serde::Serialize;

use crate::errors::invalid;
use crate::input::wrong_type;

/// A caller's name for a document, as tables have them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, FromPyObject, IntoPyObject, IntoPyObjectRef, Serialize)]
#[serde(untagged)]
pub(crate) enum DocumentId {
    Number(i64),
    Text(String),
}

impl DocumentId {
    /// The id in `object`, which the caller knows as `name`.
    pub(crate) fn of(object: &Bound<'_, PyAny>, name: impl std::fmt::Display) -> PyResult<Self> {
        object.extract().map_err(|error: PyErr| {
            let is_number = object.extract::<i128>().is_ok();
            if !error.is_instance_of::<PyTypeError>(object.py()) || is_number {
                return invalid(format!("{name} is {object}, not a number of 64 bits or str"));
            }
            wrong_type(object, name, "str or int")
        })
    }
}
