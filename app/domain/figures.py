"""Personnel figures: how great one is, what it covers, whether it is part of another, whether they agree."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from app.domain.model import Claim, Personnel
from app.domain.vocabulary import Category, Figures, Qualifier


class Scope(NamedTuple):
    """What a figure counts: the hosts it is shared by, what it is under, whom."""

    hosts: frozenset[str]
    under: str | None
    category: Category

    def holds(self, part: Scope) -> bool:
        """Whether a figure of the other scope can be contained in one of this.

        It can if its hosts are a subset, what it is under the same or not said of the whole, and its category
        the same or mixed in the whole. Figures of the same scope are rivals, not part and whole.
        """
        return (
            part.hosts <= self.hosts
            and self.under in (None, part.under)
            and self.category in (Category.MIXED, part.category)
            and part != self
        )


def scope_of(claim: Claim, personnel: Personnel) -> Scope:
    """Return the scope of a claim's figure; the sender is that of the triple."""
    hosts = frozenset(host.id for host in claim.objects)
    return Scope(hosts, claim.under.id if claim.under else None, personnel.category)


def numbers(personnel: Personnel) -> list[int]:
    """Return the numbers a source gave; none where it only names a category."""
    return [n for n in (personnel.min, personnel.best, personnel.max) if n is not None]


def size(personnel: Personnel) -> int:
    """Return the one number that stands for a figure that has one: the best, else the greatest given."""
    return max(numbers(personnel)) if personnel.best is None else personnel.best


def rank(personnel: Personnel | None) -> int:
    """Return the number by which figures are ordered everywhere: their size, 0 where none is stated."""
    return size(personnel) if personnel and numbers(personnel) else 0


def bounds(personnel: Personnel) -> tuple[float, float]:
    """Return the least and the greatest number a figure allows: "at least" is open above, "up to" below."""
    given = numbers(personnel)
    low, high = min(given), max(given)
    if personnel.min is None and personnel.qualifier is Qualifier.UP_TO:
        low = 0
    open_above = personnel.max is None and personnel.qualifier is Qualifier.AT_LEAST
    return (low, math.inf if open_above else high)


def compare(rivals: Iterable[Personnel | None]) -> Figures:
    """Say whether figures agree: whether some number is allowed by all of them that give one."""
    ranges = [bounds(personnel) for personnel in rivals if personnel is not None and numbers(personnel)]
    if len(ranges) <= 1:
        return Figures.SINGLE
    agree = max(low for low, _ in ranges) <= min(high for _, high in ranges)
    return Figures.AGREE if agree else Figures.DIFFER
