"""Documents as HTML: without these a notebook shows wrong words, other people's scripts, or nothing."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from samples import ARTICLE, ODD, news

import inquit


class Page(HTMLParser):
    """The words of the article, the cards, and every element, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.cards: list[str] = []
        self.elements: set[str] = set()
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag != "meta":
            self._open.append(tag)
        self.cards += [value or "" for name, value in attributes if name == "data-card"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self._open:
            self.words.append(data)


def read(html: str) -> str:
    return "".join(Page(html).words)


def shown(text: str) -> str:
    return text.replace("\0", "\ufffd")


@given(news)
def test_a_browser_reads_any_text_back(text: str) -> None:
    doc = inquit.parse(text)
    assert read(doc.to_html()) == read(doc.to_html(page=True, title=text)) == shown(text)


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_back(name: str) -> None:
    assert read(inquit.parse(ODD[name]).to_html()) == shown(ODD[name])


def test_a_notebook_shows_the_document() -> None:
    doc = inquit.parse(ARTICLE)
    html = doc._repr_html_()
    assert html == doc.to_html()
    assert html == inquit.parse(ARTICLE).to_html()
    assert Page(html).cards[0].startswith("Ada Moor\nindirect statement · ")


def test_a_notebook_shows_one_attribution() -> None:
    doc = inquit.parse(ARTICLE)
    second = doc.attributions[1]
    html = second._repr_html_()
    assert html is not None
    assert read(html) == "“We tested it,” she said, “and ‘nothing’ moved.”"
    assert len(Page(html).cards) == len(second.spans) == 2


def test_a_page_is_named_by_its_title_or_headline() -> None:
    doc = inquit.parse("Pier & port shut\n\nBy Ada Moor\n\nInga Reyes said on Monday that it was closed.")
    assert "<title>Pier &amp; port shut</title>" in doc.to_html(page=True)
    assert "<title>Nine &lt; ten</title>" in doc.to_html(page=True, title="Nine < ten")
    with pytest.raises(TypeError):
        doc.to_html(True)  # type: ignore[call-arg]


def test_nothing_runs_and_nothing_is_fetched() -> None:
    """Whoever opens a notebook full of scraped pages runs none of their scripts."""
    text = "“<script>alert(1)</script>,” said Ada Moor. “<img src=x onerror=alert(1)>,” she said."
    html = inquit.parse(text).to_html(page=True, title=text)
    known = {"html", "head", "meta", "title", "style", "body", "div", "header", "article"}
    marks = {"ul", "li", "p", "i", "b", "u", "em", "span", "mark", "h2", "h3", "blockquote"}
    assert Page(html).elements <= known | marks
    assert "url(" not in html
    assert "@import" not in html
