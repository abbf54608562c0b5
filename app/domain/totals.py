"""Adding up who is where on one day, without counting anyone twice. Pure.

The rules are those of the model's "Numbers", 1 to 6: only what was observed counts, so plans, ceilings,
absences and weak figures are left out; so is a figure within another; one that hosts share counts once for
its sender, and for only some of these hosts not at all; what is under a mission that ended is not counted
after its end; a contribution counts once, as the mission's figure or as its contributors'.
Nothing is left out without being named, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain import missions
from app.domain.figures import (
    NOBODY,
    Bounds,
    Figure,
    between,
    choose,
    groups,
    hosts_meet,
    is_later_part,
    parts_to_wholes,
)
from app.domain.model import Episode, Triple
from app.domain.projection.contest import best_on
from app.domain.standing import Standing, only_silent
from app.domain.structure import NO_STRUCTURE, Structure
from app.domain.vocabulary import Certainty, Phase, Predicate


class Reason(StrEnum):
    """Why a figure is left out of a total."""

    PLANNED = "planned"
    CEILING = "ceiling"
    ABSENCE = "absence"
    WEAK = "weak"
    SHARED = "shared"
    COUNTED = "counted"
    CONTAINED = "contained"
    SUPERSEDED = "superseded"
    OVERTAKEN = "overtaken"
    ENDED = "ended"
    MISSION = "mission"
    CONTRIBUTORS = "contributors"


class Course(NamedTuple):
    """One episode that others depend on: from when it was observed, on which day it ended, if it did."""

    start: date | None
    end: date | None
    certainty: Certainty


def course(episode: Episode, day: date) -> Course:
    """Return an episode as others depend on it on a day."""
    start = episode.start.earliest if episode.start and episode.phase is Phase.ACTUAL else None
    return Course(start, episode.end.latest if episode.end else None, episode.certainty_on(day))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What has to be known, beside the rows of a question, to add them up on a day.

    `structure` says what is part of what. `courses` are the episodes, in order of time, of senders in all the
    hosts that share a figure of theirs, and of missions in the places where they are. `sightings` are the
    first days of what claims observe, with their ids, by sender and host and what they are under.
    """

    structure: Structure = NO_STRUCTURE
    courses: Mapping[Triple, Sequence[Course]] = field(default_factory=dict[Triple, Sequence[Course]])
    sightings: Mapping[tuple[Triple, str | None], Sequence[tuple[date, str]]] = field(
        default_factory=dict[tuple[Triple, str | None], Sequence[tuple[date, str]]]
    )


