"""Offsets: without these a user's highlights are off by one emoji."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ARTICLE, ODD, news, places

import inquit

TEXTS = [pytest.param(text, id=name) for name, text in {"article": ARTICLE, **ODD}.items()]


def check_places(text: str, doc: inquit.Document) -> None:
    assert doc.text == text
    for place in places(doc):
        assert 0 <= place.start <= place.end <= len(text)
        assert text[place.start : place.end] == place.text


@pytest.mark.parametrize("text", TEXTS)
def test_every_view_slices_the_python_string(text: str) -> None:
    check_places(text, inquit.parse(text))


@given(news)
def test_every_view_slices_any_string(text: str) -> None:
    check_places(text, inquit.parse(text))


@given(news, st.booleans())
def test_sentences_and_quotes_alone_are_those_of_the_document(text: str, whole: bool) -> None:
    """Who takes the fast way gets the same answer."""
    parser = inquit.Parser(whole_quotations=whole)
    doc = parser.parse(text)
    sentences = [inquit.sentences(text, whole_quotations=whole), parser.sentences(text)]
    for alone in sentences:
        assert places_of(alone) == places_of(doc.sentences)
    for quotes in (inquit.quotes(text), parser.quotes(text)):
        assert places_of(quotes) == places_of(doc.quotes)


def places_of(layer: inquit.Layer[Any]) -> list[tuple[int, int, str]]:
    return [(place.start, place.end, place.text) for place in layer]


@given(news)
def test_no_sentence_ends_inside_a_quotation_that_is_kept_whole(text: str) -> None:
    """Who counts quotations by sentence counts none in two parts."""
    sentences = inquit.sentences(text, whole_quotations=True)
    for quote in inquit.quotes(text):
        for piece in quote.spans:
            assert any(sentence.start <= piece.start and piece.end <= sentence.end for sentence in sentences)


@given(news)
def test_sentences_do_not_overlap(text: str) -> None:
    """Counting words by sentence counts none twice."""
    for one, two in itertools.pairwise(inquit.parse(text).sentences):
        assert one.end <= two.start


@pytest.mark.parametrize("text", TEXTS)
def test_units_of_the_json_slice_the_same_words(text: str) -> None:
    """What goes to a JavaScript page or a Rust service still points at the same words."""
    doc = inquit.parse(text)
    chars, units, raw = (doc.to_dict(offsets=unit)["sentences"] for unit in ("char", "utf16", "byte"))
    utf16, utf8 = text.encode("utf-16-le"), text.encode()
    assert [text[s:e] for s, e in chars] == [utf16[2 * s : 2 * e].decode("utf-16-le") for s, e in units]
    assert [text[s:e] for s, e in chars] == [utf8[s:e].decode() for s, e in raw]


def test_pieces_leave_out_what_stands_between() -> None:
    """A quotation in two pieces does not swallow the *she said* between them."""
    doc = inquit.parse("“Nine,” said Inga Reyes, “or ten.”")
    content = doc.attributions[0].content
    assert [piece.text for piece in content.spans] == ["“Nine,”", "“or ten.”"]
    assert content.text == doc.text
