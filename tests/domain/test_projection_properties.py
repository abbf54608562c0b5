"""What must hold of the projection whatever the claims: each property on generated sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.figures import bounds
from app.domain.model import Claim, Episode, Moment, Shown
from app.domain.projection.episodes import project
from app.domain.vocabulary import Certainty, Evidence, Figures, Phase, Review, Stance, Status
from tests.domain.claims import STRUCTURE, TRIPLE, claim, claim_sets
from tests.domain.naive_figures import has_number, is_ceiling
from tests.domain.naive_reading import Said, Sort, lapse_after
from tests.examples import examples

core = settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)
THERE = {Certainty.CERTAIN, Certainty.POSSIBLE}
HELD = THERE | {Certainty.NOT_YET}


def episodes_of(claims: Sequence[Claim]) -> tuple[Episode, ...]:
    return project(TRIPLE, claims, STRUCTURE)


def stretches(episode: Episode) -> Iterator[tuple[Moment, date, date]]:
    """Each moment with the first and the last of its days; the last moment has one, as nothing follows."""
    for moment, until in episode.spells(date.max):
        yield moment, moment.day, until - timedelta(1) if until != date.max else moment.day


def said_by(claims: Sequence[Claim], episode: Episode) -> list[Said]:
    return [Said(each) for each in claims if each.id in episode.claims]


def observed_in(claims: Sequence[Claim], episode: Episode) -> list[Said]:
    return [each for each in said_by(claims, episode) if each.sort is Sort.OBSERVATION and each.dated]


# -- which claims, in which episodes


@core
@given(claim_sets(), st.integers(0, 2**32))
def test_any_order_gives_the_same_episodes(claims: list[Claim], seed: int) -> None:
    shuffled = Random(seed).sample(claims, len(claims))
    assert episodes_of(shuffled) == episodes_of(claims)


@core
@given(claim_sets(), st.integers(0, 2**32))
def test_recording_twice_changes_nothing(claims: list[Claim], seed: int) -> None:
    again = Random(seed).choices(claims, k=3)
    assert episodes_of([*claims, *again]) == episodes_of(claims)


@core
@given(claim_sets())
def test_every_claim_is_in_exactly_one_episode(claims: list[Claim]) -> None:
    episodes = episodes_of(claims)
    held = [claim_id for episode in episodes for claim_id in episode.claims]
    assert sorted(held) == sorted(each.id for each in claims)
    assert [episode.n for episode in episodes] == list(range(1, len(episodes) + 1))


@core
@given(claim_sets(), st.data())
def test_retracting_what_was_recorded_gives_the_episodes_of_before(
    claims: list[Claim], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(claims))
    before = episodes_of([each for each in claims if each is not gone])
    history = [*claims[::-1], gone]
    assert episodes_of([each for each in history if each.id != gone.id]) == before


@core
@given(claim_sets())
def test_only_accepted_claims_count(claims: list[Claim]) -> None:
    others = [
        replace(each, id=f"{review}-{each.id}", review=review)
        for each in claims
        for review in (Review.PROPOSED, Review.REJECTED)
    ]
    assert episodes_of([*others, *claims]) == episodes_of(claims)
    assert episodes_of(others) == ()


# -- their days


@core
@given(claim_sets())
def test_an_episode_begins_before_it_ends_and_after_the_one_before_it(claims: list[Claim]) -> None:
    episodes = [each for each in episodes_of(claims) if observed_in(claims, each)]
    for episode in episodes:
        assert episode.start is not None
        assert episode.end is None or episode.start.earliest <= episode.end.latest
    for first, second in pairwise(episodes):
        assert first.end is not None, "only the last of those observed can be open"
        assert second.start is not None
        assert first.end.latest < second.start.earliest


@core
@given(claim_sets())
def test_only_an_end_that_none_looks_beyond_closes(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        assert (episode.status is Status.ENDED) == (episode.end is not None)
        if episode.end is not None:
            own = observed_in(claims, episode)
            telling = [each for each in own if not each.weak] or own
            assert all(each.reach <= episode.end.latest for each in telling)
            assert episode.planned_end is None


@core
@given(claim_sets())
def test_moments_are_in_order_differ_and_come_to_an_end(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        for moment, following in pairwise(episode.moments):
            assert moment.day < following.day
            assert replace(moment, day=following.day) != following
        if episode.moments:
            assert episode.moments[0].status is not None
            assert episode.moments[-1].status is None


@core
@given(claim_sets())
def test_there_is_a_status_exactly_where_it_is_certain_possible_or_not_yet(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        for moment in episode.moments:
            assert (moment.status is not None) == (moment.certainty in HELD)
            assert (moment.phase is Phase.PLANNED) == (moment.status is Status.PLANNED) or not moment.status
            assert moment.status is not Status.ENDED


@core
@given(claim_sets())
def test_a_day_is_certain_or_possible_in_one_episode_at_most(claims: list[Claim]) -> None:
    there = sorted(
        (first, last)
        for episode in episodes_of(claims)
        for moment, first, last in stretches(episode)
        if moment.certainty in THERE
    )
    for (_, last), (first, _) in pairwise(there):
        assert last < first


@core
@given(claim_sets())
def test_what_is_possible_was_observed_at_most_a_lapse_before(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        spans = [each.span for each in observed_in(claims, episode)]
        for moment, first, last in stretches(episode):
            if moment.certainty in THERE:
                for day in (first, last):
                    assert any(span.first <= day <= lapse_after(span.last) for span in spans)


@core
@given(claim_sets())
def test_what_is_certain_lies_between_the_first_and_the_last_day_observed(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        strong = [each.span for each in observed_in(claims, episode) if not each.weak]
        for moment, first, last in stretches(episode):
            if moment.certainty is Certainty.CERTAIN:
                assert min(span.first for span in strong) <= first
                assert last <= max(span.last for span in strong)


@core
@given(claim_sets())
def test_nothing_is_shown_after_an_end(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        if episode.end is not None:
            after = episode.end.latest + timedelta(days=1)
            assert episode.certainty_on(after) is Certainty.NO
            assert all(moment.day <= after for moment in episode.moments)


@core
@given(claim_sets())
def test_the_last_confirmation_is_of_who_was_still_there(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        there = {each.said.last for each in observed_in(claims, episode) if not each.ended}
        assert (episode.last_confirmed is None) == (not there)
        if episode.last_confirmed is not None:
            assert episode.last_confirmed.latest in there


# -- who says so


@core
@given(claim_sets())
def test_evidence_follows_from_sources_and_denials(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        own = said_by(claims, episode)
        sort = Sort.PLAN if episode.phase is Phase.PLANNED else Sort.OBSERVATION
        affirming = [each for each in own if each.sort is sort]
        against = [each for each in own if each.sort in (Sort.DENIAL, Sort.ABSENCE) and not each.weak]
        assert episode.sources == len({root for each in affirming if not each.weak for root in each.roots})
        if not affirming:
            assert episode.evidence is Evidence.DENIED
        elif not against:
            assert episode.evidence is (Evidence.CORROBORATED if episode.sources > 1 else Evidence.CLAIMED)


@core
@given(claim_sets())
def test_a_day_is_attested_by_no_more_than_all_times_are(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        for moment in episode.moments:
            if moment.status is not None and moment.phase is episode.phase:
                assert moment.sources <= episode.sources
                assert moment.evidence is not Evidence.DISPUTED or episode.evidence is Evidence.DISPUTED


# -- how many


def _shown(claims: Sequence[Claim]) -> Iterator[tuple[Episode, Shown]]:
    for episode in episodes_of(claims):
        yield episode, episode.shown
        for moment in episode.moments:
            yield episode, moment.shown


@core
@given(claim_sets())
def test_a_figure_is_of_claims_of_its_episode_and_comes_with_what_one_of_them_says(
    claims: list[Claim],
) -> None:
    known = {each.id: each for each in claims}
    for episode, shown in _shown(claims):
        assert (shown.personnel is None) == (not shown.figure_claims)
        assert set(shown.figure_claims) <= set(episode.claims)
        if shown.personnel_claim is not None:
            source = known[shown.personnel_claim]
            assert source.personnel == shown.personnel
            assert {*shown.shared_with} == {each for each in source.objects if each.id != TRIPLE.object}
            beside = {shown.role_claim, shown.money_claim, shown.under_claim}
            assert beside <= {None, source.id}


@core
@given(claim_sets())
def test_a_value_is_ordered(claims: list[Claim]) -> None:
    for _, shown in _shown(claims):
        value = bounds(shown.personnel) if shown.personnel else None
        if value is not None:
            best = value.min if value.best is None else value.best
            assert value.min <= best
            assert value.max is None or best <= value.max


@core
@given(claim_sets())
def test_a_figure_is_shown_only_from_the_first_day_of_which_it_speaks(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        own = {each.id: each for each in said_by(claims, episode)}
        for moment, first, last in stretches(episode):
            for name in moment.shown.figure_claims:
                sort = Sort.PLAN if moment.phase is Phase.PLANNED else Sort.OBSERVATION
                assert own[name].sort is sort, "nobody is no figure, and a plan is none of those there"
                assert own[name].stands.first <= first
                assert last <= lapse_after(own[name].stands.last)


@core
@given(claim_sets())
def test_a_figure_is_shown_where_one_counts_and_ceilings_and_weak_ones_where_no_other_does(
    claims: list[Claim],
) -> None:
    for episode in episodes_of(claims):
        own = {each.id: each for each in said_by(claims, episode)}
        for moment, day, _ in stretches(episode):
            if moment.status is None:
                continue
            sort = Sort.PLAN if moment.phase is Phase.PLANNED else Sort.OBSERVATION
            counting = [
                each
                for each in own.values()
                if each.sort is sort and each.dated and has_number(each)
                if each.stands.first <= day <= lapse_after(each.stands.last)
            ]
            shown = [own[name] for name in moment.shown.figure_claims]
            assert bool(shown) == bool(counting)
            if not all(each.weak or is_ceiling(each) for each in counting):
                assert not any(each.weak or is_ceiling(each) for each in shown)


@core
@given(claim_sets())
def test_figures_agree_or_differ_only_where_two_are_of_one_time(claims: list[Claim]) -> None:
    for episode in episodes_of(claims):
        numbers = [each for each in said_by(claims, episode) if has_number(each)]
        if len([each for each in numbers if each.dated]) < 2:
            assert episode.figures is Figures.SINGLE
            assert {moment.figures for moment in episode.moments} <= {Figures.SINGLE}


# -- the ends of the calendar

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
    for episode in episodes_of(claims):
        for day in (date.min, date(2021, 6, 1), date.max):
            assert (episode.status_on(day) is not None) == (episode.certainty_on(day) in HELD)
