"""Adding up who is where on one day, without counting anyone twice. Pure.

The rules are those of the model's "Numbers": only what was observed counts, so plans and ceilings are left
out; so is a figure that is contained in another; a figure that hosts share counts once for its sender, and
for only some of these hosts not at all; a mission, and who has missions, counts once, by its own figure or by
its contributors'.
Nothing is left out without being named, with the reason.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.figures import Scope, bounds, numbers, size
from app.domain.model import Personnel
from app.domain.standing import Standing
from app.domain.vocabulary import Category, Certainty, Evidence, Phase, Qualifier


class Reason(StrEnum):
    """Why a figure is left out of a total."""

    PLANNED = "planned"
    CEILING = "ceiling"
    DENIED = "denied"
    SHARED = "shared"
    COUNTED = "counted"
    CONTAINED = "contained"
    CONTRIBUTORS = "contributors"
    MISSION = "mission"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sum of figures, as a range. `max` None: open above; `best` None: one gives no single number."""

    min: int = 0
    best: int | None = 0
    max: int | None = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An episode whose figure does not count, why, and the episode whose figure counts for it."""

    edge: Standing
    reason: Reason
    within: Standing | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """What some episodes add up to on one day.

    `counted` and `left_out` have a figure, `unstated` have none; together they are all that were given.
    `personnel` sums all counted, `certain` those that are certain on the day; the rest is possible.
    """

    counted: tuple[Standing, ...]
    left_out: tuple[LeftOut, ...]
    unstated: tuple[Standing, ...]
    personnel: Bounds
    certain: Bounds


class _Figure(NamedTuple):
    edge: Standing
    personnel: Personnel
    hosts: frozenset[str]
    scope: Scope
    size: int


WORLD: Final = "world"
"""The Region that holds all others: a figure of all forces abroad holds those of each place."""

Wholes = Mapping[str, Collection[str]]
"""What each sender, and each mission they are under, is PART_OF, by ids; through others may be left out."""

_NONE: Final[Wholes] = {}


def total(
    edges: Iterable[Standing],
    *,
    hosts: Collection[str] | None = None,
    wholes: Wholes = _NONE,
) -> Total:
    """Add up the figures of DEPLOYED_TO episodes as they are shown on one day.

    `hosts` are the places the question is about, None for all there are: a figure shared with another place
    does not count for them. The same whatever order the episodes come in.
    """
    ordered = sorted(edges, key=lambda edge: edge.id)
    stated = [figure for edge in ordered if (figure := _figure(edge))]
    unstated = tuple(edge for edge in ordered if _figure(edge) is None)
    left: list[LeftOut] = []
    kept = _once(_own(_observed(stated, left), hosts, left), left)
    ancestry = _ancestry(wholes)
    kept = _whole(_missions(kept, ancestry, left), ancestry, left)
    return Total(
        counted=tuple(figure.edge for figure in kept),
        left_out=tuple(sorted(left, key=lambda one: one.edge.id)),
        unstated=unstated,
        personnel=_sum(kept),
        certain=_sum([figure for figure in kept if figure.edge.certainty is Certainty.CERTAIN]),
    )


def _figure(edge: Standing) -> _Figure | None:
    personnel = edge.shown.personnel
    if personnel is None or not numbers(personnel):
        return None
    hosts = frozenset((edge.target, *(host.id for host in edge.shown.shared_with)))
    under = edge.shown.under.id if edge.shown.under else None
    return _Figure(edge, personnel, hosts, Scope(hosts, under, personnel.category), size(personnel))


def _observed(figures: Iterable[_Figure], left: list[LeftOut]) -> list[_Figure]:
    """Keep what somebody saw there, as far as anyone can tell."""
    kept: list[_Figure] = []
    for figure in figures:
        reason = _unobserved(figure)
        if reason is None:
            kept.append(figure)
        else:
            left.append(LeftOut(figure.edge, reason))
    return kept


def _unobserved(figure: _Figure) -> Reason | None:
    if figure.edge.phase is Phase.PLANNED:
        return Reason.PLANNED
    if figure.personnel.qualifier is Qualifier.CEILING:
        return Reason.CEILING
    return Reason.DENIED if figure.edge.evidence is Evidence.DENIED else None


def _own(figures: Iterable[_Figure], hosts: Collection[str] | None, left: list[LeftOut]) -> list[_Figure]:
    """Keep what is these places' own: nobody says how much of a shared figure is in each."""
    kept: list[_Figure] = []
    for figure in figures:
        if hosts is None or figure.hosts <= set(hosts):
            kept.append(figure)
        else:
            left.append(LeftOut(figure.edge, Reason.SHARED))
    return kept


def _once(figures: Iterable[_Figure], left: list[LeftOut]) -> list[_Figure]:
    """Keep one episode of each shared figure: its claim says one number of several hosts."""
    first: dict[tuple[str, str | None], _Figure] = {}
    for figure in figures:
        key = (figure.edge.source, figure.edge.shown.personnel_claim or figure.edge.id)
        if (held := first.setdefault(key, figure)) is not figure:
            left.append(LeftOut(figure.edge, Reason.COUNTED, held.edge))
    return list(first.values())


