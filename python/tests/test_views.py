"""Views: without these a notebook shows addresses, loops run over the end and sets hold everything twice."""

import copy
from collections.abc import Sequence
from typing import Any
from unittest.mock import ANY

import pytest
from samples import ARTICLE

import inquit

THREE = "One came in. Two went out. Three stayed."


def texts(layer: inquit.Layer[Any]) -> list[str]:
    return [view.text for view in layer]


def test_a_layer_is_a_sequence() -> None:
    layer = inquit.sentences(THREE)
    assert isinstance(layer, Sequence)
    assert len(layer) == 3
    assert layer[0].text == layer[-3].text == "One came in."
    assert list(reversed(layer)) == list(layer)[::-1]
    assert layer[1] in layer
    assert "Two went out." not in layer
    assert layer.index(layer[1]) == 1
    assert layer.count(layer[1]) == 1


def test_a_layer_slices_like_a_list() -> None:
    layer = inquit.sentences(THREE)
    for cut in (slice(None), slice(1, None), slice(-2, -1), slice(None, None, -1), slice(0, 99, 2), slice(5, 1)):
        assert texts(layer[cut]) == texts(layer)[cut]
    assert layer[1:][0] == layer[1]
    assert texts(layer[1:][::-1][:1]) == ["Three stayed."]


@pytest.mark.parametrize("index", [3, -4, 10**30, -(10**30)])
def test_a_bad_index_is_an_index_error(index: int) -> None:
    with pytest.raises(IndexError, match=str(index)):
        inquit.sentences(THREE)[index]


@pytest.mark.parametrize("index", ["0", 0.0, None])
def test_what_is_no_index_is_a_type_error(index: Any) -> None:
    with pytest.raises(TypeError, match="index must be an integer or a slice, not "):
        inquit.sentences(THREE)[index]


def test_absent_values_are_not_found() -> None:
    layer = inquit.sentences(THREE)
    with pytest.raises(ValueError, match="not in list"):
        layer[:1].index(layer[2])
    assert layer.count("One came in.") == 0


def test_a_layer_unpacks_in_a_match() -> None:
    match inquit.sentences(THREE):
        case [first, *rest]:
            assert (first.text, len(rest)) == ("One came in.", 2)
        case _:
            pytest.fail("a layer is a sequence")


def test_an_empty_layer_is_false() -> None:
    """`if doc.attributions:` means what it says."""
    assert not inquit.parse("").attributions
    assert inquit.parse("One came in.").sentences


def test_views_of_the_same_thing_are_equal() -> None:
    """Sets and dictionaries of views work, even over two parses of a text."""
    one, two = inquit.parse(ARTICLE), inquit.parse(ARTICLE)
    assert one == two and hash(one) == hash(two) and one is not two
    for layer in ("blocks", "sentences", "quotes", "attributions", "speakers"):
        left, right = getattr(one, layer), getattr(two, layer)
        assert left == right and hash(left) == hash(right)
        assert list(left) == list(right)
        assert len({*left, *right}) == len(left)


def test_views_of_different_things_differ() -> None:
    doc, other = inquit.parse(THREE), inquit.parse(THREE + " Four slept.")
    assert doc != other
    assert doc.sentences[0] != doc.sentences[1]
    assert doc.sentences[0] != other.sentences[0]
    assert doc.sentences[0] != doc.blocks[0]
    assert doc.sentences[0] != "One came in."
    assert doc.sentences[0] == ANY and ANY == doc.sentences[0]
    assert doc.sentences != doc.sentences[:2]
    assert doc.sentences == doc.sentences[:]


def test_views_outlive_their_document() -> None:
    """`inquit.parse(text).sentences[0]` is safe to keep."""
    sentence = inquit.parse(THREE).sentences[2]
    assert sentence.text == "Three stayed."


def test_the_text_is_not_copied_again_and_again() -> None:
    """`doc.text[a:b]` in a loop over a long article is no slower than on a string."""
    doc = inquit.parse(THREE)
    assert doc.text is doc.text


def test_views_can_not_be_changed() -> None:
    """Nobody alters an analysis by mistake."""
    doc = inquit.parse(THREE)
    for view in (doc, doc.sentences, doc.sentences[0], inquit.Parser()):
        with pytest.raises((AttributeError, TypeError)):
            view.text = "Nine."  # type: ignore[union-attr, misc]


def test_views_are_told_apart_by_their_repr() -> None:
    doc = inquit.parse(THREE)
    assert repr(doc).startswith("<Document 'One came in. Two went out. Three stayed.': 3 sentences, ")
    assert repr(doc.sentences[1]) == "Sentence(13, 26, 'Two went out.')"
    assert repr(doc.sentences[:2]) == "[Sentence(0, 12, 'One came in.'),\n Sentence(13, 26, 'Two went out.')]"


def test_a_long_repr_is_cut() -> None:
    """One line in a notebook does not print a whole newspaper."""
    doc = inquit.parse("🎉 Boats left the harbour again. " * 5000)
    assert len(repr(doc)) < 200
    assert repr(doc.sentences).endswith(" more]")
    assert len(repr(doc.sentences)) < 4000


def test_parsers_with_the_same_settings_are_equal() -> None:
    assert inquit.Parser() == inquit.Parser(min_confidence=0)
    assert inquit.Parser() != inquit.Parser(min_confidence=0.7)
    assert inquit.Parser() != inquit.Parser(whole_quotations=True)
    assert len({inquit.Parser(), inquit.Parser(min_confidence=0.0)}) == 1
    assert inquit.Parser(min_confidence=0.7).min_confidence == 0.7


def test_everything_with_a_place_is_a_span() -> None:
    """One function highlights them all."""
    doc = inquit.parse(ARTICLE)
    for view in (*doc.blocks, *doc.sentences, *doc.quotes, *doc.attributions):
        assert isinstance(view, inquit.Span)


def test_a_copy_is_refused_or_equal() -> None:
    """A copy of a document is never half of one."""
    doc = inquit.parse(THREE)
    try:
        assert copy.deepcopy(doc) == doc
    except TypeError as error:
        assert "Document" in str(error)
