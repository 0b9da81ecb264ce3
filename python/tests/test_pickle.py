"""Pickling: without these `multiprocessing`, `joblib` and caches of results stop at the first document."""

import copy
import multiprocessing
import pickle
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import ARTICLE, ODD, news

import inquit

TEXT = (
    "PORT HARROW, Nov. 16, 2024 — “Öl 🎉,” Ada Moor, the mayor, told Gus Roe on Friday in Geneva, “is ‘nine’.” He did not say, "
    "according to Norwire, that it was ten. A senior official, who asked not to be named because he feared reprisals, denied it. "
    "Ada Moor and Inga Reyes waited. “It is ten,” she said. Another official agreed."
)
MODEL = Path(__file__).parents[2] / "crates" / "inquit-model-en" / "model.bin"


def views(doc: inquit.Document) -> list[Any]:
    """Every kind of view."""
    found: list[Any] = [doc, doc.place, doc.headline]
    for layer in (doc.blocks, doc.sentences, doc.quotes, doc.attributions, doc.speakers):
        found += [layer, layer[::2], layer[:0], *layer]
    for a in doc.attributions:
        found += [a.content, a.cue, a.source, a.addressee, a.time, a.place, a.medium, a.quotes, a.speakers]
        for party in filter(None, (a.source, a.addressee)):
            found += [*party.candidates, *party.spans]
    for speaker in doc.speakers:
        found += [*speaker.mentions, speaker.anonymous, speaker.anonymous and speaker.anonymous.reason]
    return [view for view in found if view is not None]


def parts(doc: inquit.Document) -> tuple[Any, Any]:
    """The function that makes views anew, and what all views of a document share."""
    reduced: Any = doc.__reduce__()
    restore, arguments = reduced
    return restore, arguments[0]


def test_every_view_comes_back_equal() -> None:
    found = views(inquit.parse(TEXT))
    public = {"Anonymous", "Attribution", "Block", "Cue", "Document", "Layer", "Party", "Quote", "Sentence", "Span", "Speaker", "Time"}
    assert {type(view).__name__ for view in found} >= public
    for view in found:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(view, protocol))
            assert type(again) is type(view) and again == view and hash(again) == hash(view)
            assert repr(again) == repr(view)
        assert copy.copy(view) == view and copy.deepcopy(view) == view


def test_a_candidate_comes_back_equal() -> None:
    texts = ["Ada Moor met Inga Reyes. “It is ten,” she said. She said that it was late.", TEXT, ARTICLE]
    candidates = [c for text in texts for a in inquit.parse(text).attributions if a.source for c in a.source.candidates]
    for candidate in candidates:
        assert pickle.loads(pickle.dumps(candidate)) == candidate


@given(news)
@settings(max_examples=50)
def test_any_document_comes_back_equal(text: str) -> None:
    doc = inquit.parse(text)
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc
    assert again.to_json() == doc.to_json()


@pytest.mark.parametrize("text", [TEXT, *ODD.values()])
def test_sentences_and_quotes_alone_come_back_equal(text: str) -> None:
    for layer in (inquit.sentences(text), inquit.quotes(text)):
        for view in (layer, *layer):
            assert pickle.loads(pickle.dumps(view)) == view


def test_views_that_go_together_share_their_text() -> None:
    """A list of a hundred attributions is not a hundred copies of the article."""
    doc = inquit.parse(TEXT * 20)
    attributions = list(doc.attributions)
    assert len(pickle.dumps(attributions)) < 2 * len(pickle.dumps(doc))
    again = pickle.loads(pickle.dumps([doc, *attributions]))
    assert again == [doc, *attributions]


