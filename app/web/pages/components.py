"""Every part of the pages in every state, on one page: to be looked at, and compared by tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from app.domain.figures import Days, Figure, Scope, bounds
from app.domain.model import Claim, Document, Personnel, Publisher, Quote, Ref, Shown, Via
from app.domain.projection.spans import read
from app.domain.standing import Standing
from app.domain.totals import NO_SURROUNDINGS
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
from app.web import words
from app.web.filter_bar import Filter, FilterBar, build
from app.web.graphics import bars
from app.web.graphics.timebars import Stretch, Tick, Timebar
from app.web.pages.dossier import forces, key_figures, sections
from app.web.pages.ledger import derivation
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import bdi, page

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
_SUGGESTED: Final = ((_MALI, None), (_LONG, None), (_ARABIC, "ar"), (_CYRILLIC, "ru"))
_RATED: Final = Document(
    "d1", "Yearbook", Publisher("yearbook", "Yearbook", Reliability.B), published="2022-06"
)
_UNRATED: Final = Document("d2", "Report", Publisher("report", "News report"), published="2021-09~")


@router.get("/about/components")
async def components(request: Request, dates: DatelineDep) -> HTMLResponse:
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
        "presence": _presence(request),
        "entity": _MALI,
        "tree": derivation.Tree(derivation.roots(map(read, _repeating()), (), Phase.ACTUAL)),
        "datelines": _datelines(dates.today),
        "times": _times(),
        "suggestions": [(ref.kind, ref.name, language) for ref, language in _SUGGESTED],
        "bar": _bar(request),
        "facets": _kinds(request),
        "statements": _statements(),
        "key_figures": key_figures.key_figures((_section(),), _SUMS),
    }
    return page(request, "components.html", context)


_SUMS: Final = key_figures.Sums("mali", date(2021, 9, 30), NO_SURROUNDINGS)


def _standings() -> list[tuple[Status, Certainty]]:
    possible = (
        *(Status.DEPLOYING, Status.PRESENT, Status.REDUCING, Status.LEAVING),
        Status.SUSPENDED,
    )
    return [(status, Certainty.CERTAIN) for status in Status] + [(s, Certainty.POSSIBLE) for s in possible]


def _evidences() -> list[tuple[Evidence, int, int | None]]:
    return [
        (Evidence.CLAIMED, 0, 0),
        (Evidence.CLAIMED, 1, 0),
        (Evidence.CORROBORATED, 3, 0),
        (Evidence.DISPUTED, 2, 1),
        (Evidence.DISPUTED, 2, None),
        (Evidence.DISPUTED, 0, 1),
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


def _repeating() -> list[Claim]:
    """Two documents that rest on one agency: one source, not two."""
    (said, *_) = _claims()
    return [
        replace(said, id=f"r{number}", status=Status.PRESENT, document=document)
        for number, document in enumerate((_RATED, _UNRATED))
    ]


def _section() -> sections.Section:
    rows = tuple(
        _row(ref, figure, status, hosts, evidence)
        for ref, (figure, status, hosts), evidence in zip(
            (_LONG, _ARABIC, _CYRILLIC, *(Ref(f"s{n}", Kind.COUNTRY, f"Sender {n}") for n in range(6))),
            _FIGURES,
            (*Evidence, *([Evidence.CLAIMED] * 5)),
            strict=True,
        )
    )
    apart = tuple(row for row in rows if row.hosts > 1 or row.edge.status is Status.PLANNED)
    present = tuple(row for row in rows if row not in apart)
    groups = (
        sections.Group(words.say("group.apart"), apart),
        sections.Group(words.say("group.present"), present, is_present=True),
    )
    return sections.Section(words.heading(Predicate.DEPLOYED_TO, inverse=True), groups, "here")


def _presence(request: Request) -> forces.Presence:
    return forces.arranged(_section(), forces.Asked(), request, _SUMS)


def _row(
    sender: Ref, figure: Personnel | None, status: Status, hosts: int, evidence: Evidence
) -> sections.Row:
    edge = _edge(sender, figure, status, evidence)
    shared = (Ref("chad", Kind.COUNTRY, "Chad"), Ref("niger", Kind.COUNTRY, "Niger"))[: hosts - 1]
    edge = replace(edge, shown=replace(edge.shown, shared_with=shared, personnel_claim=edge.id))
    edge = replace(edge, counting=_counting(edge))
    return sections.Row(edge, sender, len(shared) + 1, bars.bar(figure, _TOP, status, len(shared) + 1))


def _datelines(today: date) -> list[Dateline]:
    """Return the dateline's states: all times, today, a past day, an earlier knowledge, both."""
    day, known = date(2021, 9, 30), datetime(2022, 3, 1, 23, 59, tzinfo=UTC)
    return [
        Dateline(today),
        Dateline(today, on=today),
        Dateline(today, on=day),
        Dateline(today, known_at=known, known_at_given="2022-03-01"),
        Dateline(today, on=day, known_at=known, known_at_given="2022-03-01"),
    ]


