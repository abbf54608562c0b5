"""The projection against the model's words, taken literally (`naive_projection`), on generated claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hypothesis import given, settings

from app.domain.dates import parse_single
from app.domain.figures import bounds
from app.domain.model import Claim, Episode, Shown
from app.domain.projection.episodes import project
from app.domain.vocabulary import Certainty, Phase
from tests.domain.claims import STRUCTURE, TRIPLE, claim_sets
from tests.domain.naive_episode import Naive
from tests.domain.naive_figures import Shown as NaiveShown
from tests.domain.naive_figures import tidy
from tests.domain.naive_projection import naive_project
from tests.domain.naive_reading import lapse_after
from tests.examples import examples


@settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)
@given(claim_sets())
def test_every_answer_is_that_of_the_models_words(claims: list[Claim]) -> None:
    episodes, expected = project(TRIPLE, claims, STRUCTURE), naive_project(claims)
    assert [set(each.claims) for each in episodes] == [{c.id for c in each.claims} for each in expected]
    days = list(_telling_days(claims))
    for episode, naive in zip(episodes, expected, strict=True):
        _bounds(episode, naive)
        _without_a_day(episode, naive)
        for day in days:
            _on(day, episode, naive)


def _bounds(episode: Episode, naive: Naive) -> None:
    assert (episode.end.latest if episode.end else None) == naive.end
    assert set(episode.ends_differ) == naive.ends_differ
    assert (episode.planned_end.latest if episode.planned_end else None) == (
        naive.planned_end.last if naive.planned_end else None
    )
    assert (episode.last_confirmed.latest if episode.last_confirmed else None) == naive.last_confirmation
    if naive.observed:
        assert episode.start is not None
        assert episode.start.earliest == naive.start


def _without_a_day(episode: Episode, naive: Naive) -> None:
    assert episode.status == naive.last_status()
    assert episode.phase == naive.phase
    assert episode.evidence == naive.evidence(naive.phase, None)
    assert episode.sources == naive.sources(naive.phase, None)
    shown = naive.shown(naive.phase, None)
    assert episode.figures == naive.agreement(naive.phase, None)
    _same_figure(episode.shown, shown)


def _on(day: date, episode: Episode, naive: Naive) -> None:
    moment, certainty = episode.at(day), naive.certainty(day)
    assert episode.certainty_on(day) == certainty, day
    assert episode.status_on(day) == naive.status(day), day
    if moment is None or moment.status is None:
        return
    phase = Phase.PLANNED if certainty is Certainty.NOT_YET else Phase.ACTUAL
    assert moment.phase == phase
    assert moment.evidence == naive.evidence(phase, day), day
    assert moment.sources == naive.sources(phase, day), day
    shown = naive.shown(phase, day)
    assert moment.figures == naive.agreement(phase, day), day
    _same_figure(moment.shown, shown)


def _same_figure(shown: Shown, naive: NaiveShown) -> None:
    assert set(shown.figure_claims) == naive.claims
    value = bounds(shown.personnel) if shown.personnel else None
    assert (value and tidy(value)) == naive.value
    if shown.personnel_claim:
        beside = {shown.role_claim, shown.money_claim, shown.under_claim}
        assert beside <= {None, shown.personnel_claim}, "what is shown together comes from one claim"


def _telling_days(claims: Sequence[Claim]) -> Iterator[date]:
    """The days about every day on which anything can change, and some between."""
    named: set[date] = set()
    for claim in claims:
        written = (claim.as_of, claim.valid_from, claim.valid_to, claim.document.published)
        for said in (parse_single(edtf) for edtf in written if edtf):
            named |= {said.earliest, said.latest}
    turns = named | {lapse_after(day) for day in named}
    days = {turn + timedelta(step) for turn in turns for step in (-1, 0, 1)}
    return iter(sorted(days | {day + timedelta(days=200) for day in named}))
