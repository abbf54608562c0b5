"""What one more claim may change, and what it never may: properties on generated sets.

In a few cases a claim that confirms, ends or says that nobody was there rightly takes something away or gives
it back; each is named where it is let pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.model import Claim, Episode, Personnel
from app.domain.projection.episodes import project
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Qualifier,
    Reliability,
    Stance,
    Status,
)
from tests.domain.claims import DATES, STRUCTURE, TRIPLE, claim, claim_sets, sound
from tests.domain.naive_reading import Said, Sort
from tests.examples import examples

core = settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)
RANKS = {Certainty.CERTAIN: 2, Certainty.POSSIBLE: 1}
SURE = 2
one_claim = claim_sets(most=1).map(lambda claims: claims[0])
dates = st.sampled_from([each for each in DATES if not each.startswith("[")])


def episodes_of(claims: Sequence[Claim]) -> tuple[Episode, ...]:
    return project(TRIPLE, claims, STRUCTURE)


def rank(episodes: Sequence[Episode], day: date) -> int:
    """2 for a day that is certain, 1 for one that is possible, else 0."""
    return max((RANKS.get(each.certainty_on(day), 0) for each in episodes), default=0)


def ranks(before: Sequence[Episode], after: Sequence[Episode]) -> list[tuple[date, int, int]]:
    """How sure it was and is on each day about which either may change."""
    turns = {moment.day for episode in [*before, *after] for moment in episode.moments}
    days = sorted(turns | {day - timedelta(days=1) for day in turns})
    return [(day, rank(before, day), rank(after, day)) for day in days]


def rated_well(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, none of them weak."""
    found: list[Claim] = []
    for each in claims:
        publisher = each.document.publisher
        if publisher.reliability is Reliability.E:
            publisher = replace(publisher, reliability=None)
        credibility = None if each.credibility == 5 else each.credibility
        document = replace(each.document, publisher=publisher)
        found.append(replace(each, credibility=credibility, document=document))
    return found


def weakly(given_: Claim, **fields: object) -> Claim:
    return replace(given_, id="weak", credibility=5, **fields)


def read(claims: Sequence[Claim]) -> list[Said]:
    return [each for each in map(Said, claims) if each.dated and each.sort is Sort.OBSERVATION]


def ends(claims: Sequence[Claim], episodes: Sequence[Episode]) -> set[date]:
    """The last days of all ends that observations claim, or with which an episode ends."""
    claimed = {each.end.last for each in read(claims) if each.end}
    return claimed | {each.end.latest for each in episodes if each.end}


def intervals(episodes: Sequence[Episode]) -> list[tuple[object, ...]]:
    """The days of the episodes that were observed, and how sure they are."""
    return [
        (
            each.start,
            each.end,
            each.last_confirmed,
            [(moment.day, moment.certainty) for moment in each.moments if moment.certainty in RANKS],
        )
        for each in episodes
        if each.last_confirmed or each.end
    ]


# -- confirmations


@core
@given(claim_sets(), st.none() | dates, dates)
def test_a_confirmation_takes_no_certain_day_away(
    claims: list[Claim], as_of: str | None, published: str
) -> None:
    claims = rated_well(claims)
    confirmation = sound(claim("confirmation", as_of=as_of, published=published))
    before, after = episodes_of(claims), episodes_of([*claims, confirmation])
    assert [day for day, was, is_ in ranks(before, after) if was == SURE > is_] == []


@core
@given(claim_sets(), st.none() | dates, dates)
def test_a_confirmation_takes_no_possible_day_away_but_by_an_exit_or_a_quarrel(
    claims: list[Claim], as_of: str | None, published: str
) -> None:
    claims = rated_well(claims)
    confirmation = sound(claim("confirmation", as_of=as_of, published=published))
    before, after = episodes_of(claims), episodes_of([*claims, confirmation])
    first_end = min(ends(claims, before), default=date.max)
    stays = [each.span.first for each in read(claims) if not each.is_exit]
    gone = [day for day, was, is_ in ranks(before, after) if was and not is_]
    # A day after an end may rest on a quarrel about it; one before anything else may lie in an exit alone.
    assert [day for day in gone if day <= first_end and any(first <= day for first in stays)] == []


# -- weak claims


@core
@given(claim_sets(), one_claim)
def test_a_weak_claim_makes_no_day_certain(claims: list[Claim], other: Claim) -> None:
    before, after = episodes_of(claims), episodes_of([*claims, weakly(other)])
    assert [day for day, was, is_ in ranks(before, after) if was < SURE == is_] == []


