"""Tables: without these a data frame shows other words, other people or other places than the documents do."""

import datetime
import sys
from collections.abc import Callable
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ARTICLE, ODD, news

import inquit

NESTED = (
    "Ada Moor and Gus Roe said on Friday that “the pier” was safe, Norwire reported. "
    "A senior official, who asked not to be named because he feared reprisals, denied it in a statement."
)
TEXTS = [ARTICLE, NESTED, "", *ODD.values()]
TABLES = ["attributions", "sentences", "quotes", "speakers"]


def asked(query: str, **tables: inquit.Table) -> Any:
    """The columns and rows that DuckDB answers with."""
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        rows = connection.sql(query)
        assert rows is not None
        return rows.columns, rows.fetchall()


def by_duckdb(table: inquit.Table) -> list[dict[str, Any]]:
    columns, rows = asked("select * from found", found=table)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def by_pandas(table: inquit.Table) -> list[dict[str, Any]]:
    return [{name: plain(value) for name, value in row.items()} for row in table.to_pandas().to_dict("records")]


def plain(value: Any) -> Any:
    """What pandas has as a list, a whole number, a day or nothing."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return value
    if value is None or value is pandas.NaT or value != value:
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() and value > 1 else value


READERS: dict[str, Callable[[inquit.Table], list[dict[str, Any]]]] = {
    "polars": lambda table: table.to_polars().to_dicts(),
    "pyarrow": lambda table: table.to_arrow().to_pylist(),
    "duckdb": by_duckdb,
    "pandas": by_pandas,
}


def corpus() -> inquit.Corpus[inquit.Document | None]:
    texts: list[str | None] = [*TEXTS[:2], None, *TEXTS[2:]]
    days = ["2024-11-16", *[None] * (len(texts) - 1)]
    return inquit.parse_many(texts, ids=[f"é{n}" for n in range(len(texts))], published=days, on_error="null")


def hull(span: inquit.Span | None) -> dict[str, Any]:
    return {} if span is None or not span.spans else {"text": span.text, "start": span.start, "end": span.end}


def sentence_of(doc: inquit.Document, start: int) -> int | None:
    return next((n for n, sentence in enumerate(doc.sentences) if sentence.start <= start < sentence.end), None)


def attribution_row(doc: inquit.Document, a: inquit.Attribution) -> dict[str, Any]:
    """A row of the table as the views have it."""
    source, addressee = hull(a.source), hull(a.addressee)
    kinds = {speaker.kind for speaker in a.speakers}
    anonymous = [speaker.anonymous.type for speaker in a.speakers if speaker.anonymous]
    via = a.via.speaker_names or hull(a.via.source).get("text") if isinstance(a.via, inquit.Attribution) else a.via and a.via.name
    return {
        "attribution": a.id,
        "sentence": sentence_of(doc, a.start),
        "mode": a.mode,
        "act": a.act,
        "content": a.content.text,
        "content_start": a.start,
        "content_end": a.end,
        "content_spans": [{"start": piece.start, "end": piece.end} for piece in a.spans],
        "cue": a.cue and a.cue.text,
        "cue_lemma": a.cue and a.cue.lemma,
        "cue_class": a.cue and a.cue.class_,
        "negated": a.cue and a.cue.negated,
        "hedged": a.cue and a.cue.hedged,
        "source": source.get("text"),
        "source_start": source.get("start"),
        "source_end": source.get("end"),
        "speaker": a.speaker_names or None,
        "speaker_ids": [speaker.id for speaker in a.speakers],
        "speaker_kind": kinds.pop() if len(kinds) == 1 else None,
        "anonymous": anonymous[0] if anonymous else None,
        "evidence": a.source and a.source.evidence,
        "addressee": addressee.get("text"),
        "addressee_speaker": ("; ".join(speaker.name for speaker in a.addressee.speakers) or None) if a.addressee else None,
        "time": a.time and a.time.text,
        "date": a.time and a.time.date,
        "place": a.place and a.place.text,
        "medium": a.medium and a.medium.text,
        "parent": None if a.parent is None else a.parent.id,
        "via": via,
        "confidence": a.confidence,
        "published": doc.published,
    }


def quote_row(doc: inquit.Document, quote: inquit.Quote) -> dict[str, Any]:
    return {
        "quote": quote.id,
        "sentence": sentence_of(doc, quote.start),
        **hull(quote),
        "spans": [{"start": piece.start, "end": piece.end} for piece in quote.spans],
        "marks": quote.marks,
        "role": quote.role,
        "closed": quote.closed,
        "parent": None if quote.parent is None else quote.parent.id,
    }


def words(spans: list[inquit.Span]) -> int:
    """White space is that of Unicode: Python has four control characters more."""
    return sum(len(span.text.translate(dict.fromkeys(range(0x1C, 0x20), "x")).split()) for span in spans)


def speaker_row(doc: inquit.Document, speaker: inquit.Speaker) -> dict[str, Any]:
    said = doc.by(speaker)
    return {
        "speaker": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "anonymous": speaker.anonymous and speaker.anonymous.type,
        "descriptions": speaker.descriptions,
        "mentions": len(speaker.mentions),
        "attributions": len(said),
        "words_said": sum(words(a.spans) for a in said),
        "words_quoted": sum(words(quote.spans) for a in said for quote in a.quotes),
    }


def rows(corpus: inquit.Corpus[Any], table: str) -> list[dict[str, Any]]:
    """The rows that the table is to have."""
    found: list[dict[str, Any]] = []
    for id, doc in zip(corpus.ids, corpus, strict=True):
        if doc is None:
            continue
        records: list[dict[str, Any]] = {
            "attributions": lambda doc=doc: [attribution_row(doc, a) for a in doc.attributions],
            "sentences": lambda doc=doc: [{"sentence": n, **hull(sentence)} for n, sentence in enumerate(doc.sentences)],
            "quotes": lambda doc=doc: [quote_row(doc, quote) for quote in doc.quotes],
            "speakers": lambda doc=doc: [speaker_row(doc, speaker) for speaker in doc.speakers],
        }[table]()
        found.extend({"document": id, **record} for record in records)
    return found


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("table", TABLES)
def test_every_reader_sees_what_the_views_have(table: str, reader: str) -> None:
    """The same numbers in a paper, whichever library counted them."""
    docs = corpus()
    wanted = rows(docs, table)
    assert wanted
    assert READERS[reader](getattr(docs, table)) == wanted


@given(st.lists(news, max_size=5))
def test_tables_are_as_the_views_for_any_text(texts: list[str]) -> None:
    docs = inquit.parse_many(texts)
    for table in TABLES:
        assert getattr(docs, table).to_polars().to_dicts() == rows(docs, table)


@given(news)
def test_offsets_slice_the_text(text: str) -> None:
    """A highlight made from a data frame covers the words, whatever emoji stand before them."""
    docs = inquit.parse_many([text])
    for row in docs.attributions.to_polars().to_dicts():
        assert text[row["content_start"] : row["content_end"]] == row["content"]
        if row["source"] is not None:
            assert text[row["source_start"] : row["source_end"]] == row["source"]
    for table in (docs.sentences, docs.quotes):
        for row in table.to_polars().to_dicts():
            assert text[row["start"] : row["end"]] == row["text"]


def test_rows_without_end_are_in_order() -> None:
    """More rows than one batch holds."""
    docs = inquit.parse_many(["One came in. Two went out. " * 500] * 80)
    table = docs.sentences.to_arrow()
    assert table.num_rows == docs.sentences.num_rows == len(docs.sentences) == 80_000
    assert table.column("document").num_chunks == 2
    assert table.column("sentence").to_pylist() == [*range(1000)] * 80


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_same_columns(table: str) -> None:
    """A month without articles does not break the loop over the years."""
    empty, full = (getattr(inquit.parse_many(texts), table) for texts in ([], TEXTS))
    assert empty.num_rows == 0
    assert empty.to_arrow().schema == full.to_arrow().schema
    assert empty.to_polars().schema == full.to_polars().schema
    assert polars.concat([empty.to_polars(), full.to_polars()]).height == full.num_rows
    assert asked("select count(*) from empty", empty=empty)[1] == [(0,)]
    assert list(empty.to_pandas().columns) == empty.column_names


def test_ids_are_numbers_if_all_are() -> None:
    numbers = inquit.parse_many(["One.", "Two."], ids=[-3, 1 << 62]).sentences
    assert numbers.to_polars()["document"].to_list() == [-3, 1 << 62]
    mixed = inquit.parse_many(["One.", "Two."], ids=[7, "b"]).sentences
    assert mixed.to_polars()["document"].to_list() == ["7", "b"]


def test_words_that_repeat_are_categories() -> None:
    """A million rows of `communication` cost a number each, and group as words do."""
    table = inquit.parse_many([ARTICLE, NESTED]).attributions
    frame = table.to_polars()
    for name in ("mode", "act", "cue_lemma", "cue_class", "speaker_kind", "evidence", "anonymous"):
        assert frame.schema[name] == polars.Categorical, name
    assert frame.filter(polars.col("mode") == "direct").height == frame["mode"].to_list().count("direct")
    assert table.to_pandas().groupby("mode", observed=True).size()["direct"] == frame["mode"].to_list().count("direct")
    assert isinstance(table.to_arrow().schema.field("mode").type, pyarrow.DictionaryType)


def test_pandas_needs_no_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = corpus()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for table in TABLES:
        assert by_pandas(getattr(docs, table)) == rows(docs, table)


@pytest.mark.parametrize(("method", "package"), [("to_pandas", "pandas"), ("to_polars", "polars"), ("to_arrow", "pyarrow")])
def test_a_missing_package_is_named(method: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=rf"^Table\.{method} needs {package}, which can not be imported: "):
        getattr(inquit.parse_many([]).sentences, method)()


def test_duckdb_finds_tables_among_the_variables() -> None:
    said = inquit.parse_many([ARTICLE]).attributions
    rows = duckdb.sql("select speaker, count(*) from said group by speaker")
    assert rows is not None
    assert rows.fetchall() == [("Ada Moor", 2), ("Inga Reyes", 1)] and said.num_rows == 3


def test_a_schema_can_be_asked_for() -> None:
    """Readers that want other types than ours say so."""
    table = inquit.parse_many(["One."]).sentences
    wanted = pyarrow.schema([(name, pyarrow.string() if name == "text" else pyarrow.int64()) for name in table.column_names])
    assert pyarrow.table(table, schema=wanted).schema == wanted
    assert pyarrow.schema(table) == table.to_arrow().schema


def test_tables_are_values() -> None:
    one, two = inquit.parse_many([ARTICLE]), inquit.parse_many([ARTICLE])
    assert one.attributions == two.attributions and hash(one.attributions) == hash(two.attributions)
    assert one.attributions != one.sentences
    assert one.sentences != inquit.parse_many(["One."]).sentences
    assert repr(inquit.parse_many(["One. Two."]).sentences) == "<Table of 2 rows: document, sentence, text, start, end>"
