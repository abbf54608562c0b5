"""What a dossier adds up, and what it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.figures import Days, Figure, Scope, bounds
from app.domain.model import Personnel, Ref, Shown
from app.domain.standing import Standing
from app.domain.structure import Structure
from app.domain.totals import Surroundings
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Figures,
    Kind,
    Phase,
    Predicate,
    Qualifier,
    Status,
)
from app.web.graphics import bars
from app.web.pages.dossier.key_figures import Sums, key_figures
from app.web.pages.dossier.sections import Group, Row, Section
from app.web.words import personnel, summed

MISSION = Ref("minusma", Kind.MISSION, "MINUSMA")
HOSTS = (Ref("chad", Kind.COUNTRY, "Chad"), Ref("niger", Kind.COUNTRY, "Niger"))


def row(
    sender: str | Ref,
    figure: Personnel | None,
    status: Status = Status.PRESENT,
    *,
    certainty: Certainty = Certainty.CERTAIN,
    evidence: Evidence = Evidence.CLAIMED,
    shown: Shown | None = None,
) -> Row:
    ref = sender if isinstance(sender, Ref) else Ref(sender, Kind.COUNTRY, sender.title())
    id_ = f"{ref.id}.DEPLOYED_TO.mali.1"
    shown = replace(shown or Shown(), personnel=figure, personnel_claim=id_)
    edge = Standing(
        id_,
        ref.id,
        "mali",
        Predicate.DEPLOYED_TO,
        status,
        Phase.PLANNED if status is Status.PLANNED else Phase.ACTUAL,
        evidence,
        Figures.SINGLE,
        certainty,
        None,
        None,
        None,
        shown,
        claims=1,
        sources=1,
    )
    hosts = len(shown.shared_with) + 1
    edge = replace(edge, counting=_counting(edge))
    return Row(edge, ref, hosts, bars.bar(figure, 10_000, status, hosts))


def _counting(edge: Standing) -> tuple[Figure, ...]:
    """The figure of the one claim an episode rests on, as of the day."""
    figure = edge.shown.personnel
    stated = bounds(figure) if figure else None
    if figure is None or stated is None or edge.evidence is Evidence.DENIED:
        return ()
    hosts = frozenset(("mali", *(ref.id for ref in edge.shown.shared_with)))
    under = edge.shown.under.id if edge.shown.under else None
    return (
        Figure(
            edge.id,
            edge.source,
            Scope(hosts, under, figure.category),
            stated,
            TODAY,
            TODAY,
            (),
            (),
            planned=edge.phase is Phase.PLANNED,
            ceiling=figure.qualifier is Qualifier.CEILING,
            personnel=figure,
        ),
    )


TODAY = Days(date(2022, 6, 1), date(2022, 6, 1))


def sums(wholes: dict[str, list[str]] | None = None) -> Sums:
    structure = Structure(wholes or {}, [MISSION.id])
    return Sums("mali", TODAY.first, Surroundings(structure))


EXACT = Personnel(best=100, qualifier=Qualifier.EXACTLY)
PLAIN = [row("a", EXACT), row("b", replace(EXACT, best=23))]


def here(*rows: Row) -> Section:
    return Section("Foreign forces here", (Group("all", rows),), "here")


def read(*rows: Row) -> tuple[str, int]:
    """The total as it is written, and how many figures it is from."""
    found = sums().total(here(*rows))
    return personnel(summed(found)), len(found.counted)


def test_exact_figures_add_up_exactly() -> None:
    assert read(*PLAIN) == ("123", 2)


@pytest.mark.parametrize(
    ("figure", "sum_"),
    [
        (Personnel(best=50, qualifier=Qualifier.ABOUT), "about 173"),
        (Personnel(min=30, best=50, max=90), "173 (153–213)"),
        (Personnel(min=30, max=90), "153–213"),
        (Personnel(best=50, qualifier=Qualifier.AT_LEAST), "at least 173"),
    ],
)
def test_a_vague_figure_makes_the_sum_vague(figure: Personnel, sum_: str) -> None:
    assert read(*PLAIN, row("c", figure)) == (sum_, 3)


@pytest.mark.parametrize(
    "outside",
    [
        row("c", Personnel(best=5_100), Status.REDUCING, shown=Shown(shared_with=HOSTS)),
        row("c", EXACT, Status.PLANNED, certainty=Certainty.NOT_YET),
        row("c", Personnel(max=1_400, qualifier=Qualifier.CEILING)),
        row("c", EXACT, Status.ENDED, certainty=Certainty.NO),
        row("c", EXACT, certainty=Certainty.STALE),
        row("c", EXACT, evidence=Evidence.DENIED),
        row("c", None),
    ],
    ids=["shared", "planned", "ceiling", "over", "stale", "denied", "not stated"],
)
def test_what_may_not_be_added_stays_outside(outside: Row) -> None:
    assert read(*PLAIN, outside) == ("123", 2)


def test_a_mission_counts_once_by_whichever_says_more_of_it() -> None:
    under = Shown(under=MISSION)
    parts = [row("a", EXACT, shown=under), row("b", EXACT, shown=under)]
    assert read(*parts, row(MISSION, Personnel(best=13_000))) == ("13,000", 1)
    assert read(*parts, row(MISSION, Personnel(best=150))) == ("200", 2)


def test_a_part_counts_with_what_it_is_part_of() -> None:
    held = here(row("army", Personnel(best=500)), row("unit", EXACT))
    assert sums().total(held).personnel.best == 600
    assert sums({"unit": ["army"]}).total(held).personnel.best == 500


def test_nothing_to_add_is_no_total() -> None:
    assert not sums().total(here(row("a", None))).counted


def test_key_figures_begin_with_the_total_and_say_why_the_others_are_apart() -> None:
    under = Shown(under=MISSION)
    rows = (
        row("france", Personnel(best=5_100), Status.REDUCING, shown=Shown(shared_with=HOSTS)),
        row("wagner", Personnel(best=1_000), Status.PLANNED, certainty=Certainty.NOT_YET),
        row("a", EXACT, shown=under),
        row(MISSION, Personnel(best=50)),
    )
    found = key_figures((here(*rows),), sums())
    assert [(figure.figure.best, str(figure.text)) for figure in found] == [
        (100, "<b>reported present</b>, from one sender with a figure"),
        (5_100, "<bdi>France</bdi>, <b>shared by 3 hosts</b>: counted for none of them alone"),
        (1_000, "<bdi>Wagner</bdi>, <b>planned</b>: never counted as present"),
        (50, "<bdi>MINUSMA</bdi> as a whole: <b>overlaps</b> what is counted by sender"),
    ]
    assert found[0].anchor == "here"
    assert found[1].episode == "france.DEPLOYED_TO.mali.1"
