"""Texts from where people have them: without these a data frame has to be taken apart and put together by hand."""

import datetime
import itertools
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from interrupts import interrupted
from samples import ARTICLE, ODD

import inquit
from inquit import _parquet

TEXTS = [ARTICLE, *ODD.values()]

COLUMNS = {
    "pandas str": pandas.Series,
    "pandas object": lambda texts: pandas.Series(texts, dtype=object),
    "pandas index": lambda texts: pandas.Series(texts, index=range(len(texts), 0, -1)),
    "polars": polars.Series,
    "polars categorical": lambda texts: polars.Series(texts, dtype=polars.Categorical),
    "string": pyarrow.array,
    "large_string": lambda texts: pyarrow.array(texts, pyarrow.large_string()),
    "string_view": lambda texts: pyarrow.array(texts, pyarrow.string_view()),
    "dictionary": lambda texts: pyarrow.array(texts).dictionary_encode(),
    "chunked": lambda texts: pyarrow.chunked_array([texts[:2], [], texts[2:]], pyarrow.string()),
    "slice": lambda texts: pyarrow.array(["no", *texts, "no"])[1:-1],
}


@pytest.mark.parametrize("column", COLUMNS)
def test_any_column_gives_its_texts(column: str) -> None:
    corpus = inquit.parse_many(COLUMNS[column](TEXTS))
    assert corpus == [inquit.parse(text) for text in TEXTS]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_cell_is_an_error_of_its_row(column: str) -> None:
    cells = ["One.", None, "Three."]
    corpus = inquit.parse_many(COLUMNS[column](cells), on_error="null")
    assert [doc and doc.text for doc in corpus] == cells
    assert list(corpus.errors) == [1]
    assert corpus.errors[1].startswith("texts[1] must be str, not ")
    with pytest.raises(TypeError, match=r"^texts\[1\] must be str, not "):
        inquit.parse_many(COLUMNS[column](cells))


def test_a_column_of_nothing_has_only_errors() -> None:
    assert len(inquit.parse_many(pyarrow.nulls(3), on_error="null").errors) == 3


