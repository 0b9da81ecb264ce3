"""Who said what to whom: quotations and attributions in news text.

>>> import inquit
>>> doc = inquit.parse("“Nine,” said Inga Reyes.")
>>> attribution = doc.attributions[0]
>>> attribution.speaker_names, attribution.cue.text, attribution.content.text
('Inga Reyes', 'said', '“Nine,”')

Offsets count code points, so they slice the text as it is: ``doc.text[a.start:a.end] == a.text``.
"""

from collections.abc import Sequence as _Sequence

from inquit._native import (
    Anonymous,
    Archive,
    Attribution,
    Block,
    Candidate,
    Corpus,
    Cue,
    Document,
    Edit,
    InquitError,
    Layer,
    Parser,
    Party,
    Place,
    Quote,
    Sentence,
    Source,
    Span,
    Speaker,
    Table,
    Time,
    Verification,
    __version__,
    parse,
    parse_files,
    parse_many,
    parse_table,
    quotes,
    sentences,
    verify,
)

# Makes `isinstance(layer, Sequence)` and `match layer: case [first, *rest]` hold.
_Sequence.register(Corpus)
_Sequence.register(Layer)

__all__ = [
    "Anonymous",
    "Archive",
    "Attribution",
    "Block",
    "Candidate",
    "Corpus",
    "Cue",
    "Document",
    "Edit",
    "InquitError",
    "Layer",
    "Parser",
    "Party",
    "Place",
    "Quote",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Table",
    "Time",
    "Verification",
    "__version__",
    "parse",
    "parse_files",
    "parse_many",
    "parse_table",
    "quotes",
    "sentences",
    "verify",
]
