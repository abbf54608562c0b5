"""What has to be known beside deployments to add them up: `app.domain.totals.Surroundings`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.figures import Figure
from app.domain.model import Triple
from app.domain.projection.spans import Dated, is_sighting, read
from app.domain.standing import Standing
from app.domain.structure import Structure
from app.domain.totals import Course, Surroundings, course
from app.domain.vocabulary import Certainty, Predicate
from app.graph.claims import basis
from app.graph.properties import native
from app.graph.relationship_types import between_ends
from app.graph.standing import since, structure
from app.graph.standing.filters import CERTAINTY

COURSES: Final[LiteralString] = f"""
{between_ends("DEPLOYED_TO|TAKES_PLACE_IN")}
WITH triple, r ORDER BY r.n
RETURN triple, collect([
    CASE r.phase WHEN 'actual' THEN toString(r.start_earliest) END,
    toString(r.end_latest),
    {CERTAINTY}
]) AS courses
"""


async def surroundings(
    tx: AsyncManagedTransaction,
    edges: Iterable[Standing],
    places: Collection[str],
    day: date,
    known_at: datetime | None = None,
) -> Surroundings:
    """Return what adding up these deployments of a day needs; `places` are those the question names.

    As known now, or at an instant.
    """
    figures = {one.claim: one for edge in edges for one in edge.counting}.values()
    named = {id_ for one in figures for id_ in (one.sender, one.scope.under, *one.scope.hosts) if id_}
    parts = await structure.of_entities(tx, named | set(places), known_at)
    shared = {
        Triple(one.sender, Predicate.DEPLOYED_TO, host)
        for one in figures
        if one.is_shared
        for host in one.scope.hosts
    }
    of_missions = {triple for one in figures for triple in _of_missions(one, parts)}
    courses = await _courses(tx, sorted(shared | of_missions), day, known_at)
    over = {
        triple.subject
        for triple in of_missions
        if any(each.end and each.end < day for each in courses.get(triple, ()))
    }
    seen = {
        Triple(one.sender, Predicate.DEPLOYED_TO, host)
        for one in figures
        if over.intersection((one.sender, one.scope.under))
        for host in one.scope.hosts
    }
    return Surroundings(parts, courses, await _sightings(tx, sorted(seen), known_at))


def _of_missions(figure: Figure, parts: Structure) -> Iterable[Triple]:
    """Yield where the missions a figure is of take place: in its hosts, and in what includes these."""
    above = {place for host in figure.scope.hosts for place in parts.above(host)}
    for mission in {figure.sender, figure.scope.under} & {*parts.missions, figure.scope.under} - {None}:
        for place in above:
            yield Triple(str(mission), Predicate.TAKES_PLACE_IN, place)
            if mission == figure.scope.under:
                yield Triple(str(mission), Predicate.DEPLOYED_TO, place)


async def _courses(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], day: date, known_at: datetime | None
) -> dict[Triple, Sequence[Course]]:
    found: dict[Triple, list[Course]] = defaultdict(list)
    if not triples:
        return {}
    if known_at is not None:
        async for episode in since.episodes(tx, triples, known_at):
            found[episode.triple].append(course(episode, day))
        return {**found}
    asked = {"triples": [list(each) for each in triples], "day": day}
    async for row in await tx.run(COURSES, asked):
        subject, predicate, object_ = row["triple"]
        found[Triple(subject, Predicate(predicate), object_)] += [
            Course(native(start) if start else None, native(end) if end else None, Certainty(certainty))
            for start, end, certainty in row["courses"]
        ]
    return {**found}


async def _sightings(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], known_at: datetime | None
) -> dict[tuple[Triple, str | None], Sequence[tuple[date, str]]]:
    """Return who was seen where, under what, from which day on; by which claims."""
    found: dict[tuple[Triple, str | None], list[tuple[date, str]]] = defaultdict(list)
    said = await basis.of_triples(tx, [triple.key for triple in triples], known_at) if triples else {}
    for triple in triples:
        for reading in map(read, said[triple.key]):
            if isinstance(reading, Dated) and is_sighting(reading):
                found[triple, reading.under].append((reading.when.earliest, reading.id))
    return {**found}
