//! Rows of all documents of a corpus, and the Arrow arrays made of them.

use std::sync::Arc;

use arrow_array::builder::{
    Int64Builder, LargeListBuilder, LargeStringBuilder, StringDictionaryBuilder, StructBuilder,
};
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, LargeListArray, LargeStringArray};
use arrow_schema::{ArrowError, DataType, Field};
use inquit::{Document, Span, Unit};
use jiff::civil::Date;
use serde::Serialize;

use crate::column::EPOCH;
use crate::columns::hull;
use crate::corpus::Corpus;
use crate::ids::DocumentId;
use crate::table::{self, Table};
use crate::units::word;

/// Rows of one batch: enough that readers lose no time between two of them, few enough to bound what is built at once.
const BATCH: usize = 1 << 16;

/// Name and values.
pub(crate) type Column = (&'static str, ArrayRef);

/// One record of a document.
pub(crate) struct Row<'a, R> {
    id: Option<&'a DocumentId>,
    pub(crate) document: &'a Document,
    /// Of the record in its document.
    pub(crate) number: usize,
    pub(crate) record: R,
}

impl<'a, R> Row<'a, R> {
    pub(crate) fn text(&self, span: Span) -> &'a str {
        span.text(self.document.text())
    }

    /// The words from the first of `spans` to the last.
    pub(crate) fn text_of(&self, spans: &[Span]) -> Option<&'a str> {
        hull(spans).map(|span| self.text(span))
    }

    /// First code point of `span`.
    pub(crate) fn start(&self, span: Span) -> usize {
        self.document.convert(span, Unit::Char)[0] as usize
    }

    /// One past the last code point of `span`.
    pub(crate) fn end(&self, span: Span) -> usize {
        self.document.convert(span, Unit::Char)[1] as usize
    }

    /// The number of the sentence that holds the byte `at`.
    pub(crate) fn sentence_at(&self, at: u32) -> Option<usize> {
        let sentences = self.document.sentences();
        let number = sentences.partition_point(|sentence| sentence.end() <= at);
        sentences.get(number).filter(|sentence| sentence.start() <= at).map(|_| number)
    }
}

/// The table of all `records` of a corpus.
pub(crate) fn table<'c, R, I: IntoIterator<Item = R>>(
    corpus: &'c Corpus,
    records: impl Fn(&'c Document) -> I,
    columns: impl Fn(&Batch<'_, R>) -> Vec<Column>,
) -> Result<Table, ArrowError> {
    let mut rows = Vec::new();
    for (id, document) in corpus.pairs() {
        let records = records(document).into_iter().enumerate();
        rows.extend(records.map(|(number, record)| Row { id, document, number, record }));
    }
    let has_numbers = !corpus.pairs().any(|(id, _)| matches!(id, Some(DocumentId::Text(_))));
    let build = |rows: &[Row<'_, R>]| table::batch(columns(&Batch { rows, has_numbers }));
    let schema = build(&[])?.schema();
    Ok(Table::new(schema, rows.chunks(BATCH).map(build).collect::<Result<_, _>>()?))
}

/// Some rows, of which columns are made. Offsets into text and lists have 64 bits: with 32, a batch of long texts would
/// overflow.
pub(crate) struct Batch<'a, R> {
    rows: &'a [Row<'a, R>],
    /// Every id is a number.
    has_numbers: bool,
}

