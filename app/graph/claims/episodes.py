"""Episodes as relationships: `(:Entity)-[:DEPLOYED_TO {id, status, evidence, …}]->(:Entity)`.

They are a projection of the claims and are only ever written from one. The properties are flat, so that
Cypher users can match on them: what a read without a day shows stands under its own name, and the story day
by day stands in parallel lists that begin with `days` (the last index whose day is not after D is how it was
on D). Values of a day are named there by the claim they are from.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.figures import bounds
from app.domain.model import VALUES, Episode, Moment, Part, Personnel, Ref, Shown, Triple, Value
from app.domain.vocabulary import (
    Category,
    Evidence,
    Figures,
    Phase,
    Predicate,
    Qualifier,
    Status,
)
from app.graph.claims.codec import PROJECTED
from app.graph.claims.figures import text_of
from app.graph.members import CERTAINTIES, EVIDENCE, FIGURES, PHASES, STATUSES, ref
from app.graph.properties import (
    DAYS,
    Field,
    Properties,
    days_of,
    properties_of,
    single,
    span_of,
    span_properties,
    values_of,
    without_nulls,
)

OPEN: Final = 2**62
"""The most people of a figure that is open above: greater than any number."""

# Relationships made before they carried ratings: what a projection would write.
MIGRATION_RATINGS: Final[tuple[LiteralString, ...]] = (
    """
    MATCH (:Entity)-[r]->(:Entity) WHERE r.ratings IS NULL AND r.claim_ids IS NOT NULL
    SET r.ratings = COLLECT {
        UNWIND r.claim_ids AS id
        MATCH (claim:Claim {id: id, stance: 'affirms'})-[:STATED_IN]->(document)-[:PUBLISHED_BY]->(publisher)
        WITH DISTINCT coalesce(document.reliability, publisher.reliability, 'F') AS rating
        RETURN rating ORDER BY rating
    }
    """,
)


def to_properties(episode: Episode) -> Properties:
    """Return the properties of an episode's relationship; what it lacks is left out."""
    first, last = _shown_days(episode.moments)
    flat: Properties = {
        "id": episode.id,
        "n": episode.n,
        "status": episode.status,
        "phase": episode.phase,
        "evidence": episode.evidence,
        "sources": episode.sources,
        "figures": episode.figures,
        "claims": len(episode.claims),
        "claim_ids": list(episode.claims),
        "ratings": list(episode.ratings),
        "first_day": first,
        "last_day": last,
        **span_properties("start", episode.start),
        **span_properties("end", episode.end),
        **span_properties("confirmed", episode.last_confirmed),
        **span_properties("planned_end", episode.planned_end),
        "ends_differ": list(episode.ends_differ),
        **properties_of(_SHOWN, episode.shown),
        **_range_properties(episode.shown),
        **_moment_properties(episode.moments),
        "told": list(episode.told),
        "denied": list(episode.denied),
        **_counting_properties(episode),
    }
    return without_nulls(flat)


def _counting_properties(episode: Episode) -> Properties:
    """Return the figures a total asks for; `silent` where some are named also when nobody is there."""
    if not episode.counting:
        return {}
    return {
        "counting": [text_of(figure, own=episode.triple.object) for figure in episode.counting],
        "silent": any(figure.absent or figure.planned for figure in episode.counting),
    }


COURSE: Final[LiteralString] = f"""
r {{
    .n, .status, .phase, .evidence, .sources, .figures,
    .start_edtf, start_earliest: toString(r.start_earliest), start_latest: toString(r.start_latest),
    .end_edtf, end_earliest: toString(r.end_earliest), end_latest: toString(r.end_latest),
    .confirmed_edtf, confirmed_earliest: toString(r.confirmed_earliest),
    confirmed_latest: toString(r.confirmed_latest),
    .min, .best, .max, .qualifier, .category, .by_category, .personnel_claim,
    .shared_with, .shared_with_kinds, .shared_with_names,
    days: {DAYS.format("r.days")}, .statuses, .certainties, .phases, .evidences, .sources_by,
    .figures_by, .numbers_by,
    told: {DAYS.format("r.told")}, denied: {DAYS.format("r.denied")}
}}
"""
"""A relationship `r` as a map that `course_of` reads: how it went, without the claims it rests on."""


