"""Search: entities, documents, quoted words and claims, by what was typed, with facets to narrow it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.vocabulary import PREDICATES, Kind, Predicate, Status
from app.services import paging
from app.services.search import everything
from app.services.search.entities import position
from app.services.search.everything import Asked, Found, Sort
from app.services.search.results import ShownHit, shown
from app.web import words
from app.web.dependencies import GraphDep
from app.web.filter_bar import Filter, FilterBar, address, build
from app.web.parameters.common import Cursor
from app.web.parameters.dateline import DatelineDep
from app.web.parameters.search import AskedDep
from app.web.templates import page

router = APIRouter()

RESULTS: Final = 25
"""How many hits stand on a page of one sort."""

FIRST: Final = 6
"""How many of each sort stand on a page of several."""

PUBLISHERS: Final = 15
"""How many publishers are offered."""


@dataclass(frozen=True, slots=True)
class Part:
    """The hits of one sort that are shown, of `count`; `url` leads to all of them, "" where these are all."""

    sort: Sort
    hits: Sequence[ShownHit]
    count: int
    url: str


@router.get("/search")
async def search(
    request: Request, graph: GraphDep, dates: DatelineDep, asked: AskedDep, cursor: Cursor = None
) -> HTMLResponse:
    """Show what `q` finds. Without `q` there is only the form."""
    found = await everything.find(graph, asked)
    present = [sort for sort in Sort if found.of(sort)]
    is_one = len(present) == 1
    start = position(cursor) if is_one else 0
    most = RESULTS if is_one else FIRST
    parts: list[Part] = []
    for sort in present:
        held = found.of(sort)
        seen = await shown(graph, asked.q, held[start : start + most])
        url = "" if is_one or len(held) <= most else address(request, "type", sort)
        parts.append(Part(sort, seen, len(held), url))
    following = paging.encode(start + most) if is_one and len(found.hits) > start + most else ""
    context: dict[str, object] = {
        "q": asked.q,
        "asked": asked,
        "parts": parts,
        "total": len(found.hits),
        "shown": sum(len(part.hits) for part in parts),
        "is_cut": found.is_cut,
        "is_further": start > 0,
        "first_url": address(request, "cursor", None) if start else "",
        "next_url": address(request, "cursor", following) if following else "",
        "is_narrowed": any(asked.wanted.values()),
        "facets": _facets(request, asked, found),
        "bar": _bar(request, asked, found),
    }
    return page(request, "search.html", context)


def _facets(request: Request, asked: Asked, found: Found) -> list[tuple[str, Filter]]:
    """Return the facets whose values stand side by side: what sort of hit, what kind of entity."""
    sorts, kinds = found.counts["type"], found.counts["kind"]
    offered = (
        (
            "type",
            "search.sorts",
            "search.every-sort",
            asked.sorts,
            [
                (one.value, words.say(f"search.sort.{one}"), sorts[one])
                for one in Sort
                if sorts[one] or one in asked.sorts
            ],
        ),
        (
            "kind",
            "search.kinds",
            "search.every-kind",
            asked.kinds,
            [(one.value, words.kind(one), kinds[one]) for one in Kind if kinds[one] or one in asked.kinds],
        ),
    )
    return [
        (words.say(label), build(request, name, words.say(label), listed, chosen, whole=words.say(whole)))
        for name, label, whole, chosen, listed in offered
        if len(listed) > 1 or chosen
    ]


def _bar(request: Request, asked: Asked, found: Found) -> FilterBar | None:
    """Return the chips of what claims and documents have; None where nothing has any of it."""
    counts = found.counts
    named = [
        (one, found.publishers.get(str(one), str(one)), counts["publisher"][one])
        for one in [*dict(counts["publisher"].most_common(PUBLISHERS)), *asked.publishers]
    ]
    offered: dict[str, tuple[str, list[tuple[str | int, str, int]]]] = {
        "predicate": (
            "search.predicate",
            [(p, PREDICATES[p].label, counts["predicate"][p]) for p in Predicate],
        ),
        "status": ("column.status", [(s, words.status(s), counts["status"][s]) for s in Status]),
        "publisher": ("fact.publisher", list(dict.fromkeys(named))),
        "year": (
            "search.year",
            [
                (year, words.year(int(year)), counts["year"][year])
                for year in sorted({*counts["year"], *asked.years}, key=int, reverse=True)
            ],
        ),
    }
    chips: list[Filter] = []
    for name, (label, values) in offered.items():
        chosen = {str(value) for value in asked.wanted[name]}
        listed = [(str(value), text, n) for value, text, n in values if n or str(value) in chosen]
        if len(listed) > 1 or chosen:
            chips.append(build(request, name, words.say(label), listed, chosen))
    return FilterBar(tuple(chips)) if chips else None
