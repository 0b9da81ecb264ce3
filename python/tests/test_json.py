"""The contract: without these a table made from JSON tells another story than the views."""

import json
from typing import Any

import pytest
from hypothesis import given
from samples import ARTICLE, news

import inquit

KEYS = [
    "schema",
    "id",
    "offsets",
    "language",
    "published",
    "place",
    "headline",
    "blocks",
    "sentences",
    "quotes",
    "attributions",
    "speakers",
]


def offsets(places: list[inquit.Span]) -> list[list[int]]:
    return [[place.start, place.end] for place in places]


def party(view: inquit.Party | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {
        "spans": offsets(view.spans),
        "speakers": [speaker.id for speaker in view.speakers],
        "evidence": view.evidence,
        "confidence": view.confidence,
        "candidates": [{"speaker": c.speaker.id, "probability": c.probability} for c in view.candidates],
    }


def one(view: inquit.Span | None) -> list[int] | None:
    return None if view is None else [view.start, view.end]


def via(view: inquit.Attribution | inquit.Speaker | None) -> dict[str, int] | None:
    if view is None:
        return None
    return {"attribution" if isinstance(view, inquit.Attribution) else "speaker": view.id}


def attribution(view: inquit.Attribution) -> dict[str, Any]:
    cue, time = view.cue, view.time
    return {
        "id": view.id,
        "mode": view.mode,
        "act": view.act,
        "content": offsets(view.content.spans),
        "quotes": [quote.id for quote in view.quotes],
        "cue": cue
        and {
            "spans": offsets(cue.spans),
            "lemma": cue.lemma,
            "class": cue.class_,
            "negated": cue.negated,
            "hedged": cue.hedged,
        },
        "source": party(view.source),
        "addressee": party(view.addressee),
        "time": time and {"span": one(time), "date": time.date and time.date.isoformat()},
        "place": one(view.place),
        "medium": one(view.medium),
        "parent": view.parent and view.parent.id,
        "via": via(view.via),
        "confidence": view.confidence,
    }


def quote(view: inquit.Quote) -> dict[str, Any]:
    return {
        "id": view.id,
        "pieces": offsets(view.spans),
        "marks": view.marks,
        "role": view.role,
        "parent": None if view.parent is None else view.parent.id,
        "closed": view.closed,
    }


def speaker(view: inquit.Speaker) -> dict[str, Any]:
    anonymous = view.anonymous
    return {
        "id": view.id,
        "name": view.name,
        "kind": view.kind,
        "anonymous": anonymous and {"type": anonymous.type, "reason": one(anonymous.reason)},
        "descriptions": view.descriptions,
        "mentions": offsets(view.mentions),
    }


def check_agreement(doc: inquit.Document) -> None:
    record = doc.to_dict()
    assert record["blocks"] == [{"kind": block.kind, "span": one(block)} for block in doc.blocks]
    assert record["sentences"] == offsets(list(doc.sentences))
    assert record["headline"] == one(doc.headline)
    assert record["place"] == one(doc.place)
    assert record["quotes"] == [quote(view) for view in doc.quotes]
    assert record["attributions"] == [attribution(view) for view in doc.attributions]
    assert record["speakers"] == [speaker(view) for view in doc.speakers]


def test_views_and_json_agree_on_an_article() -> None:
    doc = inquit.parse(ARTICLE)
    check_agreement(doc)
    assert doc.attributions and doc.quotes and doc.speakers


@given(news)
def test_views_and_json_agree_on_any_string(text: str) -> None:
    check_agreement(inquit.parse(text))


@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
def test_dict_and_json_are_the_same(unit: Any) -> None:
    doc = inquit.parse(ARTICLE, published="2024-11-16")
    record = doc.to_dict(offsets=unit, id="a1")
    assert record == json.loads(doc.to_json(offsets=unit, id="a1"))
    assert (record["schema"], record["id"], record["offsets"]) == (1, "a1", unit)
    assert record["published"] == "2024-11-16"


@pytest.mark.parametrize("name", [None, "a1", 1974])
def test_the_id_is_written_as_it_is(name: Any) -> None:
    """Rows join their table again by number, too."""
    assert inquit.parse("").to_dict(id=name)["id"] == name


def test_keys_are_there_even_for_an_empty_text() -> None:
    """A loop over rows needs no `get`, and the columns keep their order."""
    assert list(inquit.parse("").to_dict()) == KEYS


def test_json_is_one_line() -> None:
    """A file of documents stays a JSON Lines file."""
    assert "\n" not in inquit.parse("“Ni\nne,”\n\nsaid Inga Reyes.").to_json(id="line\nbreak")
