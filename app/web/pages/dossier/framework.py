"""What stands under a mission, an operation or an agreement: whose forces, in which hosts, over what time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.figures import rank
from app.domain.model import Entity, Ref
from app.domain.standing import Standing
from app.domain.vocabulary import Predicate
from app.services.reading.timeline import Timeline
from app.web import words
from app.web.graphics import bars
from app.web.pages.dossier.sections import Group, Row, Section


@dataclass(frozen=True, slots=True)
class Framework:
    """The forces under an entity: as a section (None where there are none), as relationships, in words."""

    section: Section | None
    edges: tuple[Standing, ...]
    refs: dict[str, Ref]
    lead: tuple[str, ...]


def framework(entity: Entity, told: Timeline) -> Framework:
    """Arrange the deployments that are shown as under `entity`, by host, on the day or over all times."""
    edges: list[Standing] = []
    refs: dict[str, Ref] = {}
    for strand in told.strands:
        found = strand.edge if strand.is_under else None
        if found and found.predicate is Predicate.DEPLOYED_TO and _is_under(found, entity):
            edges.append(found)
            refs |= {ref.id: ref for ref in (strand.subject, strand.object)}
    if not edges:
        return Framework(None, (), {}, ())
    top = bars.scale(edge.shown.personnel for edge in edges)
    by_host: dict[str, list[Standing]] = defaultdict(list)
    for edge in edges:
        by_host[edge.target].append(edge)
    groups = [_group(refs, refs[host], held, top) for host, held in by_host.items()]
    groups.sort(key=lambda group: (-len(group.rows), group.title))
    section = Section(words.say("dossier.under.heading"), tuple(groups), "under")
    return Framework(section, tuple(edges), refs, tuple(_lead(entity, edges, told)))


def _is_under(edge: Standing, entity: Entity) -> bool:
    return edge.shown.under is not None and edge.shown.under.id == entity.id


def _group(refs: dict[str, Ref], host: Ref, edges: Sequence[Standing], top: int) -> Group:
    rows = [_row(edge, refs[edge.source], top) for edge in edges]
    return Group(words.say("dossier.under.in", host=host.name), tuple(sorted(rows, key=_rank)))


def _row(edge: Standing, sender: Ref, top: int) -> Row:
    hosts = edge.hosts
    return Row(edge, sender, hosts, bars.bar(edge.shown.personnel, top, edge.status, hosts))


def _rank(row: Row) -> tuple[int, str]:
    return (-rank(row.edge.shown.personnel), row.other.name)


def _lead(entity: Entity, edges: Sequence[Standing], told: Timeline) -> list[str]:
    """Say how many contribute, where, and what time the reports span."""
    senders, hosts = {edge.source for edge in edges}, {edge.target for edge in edges}
    said = [words.say("dossier.under", n=len(senders), m=len(hosts), name=entity.name)]
    ids = {edge.id for edge in edges}
    held = [strand.episode for strand in told.strands if strand.episode.id in ids]
    starts = [episode.start for episode in held if episode.start]
    seen = [episode.last_confirmed for episode in held if episode.last_confirmed]
    if starts and seen:
        first, last = min(starts, key=lambda span: span.earliest), max(seen, key=lambda span: span.latest)
        said.append(words.say("dossier.under.span", first=words.edtf(first.edtf), last=words.edtf(last.edtf)))
    return said
