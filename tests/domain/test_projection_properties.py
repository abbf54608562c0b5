"""What must hold of the projection whatever the claims: each property on generated sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.evidence import is_discounted, sources_of
from app.domain.figures import scope_of, size
from app.domain.model import Claim, Episode, Personnel, Via
from app.domain.projection.episodes import project
from app.domain.projection.spans import when
from app.domain.vocabulary import (
    PLANNED_STATUSES,
    Certainty,
    Evidence,
    Phase,
    Qualifier,
    Reliability,
    Review,
    Stance,
    Status,
)
from tests.domain.claims import DATES, TRIPLE, claim, claim_sets
from tests.examples import examples

core = settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)
HELD = {Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.NOT_YET}


def _certain_days(episodes: tuple[Episode, ...]) -> list[tuple[date, date]]:
    """The certain days of all episodes, as the first of each run and the first day after it."""
    runs: list[tuple[date, date]] = []
    for episode in episodes:
        for moment, following in pairwise(episode.moments):
            if moment.certainty is not Certainty.CERTAIN:
                continue
            first = runs.pop()[0] if runs and runs[-1][1] == moment.day else moment.day
            runs.append((first, following.day))
    return runs


def _intervals(episodes: tuple[Episode, ...]) -> list[tuple[object, ...]]:
    """The days of the episodes that were observed."""
    return [(e.start, e.end, e.last_confirmed) for e in episodes if e.last_confirmed]


@core
@given(claim_sets(), st.integers(0, 2**32))
def test_any_order_gives_the_same_episodes(claims: list[Claim], seed: int) -> None:
    shuffled = Random(seed).sample(claims, len(claims))
    assert project(TRIPLE, shuffled) == project(TRIPLE, claims)


@core
@given(claim_sets(), st.integers(0, 2**32))
def test_recording_twice_changes_nothing(claims: list[Claim], seed: int) -> None:
    again = Random(seed).choices(claims, k=3)
    assert project(TRIPLE, [*claims, *again]) == project(TRIPLE, claims)


@core
@given(claim_sets())
def test_every_claim_is_in_exactly_one_episode(claims: list[Claim]) -> None:
    episodes = project(TRIPLE, claims)
    held = [claim_id for episode in episodes for claim_id in episode.claims]
    assert sorted(held) == sorted(claim.id for claim in claims)
    assert [episode.n for episode in episodes] == list(range(1, len(episodes) + 1))


@core
@given(claim_sets(), st.data())
def test_retracting_what_was_recorded_gives_the_episodes_of_before(
    claims: list[Claim], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(claims))
    before = project(TRIPLE, [claim for claim in claims if claim is not gone])
    history = [*claims[::-1], gone]
    assert project(TRIPLE, [claim for claim in history if claim.id != gone.id]) == before


@core
@given(claim_sets())
def test_only_accepted_claims_count(claims: list[Claim]) -> None:
    others = [
        replace(each, id=f"{review}-{each.id}", review=review)
        for each in claims
        for review in (Review.PROPOSED, Review.REJECTED)
    ]
    assert project(TRIPLE, [*others, *claims]) == project(TRIPLE, claims)
    assert project(TRIPLE, others) == ()


@core
@given(claim_sets())
def test_there_is_a_status_exactly_where_it_is_certain_possible_or_not_yet(claims: list[Claim]) -> None:
    for episode in project(TRIPLE, claims):
        for moment in episode.moments:
            assert (moment.status is not None) == (moment.certainty in HELD)
            assert (moment.phase is Phase.PLANNED) == (moment.status is Status.PLANNED) or not moment.status
            assert moment.status is not Status.ENDED


@core
@given(claim_sets())
def test_moments_are_in_order_differ_and_come_to_an_end(claims: list[Claim]) -> None:
    for episode in project(TRIPLE, claims):
        for moment, following in pairwise(episode.moments):
            assert moment.day < following.day
            assert replace(moment, day=following.day) != following
        if episode.moments:
            assert episode.moments[0].status is not None
            assert episode.moments[-1].status is None


@core
@given(claim_sets())
def test_a_day_has_at_most_one_actual_status_a_triple(claims: list[Claim]) -> None:
    episodes = [episode for episode in project(TRIPLE, claims) if episode.last_confirmed and episode.start]
    for first, second in pairwise(episodes):
        assert first.end is not None, "only the last of those observed can be open"
        assert second.start is not None
        assert first.end.latest < second.start.earliest


@core
@given(claim_sets(), st.sampled_from(DATES))
def test_a_confirmation_never_takes_certain_days_away(claims: list[Claim], as_of: str) -> None:
    after = _certain_days(project(TRIPLE, [*claims, claim("confirmation", as_of=as_of)]))
    for first, beyond in _certain_days(project(TRIPLE, claims)):
        assert any(start <= first and beyond <= end for start, end in after)


@core
@given(claim_sets())
def test_nothing_is_certain_after_a_closed_episodes_end(claims: list[Claim]) -> None:
    for episode in project(TRIPLE, claims):
        assert (episode.end is not None) <= (episode.status is Status.ENDED)
        if episode.end is not None:
            after = episode.end.latest + timedelta(days=1)
            assert episode.certainty_on(after) is Certainty.NO
            assert all(moment.day <= after for moment in episode.moments)


@core
@given(claim_sets(), claim_sets(most=3), st.booleans())
def test_plans_denials_and_undated_claims_never_widen_close_or_confirm(
    claims: list[Claim], others: list[Claim], deny: bool
) -> None:
    stance, status = (Stance.DENIES, Status.PRESENT) if deny else (Stance.AFFIRMS, Status.PLANNED)
    added = [replace(each, id=f"other-{each.id}", stance=stance, status=status) for each in others]
    undated = claim("undated", status=Status.ENDED)
    before, after = project(TRIPLE, claims), project(TRIPLE, [*claims, *added, undated])
    assert _intervals(after) == _intervals(before)
    assert _certain_days(after) == _certain_days(before)


@core
@given(claim_sets())
def test_evidence_follows_from_sources_and_denials(claims: list[Claim]) -> None:
    known = {each.id: each for each in claims}
    for episode in project(TRIPLE, claims):
        own = [known[claim_id] for claim_id in episode.claims]
        affirming = [each for each in own if each.stance is Stance.AFFIRMS]
        denied = any(each.stance is Stance.DENIES and not is_discounted(each) for each in own)
        roots = {root for each in affirming if not is_discounted(each) for root in sources_of(each)}
        assert episode.sources <= len(roots)
        if not affirming:
            assert episode.evidence is Evidence.DENIED
        elif denied:
            assert episode.evidence is Evidence.DISPUTED
        else:
            assert episode.evidence is (Evidence.CORROBORATED if episode.sources > 1 else Evidence.CLAIMED)


@core
@given(claim_sets(), claim_sets(most=3), st.sampled_from(["E", "5"]))
def test_discounted_claims_add_no_source_and_no_dispute(
    claims: list[Claim], others: list[Claim], rated: str
) -> None:
    affirmed = [claim("first", as_of="2013", status=Status.PRESENT), *claims]
    low = [
        replace(
            each,
            id=f"low-{each.id}",
            credibility=5 if rated == "5" else None,
            document=replace(each.document, reliability=Reliability.E if rated == "E" else None),
            via=(Via("Somebody new"),),
            stance=Stance.DENIES if number % 2 else Stance.AFFIRMS,
        )
        for number, each in enumerate(others)
    ]
    before = {each.claims: each for each in project(TRIPLE, affirmed)}
    for episode in project(TRIPLE, [*affirmed, *low]):
        kept = tuple(claim_id for claim_id in episode.claims if not claim_id.startswith("low-"))
        if kept in before and before[kept].phase is episode.phase:
            assert episode.sources == before[kept].sources
            if before[kept].evidence is not Evidence.DENIED:
                assert episode.evidence == before[kept].evidence


@core
@given(claim_sets())
def test_figures_shown_are_observed_whole_and_from_the_claim_named(claims: list[Claim]) -> None:
    known = {each.id: each for each in claims}
    for episode in project(TRIPLE, claims):
        own = [known[claim_id] for claim_id in episode.claims]
        shown = [(episode.shown, episode.phase, None), *((m.shown, m.phase, m) for m in episode.moments)]
        for values, phase, moment in shown:
            if values.personnel_claim is None:
                assert values.personnel is None
                continue
            source = known[values.personnel_claim]
            assert source.personnel == values.personnel
            assert {*values.shared_with, *(o for o in source.objects if o.id == TRIPLE.object)} == {
                *source.objects
            }
            if moment is None and phase is Phase.ACTUAL:
                _check_figure(source, [each for each in own if _observes(each, gone=episode.end is not None)])
            if moment is not None and phase is Phase.ACTUAL:
                assert not source.personnel.is_zero


def _observes(each: Claim, *, gone: bool) -> bool:
    """Whether a figure of the claim is one of presence, or of there being nobody once all are gone."""
    if each.personnel is None or (each.personnel.is_zero and not gone):
        return False
    begins_later = False
    said = when(each)
    if said and each.valid_from:
        begins_later = when(replace(each, as_of=each.valid_from)).earliest > said.latest
    return each.stance is Stance.AFFIRMS and each.status not in PLANNED_STATUSES and not begins_later


def _check_figure(source: Claim, own: list[Claim]) -> None:
    observed = [
        each
        for each in own
        if _has_number(each.personnel) and each.personnel.qualifier is not Qualifier.CEILING
    ]
    if observed and _has_number(source.personnel):
        assert source in observed
    for other in observed:
        if not other.personnel.is_zero and source.personnel and _has_number(source.personnel):
            whole = scope_of(other, other.personnel)
            part = scope_of(source, source.personnel)
            assert not (whole.holds(part) and size(source.personnel) <= size(other.personnel))


def _has_number(figure: Personnel | None) -> bool:
    return figure is not None and (figure.min, figure.best, figure.max) != (None, None, None)


EXTREMES = ("0001", "0001-01-01", "999X", "9999", "9999-12-31", "9998-24", "2021~")
_extreme = st.none() | st.sampled_from(EXTREMES)


@core
@given(
    st.lists(
        st.tuples(_extreme, _extreme, _extreme, _extreme, st.sampled_from(Status), st.sampled_from(Stance)),
        min_size=1,
        max_size=4,
    )
)
def test_the_ends_of_the_calendar_are_days_like_others(rows: list[tuple[str | None, ...]]) -> None:
    claims = [
        claim(as_of=as_of, published=published, valid_from=start, valid_to=end, status=status, stance=stance)
        for as_of, published, start, end, status, stance in rows
    ]
    for episode in project(TRIPLE, claims):
        for day in (date.min, date(2021, 6, 1), date.max):
            assert (episode.status_on(day) is not None) == (episode.certainty_on(day) in HELD)
