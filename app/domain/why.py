"""Why an episode shows one figure and not another: rule 7 of the projection, for the page that says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.figures import Figure, choose, fitness, is_later_part, tied
from app.domain.projection.aspect import newest
from app.domain.projection.contest import best_of_all_times, best_on
from app.domain.structure import Structure


class Why(StrEnum):
    """What decided for the figure shown; the words are the web's.

    It is the only one (ONLY), or the only one observed (OBSERVED) or not weak (RATED), or holds all others
    (WHOLE), or is the host's own beside shared ones (OWN), or is made of several (PARTS), or runs from later
    parts to a whole (RANGE). Else what set it apart from the next best of its scope: it is of the day asked
    for (CLOSEST), the LATEST before it or of all, the EARLIEST after it, has a better RATING, is in a later
    DOCUMENT, is of more SOURCES, or has nothing but the smaller ID.
    """

    ONLY = "only"
    OBSERVED = "observed"
    RATED = "rated"
    WHOLE = "whole"
    OWN = "own"
    PARTS = "parts"
    RANGE = "range"
    CLOSEST = "closest"
    LATEST = "latest"
    EARLIEST = "earliest"
    RATING = "rating"
    DOCUMENT = "document"
    SOURCES = "sources"
    ID = "id"


class Choice(NamedTuple):
    """What decided, and among how many figures of a scope."""

    why: Why
    among: int


_MERIT = (Why.RATING, Why.RATING, Why.DOCUMENT, Why.DOCUMENT, Why.SOURCES, Why.ID)
"""What each part of a figure's merit decides for, after how near it is to the day; then the id."""
_NEAR = 3
"""How many parts of a figure's fitness say how near it is to the day."""


def choice(figures: Sequence[Figure], structure: Structure, on: date | None) -> Choice | None:
    """Return what decided for the figure that figures of one phase show on a day, or over all times.

    None where none of them counts.
    """
    counting = [one for one in figures if on is None or ((days := one.window) and days.holds(on))]
    if not counting:
        return None
    best = best_of_all_times(counting) if on is None else best_on(counting, on)
    kept, lost = choose(best, structure)
    shown = kept if on is not None else newest(kept, structure)
    if len(shown) > 1:
        is_range = any(is_later_part(one, whole, structure) for one in shown for whole in shown)
        return Choice(Why.RANGE if is_range else Why.PARTS, len(shown))
    same = [one for one in tied(counting) if one.scope == shown[0].scope]
    if len(same) > 1:
        return Choice(_between(same, on), len(same))
    return Choice(_outside(shown[0], lost, counting), len(counting))


def _between(same: Sequence[Figure], on: date | None) -> Why:
    """Return what set the best of figures of one scope apart from the next."""
    keys = sorted(fitness(one, on) for one in same)
    index = next(i for i, (best, second) in enumerate(zip(keys[0], keys[1], strict=True)) if best != second)
    if index >= _NEAR:
        return _MERIT[index - _NEAR]
    if on is None or same[0].planned:
        return Why.LATEST
    return {0: Why.CLOSEST, 1: Why.LATEST}.get(int(keys[0][0]), Why.EARLIEST)


def _outside(shown: Figure, lost: Sequence[Figure], counting: Sequence[Figure]) -> Why:
    """Return why the only one of its scope is shown before those of others."""
    if lost:
        return Why.OWN if any(one.is_shared for one in lost) and not shown.is_shared else Why.WHOLE
    if len(counting) == 1:
        return Why.ONLY
    return Why.OBSERVED if any(one.ceiling and not shown.ceiling for one in counting) else Why.RATED
