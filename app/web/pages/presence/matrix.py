"""Hosts by senders: a cell for each pair that has a deployment, the busiest of both first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.model import Personnel, Ref
from app.domain.standing import Standing
from app.services.reading.presence import Presence
from app.web import marks, words
from app.web.graphics import bars
from app.web.marks import Mark
from app.web.pages.presence.table import present

MOST_HOSTS: Final = 24
MOST_SENDERS: Final = 14
"""How much of a matrix stands on the page at first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a sender has in a host. `episode` "" where it is several: then the page of the pair says more."""

    edge: Standing
    figure: Personnel | None
    hosts: int
    bar: bars.Bar | None
    title: str
    episode: str = ""

    @property
    def mark(self) -> Mark:
        """What stands in place of a figure that is not stated: the symbol of the status."""
        mark = marks.status(self.edge.status, self.edge.certainty)
        return mark._replace(text=words.say("where.matrix.unstated"))


@dataclass(frozen=True, slots=True)
class Line:
    """A host and its cells, in the order of the senders; None where there is nothing."""

    host: Ref
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix, or its busiest part: then `hosts` and `senders` are more than are shown."""

    senders: tuple[Ref, ...]
    lines: tuple[Line, ...]
    hosts: int
    all_senders: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return len(self.lines) == self.hosts and len(self.senders) == self.all_senders


def matrix(found: Presence, *, whole: bool) -> Matrix:
    """Arrange an answer as a matrix; unless `whole`, its busiest hosts and senders."""
    pairs: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for edge in found.edges:
        pairs[edge.target, edge.source].append(edge)
    hosts = _order(found.edges, found.refs, 0)
    shown_hosts = hosts if whole else hosts[:MOST_HOSTS]
    senders = _order([edge for edge in found.edges if edge.target in set(shown_hosts)], found.refs, 1)
    shown_senders = senders if whole else senders[:MOST_SENDERS]
    all_senders = len({edge.source for edge in found.edges})
    lines = [_line(found, host, shown_senders, pairs) for host in shown_hosts]
    return Matrix(tuple(found.refs[id_] for id_ in shown_senders), tuple(lines), len(hosts), all_senders)


def _order(edges: Sequence[Standing], refs: Mapping[str, Ref], end: int) -> list[str]:
    """Return the hosts (0) or senders (1), those with the most counterparts that are present first."""
    others: dict[str, set[str]] = {_ends(edge)[end]: set() for edge in edges}
    for edge in present(edges):
        others[_ends(edge)[end]].add(_ends(edge)[1 - end])
    return sorted(others, key=lambda id_: (-len(others[id_]), refs[id_].name))


def _ends(edge: Standing) -> tuple[str, str]:
    return edge.target, edge.source


def _line(
    found: Presence, host: str, senders: Iterable[str], pairs: Mapping[tuple[str, str], Sequence[Standing]]
) -> Line:
    """Return a host's cells, their bars on a scale of its own: the largest of all would flatten them."""
    held = [pairs.get((host, sender), ()) for sender in senders]
    figures = [_figure(found, host, edges) for edges in held]
    top = bars.scale(figures)
    cells = (
        _cell(found, edges, figure, top) if edges else None
        for edges, figure in zip(held, figures, strict=True)
    )
    return Line(found.refs[host], tuple(cells))


def _figure(found: Presence, host: str, edges: Sequence[Standing]) -> Personnel | None:
    if len(edges) < 2:
        return edges[0].shown.personnel if edges else None
    total = found.added_up(edges, host)
    return words.summed(total) if total.counted else None


def _cell(found: Presence, edges: Sequence[Standing], figure: Personnel | None, top: int) -> Cell:
    edge = min(edges, key=lambda one: (one not in present(edges), one.id))
    hosts = edge.hosts if len(edges) == 1 else 1
    title = words.say(
        "map.arc",
        sender=found.refs[edge.source].name,
        host=found.refs[edge.target].name,
        figure=words.personnel(figure, hosts),
        status=words.status(edge.status, edge.certainty),
        evidence=words.evidence(edge.evidence, edge.sources)
        if len(edges) == 1
        else words.say("where.matrix.several", n=len(edges)),
    )
    bar = bars.bar(figure, top, edge.status, hosts)
    return Cell(edge, figure, hosts, bar, title, edge.id if len(edges) == 1 else "")
