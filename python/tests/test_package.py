"""The package: without these the documented examples lie, editors know no types, and every script starts late."""

import doctest
import inspect
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

import inquit
from inquit import _native

README = Path(__file__).parent.parent / "README.md"


def documented() -> Iterator[tuple[str, str | None]]:
    """Everything public with its docstring, properties and methods of classes included."""
    yield "inquit", inquit.__doc__
    for name in inquit.__all__:
        if name == "__version__":
            continue
        item = getattr(inquit, name)
        yield name, item.__doc__
        if inspect.isclass(item) and item is not inquit.InquitError:
            for member, value in vars(item).items():
                if not member.startswith("_"):
                    yield f"{name}.{member}", value.__doc__


DOCUMENTED = dict(documented())


@pytest.mark.parametrize("name", DOCUMENTED)
def test_what_is_public_is_documented(name: str) -> None:
    """`help()` answers in a notebook."""
    assert (DOCUMENTED[name] or "").strip()


@pytest.mark.parametrize("name", [name for name, text in DOCUMENTED.items() if ">>>" in (text or "")])
def test_documented_example_holds(name: str) -> None:
    run_examples(name, DOCUMENTED[name] or "")


def test_readme_example_holds() -> None:
    run_examples("README.md", README.read_text(encoding="utf-8"))


def run_examples(name: str, text: str) -> None:
    test = doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, name, None, 0)
    report: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert results.attempted > 0
    assert results.failed == 0, "".join(report)


def test_the_version_is_that_of_the_distribution() -> None:
    """A bug report names the version that runs."""
    assert inquit.__version__ == metadata.version("inquit")


def test_nothing_else_has_to_be_installed() -> None:
    requires = metadata.requires("inquit") or []
    assert [line for line in requires if "extra ==" not in line] == []


def test_classes_know_where_they_are_imported_from() -> None:
    for item in map(vars(inquit).get, inquit.__all__):
        if inspect.isclass(item):
            assert item.__module__ == "inquit"


def test_everything_native_is_exported() -> None:
    public = {name for name in _native.__all__ if name == "__version__" or not name.startswith("_")}
    assert public - set(inquit.__all__) == {"LayerIterator"}


def test_import_is_quick() -> None:
    """A command-line tool that uses inquit answers at once."""
    script = "import time; t = time.perf_counter(); import inquit; print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", script], check=True, capture_output=True) for _ in range(5)]
    assert min(float(run.stdout) for run in runs) <= 0.060


USE = """
from pathlib import Path

import inquit
from inquit import Layer, Quote
from typing_extensions import assert_type

doc = inquit.parse("Nine.", published="2024-11-16")
assert_type(doc.quotes[0], Quote)
assert_type(doc.quotes[1:], Layer[Quote])
assert_type([sentence.text for sentence in doc.sentences], list[str])
assert_type(inquit.Parser(classes=["communication"], model=None).model, str | None)
assert_type(inquit.Parser(model=Path("mine.bin") if Path("mine.bin").exists() else None).parse("Nine."), inquit.Document)
corpus = inquit.parse_many(["Nine."], ids=["a1"], threads=1)
assert_type(corpus, inquit.Corpus[inquit.Document])
assert_type(corpus[0], inquit.Document)
assert_type(corpus[:1], inquit.Corpus[inquit.Document])
assert_type(inquit.parse_many(["Nine.", None], on_error="null"), inquit.Corpus[inquit.Document | None])
assert_type(inquit.parse_table(corpus.sentences), inquit.Corpus[inquit.Document])
assert_type(inquit.Corpus([doc, None]), inquit.Corpus[inquit.Document | None])
assert_type(inquit.Corpus([doc]), inquit.Corpus[inquit.Document])
assert_type(doc.by("Reyes"), Layer[inquit.Attribution])
assert_type(doc.attributions.where(mode="direct", act=["statement"]), Layer[inquit.Attribution])

source = inquit.Source(doc)
assert_type(source.verify_many(["Nine"], speakers=[None]), list[inquit.Verification])
assert_type(inquit.Archive([source, "Nine."]).verify("Nine"), list[tuple[int, inquit.Verification]])
assert_type(inquit.verify("Nine", source, speaker="Reyes").places[0].pieces, list[inquit.Span])

def marks(quotes: Layer[Quote]) -> list[str]:
    return [quote.marks for quote in quotes]

for attribution in doc.attributions:
    if attribution.mode == "direct" and isinstance(attribution.via, inquit.Speaker):
        print(attribution.via.name, marks(attribution.quotes))
"""


def test_types_hold_in_strict_programs(tmp_path: Path) -> None:
    """A team that checks its types needs no `Any` and no `ignore`."""
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "use.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
