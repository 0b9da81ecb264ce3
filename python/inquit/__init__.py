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
    Comparison,
    Corpus,
    Cue,
    Document,
    Drift,
    Edit,
    Group,
    InquitError,
    Layer,
    Matcher,
    Parser,
    Party,
    Place,
    Quote,
    Report,
    Sentence,
    Source,
    Span,
    Speaker,
    Statement,
    Table,
    Time,
    Variant,
    Verification,
    __version__,
    compare,
    drift,
    parse,
    parse_files,
    parse_many,
    parse_table,
    quotes,
    sentences,
    verify,
)

# Makes `isinstance(layer, Sequence)` and `match layer: case [first, *rest]` hold.
_Sequence.register(Comparison)
_Sequence.register(Corpus)
_Sequence.register(Layer)

__all__ = [
    "Anonymous",
    "Archive",
    "Attribution",
    "Block",
    "Candidate",
    "Comparison",
    "Corpus",
    "Cue",
    "Document",
    "Drift",
    "Edit",
    "Group",
    "InquitError",
    "Layer",
    "Matcher",
    "Parser",
    "Party",
    "Place",
    "Quote",
    "Report",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "Table",
    "Time",
    "Variant",
    "Verification",
    "__version__",
    "compare",
    "drift",
    "parse",
    "parse_files",
    "parse_many",
    "parse_table",
    "quotes",
    "sentences",
    "verify",
]
