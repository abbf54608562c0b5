"""Totals: what holds of the figures of any claims, for any question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.model import Claim
from app.domain.standing import Standing
from app.domain.totals import Bounds
from app.domain.vocabulary import Category, Predicate, Qualifier, Reliability, Status
from tests.domain import adding
from tests.domain.adding import TODAY, said
from tests.domain.test_totals import FOUR, PLACES, added, counted, left
from tests.examples import examples

SENDERS = ("rwanda", "rwandan-army", "minusma", "minusca", "united-nations", "chad")
HOSTS: tuple[Sequence[str], ...] = (
    *(("mali",), ("mali",), ("niger",), ("gao-base",), ("kidal-region",), ("sahel",), ("world",)),
    *(("mali", "niger"), ("niger", "togo"), FOUR),
)
claims = st.builds(
    said,
    st.sampled_from(SENDERS),
    st.sampled_from(HOSTS),
    st.none() | st.sampled_from((0, 0, 40, 900, 5000)),
    under=st.sampled_from((None, None, "minusma", "minusca", "sector-east")),
    as_of=st.sampled_from((TODAY, TODAY, "2024", "2023", "2022-05-01", "2016")),
    status=st.sampled_from((*(Status.PRESENT,) * 5, Status.ENDED, Status.PLANNED)),
    rating=st.sampled_from((None, None, None, Reliability.A, Reliability.E)),
    category=st.sampled_from((Category.MIXED, Category.TROOPS, Category.POLICE)),
    qualifier=st.sampled_from((*(Qualifier.EXACTLY,) * 4, *Qualifier)),
    max=st.none() | st.just(9000),
    predicate=st.sampled_from((*(Predicate.DEPLOYED_TO,) * 6, Predicate.TAKES_PLACE_IN)),
)
pictures = st.lists(claims, max_size=8).map(
    lambda made: [replace(each, id=f"claim-{number}") for number, each in enumerate(made)]
)
questions = st.sampled_from(
    ({}, {"host": "mali"}, {"host": "sahel"}, {"sender": "rwanda"}, {"host": "world"})
)
core = settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)


def asked_for(*claims: Claim, host: str | None = None, sender: str | None = None) -> list[Standing]:
    hosts = None if host is None else [host]
    return adding.asked(claims, date.fromisoformat(TODAY), structure=PLACES, sender=sender, hosts=hosts)


@core
@given(pictures, st.randoms(use_true_random=False), questions)
def test_the_order_does_not_matter(given_: list[Claim], chance: Any, asked: dict[str, str]) -> None:
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert added(*shuffled, **asked) == added(*given_, **asked)


@core
@given(pictures, questions)
def test_each_figure_is_in_the_sum_or_named_once(given_: list[Claim], asked: dict[str, str]) -> None:
    found = added(*given_, **asked)
    told = [*counted(found), *(one.figure.claim for one in found.left_out)]
    assert len(told) == len(set(told))
    due = {figure.claim for edge in asked_for(*given_, **asked) for figure in edge.counting}
    assert set(told) == due


@core
@given(pictures, questions)
def test_what_counts_for_another_counts_itself_or_is_told_in_turn(
    given_: list[Claim], asked: dict[str, str]
) -> None:
    found = added(*given_, **asked)
    told = {*counted(found), *left(found)}
    for one in found.left_out:
        if one.within is not None:
            assert one.within in told
            assert one.within != one.figure.claim


@core
@given(pictures, questions)
def test_only_what_was_observed_counts(given_: list[Claim], asked: dict[str, str]) -> None:
    known = {each.id: each for each in given_}
    for one in added(*given_, **asked).counted:
        claim = known[one.figure.claim]
        assert claim.status is not Status.PLANNED
        assert claim.document.rating is not Reliability.E
        assert claim.personnel is not None
        assert claim.personnel.qualifier is not Qualifier.CEILING


@core
@given(pictures, questions)
def test_a_total_lies_within_its_own_range_and_is_never_below_what_is_certain(
    given_: list[Claim], asked: dict[str, str]
) -> None:
    found = added(*given_, **asked)
    for held in (found.personnel, found.certain):
        high = math.inf if held.max is None else held.max
        assert held.min <= (held.min if held.best is None else held.best) <= high
    assert found.certain.min <= found.personnel.min
    if found.personnel.max is not None:
        assert found.certain.max is not None
        assert found.certain.max <= found.personnel.max


@core
@given(pictures)
def test_a_sender_of_its_own_adds_its_figure(given_: list[Claim]) -> None:
    before = added(*given_).personnel
    after = added(*given_, said("oman", "mali", 7)).personnel
    assert after == Bounds(
        before.min + 7,
        None if before.best is None else before.best + 7,
        None if before.max is None else before.max + 7,
    )
