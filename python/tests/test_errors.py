"""Bad input: without these a user sees a crash, or a message that does not say which of 10,000 rows is bad."""

import datetime
import math
from typing import Any

import pytest

import inquit

PARSERS = [
    pytest.param(inquit.parse, id="parse"),
    pytest.param(inquit.Parser().parse, id="Parser.parse"),
    pytest.param(inquit.Parser().sentences, id="Parser.sentences"),
    pytest.param(inquit.Parser().quotes, id="Parser.quotes"),
    pytest.param(inquit.sentences, id="sentences"),
    pytest.param(inquit.quotes, id="quotes"),
]

NO_TEXT = [
    (None, "text must be str, not NoneType"),
    (b"Nine", "text must be str, not bytes"),
    (9, "text must be str, not int"),
    (math.nan, "text must be str, not float"),
    (["Nine"], "text must be str, not list"),
]


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize(("value", "message"), NO_TEXT)
def test_what_is_no_text_is_named(parse: Any, value: object, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        parse(value)


@pytest.mark.parametrize("parse", PARSERS)
def test_a_lone_surrogate_is_named_with_its_position(parse: Any) -> None:
    with pytest.raises(inquit.InquitError, match=r"^text has a lone surrogate '\\ud83d' at position 2, ") as caught:
        parse("🎉 \ud83d “Nine,” said Inga Reyes.")
    assert isinstance(caught.value.__cause__, UnicodeEncodeError)


def test_the_way_out_that_the_message_names_is_one() -> None:
    text = "🎉 \ud83d Nine, and \ud83d\ude00 ten."
    mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert inquit.parse(mended).text == "🎉 \ufffd Nine, and 😀 ten."


def test_the_exception_is_a_value_error() -> None:
    """`except ValueError` goes on working for those who never heard of inquit's own."""
    assert issubclass(inquit.InquitError, ValueError)
    assert inquit.InquitError.__module__ == "inquit"


@pytest.mark.parametrize("value", [1.5, -0.1, math.nan, math.inf])
def test_a_setting_out_of_range_is_named(value: float) -> None:
    with pytest.raises(inquit.InquitError, match="min_confidence is .*, not a probability between 0 and 1"):
        inquit.Parser(min_confidence=value)


def test_a_setting_of_the_wrong_type_is_named() -> None:
    with pytest.raises(TypeError, match="min_confidence must be a number, not str"):
        inquit.Parser(min_confidence="high")  # type: ignore[arg-type]


def test_settings_are_keyword_only() -> None:
    """A later setting can not change what an old call means."""
    with pytest.raises(TypeError):
        inquit.Parser(0.5)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        inquit.sentences("Nine.", True)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        inquit.parse("Nine.", "2024-11-16")  # type: ignore[call-arg]


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(inquit.InquitError, match="offsets is 'bytes', not 'byte', 'char' or 'utf16'"):
        inquit.parse("Nine.").to_json(offsets="bytes")  # type: ignore[arg-type]


DAYS = [
    (datetime.date(2024, 11, 16), datetime.date(2024, 11, 16)),
    (datetime.datetime(2024, 11, 16, 23, 59), datetime.date(2024, 11, 16)),
    ("2024-11-16", datetime.date(2024, 11, 16)),
    (None, None),
    (math.nan, None),
]


@pytest.mark.parametrize(("given", "day"), DAYS)
def test_days_come_as_tables_have_them(given: Any, day: datetime.date | None) -> None:
    assert inquit.parse("“Nine,” said Inga Reyes.", published=given).published == day


@pytest.mark.parametrize("published", ["2024-11-16", datetime.date(2024, 11, 16)])
def test_days_of_saying_are_counted_from_there(published: Any) -> None:
    doc = inquit.parse("Ada Moor said on Friday that the pier was safe, and Gus Roe said so last week.", published=published)
    time = doc.attributions[0].time
    assert time is not None
    assert time.text == "on Friday"
    assert type(time.date) is datetime.date
    assert time.date == datetime.date(2024, 11, 15)
    undated = inquit.parse(doc.text).attributions[0].time
    assert undated is not None
    assert undated.date is None


@pytest.mark.parametrize("given", ["16.11.2024", "2024-02-30", "-0044-03-15", "\ud83d", ""])
def test_a_day_that_is_none_is_named(given: str) -> None:
    with pytest.raises(inquit.InquitError, match="^published is .*, not a day such as '2024-11-16'$"):
        inquit.parse("Nine.", published=given)


def test_a_day_of_the_wrong_type_is_named() -> None:
    with pytest.raises(TypeError, match=r"^published must be datetime\.date, str or None, not int$"):
        inquit.parse("Nine.", published=2024)  # type: ignore[arg-type]
