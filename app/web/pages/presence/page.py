"""Who is where on a day: a map, a table and a matrix of the same answer, under one filter bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.filters import PRESENCE
from app.domain.model import Ref
from app.domain.places.regions import countries_in
from app.domain.totals import Bounds
from app.services.reading import presence as answering
from app.services.reading.presence import Presence, Site
from app.web import words
from app.web.dependencies import GraphDep
from app.web.filter_bar import Choice, FilterBar, address, build, chip
from app.web.pages.presence import table
from app.web.pages.presence.matrix import matrix
from app.web.pages.progress import PATIENCE, progress_page
from app.web.parameters.common import InView, Whole
from app.web.parameters.dateline import OneDayDep
from app.web.parameters.presence import AskedDep
from app.web.templates import page
from app.web.world.parts import views
from app.web.world.picture import Picture, picture
from app.web.world.view import View, asked_view

router = APIRouter()

FIRST: Final = 60
"""How many rows stand on the page at first."""


@router.get("/presence")
async def who_is_where(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    dates: OneDayDep,
    box: InView = "",
    rows: Whole = "",
    matrix: Whole = "",
) -> HTMLResponse:
    """Show who has forces where, or how far that is where it takes long to find out."""
    if how_far := await answering.progress(graph, asked, PATIENCE):
        return progress_page(request, words.say("where.title"), words.say("underway.why"), how_far)
    found = await answering.presence(graph, asked)
    sites = await answering.sites(graph, asked)
    view = asked_view(box)
    context = arranged(request, found, sites, view, are_all=rows == "all", is_whole=matrix == "all")
    return page(request, "presence.html", {**context, "cite": dates.cited(request)})


def arranged(
    request: Request,
    found: Presence,
    sites: Iterable[Site],
    view: View | None,
    *,
    are_all: bool,
    is_whole: bool,
) -> dict[str, object]:
    """Arrange an answer for the template."""
    groups = table.groups(found)
    shown = groups if are_all else table.first(groups, FIRST)
    there = table.present(found.edges)
    return {
        "found": found,
        "title": _title(found),
        "total": words.summed(found.total),
        "certain": words.as_figure(found.total.certain),
        "nothing": Bounds(),
        "said": words.account(found.total),
        "senders": len({edge.source for edge in there}),
        "hosts": len({edge.target for edge in there}),
        "bar": _bar(request, found),
        "is_filtered": any(name in _FILTERS for name in request.query_params),
        "unfiltered": _without_filters(request),
        "groups": shown,
        "more": len(found.edges) - sum(len(group.rows) for group in shown),
        "more_url": address(request, "rows", "all", "table"),
        "matrix": matrix(found, whole=is_whole),
        "matrix_url": address(request, "matrix", "all", "matrix"),
        "map": _map(request, found, sites, view),
        "views": list(_views(request, view)),
        "query": _query(request),
    }


_FILTERS: Final = ("host", "sender", *(row.name for row in PRESENCE))
_API: Final = ("on", "known_at", *_FILTERS)


def _query(request: Request) -> str:
    """Return what the API is to be asked for the same answer."""
    return urlencode([pair for pair in request.query_params.multi_items() if pair[0] in _API and pair[1]])


def _title(found: Presence) -> str:
    host, sender = found.host, found.sender
    if host and sender:
        return words.say("where.title.both", host=host.name, sender=sender.name)
    if host:
        return words.say("where.title.host", host=host.name)
    return words.say("where.title.sender", sender=sender.name) if sender else words.say("where.title")


def _map(request: Request, found: Presence, sites: Iterable[Site], view: View | None) -> Picture:
    asked = found.question
    here = {edge.target for edge in found.edges}
    within: Collection[str] = ()
    if found.host and not found.sender:
        within = [found.host.id, *(edge.source for edge in found.edges)] if here else [found.host.id]
    elif asked.region:
        within = countries_in(asked.region)
    return picture(
        found.edges,
        found.refs,
        lambda id_: address(request, "host", id_, "map"),
        has_arcs=bool(found.host or found.sender),
        sites=sites,
        within=within,
        view=view,
    )


def _views(request: Request, view: View | None) -> Iterator[Choice]:
    """Yield links to parts of the map, all of it first."""
    yield Choice(words.say("map.part.whole"), address(request, "box", None, "map"), view is None)
    for name, there in views().items():
        link = address(request, "box", ",".join(str(number) for number in there), "map")
        yield Choice(words.say(f"map.part.{name}"), link, view == there)


def _bar(request: Request, found: Presence) -> FilterBar:
    edges, asked = found.considered, found.question
    senders = _named(Counter(edge.source for edge in edges), found.refs)
    hosts = _named(Counter(edge.target for edge in edges), found.refs)
    sender = [found.sender.id] if found.sender else ()
    host = [found.host.id] if found.host else ()
    chips = (
        build(request, "sender", words.say("where.sender"), senders, sender),
        build(request, "host", words.say("where.host"), hosts, host),
        *(chip(request, row, edges, asked) for row in PRESENCE),
    )
    return FilterBar(chips, words.say("where.rows", n=len(edges), shown=len(found.edges)))


def _named(counts: Counter[str], refs: Mapping[str, Ref]) -> list[tuple[str, str, int | None]]:
    """Return the senders or hosts to choose from, by name."""
    named = sorted((refs[id_] for id_ in counts), key=lambda ref: ref.name)
    return [(ref.id, ref.name, counts[ref.id]) for ref in named]


def _without_filters(request: Request) -> str:
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] not in _FILTERS and pair[1]]
    return f"{request.url.path}?{urlencode(pairs)}" if pairs else request.url.path
