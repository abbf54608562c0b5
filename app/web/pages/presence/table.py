"""Who is where as a table: the hosts with the most senders first, each with what it adds up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.figures import rank
from app.domain.model import Personnel, Ref
from app.domain.standing import Standing
from app.domain.totals import Total
from app.domain.vocabulary import Evidence, Phase
from app.services.reading.presence import Presence
from app.web import words
from app.web.graphics import bars


@dataclass(frozen=True, slots=True)
class Row:
    """One deployment. `reason` says why its figure is in no total; "" where it is, or none is stated."""

    edge: Standing
    sender: Ref
    host: Ref
    hosts: int
    bar: bars.Bar | None
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """A host, its senders reported present, and what its rows add up to (None: no figure counts)."""

    host: Ref
    rows: tuple[Row, ...]
    senders: int
    total: Personnel | None
    account: str


def groups(found: Presence) -> tuple[Group, ...]:
    """Arrange an answer by host, the most senders first; what is shared or planned stands last in each."""
    by_host: dict[str, list[Standing]] = defaultdict(list)
    for edge in found.edges:
        by_host[edge.target].append(edge)
    made = [_group(found, found.refs[id_], edges) for id_, edges in by_host.items()]
    return tuple(sorted(made, key=lambda group: (-group.senders, group.host.name)))


def first(held: Sequence[Group], most: int) -> tuple[Group, ...]:
    """Return the groups cut after `most` rows in all."""
    kept: list[Group] = []
    for group in held:
        if most <= 0:
            break
        kept.append(replace(group, rows=group.rows[:most]))
        most -= len(group.rows)
    return tuple(kept)


def present(edges: Iterable[Standing]) -> list[Standing]:
    """Return the deployments that somebody reports to be there: no plans, nothing that is only denied."""
    return [edge for edge in edges if edge.phase is Phase.ACTUAL and edge.evidence is not Evidence.DENIED]


def _group(found: Presence, host: Ref, edges: Sequence[Standing]) -> Group:
    """Arrange one host, its bars on a scale of its own: the largest of all would flatten them."""
    top = bars.scale(edge.shown.personnel for edge in edges)
    total = found.added_up(edges, host.id)
    left = {one.edge.id: words.say(f"where.reason.{one.reason.value}") for one in total.named if one.is_shown}
    rows = [_row(found, edge, top, left.get(edge.id, "")) for edge in edges]
    return Group(
        host,
        tuple(sorted(rows, key=_rank)),
        len({edge.source for edge in present(edges)}),
        words.summed(total) if total.counted else None,
        _account(total),
    )


def _account(total: Total) -> str:
    return words.account(total) if total.counted or total.left_out else ""


def _row(found: Presence, edge: Standing, top: int, reason: str) -> Row:
    hosts = edge.hosts
    bar = bars.bar(edge.shown.personnel, top, edge.status, hosts)
    return Row(edge, found.refs[edge.source], found.refs[edge.target], hosts, bar, reason)


def _rank(row: Row) -> tuple[bool, int, str, str]:
    is_apart = row.hosts > 1 or row.edge.phase is Phase.PLANNED
    return (is_apart, -rank(row.edge.shown.personnel), row.sender.name, row.edge.id)
