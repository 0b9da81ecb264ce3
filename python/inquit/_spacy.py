"""Documents for spaCy, which is imported only when somebody asks for one."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from inquit._native import InquitError

if TYPE_CHECKING:
    from inquit._native import Document, Party, Span

_Labelled = tuple["Span", str, int]
"""A place with the label and the number of what stands there."""


def to_spacy(document: Document, nlp: Any) -> Any:
    """A `Doc` with the text of `document`, tokenised by `nlp`, and a span group for each kind of place."""
    try:
        from spacy.tokens import Span as SpacySpan
        from spacy.tokens import SpanGroup
    except ImportError as error:
        raise ImportError("Document.to_spacy needs spaCy: pip install spacy") from error
    doc = nlp.make_doc(document.text)
    if doc.text != document.text:
        raise InquitError("nlp has a tokenizer that changes the text, so that offsets no longer hold")
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    for name, places in _groups(document).items():
        spans = []
        for place, label, number in places:
            for piece in place.spans:
                first = bisect.bisect_right(ends, piece.start)
                last = bisect.bisect_left(starts, piece.end)
                spans.append(SpacySpan(doc, first, last, label=label, span_id=str(number)))
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
    return doc


def _groups(document: Document) -> dict[str, Iterator[_Labelled]]:
    attributions = document.attributions
    return {
        "quotes": ((quote, quote.role, quote.id) for quote in document.quotes),
        "contents": ((a.content, a.speaker_names, a.id) for a in attributions),
        "cues": ((a.cue, a.cue.lemma, a.id) for a in attributions if a.cue),
        "sources": ((a.source, _names(a.source), a.id) for a in attributions if a.source),
        "addressees": ((a.addressee, _names(a.addressee), a.id) for a in attributions if a.addressee),
    }


def _names(party: Party) -> str:
    return "; ".join(speaker.name for speaker in party.speakers)
