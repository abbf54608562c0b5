"""The claim ledger of one episode: all that was said for and against it."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.domain.projection.spans import read
from app.domain.standing import nearest, standing
from app.domain.vocabulary import PREDICATES, PRESENCE_PREDICATES
from app.services.reading import episodes
from app.services.reading.episodes import Leaf
from app.web.dependencies import GraphDep
from app.web.graphics import timebars
from app.web.pages.ledger import counts, derivation, figures
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
    episode = ledger.episode
    held = standing(episode, dates.on, dates.today)
    ends = (ledger.subject, ledger.object)
    denials = reading.denials(ledger.denying)
    chosen = held.shown.figure_claims if held else ()
    readings = [read(claim) for claim in ledger.affirming]
    lines = figures.figures(readings, chosen)
    roots = derivation.roots(readings, ledger.documents, held.phase if held else episode.phase)
    return {
        "ledger": ledger,
        "leaf": leaf,
        "rule_of": PREDICATES[episode.triple.predicate],
        "hued": episode.triple.predicate in PRESENCE_PREDICATES,
        "view": held,
        "summary": reading.summary(held, ends, denials, on=dates.on) if held else (),
        "lines": lines,
        "losses": counts.losses(ledger.counts),
        "trained": counts.trained(ledger.counts),
        "rule": figures.rule(readings, held.phase, ledger.structure, dates.on) if held and lines.open else "",
        "tree": derivation.Tree(roots),
        "derivation": derivation.heading(roots),
        "time": timebars.timebar(episode, dates.today, dates.on),
        "nearest": nearest(episode, dates.on) if dates.on and not held else None,
        "affirmed_by": ledger.affirming,
        "denied_by": ledger.denying,
        "denials": denials,
    }
