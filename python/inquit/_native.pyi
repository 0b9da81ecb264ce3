import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from types import GenericAlias
from typing import Any, Generic, Literal, Protocol, SupportsFloat, TypeVar, final, overload

import pandas
import polars
import pyarrow
from typing_extensions import CapsuleType, disjoint_base

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
    "LayerIterator",
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
    "_Source",
    "__version__",
    "_restore",
    "_restore_comparison",
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

_T_co = TypeVar("_T_co", covariant=True)
_Doc_co = TypeVar("_Doc_co", bound=Document | None, covariant=True)

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = ..., /) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = ..., /) -> object: ...

_Act = Literal["statement", "question", "order", "promise", "hypothetical"]
_BlockKind = Literal[
    "headline",
    "byline",
    "dateline",
    "metadata",
    "boilerplate",
    "heading",
    "caption",
    "list_item",
    "blockquote",
    "transcript",
    "paragraph",
]
_CueClass = Literal["communication", "attitude", "knowledge", "control"]
_Arrow = _ArrowArray | _ArrowStream
_Day = datetime.date | str | None
_Change = Literal["word", "number", "name", "date"]
_EditKind = Literal["typographic", "elided", "bracketed", "altered", "negation", "reordered", "merged"]
_Verdict = Literal[
    "exact", "typographic", "elided", "bracketed", "altered", "negation", "reordered", "merged", "absent"
]
_Days = Iterable[_Day] | _Arrow
_Id = str | int
_Ids = Iterable[_Id] | _Arrow
_Path = str | PathLike[str]
_DriftKind = Literal["left_out", "added", "changed"]
_Evidence = Literal["name", "surname", "role", "apposition", "pronoun", "previous_sentence", "turn", "description"]
_Force = Literal["softened", "hardened"]
_Mode = Literal["direct", "mixed", "indirect"]
_Role = Literal["speech", "title", "term", "nickname"]
_Said = Literal["same", "other", "narration", "unknown"]
_SpeakerKind = Literal["person", "organisation", "group", "document"]
_Unit = Literal["char", "byte", "utf16"]
# An array of NumPy, a tensor or a list of lists: anything that gives numbers row by row.
_Vector = Iterable[SupportsFloat]
_Vectors = Callable[[list[str]], Iterable[_Vector]]

__version__: str

class InquitError(ValueError):
    """A text or a setting that inquit can not work with."""

@disjoint_base
class Span:
    """A place in the text: `text[start:end]`, counted in code points."""

    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The words from `start` to `end`."""
    @property
    def spans(self) -> list[Span]:
        """The pieces, in order: one for most places, none for what is only understood."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Block(Span):
    """A unit of the layout: headline, paragraph, list item, boilerplate."""

    @property
    def kind(self) -> _BlockKind:
        """What the block is."""

@final
class Sentence(Span):
    """A sentence, without the white space around it."""

@final
class Quote(Span):
    """Text between quotation marks, marks included: a fact of typography."""

    @property
    def id(self) -> int:
        """Its number in the document."""
    @property
    def marks(self) -> str:
        """Opening and closing mark as written, whichever is there."""
    @property
    def role(self) -> _Role:
        """What the marks are there for."""
    @property
    def parent(self) -> Quote | None:
        """The quote that this one stands inside."""
    @property
    def closed(self) -> bool:
        """Whether the closing mark is there."""

