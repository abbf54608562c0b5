"""The explorer's page and its panel: parse, ask the services, arrange, render."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from app.domain.filters import GRAPH, Filter, ListFilter
from app.domain.network import Node, Subgraph
from app.domain.vocabulary import PREDICATES, PRESENCE_PREDICATES, Kind, Predicate
from app.services.reading import explore
from app.services.reading.explore import View
from app.web import look, words
from app.web.dependencies import GraphDep
from app.web.explorer import absences, answer, caption, connections, facets, panel, query, tables, timespan
from app.web.explorer.layout import Layout, LayoutDep
from app.web.explorer.query import ViewDep
from app.web.explorer.questions import AskedDep
from app.web.explorer.scene import Scene, scene
from app.web.graphics import icons
from app.web.graphics.drawing import draw
from app.web.parameters.common import Whole
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import page

SOFT_CAP: Final = 500
"""From so many nodes on the page says that the picture is hard to read."""

_LAST_DAY: Final = date.max.toordinal()

Selected = Annotated[str, Query(max_length=1_000)]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


def predicate_label(predicate: Predicate) -> str:
    """Write a predicate as it reads from subject to object: "deployed to"."""
    return PREDICATES[predicate].label


def predicate_inverse(predicate: Predicate) -> str:
    """Write a predicate as it reads from object to subject: "hosts"."""
    return PREDICATES[predicate].inverse


def is_presence(predicate: Predicate) -> bool:
    """Say whether a predicate carries the colour of its status."""
    return predicate in PRESENCE_PREDICATES


class Rendered(dict[Any, Any]):
    """What a macro makes of each value, rendered the first time it is asked for: `marks[row.status]`.

    Hundreds of rows say the same few things, and calling a macro costs a template far more than looking its
    result up. A key that is a tuple is the macro's arguments; `Ref` and other named tuples are one argument.
    """

    def __init__(self, render: Callable[..., Any]) -> None:
        super().__init__()
        self._render = render

    def __missing__(self, key: Any) -> Any:
        self[key] = made = self._render(*key) if type(key) is tuple else self._render(key)
        return made


_READ: Final[dict[str, Any]] = {f.__name__: f for f in (predicate_label, predicate_inverse, is_presence)}
"""How the templates read the table of predicates."""

_PHRASES: Final = {
    "graph": "explorer.graph",
    "undo": "undo",
    "play": "explorer.time.play",
    "pause": "explorer.time.pause",
    "filtered": "explorer.why.search",
    **{
        key: f"explorer.script.{key}"
        for key in (
            *("fetching", "not-expanded", "focus", "nothing-undone", "not-found", "no-neighbour", "choose"),
            *("away", "refused", "hidden", "collapsed", "nothing-redone"),
            *("marked", "unmarked", "mark-two", "too-many", "pinned", "unpinned", "already"),
            *("downloaded", "no-path", "no-relationship", "relationship"),
        )
    },
    "copied": "explorer.share.copied",
    "copy-yourself": "explorer.share.copy-yourself",
}
"""What the script says by itself, by the name it has there."""


@router.get(query.PATH)
async def explorer(
    request: Request,
    graph: GraphDep,
    dates: DatelineDep,
    view: ViewDep,
    asked: AskedDep,
    layout: LayoutDep,
    select: Selected = "",
    day: Annotated[int | None, Query(ge=1, le=_LAST_DAY)] = None,
    rows: Whole = "",
) -> Response:
    """Show a part of the graph. Raises NotFound for a focus that does not exist.

    A slider sends its `day` as a number (`date.toordinal`); the page's address has it as `on`. With `rows`
    its table has all relationships, and not the first alone.
    """
    if day is not None:
        on = date.fromordinal(day).isoformat()
        return RedirectResponse(query.changed(request, day=[], on=[on]), status_code=303)
    named = await connections.by_name(request, graph)
    if named.url:
        return RedirectResponse(named.url, 303)
    found = await answer.find(graph, asked, view, dates.today)
    whole = replace(view, also=tuple(dict.fromkeys((*view.also, *asked.marked, *found.nodes))))
    drawn = await scene(graph, whole, dates.today)
    seen = drawn.seen
    selected = await panel.context(graph, select, drawn, dates, request)
    cuts = await tables.cuts(graph, seen, whole, dates.today, request)
    shown = {
        **arranged(request, drawn, dates, select, layout, cuts),
        **connections.arranged(request, seen, whole, asked, found, layout, named.sentence),
    }
    table = tables.rows(seen)
    shown["rows"] = table if rows else table[: tables.MOST_ROWS]
    shown["more_rows"] = len(table) - len(shown["rows"])
    shown["picture"] |= connections.picture(seen, asked, found)
    if shown["said"]:
        shown["picture"]["sentence"] = " ".join([*shown["said"].sentences, shown["picture"]["sentence"]])
    shown["picture"]["caption"] = caption.caption(seen, shown["names"], dates)
    return page(request, "explore.html", {**shown, **selected, **_READ})


@router.get(f"{query.PATH}/sources")
async def explorer_sources(graph: GraphDep, dates: DatelineDep, view: ViewDep) -> JSONResponse:
    """Say who the sources of a part of the graph are, for what stands under its picture."""
    return JSONResponse({"sentence": caption.sources(await explore.sources(graph, view, dates.today))})


@router.get(f"{query.PATH}/panel")
async def explorer_panel(
    request: Request, graph: GraphDep, dates: DatelineDep, view: ViewDep, select: Selected = ""
) -> HTMLResponse:
    """Return the panel alone, as a part of the page."""
    shown = await scene(graph, view, dates.today)
    context = await panel.context(graph, select, shown, dates, request)
    return page(request, "explore/panel.html", {**context, **_READ})


def arranged(
    request: Request,
    shown: Scene,
    dates: Dateline,
    select: str,
    layout: Layout,
    cuts: tuple[tables.Cut, ...],
) -> dict[str, Any]:
    """Arrange a part of the graph for the template."""
    seen, view = shown.seen, shown.view
    notes = tables.notes(cuts, seen, view)
    about = [node for node in seen.nodes if node.id in seen.focus]
    return {
        "seen": seen,
        "view": view,
        "about": about,
        "names": words.listed([node.name for node in about]),
        "facets": facets.facets(shown),
        "absences": absences.absences(shown, request),
        "timespan": timespan.timespan(shown.ever.edges, view.on, dates.today),
        "unfiltered": {name: () for row in GRAPH for name in row.parameters},
        "filters": [_script(row) for row in GRAPH],
        "cuts": cuts,
        "most_listed": tables.MOST_LISTED,
        "notes": notes,
        "size": words.say("explorer.size", n=len(seen.nodes), m=len(seen.edges)),
        "empty": _empty(seen, about, view, dates),
        "phrases": {key: words.template(message) for key, message in _PHRASES.items()},
        "line_looks": dict(look.lines()),
        "picture": _picture(seen, select, _sentence(seen, notes), layout)
        | {"filtered": absences.filtered(shown)},
        "remove": partial(query.without, request),
        "selecting": query.selecting(request),
        "rendered": Rendered,
        "changed": partial(query.changed, request),
        "full": words.say("explorer.full", n=seen.beyond, m=explore.MOST_NODES)
        if seen.truncated and len(seen.nodes) >= explore.MOST_NODES
        else "",
        "is_crowded": len(seen.nodes) >= SOFT_CAP,
        "soft_cap": SOFT_CAP,
    }


def _script(row: Filter) -> dict[str, Any]:
    """Return what the script knows of a filter; `field` is what it compares of an edge, "" for nothing."""
    values = list(row.values) if isinstance(row, ListFilter) else None
    is_ends = isinstance(row, ListFilter) and row.is_ends
    return {
        "name": row.name,
        "parameters": row.parameters,
        "values": values,
        "field": row.field,
        "isEnds": is_ends,
    }


def _empty(seen: Subgraph, about: list[Node], view: View, dates: Dateline) -> str:
    """Say why there is nothing to see; "" where there is."""
    if not seen.nodes:
        return words.say("explorer.empty")
    if seen.edges or not about:
        return ""
    names = words.listed([node.name for node in about])
    if view.is_filtered or view.hide:
        return words.say("explorer.alone.filtered", name=names)
    if dates.on:
        return words.say("explorer.alone.on", name=names, day=words.day(dates.on))
    return words.say("explorer.alone", name=names)


def _sentence(seen: Subgraph, notes: tuple[tables.Cut, ...]) -> str:
    """Say in one sentence or two what the picture holds, for who does not see it."""
    size = words.say("explorer.size", n=len(seen.nodes), m=len(seen.edges))
    return " ".join([size, *(" ".join(filter(None, (note.sentence, note.barred))) for note in notes)])


def _picture(seen: Subgraph, select: str, sentence: str, layout: Layout) -> dict[str, Any]:
    """Return what the script draws from."""
    drawing = draw(seen, layout.places(node.id for node in seen.nodes), layout.pinned)
    hard = words.say("explorer.hard", n=explore.MOST_NODES)
    return {
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "options": drawing.options,
        "focus": list(seen.focus),
        "select": select or None,
        "sentence": sentence,
        "limits": {"hard": explore.MOST_NODES, "sentence": hard},
        "words": {
            "kinds": {kind.value: {"family": icons.family(kind)} for kind in Kind},
            "predicates": {
                predicate.value: {"label": rule.label, "isPresence": predicate in PRESENCE_PREDICATES}
                for predicate, rule in PREDICATES.items()
            },
        },
    }
