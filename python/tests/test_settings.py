"""Settings of a parser: without these a switch is ignored, or a wrong value is found out a million articles later."""

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import inquit

TEXT = (
    "Ada Moor said the pier was safe. Gus Roe fears that it is not. "
    "Inga Reyes said that Gus Roe believes that Ada Moor said that the boats had left."
)
CLASSES: tuple[Any, ...] = ("communication", "attitude", "knowledge", "control")


def cues(parser: inquit.Parser, text: str = TEXT) -> list[str | None]:
    return [a.cue.class_ if a.cue else None for a in parser.parse(text).attributions]


def model(label: bytes = b"tiny 1") -> bytes:
    """A whole model of the smallest tables, none of which has a weight."""
    numbers = struct.pack("<6f", 0.08, 0.6, 0.3, 1.0, 0.0, 0.0)
    table = struct.pack("<fBB", 1.0, 3, 0)
    sections = [label, numbers, *[table] * 6]
    heads = [struct.pack("<II", len(section), zlib.crc32(section)) for section in sections]
    return b"inquit\x00\x01\x01\x00\x00\x00" + b"".join(part for pair in zip(heads, sections) for part in pair)


def test_all_classes_are_kept_by_default() -> None:
    assert inquit.Parser().classes == CLASSES
    assert set(cues(inquit.Parser())) >= {"communication", "attitude"}
    assert inquit.Parser(classes=CLASSES).parse(TEXT) == inquit.parse(TEXT)


@pytest.mark.parametrize("given", [["communication"], {"communication"}, iter(["communication"] * 2)])
def test_only_statements_are_kept(given: Iterable[Any]) -> None:
    parser = inquit.Parser(classes=given)
    assert parser.classes == ("communication",)
    assert set(cues(parser)) == {"communication"}
    attributions = parser.parse(TEXT).attributions
    assert [a.id for a in attributions] == list(range(len(attributions)))
    innermost = attributions[-1]
    assert innermost.content.text == "that the boats had left"
    assert innermost.parent == attributions[-2] == innermost.via
    assert attributions[-2].speaker_names == "Inga Reyes"


def test_quotations_without_a_cue_are_statements() -> None:
    text = "“It is late,” Ada Moor said.\n\n“We go.”"
    assert cues(inquit.Parser(classes=["communication"]), text) == cues(inquit.Parser(), text)
    assert cues(inquit.Parser(classes=["control"]), text) == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["communication", "opinion"], "^classes is 'opinion', not 'communication', 'attitude', 'knowledge' or "),
        (["\ud83d"], r"^classes is '\\ud83d', not "),
        ([], "^classes is empty, not one or more of communication, attitude, knowledge and control$"),
    ],
)
def test_a_class_that_is_none_is_named(given: Any, message: str) -> None:
    with pytest.raises(inquit.InquitError, match=message):
        inquit.Parser(classes=given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("communication", r"^classes must be an iterable of classes such as \['communication'\], not str$"),
        (1, r"^classes must be an iterable of classes such as \['communication'\], not int$"),
        ([1], "^an item of classes must be str, not int$"),
    ],
)
def test_classes_of_the_wrong_type_are_named(given: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        inquit.Parser(classes=given)


def test_the_model_of_the_package_is_the_default() -> None:
    assert (inquit.Parser().model or "").startswith("inquit-en")
    assert inquit.Parser().parse(TEXT) == inquit.parse(TEXT)


def test_without_a_model_the_rules_decide() -> None:
    rules = inquit.Parser(model=None)
    assert rules.model is None
    assert rules.parse(TEXT).attributions[0].confidence != inquit.parse(TEXT).attributions[0].confidence
    assert rules.parse(TEXT).attributions[0].speaker_names == "Ada Moor"


def test_a_model_comes_as_bytes_or_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "tiny.bin"
    path.write_bytes(model())
    parsers = [inquit.Parser(model=given) for given in (model(), path, str(path))]
    assert [parser.model for parser in parsers] == ["tiny 1"] * 3
    assert [parser == parsers[0] for parser in parsers] == [True] * 3
    assert parsers[0].parse(TEXT).text == TEXT
    assert parsers[0].parse_many([TEXT]) == [parsers[0].parse(TEXT)]


def test_bytes_that_are_no_model_are_named(tmp_path: Path) -> None:
    with pytest.raises(inquit.InquitError, match="^model: not a model: the first 8 bytes are not the mark of one"):
        inquit.Parser(model=b"no model")
    with pytest.raises(inquit.InquitError, match="^model: the model ends inside its section `keep`"):
        inquit.Parser(model=model()[:-1])
    path = tmp_path / "spoilt.bin"
    path.write_bytes(model()[:-1] + b"\x07")
    with pytest.raises(inquit.InquitError, match=r"^model '.*spoilt\.bin': the checksum of the model's section `keep` "):
        inquit.Parser(model=path)


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    """The errors of files are those that Python programs catch already."""
    missing = tmp_path / "missing.bin"
    with pytest.raises(FileNotFoundError) as caught:
        inquit.Parser(model=missing)
    assert Path(caught.value.filename) == missing
    with pytest.raises(OSError, match="."):
        inquit.Parser(model=tmp_path)


@pytest.mark.parametrize("given", [1, True, 0.5, ["a"], bytearray(b"a")])
def test_a_model_of_the_wrong_type_is_named(given: Any) -> None:
    with pytest.raises(TypeError, match=f"^model must be a path, bytes or None, not {type(given).__name__}"):
        inquit.Parser(model=given)


DIFFERENT = [
    inquit.Parser(),
    inquit.Parser(min_confidence=0.5),
    inquit.Parser(classes=["attitude"]),
    inquit.Parser(whole_quotations=True),
    inquit.Parser(model=None),
    inquit.Parser(model=model()),
    inquit.Parser(model=model(b"tiny 2")),
]


def test_parsers_are_equal_if_their_settings_are() -> None:
    assert len(set(DIFFERENT)) == len(DIFFERENT)
    assert inquit.Parser(classes=["control", "attitude"]) == inquit.Parser(classes=["attitude", "control"])
    assert hash(inquit.Parser(model=model())) == hash(inquit.Parser(model=model()))
    assert len({repr(parser) for parser in DIFFERENT}) == len(DIFFERENT)


def test_settings_are_shown() -> None:
    shown = "Parser(min_confidence=0.5, classes=('attitude',), whole_quotations=False, model=None)"
    assert repr(inquit.Parser(min_confidence=0.5, classes=["attitude"], model=None)) == shown
