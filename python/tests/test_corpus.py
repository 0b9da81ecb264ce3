"""Corpora: without these a run over a thousand articles gives documents that nobody can name, slice, keep or compare."""

from collections.abc import Sequence
from typing import Any

import pytest
from samples import ARTICLE

import inquit

TEXTS = ["One came in.", "Two went out.", "Three stayed."]


def test_a_corpus_is_a_sequence() -> None:
    corpus = inquit.parse_many(TEXTS)
    assert isinstance(corpus, Sequence)
    assert len(corpus) == 3
    assert corpus[0].text == corpus[-3].text == "One came in."
    assert [doc.text for doc in corpus] == TEXTS
    assert [doc.text for doc in reversed(corpus)] == TEXTS[::-1]
    assert corpus[1] in corpus and corpus.index(corpus[1]) == 1 and corpus.count(corpus[1]) == 1
    assert not inquit.parse_many([])
    with pytest.raises(IndexError, match="index 3 is out of range for 3 items"):
        corpus[3]
    with pytest.raises(TypeError, match="index must be an integer or a slice, not str"):
        corpus["a"]  # type: ignore[call-overload]


def test_a_slice_keeps_ids_and_errors_with_their_documents() -> None:
    """A part of a corpus still says which article is which."""
    corpus = inquit.parse_many(["One.", None, "Two.", "Three."], ids=list("abcd"), on_error="null")
    part = corpus[1:3]
    assert isinstance(part, inquit.Corpus)
    assert part.ids == ["b", "c"]
    assert part.errors == {0: "texts[1] must be str, not NoneType"}
    assert [doc and doc.text for doc in part] == [None, "Two."]
    assert corpus[::-1].ids == list("dcba")


def test_ids_are_counted_unless_given() -> None:
    assert inquit.parse_many(TEXTS).ids == [0, 1, 2]
    assert inquit.parse_many(TEXTS, ids=(n * 7 for n in range(3))).ids == [0, 7, 14]
    assert inquit.parse_many(TEXTS, ids=["a", "b", "ç🎉"]).ids == ["a", "b", "ç🎉"]


@pytest.mark.parametrize(
    ("ids", "error", "message"),
    [
        (["a"], inquit.InquitError, "ids has 1 items, fewer than there are texts"),
        (["a"] * 4, inquit.InquitError, "ids has more items than there are texts, which are 3"),
        (["a", None, "c"], TypeError, r"ids\[1\] must be str or int, not NoneType"),
        (["a", 1.5, "c"], TypeError, r"ids\[1\] must be str or int, not float"),
        ([1, 1 << 64, 2], inquit.InquitError, r"ids\[1\] is 18446744073709551616, not a number of 64 bits or str"),
        ("abc", TypeError, "ids must be an iterable of str or int, not str"),
        (3, TypeError, "ids must be an iterable of str or int, not int"),
    ],
)
def test_ids_that_do_not_fit_are_named(ids: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{message}$"):
        inquit.parse_many(TEXTS, ids=ids)


def test_a_row_without_an_id_costs_no_other() -> None:
    corpus = inquit.parse_many(TEXTS, ids=["a", None, "c"], on_error="null")
    assert corpus.ids == ["a", None, "c"]
    assert [doc is None for doc in corpus] == [False, True, False]
    assert corpus.errors == {1: "ids[1] must be str or int, not NoneType"}


def test_every_error_is_kept_with_its_position() -> None:
    """Which 3 of 10,000 rows are bad, and why, is known after one run."""
    corpus = inquit.parse_many(["One.", 2, "\udc00", "Four."], published=[None, None, None, "May"], on_error="null")
    assert list(corpus.errors) == [1, 2, 3]
    assert corpus.errors[1] == "texts[1] must be str, not int"
    assert corpus.errors[2].startswith("texts[2] has a lone surrogate")
    assert corpus.errors[3] == "published[3] is 'May', not a day such as '2024-11-16'"
    assert inquit.parse_many(TEXTS, on_error="null").errors == {}


def test_documents_parsed_elsewhere_make_a_corpus() -> None:
    docs = [inquit.parse(text) for text in TEXTS]
    corpus = inquit.Corpus(docs, ids=["a", "b", "c"])
    assert corpus == inquit.parse_many(TEXTS, ids=["a", "b", "c"])
    assert inquit.Corpus([docs[0], None])[1] is None
    assert inquit.Corpus([]) == []


@pytest.mark.parametrize(
    ("arguments", "named", "error", "message"),
    [
        ((["One."],), {}, TypeError, r"documents\[0\] must be Document or None"),
        ((3,), {}, TypeError, "documents must be an iterable of documents, not int"),
        (([None],), {"ids": [1, 2]}, inquit.InquitError, "there are 2 ids for 1 documents"),
        (([None],), {"errors": {4: "?"}}, inquit.InquitError, "errors has position 4, and there are 1 documents"),
    ],
)
def test_what_makes_no_corpus_is_named(arguments: Any, named: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{message}$"):
        inquit.Corpus(*arguments, **named)


def test_equality_is_that_of_documents_and_ids() -> None:
    corpus = inquit.parse_many(TEXTS)
    assert corpus == inquit.parse_many(TEXTS) and hash(corpus) == hash(inquit.parse_many(TEXTS))
    assert corpus == [inquit.parse(text) for text in TEXTS]
    assert corpus != inquit.parse_many(TEXTS, ids=["a", "b", "c"])
    assert corpus != inquit.parse_many(TEXTS[:2])
    assert corpus != TEXTS
    assert corpus != 3


def test_a_repr_shows_some_documents() -> None:
    corpus = inquit.parse_many([ARTICLE] * 1000, ids=[f"a{n}" for n in range(1000)])
    assert repr(corpus).startswith("<Corpus of 1000 documents\n 'a0': <Document 'Ada Moor told ")
    assert repr(corpus).endswith("\n … 990 more>")
    assert len(repr(corpus)) < 3000
    assert repr(inquit.parse_many([])) == "<Corpus of 0 documents>"


def test_a_corpus_can_not_be_changed() -> None:
    corpus = inquit.parse_many(TEXTS)
    with pytest.raises((AttributeError, TypeError)):
        corpus.ids = []  # type: ignore[misc]
    corpus.ids.append(3)
    assert corpus.ids == [0, 1, 2]
