"""Texts that have broken offsets or parsers before, and a walk over everything that has a place in a text."""

from collections.abc import Iterator

from hypothesis import strategies as st

import inquit

ARTICLE = (
    "Ada Moor told Inga Reyes on Monday that the pier was safe.\n\n"
    "“We tested it,” she said, “and ‘nothing’ moved.”\n\n"
    "According to Reyes, the harbour opens again in May.\n"
)

ODD = {
    "empty": "",
    "white space": " \t\n\r\n\u3000 ",
    "nul": "“Ni\0ne,” said Inga\0 Reyes.",
    "crlf": "Ada Moor left.\r\n\r\n“Nine,” said Inga Reyes.\r\n",
    "byte-order mark": "\ufeff“Nine,” said Inga Reyes.",
    "combining marks": "“Ne\u0301e\u0301,” said I\u0308nga\u0301 Reyes\u0301.",
    "emoji": "🎉 “Nine 👩‍👩‍👧,” said Inga Reyes 🇪🇺.",
    "right to left": "אמרה אינגה: ”תשע“. “Nine,” said عادا Moor.",
    "unclosed mark": "“Nine, said Inga Reyes.\n\n“Ten,” said Ada Moor.",
    "only marks": "“‘\"'„”’»«›‹",
    "last code point": "“\U0010ffff,” said Inga Reyes.",
}

_PIECES = [
    "“", "”", "‘", "’", '"', "'", "«", "»", "„", " ", ".", ", ", ": ", " – ", "\n\n", "\r\n", "\ufeff", "\0",
    "said ", "Inga Reyes ", "Ada Moor told Inga Reyes that ", "according to ", "she ", "the pier was safe",
    "🎉", "👩‍👧", "e\u0301", "עברית", "\u202e", "Öl",
]  # fmt: skip

news = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=60).map("".join)
"""Strings that look like news just enough to reach every stage."""


def places(doc: inquit.Document) -> Iterator[inquit.Span]:
    """Every view of the document that has a place, and its pieces."""
    for place in _views(doc):
        if place is not None:
            yield place
            yield from place.spans


def _views(doc: inquit.Document) -> Iterator[inquit.Span | None]:
    yield doc.headline
    yield doc.place
    yield from doc.blocks
    yield from doc.sentences
    yield from doc.quotes
    for attribution in doc.attributions:
        yield attribution
        yield from (attribution.content, attribution.cue, attribution.source, attribution.addressee)
        yield from (attribution.time, attribution.place, attribution.medium)
    for speaker in doc.speakers:
        yield from speaker.mentions
        if speaker.anonymous is not None:
            yield speaker.anonymous.reason