@final
class Attribution(Span):
    """One act of reporting: content attributed to a source by a cue."""

    @property
    def id(self) -> int:
        """Its number in the document."""
    @property
    def mode(self) -> _Mode:
        """`direct` (all the content is quoted), `mixed` (part of it is) or `indirect` (none is)."""
    @property
    def act(self) -> _Act:
        """What is done by saying it; `hypothetical` where it is imagined or still to come, and so not said."""
    @property
    def content(self) -> Span:
        """What is said."""
    @property
    def quotes(self) -> Layer[Quote]:
        """The quotes in the content that are not inside another of its quotes."""
    @property
    def cue(self) -> Cue | None:
        """The words that attribute; `None` where nothing does."""
    @property
    def source(self) -> Party | None:
        """Who says it."""
    @property
    def addressee(self) -> Party | None:
        """Whom it is said to."""
    @property
    def speakers(self) -> Layer[Speaker]:
        """The speakers that the source resolves to: several for a joint source, none where it stays unresolved."""
    @property
    def speaker_names(self) -> str:
        """Their names, joined by `; `; empty where the source is unresolved."""
    @property
    def time(self) -> Time | None:
        """When it was said."""
    @property
    def place(self) -> Span | None:
        """Where it was said, such as *in Geneva*."""
    @property
    def medium(self) -> Span | None:
        """Through which medium or on what occasion, such as *in a written statement*."""
    @property
    def parent(self) -> Attribution | None:
        """The attribution whose content this one stands in."""
    @property
    def via(self) -> Attribution | Speaker | None:
        """Through whom it reaches the reader: another attribution that reports this one, or a speaker."""
    @property
    def confidence(self) -> float:
        """Probability that the attribution is right, three decimals."""
    def _repr_html_(self) -> str | None: ...

@final
class Cue(Span):
    """The words that attribute: a verb group, `according to`, a noun of saying, a colon or dash."""

    @property
    def lemma(self) -> str:
        """Dictionary form of the head, such as `say`, `according to`, `:`."""
    @property
    def class_(self) -> _CueClass:
        """Kind of attitude; the key `class` of the JSON, which Python reserves."""
    @property
    def negated(self) -> bool:
        """The act is denied or refused (*did not say*, *declined to comment*)."""
    @property
    def hedged(self) -> bool:
        """The act itself is not vouched for (*reportedly*, *allegedly*)."""

@final
class Party(Span):
    """Who says it, or whom it is said to: the words that name the party, and whom they resolve to."""

    @property
    def speakers(self) -> Layer[Speaker]:
        """The speakers it resolves to: several for a joint party, none where it stays unresolved."""
    @property
    def evidence(self) -> _Evidence | None:
        """What that rests on."""
    @property
    def confidence(self) -> float:
        """Probability that the speakers are the right ones, three decimals; 0 where it stays unresolved."""
    @property
    def candidates(self) -> list[Candidate]:
        """Where it stays unresolved: who it may be, most probable first."""

@final
class Candidate:
    """A speaker that a party may be."""

    @property
    def speaker(self) -> Speaker:
        """The speaker."""
    @property
    def probability(self) -> float:
        """How probable it is, three decimals."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Time(Span):
    """When something was said."""

    @property
    def date(self) -> datetime.date | None:
        """The day, where the words settle it: counted from the day of publication, unless they have a year."""

@final
class Speaker:
    """A person, group, organisation or document that speaks: one for each document, with all its mentions."""

    @property
    def id(self) -> int:
        """Its number in the document."""
    @property
    def name(self) -> str:
        """The fullest name in the document, without title; a description where there is no name."""
    @property
    def kind(self) -> _SpeakerKind | None:
        """What the speaker is, where that is known."""
    @property
    def anonymous(self) -> Anonymous | None:
        """How the speaker is described where no name is given."""
    @property
    def descriptions(self) -> list[str]:
        """Titles, roles and appositions, in order of first mention."""
    @property
    def mentions(self) -> list[Span]:
        """Every place that names the speaker as a source or addressee, in order."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Anonymous:
    """A speaker without a name."""

    @property
    def type(self) -> str:
        """The noun that describes the speaker: `official`, `aide`, `source`, `spokesperson`."""
    @property
    def reason(self) -> Span | None:
        """Why no name is given, where the text says so."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Layer(Sequence[_T_co], Generic[_T_co]):
    """A read-only sequence of blocks, sentences, quotes, attributions or speakers."""

    def __class_getitem__(cls, key: Any) -> GenericAlias: ...
    @overload
    def __getitem__(self, index: int, /) -> _T_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> Layer[_T_co]: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> LayerIterator[_T_co]: ...
    def index(self, value: object, start: int = 0, stop: int = ...) -> int:
        """First position of `value`, as for a list."""
    def count(self, value: object) -> int:
        """How often `value` is there, as for a list."""
    def where(
        self: Layer[Attribution],
        *,
        mode: _Mode | Iterable[_Mode] | None = None,
        act: _Act | Iterable[_Act] | None = None,
        cue_class: _CueClass | Iterable[_CueClass] | None = None,
        speaker: str | Speaker | Iterable[str | Speaker] | None = None,
        min_confidence: float | None = None,
    ) -> Layer[Attribution]:
        """The attributions of this layer that are all of this: only a layer of attributions has them."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class LayerIterator(Iterator[_T_co], Generic[_T_co]):
    """Goes over a layer or a corpus once."""

    def __iter__(self) -> LayerIterator[_T_co]: ...
    def __next__(self) -> _T_co: ...