def _times() -> list[tuple[str, Timebar]]:
    """Return bars in time: one that was planned, came, was cut down and may be there; one that ended."""
    years = tuple((10.0 + 20 * n, words.year(2020 + n)) for n in range(5))
    runs = (
        Stretch("planned", "ahead", 4, 8),
        Stretch("certain", "present", 12, 30),
        Stretch("certain", "reducing", 42, 16),
        Stretch("possible", "reducing", 58, 30),
    )
    said = (Tick(4, False), Tick(12, False), Tick(30, False), Tick(42, True), Tick(58, False))
    over = (Stretch("certain", "present", 10, 40), Stretch("possible", "present", 50, 20))
    return [
        (
            words.say("components.time.all"),
            Timebar(runs, said, years, None, 64),
        ),
        (
            words.say("components.time.ended"),
            Timebar(over, (Tick(10, False), Tick(70, False)), years, 70, None),
        ),
    ]


def _bar(request: Request) -> FilterBar:
    statuses = [(status.value, words.status(status), 3) for status in (Status.PRESENT, Status.REDUCING)]
    levels = [(level.value, words.say(f"explorer.evidence.{level}"), 1) for level in Evidence]
    chips = (
        build(request, "statuses", words.say("column.status"), statuses, ("present",)),
        build(request, "evidence", words.say("column.evidence"), levels, ()),
    )
    return FilterBar(chips, words.say("filter.rows", n=412, shown=28))


def _kinds(request: Request) -> Filter:
    found = [(kind.value, words.kind(kind), number) for number, kind in enumerate(Kind, 1)][:5]
    return build(request, "kind", "", found, ("Region",), whole=words.say("search.every-kind"))


def _statements() -> list[Markup]:
    """Return a sentence for each kind of evidence, as the dossier opens with."""
    said = words.sentence(Predicate.TRAINS, Status.PRESENT, bdi(_CYRILLIC.name), bdi(_ARABIC.name))
    return [
        words.hedge(said, evidence, sources, denials)
        for evidence, sources, denials in ((Evidence.CLAIMED, 1, 0), (Evidence.DISPUTED, 2, 1))
    ]


def _counting(edge: Standing) -> tuple[Figure, ...]:
    """Return the figure of an example, so that it is added up."""
    figure, day = edge.shown.personnel, Days(date(2021, 9, 30), date(2021, 9, 30))
    stated = bounds(figure) if figure else None
    if figure is None or stated is None:
        return ()
    hosts = frozenset((edge.target, *(ref.id for ref in edge.shown.shared_with)))
    return (
        Figure(
            edge.id,
            edge.source,
            Scope(hosts, None, figure.category),
            stated,
            day,
            day,
            (),
            (),
            planned=edge.phase is Phase.PLANNED,
            ceiling=figure.qualifier is Qualifier.CEILING,
            personnel=figure,
        ),
    )


def _edge(sender: Ref, figure: Personnel | None, status: Status, evidence: Evidence) -> Standing:
    return Standing(
        f"{sender.id}.DEPLOYED_TO.mali.1",
        sender.id,
        _MALI.id,
        Predicate.DEPLOYED_TO,
        status,
        Phase.PLANNED if status is Status.PLANNED else Phase.ACTUAL,
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