NO_SURROUNDINGS: Final = Surroundings()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that does not count, an episode it stands on, why, and the claim whose figure counts for it.

    `ended` is the day of the end by which it is overtaken, or on which its mission ended.
    """

    edge: Standing
    figure: Figure
    reason: Reason
    within: str | None = None
    ended: date | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it is the figure its episode shows: else the episode shows another."""
        return self.figure.claim in self.edge.shown.figure_claims


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that counts, and on which episode it stands first.

    `still_seen` are claims that see it there after its mission `ended`.
    """

    edge: Standing
    figure: Figure
    is_certain: bool
    ended: date | None = None
    still_seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """What some episodes add up to on one day.

    Each figure of the question is in `counted` or in `left_out`, once; one that hosts share and that counts
    stands on one episode, and is `repeated` on the others. `unstated` are episodes without any.
    `personnel` sums all counted, `certain` those that are certain on the day; the rest is possible.
    """

    counted: tuple[Counted, ...]
    left_out: tuple[LeftOut, ...]
    unstated: tuple[Standing, ...]
    personnel: Bounds
    certain: Bounds
    repeated: tuple[LeftOut, ...] = ()

    @property
    def named(self) -> tuple[LeftOut, ...]:
        """All that is not counted where it stands: what is left out, and repetitions."""
        return tuple(
            sorted((*self.left_out, *self.repeated), key=lambda one: (one.edge.id, one.figure.claim))
        )

    def edge_of(self, claim: str | None) -> Standing | None:
        """Return the episode on which the figure of a claim stands, None where there is none here."""
        named = (one.edge for one in (*self.counted, *self.left_out) if one.figure.claim == claim)
        return next(named, None)


def total(
    edges: Iterable[Standing],
    day: date,
    *,
    hosts: Collection[str] | None = None,
    surroundings: Surroundings = NO_SURROUNDINGS,
) -> Total:
    """Add up the figures of DEPLOYED_TO episodes as they are shown on one day.

    `hosts` are the places the question is about, with all that lies in them, None for all there are: a figure
    shared with another place does not count for them. The same whatever order the episodes come in.
    """
    ordered = sorted(edges, key=lambda edge: edge.id)
    sorting = _Sorting(day, hosts, surroundings)
    for edge in ordered:
        sorting.take(edge)
    figures = sorting.figures()
    structure = surroundings.structure
    counted = [one for one in figures if not sorting.is_within(one, figures)]
    among = [*(one.figure for one in figures), *sorting.lost]
    personnel = _sum([one.figure for one in counted], among, structure)
    certain = _sum([one.figure for one in counted if one.is_certain], among, structure)
    kept = sorting.but_lesser(counted, structure)
    return Total(
        counted=tuple(sorted(kept, key=lambda one: one.figure.claim)),
        left_out=tuple(sorted(sorting.left_out.values(), key=lambda one: one.figure.claim)),
        repeated=tuple(sorting.repetitions(kept)),
        unstated=tuple(edge for edge in ordered if _is_unstated(edge)),
        personnel=_not_below(personnel, certain),
        certain=certain,
    )


def _is_unstated(edge: Standing) -> bool:
    """Whether somebody is said to be there, and no number of them."""
    return edge.shown.personnel is None and edge.certainty in (Certainty.CERTAIN, Certainty.POSSIBLE)


def _not_below(personnel: Bounds, certain: Bounds) -> Bounds:
    """Return a sum that is never below what is certain of it."""
    low = max(personnel.min, certain.min)
    high = None if personnel.max is None or certain.max is None else max(personnel.max, certain.max)
    if personnel.best is not None and personnel.best >= low and personnel.max == high:
        return Bounds(low, personnel.best, high)
    return between(low, high)


class _Sorting:
    """Sorts the figures of a question into those that count and those that do not, by 1, 2 and 5."""

    def __init__(self, day: date, hosts: Collection[str] | None, surroundings: Surroundings) -> None:
        self._day, self._around = day, surroundings
        self._structure = surroundings.structure
        self._hosts = None if hosts is None else set(hosts)
        self._found: dict[str, list[tuple[Standing, Figure]]] = {}
        self.left_out: dict[str, LeftOut] = {}
        self.lost: list[Figure] = []

    def take(self, edge: Standing) -> None:
        """Take in the figures that count on an episode that day."""
        is_there = edge.certainty in (Certainty.CERTAIN, Certainty.POSSIBLE)
        observed = [figure for figure in edge.counting if not (figure.absent or figure.planned)]
        kept, lost = choose(best_on(observed, self._day), self._structure) if is_there else ([], [])
        self.lost += lost
        for figure in edge.counting if is_there else only_silent(edge).counting:
            if figure.absent:
                self._leave(edge, figure, Reason.ABSENCE)
            elif figure.planned:
                self._leave(edge, figure, Reason.PLANNED)
            elif figure.weak or figure.ceiling:
                self._leave(edge, figure, Reason.WEAK if figure.weak else Reason.CEILING)
            elif figure in kept:
                self._found.setdefault(figure.claim, []).append((edge, figure))
            elif figure in lost:
                self._leave(edge, figure, Reason.SHARED if self._is_outside(figure) else Reason.CONTAINED)
            else:
                self._leave(edge, figure, Reason.SUPERSEDED)

    def figures(self) -> list[Counted]:
        """Return the figures that are shown, are the places' own, and are not overtaken by an end."""
        found: list[Counted] = []
        for claim, ((edge, figure), *_) in sorted(self._found.items()):
            self.left_out.pop(claim, None)
            if self._is_outside(figure):
                self._leave(edge, figure, Reason.SHARED)
            elif overtaken := self._overtaken(figure):
                self._leave(edge, figure, Reason.OVERTAKEN, ended=overtaken)
            elif (kept := self._after_its_mission(edge, figure)) is not None:
                found.append(kept)
        return found

    def is_within(self, one: Counted, figures: Sequence[Counted]) -> bool:
        """Whether a figure is within another that counts; it is left out then (3)."""
        whole = _whole(one.figure, [each.figure for each in figures], self._structure)
        if whole is not None:
            self._leave(one.edge, one.figure, Reason.CONTAINED, within=whole.claim)
        return whole is not None

    def repetitions(self, counted: Sequence[Counted]) -> Iterator[LeftOut]:
        """Yield the other episodes that show a figure which counts: it counts once (5)."""
        for one in counted:
            for edge, figure in self._found[one.figure.claim][1:]:
                yield LeftOut(edge, figure, Reason.COUNTED, within=figure.claim)

    def but_lesser(self, counted: Sequence[Counted], structure: Structure) -> list[Counted]:
        """Return what counts without the figures for which a mission's, or its contributors', do (4)."""
        values = {one.figure.claim: one.figure.bounds for one in counted}
        wholes = parts_to_wholes([one.figure for one in counted], values, structure, _is_range_part)
        lesser = missions.lesser(wholes, structure)
        for one in counted:
            if found := lesser.get(one.figure.claim):
                reason = Reason.CONTRIBUTORS if found.is_whole else Reason.MISSION
                self._leave(one.edge, one.figure, reason, within=found.within)
        return [one for one in counted if one.figure.claim not in lesser]

    def _leave(
        self,
        edge: Standing,
        figure: Figure,
        reason: Reason,
        within: str | None = None,
        ended: date | None = None,
    ) -> None:
        self.left_out.setdefault(figure.claim, LeftOut(edge, figure, reason, within, ended))

    def _is_outside(self, figure: Figure) -> bool:
        hosts = self._hosts
        return hosts is not None and any(hosts.isdisjoint(self._above(host)) for host in figure.scope.hosts)

    def _above(self, place: str) -> Collection[str]:
        return self._structure.above(place)

    def _overtaken(self, figure: Figure) -> date | None:
        """Return the day of an end in one of its hosts that is later than a shared figure (2)."""
        if not figure.is_shared or figure.when is None:
            return None
        ends = [
            course.end
            for host in figure.scope.hosts
            for course in self._courses(figure.sender, Predicate.DEPLOYED_TO, host)
            if course.end and figure.when.last < course.end <= self._day
        ]
        return min(ends, default=None)

    def _after_its_mission(self, edge: Standing, figure: Figure) -> Counted | None:
        """Return a figure that counts; not that of an ended mission, unless it is seen there since (2)."""
        certain = self._is_certain(edge, figure)
        missions_ = [mission for mission in (figure.scope.under, figure.sender) if mission]
        ends = [
            end
            for mission in missions_
            if (end := self._mission_end(mission, figure, is_own=mission == figure.sender))
        ]
        if not ends:
            return Counted(edge, figure, certain)
        ended = max(ends)
        seen = sorted(
            claim
            for host in figure.scope.hosts
            for first, claim in self._around.sightings.get(
                (Triple(figure.sender, Predicate.DEPLOYED_TO, host), figure.scope.under), ()
            )
            if first > ended
        )
        if seen:
            return Counted(edge, figure, certain, ended, tuple(seen))
        self._leave(edge, figure, Reason.ENDED, ended=ended)
        return None

    def _mission_end(self, mission: str, figure: Figure, *, is_own: bool) -> date | None:
        """Return the day before this one on which a mission ended in a host or a place that includes it."""
        by = [Predicate.TAKES_PLACE_IN] if is_own else [Predicate.TAKES_PLACE_IN, Predicate.DEPLOYED_TO]
        ends: list[date] = []
        for place in {place for host in figure.scope.hosts for place in self._above(host)}:
            for predicate in by:
                courses = self._courses(mission, predicate, place)
                begun = [course for course in courses if course.start and course.start <= self._day]
                if begun and (end := begun[-1].end) and end < self._day:
                    ends.append(end)
        return max(ends, default=None)

    def _is_certain(self, edge: Standing, figure: Figure) -> bool:
        return all(
            (host == edge.target and edge.certainty is Certainty.CERTAIN)
            or any(
                course.certainty is Certainty.CERTAIN
                for course in self._courses(figure.sender, Predicate.DEPLOYED_TO, host)
            )
            for host in figure.scope.hosts
        )

    def _courses(self, subject: str, predicate: Predicate, object_: str) -> Sequence[Course]:
        return self._around.courses.get(Triple(subject, predicate, object_), ())


