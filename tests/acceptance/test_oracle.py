"""The projection and the totals against the independent reading of the same rules in `../shared/oracle`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product
from random import Random
from types import ModuleType
from typing import Any, Final

import pytest

from app.domain.model import Triple
from app.domain.structure import NO_STRUCTURE, Structure
from app.domain.totals import Reason, Total
from app.domain.vocabulary import Predicate
from tests.acceptance.oracle_claims import (
    TRIPLE,
    added_up,
    described,
    module,
    ours,
    structure_of,
    theirs,
)
from tests.examples import examples

pytestmark = [pytest.mark.acceptance, pytest.mark.proof]

SETS: Final = examples(120, 20_000)
TOTALS: Final = examples(400, 5_000)
FEW: Final = 6
"""The most claims of a usual set."""
MANY: Final = 14
"""The most of those sets, one in ten, in which more comes together."""

REASONS: Final = {
    "another of its scope": Reason.SUPERSEDED,
    "within": Reason.CONTAINED,
    "its mission ended": Reason.ENDED,
    "absence": Reason.ABSENCE,
    "planned": Reason.PLANNED,
    "weak": Reason.WEAK,
    "ceiling": Reason.CEILING,
    "shared": Reason.SHARED,
    "overtaken": Reason.OVERTAKEN,
}
"""What the oracle calls a reason, and what Garrison does."""
COUNTED_THERE: Final = {Reason.MISSION, Reason.CONTRIBUTORS}
"""What Garrison names as left out although it takes part in the sum: the oracle says it counts."""


def random_sets(props: ModuleType, number: int) -> Iterator[list[Any]]:
    """Made-up claims about one triple: every other set with dates close together, one in ten with many."""
    chance = Random(20240601)
    for index in range(number):
        size = chance.randint(FEW + 1, MANY) if index % 10 == 9 else chance.randint(1, FEW)
        yield [props.claim(chance, f"c{each}", index % 2 == 0) for each in range(size)]


def same_value(mine: Sequence[int | None] | None, other: Sequence[int | None] | None) -> bool:
    """Whether both are the same range: where its ends are one, Garrison has that number as the best."""
    if mine is None or other is None or mine == other:
        return mine == other
    low, best, high = mine
    return (low, high) == (other[0], other[2]) and low == high == best and other[1] is None


def same(mine: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether an episode is described in the same way, whatever more the oracle tells of it."""
    return all(
        same_value(told, other.get(key)) if key == "value" else told == other.get(key)
        for key, told in mine.items()
    )


def differences(
    oracle: ModuleType,
    props: ModuleType,
    claims: list[Any],
    place: Any = None,
    triple: Triple = TRIPLE,
) -> list[Any]:
    """On which days, and without a day (None), the episodes of claims are described differently, and how."""
    structure = structure_of(place) if place else NO_STRUCTURE
    mine, other = ours(claims, structure, triple), oracle.project(claims, place)
    found: list[Any] = []
    for day in (None, *props.days_of(claims)):
        here = [described(episode, day) for episode in mine]
        there = [theirs(episode, day) for episode in other]
        if len(here) != len(there) or not all(map(same, here, there)):
            found.append((day, here, there))
    return found


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    return module("oracle")


@pytest.fixture(scope="module")
def props(oracle: ModuleType) -> ModuleType:
    assert oracle
    return module("props")


def test_claims_at_random_add_up_to_the_same_episodes(oracle: ModuleType, props: ModuleType) -> None:
    for claims in random_sets(props, SETS):
        if differences(oracle, props, claims):
            fewest = props.slim(claims, lambda some: bool(differences(oracle, props, some)))
            text = "\n".join(map(props.show, fewest))
            pytest.fail(f"{text}\n{differences(oracle, props, fewest)[0]}")


