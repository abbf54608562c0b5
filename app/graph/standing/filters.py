"""What passes the filters of a view: as Cypher over the relationship `r`, and in memory over an edge.

Both say the same. The query leaves out early what nobody is to see; in memory it can also be told which
filter it is that leaves something out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, LiteralString

from app.domain.figures import bounds, numbers
from app.domain.model import Edge, Personnel
from app.domain.vocabulary import Kind
from app.graph.explore.view import View

MOMENT: Final[LiteralString] = "size([day IN r.days WHERE day <= $day]) - 1"
# How the relationship `r` stands: without a day, and on one (its last moment that is not after it).
STATUS: Final[Mapping[bool, tuple[LiteralString, LiteralString, LiteralString]]] = {
    False: ("r.status", "r.evidence", "r.sources"),
    True: (f"r.statuses[{MOMENT}]", f"r.evidences[{MOMENT}]", f"r.sources_by[{MOMENT}]"),
}
"""Its status, evidence and sources, by whether a day is asked for."""


def _standing(on: bool) -> LiteralString:
    status, evidence, sources = STATUS[on]
    return f"{status} AS status, {evidence} AS evidence, {sources} AS sources"


STANDS: Final = _standing(on=False)
STANDS_ON: Final = _standing(on=True)
# Whether it can have a status on the day at all: cheap, and so asked first.
LASTS: Final[LiteralString] = "r.first_day <= $day AND r.last_day >= $day"


def let_through(stands: tuple[LiteralString, LiteralString, LiteralString]) -> LiteralString:
    """Return the condition that what stands so (status, evidence, sources) passes the filters of a view."""
    status, evidence, sources = stands
    return f"""{status} <> '' AND {sources} >= $min_sources
AND ($statuses IS NULL OR {status} IN $statuses) AND ($evidence IS NULL OR {evidence} IN $evidence)"""


def rank(sources: LiteralString, evidence: LiteralString) -> LiteralString:
    """Return how well evidenced a relationship is, as a number: what is shown first where not all is."""
    return f"""
4 * {sources}
+ CASE {evidence} WHEN 'corroborated' THEN 3 WHEN 'claimed' THEN 2 WHEN 'disputed' THEN 1 ELSE 0 END
"""


PASSES: Final = let_through(("status", "evidence", "sources"))
_LOW: Final[LiteralString] = """
CASE WHEN {0}.min IS NULL AND {0}.qualifier = 'up-to' THEN 0 ELSE coalesce({0}.min, {0}.best, {0}.max) END
"""
# Whether the range of a figure meets the one asked for.
_MEETS: Final[LiteralString] = f"""
coalesce({{0}}.min, {{0}}.best, {{0}}.max) IS NOT NULL
AND ($max_personnel IS NULL OR {_LOW} <= $max_personnel)
AND ($min_personnel IS NULL OR {{0}}.max IS NULL AND {{0}}.qualifier = 'at-least'
    OR coalesce({{0}}.max, {{0}}.best, {{0}}.min) >= $min_personnel)
"""
_MEETS_ON: Final[LiteralString] = f"""
EXISTS {{ MATCH (claim:Claim {{id: r.personnel_claims[{MOMENT}]}}) WHERE {_MEETS.format("claim")} }}
"""


def _fine(meets: LiteralString) -> LiteralString:
    return f"""
AND ($certainties IS NULL OR
    coalesce(CASE WHEN {MOMENT} < 0 THEN 'no' ELSE r.certainties[{MOMENT}] END, 'no') IN $certainties)
AND ($reliability IS NULL OR any(rating IN r.ratings WHERE rating IN $reliability))
AND ($min_personnel IS NULL AND $max_personnel IS NULL OR {meets})
"""


FINE: Final = _fine(_MEETS.format("r"))
"""What few ask for and what costs, to stand after `PASSES` where it is asked for; `FINE_ON` on a day."""
FINE_ON: Final = _fine(_MEETS_ON)


def failing(edge: Edge, view: View) -> frozenset[str]:
    """Return the filters, as the URL names them, that leave a relationship out; none where it passes."""
    return frozenset(name for name, is_so in _passing(edge, view) if not is_so)


def lets(kind: Kind, view: View) -> bool:
    """Whether entities of a kind pass; what a view is about is shown of whatever kind."""
    return not view.kinds or kind in view.kinds


def meets(figure: Personnel | None, least: int | None, most: int | None) -> bool:
    """Whether some number that a figure allows lies between two; without a number it does not."""
    if figure is None or not numbers(figure):
        return False
    low, high = bounds(figure)
    return (least is None or high >= least) and (most is None or low <= most)


def _passing(edge: Edge, view: View) -> Collection[tuple[str, bool]]:
    asks_number = view.min_personnel is not None or view.max_personnel is not None
    least, most = view.min_personnel, view.max_personnel
    return (
        ("predicates", not view.predicates or edge.predicate in view.predicates),
        ("statuses", not view.statuses or edge.status in view.statuses),
        ("evidence", not view.evidence or edge.evidence in view.evidence),
        ("certainties", not view.certainties or edge.certainty in view.certainties),
        ("reliability", not view.reliability or not view.reliability.isdisjoint(edge.ratings)),
        ("min_sources", edge.sources >= view.min_sources),
        ("personnel", not asks_number or meets(edge.shown.personnel, least, most)),
    )