def course_of(properties: Mapping[str, Any], triple: Triple) -> Episode:
    """Return the episode a `COURSE` map describes, for a picture in time.

    It names no claims, and what is shown, of the whole and at each moment, is the personnel alone.
    """
    return Episode(
        triple=triple,
        n=properties["n"],
        status=Status(properties["status"]),
        phase=Phase(properties["phase"]),
        evidence=Evidence(properties["evidence"]),
        sources=properties["sources"],
        figures=Figures(properties["figures"]),
        start=span_of(properties, "start"),
        end=span_of(properties, "end"),
        last_confirmed=span_of(properties, "confirmed"),
        shown=Shown(**values_of(_SHOWN, properties)),
        claims=(),
        moments=tuple(_moments_of(properties)),
        told=tuple(days_of(properties["told"])),
        denied=tuple(days_of(properties["denied"])),
    )


def _moments_of(properties: Mapping[str, Any]) -> Iterator[Moment]:
    # A relationship that an earlier release has written has no numbers by day.
    days = days_of(properties["days"])
    lists = ("statuses", "certainties", "phases", "evidences", "sources_by", "figures_by")
    held = [properties[name] for name in lists]
    numbers = properties["numbers_by"] or [""] * len(days)
    rows = zip(days, *held, numbers, strict=True)
    for day, status, certainty, phase, evidence, sources, figures, figure in rows:
        yield Moment(
            day,
            STATUSES[status] if status else None,
            CERTAINTIES[certainty],
            PHASES[phase],
            EVIDENCE[evidence],
            sources,
            FIGURES[figures],
            _shown_of(figure),
        )


def _figure(personnel: Personnel | None) -> str:
    """Return a figure as one text, "" for none: numbers, qualifier, category."""
    if personnel is None:
        return ""
    given = ("" if n is None else str(n) for n in (personnel.min, personnel.best, personnel.max))
    return " ".join([",".join(given), personnel.qualifier, personnel.category])


@lru_cache(maxsize=16_384)  # a figure holds for many moments
def figure_of(text: str) -> Personnel | None:
    """Read back a figure that was kept as one text."""
    if not text:
        return None
    given, qualifier, category = text.split(" ")
    low, best, high = (int(n) if n else None for n in given.split(","))
    return Personnel(low, best, high, Qualifier(qualifier), Category(category))


@lru_cache(maxsize=16_384)
def _shown_of(text: str) -> Shown:
    return Shown(personnel=figure_of(text))


def _range(shown: Shown) -> tuple[int, int] | None:
    """Return the least and the most people a figure allows; most is as great as can be where it is open."""
    held = bounds(shown.personnel) if shown.personnel else None
    return None if held is None else (held.min, OPEN if held.max is None else held.max)


def _range_properties(shown: Shown) -> Properties:
    held = _range(shown)
    return {} if held is None else {"least": held[0], "most": held[1]}


def _parts_properties(parts: Sequence[Part]) -> Properties:
    return {"parts": json.dumps([_part_row(part) for part in parts])} if parts else {}


def _part_row(part: Part) -> list[Any]:
    return [
        part.claim,
        _figure(part.personnel),
        list(part.under) if part.under else None,
        [list(ref) for ref in part.shared_with],
    ]


def parts_of(text: str | None) -> tuple[Part, ...]:
    """Read back the figures that the one shown is made of; none where it is one claim's."""
    return tuple(_part(*row) for row in json.loads(text)) if text else ()


def _part(claim: str, figure: str, under: Sequence[str] | None, shared: Sequence[Sequence[str]]) -> Part:
    return Part(
        figure_of(figure) or Personnel(),
        claim,
        ref(*under) if under else None,
        tuple(ref(*each) for each in shared),
    )


