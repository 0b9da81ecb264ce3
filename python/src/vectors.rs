//! Vectors from Python: what a sentence model of the caller's makes of texts.

use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyList, PyString};

use crate::errors::invalid;
use crate::input::wrong_type;

/// The numbers in `object`, which the caller knows as `name`: an array of one dimension, or any iterable.
pub(crate) fn vector(object: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<f32>> {
    let wanted = "an iterable of numbers";
    let is_text = object.is_instance_of::<PyString>() || object.is_instance_of::<PyBytes>();
    let items = if is_text { None } else { numbers(object)? };
    let items = items.ok_or_else(|| wrong_type(object, name, wanted))?;
    let vector: Vec<f32> =
        items.enumerate().map(|(at, item)| real(&item?, format_args!("{name}[{at}]"))).collect::<PyResult<_>>()?;
    if vector.is_empty() {
        return Err(invalid(format!("{name} has no numbers")));
    }
    Ok(vector)
}

/// What `hook` gives for `texts`: a vector for each, all of one length.
pub(crate) fn vectors_of(hook: &Bound<'_, PyAny>, texts: &[&str]) -> PyResult<Vec<Vec<f32>>> {
    let given = hook.call1((PyList::new(hook.py(), texts)?,))?;
    let is_text = given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>();
    let rows = if is_text { None } else { given.try_iter().ok() };
    let rows = rows.ok_or_else(|| wrong_type(&given, "the result of vectors", "an iterable of vectors"))?;
    let mut vectors: Vec<Vec<f32>> = Vec::with_capacity(texts.len());
    for (place, row) in rows.enumerate() {
        // What goes on for ever is not read to its end.
        if place == texts.len() {
            return Err(invalid(format!("vectors gives more rows than there are texts, which are {place}")));
        }
        let row = vector(&row?, &format!("vectors[{place}]"))?;
        let wanted = vectors.first().map_or(row.len(), Vec::len);
        if row.len() != wanted {
            return Err(invalid(format!("vectors[{place}] has {} numbers, and vectors[0] has {wanted}", row.len())));
        }
        vectors.push(row);
    }
    if vectors.len() < texts.len() {
        let count = vectors.len();
        return Err(invalid(format!(
            "vectors gives {count} rows for {} texts: vectors[{count}] is missing",
            texts.len()
        )));
    }
    Ok(vectors)
}

/// Goes over the numbers; `None` for what can not be gone over. Arrays make a list of them at once, which is faster.
fn numbers<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyIterator>>> {
    let list = object.getattr_opt("tolist")?.map(|tolist| tolist.call0()).transpose()?;
    Ok(list.as_ref().unwrap_or(object).try_iter().ok())
}

fn real(object: &Bound<'_, PyAny>, name: impl std::fmt::Display) -> PyResult<f32> {
    let number: f64 = match object.extract() {
        Ok(number) => number,
        Err(error) if error.is_instance_of::<PyTypeError>(object.py()) => {
            return Err(wrong_type(object, name, "a number"));
        }
        // An integer that no float can hold.
        Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => f64::INFINITY,
        Err(error) => return Err(error),
    };
    let real = number as f32;
    if real.is_finite() {
        Ok(real)
    } else {
        Err(invalid(format!("{name} is {object}, not a finite number of 32 bits")))
    }
}
