"""Connections on the explorer's page: the form with two names, who is marked, the answer way by way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request

from app.domain.network import Node, Subgraph
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.reading.explore import View
from app.web import words
from app.web.explorer import answer, query
from app.web.explorer.answer import Found
from app.web.explorer.layout import Layout
from app.web.explorer.questions import LONGEST_NAME, SEPARATOR, Asked
from app.web.security.account import Account

ASKS: Final = ("path", "common", "connect")
"""The questions one can ask, by their parameter."""

_FORM: Final = ("from", "to", "ask")
_AWAY: Final[dict[str, list[str]]] = {name: [] for name in (*ASKS, "step", *_FORM)}


@dataclass(frozen=True, slots=True)
class Named:
    """What a form with two names comes to: the page to go to, or why there is none."""

    url: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that can be asked about the entities that are marked: its words and its page."""

    name: str
    words: str
    url: str


async def by_name(request: Request, graph: Graph) -> Named:
    """Find the two entities a form names (`from`, `to`, `ask`), so that the page's address has their ids."""
    given = [request.query_params.get(name, "").strip()[:LONGEST_NAME] for name in ("from", "to")]
    if not all(given):
        return Named()
    ids = [await answer.named(graph, name) for name in given]
    missing = next((name for name, id_ in zip(given, ids, strict=True) if id_ is None), None)
    if missing is not None:
        return Named(sentence=words.say("explorer.nothing-like", name=missing))
    ask = request.query_params.get("ask", "")
    return Named(asking(request, ask if ask in ASKS else ASKS[0], [str(id_) for id_ in ids]))


def asking(request: Request, ask: str, ids: list[str]) -> str:
    """Return this page's URL with a question about these entities, and without any other."""
    return query.changed(request, **{**_AWAY, ask: [SEPARATOR.join(ids)]})


def arranged(
    request: Request, seen: Subgraph, view: View, asked: Asked, found: Found, layout: Layout, sentence: str
) -> dict[str, Any]:
    """Arrange what the page says of connections, of pins, and what it offers to share."""
    by_id = {node.id: node for node in seen.nodes}
    marked = [by_id[id_] for id_ in asked.marked if id_ in by_id]
    count = len(found.ways)
    return {
        "asked_sentence": sentence,
        "said": answer.say(found, seen.nodes),
        "ends": [by_id[id_].name for id_ in found.ends if id_ in by_id],
        "marked": marked,
        "asks": _asks(request, marked),
        "unmarked": query.changed(request, mark=[]),
        "steps": {"n": count, "m": found.step},
        "previous": _step(request, found.step - 1, count),
        "next": _step(request, found.step + 1, count),
        "closed": query.changed(request, **_AWAY),
        "pinned": sum(id_ in by_id for id_ in layout.pinned),
        "unpinned": query.changed(request, pin=[]),
        "kept_fields": [pair for pair in request.query_params.multi_items() if pair[0] not in _AWAY],
        "export": _export(request, view),
        "may_save": _may_save(request),
    }


def picture(seen: Subgraph, asked: Asked, found: Found) -> dict[str, Any]:
    """Return what the script lights up."""
    held = {node.id for node in seen.nodes}
    return {
        "marked": [id_ for id_ in asked.marked if id_ in held],
        "lit": {"nodes": list(found.nodes), "edges": [edge.id for edge in found.edges]},
        "asks": found.asks,
    }


def _may_save(request: Request) -> bool:
    account: Account | None = getattr(request.state, "account", None)
    return account is not None and bool(account.csrf) and account.actor.role.covers(Role.CONTRIBUTOR)


def _asks(request: Request, marked: list[Node]) -> list[Ask]:
    ids = [node.id for node in marked]
    offered = [name for name in ASKS if len(ids) == 2 or (len(ids) > 2 and name != "path")]
    return [Ask(name, words.say(f"explorer.ask.{name}"), asking(request, name, ids)) for name in offered]


def _step(request: Request, step: int, count: int) -> str | None:
    return query.changed(request, step=[str(step)]) if 1 <= step <= count else None


_NOT_EXPORTED: Final = (
    *(*ASKS, "step", *_FORM),
    *("mark", "pin", "layout", "select", "tab", "rows", "limit", "also", "format"),
)


def _export(request: Request, view: View) -> str:
    """Return the query that asks for what the picture holds, and for nothing else of the page."""
    changes: dict[str, list[str]] = {name: [] for name in _NOT_EXPORTED}
    changes |= {"limit": [str(view.limit)], "also": list(view.also)}
    return query.changed(request, **changes).partition("?")[2]
