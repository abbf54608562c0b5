"""Claims to episodes: what the claims about one triple add up to. Pure, and the same in whatever order.

The rules, each in its module: `spans` reads one claim (1), `components`, `endings` and `stretches` lay claims
together (2 to 4), `certainty` says how certain a day is and what the status is (5, 6), `contest` which figure
of a scope is shown, with `app.domain.figures` for what is part of what and adds up (7), and `attestation` how
well it is attested (8). `aspect` holds what is shown of one phase. Here they become an `Episode`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from app.domain.dates import exactly
from app.domain.evidence import ratings
from app.domain.figures import Figure
from app.domain.model import Claim, DateSpan, Episode, Moment, Shown, Triple
from app.domain.projection.aspect import Aspect
from app.domain.projection.certainty import Timeline, last_status
from app.domain.projection.endings import end_by
from app.domain.projection.entrants import figure
from app.domain.projection.spans import Dated, Reading, Says, latest, read
from app.domain.projection.stretches import Stretch, gather
from app.domain.structure import NO_STRUCTURE, Structure
from app.domain.vocabulary import Phase, Predicate, Review, Status

RULES: Final = 2
"""The version of the rules: a graph that was projected by an earlier one is projected anew at the start."""

_NOTHING: Final = Shown()


def project(
    triple: Triple, claims: Iterable[Claim], structure: Structure = NO_STRUCTURE
) -> tuple[Episode, ...]:
    """Return the episodes of a triple, in order of time, then plans alone, then what fits nowhere.

    `claims` are those about the triple that are known, their ends canonical; each may list several objects,
    of which the triple says which one is meant. Proposed and rejected ones are left out; one that comes
    twice counts once. `structure` says what is part of what, of all that the claims name as hosts or `under`.
    Raises ValueError where a date of a claim is not a single EDTF date.
    """
    known = {claim.id: claim for claim in claims if claim.review is Review.ACCEPTED}
    readings = [read(claim) for claim in known.values()]
    against = [
        reading
        for reading in readings
        if isinstance(reading, Dated) and reading.says in (Says.DENIAL, Says.ABSENCE)
    ]
    return tuple(
        _episode(triple, n, stretch, against, structure) for n, stretch in enumerate(gather(readings), 1)
    )


def needs_structure(claims: Iterable[Claim]) -> set[str]:
    """Return the hosts and missions of which it must be known what is part of what, to project a triple.

    None, unless the claims give figures of different hosts or under different missions.
    """
    scopes = {
        (frozenset(ref.id for ref in claim.objects), claim.under.id if claim.under else None)
        for claim in claims
        if claim.personnel
    }
    if len(scopes) < 2:  # of one scope there is no part
        return set()
    return {id_ for hosts, under in scopes for id_ in (*hosts, under) if id_}


def _episode(
    triple: Triple, n: int, stretch: Stretch, against: Sequence[Dated], structure: Structure
) -> Episode:
    readings = stretch.claims
    phase = _phase(readings)
    timeline = Timeline(stretch, against)
    phases = {phase} if timeline.planned is None else {phase, Phase.PLANNED}
    aspects = {each: Aspect(triple, each, readings, structure) for each in phases}
    aspect = aspects[phase]
    newest = latest(stretch.telling)
    return Episode(
        triple=triple,
        n=n,
        status=last_status(stretch, phase),
        phase=phase,
        evidence=aspect.evidence,
        sources=aspect.sources,
        figures=aspect.figures,
        start=_start(stretch, phase),
        end=_end(stretch),
        last_confirmed=_last_confirmed(stretch),
        shown=aspect.overall,
        claims=tuple(reading.id for reading in _in_time(readings)),
        moments=tuple(_moments(timeline, aspects)),
        ratings=ratings(reading.claim for reading in readings if reading.affirms),
        told=_days(reading for reading in readings if reading.affirms),
        denied=_days(reading for reading in readings if not reading.affirms),
        planned_end=newest.planned_end if newest and not stretch.closing else None,
        ends_differ=_ends_differ(stretch),
        counting=_counting(triple, readings) if triple.predicate is Predicate.DEPLOYED_TO else (),
    )


def _counting(triple: Triple, readings: Iterable[Reading]) -> tuple[Figure, ...]:
    """Return the dated figures, in order of the days on which they count."""
    found = map(figure, readings)
    dated = [(days, one) for one in found if one and (days := one.window)]
    return tuple(one for _, one in sorted(dated, key=lambda each: (each[0], each[1].claim)))


def _phase(readings: Iterable[Reading]) -> Phase:
    """Return the phase of a read without a day: planned where there are plans and nothing was observed."""
    said = {reading.says for reading in readings}
    return Phase.PLANNED if Says.PLAN in said and Says.OBSERVATION not in said else Phase.ACTUAL


def _days(readings: Iterable[Reading]) -> tuple[date, ...]:
    """Return the days at which claims stand in time, each once."""
    return tuple(sorted({reading.when.earliest for reading in readings if isinstance(reading, Dated)}))


def _start(stretch: Stretch, phase: Phase) -> DateSpan | None:
    """Return the date, as written, the phase starts with, of equal ones the most precise; None if undated."""
    if phase is Phase.PLANNED:
        begins = [plan.starts for plan in stretch.plans]
        return min(begins, key=lambda span: (span.earliest, span.latest, span.edtf), default=None)
    days = stretch.days
    if days is None:
        return None
    first = [reading.starts for reading in stretch.observed]
    best = min(first, key=lambda span: (span.earliest, span.latest, span.edtf))
    return best if best.earliest == days.first else exactly(days.first)


def _end(stretch: Stretch) -> DateSpan | None:
    """Return the end as it is claimed; of one that was seen later, the last day it was seen."""
    if stretch.closing is None:
        return None
    end, day, _ = stretch.closing
    return end if end.latest == day else exactly(day)


def _ends_differ(stretch: Stretch) -> tuple[str, ...]:
    """Return the claims of an end that share no day with the end it has."""
    if stretch.closing is None:
        return ()
    end = stretch.closing.end
    claimed = [(reading.end, reading.id) for reading in stretch.telling if reading.end]
    claimed += [(end_by(absence), absence.id) for absence in stretch.closers]
    return tuple(
        sorted(id_ for other, id_ in claimed if other.latest < end.earliest or other.earliest > end.latest)
    )


def _last_confirmed(stretch: Stretch) -> DateSpan | None:
    """Return the latest date at which it was observed; what only says that it ended confirms nothing."""
    alive = [reading for reading in stretch.observed if reading.status is not Status.ENDED]
    alive = [reading for reading in alive if not reading.is_weak] or alive
    whens = (reading.when for reading in alive)
    return max(whens, key=lambda said: (said.latest, said.earliest, said.edtf), default=None)


def _in_time(readings: Iterable[Reading]) -> list[Reading]:
    """Order claims from the earliest to the latest, undated ones after them."""
    ordered = sorted(readings, key=lambda reading: reading.later, reverse=True)
    return sorted(ordered, key=lambda reading: not isinstance(reading, Dated))


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
        shown, weight = _NOTHING, None
        if status is not None:
            shown, weight = aspect.on(day), aspect.weight(day)
        if told != (told := (aspect.phase, status, certainty, shown, weight)):
            evidence, sources, figures = weight or (aspect.evidence, aspect.sources, aspect.figures)
            yield Moment(day, status, certainty, aspect.phase, evidence, sources, figures, shown)
