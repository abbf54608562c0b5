"""What passes the filters of a view, as Cypher over the relationship `r`: a fragment for each filter.

`app.domain.filters` says the same of an edge in memory, where it can also be told which filter it is that
leaves something out. Here what nobody is to see is left out early.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, LiteralString

from app.domain.filters import GRAPH, Filters

Variant = tuple[bool, bool]
"""Of a query: whether it is for a day, and whether it has the fine filters, which cost."""

MOMENT: Final[LiteralString] = "size([day IN r.days WHERE day <= $day]) - 1"
Stands = tuple[LiteralString, LiteralString, LiteralString]
"""How a relationship stands: its status, evidence and sources, as expressions."""

STANDS_BY: Final[Mapping[bool, Stands]] = {
    False: ("r.status", "r.evidence", "r.sources"),
    True: (f"r.statuses[{MOMENT}]", f"r.evidences[{MOMENT}]", f"r.sources_by[{MOMENT}]"),
}
"""How `r` stands, by whether a day is asked for: then as at its last moment that is not after it."""


def _named(stands: Stands) -> LiteralString:
    status, evidence, sources = stands
    return f"{status} AS status, {evidence} AS evidence, {sources} AS sources"


STANDS: Final = _named(STANDS_BY[False])
STANDS_ON: Final = _named(STANDS_BY[True])
# Whether it can have a status on the day at all: cheap, and so asked first.
LASTS: Final[LiteralString] = "r.first_day <= $day AND r.last_day >= $day"


def rank(sources: LiteralString, evidence: LiteralString) -> LiteralString:
    """Return how well evidenced a relationship is, as a number: what is shown first where not all is."""
    return f"""
4 * {sources}
+ CASE {evidence} WHEN 'corroborated' THEN 3 WHEN 'claimed' THEN 2 WHEN 'disputed' THEN 1 ELSE 0 END
"""


# Whether the range of a figure meets the one asked for; there is none where its least is null, or -1.
_MEETS: Final[LiteralString] = """
{0} >= 0 AND ($max_personnel IS NULL OR {0} <= $max_personnel)
AND ($min_personnel IS NULL OR {1} >= $min_personnel)
"""


def _personnel(meets: LiteralString) -> LiteralString:
    return f"($min_personnel IS NULL AND $max_personnel IS NULL OR {meets})"


CERTAINTY: Final[LiteralString] = (
    f"coalesce(CASE WHEN {MOMENT} < 0 THEN 'no' ELSE r.certainties[{MOMENT}] END, 'no')"
)
"""How certain `r` is on `$day`."""


def of_kind(entity: LiteralString) -> LiteralString:
    """Return the condition that an entity is of a kind that passes."""
    return f"($kinds IS NULL OR {entity}.kind IN $kinds)"


FRAGMENTS: Final[Mapping[str, LiteralString]] = {
    "kinds": of_kind("other"),
    "predicates": "($predicates IS NULL OR type(r) IN $predicates)",
    "statuses": "($statuses IS NULL OR <status> IN $statuses)",
    "evidence": "($evidence IS NULL OR <evidence> IN $evidence)",
    "min_sources": "<sources> >= $min_sources",
    "certainties": f"($certainties IS NULL OR {CERTAINTY} IN $certainties)",
    "reliability": "($reliability IS NULL OR any(rating IN r.ratings WHERE rating IN $reliability))",
    "personnel": _personnel(_MEETS.format("r.least", "r.most")),
}
"""The condition of each filter, by its name; `<status>`, `<evidence>` and `<sources>` are how `r` stands."""

_ON: Final[Mapping[str, LiteralString]] = {
    "personnel": _personnel(_MEETS.format(f"r.leasts_by[{MOMENT}]", f"r.mosts_by[{MOMENT}]"))
}
"""Those that read otherwise on a day."""

OTHER_KINDS: Final = FRAGMENTS["kinds"]
"""That the entity `other` is of a kind that passes."""
OF_PREDICATES: Final = FRAGMENTS["predicates"]
"""That `r` is of a predicate that passes. Both are asked where a relationship is matched."""
_FIRST: Final = ("kinds", "predicates")
_COMMON: Final = [row.name for row in GRAPH if not row.is_fine and row.name not in _FIRST]
_FINE: Final = [row.name for row in GRAPH if row.is_fine]


def let_through(stands: Stands) -> LiteralString:
    """Return the condition that what stands so has a status and passes the filters that many ask for."""
    status, evidence, sources = stands
    condition: LiteralString = "<status> <> ''"
    for name in _COMMON:
        condition += f" AND {FRAGMENTS[name]}"
    named = condition.replace("<status>", status).replace("<evidence>", evidence)
    return named.replace("<sources>", sources)


PASSES: Final = let_through(("status", "evidence", "sources"))


def _fine(on: bool) -> LiteralString:
    condition: LiteralString = ""
    for name in _FINE:
        condition += f" AND {_ON.get(name, FRAGMENTS[name]) if on else FRAGMENTS[name]}"
    return condition


FINE: Final = _fine(on=False)
"""What few ask for and what costs, to stand after `PASSES` where it is asked for; `FINE_ON` on a day."""
FINE_ON: Final = _fine(on=True)


def parameters(filters: Filters, on: date | None, today: date) -> dict[str, Any]:
    """Return what queries with these conditions take: each filter's parameters, and `day`."""
    found: dict[str, Any] = {"day": on or today}
    for row in GRAPH:
        found |= row.asked(filters)
    return found