def total_differs(mine: Total, other: Any) -> list[str]:
    """In what two totals differ."""
    named = sorted((one.figure.claim, one.reason) for one in mine.left_out if one.reason not in COUNTED_THERE)
    counted = sorted(
        [one.figure.claim for one in mine.counted]
        + [one.figure.claim for one in mine.left_out if one.reason in COUNTED_THERE]
    )
    seen = {one.figure.claim for one in mine.counted if one.still_seen}
    ended = {one.figure.claim: str(one.ended) for one in mine.left_out if one.reason is Reason.ENDED}
    checks = {
        "value": same_value(mine.personnel, other.value),
        "certain": same_value(mine.certain, other.certain),
        "counted": counted == other.counted,
        "left out": named == sorted((claim, REASONS[reason]) for claim, reason, _ in other.left_out),
        "ended": ended == {claim: note for claim, why, note in other.left_out if why == "its mission ended"},
        "still seen": seen <= {claim for claim, _ in other.notes},
    }
    return [name for name, agrees in checks.items() if not agrees]


def test_figures_at_random_add_up_to_the_same_total(oracle: ModuleType, props: ModuleType) -> None:
    chance, totals = Random(20240602), props.Totals
    structure = structure_of(totals.PLACE)
    for _ in range(TOTALS):
        claims, asked = totals.example(chance)
        mine = added_up(claims, structure, totals.DAY, **asked["q"])
        other = oracle.total(totals.DAY, oracle.graph(claims, totals.PLACE), totals.PLACE, **asked["q"])
        text = "\n".join(map(props.show, claims))
        assert not total_differs(mine, other), f"{text}\n{asked['q']}\n{mine}\n{other}"


class Graph(dict[Any, Any]):
    """The oracle's episodes, with the claims they are of."""

    claims: list[Any]


def held_against(oracle: ModuleType, props: ModuleType) -> dict[str, Callable[..., Any]]:
    """The oracle's functions, each of which also asks Garrison and fails where it answers otherwise."""

    def project(claims: list[Any], structure: Any = None) -> Any:
        first = claims[0]
        triple = Triple(first.subject, Predicate(first.predicate), first.objects[0])
        assert not differences(oracle, props, claims, structure, triple)
        return oracle.project(claims, structure)

    def graph(claims: list[Any], structure: Any = None) -> Graph:
        found = Graph(oracle.graph(claims, structure))
        found.claims = claims
        for subject, predicate, object_ in found:
            said = [c for c in claims if (c.subject, c.predicate) == (subject, predicate)]
            about = [c for c in said if object_ in c.objects]
            triple = Triple(subject, Predicate(predicate), object_)
            assert not differences(oracle, props, about, structure, triple)
        return found

    def total(day: date, edges: Graph, place: Any = None, **asked: Any) -> Any:
        found = oracle.total(day, edges, place, **asked)
        structure: Structure = structure_of(place) if place else NO_STRUCTURE
        assert not total_differs(added_up(edges.claims, structure, day, **asked), found)
        return found

    return {"project": project, "graph": graph, "total": total}


def cases(history: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """With which arguments pytest would call a test: those of each of its parametrize marks."""
    sets: list[list[dict[str, Any]]] = []
    for mark in getattr(history, "pytestmark", ()):
        names = [name.strip() for name in mark.args[0].split(",")]
        rows = [row if len(names) > 1 else (row,) for row in mark.args[1]]
        sets.append([dict(zip(names, row, strict=True)) for row in rows])
    for chosen in product(*sets):
        yield {name: value for each in chosen for name, value in each.items()}


def test_every_history_of_the_oracle_is_told_alike(oracle: ModuleType, props: ModuleType) -> None:
    told = module("test_oracle")
    vars(told).update(held_against(oracle, props))
    histories = {name: each for name, each in vars(told).items() if name.startswith("test_")}
    del histories["test_property"]  # its claims are made up: ours are above
    failed: list[str] = []
    for name, history in histories.items():
        for arguments in cases(history):
            try:
                history(**arguments)
            except AssertionError as error:
                failed.append(f"{name} {arguments}: {error}")
    assert len(histories) > 50
    assert not failed, "\n".join(failed)
