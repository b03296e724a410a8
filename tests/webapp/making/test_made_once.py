"""Expensive things are made once, by few at a time, and never hold all threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from tests.waiting import wait_until
from webapp.making.made_once import MadeOnce
from webapp.making.queue import Busy, Queue, room_of
from webapp.making.shelves import BoundedCache


class Slow:
    """Makes bytes, waits until it is released, and counts."""

    def __init__(self) -> None:
        self.made, self.most_at_once, self._running = 0, 0, 0
        self.may_end = threading.Event()
        self._lock = threading.Lock()

    def make(self) -> bytes:
        with self._lock:
            self.made += 1
            self._running += 1
            self.most_at_once = max(self.most_at_once, self._running)
        assert self.may_end.wait(10)
        with self._lock:
            self._running -= 1
        return b"file"


@pytest.fixture
def shelf() -> BoundedCache:
    return BoundedCache(1000)


@pytest.fixture
def slow() -> Slow:
    return Slow()


def started(*tasks: Callable[[], object]) -> list[threading.Thread]:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    return threads


def joined(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_what_many_ask_for_at_once_is_made_once(shelf: BoundedCache, slow: Slow) -> None:
    queue = Queue()
    store, answers = MadeOnce(queue), []
    threads = started(*[lambda: answers.append(store.get("key", slow.make, shelf))] * 8)
    wait_until(lambda: queue.inside == 8)
    slow.may_end.set()
    joined(threads)
    assert answers == [b"file"] * 8
    assert slow.made == 1


def test_one_thing_is_made_after_another(shelf: BoundedCache, slow: Slow) -> None:
    queue = Queue(at_once=1)
    store = MadeOnce(queue)
    threads = started(*[lambda key=key: store.get(str(key), slow.make, shelf) for key in range(5)])
    wait_until(lambda: queue.inside == 5)
    slow.may_end.set()
    joined(threads)
    assert (slow.made, slow.most_at_once) == (5, 1)


def test_who_finds_the_queue_full_is_sent_away_at_once(shelf: BoundedCache, slow: Slow) -> None:
    queue = Queue(room=3)
    store = MadeOnce(queue)
    # Two of them ask for the same: they hold a thread each as well.
    threads = started(*[lambda key=key: store.get(key, slow.make, shelf) for key in ("a", "b", "b")])
    wait_until(lambda: queue.inside == 3)
    started_at = time.monotonic()
    for key in ("a", "b", "c"):
        with pytest.raises(Busy):
            store.get(key, slow.make, shelf)
    assert time.monotonic() - started_at < 1
    slow.may_end.set()
    joined(threads)
    assert store.get("c", slow.make, shelf) == b"file"


def test_what_is_kept_is_had_however_long_the_queue(shelf: BoundedCache, slow: Slow) -> None:
    queue = Queue(room=1)
    store = MadeOnce(queue)
    store.get("kept", lambda: b"kept", shelf)
    threads = started(lambda: store.get("slow", slow.make, shelf))
    wait_until(lambda: queue.inside == 1)
    assert store.get("kept", slow.make, shelf) == b"kept"
    slow.may_end.set()
    joined(threads)


@pytest.mark.parametrize("key", ["slow", "another"])
def test_nobody_waits_longer_than_is_allowed(shelf: BoundedCache, slow: Slow, key: str) -> None:
    queue = Queue(max_wait_s=0.1)
    store = MadeOnce(queue)
    threads = started(lambda: store.get("slow", slow.make, shelf))
    wait_until(lambda: slow.made == 1)
    with pytest.raises(Busy):
        store.get(key, slow.make, shelf)
    slow.may_end.set()
    joined(threads)
    assert queue.inside == 0


def test_a_failure_reaches_all_who_wait_and_the_next_one_tries_again(shelf: BoundedCache) -> None:
    store = MadeOnce(Queue())

    def fail() -> bytes:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        store.get("key", fail, shelf)
    assert store.get("key", lambda: b"file", shelf) == b"file"


def test_what_another_process_has_made_meanwhile_is_not_made_again(shelf: BoundedCache, slow: Slow) -> None:
    store, answers = MadeOnce(Queue()), []
    first = started(lambda: store.get("slow", slow.make, shelf))
    wait_until(lambda: slow.made == 1)
    second = started(lambda: answers.append(store.get("key", lambda: pytest.fail("made again"), shelf)))
    wait_until(lambda: store.queue.inside == 2)
    shelf.set("key", b"from elsewhere")
    slow.may_end.set()
    joined(first + second)
    assert answers == [b"from elsewhere"]


@pytest.mark.parametrize(("threads", "room"), [(1, 1), (2, 1), (4, 2), (8, 4), (16, 12)])
def test_threads_are_left_for_pages(threads: int, room: int) -> None:
    assert room_of(threads) == room
