"""Answers about the whole graph, of which a change renews what it touched and leaves the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from weakref import WeakKeyDictionary

from app.domain.model import Triple
from app.graph.claims import changes
from app.graph.connection import Graph, Transaction
from app.graph.standing import start

K = TypeVar("K")
V = TypeVar("V")

MOST_TOUCHED: Final = 1_000
"""Claims that changed, after which many all is read again: that takes no longer then."""


@dataclass(frozen=True, slots=True)
class _Held(Generic[V]):
    """An answer as of a change, by its number."""

    change: int
    answer: V


class Renewal(Generic[K, V]):
    """Answers by question, of each graph, the `most` last asked for.

    `find` reads the whole answer to a question. `again` is given an answer and the triples that were
    projected anew since, and returns the answer now. Both must follow from the graph and the question alone.
    """

    def __init__(
        self,
        most: int,
        find: Callable[[Transaction, K], Awaitable[V]],
        again: Callable[[Transaction, K, V, Collection[Triple]], Awaitable[V]],
    ) -> None:
        self._most, self._find, self._again = most, find, again
        self._held: WeakKeyDictionary[Graph, dict[K, _Held[V]]] = WeakKeyDictionary()

    async def get(self, graph: Graph, question: K) -> V:
        """Return the answer as of now."""
        answers = self._held.setdefault(graph, {})
        held = await graph.read(self._read, question, answers.pop(question, None))
        answers[question] = held
        if len(answers) > self._most:
            del answers[next(iter(answers))]
        return held.answer

    async def _read(self, tx: Transaction, question: K, held: _Held[V] | None) -> _Held[V]:
        # The number first: what changes meanwhile is then read once more.
        change = await start.version(tx)
        if held and held.change == change:
            return held
        touched = await changes.touched(tx, held.change, MOST_TOUCHED) if held else None
        if held is None or touched is None:
            return _Held(change, await self._find(tx, question))
        return _Held(change, await self._again(tx, question, held.answer, touched))
