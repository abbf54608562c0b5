"""Claims to episodes: what the claims about one triple add up to. Pure, and the same in whatever order.

The steps, each in its module: `spans` reads one claim (1), `stretches` lays claims together (2 to 4),
`timeline` says how certain a day is and what the status is (5, 6), `shown` whose value is shown (7), with
`figures` for what is part of what and what agrees, and `evidence` how well it is attested (8). `aspect` holds
what is shown of one phase. Here they become an `Episode`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from app.domain.evidence import ratings
from app.domain.model import Claim, DateSpan, Episode, Moment, Shown, Triple
from app.domain.projection.aspect import Aspect
from app.domain.projection.certainty import Timeline, last_status
from app.domain.projection.spans import Dated, Reading, read
from app.domain.projection.stretches import Stretch, gather
from app.domain.vocabulary import Phase, Review

_NOTHING: Final = Shown()


def project(triple: Triple, claims: Iterable[Claim]) -> tuple[Episode, ...]:
    """Return the episodes of a triple, in order of time, then plans alone, then what fits nowhere.

    `claims` are those about the triple that are known, their ends canonical; each may list several objects,
    of which the triple says which one is meant. Proposed and rejected ones are left out; one that comes
    twice counts once. Raises ValueError where a date of a claim is not a single EDTF date.
    """
    known = {claim.id: claim for claim in claims if claim.review is Review.ACCEPTED}
    readings = [read(claim) for claim in known.values()]
    return tuple(_episode(triple, n, stretch) for n, stretch in enumerate(gather(readings), 1))


def _episode(triple: Triple, n: int, stretch: Stretch) -> Episode:
    readings = stretch.claims
    affirmed = {reading.phase for reading in readings if reading.affirms}
    phase = Phase.PLANNED if affirmed == {Phase.PLANNED} else Phase.ACTUAL
    timeline = Timeline(stretch)
    phases = {phase} if timeline.planned is None else {phase, Phase.PLANNED}
    aspects = {each: Aspect(triple, each, readings, closed=stretch.end is not None) for each in phases}
    aspect = aspects[phase]
    return Episode(
        triple=triple,
        n=n,
        status=last_status(stretch),
        phase=phase,
        evidence=aspect.evidence,
        sources=aspect.sources,
        figures=aspect.figures,
        start=_start(stretch, phase),
        end=stretch.end,
        last_confirmed=_last_confirmed(stretch),
        shown=aspect.overall,
        claims=tuple(reading.claim.id for reading in _in_time(readings)),
        moments=tuple(_moments(timeline, aspects)),
        ratings=ratings(reading.claim for reading in readings if reading.affirms),
        told=_days(readings, affirms=True),
        denied=_days(readings, affirms=False),
    )


def _days(readings: Iterable[Reading], *, affirms: bool) -> tuple[date, ...]:
    """Return the days at which claims stand in time, each once."""
    dated = (reading for reading in readings if isinstance(reading, Dated))
    return tuple(sorted({reading.when.earliest for reading in dated if reading.affirms is affirms}))


def _start(stretch: Stretch, phase: Phase) -> DateSpan | None:
    """Return the date, as written, the phase starts with, of equal ones the most precise; None if undated."""
    spans = [r.span for r in stretch.claims if isinstance(r, Dated) and r.affirms and r.phase is phase]
    first = min(spans, key=lambda span: (span.first_day, span.starts.latest, span.starts.edtf), default=None)
    return first.starts if first else None


def _last_confirmed(stretch: Stretch) -> DateSpan | None:
    """Return the latest date at which it was observed."""
    whens = (reading.when for reading in stretch.observed)
    return max(whens, key=lambda said: (said.latest, said.earliest, said.edtf), default=None)


def _in_time(readings: Iterable[Reading]) -> list[Reading]:
    """Order claims from the earliest to the latest, undated ones after them."""
    by_id = sorted(readings, key=lambda reading: reading.claim.id, reverse=True)
    return sorted(by_id, key=lambda reading: (not isinstance(reading, Dated), reading.later))


def _moments(timeline: Timeline, aspects: Mapping[Phase, Aspect]) -> Iterator[Moment]:
    """Tell the story day by day: one moment for every day on which something differs from the day before."""
    first_day = timeline.first_day
    if first_day is None:
        return
    told = None
    for day in sorted(timeline.changes.union(*(aspect.changes for aspect in aspects.values()))):
        if day < first_day:
            continue
        aspect = aspects[timeline.phase(day)]
        certainty, status = timeline.on(day)
        shown = _NOTHING if status is None else aspect.on(day)
        if told != (told := (aspect.phase, status, certainty, shown)):
            yield Moment(
                day, status, certainty, aspect.phase, aspect.evidence, aspect.sources, aspect.figures, shown
            )