@final
class Document:
    """One parsed article: its text and everything found in it."""

    @property
    def text(self) -> str:
        """The text, exactly as it was given."""
    @property
    def language(self) -> str:
        """Language of the text as an ISO 639-1 code."""
    @property
    def published(self) -> datetime.date | None:
        """The day of publication, where the caller gave it or the text says it."""
    @property
    def place(self) -> Span | None:
        """The place in the dateline."""
    @property
    def headline(self) -> Span | None:
        """The first headline."""
    @property
    def blocks(self) -> Layer[Block]:
        """The units of the layout, in order, without overlap."""
    @property
    def sentences(self) -> Layer[Sentence]:
        """The sentences, in order, without overlap."""
    @property
    def quotes(self) -> Layer[Quote]:
        """The quotes, in order of their first character, an outer one before those inside it."""
    @property
    def attributions(self) -> Layer[Attribution]:
        """The attributions, in order of their first character, an outer one before those inside it."""
    @property
    def speakers(self) -> Layer[Speaker]:
        """The speakers, in order of first mention."""
    def by(self, speaker: str | Speaker) -> Layer[Attribution]:
        """The attributions of a speaker, alone or with others; none where nobody fits."""
    def to_json(self, *, offsets: _Unit = "char", id: str | int | None = None) -> str:
        """The document as JSON: one line, the keys of the JSON Lines contract."""
    def to_dict(self, *, offsets: _Unit = "char", id: str | int | None = None) -> dict[str, Any]:
        """The same as `to_json`, as a dictionary."""
    def to_html(self, *, page: bool = False, title: str | None = None) -> str:
        """The article as HTML, without scripts; a whole page under `title` or the headline with `page`."""
    def _repr_html_(self) -> str: ...
    def to_brat(self) -> str:
        """The `.ann` file of brat, the annotation tool; put it beside the text."""
    @staticmethod
    def brat_config() -> str:
        """The `annotation.conf` of a brat collection that holds such files, the same for all documents."""
    def to_web_annotation(self, *, source: str = "urn:x-inquit:document") -> dict[str, Any]:
        """The attributions as a page of W3C Web Annotations (JSON-LD); `source` is the IRI of the text."""
    def to_conllu(self) -> str:
        """The tokens in the columns of CoNLL-U, with the parts of attributions that each is in."""
    def to_spacy(self, nlp: Any) -> Any:
        """The document as a `Doc` of spaCy with the same text, in the vocabulary of `nlp`, with span groups."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Corpus(Sequence[_Doc_co], Generic[_Doc_co]):
    """The documents of many texts, in their order, and tables of everything in them."""

    def __new__(
        cls,
        documents: Iterable[_Doc_co],
        *,
        ids: Iterable[_Id | None] | _Arrow | None = None,
        errors: dict[int, str] | None = None,
    ) -> Corpus[_Doc_co]: ...
    def __class_getitem__(cls, key: Any) -> GenericAlias: ...
    @property
    def ids(self) -> list[_Id | None]:
        """Your names or numbers for the documents, by default those from 0."""
    @property
    def errors(self) -> dict[int, str]:
        """What was wrong with the texts that could not be parsed, by position: with `on_error="null"`."""
    @property
    def attributions(self) -> Table:
        """All attributions as a table, a row each: who said what to whom, by what words, on whose word."""
    @property
    def sentences(self) -> Table:
        """All sentences as a table, a row each."""
    @property
    def quotes(self) -> Table:
        """All quotes as a table, a row each."""
    @property
    def speakers(self) -> Table:
        """All speakers as a table, a row for each speaker of a document, with how much they say."""
    def report(self, path: _Path, *, title: str = "Who speaks") -> None:
        """Writes a report: who speaks how often, how much, in which mode and when, as one page of HTML."""
    @overload
    def __getitem__(self, index: int, /) -> _Doc_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> Corpus[_Doc_co]: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> LayerIterator[_Doc_co]: ...
    def index(self, value: object, start: int = 0, stop: int = ...) -> int:
        """First position of `value`, as for a list."""
    def count(self, value: object) -> int:
        """How often `value` is there, as for a list."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]: ...

