"""Episodes, events and numbers in time, on one axis for all. Pure geometry, in percent of the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from app.domain.dates import shifted
from app.domain.figures import NOBODY, bounds, numbers
from app.domain.model import Episode, Moment, Personnel
from app.domain.vocabulary import Certainty, Kind, Phase, Predicate, Qualifier
from app.services.reading.timeline import Strand
from app.web import words
from app.web.graphics.strokes import block, level, upright
from app.web.graphics.timebars import KEYS, Axis, Timebar, extent, timebar

Window = tuple[date | None, date | None]
"""The first and the last day shown; None: as far as there is something to show, to today."""

CHARTS: Final = 8
"""How many charts of numbers stand on a page at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A strand with its bar."""

    strand: Strand
    bar: Timebar


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a numbered pin at `at` percent, in one of two lanes."""

    number: int
    at: float
    lane: int
    text: str
    when: str
    episode: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything on one axis, from the day `first` to `last`; `years` are the places and labels written."""

    first: date
    last: date
    years: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    day: float | None

    @property
    def keys(self) -> tuple[str, ...]:
        """What its legend explains: all that bars may show; the day where there is one."""
        return tuple(key for key in KEYS if key != "day" or self.day is not None)

    @property
    def grid(self) -> str:
        """The years as one path; see `strokes`."""
        return upright(place for place, _ in self.years)


class Step(NamedTuple):
    """A number over some days: `start`, `length` in percent; heights in percent of the scale, from below."""

    start: float
    length: float
    low: float
    best: float
    high: float
    is_ceiling: bool
    is_possible: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a figure went, in steps; nothing is drawn between what was said. `top` is the scale's end."""

    strand: Strand
    steps: tuple[Step, ...]
    top: int
    said: str
    first: str
    last: str

    @property
    def paths(self) -> tuple[tuple[str, str], ...]:
        """The steps as paths, one a class of the style sheet, in the order in which to draw them."""
        drawn: dict[str, str] = dict.fromkeys(_CLASSES, "")
        for step in self.steps:
            for name, path in _drawn(step):
                drawn[name] += path
        return tuple((name, path) for name, path in drawn.items() if path)


def chart(strands: Sequence[Strand], today: date, on: date | None, window: Window) -> Chart | None:
    """Draw strands from the first day of any to today, or within a window; None where nothing is dated."""
    extents = [reach for strand in strands if (reach := extent(strand.episode))]
    if not extents:
        return None
    first = window[0] or min(start for start, _ in extents).replace(month=1, day=1)
    last = window[1] or max(on or today, today, *(end for _, end in extents))
    if last <= first:
        return None
    axis = Axis(first, shifted(last, 1))
    lines = tuple(line for strand in strands if (line := _line(strand, today, on, axis)))
    there = axis.at(on) if on and first <= on <= last else None
    return Chart(first, last, tuple(axis.years()), lines, tuple(_events(strands, axis)), there)


def _line(strand: Strand, today: date, on: date | None, axis: Axis) -> Line | None:
    bar = timebar(strand.episode, today, on, axis)
    if bar is None or not (bar.stretches or bar.ticks) or _is_event(strand):
        return None
    return Line(strand, bar)


def _is_event(strand: Strand) -> bool:
    kinds = {strand.subject.kind, strand.object.kind}
    return bool({Kind.INCIDENT, Kind.AGREEMENT} & kinds)


def _events(strands: Iterable[Strand], axis: Axis) -> Iterator[Event]:
    """Yield incidents, agreements, and ends of operations and missions, in order of time."""
    dated: dict[tuple[date, str], tuple[str, str]] = {}
    for strand in strands:
        for day, text, when in _told(strand):
            if axis.first <= day < axis.last:
                dated.setdefault((day, text), (when, strand.episode.id))
    for number, ((day, text), (when, episode)) in enumerate(sorted(dated.items()), 1):
        yield Event(number, axis.at(day), number % 2, text, when, episode)


