"""The explorer's URL: what it asks for, and the URLs of what one may ask for next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from app.domain.vocabulary import Evidence, Kind, Predicate, Status
from app.errors import Fault, Invalid
from app.services.explore import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES, View
from app.web.parameters import EvidenceLevels, Focus, Kinds, KnownAt, On, Predicates, Statuses

PATH: Final = "/explore"
STEP: Final = 60
"""How many neighbours one expansion brings."""

Ids = Annotated[list[str], Query(max_length=200)]


async def view(
    focus: Focus = [],  # noqa: B006  # FastAPI copies defaults
    depth: Annotated[int, Query(ge=0, le=MOST_DEPTH)] = 1,
    kinds: Kinds = [],  # noqa: B006
    predicates: Predicates = [],  # noqa: B006
    statuses: Statuses = [],  # noqa: B006
    evidence: EvidenceLevels = [],  # noqa: B006
    on: On = None,
    known_at: KnownAt = None,
    min_sources: Annotated[int, Query(ge=0, le=1_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_NODES)] = DEFAULT_LIMIT,
    expand: Ids = [],  # noqa: B006
    hide: Ids = [],  # noqa: B006
    also: Ids = [],  # noqa: B006
) -> View:
    """Read the view from the URL: the API's parameters, and what was expanded, hidden and added by hand."""
    return View(
        focus=tuple(dict.fromkeys(focus)),
        depth=depth,
        kinds=frozenset(kinds),
        predicates=frozenset(predicates),
        statuses=frozenset(statuses),
        evidence=frozenset(evidence),
        on=on,
        known_at=known_at,
        min_sources=min_sources,
        limit=limit,
        expand=tuple(_expansion(text) for text in expand),
        hide=frozenset(hide),
        also=tuple(dict.fromkeys(also)),
    )


ViewDep = Annotated[View, Depends(view)]

CLOSED: Final = {"kinds": Kind, "predicates": Predicate, "statuses": Status, "evidence": Evidence}
"""The filters by name, and the closed list of each."""


def _expansion(text: str) -> tuple[str, int]:
    """Read `mali` or `mali:120`: whose neighbours, and how many of them."""
    id_, _, count = text.partition(":")
    if not id_ or (count and not (count.isdecimal() and 0 < int(count) <= MOST_NODES)):
        raise Invalid(
            [Fault("", f"“{text}” is no expansion: write an id, or an id and a number as mali:120.")]
        )
    return id_, int(count or STEP)


def changed(request: Request, **changes: Iterable[str]) -> str:
    """Return this page's URL with some parameters changed; an empty list takes one away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    pairs = [*kept, *((name, value) for name, values in changes.items() for value in values)]
    return f"{PATH}?{urlencode(pairs)}" if pairs else PATH


def selecting(request: Request) -> str:
    """Return this page's URL up to the id of what is to be selected; ids need no quoting in a URL."""
    rest = changed(request, select=[])
    return f"{rest}{'&' if '?' in rest else '?'}select="


def without(request: Request, name: str, value: str) -> str:
    """Return this page's URL without one value of a list."""
    return changed(request, **{name: [one for one in request.query_params.getlist(name) if one != value]})


def expanded(request: Request, id_: str, count: int) -> str:
    """Return this page's URL with `count` neighbours of an entity."""
    others = [one for one in request.query_params.getlist("expand") if one.partition(":")[0] != id_]
    return changed(request, expand=[*others, f"{id_}:{count}"])
