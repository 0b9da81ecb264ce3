"""`by` and `where`: without these everybody writes the same loops, and spells a name in the one way that is not there."""

from typing import Any

import pytest
from samples import ARTICLE

import inquit

TEXT = (
    "“Nine,” said Inga Reyes. Ada Moor told Gus Moor that it was ten. “No,” he said. Mayor Moor fears the worst. "
    "The Bank of Harrow asked whether it could close. Inga Reyes and Ada Moor said that it was late."
)
DOC = inquit.parse(TEXT)


def contents(layer: inquit.Layer[inquit.Attribution]) -> list[str]:
    return [attribution.content.text for attribution in layer]


@pytest.mark.parametrize("name", ["Inga Reyes", "Reyes", "REYES", "inga reyes", "Dr. Reyes", "President Reyes", "Mrs Inga Reyes"])
def test_a_speaker_goes_by_any_form_of_the_name(name: str) -> None:
    assert contents(DOC.by(name)) == ["“Nine,”", "that it was late"]


@pytest.mark.parametrize("name", ["", "Inga", "Dahl", "Harrow", "Ada Reyes", "\ud83d", "🎉", "Dr."])
def test_nobody_by_that_name_has_said_nothing(name: str) -> None:
    assert len(DOC.by(name)) == 0


def test_a_speaker_is_the_one_of_the_document() -> None:
    for speaker in DOC.speakers:
        assert contents(DOC.by(speaker)) == [a.content.text for a in DOC.attributions if speaker in a.speakers]


def test_a_speaker_of_another_document_goes_by_name() -> None:
    """Who was met in one article is followed through the others."""
    reyes = inquit.parse("Ada Moor left. “Ten,” said Inga Reyes.").speakers[0]
    assert contents(DOC.by(reyes)) == contents(DOC.by("Inga Reyes"))


@pytest.mark.parametrize("speaker", [None, 3, b"Reyes"])
def test_what_is_no_speaker_is_named(speaker: Any) -> None:
    with pytest.raises(TypeError, match="^speaker must be a Speaker or a name, not "):
        DOC.by(speaker)


@pytest.mark.parametrize(
    ("named", "holds"),
    [
        ({}, lambda a: True),
        ({"mode": "direct"}, lambda a: a.mode == "direct"),
        ({"mode": ["direct", "mixed"]}, lambda a: a.mode in ("direct", "mixed")),
        ({"mode": []}, lambda a: False),
        ({"act": ("question", "order")}, lambda a: a.act in ("question", "order")),
        ({"cue_class": "attitude"}, lambda a: a.cue is not None and a.cue.class_ == "attitude"),
        ({"min_confidence": 0.9}, lambda a: a.confidence >= 0.9),
        ({"speaker": "Reyes"}, lambda a: "Reyes" in a.speaker_names),
        ({"speaker": ["Reyes", DOC.speakers[1]]}, lambda a: "Reyes" in a.speaker_names or DOC.speakers[1] in a.speakers),
        ({"mode": "indirect", "speaker": "Inga Reyes"}, lambda a: a.mode == "indirect" and "Reyes" in a.speaker_names),
    ],
)
def test_where_is_the_loop_that_it_saves(named: Any, holds: Any) -> None:
    assert DOC.attributions.where(**named) == DOC.attributions[:] or named
    assert list(DOC.attributions.where(**named)) == [a for a in DOC.attributions if holds(a)]


def test_choices_can_be_chained() -> None:
    chosen = DOC.by("Reyes").where(mode="indirect")
    assert isinstance(chosen, inquit.Layer)
    assert contents(chosen) == ["that it was late"]
    assert contents(DOC.attributions[::-1].where(speaker="Reyes")) == ["that it was late", "“Nine,”"]


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({"mode": "quoted"}, "mode is 'quoted', not 'direct', 'mixed' or 'indirect'"),
        ({"mode": ["direct", "\ud83d"]}, r"mode is '\\ud83d', not 'direct', 'mixed' or 'indirect'"),
        ({"act": "speech"}, "act is 'speech', not 'statement', 'question', 'order', 'promise' or 'hypothetical'"),
        ({"cue_class": "say"}, "cue_class is 'say', not 'communication', 'attitude', 'knowledge' or 'control'"),
        ({"min_confidence": 2}, "min_confidence is 2, not a probability between 0 and 1"),
        ({"min_confidence": float("nan")}, "min_confidence is NaN, not a probability between 0 and 1"),
    ],
)
def test_an_unknown_value_is_named_with_the_choices(named: Any, message: str) -> None:
    """A typing mistake is not an empty result."""
    with pytest.raises(inquit.InquitError, match=f"^{message}$"):
        DOC.attributions.where(**named)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({"mode": 1}, "mode must be str or an iterable of str, not int"),
        ({"mode": [1]}, "an item of mode must be str, not int"),
        ({"speaker": 1}, "speaker must be a Speaker or a name, not int"),
        ({"speaker": [1]}, "speaker must be a Speaker or a name, not int"),
        ({"min_confidence": "high"}, "min_confidence must be a number, not str"),
    ],
)
def test_a_value_of_the_wrong_type_is_named(named: Any, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        DOC.attributions.where(**named)


@pytest.mark.parametrize("layer", ["blocks", "sentences", "quotes", "speakers"])
def test_only_attributions_are_chosen_from(layer: str) -> None:
    with pytest.raises(TypeError, match=f"^where chooses among attributions, and this is a layer of {layer}$"):
        getattr(inquit.parse(ARTICLE), layer).where(mode="direct")
