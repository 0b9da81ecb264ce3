"""`parse_many`: without these a corpus comes back in another order, short of a row, or only after an hour's freeze."""

import datetime
import itertools
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interrupts import interrupted
from samples import ARTICLE, ODD, news

import inquit


@given(st.lists(news, max_size=20))
def test_many_are_as_one_by_one(texts: list[str]) -> None:
    assert inquit.parse_many(texts) == [inquit.parse(text) for text in texts]


def test_order_holds_over_batches() -> None:
    """Row n of the answer belongs to row n of the table, however long the table."""
    texts = [f"Boat number {n} left. " + ARTICLE * (n % 97) for n in range(1500)]
    docs = inquit.parse_many(texts)
    assert [doc.text for doc in docs] == texts
    assert docs[-1] == inquit.parse(texts[-1])


@pytest.mark.parametrize("column", [list, tuple, iter, dict.fromkeys], ids=["list", "tuple", "iterator", "dict"])
def test_any_iterable_will_do(column: Any) -> None:
    assert [doc.text for doc in inquit.parse_many(column(["One.", "Two."]))] == ["One.", "Two."]


def test_nothing_gives_nothing() -> None:
    assert inquit.parse_many([]) == []


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("Nine.", "texts must be an iterable of str, not str"),
        (b"Nine.", "texts must be an iterable of str, not bytes"),
        (None, "texts must be an iterable of str, not NoneType"),
        (["One.", None], r"texts\[1\] must be str, not NoneType"),
        (["One.", b"Two."], r"texts\[1\] must be str, not bytes"),
    ],
)
def test_the_bad_item_is_named(texts: Any, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        inquit.parse_many(texts)


def test_the_bad_character_is_named_with_its_item() -> None:
    with pytest.raises(inquit.InquitError, match=r"^texts\[1\] has a lone surrogate '\\udc00' at position 3, "):
        inquit.parse_many(["One.", "Two\udc00"])


def test_null_keeps_the_place_of_what_is_no_text() -> None:
    """One missing cell does not cost the other rows, nor move them."""
    docs = inquit.parse_many(["One.", None, "Two\udc00", float("nan"), "Three."], on_error="null")
    assert [doc and doc.text for doc in docs] == ["One.", None, None, None, "Three."]


def test_null_does_not_hide_errors_of_the_iterable() -> None:
    """A broken file reader is not mistaken for a missing text."""

    def read() -> Iterator[str]:
        yield "One."
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        inquit.parse_many(read(), on_error="null")


def test_an_unknown_policy_is_named() -> None:
    with pytest.raises(inquit.InquitError, match="on_error is 'skip', not 'raise' or 'null'"):
        inquit.parse_many([], on_error="skip")  # type: ignore[call-overload]


def test_days_go_with_their_texts() -> None:
    days = [datetime.date(2024, 11, 16), None, "2024-11-18"]
    docs = inquit.parse_many(["One.", "Two.", "Three."], published=days)
    assert [doc.published for doc in docs] == [datetime.date(2024, 11, 16), None, datetime.date(2024, 11, 18)]


@pytest.mark.parametrize(
    ("days", "message"),
    [
        (["2024-11-16"], "published has 1 items, fewer than there are texts"),
        (["2024-11-16"] * 3, "published has more items than there are texts, which are 2"),
        (["2024-11-16", "Monday"], r"published\[1\] is 'Monday', not a day"),
    ],
)
def test_days_that_do_not_fit_the_texts_are_an_error(days: Any, message: str) -> None:
    """Columns of different length would give every article another one's date."""
    with pytest.raises(inquit.InquitError, match=message):
        inquit.parse_many(["One.", "Two."], published=days)


def test_a_parser_parses_many_by_its_settings() -> None:
    parser = inquit.Parser(min_confidence=0.9)
    assert parser.parse_many([ARTICLE]) == [parser.parse(ARTICLE)]
    for attribution in parser.parse(ARTICLE).attributions:
        assert attribution.confidence >= 0.9


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in {"article": ARTICLE, **ODD}.items()])
def test_the_same_text_gives_the_same_document(text: str) -> None:
    """A study can be repeated."""
    first = inquit.parse(text)
    assert {doc.to_json() for doc in inquit.parse_many([text] * 32)} == {first.to_json()}


def text_that_takes(seconds: float) -> str:
    """A text that keeps the parser busy that long, on whatever machine this is."""
    text = ARTICLE * 1000
    while True:
        start = time.perf_counter()
        inquit.parse(text)
        if time.perf_counter() - start > seconds or len(text) > 1 << 27:
            return text
        text *= 2


@pytest.mark.parametrize("parse", [inquit.parse, lambda text: inquit.parse_many([text])], ids=["parse", "parse_many"])
def test_other_threads_run_meanwhile(parse: Any) -> None:
    """A notebook's widgets and a server's other requests stay alive."""
    text = text_that_takes(0.2)
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.perf_counter()
    parse(text)
    end = time.perf_counter()
    done.set()
    thread.join()
    # With the lock held throughout there could be ticks at the two ends only.
    middle = [at for at in ticks if start + (end - start) / 4 < at < end - (end - start) / 4]
    assert len(middle) >= 5


def test_threads_share_documents_and_parsers() -> None:
    """A pool of workers needs no copy of anything."""
    parser, doc = inquit.Parser(), inquit.parse(ARTICLE)
    wrong: list[str] = []

    def work() -> None:
        for _ in range(50):
            if parser.parse(ARTICLE) != doc or [sentence.text for sentence in doc.sentences] != expected:
                wrong.append("differs")

    expected = [sentence.text for sentence in doc.sentences]
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_an_interrupt_stops_a_long_run() -> None:
    """Ctrl-C works in a notebook: the texts come from C, so only the parser itself can notice it."""
    with interrupted(within=3):
        inquit.parse_many(itertools.repeat(ARTICLE * 100, 3000))
