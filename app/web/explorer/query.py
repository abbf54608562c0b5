"""The explorer's URL: what it asks for, and the URLs of what one may ask for next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from app.domain.vocabulary import Certainty, Evidence, Kind, Predicate, Reliability, Status
from app.errors import Fault, Invalid
from app.services.explore import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES, Expansion, View
from app.web.parameters import (
    Certainties,
    EvidenceLevels,
    Focus,
    Kinds,
    KnownAt,
    MaxPersonnel,
    MinPersonnel,
    MinSources,
    On,
    Predicates,
    Reliabilities,
    Statuses,
)

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
    min_sources: MinSources = 0,
    certainties: Certainties = [],  # noqa: B006
    reliability: Reliabilities = [],  # noqa: B006
    min_personnel: MinPersonnel = None,
    max_personnel: MaxPersonnel = None,
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
        certainties=frozenset(certainties),
        reliability=frozenset(reliability),
        min_personnel=min_personnel,
        max_personnel=max_personnel,
    )


ViewDep = Annotated[View, Depends(view)]

CLOSED: Final = {
    "kinds": Kind,
    "predicates": Predicate,
    "statuses": Status,
    "evidence": Evidence,
    "certainties": Certainty,
    "reliability": Reliability,
}
"""The filters that are closed lists, by name."""
NUMBERS: Final = ("min_sources", "min_personnel", "max_personnel")
"""The filters that are a number."""


def _expansion(text: str) -> Expansion:
    """Read `mali`, `mali:120` or `mali:60:PAYS,HIRES`: whose neighbours, how many, by which predicates."""
    id_, count, by = (*text.split(":", 2), "", "")[:3]
    predicates = [one for one in by.split(",") if one]
    is_number = not count or (count.isdecimal() and 0 < int(count) <= MOST_NODES)
    if not id_ or not is_number or not set(predicates) <= set(Predicate):
        said = "write an id, an id and a number as mali:120, or predicates after it as mali:60:PAYS,HIRES"
        raise Invalid([Fault("", f"“{text}” is no expansion: {said}.")])
    return Expansion(id_, int(count or STEP), tuple(Predicate(one) for one in dict.fromkeys(predicates)))


def expansion(given: Expansion) -> str:
    """Write an expansion as the URL has it, as short as can be."""
    if given.predicates:
        return f"{given.id}:{given.most}:{','.join(given.predicates)}"
    return given.id if given.most == STEP else f"{given.id}:{given.most}"


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


def expanded(request: Request, view: View, more: Expansion) -> str:
    """Return this page's URL with one more expansion, in the place of the one like it."""
    others = [one for one in view.expand if (one.id, one.predicates) != (more.id, more.predicates)]
    return changed(request, expand=[expansion(one) for one in (*others, more)])


def collapsed(request: Request, view: View, less: Expansion) -> str:
    """Return this page's URL without one expansion."""
    return changed(request, expand=[expansion(one) for one in view.expand if one != less])
