"""An entity's relationships arranged for reading: by what is claimed, the present apart from the planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from app.domain import dates
from app.domain.figures import rank
from app.domain.model import Entity, Ref
from app.domain.standing import Standing
from app.domain.vocabulary import (
    EVENT_PREDICATES,
    PLANNED_STATUSES,
    PREDICATES,
    PRESENCE_PREDICATES,
    Evidence,
    Predicate,
    PredicateGroup,
    Status,
)
from app.services.reading.relationships import Relationships
from app.web import words
from app.web.graphics import bars
from app.web.templates import bdi


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship, seen from the dossier's entity. `hosts` share its figure; 1 for its own."""

    edge: Standing
    other: Ref
    hosts: int
    bar: bars.Bar | None

    @property
    def hued(self) -> bool:
        """Whether its status carries its colour: only that of presence does."""
        return self.edge.predicate in PRESENCE_PREDICATES


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that may be compared with each other, under a title; those of presence may be added up."""

    title: str
    rows: tuple[Row, ...]
    is_present: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the dossier. `id` is "here", "abroad" or "under" for forces, and its anchor; else "".

    Its columns depend on all its rows, also where only the first are shown.
    """

    heading: str
    groups: tuple[Group, ...]
    id: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_figures(self) -> bool:
        """Whether any row states a number."""
        return any(row.edge.shown.personnel for row in self.rows)

    @property
    def columns(self) -> int:
        """How many columns its table has."""
        return 4 + 2 * self.has_figures + self.has_frame

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms its bars take, for the legend: best, range, open, shared, planned, ceiling."""
        drawn = [row.bar for row in self.rows if row.bar]
        found = {bar.form for bar in drawn} | {"range" for bar in drawn if bar.low is not None}
        found |= {"open" for bar in drawn if bar.is_open}
        order = ("solid", "range", "open", "shared", "planned", "ceiling")
        return tuple("best" if form == "solid" else form for form in order if form in found)

    @property
    def has_frame(self) -> bool:
        """Whether any row says under what it stands."""
        return any(row.edge.shown.under for row in self.rows)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one relationship says, hedged; the relationship, and its two ends, are what it refers to."""

    text: Markup
    edge: Standing
    subject: Ref
    object: Ref


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the key figures: how many relationships, and the key of the message about them."""

    number: int
    key: str


def sections(entity: Entity, own: Relationships) -> tuple[Section, ...]:
    """Arrange the relationships of an entity: forces first, each way; then by sort of matter."""
    forces: list[Section] = []
    others: dict[PredicateGroup, list[Group]] = {}
    sides = _sides(entity, own.edges)
    for predicate, inverse in ((predicate, inverse) for predicate in PREDICATES for inverse in (True, False)):
        if (predicate, inverse) not in sides:
            continue
        rows = _rows(entity, sides[predicate, inverse], own.refs)
        heading = words.heading(predicate, inverse=inverse)
        if predicate is Predicate.DEPLOYED_TO:
            forces.append(Section(heading, tuple(_grouped(rows)), "here" if inverse else "abroad"))
        else:
            others.setdefault(PREDICATES[predicate].group, []).append(Group(heading, tuple(rows)))
    present = [group for group in PredicateGroup if group in others]
    rest = [
        Section(_heading(group, others[group], bool(forces), len(present) == 1), tuple(others[group]))
        for group in present
    ]
    return (*forces, *rest)


def _heading(group: PredicateGroup, held: Sequence[Group], has_forces: bool, is_only: bool) -> str:
    """Head a section for what it is: beside forces by the sort of matter, alone by the one matter it has."""
    if has_forces or (not is_only and group is not PredicateGroup.PRESENCE):
        return words.say(f"dossier.others.{group.name.lower()}")
    if len(held) == 1:
        return held[0].title
    key = "presence.first" if group is PredicateGroup.PRESENCE else group.name.lower()
    return words.say(f"dossier.others.{key}")


def statements(edges: Iterable[Standing], refs: Mapping[str, Ref], most: int = 2) -> tuple[Statement, ...]:
    """Say what the best evidenced of some relationships say, presence first, what is over last."""
    return tuple(_statement(edge, refs) for edge in sorted(edges, key=_weight)[:most])


def _weight(edge: Standing) -> tuple[bool, bool, int, int, str]:
    over = edge.status is Status.ENDED
    return (over, edge.predicate not in PRESENCE_PREDICATES, -edge.sources, -edge.claims, edge.id)


def _statement(edge: Standing, refs: Mapping[str, Ref]) -> Statement:
    subject, object_ = bdi(refs[edge.source].name), bdi(refs[edge.target].name)
    return Statement(words.told(edge, subject, object_), edge, refs[edge.source], refs[edge.target])


def counts(edges: Iterable[Standing]) -> tuple[Count, ...]:
    """Count the relationships by how they stand; what is nought is left out."""
    kept = list(edges)
    ahead = [edge for edge in kept if edge.status in PLANNED_STATUSES]
    over = [edge for edge in kept if edge.status is Status.ENDED]
    found = (
        Count(len(kept) - len(ahead) - len(over), "count.now"),
        Count(len(ahead), "count.ahead"),
        Count(len(over), "count.over"),
        Count(sum(edge.evidence is Evidence.DISPUTED for edge in kept), "count.disputed"),
    )
    return tuple(count for count in found if count.number)


def lead(entity: Entity, edges: Iterable[Standing], *, all_times: bool) -> tuple[str, ...]:
    """Open the dossier: where forces are, hedged, the planned apart; then what it rests on."""
    kept = list(edges)
    presence = [edge for edge in kept if edge.predicate is Predicate.DEPLOYED_TO]
    said = [
        *_presence("here", entity, [edge for edge in presence if edge.target == entity.id], all_times),
        *_presence("abroad", entity, [edge for edge in presence if edge.source == entity.id], all_times),
    ]
    if not kept:
        return ()
    return (*said, _rests_on(kept))


def nearest(edges: Iterable[Standing], on: date) -> date | None:
    """Return the day next to `on` of which one of the relationships says something; None where none does."""
    spans = [span for edge in edges for span in (edge.start, edge.last_confirmed, edge.end) if span]
    days = {span.earliest if on < span.earliest else span.latest for span in spans}
    return dates.nearest(days - {on}, on)


def _presence(side: str, entity: Entity, edges: list[Standing], all_times: bool) -> list[str]:
    ahead = sum(edge.status in PLANNED_STATUSES for edge in edges)
    actual = len(edges) - ahead
    ever = ".ever" if all_times else ""
    said = [words.say(f"dossier.{side}{ever}", n=actual, name=entity.name)] if actual else []
    if ahead:
        only = "" if actual else ".only"
        said.append(words.say(f"dossier.{side}.planned{only}", n=ahead, name=entity.name))
    return said


def _rests_on(edges: list[Standing]) -> str:
    several = sum(edge.sources > 1 for edge in edges)
    if not several:
        return words.say("dossier.single-source", n=len(edges))
    return words.say("dossier.several-sources", n=several, m=len(edges))


def _sides(entity: Entity, edges: Iterable[Standing]) -> Mapping[tuple[Predicate, bool], list[Standing]]:
    """Sort the relationships of an entity by predicate and by its end, True where it is the object.

    What reads the same from both ends (allied with) is all on one side.
    """
    found: dict[tuple[Predicate, bool], list[Standing]] = {}
    for edge in edges:
        inverse = edge.target == entity.id and edge.predicate not in _MUTUAL
        found.setdefault((edge.predicate, inverse), []).append(edge)
    return found


_MUTUAL: Final = frozenset(
    predicate for predicate in Predicate if words.heading(predicate) == words.heading(predicate, inverse=True)
)


def _rows(entity: Entity, edges: Sequence[Standing], refs: Mapping[str, Ref]) -> list[Row]:
    top = bars.scale(edge.shown.personnel for edge in edges)
    rows = [_row(edge, entity, refs, top) for edge in edges]
    if edges[0].predicate in EVENT_PREDICATES:
        return sorted(rows, key=_when, reverse=True)
    return sorted(rows, key=_rank)


def _row(edge: Standing, entity: Entity, refs: Mapping[str, Ref], top: int) -> Row:
    hosts = edge.hosts
    other = edge.target if edge.source == entity.id else edge.source
    return Row(edge, refs[other], hosts, bars.bar(edge.shown.personnel, top, edge.status, hosts))


def _grouped(rows: list[Row]) -> Iterable[Group]:
    """Set apart what is shared or planned, so that it never sorts among the present, and what is over."""
    apart = tuple(row for row in rows if _is_apart(row))
    others = [row for row in rows if not _is_apart(row)]
    over = tuple(row for row in others if row.edge.status is Status.ENDED)
    present = tuple(row for row in others if row.edge.status is not Status.ENDED)
    for title, kept in (("group.apart", apart), ("group.present", present), ("group.over", over)):
        if kept:
            yield Group(words.say(title), kept, title == "group.present")


def _is_apart(row: Row) -> bool:
    return row.hosts > 1 or row.edge.status in PLANNED_STATUSES


def _when(row: Row) -> tuple[date, str]:
    return row.edge.start.earliest if row.edge.start else date.min, row.edge.id


def _rank(row: Row) -> tuple[int, int, str]:
    return (row.edge.status is Status.ENDED, -rank(row.edge.shown.personnel), row.other.name)
