"""Parquet files, by whichever reader is installed; nothing here is imported before somebody has such a file."""

import os
from importlib.util import find_spec


def open_columns(path: str | os.PathLike[str], wanted: list[str]) -> tuple[list[str], object]:
    """The names of all columns, and those that are wanted and there, as something with ``__arrow_c_stream__``."""
    path = os.fspath(path)
    # Their own errors for a missing file differ, and not all of them are `OSError`.
    with open(path, "rb"):
        pass
    for package, read in _READERS.items():
        if find_spec(package) is not None:
            return read(path, wanted)
    raise ImportError(f"reading {path!r} needs pyarrow, polars or duckdb, and none of them is installed")


def _with_pyarrow(path: str, wanted: list[str]) -> tuple[list[str], object]:
    import pyarrow
    import pyarrow.parquet

    file = pyarrow.parquet.ParquetFile(path)
    schema = file.schema_arrow
    there = [name for name in wanted if name in schema.names]
    batches = file.iter_batches(columns=there)
    return schema.names, pyarrow.RecordBatchReader.from_batches(pyarrow.schema([schema.field(name) for name in there]), batches)


def _with_polars(path: str, wanted: list[str]) -> tuple[list[str], object]:
    import polars

    frame = polars.scan_parquet(path)
    names = frame.collect_schema().names()
    return names, frame.select([name for name in wanted if name in names]).collect()


def _with_duckdb(path: str, wanted: list[str]) -> tuple[list[str], object]:
    import duckdb

    relation = duckdb.read_parquet(path)
    there = [duckdb.ColumnExpression(name) for name in wanted if name in relation.columns]
    return relation.columns, relation.select(*there) if there else relation


_READERS = {"pyarrow": _with_pyarrow, "polars": _with_polars, "duckdb": _with_duckdb}
