"""The claim ledger of one episode: all that was said for and against it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.vocabulary import PREDICATES, PRESENCE_PREDICATES
from app.services import episodes
from app.services.episodes import Ledger
from app.web import timebars, words
from app.web.dateline import Dateline, DatelineDep
from app.web.dependencies import GraphDep
from app.web.pages import ledger as reading
from app.web.parameters import Id
from app.web.templates import page

router = APIRouter()


@router.get("/episodes/{id}")
async def episode(
    request: Request,
    graph: GraphDep,
    dates: DatelineDep,
    id: Id,  # noqa: A002  # the name in the URL
    claim: str | None = None,
) -> HTMLResponse:
    """Show an episode's ledger. Its number may change; with the id of a `claim` it is found all the same."""
    found = await episodes.ledger(graph, id, on=dates.on, known_at=dates.known_at, claim=claim)
    return page(request, "episode.html", arranged(found, dates))


def arranged(ledger: Ledger, dates: Dateline) -> dict[str, object]:
    """Arrange a ledger for the template."""
    episode, claims = ledger.episode, ledger.claims
    view = reading.view(episode, ledger.subject, ledger.object, dates.on, dates.today)
    confirmed = episode.last_confirmed or episode.start
    lines = reading.figures(claims, view.shown.personnel_claim if view else None)
    roots = reading.roots(claims, ledger.documents, view.phase if view else episode.phase)
    return {
        "ledger": ledger,
        "rule_of": PREDICATES[episode.triple.predicate],
        "hued": episode.triple.predicate in PRESENCE_PREDICATES,
        "view": view,
        "summary": reading.summary(view, claims, confirmed.edtf if confirmed else None, on=dates.on)
        if view
        else (),
        "lines": lines,
        "rule": reading.rule(view, claims, dates.on) if view and lines else "",
        "roots": roots,
        "derivation": _derivation(roots),
        "time": timebars.timebar(episode, claims, dates.today, dates.on),
        "nearest": reading.nearest(episode, dates.on) if dates.on and not view else None,
        "affirmed_by": reading.affirming(claims),
        "denied_by": reading.denying(claims),
        "denials": reading.denials(claims),
    }


def _derivation(roots: tuple[reading.Root, ...]) -> str:
    if not roots:
        return words.say("derivation.none")
    if len(roots) != 1:
        return words.say("derivation.several", n=len(roots))
    (root,) = roots
    return words.say("derivation.one", n=len(root.documents))