def _sender_within(part: Figure, whole: Figure, structure: Structure) -> bool:
    """Whether the sender is the same, or part of the other's; missions of an organisation go by rule 4."""
    if part.sender == whole.sender:
        return True
    return part.sender not in structure.missions and structure.includes(whole.sender, part.sender)


def _is_within(part: Figure, whole: Figure, structure: Structure) -> bool:
    return _sender_within(part, whole, structure) and whole.scope.holds(part.scope, structure)


def _is_range_part(part: Figure, whole: Figure, structure: Structure) -> bool:
    """Whether a later part of the same sender in the same hosts makes a range with its whole."""
    if part.sender != whole.sender or not is_later_part(part, whole, structure):
        return False
    return all(any(structure.includes(one, host) for one in part.scope.hosts) for host in whole.scope.hosts)


def _whole(part: Figure, figures: Sequence[Figure], structure: Structure) -> Figure | None:
    """Return the widest of the figures that a figure is within, None where it is within none."""
    top, seen = part, {part.claim}
    while True:
        over = [
            one
            for one in figures
            if one.claim not in seen
            and _is_within(top, one, structure)
            and not _is_range_part(top, one, structure)
            and (not _is_within(one, top, structure) or one.is_later(top))
        ]
        if not over:
            return None if top is part else top
        top = min(over, key=lambda one: one.claim)
        seen.add(top.claim)


