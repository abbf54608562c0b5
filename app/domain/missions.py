"""Adding up missions and those under them: a contribution counts once ("Numbers" 4). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.domain import figures
from app.domain.figures import Bounds, Figure, categories_meet, hosts_meet
from app.domain.structure import Structure
from app.domain.vocabulary import Category

_OWN, _BELOW = 0, 1

Stated = tuple[Figure, Bounds]
"""A figure with the value it counts with."""


def add(stated: Sequence[Stated], structure: Structure) -> Bounds:
    """Add figures, of which those of a mission are compared, category by category, with those under it.

    Where both are stated, the sum runs from the larger lower bound to the larger upper bound. Who has
    missions, as the United Nations, counts in the same way.
    """
    return _Missions(stated, structure).sum()


class Lesser(NamedTuple):
    """A figure in whose stead a larger one counts: that of its mission, or of those under it (`is_whole`)."""

    is_whole: bool
    within: str


def lesser(stated: Sequence[Stated], structure: Structure) -> dict[str, Lesser]:
    """Return, by their claims, the figures for which others count wholly: both bounds of these are larger."""
    held = _Missions(stated, structure)
    held.sum()
    return held.lesser


class _Share(NamedTuple):
    """What some mission has, in some hosts, of some category, by which claims."""

    hosts: frozenset[str]
    category: Category
    value: Bounds
    claims: tuple[str, ...]


class _Missions:
    def __init__(self, stated: Sequence[Stated], structure: Structure) -> None:
        self._stated, self._structure = stated, structure
        self.lesser: dict[str, Lesser] = {}
        senders = {figure.sender for figure, _ in stated}
        under = {figure.scope.under for figure, _ in stated if figure.scope.under}
        nodes = under | (senders & structure.missions)
        self._nodes = nodes | {whole for node in nodes for whole in structure.above(node) & senders}

    def sum(self) -> Bounds:
        free = [
            value
            for figure, value in self._stated
            if figure.scope.under is None and figure.sender not in self._nodes
        ]
        tops = [node for node in sorted(self._nodes) if self._parent(node) is None]
        return figures.add([*free, *(share.value for node in tops for share in self._shares(node))])

    def _parent(self, node: str) -> str | None:
        """Return what a mission counts under: what its own figure says, else the nearest it is part of."""
        said = {
            figure.scope.under
            for figure, _ in self._stated
            if figure.sender == node
            and figure.scope.under
            and not self._structure.includes(node, figure.scope.under)
        }
        if said:
            return min(said)
        above = [each for each in self._nodes if self._is_above(each, node)]
        nearest = (each for each in above if not any(self._is_above(each, other) for other in above))
        return min(nearest, default=None)

    def _is_above(self, whole: str, part: str) -> bool:
        structure = self._structure
        return whole != part and structure.includes(whole, part) and not structure.includes(part, whole)

    def _shares(self, node: str) -> list[_Share]:
        """Return what a mission has, its own figures held against what is under it."""
        own = [
            _Share(figure.scope.hosts, figure.scope.category, value, (figure.claim,))
            for figure, value in self._stated
            if figure.sender == node
        ]
        below = [
            _Share(figure.scope.hosts, figure.scope.category, value, (figure.claim,))
            for figure, value in self._stated
            if figure.scope.under == node and figure.sender not in self._nodes
        ]
        for child in sorted(each for each in self._nodes if self._parent(each) == node):
            below += self._shares(child)
        sides = [*((_OWN, share) for share in own), *((_BELOW, share) for share in below)]
        return [self._larger(group) for group in figures.groups(sides, self._is_compared)]

    def _is_compared(self, one: tuple[int, _Share], other: tuple[int, _Share]) -> bool:
        (side, share), (other_side, other_share) = one, other
        return (
            side != other_side
            and hosts_meet(share.hosts, other_share.hosts, self._structure)
            and categories_meet(share.category, other_share.category)
        )

    def _larger(self, group: Sequence[tuple[int, _Share]]) -> _Share:
        """Return the sums of both sides as one: from the larger lower bound to the larger upper bound."""
        sides = [[share for side, share in group if side == which] for which in (_OWN, _BELOW)]
        sums = [figures.add(share.value for share in side) for side in sides if side]
        if all(sides):
            self._note(sides, sums)
        categories = {share.category for _, share in group}
        bests = [each.best for each in sums]
        highs = [each.max for each in sums]
        return _Share(
            frozenset[str]().union(*(share.hosts for _, share in group)),
            categories.pop() if len(categories) == 1 else Category.MIXED,
            Bounds(
                max(each.min for each in sums),
                None if None in bests else max(best for best in bests if best is not None),
                None if None in highs else max(high for high in highs if high is not None),
            ),
            tuple(claim for _, share in group for claim in share.claims),
        )

    def _note(self, sides: Sequence[Sequence[_Share]], sums: Sequence[Bounds]) -> None:
        """Note the figures of the side for which the other counts wholly, if one does."""
        own, below = sums
        larger = _OWN if _is_as_large(own, below) else _BELOW if _is_as_large(below, own) else None
        if larger is None:
            return
        within = max(sides[larger], key=lambda share: share.value.min).claims[0]
        for share in sides[1 - larger]:
            for claim in share.claims:
                self.lesser.setdefault(claim, Lesser(larger == _BELOW, within))


def _is_as_large(one: Bounds, other: Bounds) -> bool:
    is_open = one.max is None or (other.max is not None and one.max >= other.max)
    return one.min >= other.min and is_open
