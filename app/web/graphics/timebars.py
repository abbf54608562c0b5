"""An episode as a bar in time: when it was certain, possible or planned, and when somebody said so.

Pure geometry, in percent of the width; time runs from left to right in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NamedTuple

from app.domain.dates import shifted
from app.domain.model import Episode, Moment
from app.domain.vocabulary import PLANNED_STATUSES, Certainty, Status
from app.web import paint, words
from app.web.graphics.strokes import upright
from app.web.paint import Paint

Form = Literal["certain", "possible", "planned"]
ROUNDING: Final = 0.02
"""Percent by which places may differ that are the same."""
KEYS: Final = ("certain", "possible", "planned", "end", "claim", "denial", "day")
"""What a legend of bars in time can explain."""
LABELS: Final = 8
"""How many years are written under a bar at most."""


class Band(NamedTuple):
    """How a stretch is drawn: filled from `y` down, in pixels; `top` is the class of a line above, or ""."""

    fill: Paint
    y: float
    height: float
    top: str = ""


class Stretch(NamedTuple):
    """A run of days of one form; `hue` is the colour class of the status."""

    form: Form
    hue: str
    start: float
    length: float

    @property
    def band(self) -> Band:
        """How it is drawn: outlined, hatched, half as high where there are fewer, or full."""
        if self.form == "planned":
            return Band(paint.OUTLINED, 8.5, 7)
        if self.form == "possible":
            return Band(paint.hatched(self.hue), 9, 6)
        if self.hue == "reducing":
            return Band(paint.full(self.hue), 12, 4, top="top-reducing")
        return Band(paint.full(self.hue), 8, 8)


class Tick(NamedTuple):
    """A claim: where in time it stands, and whether it denies."""

    at: float
    denies: bool


@dataclass(frozen=True, slots=True)
class Timebar:
    """`end`: where it is claimed to be over; `day`: the day the page is for; each None where there is none.

    `years` are the places and labels of the years that are written.
    """

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    years: tuple[tuple[float, str], ...]
    end: float | None
    day: float | None

    @property
    def keys(self) -> tuple[str, ...]:
        """What its legend explains, in order."""
        forms = {run.form for run in self.stretches}
        shown = {
            "end": self.end is not None,
            "denial": any(tick.denies for tick in self.ticks),
            "day": self.day is not None,
        }
        return tuple(key for key in KEYS if key in forms or shown.get(key, key == "claim"))

    @property
    def grid(self) -> str:
        """The years as one path; see `strokes`."""
        return upright(place for place, _ in self.years)

    @property
    def affirmed(self) -> str:
        """The ticks of claims that affirm, as one path."""
        return upright(tick.at for tick in self.ticks if not tick.denies)

    @property
    def denied(self) -> str:
        """The ticks of claims that deny, as one path."""
        return upright(tick.at for tick in self.ticks if tick.denies)


def timebar(episode: Episode, today: date, on: date | None, axis: Axis | None = None) -> Timebar | None:
    """Return the bar of an episode; None where no date is known of it.

    Without an `axis` it has one of its own, with years, from its first year to today. What is outside of an
    axis is left out.
    """
    reach = extent(episode)
    if reach is None:
        return None
    years: tuple[tuple[float, str], ...] = ()
    if axis is None:
        first, last = reach
        axis = Axis(first.replace(month=1, day=1), shifted(max(on or today, today, last), 1))
        years = tuple(axis.years())
    end = episode.end.latest if episode.end else None
    return Timebar(
        tuple(_joined(_stretches(episode, axis, today))),
        tuple(_ticks(episode, axis)),
        years,
        axis.at(end) if end and axis.holds(end) else None,
        axis.at(on) if on and axis.holds(on) else None,
    )


def _ticks(episode: Episode, axis: Axis) -> Iterator[Tick]:
    """Yield what was said in order of time. A tenth of a percent is a pixel: what is nearer is one tick."""
    affirmed, denied = (
        {round(axis.at(day), 1) for day in days if axis.holds(day)} for days in (episode.told, episode.denied)
    )
    yield from (
        Tick(*said) for said in sorted([(at, False) for at in affirmed] + [(at, True) for at in denied])
    )


def extent(episode: Episode) -> tuple[date, date] | None:
    """Return the first and last day an episode changes on or a claim is of; None where it has no status."""
    held = [moment.day for moment in episode.moments if moment.status is not None]
    if not held:
        return None
    # Each of the three is in order of time.
    days = [day for each in (held, episode.told, episode.denied) if each for day in (each[0], each[-1])]
    return min(days), max(days)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to the one before `last`, across the width."""

    first: date
    last: date
    # What many episodes say is of the same months, and a dossier asks twenty thousand times.
    _places: dict[date, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, day: date) -> float:
        """Return the place of a day in percent."""
        place = self._places.get(day)
        if place is None:
            whole = max((self.last - self.first).days, 1)
            place = round(min(max((day - self.first).days / whole, 0), 1) * 100, 2)
            self._places[day] = place
        return place

    def holds(self, day: date) -> bool:
        """Whether a day is on the axis."""
        return self.first <= day <= self.last

    def years(self) -> Iterator[tuple[float, str]]:
        """Yield the years to write: all, or every second, fifth, tenth … so that they do not crowd."""
        count = self.last.year - self.first.year + 1
        steps = (1, 2, 5, 10, 20, 50, 100, 1_000)
        step = next((step for step in steps if count <= step * LABELS), 5_000)
        for year in range(-(-self.first.year // step) * step, self.last.year + 1, step):
            place = self.at(date(year, 1, 1))
            # A label at the very end would stand outside.
            if place < 96:
                yield place, words.year(year)


def _stretches(episode: Episode, axis: Axis, today: date) -> Iterator[Stretch]:
    last = max(today, *(moment.day for moment in episode.moments))
    for moment, end in episode.spells(shifted(last, 1)):
        until = min(end, shifted(today, 1)) if moment.certainty is not Certainty.NOT_YET else end
        form = _form(moment)
        if form and moment.status and until > moment.day:
            start = axis.at(moment.day)
            length = round(axis.at(until) - start, 2)
            if length > 0:
                yield Stretch(form, words.status_hue(moment.status), start, length)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Make one of stretches that meet and look the same: another figure is another moment, too."""
    last: Stretch | None = None
    for stretch in stretches:
        if last and (last.form, last.hue) == (stretch.form, stretch.hue) and _meet(last, stretch):
            last = last._replace(length=round(stretch.start + stretch.length - last.start, 2))
        else:
            if last:
                yield last
            last = stretch
    if last:
        yield last


def _meet(first: Stretch, second: Stretch) -> bool:
    return abs(first.start + first.length - second.start) < ROUNDING


def _form(moment: Moment) -> Form | None:
    if moment.status is None or moment.status is Status.ENDED:
        return None
    if moment.status in PLANNED_STATUSES or moment.certainty is Certainty.NOT_YET:
        return "planned"
    return "certain" if moment.certainty is Certainty.CERTAIN else "possible"
