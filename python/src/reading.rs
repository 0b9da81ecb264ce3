//! `parse_files` and `parse_table`: corpora from where they are kept.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use arrow_array::{Array, ArrayRef, RecordBatch};
use inquit::Article;
use pyo3::exceptions::{PyException, PyOSError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3_arrow::ffi::ArrayIterator;
use pyo3_arrow::input::AnyRecordBatch;

use crate::batch::{Options, Run};
use crate::column::{Column, Columns, Of, Row};
use crate::corpus::Corpus;
use crate::errors::{invalid, to_python};
use crate::ids::DocumentId;
use crate::input::wrong_type;

/// The documents of text files: those of a folder, one file, or an iterable of paths.
pub(crate) fn parse_files(parser: &inquit::Parser, paths: &Bound<'_, PyAny>, options: &Options) -> PyResult<Corpus> {
    let py = paths.py();
    let in_folder = match paths.extract::<PathBuf>() {
        Ok(path) => Some(in_folder(path)?.into_pyobject(py)?),
        Err(_) => None,
    };
    let paths = in_folder.as_ref().unwrap_or(paths);
    let Ok(items) = paths.try_iter() else {
        return Err(wrong_type(paths, "paths", "a folder or an iterable of paths"));
    };
    let mut run = Run::new(parser, options, paths)?;
    for path in items {
        let path = path?;
        let path: PathBuf = path.extract().map_err(|_| wrong_type(&path, "an item of paths", "a path"))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let row = Row { id: Some(Ok(DocumentId::Text(name))), article: py.detach(|| read(&path)) };
        run.take(row, path.to_string_lossy().into_owned())?;
    }
    run.finish()
}

/// The text files of a folder in the order of their names; a file is itself.
fn in_folder(path: PathBuf) -> PyResult<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path]);
    }
    let entries = fs::read_dir(&path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| io_error(&path, &error))?;
    let is_text = |path: &PathBuf| path.extension() == Some(OsStr::new("txt")) && path.is_file();
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(is_text).collect();
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> PyResult<(Article, usize)> {
    let bytes = fs::read(path).map_err(|error| io_error(path, &error))?;
    let length = bytes.len();
    match String::from_utf8(bytes) {
        Ok(text) => Ok((Article::new(text), length)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            Err(invalid(format!("{} is not UTF-8: byte {byte:#04x} at position {at}", path.display())))
        }
    }
}

/// The exception that Python has for it, with the path in it.
fn io_error(path: &Path, error: &std::io::Error) -> PyErr {
    match error.raw_os_error() {
        Some(number) => {
            let text = error.to_string();
            let reason = text.split(" (os error").next().unwrap_or_default().to_owned();
            PyOSError::new_err((number, reason, path.to_path_buf()))
        }
        None => PyOSError::new_err(format!("{}: {error}", path.display())),
    }
}

/// Which columns of a table have what.
pub(crate) struct Names<'a> {
    pub(crate) text: &'a str,
    pub(crate) id: Option<&'a str>,
    pub(crate) published: Option<&'a str>,
}

impl Names<'_> {
    fn wanted(&self) -> impl Iterator<Item = &str> {
        [Some(self.text), self.id, self.published].into_iter().flatten()
    }

    /// That a table has all of them.
    fn check(&self, columns: &[String]) -> PyResult<()> {
        match self.wanted().find(|name| !columns.iter().any(|column| column == name)) {
            Some(name) => Err(invalid(format!("the table has no column '{name}'; it has {}", listed(columns)))),
            None => Ok(()),
        }
    }

    /// The columns of a table, found by `column`.
    fn columns<'py>(&self, column: impl Fn(&str, Of) -> PyResult<Column<'py>>) -> PyResult<Columns<'py>> {
        Ok(Columns {
            texts: column(self.text, Of::Texts)?,
            ids: self.id.map(|name| column(name, Of::Ids)).transpose()?,
            days: self.published.map(|name| column(name, Of::Days)).transpose()?,
        })
    }
}

fn listed(columns: &[String]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| format!("'{column}'")).collect();
    if quoted.is_empty() { "none".to_owned() } else { quoted.join(", ") }
}

/// The documents of the rows of a table, or of a Parquet file.
pub(crate) fn parse_table(
    parser: &inquit::Parser,
    table: &Bound<'_, PyAny>,
    names: &Names<'_>,
    options: &Options,
) -> PyResult<Corpus> {
    let py = table.py();
    if table.is_instance_of::<PyString>() || table.hasattr("__fspath__")? {
        let wanted: Vec<&str> = names.wanted().collect();
        let opened = py.import("inquit._parquet")?.call_method1("open_columns", (table, wanted))?;
        let (columns, table): (Vec<String>, Bound<'_, PyAny>) = opened.extract()?;
        names.check(&columns)?;
        return parse_batches(&table, table.extract()?, parser, names, options);
    }
    match table.extract::<AnyRecordBatch>() {
        Ok(batches) => parse_batches(table, batches, parser, names, options),
        // A table of mixed objects is no Arrow table, and pandas needs pyarrow to make one: its columns can be read.
        Err(error) if table.hasattr("columns")? && error.is_instance_of::<PyException>(py) => {
            let columns = table.getattr("columns")?.try_iter()?;
            let columns: Vec<String> = columns.map(|name| Ok(name?.str()?.to_string())).collect::<PyResult<_>>()?;
            names.check(&columns)?;
            let mut columns = names.columns(|name, of| Column::new(&table.get_item(name)?, name, of))?;
            let mut run = Run::new(parser, options, table)?;
            run.take_all(&mut columns)?;
            run.finish()
        }
        Err(_) if !table.hasattr("__arrow_c_stream__")? => {
            Err(wrong_type(table, "table", "a table with __arrow_c_stream__ or the path of a Parquet file"))
        }
        Err(error) => Err(error),
    }
}

fn parse_batches(
    table: &Bound<'_, PyAny>,
    batches: AnyRecordBatch,
    parser: &inquit::Parser,
    names: &Names<'_>,
    options: &Options,
) -> PyResult<Corpus> {
    let py = table.py();
    let mut batches = batches.into_reader()?;
    let schema = batches.schema();
    names.check(&schema.fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>())?;
    let mut run = Run::new(parser, options, table)?;
    // What makes the batches may run for long, or take the lock itself.
    while let Some(batch) = py.detach(|| batches.next()) {
        let batch = batch.map_err(|error| to_python(&error))?;
        run.take_all(&mut names.columns(|name, of| column_of(&batch, name, of))?)?;
    }
    run.finish()
}

fn column_of<'py>(batch: &RecordBatch, name: &str, of: Of) -> PyResult<Column<'py>> {
    let index = batch.schema().index_of(name).map_err(|error| to_python(&error))?;
    let field = batch.schema().fields()[index].clone();
    let array: ArrayRef = batch.column(index).slice(0, batch.num_rows());
    Column::of_arrays(Box::new(ArrayIterator::new([Ok(array)], field)), name, of)
}
