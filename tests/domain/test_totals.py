"""Totals: the model's "Numbers" as examples, and what holds of any figures."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.model import Personnel, Ref, Shown
from app.domain.standing import Standing
from app.domain.totals import Bounds, Reason, Total, total
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Kind,
    Phase,
    Predicate,
    Qualifier,
    Status,
)

NAMES = {
    "burkina-faso": Kind.COUNTRY,
    "chad": Kind.COUNTRY,
    "mali": Kind.COUNTRY,
    "niger": Kind.COUNTRY,
    "central-african-republic": Kind.COUNTRY,
    "gabon": Kind.COUNTRY,
    "world": Kind.REGION,
    "minusca": Kind.MISSION,
    "minusma": Kind.MISSION,
    "bilateral-agreement": Kind.AGREEMENT,
}
SAHEL = ("burkina-faso", "chad", "mali", "niger")


def ref(id_: str) -> Ref:
    return Ref(id_, NAMES[id_], id_)


def edge(
    sender: str,
    host: str,
    best: int | None = None,
    *,
    n: int = 1,
    shared: tuple[str, ...] = (),
    under: str | None = None,
    claim: str | None = None,
    phase: Phase = Phase.ACTUAL,
    evidence: Evidence = Evidence.CLAIMED,
    certainty: Certainty = Certainty.CERTAIN,
    **figure: Any,
) -> Standing:
    id_ = f"{sender}.DEPLOYED_TO.{host}.{n}"
    personnel = Personnel(best=best, **figure) if best is not None or figure else None
    shown = Shown(
        personnel=personnel,
        personnel_claim=(claim or f"claim of {id_}") if personnel else None,
        shared_with=tuple(ref(one) for one in shared if one != host),
        under=ref(under) if under else None,
    )
    return Standing(
        id=id_,
        source=sender,
        target=host,
        predicate=Predicate.DEPLOYED_TO,
        status=Status.PLANNED if phase is Phase.PLANNED else Status.PRESENT,
        phase=phase,
        evidence=evidence,
        figures=Figures.SINGLE,
        certainty=certainty,
        start=None,
        end=None,
        last_confirmed=None,
        shown=shown,
        claims=1,
        sources=1,
    )


def shared(sender: str, hosts: tuple[str, ...], best: int, **more: Any) -> list[Standing]:
    return [edge(sender, host, best, shared=hosts, claim="shared", **more) for host in hosts]


def left(found: Total) -> set[tuple[str, str, Reason]]:
    return {(one.edge.source, one.edge.target, one.reason) for one in found.left_out}


def test_nothing_adds_up_to_nothing() -> None:
    found = total([])
    assert found.personnel == found.certain == Bounds(0, 0, 0)
    assert not found.counted
    assert not found.left_out


def test_a_figure_shared_by_hosts_counts_for_none_of_them() -> None:
    figures = shared("france", SAHEL, 4300)
    for host in SAHEL:
        here = [one for one in figures if one.target == host]
        found = total(here, hosts=[host])
        assert found.personnel == Bounds(0, 0, 0)
        assert left(found) == {("france", host, Reason.SHARED)}


def test_a_shared_figure_counts_once_for_its_sender() -> None:
    found = total(shared("france", SAHEL, 4300))
    assert found.personnel == Bounds(4300, 4300, 4300)
    assert len(found.counted) == 1
    assert {reason for _, _, reason in left(found)} == {Reason.COUNTED}
    assert len(found.left_out) == 3


def test_a_shared_figure_counts_for_all_of_its_hosts_together() -> None:
    found = total(shared("france", SAHEL, 4300), hosts=[*SAHEL, "central-african-republic"])
    assert found.personnel.best == 4300


def test_a_ceiling_gives_way_to_what_was_observed() -> None:
    found = total(
        [edge("turkey", "niger", 1000, qualifier=Qualifier.CEILING), edge("italy", "niger", 420)],
        hosts=["niger"],
    )
    assert found.personnel.best == 420
    assert left(found) == {("turkey", "niger", Reason.CEILING)}


def test_plans_and_denials_do_not_count() -> None:
    found = total(
        [
            edge("wagner-group", "mali", 1000, phase=Phase.PLANNED),
            edge("turkey", "mali", 50, evidence=Evidence.DENIED),
            edge("chad", "mali", 1000),
        ]
    )
    assert found.personnel.best == 1000
    assert left(found) == {("wagner-group", "mali", Reason.PLANNED), ("turkey", "mali", Reason.DENIED)}


def test_a_part_of_a_sender_is_in_the_senders_figure() -> None:
    car = "central-african-republic"
    whole = edge("rwanda", car, 2450, category=Category.MIXED)
    battalion = edge("rwandan-battalion", car, 1700, under="minusca", category=Category.TROOPS)
    found = total(
        [whole, battalion],
        hosts=[car],
        wholes={"rwandan-battalion": ["rwandan-army"], "rwandan-army": ["rwanda"]},
    )
    assert found.personnel.best == 2450
    assert left(found) == {("rwandan-battalion", car, Reason.CONTAINED)}


def test_a_part_in_one_host_is_in_the_figure_that_hosts_share() -> None:
    found = total([*shared("france", SAHEL, 5100), edge("france", "mali", 100, n=2)])
    assert found.personnel.best == 5100
    assert ("france", "mali", Reason.CONTAINED) in left(found)


def test_what_a_sender_has_in_a_place_is_in_what_it_has_in_all_the_world() -> None:
    world = edge("italy", "world", 8_000, category=Category.TROOPS)
    mali = edge("italy", "mali", 250, category=Category.TROOPS)
    both = [edge("italy", host, 100, shared=("chad", "niger"), claim="c") for host in ("chad", "niger")]
    other = edge("france", "mali", 900, category=Category.TROOPS)
    police = edge("italy", "gabon", 30, category=Category.POLICE)
    found = total([world, mali, *both, other, police])
    assert found.personnel.best == 8_000 + 900 + 100 + 30, "mixed people and police are not among its troops"
    assert (mali.id, world.id) in {(one.edge.id, one.within.id) for one in found.left_out if one.within}


def test_what_is_larger_than_the_whole_is_no_part_of_it() -> None:
    car = "central-african-republic"
    found = total([edge("rwanda", car, 750), edge("rwanda", car, 1700, n=2, under="minusca")])
    assert found.personnel.best == 2450


def test_other_categories_and_undertakings_stand_beside_each_other() -> None:
    figures = [
        edge("senegal", "mali", 1000, category=Category.TROOPS),
        edge("senegal", "mali", 320, n=2, category=Category.POLICE),
        edge("germany", "mali", 400, under="minusma"),
        edge("germany", "mali", 350, n=2, under="bilateral-agreement"),
    ]
    assert total(figures).personnel.best == 2070


def test_a_mission_counts_once_by_its_own_figure() -> None:
    figures = [
        edge("minusma", "mali", 15_000),
        edge("chad", "mali", 1400, under="minusma"),
        edge("togo", "mali", 900, under="minusma"),
        edge("france", "mali", 2000),
    ]
    found = total(figures, hosts=["mali"])
    assert found.personnel.best == 17_000
    assert left(found) == {("chad", "mali", Reason.MISSION), ("togo", "mali", Reason.MISSION)}


def test_a_mission_counts_once_by_its_contributors_where_they_are_more() -> None:
    figures = [edge("minusma", "mali", 1000), edge("chad", "mali", 1400, under="minusma")]
    found = total(figures)
    assert found.personnel.best == 1400
    assert left(found) == {("minusma", "mali", Reason.CONTRIBUTORS)}


def test_contributors_elsewhere_are_beside_a_missions_figure() -> None:
    figures = [edge("minusma", "mali", 15_000), edge("chad", "niger", 100, under="minusma")]
    assert total(figures).personnel.best == 15_100


UN = {"minusma": ["united-nations"], "minusca": ["united-nations"]}


def test_who_has_missions_counts_once_by_its_own_figure() -> None:
    figures = [
        edge("united-nations", "world", 68_000),
        edge("minusca", "central-african-republic", 15_000),
        edge("chad", "mali", 1400, under="minusma"),
        edge("rwanda", "central-african-republic", 1700, under="minusca"),
        edge("rwanda", "central-african-republic", 2450, n=2),
        edge("france", "mali", 2000),
    ]
    assert total(figures).personnel.best == 68_000 + 15_000 + 1400 + 2450 + 2000, (
        "nothing says whose they are"
    )
    found = total(figures, wholes=UN)
    assert found.personnel.best == 68_000 + 2450 + 2000
    assert left(found) == {
        ("minusca", "central-african-republic", Reason.MISSION),
        ("chad", "mali", Reason.MISSION),
        ("rwanda", "central-african-republic", Reason.MISSION),
    }


def test_who_has_missions_counts_once_by_them_where_they_are_more() -> None:
    figures = [
        edge("united-nations", "world", 10_000),
        edge("minusca", "central-african-republic", 15_000),
        edge("rwanda", "central-african-republic", 1700, under="minusca"),
        edge("chad", "mali", 1400, under="minusma"),
    ]
    found = total(figures, wholes=UN)
    assert found.personnel.best == 16_400
    assert left(found) == {
        ("united-nations", "world", Reason.CONTRIBUTORS),
        ("rwanda", "central-african-republic", Reason.MISSION),
    }


def test_missions_elsewhere_are_beside_the_figure_of_who_has_them() -> None:
    figures = [edge("united-nations", "mali", 15_000), edge("chad", "niger", 100, under="minusma")]
    assert total(figures, wholes=UN).personnel.best == 15_100


def test_missions_without_contributors_are_counted_of_who_has_them() -> None:
    figures = [
        edge("united-nations", "world", 20_000),
        edge("minusca", "central-african-republic", 15_000),
        edge("minusma", "mali", 14_000),
        edge("chad", "mali", 1400, under="minusma"),
    ]
    found = total(figures, wholes=UN)
    assert found.personnel.best == 29_000
    assert ("united-nations", "world", Reason.CONTRIBUTORS) in left(found)


def test_a_figure_of_who_has_missions_under_one_of_them_is_not_within_itself() -> None:
    own = edge("united-nations", "mali", 15_000, under="minusma")
    rwanda = edge("rwanda", "mali", 1700, under="minusma")
    assert total([own], wholes=UN).personnel.best == 15_000
    assert total([own, rwanda], wholes=UN).personnel.best == 15_000
    assert total([own, edge("minusma", "mali", 15_000)], wholes=UN).personnel.best == 15_000


def test_a_mission_within_a_mission_is_summed_once() -> None:
    figures = [
        edge("minusma", "mali", 1000),
        edge("minusca", "mali", 600, under="minusma"),
        edge("chad", "mali", 100, under="minusca"),
    ]
    assert total(figures, wholes={"minusca": ["minusma"]}).personnel.best == 1000


def test_ranges_add_as_ranges() -> None:
    found = total([edge("rwanda", "mali", min=2000, max=4000), edge("uganda", "mali", 100)])
    assert found.personnel == Bounds(2100, None, 4100)


def test_at_least_is_open_above_and_up_to_begins_at_nought() -> None:
    found = total(
        [
            edge("rwanda", "mali", 2000, qualifier=Qualifier.AT_LEAST),
            edge("uganda", "mali", max=100, qualifier=Qualifier.UP_TO),
        ]
    )
    assert found.personnel == Bounds(2000, None, None)


def test_certain_and_possible_are_kept_apart() -> None:
    figures = [edge("chad", "mali", 1400), edge("togo", "mali", 900, certainty=Certainty.POSSIBLE)]
    found = total(figures)
    assert found.personnel.best == 2300
    assert found.certain.best == 1400


def test_who_gives_no_figure_is_named() -> None:
    found = total([edge("france", "mali"), edge("chad", "mali", 10)])
    assert [one.source for one in found.unstated] == ["france"]


SENDERS = ("france", "minusma", "minusca", "un", "chad", "force")
edges = st.builds(
    edge,
    st.sampled_from(SENDERS),
    st.sampled_from(SAHEL),
    st.none() | st.integers(0, 5000),
    n=st.integers(1, 3),
    under=st.sampled_from((None, "minusma", "minusca", "bilateral-agreement")),
    phase=st.sampled_from(Phase),
    certainty=st.sampled_from((Certainty.CERTAIN, Certainty.POSSIBLE)),
    shared=st.sampled_from(((), ("mali", "niger"), SAHEL)),
    claim=st.sampled_from((None, "one", "two")),
)
pictures = st.lists(edges, max_size=12, unique_by=lambda one: one.id)
WHOLES = {"force": ["france"], "france": ["force"], "minusma": ["un"], "minusca": ["minusma", "un"]}


@given(pictures, st.randoms(use_true_random=False), st.none() | st.sets(st.sampled_from(SAHEL)))
def test_the_order_does_not_matter_and_nothing_is_lost(
    given_: list[Standing], chance: Any, hosts: Any
) -> None:
    found = total(given_, hosts=hosts, wholes=WHOLES)
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert total(shuffled, hosts=hosts, wholes=WHOLES) == found
    told = [*found.counted, *(one.edge for one in found.left_out), *found.unstated]
    assert sorted(one.id for one in told) == sorted(one.id for one in given_)


@given(pictures)
def test_what_counts_for_another_counts_itself_or_is_told_in_turn(given_: list[Standing]) -> None:
    found = total(given_, wholes=WHOLES)
    told = {one.edge.id: one for one in found.left_out}
    counted = {one.id for one in found.counted}
    for one in found.left_out:
        if one.within is not None:
            assert one.within.id in counted or one.within.id in told
            assert one.within.id != one.edge.id


@given(pictures)
def test_where_anything_was_observed_something_counts(given_: list[Standing]) -> None:
    observed = [one for one in given_ if one.shown.personnel and one.phase is Phase.ACTUAL]
    assert bool(total(given_, wholes=WHOLES).counted) == bool(observed)


@given(pictures)
def test_a_total_lies_within_its_own_range(given_: list[Standing]) -> None:
    found = total(given_)
    for held in (found.personnel, found.certain):
        high = math.inf if held.max is None else held.max
        assert held.min <= (held.min if held.best is None else held.best) <= high
    assert found.certain.min <= found.personnel.min
