"""The panel beside the picture: what is known of the one entity or relationship that is selected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from app.domain.model import Node, Subgraph
from app.errors import Moved, NotFound
from app.graph.connection import Graph
from app.services import episodes, explore
from app.services.explore import View
from app.web.dateline import Dateline
from app.web.explorer import facets
from app.web.pages.episodes import arranged

FIRST: Final = 12
"""How many of an entity's relationships the panel lists."""


@dataclass(frozen=True, slots=True)
class About:
    """An entity in the panel: its best evidenced relationships, and how many there are besides."""

    node: Node
    rows: tuple[facets.Row, ...]
    more: int
    is_focus: bool
    is_expanded: bool


async def context(graph: Graph, selected: str, view: View, dates: Dateline) -> dict[str, Any]:
    """Return what the template of the panel needs; `gone` where what was selected no longer exists."""
    if not selected:
        return {"panel": "nothing", "selected": ""}
    find = _episode if is_episode(selected) else _entity
    try:
        return {"selected": selected, **await find(graph, selected, view, dates)}
    except Moved as moved:
        return await context(graph, moved.to, view, dates)
    except NotFound:
        return {"panel": "gone", "selected": selected}


def is_episode(selected: str) -> bool:
    """Say whether an id is an episode's (`subject.PREDICATE.object.n`); an entity's has no dots."""
    return selected.count(".") == 3


async def _episode(graph: Graph, id_: str, view: View, dates: Dateline) -> dict[str, Any]:
    ledger = await episodes.ledger(graph, id_, on=dates.on, known_at=dates.known_at)
    known = arranged(ledger, dates)
    return {**known, "panel": "episode", "view_of": known["view"], "view": view}


async def _entity(graph: Graph, id_: str, view: View, dates: Dateline) -> dict[str, Any]:
    near = replace(view, focus=(id_,), depth=1, limit=explore.DEFAULT_LIMIT, expand=(), hide=frozenset())
    seen = await explore.around(graph, near, dates.today)
    [shown] = seen.focus
    own = Subgraph(seen.nodes, tuple(edge for edge in seen.edges if shown in (edge.source, edge.target)))
    node = next(node for node in seen.nodes if node.id == shown)
    rows = sorted(facets.rows(own), key=lambda row: (-row.edge.sources, -row.edge.claims, row.edge.id))
    expanded = {asked for asked, _ in view.expand}
    more = max(node.episodes - FIRST, 0)
    about = About(node, tuple(rows[:FIRST]), more, shown in view.focus, shown in expanded)
    return {"panel": "entity", "about_entity": about}
