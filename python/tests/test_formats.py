"""Other people's formats: without these a tool that reads them marks the wrong words, or reads nothing."""

import json
import sys
from pathlib import Path
from typing import Any

import conllu
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from pybrat.parser import BratParser
from samples import ARTICLE, ODD, news
from spacy import displacy
from spacy.tokens import Doc

import inquit

texts = st.one_of(st.sampled_from([ARTICLE, *ODD.values()]), news)

PARTS = ("content", "source", "cue", "addressee")


def read_brat(doc: inquit.Document, folder: Path) -> Any:
    (folder / "article.txt").write_text(doc.text, encoding="utf-8", newline="")
    (folder / "article.ann").write_text(doc.to_brat(), encoding="utf-8", newline="")
    # This reader is stricter than brat: it wants no two annotations in one place.
    (read,) = BratParser(error="ignore").parse(folder)
    return read


@given(text=texts)
def test_brat_is_read_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An annotator opens the file in brat and finds every mark on its words."""
    doc = inquit.parse(text)
    read = read_brat(doc, tmp_path_factory.mktemp("brat"))
    assert len(read.entities) == sum(line.startswith("T") for line in doc.to_brat().split("\n"))
    for entity in read.entities:
        pieces = [text[span.start : span.end] for span in entity.spans]
        assert " ".join(pieces).rstrip() == entity.mention
        assert not any("\n" in piece or "\r" in piece for piece in pieces)
    assert [event.type for event in read.events] == ["Content"] * len(doc.attributions)


def test_brat_events_are_the_attributions(tmp_path: Path) -> None:
    doc = inquit.parse(ARTICLE)
    events = sorted(read_brat(doc, tmp_path).events, key=lambda event: int(event.id[1:]))
    triggers = [[(span.start, span.end) for span in event.trigger.spans] for event in events]
    assert triggers == [[(piece.start, piece.end) for piece in a.spans] for a in doc.attributions]
    types = {argument.type: argument.mention for argument in events[0].arguments}
    assert types == {"Source": "Ada Moor", "Cue": "told", "Addressee": "Inga Reyes", "Time": "on Monday"}


def tags(token: Any) -> list[tuple[str, str]]:
    """The `B` or `I`, and the part with its number, of every tag of a token."""
    attr = token["misc"].get("Attr")
    return [(tag[0], tag[2:]) for tag in attr.split(",")] if attr else []


def places(token: Any) -> tuple[int, int]:
    return int(token["misc"]["Start"]), int(token["misc"]["End"])


@given(text=texts)
def test_conllu_is_read_back(text: str) -> None:
    """A linguist joins the table with one of a parser by offsets, and gets every attribution."""
    doc = inquit.parse(text)
    sentences = conllu.parse(doc.to_conllu())
    read: dict[str, list[list[int]]] = {}
    for sentence in sentences:
        for token in sentence:
            start, end = places(token)
            assert text[start:end] == token["form"]
            for state, part in tags(token):
                if state == "B":
                    read.setdefault(part, []).append([start, end])
                read[part][-1][1] = end
    for attribution in doc.attributions:
        for part in PARTS:
            pieces = read.get(f"{part}:{attribution.id}", [])
            place = getattr(attribution, part)
            assert len(pieces) == (len(place.spans) if place else 0)
            for (start, end), piece in zip(pieces, place.spans if place else [], strict=True):
                assert piece.text in text[start:end]
                assert start <= piece.start
                assert piece.end <= end


def test_conllu_holds_every_sentence() -> None:
    doc = inquit.parse(ARTICLE)
    sentences = conllu.parse(doc.to_conllu())
    assert [sentence.metadata["text"] for sentence in sentences] == [sentence.text for sentence in doc.sentences]
    assert sentences[0].metadata["speaker_0"] == "Ada Moor"
    assert sentences[0].metadata["attribution_0"].startswith("mode=indirect|act=statement|lemma=tell|")


@given(text=texts)
def test_web_annotations_select_their_words(text: str) -> None:
    """A viewer that anchors by position and one that anchors by words mark the same place."""
    doc = inquit.parse(text)
    page = doc.to_web_annotation(source="https://harrow.example/a")
    assert json.loads(json.dumps(page)) == page
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item, attribution in zip(page["items"], doc.attributions, strict=True):
        assert item["type"] == "Annotation"
        assert [target["selector"][1]["exact"] for target in item["target"]] == [p.text for p in attribution.spans]
        bodies = [body for body in item["body"] if "selector" in body]
        for place in [*item["target"], *bodies]:
            position, quote = place["selector"]
            start, end = position["start"], position["end"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[start:end] == quote["exact"]
            assert text[max(0, start - 32) : start] == quote["prefix"]
            assert text[end : end + 32] == quote["suffix"]


def test_web_annotations_say_who_and_how() -> None:
    page = inquit.parse(ARTICLE).to_web_annotation()
    first = page["items"][0]
    assert first["id"] == "urn:x-inquit:document#attribution-0"
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    names = {body["label"]: body["value"] for body in first["body"] if body.get("purpose") == "identifying"}
    assert names == {"speaker": "Ada Moor", "addressee": "Inga Reyes"}
    values = [body["value"] for body in first["body"] if body.get("purpose") == "tagging"]
    assert values == ["mode:indirect", "act:statement", "class:communication"]


@given(text=texts)
def test_spacy_has_the_same_text_and_places(text: str) -> None:
    """A pipeline that goes on in spaCy loses nothing: a span is at most wider, by the rest of its tokens."""
    doc = inquit.parse(text)
    made = doc.to_spacy(spacy.blank("en"))
    assert made.text == text
    groups: dict[str, list[tuple[list[inquit.Span], str, int]]] = {
        "quotes": [(q.spans, q.role, q.id) for q in doc.quotes],
        "contents": [(a.spans, a.speaker_names, a.id) for a in doc.attributions],
        "cues": [(a.cue.spans, a.cue.lemma, a.id) for a in doc.attributions if a.cue],
    }
    for name, expected in groups.items():
        pieces = [(piece, label, number) for spans, label, number in expected for piece in spans]
        for span, (piece, label, number) in zip(made.spans[name], pieces, strict=True):
            assert span.start_char <= piece.start < piece.end <= span.end_char
            assert piece.start < made[span.start].idx + len(made[span.start])
            assert made[span.end - 1].idx < piece.end
            assert (span.label_, span.id_) == (label, str(number))


def test_spacy_groups_are_drawn() -> None:
    made = inquit.parse(ARTICLE).to_spacy(spacy.blank("en"))
    assert [(span.text, span.label_) for span in made.spans["addressees"]] == [("Inga Reyes", "Inga Reyes")]
    assert [span.label_ for span in made.spans["sources"]] == ["Ada Moor", "Ada Moor", "Inga Reyes"]
    html = displacy.render(made, style="span", options={"spans_key": "contents"}, jupyter=False)
    assert "Ada Moor" in html


def test_spacy_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(ImportError, match="pip install spacy"):
        inquit.parse("Nine.").to_spacy(None)


def test_a_tokenizer_that_changes_the_text_is_refused() -> None:
    """Offsets into another text would mark the wrong words."""
    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=text.split())
    with pytest.raises(inquit.InquitError, match="tokenizer"):
        inquit.parse("One  two.").to_spacy(nlp)