impl<'a, R> Batch<'a, R> {
    /// The names of the documents: numbers if all of them are.
    pub(crate) fn ids(&self) -> ArrayRef {
        if self.has_numbers {
            let number = |row: &Row<'_, R>| match row.id? {
                DocumentId::Number(number) => Some(*number),
                DocumentId::Text(_) => None,
            };
            return Arc::new(Int64Array::from_iter(self.rows.iter().map(number)));
        }
        self.texts(|row| {
            row.id.map(|id| match id {
                DocumentId::Number(number) => number.to_string().into(),
                DocumentId::Text(text) => std::borrow::Cow::Borrowed(text.as_str()),
            })
        })
    }

    pub(crate) fn texts<S: AsRef<str>>(&self, value: impl Fn(&Row<'a, R>) -> Option<S>) -> ArrayRef {
        Arc::new(LargeStringArray::from_iter(self.rows.iter().map(value)))
    }

    pub(crate) fn numbers(&self, value: impl Fn(&Row<'a, R>) -> Option<usize>) -> ArrayRef {
        Arc::new(Int64Array::from_iter(self.rows.iter().map(|row| value(row).map(|number| number as i64))))
    }

    pub(crate) fn reals(&self, value: impl Fn(&Row<'a, R>) -> Option<f64>) -> ArrayRef {
        Arc::new(Float64Array::from_iter(self.rows.iter().map(value)))
    }

    pub(crate) fn flags(&self, value: impl Fn(&Row<'a, R>) -> Option<bool>) -> ArrayRef {
        Arc::new(BooleanArray::from_iter(self.rows.iter().map(value)))
    }

    pub(crate) fn days(&self, value: impl Fn(&Row<'a, R>) -> Option<Date>) -> ArrayRef {
        let days = |day: Date| (day.duration_since(EPOCH).as_hours() / 24) as i32;
        Arc::new(Date32Array::from_iter(self.rows.iter().map(|row| value(row).map(days))))
    }

    /// Words that repeat, each stored once.
    pub(crate) fn words<W: Serialize + PartialEq>(&self, value: impl Fn(&Row<'a, R>) -> Option<W>) -> ArrayRef {
        let mut words = StringDictionaryBuilder::<Int32Type>::new();
        let mut last: Option<(W, String)> = None;
        for row in self.rows {
            let Some(member) = value(row) else {
                words.append_null();
                continue;
            };
            // The word is asked of serde, which takes longer than all the rest, and is often that of the row before.
            let known = last.take().filter(|(known, _)| *known == member);
            let (member, spelt) = known.unwrap_or_else(|| {
                let spelt = word(&member);
                (member, spelt)
            });
            words.append_value(&spelt);
            last = Some((member, spelt));
        }
        Arc::new(words.finish())
    }

    pub(crate) fn number_lists(&self, value: impl Fn(&Row<'a, R>) -> Vec<usize>) -> ArrayRef {
        let lists = self.rows.iter().map(|row| {
            let numbers = value(row).into_iter();
            Some(numbers.map(|number| Some(number as i64)).collect::<Vec<_>>())
        });
        Arc::new(LargeListArray::from_iter_primitive::<Int64Type, _, _>(lists))
    }

    pub(crate) fn text_lists<'r>(&self, value: impl Fn(&Row<'a, R>) -> &'r [Box<str>]) -> ArrayRef {
        let mut lists = LargeListBuilder::new(LargeStringBuilder::new());
        for row in self.rows {
            lists.append_value(value(row).iter().map(|text| Some(text.as_ref())));
        }
        Arc::new(lists.finish())
    }

    /// Lists of places, each with its first code point and the one past its last.
    pub(crate) fn spans<'r>(&self, value: impl Fn(&Row<'a, R>) -> &'r [Span]) -> ArrayRef {
        let ends = ["start", "end"].map(|name| Field::new(name, DataType::Int64, true));
        let mut lists = LargeListBuilder::new(StructBuilder::from_fields(ends.to_vec(), self.rows.len()));
        for row in self.rows {
            for &span in value(row) {
                let place = lists.values();
                for (field, at) in [row.start(span), row.end(span)].into_iter().enumerate() {
                    let column = place.field_builder::<Int64Builder>(field).expect("both fields are of this type");
                    column.append_value(at as i64);
                }
                place.append(true);
            }
            lists.append(true);
        }
        Arc::new(lists.finish())
    }
}
