//! [`Table`]: rows for data frames, handed over by the Arrow PyCapsule interface without a copy.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{ArrowError, Field, SchemaRef};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::span::hash;

/// Columns that the `repr` of a table shows.
const SHOWN: usize = 5;

/// A read-only table of a corpus, in the Arrow format: `polars.DataFrame(table)`, `pyarrow.table(table)`,
/// `pandas.DataFrame.from_arrow(table)` and a query of DuckDB over the variable read it as it is.
///
/// A cell is null where nothing is known. Offsets count code points.
///
/// >>> import inquit
/// >>> corpus = inquit.parse_many(["One came in. Two went out.", "Three stayed."], ids=["a", "b"])
/// >>> corpus.sentences.num_rows, corpus.sentences.column_names
/// (3, ['document', 'sentence', 'text', 'start', 'end'])
#[pyclass(frozen, module = "inquit")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
}

#[pymethods]
impl Table {
    /// How many rows there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// The table as a `pandas.DataFrame`; words that repeat are categories where pyarrow is installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let pandas = package(py, "pandas", "to_pandas")?;
        match package(py, "pyarrow", "to_pandas") {
            Ok(pyarrow) => pyarrow.call_method1("table", (slf,))?.call_method0("to_pandas"),
            Err(error) if error.is_instance_of::<PyImportError>(py) => {
                pandas.call_method1("DataFrame", (slf.get().lists(py)?,))
            }
            Err(error) => Err(error),
        }
    }

    /// The table as a `polars.DataFrame`.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        package(slf.py(), "polars", "to_polars")?.call_method1("DataFrame", (slf,))
    }

    /// The table as a `pyarrow.Table`.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        package(slf.py(), "pyarrow", "to_arrow")?.call_method1("table", (slf,))
    }

    /// The table as a stream of the Arrow C interface: what other libraries call.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let field = Field::new_struct("", self.schema.fields().clone(), false);
        let arrays = self.batches.clone().into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(arrays, Arc::new(field))), requested_schema)
    }

    /// The types of the columns, for the Arrow C interface: what other libraries call.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let that = other.get();
        self.schema == that.schema && self.batches == that.batches
    }

    fn __hash__(&self) -> u64 {
        hash(&(self.num_rows(), self.column_names()))
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = (self.num_rows(), self.column_names());
        let shown = columns[..columns.len().min(SHOWN)].join(", ");
        let rest = columns.len().checked_sub(SHOWN).filter(|rest| *rest > 0);
        let rest = rest.map_or(String::new(), |rest| format!(", … {rest} more"));
        format!("<Table of {rows} row{}: {shown}{rest}>", if rows == 1 { "" } else { "s" })
    }
}

impl Table {
    /// Every column as a list, by its name: for readers that know no Arrow.
    fn lists<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let lists = PyDict::new(py);
        for (index, field) in self.schema.fields().iter().enumerate() {
            let chunks = self.batches.iter().map(|batch| Arc::clone(batch.column(index))).collect();
            let column = PyChunkedArray::try_new(chunks, Arc::clone(field))?.into_pyobject(py)?;
            lists.set_item(field.name(), column.call_method0("to_pylist")?)?;
        }
        Ok(lists)
    }
}

/// A package that is not needed otherwise.
fn package<'py>(py: Python<'py>, name: &str, method: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| {
        if !error.is_instance_of::<PyImportError>(py) {
            return error;
        }
        let missing =
            PyImportError::new_err(format!("Table.{method} needs {name}, which can not be imported: {error}"));
        missing.set_cause(py, Some(error));
        missing
    })
}

/// The result of building columns, for batches of the same schema.
pub(crate) fn batch(columns: Vec<(&'static str, ArrayRef)>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
}
