"""Searching everything: entities, documents, quoted words and claims, with facets to narrow it down.

The first 500 of each sort are looked at, so counts are of those; what is shown is read for one page only.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.dates import parse_single
from app.domain.highlights import highlights, searched
from app.domain.vocabulary import Kind, Predicate, Status
from app.graph.connection import Graph
from app.graph.search import entities as search
from app.graph.search import texts
from app.graph.search.texts import ClaimHit, DocumentHit

FACETS: Final = ("type", "kind", "predicate", "status", "publisher", "year")
"""By what hits may be narrowed down, in this order."""


class Sort(StrEnum):
    """What a hit is; a claim is a quote where the words stand in what it quotes."""

    ENTITY = "entity"
    DOCUMENT = "document"
    QUOTE = "quote"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for. Empty filters let everything pass; a hit without the trait passes no filter on it.

    `publishers` are ids, `years` those in which documents were published. As known at an instant, or now;
    only with `proposals` are claims found that were never accepted.
    """

    q: str
    sorts: Collection[Sort] = ()
    kinds: Collection[Kind] = ()
    predicates: Collection[Predicate] = ()
    statuses: Collection[Status] = ()
    publishers: Collection[str] = ()
    years: Collection[int] = ()
    known_at: datetime | None = None
    proposals: bool = False

    @property
    def wanted(self) -> Mapping[str, Collection[str | int]]:
        """The values that each facet lets through."""
        held = (self.sorts, self.kinds, self.predicates, self.statuses, self.publishers, self.years)
        return dict(zip(FACETS, held, strict=True))


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, in short: its sort, its id, and its traits by facet."""

    sort: Sort
    id: str
    traits: Mapping[str, str | int]
    entity: search.Hit | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: hits that pass, the best of each sort first, sort by sort, and counts by facet.

    A facet counts what passes all others. `publishers` are the names by id. `is_cut`: of some sort there
    were more than are looked at.
    """

    hits: tuple[Hit, ...]
    counts: Mapping[str, Counter[str | int]]
    publishers: Mapping[str, str]
    is_cut: bool

    def of(self, sort: Sort) -> tuple[Hit, ...]:
        """Return the hits of one sort."""
        return tuple(hit for hit in self.hits if hit.sort is sort)


async def find(graph: Graph, asked: Asked) -> Found:
    """Return what is found; nothing where `q` holds no letter or digit."""
    words = searched(asked.q)
    if not words:
        return Found((), {facet: Counter() for facet in FACETS}, {}, False)
    # The three indexes are asked at once, each in a transaction of its own.
    entities, documents, claims = await asyncio.gather(
        graph.read(search.ranked, asked.q),
        graph.read(texts.documents, asked.q, asked.known_at, asked.proposals),
        graph.read(texts.claims, asked.q, asked.known_at, asked.proposals),
    )
    found = [
        *(Hit(Sort.ENTITY, one.id, {"type": Sort.ENTITY, "kind": one.kind}, one) for one in entities),
        *(_hit(Sort.DOCUMENT, one) for one in documents),
        *sorted((_hit(_sort(one, words), one) for one in claims), key=lambda hit: hit.sort is Sort.CLAIM),
    ]
    return Found(
        tuple(hit for hit in found if _passes(hit, asked)),
        {facet: _counted(found, asked, facet) for facet in FACETS},
        {one.publisher: one.publisher_name for one in (*documents, *claims)},
        any(len(each) >= texts.WINDOW for each in (entities, documents, claims)),
    )


def _sort(claim: ClaimHit, words: Sequence[str]) -> Sort:
    return Sort.QUOTE if claim.quote and highlights(claim.quote, words) else Sort.CLAIM


def _hit(sort: Sort, one: DocumentHit | ClaimHit) -> Hit:
    traits: dict[str, str | int] = {"type": sort, "publisher": one.publisher}
    if one.published:
        traits["year"] = parse_single(one.published).earliest.year
    if isinstance(one, ClaimHit):
        traits |= {"predicate": one.predicate, "status": one.status}
    return Hit(sort, one.id, traits)


def _passes(hit: Hit, asked: Asked, but: str = "") -> bool:
    return all(
        not values or facet == but or hit.traits.get(facet) in values
        for facet, values in asked.wanted.items()
    )


def _counted(found: Sequence[Hit], asked: Asked, facet: str) -> Counter[str | int]:
    return Counter(_values(found, asked, facet))


def _values(found: Sequence[Hit], asked: Asked, facet: str) -> Iterator[str | int]:
    for hit in found:
        if facet in hit.traits and _passes(hit, asked, but=facet):
            yield hit.traits[facet]
