"""Answers kept while nothing changes, for questions that take a look at every relationship."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from app.graph.connection import Graph
from app.graph.standing.start import version

K = TypeVar("K")
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Answers by question, of each graph, as of its last change; the `most` last asked for.

    Ask it only what follows from the graph and the question alone.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: WeakKeyDictionary[Graph, tuple[int, dict[K, V]]] = WeakKeyDictionary()

    async def get(self, graph: Graph, question: K, find: Callable[[], Awaitable[V]]) -> V:
        """Return what is kept for a question, or find it and keep it."""
        now = await graph.read(version)
        known, answers = self._held.get(graph, (None, {}))
        if known != now:
            answers = {}
            self._held[graph] = (now, answers)
        answer = answers.pop(question) if question in answers else await find()
        answers[question] = answer
        if len(answers) > self._most:
            del answers[next(iter(answers))]
        return answer