def _whole_properties(whole: Part | None) -> Properties:
    return {"whole": json.dumps(_part_row(whole))} if whole else {}


def whole_of(text: str | None) -> Part | None:
    """Read back the whole that the figure shown runs to, None where there is none."""
    return _part(*json.loads(text)) if text else None


def figure_claims(shown: Shown) -> str:
    """Return the ids of the claims a figure is from, as one text; that of the whole has a `*` before it."""
    if shown.personnel_claim is not None:
        return shown.personnel_claim
    whole = [f"*{shown.whole.claim}"] if shown.whole else []
    return " ".join([*(part.claim for part in shown.parts), *whole])


def _shown_days(moments: Sequence[Moment]) -> tuple[date | None, date | None]:
    """Return the first and last day with a status; the last moment's days have no end."""
    shown = [index for index, moment in enumerate(moments) if moment.status is not None]
    if not shown:
        return None, None
    after = shown[-1] + 1
    last = moments[after].day - timedelta(days=1) if after < len(moments) else date.max
    return moments[shown[0]].day, last


def _under_properties(ref: Ref | None) -> Properties:
    return {"under": ref.id, "under_kind": ref.kind, "under_name": ref.name} if ref else {}


def _under(properties: Mapping[str, Any]) -> Ref | None:
    id_ = properties.get("under")
    return ref(id_, properties["under_kind"], properties["under_name"]) if id_ else None


def _shared_properties(refs: Sequence[Ref]) -> Properties:
    if not refs:
        return {}
    return {
        "shared_with": [ref.id for ref in refs],
        "shared_with_kinds": [ref.kind for ref in refs],
        "shared_with_names": [ref.name for ref in refs],
    }


def _shared(properties: Mapping[str, Any]) -> tuple[Ref, ...]:
    lists = (properties.get(name) or () for name in _SHARED)
    return tuple(ref(id_, kind, name) for id_, kind, name in zip(*lists, strict=True))


_SHARED: Final = ("shared_with", "shared_with_kinds", "shared_with_names")
_VALUES: Final = {
    **{field.name: field for field in PROJECTED},
    # Of a claim it is a relationship; a relationship has none.
    "under": Field("under", ("under", "under_kind", "under_name"), _under_properties, _under),
}
_SHOWN: Final = (
    *(_VALUES[value] for value in VALUES),
    *(single(f"{value}_claim") for value in VALUES),
    Field("shared_with", _SHARED, _shared_properties, _shared),
    Field("parts", ("parts",), _parts_properties, lambda row: parts_of(row.get("parts"))),
    Field("whole", ("whole",), _whole_properties, lambda row: whole_of(row.get("whole"))),
)
"""What is shown of an episode: the values, kept as those of a claim are, and the claims they are from."""


def _moment_properties(moments: Sequence[Moment]) -> Properties:
    """Return the parallel lists; `""` and -1 stand for none, as a list holds no nulls."""
    ranges = [_range(moment.shown) for moment in moments]
    return {
        "days": [moment.day for moment in moments],
        "statuses": [moment.status or "" for moment in moments],
        "certainties": [moment.certainty for moment in moments],
        "phases": [moment.phase for moment in moments],
        "evidences": [moment.evidence for moment in moments],
        "sources_by": [moment.sources for moment in moments],
        "figures_by": [moment.figures for moment in moments],
        "numbers_by": [_figure(moment.shown.personnel) for moment in moments],
        "leasts_by": [held[0] if held else -1 for held in ranges],
        "mosts_by": [held[1] if held else -1 for held in ranges],
        **{f"{value}_claims": [_claim(moment.shown, value) for moment in moments] for value in VALUES},
    }


def _claim(shown: Shown, value: Value) -> str:
    return figure_claims(shown) if value == "personnel" else getattr(shown, f"{value}_claim") or ""


