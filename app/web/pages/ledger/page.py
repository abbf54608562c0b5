"""The claim ledger of one episode: all that was said for and against it."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.domain.projection.spans import read
from app.domain.vocabulary import PREDICATES, PRESENCE_PREDICATES
from app.services.reading import episodes
from app.services.reading.episodes import Leaf
from app.web.dependencies import GraphDep
from app.web.graphics import timebars
from app.web.pages.ledger import derivation, figures
from app.web.pages.ledger import summary as reading
from app.web.parameters.common import Id
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import page

router = APIRouter()

CLAIMS_SHOWN: Final = 50
"""Claims on one page of a ledger."""


@router.get("/episodes/{id}")
async def episode(
    request: Request,
    graph: GraphDep,
    dates: DatelineDep,
    id: Id,  # noqa: A002  # the name in the URL
    claim: str | None = None,
    start: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> HTMLResponse:
    """Show an episode's ledger. Its number may change; with the id of a `claim` it is found all the same.

    The claims from the one numbered `start` (from 0) on are listed, or those among which `claim` is.
    """
    found = await episodes.leaf(
        graph, id, on=dates.on, known_at=dates.known_at, claim=claim, start=start, most=CLAIMS_SHOWN
    )
    return page(request, "episode.html", arranged(found, dates))


def arranged(leaf: Leaf, dates: Dateline) -> dict[str, object]:
    """Arrange a leaf of a ledger for the template."""
    ledger = leaf.ledger
    episode, claims = ledger.episode, ledger.claims
    view = reading.view(episode, ledger.subject, ledger.object, dates.on, dates.today)
    confirmed = episode.last_confirmed or episode.start
    affirmed = reading.affirming(claims)
    chosen = view.shown.personnel_claim if view else None
    readings = [read(claim) for claim in affirmed]
    lines = figures.figures(readings, chosen)
    roots = derivation.roots(readings, ledger.documents, view.phase if view else episode.phase)
    return {
        "ledger": ledger,
        "leaf": leaf,
        "rule_of": PREDICATES[episode.triple.predicate],
        "hued": episode.triple.predicate in PRESENCE_PREDICATES,
        "view": view,
        "summary": reading.summary(view, claims, confirmed.edtf if confirmed else None, on=dates.on)
        if view
        else (),
        "lines": lines,
        "rule": figures.rule(readings, view.phase, chosen, dates.on) if view and lines.open else "",
        "tree": derivation.Tree(roots),
        "derivation": derivation.heading(roots),
        "time": timebars.timebar(episode, dates.today, dates.on),
        "nearest": reading.nearest(episode, dates.on) if dates.on and not view else None,
        "affirmed_by": affirmed,
        "denied_by": reading.denying(claims),
        "denials": reading.denials(claims),
    }
