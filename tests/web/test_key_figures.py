"""What a dossier adds up, and what it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.model import Edge, Personnel, Ref, Shown
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
from app.web import bars
from app.web.pages.dossier import Group, Row, Section
from app.web.pages.key_figures import Total, key_figures, total
from app.web.words import personnel

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
    shown = replace(shown or Shown(), personnel=figure)
    edge = Edge(
        f"{ref.id}.DEPLOYED_TO.mali.1",
        ref.id,
        "mali",
        Predicate.DEPLOYED_TO,
        status,
        Phase.ACTUAL,
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
    return Row(edge, ref, hosts, bars.bar(figure, 10_000, status, hosts))


EXACT = Personnel(best=100, qualifier=Qualifier.EXACTLY)
PLAIN = [row("a", EXACT), row("b", replace(EXACT, best=23))]


def test_exact_figures_add_up_exactly() -> None:
    assert total(PLAIN) == Total(Personnel(best=123, qualifier=Qualifier.EXACTLY), 2)


@pytest.mark.parametrize(
    ("figure", "sum_", "read"),
    [
        (Personnel(best=50, qualifier=Qualifier.ABOUT), 173, "about 173"),
        (Personnel(min=30, best=50, max=90), 173, "about 173"),
        (Personnel(min=30, max=90), 153, "about 153"),
        (Personnel(best=50, qualifier=Qualifier.AT_LEAST), 173, "about 173"),
    ],
)
def test_a_vague_figure_makes_the_sum_vague(figure: Personnel, sum_: int, read: str) -> None:
    found = total([*PLAIN, row("c", figure)])
    assert found is not None
    assert (found.figure.best, found.rows, personnel(found.figure)) == (sum_, 3, read)


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
    assert total([*PLAIN, outside]) == total(PLAIN)


def test_a_whole_is_not_added_to_its_parts() -> None:
    under = Shown(under=MISSION)
    parts = [row("a", EXACT, shown=under), row("b", EXACT, shown=under)]
    whole = row(MISSION, Personnel(best=13_000))
    found = total([*parts, whole])
    assert found is not None
    assert (found.figure.best, found.rows) == (200, 2)


def test_nothing_to_add_is_no_total() -> None:
    assert total([row("a", None)]) is None


def test_key_figures_begin_with_the_total_and_say_why_the_others_are_apart() -> None:
    under = Shown(under=MISSION)
    rows = (
        row("france", Personnel(best=5_100), Status.REDUCING, shown=Shown(shared_with=HOSTS)),
        row("wagner", Personnel(best=1_000), Status.PLANNED, certainty=Certainty.NOT_YET),
        row("a", EXACT, shown=under),
        row(MISSION, Personnel(best=13_000)),
    )
    found = key_figures((Section("Foreign forces here", (Group("all", rows),), "here"),))
    assert [(figure.figure.best, str(figure.text)) for figure in found] == [
        (100, "<b>reported present</b>, from one sender with a figure"),
        (5_100, "<bdi>France</bdi>, <b>shared by 3 hosts</b>: counted for none of them alone"),
        (1_000, "<bdi>Wagner</bdi>, <b>planned</b>: never counted as present"),
        (13_000, "<bdi>MINUSMA</bdi> as a whole: <b>overlaps</b> what is counted by sender"),
    ]
    assert found[0].anchor == "here"
    assert found[1].episode == "france.DEPLOYED_TO.mali.1"