def _told(strand: Strand) -> Iterator[tuple[date, str, str]]:
    episode = strand.episode
    start, end = episode.start, episode.end
    for kind, key in ((Kind.INCIDENT, "timeline.incident"), (Kind.AGREEMENT, "timeline.agreement")):
        ends = [ref for ref in (strand.subject, strand.object) if ref.kind is kind]
        if ends and start:
            yield start.earliest, words.say(key, name=ends[0].name), words.edtf(start.edtf)
    deeds = [ref for ref in (strand.subject, strand.object) if ref.kind in (Kind.OPERATION, Kind.MISSION)]
    is_own = episode.triple.predicate in (Predicate.CONDUCTS, Predicate.TAKES_PLACE_IN)
    if deeds and end and is_own:
        yield end.latest, words.say("timeline.end", name=deeds[0].name), words.edtf(end.edtf)


def figures(strands: Iterable[Strand], today: date, window: Window) -> tuple[Numbers, ...]:
    """Return how the numbers of the strands went, those that were stated most often first."""
    presence = [(strand, list(_stated(strand.episode, today))) for strand in strands if strand.is_presence]
    # One number alone is no course.
    told = [(strand, stated) for strand, stated in presence if len({one.figure for one in stated}) > 1]
    told.sort(key=lambda each: (-len(each[1]), -_top(each[1]), each[0].episode.id))
    drawn = (_numbers(strand, stated, today, window) for strand, stated in told)
    return tuple(islice((held for held in drawn if held), CHARTS))


class _Stated(NamedTuple):
    """A figure that holds from the day of a moment to before `end`, and the numbers it gives."""

    moment: Moment
    end: date
    figure: Personnel
    given: Sequence[int]


def _top(stated: Iterable[_Stated]) -> int:
    return max(number for one in stated for number in one.given)


def _numbers(strand: Strand, stated: Sequence[_Stated], today: date, window: Window) -> Numbers | None:
    """Return the steps of one strand; None where none is in the window."""
    first, last = window[0] or stated[0].moment.day.replace(month=1, day=1), window[1] or today
    if last <= first:
        return None
    axis = Axis(first, shifted(last, 1))
    lowest = min(number for one in stated for number in one.given)
    top = _top(stated) or 1
    steps = tuple(_step(axis, one, top) for one in stated if axis.at(one.end) > axis.at(one.moment.day))
    said = words.say("timeline.numbers", low=lowest, high=top)
    return Numbers(strand, steps, top, said, words.year(first.year), words.year(last.year)) if steps else None


_CLASSES: Final = ("band", "band possible", "range", "best", "best possible", "ceiling")


def _drawn(step: Step) -> Iterator[tuple[str, str]]:
    if step.is_ceiling:
        yield "ceiling", level(step.start, step.length, step.best)
        return
    possible = " possible" if step.is_possible else ""
    yield f"band{possible}", block(step.start, step.length, 0, step.best)
    if step.low != step.high:
        yield "range", block(step.start, step.length, step.low, step.high)
    yield f"best{possible}", level(step.start, step.length, step.best)


def _stated(episode: Episode, today: date) -> Iterator[_Stated]:
    for moment, end in episode.spells(shifted(today, 1)):
        figure = moment.shown.personnel
        is_there = moment.status is not None and moment.phase is Phase.ACTUAL
        if is_there and figure and end > moment.day and (given := numbers(figure)):
            yield _Stated(moment, end, figure, given)


def _step(axis: Axis, stated: _Stated, top: int) -> Step:
    moment, end, figure, given = stated
    low, _, high = bounds(figure) or NOBODY
    best = figure.best if figure.best is not None else max(given)
    place = axis.at(moment.day)
    return Step(
        place,
        round(axis.at(end) - place, 2),
        round(100 * low / top, 1),
        round(100 * best / top, 1),
        round(100 * (top if high is None else min(high, top)) / top, 1),
        figure.qualifier is Qualifier.CEILING,
        moment.certainty is not Certainty.CERTAIN,
    )