# One static query a predicate: a dynamic type plans an untyped lookup, which stalls. No MERGE: it would lock
# both entities, and any two writers share countries; the triple's lock is enough.
_WRITE: Final[Mapping[Predicate, LiteralString]] = MappingProxyType(
    {
        predicate: f"""
        UNWIND $rows AS row
        MATCH (subject:Entity {{id: row.subject}})
        MATCH (object:Entity {{id: row.object}})
        OPTIONAL MATCH (subject)-[old:{predicate.value}]->(object)
        WITH row, subject, object, collect(old) AS olds
        WITH row, subject, object, olds, [old IN olds | old.id] AS had
        FOREACH (episode IN [each IN row.episodes WHERE NOT each.id IN had] |
            CREATE (subject)-[new:{predicate.value}]->(object) SET new = episode)
        FOREACH (old IN [old IN olds WHERE old.id IN row.ids] |
            FOREACH (episode IN [each IN row.episodes WHERE each.id = old.id AND properties(old) <> each] |
                SET old = episode))
        FOREACH (old IN [old IN olds WHERE NOT old.id IN row.ids] | DELETE old)
        """
        for predicate in Predicate
    }
)


_CREATE: Final[Mapping[Predicate, LiteralString]] = MappingProxyType(
    {
        predicate: f"""
        UNWIND $rows AS row
        MATCH (subject:Entity {{id: row.subject}})
        MATCH (object:Entity {{id: row.object}})
        UNWIND row.episodes AS episode
        CREATE (subject)-[new:{predicate.value}]->(object)
        SET new = episode
        """
        for predicate in Predicate
    }
)


async def write(
    tx: AsyncManagedTransaction, projected: Mapping[Triple, Sequence[Episode]], new: Collection[Triple] = ()
) -> None:
    """Make the relationships of these triples exactly these episodes; what has not changed is not touched.

    The triples must be locked. No episodes: the triple's relationships go. `new` triples have none so far.
    """
    present = {triple: episodes for triple, episodes in projected.items() if triple not in new}
    for predicate, rows in _by_predicate(present):
        await (await tx.run(_WRITE[predicate], rows=rows)).consume()
    created = {triple: episodes for triple, episodes in projected.items() if triple in new}
    for predicate, rows in _by_predicate(created):
        await (await tx.run(_CREATE[predicate], rows=rows)).consume()


def _by_predicate(
    projected: Mapping[Triple, Sequence[Episode]],
) -> Iterator[tuple[Predicate, list[Properties]]]:
    def predicate(triple: Triple) -> Predicate:
        return triple.predicate

    ordered: Iterable[Triple] = sorted(projected, key=lambda triple: (triple.predicate, triple.key))
    for each, triples in groupby(ordered, key=predicate):
        yield each, [_row(triple, projected[triple]) for triple in triples]


def _row(triple: Triple, episodes: Sequence[Episode]) -> Properties:
    return {
        "subject": triple.subject,
        "object": triple.object,
        "ids": [episode.id for episode in episodes],
        "episodes": [to_properties(episode) for episode in episodes],
    }


# By the type alone: told that both ends are entities, the planner may begin with all of those.
_STRAYS: Final[Mapping[Predicate, LiteralString]] = MappingProxyType(
    {
        predicate: f"""
        MATCH (subject)-[stray:{predicate.value}]->(object)
        WHERE NOT EXISTS {{
            MATCH (:Triple {{key: subject.id + '.{predicate.value}.' + object.id}})
        }}
        WITH stray LIMIT 10000
        DELETE stray
        RETURN count(stray) AS gone
        """
        for predicate in Predicate
    }
)


async def remove_strays(tx: AsyncManagedTransaction, predicate: Predicate) -> int:
    """Delete up to 10,000 relationships of a predicate that no triple accounts for; return how many."""
    row = await (await tx.run(_STRAYS[predicate])).single(strict=True)
    return row["gone"]