@core
@given(claim_sets(), one_claim)
def test_a_weak_claim_takes_no_day_away_from_better_ones(claims: list[Claim], other: Claim) -> None:
    claims = rated_well(claims)
    before, after = episodes_of(claims), episodes_of([*claims, weakly(other)])
    assert [day for day, was, is_ in ranks(before, after) if is_ < was] == []


@core
@given(claim_sets(), one_claim)
def test_a_weak_claim_closes_and_reopens_nothing(claims: list[Claim], other: Claim) -> None:
    claims = rated_well(claims)
    before, after = episodes_of(claims), episodes_of([*claims, weakly(other)])
    observed = {each.id for each in read(claims)}
    was = {name: each.end for each in before for name in each.claims if name in observed}
    is_ = {name: each.end for each in after for name in each.claims if name in observed}
    assert is_ == was


@core
@given(claim_sets(), one_claim)
def test_a_weak_denial_disputes_nothing(claims: list[Claim], other: Claim) -> None:
    denial = weakly(other, stance=Stance.DENIES)
    before, after = episodes_of(claims), episodes_of([*claims, denial])
    was = {each.claims: (each.evidence, each.sources) for each in before}
    for episode in after:
        kept = tuple(name for name in episode.claims if name != "weak")
        if kept in was:
            assert (episode.evidence, episode.sources) == was[kept]
        else:
            assert episode.evidence is Evidence.DENIED, "it stands alone, or no other claim does"


# -- plans, undated claims, denials and absences


@core
@given(claim_sets(), claim_sets(most=3))
def test_plans_and_undated_claims_never_widen_close_or_confirm(
    claims: list[Claim], others: list[Claim]
) -> None:
    plans = [
        replace(each, id=f"plan-{each.id}", stance=Stance.AFFIRMS, status=Status.PLANNED) for each in others
    ]
    undated = claim("undated", status=Status.ENDED)
    before, after = episodes_of(claims), episodes_of([*claims, *plans, undated])
    assert intervals(after) == intervals(before)


@core
@given(claim_sets(), one_claim)
def test_a_denial_adds_no_day_and_moves_no_end(claims: list[Claim], other: Claim) -> None:
    denial = replace(other, id="denial", stance=Stance.DENIES)
    before, after = episodes_of(claims), episodes_of([*claims, denial])
    assert [day for day, was, is_ in ranks(before, after) if is_ > was] == []
    assert [each[:3] for each in intervals(after)] == [each[:3] for each in intervals(before)]


@core
@given(claim_sets(), one_claim, st.sampled_from([Status.PRESENT, Status.ENDED]))
def test_an_absence_adds_no_day(claims: list[Claim], other: Claim, status: Status) -> None:
    claims = rated_well(claims)
    nobody = Personnel(best=0, qualifier=Qualifier.EXACTLY)
    absence = replace(other, id="absence", stance=Stance.AFFIRMS, status=status, personnel=nobody)
    assume(sound(absence) == absence)
    before, after = episodes_of(claims), episodes_of([*claims, absence])
    # An episode that it splits frees an as_of of the planned end of the earlier stay.
    frees = any(each.planned_end for each in read(claims))
    assert [day for day, was, is_ in ranks(before, after) if is_ > was and not (frees and is_ == SURE)] == []


# -- exits


def _left(as_of: str) -> Claim:
    return claim("left", status=Status.ENDED, as_of=as_of)


@core
@given(claim_sets(), dates)
def test_an_exit_makes_no_day_certain(claims: list[Claim], as_of: str) -> None:
    before, after = episodes_of(claims), episodes_of([*claims, _left(as_of)])
    # An episode that it splits frees an as_of of the planned end of the earlier stay.
    assume(not any(each.planned_end for each in read(claims)))
    assert [day for day, was, is_ in ranks(before, after) if was < SURE == is_] == []


@core
@given(claim_sets(), dates)
def test_one_more_exit_never_reopens_what_was_over(claims: list[Claim], as_of: str) -> None:
    left = _left(as_of)
    said = Said(left)
    own = [each.end for each in read(claims) if each.end]
    nobody = [each for each in map(Said, claims) if each.sort is Sort.ABSENCE]
    # A closer date for the same end may make a sighting after it a return; an absence may then meet no stay.
    assume(not said.coarse and not any(each.meets(said.said) for each in own))
    assume(not any(each.scope[1:] != (None, "mixed") for each in nobody))
    before, after = episodes_of(claims), episodes_of([*claims, left])
    strong = {each.id for each in read(claims) if not each.weak}
    was = {name for each in before if each.end for name in each.claims if name in strong}
    is_ = {name for each in after if each.end for name in each.claims if name in strong}
    assert was <= is_
