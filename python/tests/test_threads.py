"""Many threads: without these a service that shares a parser crashes once a week."""

import pickle
import sys
import sysconfig
import threading
from collections.abc import Callable
from typing import Any

import pytest
from samples import ARTICLE, ODD

import inquit

THREADS = 16


def in_threads(work: Callable[[int], Any]) -> list[Any]:
    """What each thread returns, all of them started at once."""
    start = threading.Barrier(THREADS)
    results: list[Any] = [None] * THREADS

    def run(number: int) -> None:
        start.wait()
        try:
            results[number] = work(number)
        except Exception as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_threads_share_one_parser() -> None:
    parser = inquit.Parser()
    texts = [ARTICLE, *ODD.values()]
    wanted = [parser.parse(text).to_json() for text in texts]

    def work(number: int) -> list[str]:
        if number % 2:
            return [doc.to_json() for doc in parser.parse_many(texts, threads=2)]
        return [parser.parse(text).to_json() for text in texts]

    assert in_threads(work) == [wanted] * THREADS


def test_threads_share_one_document() -> None:
    """Everything that is made once, when first asked for, is asked for by all of them at the same time."""
    for _ in range(20):
        doc = inquit.parse(ARTICLE * 3)

        def work(number: int, doc: inquit.Document = doc) -> Any:
            corpus = inquit.Corpus([doc])
            views = [*doc.quotes, *doc.attributions, *doc.speakers, doc]
            assert pickle.loads(pickle.dumps(views)) == views
            return doc.text, doc.to_json(), corpus.attributions, doc.by("Moor"), repr(doc.attributions), hash(doc)

        results = in_threads(work)
        assert results == [results[0]] * THREADS
        assert not isinstance(results[0], Exception), results[0]


def test_threads_share_one_iterator() -> None:
    """Each item comes out once."""
    doc = inquit.parse(ARTICLE * 50)
    items = iter(doc.sentences)
    taken = in_threads(lambda number: [sentence.start for sentence in items])
    assert sorted(start for part in taken for start in part) == [sentence.start for sentence in doc.sentences]


def test_the_interpreter_stays_without_its_lock() -> None:
    """On a free-threaded Python the import does not bring the lock back."""
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        pytest.skip("needs a free-threaded Python")
    assert not getattr(sys, "_is_gil_enabled")()
