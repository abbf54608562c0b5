"""An episode as it stands: on a day, or over all times, with everything that a page or an answer shows of it.

The one conversion from what claims add up to (`Episode`) to what is said of it; `app.graph.standing.rows`
reads the same from the relationship that the projection wrote. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.domain import dates
from app.domain.figures import Figure
from app.domain.model import DateSpan, Episode, Moment, Shown, Triple
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Figures,
    Phase,
    Predicate,
    Reliability,
    Status,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """An episode with the values shown for the day asked for, or over all times.

    `planned_end` is what the latest observation says of an end to come. `counting` are the figures of a
    deployment that count on the day, whether shown or not: what a total has to name. `ratings` are those of
    the documents that affirm it, F for unrated; `story` is how sure it was from each day on, in order of
    time. These are empty where nobody asked for them.
    """

    id: str
    source: str
    target: str
    predicate: Predicate
    status: Status
    phase: Phase
    evidence: Evidence
    figures: Figures
    certainty: Certainty
    start: DateSpan | None
    end: DateSpan | None
    last_confirmed: DateSpan | None
    shown: Shown
    claims: int
    sources: int
    ratings: tuple[Reliability, ...] = ()
    story: tuple[tuple[date, Certainty], ...] = ()
    planned_end: DateSpan | None = None
    counting: tuple[Figure, ...] = field(default=(), compare=False)  # not read where nobody adds up

    @property
    def triple(self) -> Triple:
        """What its claims are about."""
        return Triple(self.source, self.predicate, self.target)

    @property
    def n(self) -> int:
        """Its number among the episodes of its triple, from 1 in order of time."""
        return int(self.id.rpartition(".")[2])

    @property
    def hosts(self) -> int:
        """How many hosts the figure shown is for: more than one share it."""
        return self.shown.hosts


def standing(episode: Episode, on: date | None, today: date) -> Standing | None:
    """Return how an episode stands on a day, or over all times; None where it has no status that day.

    `certainty` is for the day `on`, else for `today`.
    """
    if on is None:
        return overall(episode, today)
    moment = episode.on(on)
    return _standing(episode, moment, on) if moment else None


def silent(episode: Episode, on: date) -> Standing | None:
    """Return an episode that has no status on a day, if it has figures a total has to name; else None."""
    if episode.on(on) is not None:
        return None
    found = only_silent(_standing(episode, episode, on))
    return found if found.counting else None


def only_silent(held: Standing) -> Standing:
    """Return what has no status on a day with those of its figures that a total names all the same."""
    return replace(held, counting=tuple(one for one in held.counting if one.absent or one.planned))


def overall(episode: Episode, today: date) -> Standing:
    """Return how an episode stands over all times; `certainty` is for `today`."""
    return _standing(episode, episode, today)


def _standing(episode: Episode, held: Episode | Moment, day: date) -> Standing:
    return Standing(
        id=episode.id,
        source=episode.triple.subject,
        target=episode.triple.object,
        predicate=episode.triple.predicate,
        status=held.status or episode.status,
        phase=held.phase,
        evidence=held.evidence,
        figures=held.figures,
        certainty=episode.certainty_on(day),
        start=episode.start,
        end=episode.end,
        last_confirmed=episode.last_confirmed,
        shown=held.shown,
        claims=len(episode.claims),
        sources=held.sources,
        planned_end=episode.planned_end,
        counting=tuple(one for one in episode.counting if (days := one.window) and days.holds(day)),
        ratings=episode.ratings,
        story=tuple((each.day, each.certainty) for each in episode.moments),
    )


def nearest(episode: Episode, on: date) -> date | None:
    """Return the day next to `on` of which the episode says something; None if it says nothing of any."""
    held = (
        day
        for moment, after in episode.spells(date.max)
        if moment.status is not None
        for day in (moment.day, after - timedelta(days=1) if after != date.max else moment.day)
    )
    return dates.nearest(held, on)
