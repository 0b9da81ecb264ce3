//! Columns from Python: values of any iterable or Arrow array, one after the other.

use std::fmt::Display;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Date32Array, Int64Array, StringViewArray};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType};
use inquit::Article;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyString};
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use crate::errors::to_python;
use crate::ids::DocumentId;
use crate::input;

/// What a column is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Texts,
    Ids,
    Days,
}

impl Of {
    fn items(self) -> &'static str {
        match self {
            Of::Texts => "str",
            Of::Ids => "str or int",
            Of::Days => "days",
        }
    }

    /// The Arrow type in which values of this type are read.
    fn read_as(self, given: &DataType) -> Option<DataType> {
        match (self, given) {
            (of, DataType::Dictionary(_, values)) => of.read_as(values),
            (_, DataType::Null | DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View) => Some(DataType::Utf8View),
            (Of::Ids, given) if given.is_integer() => Some(DataType::Int64),
            (Of::Days, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..)) => Some(DataType::Date32),
            _ => None,
        }
    }
}

/// Values that come one by one.
pub(crate) struct Column<'py> {
    /// As the caller knows it.
    name: String,
    items: Items<'py>,
}

enum Items<'py> {
    Objects(Bound<'py, PyIterator>),
    Arrays { of: Of, arrays: Box<dyn ArrayReader + Send>, chunk: Chunk, row: usize },
}

impl<'py> Column<'py> {
    /// Goes over an Arrow array or a stream of them, or over anything iterable; a single text is one too, of characters,
    /// which nobody means.
    pub(crate) fn new(column: &Bound<'py, PyAny>, name: &str, of: Of) -> PyResult<Self> {
        let has_arrow = ["__arrow_c_array__", "__arrow_c_stream__"].map(|method| column.hasattr(method));
        let arrays = match has_arrow {
            [Ok(false), Ok(false)] => None,
            _ => Some(column.extract::<AnyArray>().and_then(AnyArray::into_reader)),
        };
        if let Some(Ok(arrays)) = arrays {
            return Self::of_arrays(arrays, name, of);
        }
        let is_single = column.is_instance_of::<PyString>() || column.is_instance_of::<PyBytes>();
        let iterator = if is_single { None } else { column.try_iter().ok() };
        match (iterator, arrays) {
            // A column of mixed objects is no Arrow array, and pandas needs pyarrow to make one: its rows can be read.
            (Some(_), Some(Err(error))) if !error.is_instance_of::<PyException>(column.py()) => Err(error),
            (Some(iterator), _) => Ok(Self { name: name.to_owned(), items: Items::Objects(iterator) }),
            (None, Some(Err(error))) => Err(error),
            (None, _) => Err(input::wrong_type(column, name, &format!("an iterable of {}", of.items()))),
        }
    }

    /// Goes over these arrays.
    pub(crate) fn of_arrays(arrays: Box<dyn ArrayReader + Send>, name: &str, of: Of) -> PyResult<Self> {
        let given = arrays.field();
        if of.read_as(given.data_type()).is_none() {
            let (items, given) = (of.items(), given.data_type());
            return Err(PyTypeError::new_err(format!("{name} must be a column of {items}, not of {given}")));
        }
        Ok(Self { name: name.to_owned(), items: Items::Arrays { of, arrays, chunk: Chunk::empty(), row: 0 } })
    }

    /// The next value.
    pub(crate) fn next(&mut self, py: Python<'py>) -> Option<PyResult<Cell<'py>>> {
        match &mut self.items {
            Items::Objects(items) => items.next().map(|item| item.map(Cell::Object)),
            Items::Arrays { of, arrays, chunk, row } => {
                while *row >= chunk.length() {
                    // What makes the arrays may run for long, or take the lock itself.
                    let array = py.detach(|| arrays.next())?;
                    let read = array.and_then(|array| Chunk::read(&array, *of)).map_err(|error| to_python(&error));
                    match read {
                        Ok(read) => (*chunk, *row) = (read, 0),
                        Err(error) => return Some(Err(error)),
                    }
                }
                *row += 1;
                Some(Ok(chunk.cell(*row - 1)))
            }
        }
    }

    /// What the caller knows the value at `place` as.
    pub(crate) fn name_at(&self, place: usize) -> String {
        format!("{}[{place}]", self.name)
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// An array in the type that its column is read as.
enum Chunk {
    Texts(StringViewArray),
    Numbers(Int64Array),
    Days(Date32Array),
}

impl Chunk {
    fn empty() -> Self {
        Self::Numbers(Int64Array::new_null(0))
    }

    fn read(array: &ArrayRef, of: Of) -> Result<Self, ArrowError> {
        let wrong = || ArrowError::SchemaError(format!("the type changes to {}", array.data_type()));
        let wanted = of.read_as(array.data_type()).ok_or_else(wrong)?;
        if wanted == DataType::Utf8View {
            // Another library made the bytes, and may not have looked whether they are UTF-8.
            array.to_data().validate_full()?;
        }
        let read = cast(array, &wanted)?;
        let any = read.as_any();
        let texts = any.downcast_ref().cloned().map(Self::Texts);
        let numbers = || any.downcast_ref().cloned().map(Self::Numbers);
        let days = || any.downcast_ref().cloned().map(Self::Days);
        texts.or_else(numbers).or_else(days).ok_or_else(wrong)
    }

    fn length(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Numbers(numbers) => numbers.len(),
            Self::Days(days) => days.len(),
        }
    }

    fn cell<'py>(&self, row: usize) -> Cell<'py> {
        match self {
            Self::Texts(texts) if texts.is_valid(row) => Cell::Text(texts.value(row).into()),
            Self::Numbers(numbers) if numbers.is_valid(row) => Cell::Number(numbers.value(row)),
            Self::Days(days) if days.is_valid(row) => Cell::Day(days.value(row)),
            _ => Cell::Null,
        }
    }
}

/// One value of a column.
pub(crate) enum Cell<'py> {
    Object(Bound<'py, PyAny>),
    Text(Arc<str>),
    Number(i64),
    /// Days since the first of January 1970.
    Day(i32),
    Null,
}

impl Cell<'_> {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Cell::Null) || matches!(self, Cell::Object(object) if object.is_none())
    }

