//! Arguments from Python: texts, days, units, and clear errors about those that are none.

use std::fmt::Display;
use std::sync::Arc;

use inquit::Unit;
use jiff::civil::Date;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyString};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as WordError;

use crate::errors::invalid;

/// The text in `object`, which the caller knows as `name`.
pub(crate) fn text(object: &Bound<'_, PyAny>, name: impl Display) -> PyResult<Arc<str>> {
    let Ok(string) = object.cast::<PyString>() else {
        return Err(wrong_type(object, name, "str"));
    };
    // Asking the string for a `&str` would leave a UTF-8 copy in it for as long as it lives: twice the memory of a
    // corpus that the caller keeps.
    let bytes = string.encode_utf8().map_err(|error| surrogate_error(string, &name, error))?;
    Ok(std::str::from_utf8(bytes.as_bytes()).expect("Python encoded it as UTF-8").into())
}

/// The day in `object`: a date, an ISO 8601 date as text, or none.
pub(crate) fn day(object: &Bound<'_, PyAny>, name: impl Display) -> PyResult<Option<Date>> {
    // What tables put for a missing value (NaN, NaT) is not equal to itself.
    if object.is_none() || object.ne(object).unwrap_or(false) {
        return Ok(None);
    }
    if object.is_instance_of::<PyDate>() {
        let day = object.extract::<Date>();
        return day.map(Some).map_err(|_| not_a_day(object, name));
    }
    let Ok(string) = object.cast::<PyString>() else {
        return Err(wrong_type(object, name, "datetime.date, str or None"));
    };
    let day = string.to_cow().ok().and_then(|string| string.parse::<Date>().ok());
    // Python's calendar begins with the year 1.
    day.filter(|day| day.year() >= 1).map(Some).ok_or_else(|| not_a_day(object, name))
}

/// The unit that the contract knows by this word.
pub(crate) fn unit(word: &str) -> PyResult<Unit> {
    let unit = Unit::deserialize(word.into_deserializer());
    unit.map_err(|_: WordError| invalid(format!("offsets is '{word}', not 'char', 'byte' or 'utf16'")))
}

/// `TypeError: text must be str, not bytes`.
pub(crate) fn wrong_type(object: &Bound<'_, PyAny>, name: impl Display, wanted: &str) -> PyErr {
    match object.get_type().name() {
        Ok(given) => PyTypeError::new_err(format!("{name} must be {wanted}, not {given}")),
        Err(error) => error,
    }
}

fn not_a_day(object: &Bound<'_, PyAny>, name: impl Display) -> PyErr {
    match object.repr() {
        Ok(given) => invalid(format!("{name} is {given}, not a day such as '2024-11-16'")),
        Err(error) => error,
    }
}

/// Says where the half character is and how to get rid of it; Python's own error stays the cause.
fn surrogate_error(string: &Bound<'_, PyString>, name: &impl Display, error: PyErr) -> PyErr {
    let py = string.py();
    if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
        return error;
    }
    let half = || -> PyResult<(usize, String)> {
        let at = error.value(py).getattr("start")?.extract()?;
        Ok((at, string.get_item(at)?.repr()?.to_string()))
    };
    match half() {
        Ok((at, half)) => {
            let lone = invalid(format!(
                "{name} has a lone surrogate {half} at position {at}, which is no character; \
                 text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace') mends it"
            ));
            lone.set_cause(py, Some(error));
            lone
        }
        Err(error) => error,
    }
}
