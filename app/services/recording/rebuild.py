"""Projecting everything anew: the relationships are only ever what the claims say."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from app.domain.model import Triple
from app.domain.structure import STRUCTURAL
from app.domain.vocabulary import Predicate
from app.graph.claims import episodes
from app.graph.claims import store as claims
from app.graph.connection import Graph, Transaction
from app.services.recording.projection import project

AT_ONCE: Final = 500
"""Triples a transaction, at most."""

CLAIMS_AT_ONCE: Final = 2_000
"""Claims a transaction, unless one triple alone has more: keeps it within memory and the time limit."""


async def rebuild(graph: Graph, report: Callable[[int], None] | None = None) -> int:
    """Project all triples anew from their claims, some at a time, and return how many there are.

    Safe beside other writers, as it locks what it projects; what is right already is not touched, so nothing
    is logged. Relationships that no triple accounts for go. `report` is told how many triples are done.
    """
    await _all(graph, STRUCTURAL, None)  # what is part of what decides how figures of others add up
    done = await _all(graph, set(Predicate), report)
    for predicate in Predicate:
        while await graph.write(episodes.remove_strays, predicate):
            pass
    return done


async def _all(graph: Graph, of: Collection[Predicate], report: Callable[[int], None] | None) -> int:
    done, after = 0, ""
    while triples := await graph.write(_some, after, of):
        done += len(triples)
        after = triples[-1].key
        if report:
            report(done)
    return done


async def _some(tx: Transaction, after: str, of: Collection[Predicate]) -> list[Triple]:
    triples: list[Triple] = []
    total = 0
    for triple, count in await claims.triples_after(tx, after, AT_ONCE):
        total += count
        if triples and total > CLAIMS_AT_ONCE:
            break
        triples.append(triple)
    wanted = [triple for triple in triples if triple.predicate in of]
    await claims.lock(tx, wanted)
    await project(tx, wanted, {})
    return triples