@final
class Table:
    """A read-only table of a corpus, in the Arrow format."""

    @property
    def num_rows(self) -> int:
        """How many rows there are."""
    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
    def to_pandas(self) -> pandas.DataFrame:
        """The table as a `pandas.DataFrame`; words that repeat are categories where pyarrow is installed."""
    def to_polars(self) -> polars.DataFrame:
        """The table as a `polars.DataFrame`."""
    def to_arrow(self) -> pyarrow.Table:
        """The table as a `pyarrow.Table`."""
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> CapsuleType:
        """The table as a stream of the Arrow C interface: what other libraries call."""
    def __arrow_c_schema__(self) -> CapsuleType:
        """The types of the columns, for the Arrow C interface: what other libraries call."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class _Source:
    def __new__(cls, state: bytes, is_document: bool) -> _Source: ...
    def __getnewargs__(self) -> tuple[bytes, bool]: ...
    def __deepcopy__(self, _memo: dict[int, Any], /) -> _Source: ...

@final
class Place(Span):
    """Where a quotation stands in a source."""

    @property
    def pieces(self) -> list[Span]:
        """The pieces, in the order of the quotation: the same as `spans`."""

@final
class Edit:
    """One difference between a quotation and its source."""

    @property
    def kind(self) -> _EditKind:
        """What was done."""
    @property
    def change(self) -> _Change | None:
        """What altered words are, or the number, date or name that words in brackets stand for; else `None`."""
    @property
    def quotation(self) -> tuple[int, int]:
        """Where in the quotation, start and end in code points: the gap between two words where words are left out."""
    @property
    def new(self) -> str:
        """What the quotation has there: the marks and space between two words where words are only left out."""
    @property
    def old(self) -> str:
        """The words of the source; empty where the quotation only has more."""
    @property
    def source(self) -> Span | None:
        """Where in the source; `None` where the quotation only has more."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Verification:
    """Where a quotation stands in a source, and how it differs."""

    @property
    def verdict(self) -> _Verdict:
        """What it comes to: the worst of the edits."""
    @property
    def rank(self) -> int:
        """How bad the verdict is, from 0 for `exact` to 8 for `absent`."""
    @property
    def places(self) -> list[Place]:
        """Where it stands, in the order of the source: several where it stands several times equally well."""
    @property
    def edits(self) -> list[Edit]:
        """The differences at the first place, in the order of the quotation."""
    @property
    def said(self) -> _Said | None:
        """Whether the speaker that was asked for said it there; `None` without one, or where it does not stand there."""
    @property
    def quotation(self) -> str:
        """The quotation, exactly as it was given."""
    def to_dict(self, *, offsets: _Unit = "char") -> dict[str, Any]:
        """Verdict, places and edits as a dictionary."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Source:
    """A text made ready to be looked up in: indexed once, then asked about any number of quotations."""

    def __new__(cls, source: str | Document) -> Source: ...
    @property
    def document(self) -> Document:
        """The document that was indexed."""
    def verify(self, quotation: str, *, speaker: str | None = None) -> Verification:
        """Where `quotation` stands in the source, and how it differs; see `inquit.verify`."""
    def verify_many(
        self, quotations: Iterable[str] | _Arrow, *, speakers: Iterable[str | None] | _Arrow | None = None
    ) -> list[Verification]:
        """The same for many quotations, on all cores and in their order."""
    def __getnewargs__(self) -> tuple[Document]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Archive:
    """Many sources with one index, built once and then asked in which of them a quotation stands."""

    def __new__(cls, sources: Iterable[str | Document | Source]) -> Archive: ...
    @property
    def sources(self) -> list[Source]:
        """The sources, in the order in which they were given."""
    def verify(self, quotation: str, *, speaker: str | None = None) -> list[tuple[int, Verification]]:
        """The sources in which `quotation` stands, each by its number and with the answer, the best first."""
    def verify_many(
        self, quotations: Iterable[str] | _Arrow, *, speakers: Iterable[str | None] | _Arrow | None = None
    ) -> list[list[tuple[int, Verification]]]:
        """The same for many quotations, on all cores and in their order."""
    def __len__(self) -> int: ...
    def __getnewargs__(self) -> tuple[list[Source]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Statement:
    """What somebody said, as one document has it: a row to compare."""

    def __new__(
        cls,
        text: str,
        *,
        speakers: str | Iterable[str] = (),
        via: str | Iterable[str] = (),
        cue: str | None = None,
        day: _Day = None,
        document: int = 0,
        attribution: int | None = None,
        vector: _Vector | None = None,
    ) -> Statement: ...
    @staticmethod
    def all_of(document: Document, number: int = 0) -> list[Statement]:
        """The statements of a document, which has this number: its attributions, but for those that were not said."""
    @property
    def text(self) -> str:
        """The words of the content; pieces are joined by a space."""
    @property
    def speakers(self) -> list[str]:
        """Names of those who said it, or what they are called instead; none where that is not known."""
    @property
    def via(self) -> list[str]:
        """Those through whom it reaches the reader, the nearest first."""
    @property
    def cue(self) -> str | None:
        """The verb or other words that attribute it, in dictionary form."""
    @property
    def day(self) -> datetime.date | None:
        """The day when it was said, or else the one when the document was published."""
    @property
    def document(self) -> int:
        """Your number of the document."""
    @property
    def attribution(self) -> int | None:
        """Its number among the attributions of the document, where it is one of them."""
    @property
    def vector(self) -> list[float] | None:
        """What a sentence model makes of the text, where that was given."""
    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Drift:
    """One difference between two wordings of a statement."""

    @property
    def kind(self) -> _DriftKind:
        """What was done."""
    @property
    def force(self) -> _Force | None:
        """Whether the new wording says it with less force or with more; `None` where the words do not tell."""
    @property
    def old(self) -> str:
        """The words of the old wording; empty where the new one only has more."""
    @property
    def new(self) -> str:
        """The words of the new wording; empty where it only leaves out."""
    @property
    def old_span(self) -> tuple[int, int]:
        """Where in the old wording, code points; empty, behind the word before, where the new one only has more."""
    @property
    def new_span(self) -> tuple[int, int]:
        """Where in the new wording, code points; empty, behind the word before, where it only leaves out."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Report:
    """A statement in the document that reports it."""

    @property
    def document(self) -> int:
        """Number of the document."""
    @property
    def attribution(self) -> Attribution | None:
        """The attribution in the document; `None` of rows of your own."""
    @property
    def text(self) -> str:
        """The words of the content; pieces are joined by a space."""
    @property
    def speakers(self) -> list[str]:
        """Names of those who said it, or what they are called instead, as the document has them."""
    @property
    def via(self) -> list[str]:
        """Those through whom it reaches the reader, the nearest first."""
    @property
    def cue(self) -> str | None:
        """The verb or other words that attribute it, in dictionary form."""
    @property
    def day(self) -> datetime.date | None:
        """The day when it was said, or else the one when the document was published."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Variant:
    """One wording of a statement."""

    @property
    def text(self) -> str:
        """The words, as the first of the reports has them."""
    @property
    def members(self) -> list[int]:
        """Numbers of the statements that have it, in order."""
    @property
    def reports(self) -> list[Report]:
        """Where it is reported in these words."""
    @property
    def drift(self) -> list[Drift]:
        """What it leaves out, adds and changes of the fullest wording, which is the text of the group."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Group:
    """Statements that are one: who said it, in which wordings, and who reports it."""

    @property
    def members(self) -> list[int]:
        """Numbers of the statements, in order."""
    @property
    def probability(self) -> float:
        """The lowest of the probabilities by which a statement came in, three decimals; 1 where all are the same."""
    @property
    def text(self) -> str:
        """The fullest wording: the text of the first variant."""
    @property
    def speakers(self) -> list[str]:
        """The names of those who said it, each once and as full as any report has it."""
    @property
    def documents(self) -> list[int]:
        """Numbers of the documents that report it, in order."""
    @property
    def reports(self) -> list[Report]:
        """Everywhere that it is reported, in the order of the statements."""
    @property
    def variants(self) -> list[Variant]:
        """Its wordings, the fullest first; those that differ only in typography are one."""
    @property
    def accounts(self) -> list[list[Report]]:
        """The reports by whom they are from: as many as reported it on their own, as far as the texts tell."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Comparison(Sequence[Group]):
    """The statements that two or more documents report, in order."""

    @property
    def shared(self) -> list[Group]:
        """The statements that two or more documents report, as a list."""
    @property
    def groups(self) -> list[Group]:
        """All groups of statements that are one, those within one document too."""
    @property
    def statements(self) -> list[Statement]:
        """All statements of all documents, in order, grouped or not."""
    @property
    def corpus(self) -> Corpus[Document | None]:
        """The documents that were compared, with their ids."""
    @property
    def threshold(self) -> float:
        """The probability from which on two statements are one."""
    def to_dicts(self) -> list[dict[str, Any]]:
        """A row for each report of a shared statement, for a data frame."""
    def _repr_html_(self) -> str: ...
    @overload
    def __getitem__(self, index: int, /) -> Group: ...
    @overload
    def __getitem__(self, index: slice, /) -> Comparison: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> LayerIterator[Group]: ...
    def index(self, value: object, start: int = 0, stop: int = ...) -> int:
        """First position of `value`, as for a list."""
    def count(self, value: object) -> int:
        """How often `value` is there, as for a list."""
    def __reduce__(self) -> tuple[Any, tuple[Corpus[Any], list[Statement], float, list[int]]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Matcher:
    """Tells which statements are one: for rows of your own; `inquit.compare` takes documents."""

    def __new__(cls, *, threshold: float = 0.7) -> Matcher: ...
    @property
    def threshold(self) -> float:
        """The probability from which on two statements are one."""
    def probability(self, one: Statement, two: Statement) -> float:
        """The probability that two statements are one, as far as the two alone tell, three decimals."""
    def groups(self, statements: Iterable[Statement]) -> list[Group]:
        """The groups of statements that are one, of two members or more; the group with the first statement first.

        One that says two things, of which others report the one or the other, is in a group with each.
        """
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Parser:
    """Turns text into documents: settings made once, shared by threads."""

    def __new__(
        cls,
        *,
        min_confidence: float = 0.0,
        classes: Iterable[_CueClass] | None = None,
        whole_quotations: bool = False,
        model: str | PathLike[str] | bytes | None = ...,
    ) -> Parser: ...
    @property
    def min_confidence(self) -> float:
        """Attributions less probable than this are left out."""
    @property
    def classes(self) -> tuple[_CueClass, ...]:
        """The classes of cues whose attributions are kept."""
    @property
    def whole_quotations(self) -> bool:
        """No sentence ends inside a quotation."""
    @property
    def model(self) -> str | None:
        """Name and version of the model; `None` where the rules alone decide."""
    def sentences(self, text: str) -> Layer[Sentence]:
        """The sentences of a text, and nothing else; see `inquit.sentences`."""
    def quotes(self, text: str) -> Layer[Quote]:
        """The quotes of a text, without attributions; see `inquit.quotes`."""
    def parse(self, text: str, *, published: _Day = None) -> Document:
        """Parses one article; see `inquit.parse`."""
    @overload
    def parse_many(
        self,
        texts: Iterable[str] | _Arrow,
        *,
        ids: _Ids | None = None,
        published: _Days | None = None,
        on_error: Literal["raise"] = "raise",
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus[Document]:
        """Parses many articles; see `inquit.parse_many`."""
    @overload
    def parse_many(
        self,
        texts: Iterable[object] | _Arrow,
        *,
        ids: Iterable[object] | _Arrow | None = None,
        published: Iterable[object] | _Arrow | None = None,
        on_error: Literal["null"],
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus[Document | None]: ...
    @overload
    def parse_files(
        self,
        paths: _Path | Iterable[_Path],
        *,
        on_error: Literal["raise"] = "raise",
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus[Document]:
        """Parses text files; see `inquit.parse_files`."""
    @overload
    def parse_files(
        self,
        paths: _Path | Iterable[_Path],
        *,
        on_error: Literal["null"],
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus[Document | None]: ...
    @overload
    def parse_table(
        self,
        table: _Arrow | _Path,
        *,
        text: str = "text",
        id: str | None = None,
        published: str | None = None,
        on_error: Literal["raise"] = "raise",
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus[Document]:
        """Parses the rows of a table; see `inquit.parse_table`."""
    @overload
    def parse_table(
        self,
        table: _Arrow | _Path,
        *,
        text: str = "text",
        id: str | None = None,
        published: str | None = None,
        on_error: Literal["null"],
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus[Document | None]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...

def parse(text: str, *, published: _Day = None) -> Document:
    """Parses one article."""

@overload
def parse_many(
    texts: Iterable[str] | _Arrow,
    *,
    ids: _Ids | None = None,
    published: _Days | None = None,
    on_error: Literal["raise"] = "raise",
    threads: int | None = None,
    progress: bool = False,
) -> Corpus[Document]:
    """Parses many articles, in the order of the texts; other Python threads keep running meanwhile."""

@overload
def parse_many(
    texts: Iterable[object] | _Arrow,
    *,
    ids: Iterable[object] | _Arrow | None = None,
    published: Iterable[object] | _Arrow | None = None,
    on_error: Literal["null"],
    threads: int | None = None,
    progress: bool = False,
) -> Corpus[Document | None]: ...
@overload
def parse_files(
    paths: _Path | Iterable[_Path],
    *,
    on_error: Literal["raise"] = "raise",
    threads: int | None = None,
    progress: bool = False,
) -> Corpus[Document]:
    """Parses text files in UTF-8: those of a folder that end in `.txt`, or those of an iterable of paths."""

@overload
def parse_files(
    paths: _Path | Iterable[_Path],
    *,
    on_error: Literal["null"],
    threads: int | None = None,
    progress: bool = False,
) -> Corpus[Document | None]: ...
@overload
def parse_table(
    table: _Arrow | _Path,
    *,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    on_error: Literal["raise"] = "raise",
    threads: int | None = None,
    progress: bool = False,
) -> Corpus[Document]:
    """Parses the rows of a table, or of a Parquet file."""

@overload
def parse_table(
    table: _Arrow | _Path,
    *,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    on_error: Literal["null"],
    threads: int | None = None,
    progress: bool = False,
) -> Corpus[Document | None]: ...
def sentences(text: str, *, whole_quotations: bool = False) -> Layer[Sentence]:
    """The sentences of a text, and nothing else: many times faster than a whole parse."""

def quotes(text: str) -> Layer[Quote]:
    """The quotes of a text, without attributions: several times faster than a whole parse."""

def verify(quotation: str, source: str | Document | Source, *, speaker: str | None = None) -> Verification:
    """Where `quotation` stands in `source`, and how it differs: is it quoted right?"""

def drift(old: str, new: str) -> list[Drift]:
    """What the wording `new` leaves out, adds and changes of `old`, in order."""

def compare(
    documents: Corpus[Any] | Iterable[Document | str], *, threshold: float = 0.7, vectors: _Vectors | None = None
) -> Comparison:
    """Finds the statements that two or more documents report, in other words too."""

def _restore(source: _Source, kind: str, place: list[int] | None) -> object: ...
def _restore_comparison(
    corpus: Corpus[Any], statements: Iterable[Statement], threshold: float, picked: list[int]
) -> Comparison: ...
