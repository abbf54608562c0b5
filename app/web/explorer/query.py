"""The explorer's URL: what it asks for, and the URLs of what one may ask for next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from app.domain.vocabulary import Predicate
from app.errors import Fault, Invalid
from app.services.reading.explore import MOST_NODES, Expansion, View
from app.web.parameters.view import PicturedDep

PATH: Final = "/explore"
STEP: Final = 60
"""How many neighbours one expansion brings."""

Ids = Annotated[list[str], Query(max_length=200)]


async def view(
    picture: PicturedDep,
    expand: Ids = [],  # noqa: B006  # FastAPI copies defaults
    hide: Ids = [],  # noqa: B006
    also: Ids = [],  # noqa: B006
) -> View:
    """Read the view from the URL: the API's parameters, and what was expanded, hidden and added by hand."""
    return replace(
        picture,
        expand=tuple(_expansion(text) for text in expand),
        hide=frozenset(hide),
        also=tuple(dict.fromkeys(also)),
    )


ViewDep = Annotated[View, Depends(view)]


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
