"""What was learnt of a matter between two states of knowledge: its episodes then against now. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.model import Episode
from app.domain.vocabulary import Status


class Change(StrEnum):
    """What became of an episode."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    RETRACTED = "retracted"


class Aspect(StrEnum):
    """What of an episode is not as it was."""

    STATUS = "status"
    PERSONNEL = "personnel"
    START = "start"
    END = "end"
    CONFIRMED = "confirmed"
    EVIDENCE = "evidence"
    SOURCES = "sources"
    FIGURES = "figures"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """One episode: as it was known (None: not at all), as it is (None: no more), and what differs."""

    change: Change
    before: Episode | None
    after: Episode | None
    aspects: tuple[Aspect, ...] = ()

    @property
    def episode(self) -> Episode:
        """The episode as it is, else as it was."""
        if self.after is not None:
            return self.after
        if self.before is not None:
            return self.before
        raise ValueError("A difference of no episode.")


def difference(before: Iterable[Episode], after: Iterable[Episode]) -> tuple[Difference, ...]:
    """Compare the episodes of one triple; what is the same is left out.

    An episode is the one before that it shares most claims with: its number may have changed.
    """
    old, new = list(before), list(after)
    pairs = _paired(old, new)
    found = [_compared(left, right) for left, right in pairs]
    olds, news = {left.id for left, _ in pairs}, {right.id for _, right in pairs}
    found += [Difference(Change.ADDED, None, right) for right in new if right.id not in news]
    found += [Difference(Change.RETRACTED, left, None) for left in old if left.id not in olds]
    return tuple(one for one in found if one is not None)


def _paired(old: Sequence[Episode], new: Sequence[Episode]) -> list[tuple[Episode, Episode]]:
    """Pair episodes that share claims, those that share the most first; each is in one pair at most."""
    shared = [
        (-len(set(left.claims) & set(right.claims)), left.n, right.n, left, right)
        for left in old
        for right in new
        if set(left.claims) & set(right.claims)
    ]
    pairs: list[tuple[Episode, Episode]] = []
    for _, _, _, left, right in sorted(shared, key=lambda one: one[:3]):
        if not any(left is held or right is other for held, other in pairs):
            pairs.append((left, right))
    return pairs


def _compared(before: Episode, after: Episode) -> Difference | None:
    aspects = tuple(_aspects(before, after))
    if not aspects:
        return None
    is_over = after.status is Status.ENDED and before.status is not Status.ENDED
    return Difference(Change.ENDED if is_over else Change.CHANGED, before, after, aspects)


_SAME: Final = (
    (Aspect.STATUS, "status"),
    (Aspect.START, "start"),
    (Aspect.END, "end"),
    (Aspect.CONFIRMED, "last_confirmed"),
    (Aspect.EVIDENCE, "evidence"),
    (Aspect.SOURCES, "sources"),
    (Aspect.FIGURES, "figures"),
)


def _aspects(before: Episode, after: Episode) -> Iterator[Aspect]:
    for aspect, name in _SAME:
        if getattr(before, name) != getattr(after, name):
            yield aspect
    old, new = before.shown, after.shown
    if (old.personnel, old.shared_with) != (new.personnel, new.shared_with):
        yield Aspect.PERSONNEL
    if (old.money, old.role, old.under) != (new.money, new.role, new.under):
        yield Aspect.OTHER