def _overlap(one: Figure, other: Figure, among: Sequence[Figure], structure: Structure) -> bool:
    """Whether the same people may be in two figures of which neither is within the other (3, 4)."""
    for whole, mission in ((one, other), (other, one)):
        # A mission's figure, and a national one that holds a contribution to that mission.
        if mission.sender in structure.missions and any(
            each.scope.under is not None
            and structure.includes(mission.sender, each.scope.under)
            and hosts_meet(each.scope.hosts, mission.scope.hosts, structure)
            and each.claim != whole.claim
            and _is_within(each, whole, structure)
            for each in among
        ):
            return True
    is_related = _sender_within(one, other, structure) or _sender_within(other, one, structure)
    return is_related and one.scope.meets(other.scope, structure)


def _sum(counted: Sequence[Figure], among: Sequence[Figure], structure: Structure) -> Bounds:
    """Add what counts: parts to their wholes, what may be of the same people as a range, missions once."""
    if not counted:
        return NOBODY
    values = {each.claim: each.bounds for each in counted}
    wholes = parts_to_wholes(counted, values, structure, _is_range_part)
    groups_ = groups(wholes, lambda one, other: _overlap(one[0], other[0], among, structure))
    largest = [max(group, key=lambda each: (each[1].min, each[0].claim)) for group in groups_]
    full = missions.add(wholes, structure)
    if len(largest) == len(wholes):
        return full
    return between(missions.add(largest, structure).min, full.max)
