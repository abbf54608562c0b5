"""Every part of the pages in every state, on one page: to be looked at, and compared by tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.model import Claim, Document, Edge, Personnel, Publisher, Quote, Ref, Shown, Via
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Kind,
    Phase,
    Predicate,
    Qualifier,
    Reliability,
    Stance,
    Status,
)
from app.web import bars
from app.web.dateline import DatelineDep
from app.web.pages import dossier, ledger
from app.web.templates import page

router = APIRouter()

_TOP: Final = 2_000
_FIGURES: Final = (
    (Personnel(best=1_330, qualifier=Qualifier.EXACTLY), Status.PRESENT, 1),
    (Personnel(best=400, qualifier=Qualifier.ABOUT), Status.PRESENT, 1),
    (Personnel(min=300, best=400, max=500), Status.PRESENT, 1),
    (Personnel(min=1_100, qualifier=Qualifier.AT_LEAST), Status.REDUCING, 1),
    (Personnel(max=1_400, qualifier=Qualifier.CEILING), Status.PRESENT, 1),
    (Personnel(best=1_900, qualifier=Qualifier.EXACTLY), Status.REDUCING, 4),
    (Personnel(best=1_000, qualifier=Qualifier.ABOUT), Status.PLANNED, 1),
    (Personnel(best=700, qualifier=Qualifier.ABOUT), Status.ENDED, 1),
    (None, Status.PRESENT, 1),
)
_LONG: Final = Ref(
    "long",
    Kind.MISSION,
    "United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic",
)
_ARABIC: Final = Ref("arabic", Kind.ARMED_GROUP, "جماعة نصرة الإسلام والمسلمين")
_CYRILLIC: Final = Ref("cyrillic", Kind.PRIVATE_MILITARY_COMPANY, "Частная военная компания «Вагнер»")
_MALI: Final = Ref("mali", Kind.COUNTRY, "Mali")
_RATED: Final = Document(
    "d1", "Yearbook", Publisher("yearbook", "Yearbook", Reliability.B), published="2022-06"
)
_UNRATED: Final = Document("d2", "Report", Publisher("report", "News report"), published="2021-09~")


@router.get("/about/components")
async def components(request: Request, _: DatelineDep) -> HTMLResponse:
    """Show the parts. The examples are made of known names and made-up numbers, and say so."""
    context = {
        "kinds": list(Kind),
        "standings": _standings(),
        "evidences": _evidences(),
        "ratings": [(rating, number) for number, rating in enumerate(Reliability, 1)],
        "figures": [
            (figure, hosts, bars.bar(figure, _TOP, status, hosts)) for figure, status, hosts in _FIGURES
        ],
        "claims": _claims(),
        "section": dossier.Section("Foreign forces here", (dossier.Group("Reported present", _rows()),)),
        "entity": _MALI,
        "roots": ledger.roots(_claims(), (), Phase.ACTUAL),
    }
    return page(request, "components.html", context)


def _standings() -> list[tuple[Status, Certainty]]:
    possible = (Status.DEPLOYING, Status.PRESENT, Status.REDUCING, Status.SUSPENDED)
    return [(status, Certainty.CERTAIN) for status in Status] + [(s, Certainty.POSSIBLE) for s in possible]


def _evidences() -> list[tuple[Evidence, int, int | None]]:
    return [
        (Evidence.CLAIMED, 0, 0),
        (Evidence.CLAIMED, 1, 0),
        (Evidence.CORROBORATED, 3, 0),
        (Evidence.DISPUTED, 2, 1),
        (Evidence.DISPUTED, 2, None),
        (Evidence.DENIED, 0, 1),
    ]


def _claims() -> list[Claim]:
    said = Claim("c2", _CYRILLIC, Predicate.DEPLOYED_TO, (_MALI,), _RATED, as_of="2022-06", credibility=3)
    planned = replace(
        said, id="c1", document=_UNRATED, status=Status.PLANNED, as_of=None, via=(Via("Reuters"),)
    )
    return [
        replace(
            planned,
            personnel=Personnel(best=1_000, qualifier=Qualifier.ABOUT, category=Category.INSTRUCTORS),
            quote=Quote("about 1,000 instructors are expected"),
        ),
        replace(said, role="training"),
        replace(said, id="c3", stance=Stance.DENIES, quote=Quote("there are none")),
        replace(
            said, id="c4", retracted_at=datetime(2022, 5, 9, tzinfo=UTC), retraction_reason="wrong country"
        ),
    ]


def _rows() -> tuple[dossier.Row, ...]:
    senders = (_LONG, _ARABIC, _CYRILLIC)
    return tuple(
        dossier.Row(_edge(sender, figure, status, evidence), sender, 1, bars.bar(figure, _TOP, status))
        for sender, (figure, status, _), evidence in zip(senders, _FIGURES[1:4], Evidence, strict=False)
    )


def _edge(sender: Ref, figure: Personnel | None, status: Status, evidence: Evidence) -> Edge:
    return Edge(
        f"{sender.id}.DEPLOYED_TO.mali.1",
        sender.id,
        _MALI.id,
        Predicate.DEPLOYED_TO,
        status,
        Phase.ACTUAL,
        evidence,
        Figures.SINGLE,
        Certainty.POSSIBLE,
        None,
        None,
        None,
        Shown(personnel=figure, under=_LONG),
        claims=2,
        sources=2,
    )
