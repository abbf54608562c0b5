"""A value that changes on some days and stays between them: how the projection tells a story in time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


class Steps(Generic[T]):
    """A value for every day, `before` until the first change. Changes are added in order of their days.

    `values` are all it takes, in order of time.
    """

    __slots__ = ("_days", "values")

    def __init__(self, before: T) -> None:
        self._days = [date.min]
        self.values = [before]

    def change(self, day: date | None, value: T) -> None:
        """Let the value hold from the day on, which is no earlier than the last change; None is never.

        Of two changes on one day the second counts.
        """
        if day == self._days[-1]:
            self.values[-1] = value
        elif day is not None:
            self._days.append(day)
            self.values.append(value)

    def at(self, day: date) -> T:
        """Return the value of the day."""
        return self.values[bisect_right(self._days, day) - 1]

    @property
    def days(self) -> Sequence[date]:
        """The days on which the value changes."""
        return self._days[1:]
