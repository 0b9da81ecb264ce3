//! Arguments from Python: texts, days, units, and clear errors about those that are none.

use std::fmt::{self, Display};
use std::sync::Arc;

use jiff::civil::Date;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyString};
use serde::de::{DeserializeOwned, IntoDeserializer};

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
        return day.map(Some).map_err(|_| not_a_day_object(object, name));
    }
    let Ok(string) = object.cast::<PyString>() else {
        return Err(wrong_type(object, name, "datetime.date, str or None"));
    };
    let day = string.to_cow().ok().and_then(|string| day_in(&string));
    day.map(Some).ok_or_else(|| not_a_day_object(object, name))
}

/// The day in ISO 8601 text.
pub(crate) fn day_in(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(is_in_calendar)
}

/// Python's calendar begins with the year 1.
pub(crate) fn is_in_calendar(day: &Date) -> bool {
    day.year() >= 1
}

/// The member of an enum that the contract knows by `word`, which the caller gives as `name`.
pub(crate) fn member<T: DeserializeOwned>(word: &str, name: &str) -> PyResult<T> {
    known(word, name, format_args!("'{word}'"))
}

/// The members in `words`: one word or several.
pub(crate) fn members<T: DeserializeOwned>(words: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<T>> {
    let items = one_or_more(words).ok_or_else(|| wrong_type(words, name, "str or an iterable of str"))?;
    let member_of = |word: Bound<'_, PyAny>| {
        let string =
            word.cast::<PyString>().map_err(|_| wrong_type(&word, format_args!("an item of {name}"), "str"))?;
        // What Rust can not read, a lone surrogate, is in no word.
        known(&string.to_string_lossy(), name, string.repr()?)
    };
    items.map(|word| member_of(word?)).collect()
}

fn known<T: DeserializeOwned>(word: &str, name: &str, shown: impl Display) -> PyResult<T> {
    T::deserialize(word.into_deserializer()).map_err(|Choices(words)| {
        let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        let (last, rest) = quoted.split_last().expect("an enum has members");
        invalid(format!("{name} is {shown}, not {} or {last}", rest.join(", ")))
    })
}

/// The items of an iterable; a text is one item. `None` for what is neither.
pub(crate) fn one_or_more<'py>(
    items: &Bound<'py, PyAny>,
) -> Option<Box<dyn Iterator<Item = PyResult<Bound<'py, PyAny>>> + 'py>> {
    if items.is_instance_of::<PyString>() {
        return Some(Box::new(std::iter::once(Ok(items.clone()))));
    }
    items.try_iter().ok().map(|items| Box::new(items) as _)
}

/// The words that an enum knows, as its deserialiser tells when it is given another one.
#[derive(Debug)]
struct Choices(&'static [&'static str]);

impl Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Choices {}

impl serde::de::Error for Choices {
    fn custom<T: Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

/// `TypeError: text must be str, not bytes`.
pub(crate) fn wrong_type(object: &Bound<'_, PyAny>, name: impl Display, wanted: &str) -> PyErr {
    match object.get_type().name() {
        Ok(given) => PyTypeError::new_err(format!("{name} must be {wanted}, not {given}")),
        Err(error) => error,
    }
}

fn not_a_day_object(object: &Bound<'_, PyAny>, name: impl Display) -> PyErr {
    object.repr().map_or_else(|error| error, |given| not_a_day(given, name))
}

pub(crate) fn not_a_day(given: impl Display, name: impl Display) -> PyErr {
    invalid(format!("{name} is {given}, not a day such as '2024-11-16'"))
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