def _missions(figures: Sequence[_Figure], ancestry: Wholes, left: list[LeftOut]) -> list[_Figure]:
    """Count each mission once: by its own figure or by those under it, whichever counts more of it.

    Lists of contributors have gaps and a mission's own figure may be older; the greater hides neither. Who
    has missions with contributors, as the United Nations do, counts once in the same way: by its own figure,
    or by those of its missions and their contributors.
    """
    by_sender: dict[str, list[_Figure]] = {}
    by_mission: dict[str, list[_Figure]] = {}
    for figure in figures:
        by_sender.setdefault(figure.edge.source, []).append(figure)
        if figure.scope.under not in (None, figure.edge.source):
            by_mission.setdefault(str(figure.scope.under), []).append(figure)
    dropped: dict[str, LeftOut] = {}
    for whole, parts in _led(by_mission.keys(), by_sender.keys(), ancestry):
        own = [figure for figure in by_sender.get(whole, ()) if figure.edge.id not in dropped]
        places = frozenset[str]().union(*(figure.hosts for figure in own))
        under = {
            figure.edge.id: figure
            for part in parts
            for figure in (*by_mission.get(part, ()), *by_sender.get(part, ()))
            if figure.edge.source != whole and (figure.hosts <= places or WORLD in places)
        }
        for one in _lesser(own, [figure for id_, figure in under.items() if id_ not in dropped]):
            dropped[one.edge.id] = one
    left += dropped.values()
    return [figure for figure in figures if figure.edge.id not in dropped]


def _led(
    missions: Collection[str], senders: Collection[str], ancestry: Wholes
) -> list[tuple[str, list[str]]]:
    """Return missions, and what they are part of, each with itself and its parts; parts come first."""
    wholes = {*missions, *(whole for mission in missions for whole in ancestry.get(mission, ()))}
    led = {
        whole: [part for part in sorted({*missions, *senders}) if whole in (part, *ancestry.get(part, ()))]
        for whole in wholes
    }
    return sorted(led.items(), key=lambda each: (-len(ancestry.get(each[0], ())), each[0]))


def _lesser(own: Sequence[_Figure], under: Sequence[_Figure]) -> list[LeftOut]:
    """Return what does not count of a mission's own figures and its contributors'."""
    if not own or not under:
        return []
    if sum(figure.size for figure in own) >= sum(figure.size for figure in under):
        return [LeftOut(figure.edge, Reason.MISSION, own[0].edge) for figure in under]
    return [LeftOut(figure.edge, Reason.CONTRIBUTORS, under[0].edge) for figure in own]


def _whole(figures: Sequence[_Figure], ancestry: Wholes, left: list[LeftOut]) -> list[_Figure]:
    """Keep figures that are contained in no other, the greatest first."""
    kept: dict[str, list[_Figure]] = {}
    for figure in sorted(figures, key=lambda figure: (-figure.size, figure.edge.id)):
        sender = figure.edge.source
        others = (other for one in (sender, *sorted(ancestry.get(sender, ()))) for other in kept.get(one, ()))
        whole = next((other for other in others if _holds(other, figure)), None)
        if whole is None:
            kept.setdefault(sender, []).append(figure)
        else:
            left.append(LeftOut(figure.edge, Reason.CONTAINED, whole.edge))
    return sorted((figure for each in kept.values() for figure in each), key=lambda figure: figure.edge.id)


def _holds(whole: _Figure, part: _Figure) -> bool:
    """Whether a figure of the same sender, or of what the sender is part of, counts these people too."""
    if WORLD in whole.hosts and WORLD not in part.hosts:
        said = whole.scope.under in (None, part.scope.under)
        return said and whole.scope.category in (Category.MIXED, part.scope.category)
    same = whole.edge.source != part.edge.source and whole.scope == part.scope
    return same or whole.scope.holds(part.scope)


def _ancestry(wholes: Wholes) -> Wholes:
    """Return all that each sender is part of, also through others; a ring is nobody's whole."""
    found: dict[str, set[str]] = {}
    for sender in wholes:
        above: set[str] = set()
        edge = set(wholes[sender])
        while edge:
            above |= edge
            edge = {one for part in edge for one in wholes.get(part, ())} - above
        found[sender] = above - {sender}
    return found


def _sum(figures: Sequence[_Figure]) -> Bounds:
    ranges = [bounds(figure.personnel) for figure in figures]
    bests = [_best(figure.personnel) for figure in figures]
    high = sum(high for _, high in ranges)
    return Bounds(
        min=int(sum(low for low, _ in ranges)),
        best=None if None in bests else sum(best for best in bests if best is not None),
        max=None if math.isinf(high) else int(high),
    )


def _best(personnel: Personnel) -> int | None:
    """Return the one number a source gave for what is there; None where it gave a range or one end alone."""
    if personnel.best is not None or personnel.min is None or personnel.min != personnel.max:
        return personnel.best
    return personnel.min
