"""The report of a corpus: without this a page may be of the wrong counts, or call home."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

import inquit

CORPUS = Path(__file__).parent.parent.parent / "examples" / "corpus"


class Rows(HTMLParser):
    """The cells of every row of every table, and all tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "td" in self.open and "svg" not in self.open and "small" not in self.open:
            self.rows[-1][-1] += data


def read(page: Path) -> Rows:
    parsed = Rows()
    parsed.feed(page.read_text(encoding="utf-8"))
    return parsed


def test_the_counts_are_those_of_the_table(tmp_path: Path) -> None:
    """Who reads the page and who counts the rows must find the same."""
    corpus = inquit.parse_files(CORPUS)
    corpus.report(tmp_path / "report.html")
    said = Counter[str]()
    for doc in corpus:
        for a in doc.attributions:
            if a.act != "hypothetical" and not (a.cue and a.cue.negated):
                said.update(s.name.rsplit(" ", 1)[-1] for s in a.speakers if s.anonymous is None)
    rows = [row for row in read(tmp_path / "report.html").rows if len(row) == 5]
    assert rows[0][0] == "Tomas Vell"
    for name, _, count, _, _ in rows[:5]:
        assert int(count) == said[name.rsplit(" ", 1)[-1]], name


def test_the_page_needs_nothing_beside_it(tmp_path: Path) -> None:
    """No script runs, nothing is fetched, and what a text says is text."""
    corpus = inquit.parse_many(["“<script>alert(1)</script>,” said <img src=x> Moor.", None], on_error="null")
    corpus.report(tmp_path / "report.html", title="<script>alert(1)</script>")
    tags = read(tmp_path / "report.html").tags
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in tags}
    assert not any(key.startswith(("on", "src", "href")) for _, attributes in tags for key in attributes)


def test_an_empty_corpus_has_a_report(tmp_path: Path) -> None:
    inquit.parse_many([]).report(tmp_path / "report.html")
    assert "0 articles" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        inquit.parse_many([]).report(tmp_path / "none" / "report.html")
