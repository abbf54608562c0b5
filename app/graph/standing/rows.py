"""Relationships as rows: what `app.graph.explore.now` asks for of each, and how an edge is read from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import starmap
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import DateSpan, Money, Part, Personnel, Ref, Shown
from app.domain.standing import Standing
from app.domain.vocabulary import (
    Category,
    Per,
    Qualifier,
)
from app.graph.claims.episodes import figure_claims, figure_of, parts_of, whole_of
from app.graph.claims.figures import ON_DAY
from app.graph.claims.figures import figure_of as counting_of
from app.graph.members import CERTAINTIES, EVIDENCE, FIGURES, PHASES, PREDICATES, RATINGS, STATUSES, ref
from app.graph.properties import DAYS, days_of, money_of, personnel_of
from app.graph.standing.filters import MOMENT, STANDS

WithEnds = tuple[Standing, Ref, Ref]
"""A relationship with its two ends."""

# One short list a relationship: as a map, with its keys and its nulls, the driver took four times as long.
_SPAN: Final[LiteralString] = "r.{0}_edtf + ' ' + toString(r.{0}_earliest) + ' ' + toString(r.{0}_latest)"
VALUES: Final[LiteralString] = f"""
r.n, type(r), endNode(r).id, status, evidence, sources, r.claims,
CASE WHEN moment < 0 THEN 'no' ELSE r.certainties[moment] END,
{_SPAN.format("start")}, {_SPAN.format("end")}, {_SPAN.format("confirmed")},
{_SPAN.format("planned_end")},
CASE WHEN r.qualifier IS NOT NULL
    THEN [r.min, r.best, r.max, r.qualifier, r.category, r.by_category,
        r.personnel_claim, r.parts, r.whole] END,
CASE WHEN r.shared_with IS NOT NULL THEN [r.shared_with, r.shared_with_kinds, r.shared_with_names] END,
CASE WHEN r.money_amount IS NOT NULL THEN [r.money_amount, r.money_currency, r.money_per, r.money_claim] END,
CASE WHEN r.role IS NOT NULL THEN [r.role, r.role_claim] END,
CASE WHEN r.under IS NOT NULL THEN [r.under, r.under_kind, r.under_name, r.under_claim] END
"""
PHASE: Final[LiteralString] = "r.phase, r.figures"
PHASE_ON: Final[LiteralString] = """
r.phases[moment], r.figures_by[moment],
[r.personnel_claims[moment], r.money_claims[moment], r.role_claims[moment], r.under_claims[moment],
    r.numbers_by[moment]]
"""
COUNTING: Final[LiteralString] = f"{PHASE_ON}, {ON_DAY}"
"""In the place of `PHASE_ON`, for who adds up: also the figures that count on the day."""

_CLAIMS: Final = 19
"""Where in the values of a row those of the day's claims stand."""

# How it went, for who asks: the ratings of what affirms it, and how sure it was from each day on.
STORY: Final[LiteralString] = f"[coalesce(r.ratings, []), {DAYS.format('r.days')}, r.certainties]"


def edge(source: str, values: Sequence[Any], story: Sequence[Any] = ((), "", ())) -> Standing:
    """Return the edge of one row, in the order in which the query lists its values (`VALUES`, `STORY`)."""
    n, predicate, target, status, evidence, sources, claims, certainty, start, end, confirmed, *rest = values
    planned_end, personnel, shared, money, role, under, phase, figures, *_ = rest
    ratings, days, certainties = story
    return Standing(
        id=f"{source}.{predicate}.{target}.{n}",
        source=source,
        target=target,
        predicate=PREDICATES[predicate],
        status=STATUSES[status],
        phase=PHASES[phase],
        evidence=EVIDENCE[evidence],
        figures=FIGURES[figures],
        certainty=CERTAINTIES[certainty],
        start=_span(start),
        end=_span(end),
        last_confirmed=_span(confirmed),
        planned_end=_span(planned_end),
        shown=_shown(personnel, shared, money, role, under),
        claims=claims,
        sources=sources,
        ratings=tuple(RATINGS[rating] for rating in ratings),
        story=tuple(zip(days_of(days), map(CERTAINTIES.__getitem__, certainties), strict=True)),
    )


_NOTHING = Shown()


def _shown(
    personnel: Sequence[Any] | None,
    shared: Sequence[Sequence[str]] | None,
    money: Sequence[Any] | None,
    role: Sequence[str] | None,
    under: Sequence[str] | None,
) -> Shown:
    if not (personnel or money or role or under):
        return _NOTHING
    return Shown(
        personnel=_personnel(personnel) if personnel else None,
        personnel_claim=personnel[6] if personnel else None,
        parts=parts_of(personnel[7]) if personnel else (),
        whole=whole_of(personnel[8]) if personnel else None,
        shared_with=tuple(starmap(ref, zip(*shared, strict=True))) if shared else (),
        money=Money(money[0], money[1], Per(money[2])) if money else None,
        money_claim=money[-1] if money else None,
        role=role[0] if role else None,
        role_claim=role[-1] if role else None,
        under=ref(*under[:3]) if under else None,
        under_claim=under[-1] if under else None,
    )


def _personnel(values: Sequence[Any]) -> Personnel:
    low, best, high, qualifier, category, split, *_ = values
    parts: dict[str, int] = json.loads(split) if split else {}
    by_category = tuple((Category(name), number) for name, number in parts.items())
    return Personnel(low, best, high, Qualifier(qualifier), Category(category), by_category)


