"""The projection against the model's words, taken literally (`naive_projection`), on generated claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hypothesis import given, settings

from app.domain.dates import parse_single
from app.domain.model import Claim, Episode
from app.domain.projection.episodes import project
from app.domain.vocabulary import Certainty
from tests.domain.claims import TRIPLE, claim_sets
from tests.domain.naive_projection import MONTHS, Naive, naive_project, personnel_of, plus
from tests.examples import examples

VALUES = {
    "personnel": personnel_of,
    "money": lambda claim: claim.money,
    "role": lambda claim: claim.role,
    "under": lambda claim: claim.under,
}


@settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)
@given(claim_sets())
def test_every_answer_is_that_of_the_models_words(claims: list[Claim]) -> None:
    episodes, expected = project(TRIPLE, claims), naive_project(claims)
    assert [set(episode.claims) for episode in episodes] == [{c.id for c in e.claims} for e in expected]
    for episode, naive in zip(episodes, expected, strict=True):
        _without_a_day(episode, naive)
        _day_by_day(episode, naive)


def _without_a_day(episode: Episode, naive: Naive) -> None:
    assert episode.status == naive.last_status()
    assert episode.phase == naive.phase
    assert episode.evidence == naive.evidence(naive.phase)
    assert episode.sources == naive.sources(naive.phase)
    assert episode.figures == naive.figures(naive.phase)
    assert (episode.end.latest if episode.end else None) == (naive.end_day if naive.closed else None)
    if naive.observed:
        assert episode.start is not None
        assert episode.start.earliest == naive.start
        assert episode.last_confirmed is not None
        assert episode.last_confirmed.latest == naive.last_confirmation
    for name, value in VALUES.items():
        assert getattr(episode.shown, f"{name}_claim") == naive.shown(value, naive.phase, None)


def _day_by_day(episode: Episode, naive: Naive) -> None:
    for day in _telling_days(naive.claims):
        moment = episode.at(day)
        assert episode.certainty_on(day) == naive.certainty(day), day
        if moment is None or moment.certainty in (Certainty.NO, Certainty.STALE):
            assert episode.status_on(day) is None
            continue
        phase = naive.phase_on(day)
        assert moment.phase == phase
        assert moment.status == naive.status(day), day
        assert (moment.evidence, moment.sources) == (naive.evidence(phase), naive.sources(phase))
        assert moment.figures == naive.figures(phase)
        for name, value in VALUES.items():
            assert getattr(moment.shown, f"{name}_claim") == naive.shown(value, phase, day), (name, day)


def _telling_days(claims: Sequence[Claim]) -> Iterator[date]:
    """The days about every day on which anything can change, and some between."""
    named: set[date] = set()
    for claim in claims:
        written = (claim.as_of, claim.valid_from, claim.valid_to, claim.document.published)
        for said in (parse_single(edtf) for edtf in written if edtf):
            named |= {said.earliest, said.latest}
    turns = named | {plus(day, MONTHS) for day in named}
    days = {turn + timedelta(step) for turn in turns for step in (-1, 0, 1)}
    return iter(sorted(days | {plus(day, 7) for day in named}))