    pub(crate) fn text(self, name: impl Display) -> PyResult<Arc<str>> {
        match self {
            Cell::Object(object) => input::text(&object, name),
            Cell::Text(text) => Ok(text),
            _ => Err(PyTypeError::new_err(format!("{name} must be str, not null"))),
        }
    }

    pub(crate) fn id(self, name: impl Display) -> PyResult<DocumentId> {
        match self {
            Cell::Object(object) => DocumentId::of(&object, name),
            Cell::Text(text) => Ok(DocumentId::Text(text.as_ref().to_owned())),
            Cell::Number(number) => Ok(DocumentId::Number(number)),
            _ => Err(PyTypeError::new_err(format!("{name} must be str or int, not null"))),
        }
    }

    pub(crate) fn day(self, name: impl Display) -> PyResult<Option<Date>> {
        match self {
            Cell::Object(object) => input::day(&object, name),
            Cell::Text(text) => {
                input::day_in(&text).map(Some).ok_or_else(|| input::not_a_day(format_args!("'{text}'"), name))
            }
            Cell::Day(days) => {
                let day = EPOCH
                    .checked_add(SignedDuration::from_hours(24 * i64::from(days)))
                    .ok()
                    .filter(input::is_in_calendar);
                day.map(Some).ok_or_else(|| input::not_a_day(format_args!("{days} days after {EPOCH}"), name))
            }
            Cell::Number(_) | Cell::Null => Ok(None),
        }
    }
}

/// The day that Arrow counts from.
pub(crate) const EPOCH: Date = date(1970, 1, 1);

/// The columns that describe the same articles.
pub(crate) struct Columns<'py> {
    pub(crate) texts: Column<'py>,
    pub(crate) ids: Option<Column<'py>>,
    pub(crate) days: Option<Column<'py>>,
}

/// One row of them: what can not be read is an error of this row alone.
pub(crate) struct Row {
    pub(crate) id: Option<PyResult<DocumentId>>,
    pub(crate) article: PyResult<(Article, usize)>,
}

impl<'py> Columns<'py> {
    /// The next row, which is number `place` for the caller.
    pub(crate) fn next(&mut self, py: Python<'py>, place: usize) -> Option<PyResult<Row>> {
        let text = self.texts.next(py)?;
        Some(text.and_then(|text| self.row(py, text, place)))
    }

    fn row(&mut self, py: Python<'py>, text: Cell<'py>, place: usize) -> PyResult<Row> {
        let id = value_beside(py, &mut self.ids, place)?;
        let day = value_beside(py, &mut self.days, place)?;
        let article = || {
            let text = text.text(self.texts.name_at(place))?;
            let (length, article) = (text.len(), Article::new(text));
            let day = day.map_or(Ok(None), |(day, name)| day.day(name))?;
            Ok((article.published(day), length))
        };
        Ok(Row { article: article(), id: id.map(|(id, name)| id.id(name)) })
    }

    /// That no column goes on behind the last text.
    pub(crate) fn finish(&mut self, py: Python<'py>, texts: usize) -> PyResult<()> {
        let longer = [&mut self.ids, &mut self.days].into_iter().flatten().find_map(|column| {
            let more = column.next(py)?;
            Some(more.and_then(|_| {
                let message = format!("{} has more items than there are texts, which are {texts}", column.name());
                Err(crate::errors::invalid(message))
            }))
        });
        longer.unwrap_or(Ok(()))
    }
}

type Named<'py> = (Cell<'py>, String);

/// The value of another column for the text at `place`, which has to have one.
fn value_beside<'py>(py: Python<'py>, column: &mut Option<Column<'py>>, place: usize) -> PyResult<Option<Named<'py>>> {
    let Some(column) = column else { return Ok(None) };
    let cell = column.next(py).unwrap_or_else(|| {
        let message = format!("{} has {place} items, fewer than there are texts", column.name());
        Err(crate::errors::invalid(message))
    });
    Ok(Some((cell?, column.name_at(place))))
}