@lru_cache(maxsize=16384)  # a picture of hundreds of relationships has few dates
def _span(text: str | None) -> DateSpan | None:
    if text is None:
        return None
    edtf, earliest, latest = text.split(" ")
    return DateSpan(edtf, date.fromisoformat(earliest), date.fromisoformat(latest))


BETWEEN: Final[LiteralString] = f"""
WITH subject, r, object, {MOMENT} AS moment, {STANDS}
RETURN collect([[subject.id, subject.kind, subject.name], [object.id, object.kind, object.name],
    [{VALUES}, {PHASE}]]) AS rows
"""
"""How relationships `r` between a `subject` and an `object` are asked for; their certainty is for `$day`."""


def between(row: Sequence[Any]) -> tuple[Ref, Ref, Standing]:
    """Return the ends and the edge of a row of `BETWEEN`."""
    subject, object_, values = row
    return ref(*subject), ref(*object_), edge(subject[0], values)


CLAIM_VALUES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
RETURN claim {
    .id, .min, .best, .max, .qualifier, .category, .by_category, .role,
    .money_amount, .money_currency, .money_per,
    objects: [(claim)-[:OBJECT]->(end) | [end.id, end.kind, end.name]],
    under: head([(claim)-[:UNDER]->(end) | [end.id, end.kind, end.name]])
} AS claim
"""


def differing(shown: Shown, claims: Sequence[str]) -> list[str]:
    """Return those of a day's claims (of personnel, money, role, under) whose values are not at hand.

    A figure may be of several; after the four comes the figure itself.
    """
    of_figure, *others, _ = claims
    held = (shown.money_claim, shown.role_claim, shown.under_claim)
    missing = [] if of_figure == figure_claims(shown) else of_figure.replace("*", "").split()
    return missing + [id_ for id_, known in zip(others, held, strict=True) if id_ and id_ != known]


def as_of_claims(edge: Standing, claims: Sequence[str], found: Mapping[str, Mapping[str, Any]]) -> Standing:
    """Return the edge with the values of a day: those of its claims then, "" for none, and its figure."""
    shown = edge.shown
    personnel, money, role, under, figure = claims
    if personnel != figure_claims(shown):
        shown = _with_figure(shown, edge.target, personnel.split(), figure, found)
    if money != (shown.money_claim or ""):
        shown = replace(shown, money=money_of(found.get(money, {})), money_claim=money or None)
    if role != (shown.role_claim or ""):
        shown = replace(shown, role=found.get(role, {}).get("role"), role_claim=role or None)
    if under != (shown.under_claim or ""):
        end = found.get(under, {}).get("under")
        shown = replace(shown, under=ref(*end) if end else None, under_claim=under or None)
    return replace(edge, shown=shown)


def _with_figure(
    shown: Shown, host: str, claims: Sequence[str], figure: str, found: Mapping[str, Mapping[str, Any]]
) -> Shown:
    """Return what is shown with the figure of a day; of one made of several, with these beside it."""
    parts = {id_: _part(id_.lstrip("*"), host, found) for id_ in claims}
    if len(parts) <= 1:
        new = Shown() if not parts else _of_one(*parts.values())
    else:
        whole = next((part for id_, part in parts.items() if id_.startswith("*")), None)
        new = Shown.of_parts(figure_of(figure), (part for part in parts.values() if part is not whole), whole)
    return replace(shown, **{name: getattr(new, name) for name in _OF_FIGURE})


_OF_FIGURE: Final = ("personnel", "personnel_claim", "parts", "whole", "shared_with")


def _of_one(part: Part) -> Shown:
    return Shown(personnel=part.personnel, personnel_claim=part.claim, shared_with=part.shared_with)


def _part(claim: str, host: str, found: Mapping[str, Mapping[str, Any]]) -> Part:
    said = found.get(claim, {})
    under = said.get("under")
    others = sorted(ref(*end) for end in said.get("objects", ()) if end[0] != host)
    return Part(personnel_of(said) or Personnel(), claim, ref(*under) if under else None, tuple(others))


async def that_day(
    tx: AsyncManagedTransaction, read: Sequence[tuple[Standing, Sequence[Any]]]
) -> list[Standing]:
    """Give each edge the values shown on the day, from the claims they are from then.

    Each comes with the values it was read from (`VALUES`, `PHASE_ON` or `COUNTING`).
    """
    ids = sorted({id_ for found, values in read for id_ in differing(found.shown, values[_CLAIMS])})
    rows = [row async for row in await tx.run(CLAIM_VALUES, ids=ids)] if ids else []
    claims = {row["claim"]["id"]: row["claim"] for row in rows}
    return [_on_day(found, values, claims) for found, values in read]


def _on_day(found: Standing, values: Sequence[Any], claims: Mapping[str, Mapping[str, Any]]) -> Standing:
    edge = as_of_claims(found, values[_CLAIMS], claims)
    return with_counting(edge, values[_CLAIMS + 1]) if len(values) > _CLAIMS + 1 else edge


def with_counting(edge: Standing, texts: Sequence[str]) -> Standing:
    """Return the edge with the figures that count on its day."""
    if not texts:
        return edge
    return replace(
        edge, counting=tuple(counting_of(text, sender=edge.source, own=edge.target) for text in texts)
    )
