"""Work that takes seconds: done once for all who ask, while it is told how far it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar
from weakref import WeakKeyDictionary

from app.graph.connection import Graph

K = TypeVar("K")
V = TypeVar("V")

AT_ONCE: Final = 2
"""Works of one sort that are done at a time: whoever asks for many does not slow down all others."""
MOST: Final = 8
"""Answers of one sort that are kept."""
FRESH: Final = 60.0
"""Seconds for which an answer is given again after it was found, whatever has changed since."""


@dataclass(slots=True)
class Progress:
    """How far a work is: `done` of `total`, in what it counts. `total` is 0 until that is known."""

    total: int = 0
    done: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds_left(self) -> float | None:
        """About how long the rest takes, at the pace so far; None before there is a pace."""
        if not self.done:
            return None
        return (time.monotonic() - self.began) / self.done * (self.total - self.done)


class Job(Generic[V]):
    """One piece of work, begun as it is made. It goes on whoever of those who wait for it goes away."""

    def __init__(self, do: Callable[[Progress], Awaitable[V]]) -> None:
        self.progress = Progress()
        self._ended: float | None = None
        self._task = asyncio.ensure_future(do(self.progress))
        self._task.add_done_callback(self._end)

    def _end(self, task: asyncio.Future[V]) -> None:
        self._ended = time.monotonic()
        # Whoever asks is told; if nobody does, there is nothing to tell.
        _ = task.cancelled() or task.exception()

    @property
    def is_stale(self) -> bool:
        """Whether it should be done anew for who asks now: it failed, or was done a while ago."""
        if self._ended is None:
            return False
        failed = self._task.cancelled() or self._task.exception() is not None
        return failed or time.monotonic() - self._ended > FRESH

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._ended is not None

    async def progress_after(self, seconds: float) -> Progress | None:
        """Wait up to so long, and return how far it is; None where it is done. Raises what it raised."""
        await asyncio.wait([self._task], timeout=seconds)
        if not self._task.done():
            return self.progress
        self._task.result()
        return None

    async def result(self) -> V:
        """Wait for the answer. Raises what the work raised."""
        return await asyncio.shield(self._task)


class Jobs(Generic[K, V]):
    """The jobs of each graph by the question they answer: some at a time, and the last answers."""

    def __init__(self) -> None:
        self._jobs: WeakKeyDictionary[Graph, dict[K, Job[V]]] = WeakKeyDictionary()
        self._slots: WeakKeyDictionary[Graph, asyncio.Semaphore] = WeakKeyDictionary()

    def job(self, graph: Graph, question: K, do: Callable[[Progress], Awaitable[V]]) -> Job[V]:
        """Return the work that answers a question; begin it where it is not underway or fresh.

        Where `AT_ONCE` others are underway it waits for one of them.
        """
        jobs = self._jobs.setdefault(graph, {})
        slots = self._slots.setdefault(graph, asyncio.Semaphore(AT_ONCE))

        async def in_turn(progress: Progress) -> V:
            async with slots:
                return await do(progress)

        for asked in [asked for asked, work in jobs.items() if work.is_stale]:
            del jobs[asked]
        if question not in jobs:
            jobs[question] = Job(in_turn)
            for asked in [asked for asked, work in jobs.items() if work.is_done][:-MOST]:
                del jobs[asked]
        return jobs[question]