@pytest.mark.parametrize("parser", [
    inquit.Parser(),
    inquit.Parser(min_confidence=0.7, classes=["control", "attitude"], whole_quotations=True),
    inquit.Parser(model=None),
])  # fmt: skip
def test_a_parser_comes_back_with_its_settings(parser: inquit.Parser) -> None:
    again = pickle.loads(pickle.dumps(parser))
    assert again == parser and repr(again) == repr(parser)
    assert again.parse(TEXT) == parser.parse(TEXT)
    assert copy.copy(parser) == copy.deepcopy(parser) == parser


@pytest.mark.skipif(not MODEL.exists(), reason="needs the model of the repository")
def test_a_parser_takes_its_model_along(tmp_path: Path) -> None:
    """On another machine the file may not be there."""
    path = tmp_path / "mine.bin"
    path.write_bytes(MODEL.read_bytes())
    pickled = pickle.dumps(inquit.Parser(model=path))
    path.unlink()
    assert pickle.loads(pickled) == inquit.Parser(model=MODEL)
    assert pickle.loads(pickled).parse(TEXT) == inquit.parse(TEXT)


def test_a_corpus_comes_back_equal() -> None:
    corpus = inquit.parse_many([TEXT, None, ARTICLE], ids=["a", 7, "c"], on_error="null")
    again = pickle.loads(pickle.dumps(corpus))
    assert again == corpus and again.ids == corpus.ids and again.errors == corpus.errors
    assert again.attributions == corpus.attributions
    assert copy.copy(corpus) == copy.deepcopy(corpus) == corpus
    unnamed = inquit.parse_many(["One.", "Two."], ids=[None, "b"], on_error="null")
    assert pickle.loads(pickle.dumps(unnamed)) == unnamed


def parse_first(parser: inquit.Parser, corpus: inquit.Corpus[inquit.Document]) -> inquit.Layer[inquit.Attribution]:
    return parser.parse_many([corpus[0].text, *["Two."] * 9])[0].attributions


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_other_processes_take_and_give_views(method: str) -> None:
    """Threads of this process are not in a forked one: the call must not wait for them."""
    corpus = inquit.parse_many([TEXT] * 10)
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply_async(parse_first, (inquit.Parser(), corpus)).get(60) == corpus[0].attributions


@given(st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_damaged_bytes_are_an_error_or_a_document(dice: random.Random) -> None:
    """A file cut by a full disk is a message, and never a crash."""
    restore, source = parts(inquit.parse(TEXT))
    state, is_document = source.__getnewargs__()
    damaged = bytearray(state)
    for _ in range(dice.randint(1, 3)):
        match dice.randrange(3):
            case 0:
                damaged[dice.randrange(len(damaged))] = dice.choice(b'0123456789,[]{}"n\xff')
            case 1:
                del damaged[dice.randrange(len(damaged)) :][: dice.randint(1, 50)]
            case _:
                damaged = damaged[: dice.randrange(1, len(damaged))] + b"0" if dice.random() < 0.1 else damaged
    try:
        held = type(source)(bytes(damaged), is_document)
    except inquit.InquitError as error:
        assert str(error).startswith("the pickled bytes are no text of inquit: ")
        return
    doc: inquit.Document = restore(held, "Document", None)
    for view in views(doc):
        repr(view), hash(view)
    doc.to_json()
    inquit.Corpus([doc]).attributions.__arrow_c_stream__()
    inquit.Corpus([doc]).speakers.__arrow_c_stream__()


@pytest.mark.parametrize(
    ("kind", "place"),
    [("Quote", [99]), ("Quote", []), ("Cue", [99]), ("Time", [0, 1]), ("Span", [0, 999999]), ("Span", [5]), ("Span", [1 << 40, 3])]
    + [("quotes", [0, 99]), ("Nonsense", [0]), ("Nonsense", None), ("Candidate", [0, 1001]), ("source", [1 << 60])],
)  # fmt: skip
def test_a_place_that_is_not_there_is_an_error(kind: str, place: Any) -> None:
    restore, source = parts(inquit.parse(TEXT))
    with pytest.raises(inquit.InquitError, match="the pickled text has no "):
        restore(source, kind, place)