def test_mixed_cells_are_errors_of_their_rows() -> None:
    corpus = inquit.parse_many(pandas.Series(["One.", b"Two.", 3], dtype=object), on_error="null")
    assert corpus.errors == {1: "texts[1] must be str, not bytes", 2: "texts[2] must be str, not int"}


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (pyarrow.array([1, 2]), "texts must be a column of str, not of Int64"),
        (pyarrow.array([b"One."]), "texts must be a column of str, not of Binary"),
        (polars.DataFrame({"text": ["One."]}), r"texts must be a column of str, not of Struct.*"),
    ],
)
def test_a_column_of_something_else_is_named(texts: Any, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        inquit.parse_many(texts)


def test_bytes_that_are_no_text_are_refused() -> None:
    """Another library's mistake is an error, not a crash."""
    broken = pyarrow.Array.from_buffers(pyarrow.string(), 1, [None, *pyarrow.array([b"\xff\xfe."]).buffers()[1:]])
    with pytest.raises(inquit.InquitError, match="(?i)utf-?8"):
        inquit.parse_many(broken)


def test_ids_and_days_may_be_columns_too() -> None:
    days = [datetime.date(2024, 11, 16), None, datetime.date(1969, 7, 20)]
    for ids, published in [
        (polars.Series(["a", "b", "c"]), polars.Series(days)),
        (pyarrow.array(["a", "b", "c"]).dictionary_encode(), pyarrow.array(days).cast(pyarrow.date64())),
        (pandas.Series(["a", "b", "c"]), pandas.Series(pandas.to_datetime(days))),
        (["a", "b", "c"], pyarrow.array(days).cast(pyarrow.timestamp("us"))),
        (iter("abc"), pyarrow.array([day and day.isoformat() for day in days])),
    ]:
        corpus = inquit.parse_many(["One.", "Two.", "Three."], ids=ids, published=published)
        assert corpus.ids == ["a", "b", "c"]
        assert [doc.published for doc in corpus] == days


def test_the_day_of_a_time_is_that_of_its_place() -> None:
    """An evening in one time zone is not the next day of another."""
    at = datetime.datetime(2024, 11, 16, 3, 30, tzinfo=datetime.timezone.utc)
    local = pyarrow.array([at], pyarrow.timestamp("s", "America/New_York"))
    assert inquit.parse_many(["One."], published=local)[0].published == datetime.date(2024, 11, 15)
    assert inquit.parse_many(["One."], published=[local[0].as_py()])[0].published == datetime.date(2024, 11, 15)


def test_a_day_before_the_calendar_is_an_error_of_its_row() -> None:
    days = pyarrow.array([0, -1_000_000, 2**31 - 1], pyarrow.int32()).cast(pyarrow.date32())
    corpus = inquit.parse_many(["One.", "Two.", "Three."], published=days, on_error="null")
    assert list(corpus.errors) == [1, 2]
    assert corpus.errors[1].startswith("published[1] is -1000000 days after 1970-01-01, not a day")


FRAME = {"key": ["a", "b", "c"], "body": ["One.", None, ARTICLE], "day": [datetime.date(2024, 11, 16), None, None]}

TABLES = {
    "pandas": pandas.DataFrame,
    "polars": polars.DataFrame,
    "pyarrow": pyarrow.table,
    "record batch": pyarrow.RecordBatch.from_pydict,
    "reader": lambda frame: pyarrow.RecordBatchReader.from_batches(
        pyarrow.table(frame).schema, pyarrow.table(frame).to_batches(max_chunksize=2)
    ),
    "duckdb": lambda frame: duckdb.from_arrow(pyarrow.table(frame)),
}


def check_frame(corpus: inquit.Corpus[inquit.Document | None]) -> None:
    assert corpus.ids == ["a", "b", "c"]
    assert [doc and doc.text for doc in corpus] == FRAME["body"]
    assert [doc and doc.published for doc in corpus] == [datetime.date(2024, 11, 16), None, None]
    assert list(corpus.errors) == [1]
    assert corpus.errors[1].startswith("body[1] must be str, not ")


@pytest.mark.parametrize("table", TABLES)
def test_any_table_will_do(table: str) -> None:
    made = TABLES[table](FRAME)
    check_frame(inquit.parse_table(made, text="body", id="key", published="day", on_error="null"))


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_column_is_named_with_those_there_are(table: str) -> None:
    with pytest.raises(inquit.InquitError, match="^the table has no column 'text'; it has 'key', 'body', 'day'$"):
        inquit.parse_table(TABLES[table](FRAME))
    with pytest.raises(inquit.InquitError, match="^the table has no column 'url'; it has "):
        inquit.parse_table(TABLES[table](FRAME), text="body", id="url")


def test_pandas_needs_no_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pandas.DataFrame({**FRAME, "mixed": [1, "b", None]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    check_frame(inquit.parse_table(frame, text="body", id="key", published="day", on_error="null"))
    with pytest.raises(inquit.InquitError, match="^the table has no column 'text'; it has 'key', "):
        inquit.parse_table(frame)


def test_number_ids_stay_numbers() -> None:
    frame = polars.DataFrame({"text": ["One.", "Two."], "id": [7, 9]}, schema_overrides={"id": polars.UInt16})
    assert inquit.parse_table(frame, id="id").ids == [7, 9]


@pytest.mark.parametrize("table", [None, 3, ["One."], {"text": ["One."]}])
def test_what_is_no_table_is_named(table: Any) -> None:
    with pytest.raises(TypeError, match="^table must be a table with __arrow_c_stream__ or the path of a Parquet file, not "):
        inquit.parse_table(table)


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    path = tmp_path / "news.parquet"
    pyarrow.parquet.write_table(pyarrow.table({**FRAME, "other": [1, 2, 3]}), path, row_group_size=2)
    return path


@pytest.mark.parametrize("package", ["pyarrow", "polars", "duckdb"])
def test_a_parquet_file_is_read_by_what_is_installed(package: str, parquet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_parquet, "find_spec", lambda name: object() if name == package else None)
    for path in (parquet, str(parquet)):
        check_frame(inquit.parse_table(path, text="body", id="key", published="day", on_error="null"))
    with pytest.raises(inquit.InquitError, match="^the table has no column 'text'; it has 'key', 'body', 'day', 'other'$"):
        inquit.parse_table(parquet)


def test_without_a_reader_all_three_are_named(parquet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_parquet, "find_spec", lambda name: None)
    with pytest.raises(ImportError, match="news.parquet' needs pyarrow, polars or duckdb, and none of them is installed"):
        inquit.parse_table(parquet)


def test_a_missing_parquet_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.parquet"):
        inquit.parse_table(tmp_path / "none.parquet")


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    texts = {"b.txt": "Two.\r\nThree.", "a.txt": "\ufeffOne 🎉.", "c.TXT": "no", "d.md": "no"}
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "e.txt").mkdir()
    for folder in (tmp_path, str(tmp_path)):
        corpus = inquit.parse_files(folder)
        assert corpus.ids == ["a.txt", "b.txt"]
        assert [doc.text for doc in corpus] == [texts["a.txt"], texts["b.txt"]]
    assert inquit.parse_files(tmp_path / "b.txt").ids == ["b.txt"]
    paths: list[str | Path] = [tmp_path / "b.txt", str(tmp_path / "d.md")]
    assert inquit.parse_files(iter(paths)).ids == ["b.txt", "d.md"]


def test_a_bad_file_is_named_and_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Café".encode("latin-1"))
    paths = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "none.txt", tmp_path / "a.txt"]
    with pytest.raises(inquit.InquitError, match=r"b\.txt is not UTF-8: byte 0xe9 at position 3$"):
        inquit.parse_files(paths)
    with pytest.raises(FileNotFoundError, match="none.txt") as caught:
        inquit.parse_files(paths[2:])
    assert Path(caught.value.filename) == tmp_path / "none.txt"
    corpus = inquit.parse_files(paths, on_error="null")
    assert corpus.ids == ["a.txt", "b.txt", "none.txt", "a.txt"]
    assert [doc and doc.text for doc in corpus] == ["One.", None, None, "One."]
    assert list(corpus.errors) == [1, 2]


@pytest.mark.parametrize(
    ("paths", "message"),
    [(3, "paths must be a folder or an iterable of paths, not int"), ([3], "an item of paths must be a path, not int")],
)
def test_what_is_no_path_is_named(paths: Any, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        inquit.parse_files(paths)


def test_a_parser_has_the_same_three() -> None:
    parser = inquit.Parser(classes=["communication"], model=None)
    table = polars.DataFrame({"text": [ARTICLE]})
    wanted = [parser.parse(ARTICLE)]
    assert parser.parse_table(table) == wanted
    assert parser.parse_many(table["text"], ids=["a"], threads=1)[:].ids == ["a"]
    with pytest.raises(inquit.InquitError, match="on_error is 'skip', not 'raise' or 'null'"):
        parser.parse_files(".", on_error="skip")  # type: ignore[call-overload]


@pytest.mark.parametrize("threads", [None, 1, 2, 5])
def test_any_number_of_threads_gives_the_same(threads: int | None) -> None:
    texts = [f"Boat {n} left. {ARTICLE}" for n in range(100)]
    assert inquit.parse_many(texts, threads=threads) == inquit.parse_many(texts)


@pytest.mark.parametrize("threads", [0, -1, 1025, 1 << 40])
def test_an_impossible_number_of_threads_is_named(threads: int) -> None:
    with pytest.raises(inquit.InquitError, match=f"^threads is {threads}, not a number from 1 to 1024, nor None for all cores$"):
        inquit.parse_many([], threads=threads)


def test_one_thread_is_this_one() -> None:
    """On a shared machine no other core is touched."""
    def names() -> set[str]:
        return {path.name for path in Path("/proc/self/task").iterdir()}

    if not Path("/proc/self/task").exists():
        pytest.skip("needs Linux to count threads")
    seen: set[str] = set()

    def texts() -> Iterator[str]:
        for _ in range(3):
            seen.update(names())
            yield ARTICLE

    before = names()
    inquit.parse_many(texts(), threads=1)
    assert seen <= before
    inquit.parse_many(texts(), threads=3)
    assert len(seen - before) == 3
    # None outlives its call: a child of `multiprocessing` would wait for it for ever.
    end = time.perf_counter() + 10
    while not names() <= before and time.perf_counter() < end:
        time.sleep(0.01)
    assert names() <= before


def test_a_bar_is_shown_where_there_is_one(capfd: pytest.CaptureFixture[str]) -> None:
    inquit.parse_many([ARTICLE] * 10, progress=True)
    assert "10/10" in capfd.readouterr().err
    inquit.parse_many(iter([ARTICLE] * 7), progress=True)
    assert "7text" in capfd.readouterr().err
    inquit.parse_many([ARTICLE])
    assert capfd.readouterr().err == ""


def test_a_bar_is_closed_when_something_goes_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(TypeError):
        inquit.parse_many([ARTICLE, None], progress=True)  # type: ignore[list-item]
    assert capfd.readouterr().err.endswith("\n")


def test_without_tqdm_there_is_no_bar(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    assert len(inquit.parse_many([ARTICLE], progress=True)) == 1
    assert capfd.readouterr().err == ""


def test_an_interrupt_stops_a_slow_source() -> None:
    """Ctrl-C is heard while texts trickle in from C code, which never looks for it, and before the first batch is full."""
    with interrupted(within=1.3):
        inquit.parse_many(itertools.repeat("One.", 10_000_000))
