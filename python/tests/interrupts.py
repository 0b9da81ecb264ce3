"""Ctrl-C, as a test presses it."""

import _thread
import contextlib
import signal
import threading
import time
from collections.abc import Iterator

import pytest


@contextlib.contextmanager
def interrupted(*, within: float) -> Iterator[None]:
    """Presses Ctrl-C after a moment; what runs must stop within this many seconds."""
    # A program that was started in the background ignores the signal, and so would Python.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, _thread.interrupt_main)
    timer.start()
    start = time.perf_counter()
    try:
        with pytest.raises(KeyboardInterrupt):
            yield
        assert time.perf_counter() - start < within
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)
