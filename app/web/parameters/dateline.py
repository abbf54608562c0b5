"""The two dates a page is shown for: read from its URL, said in its dateline, kept in its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Request
from markupsafe import Markup

from app.services.clock import today
from app.web import words
from app.web.parameters.common import KnownAt, On

ON: Final = "on"
KNOWN_AT: Final = "known_at"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`on` None: all times, or today on a page of one day (`is_one_day`). `known_at` None: as known today.

    `known_at_given` is as the URL wrote it.
    """

    today: date
    on: date | None = None
    known_at: datetime | None = None
    known_at_given: str = ""
    is_one_day: bool = False

    @property
    def day(self) -> date:
        """The day that certainty is said for: that asked for, else today."""
        return self.on or self.today

    @property
    def is_past(self) -> bool:
        """Whether the page shows another day, or another state of knowledge, than today's."""
        return self.on not in (None, self.today) or not self._is_known_today

    @property
    def sentence(self) -> Markup:
        """Say for which dates the page is true; the dates are emphasised."""
        known = _bold(self._known_words)
        if self.on is None and not self.is_one_day:
            return words.say_html("dateline.all", known=known)
        key = "dateline.on.today" if self.day == self.today else "dateline.on"
        return words.say_html(key, day=_bold(words.day(self.day)), known=known)

    @property
    def on_value(self) -> str:
        """The day as a date input holds it."""
        return self.on.isoformat() if self.on else ""

    @property
    def known_at_value(self) -> str:
        """The day of `known_at` as a date input holds it."""
        return self._known_day.isoformat() if self._known_day else ""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The dates as a link carries them."""
        pairs = ((ON, self.on_value), (KNOWN_AT, self.known_at_given))
        return [(name, value) for name, value in pairs if value]

    @property
    def pinned(self) -> list[tuple[str, str]]:
        """The dates as a citation carries them: both, so that the page stays as it is."""
        on = (self.on or self.today).isoformat() if self.on or self.is_one_day else ""
        known = self.known_at_given or self.today.isoformat()
        return [(name, value) for name, value in ((ON, on), (KNOWN_AT, known)) if value]

    def cited(self, request: Request) -> str:
        """Return the page's permanent address: what its URL says, and both dates."""
        return f"{request.url.path}?{urlencode([*self.other_parameters(request), *self.pinned])}"

    def other_parameters(self, request: Request) -> list[tuple[str, str]]:
        """Return what else the page's URL says, so that changing the dates keeps it."""
        return [
            (name, value)
            for name, value in request.query_params.multi_items()
            if name not in (ON, KNOWN_AT, "cursor")
        ]

    def without(self, request: Request) -> str:
        """Return the page's URL without dates."""
        rest = urlencode(self.other_parameters(request))
        return f"{request.url.path}?{rest}" if rest else request.url.path

    @property
    def _known_day(self) -> date | None:
        return self.known_at.astimezone(UTC).date() if self.known_at else None

    @property
    def _is_known_today(self) -> bool:
        """Whether all counts that is known: a day means its end, an instant what was known by then."""
        if self.known_at is None:
            return True
        return self._known_day == self.today and _DAY.fullmatch(self.known_at_given) is not None

    @property
    def _known_words(self) -> str:
        if self.known_at is None or self._is_known_today:
            return words.say("dateline.known.today")
        if _DAY.fullmatch(self.known_at_given):
            return words.say("dateline.known.day", day=words.day(self.known_at))
        return words.say("dateline.known.instant", instant=words.instant(self.known_at))


# Dependencies are coroutines also where they wait for nothing: the framework runs plain functions in threads,
# which takes longer than these do.
async def day_of_request() -> date:
    """Return the day it is when the request comes, in UTC."""
    return today()


async def dateline(
    request: Request, today: Annotated[date, Depends(day_of_request)], on: On = None, known_at: KnownAt = None
) -> Dateline:
    """Read the two dates from the URL; templates find them as `dates`. Empty ones count as absent."""
    given = request.query_params.get(KNOWN_AT, "").strip() if known_at else ""
    request.state.dates = Dateline(today, on, known_at, given)
    return request.state.dates


DatelineDep = Annotated[Dateline, Depends(dateline)]


async def one_day(request: Request, dates: DatelineDep) -> Dateline:
    """Read the two dates for a page that is about one day: without `on`, today."""
    request.state.dates = replace(dates, is_one_day=True)
    return request.state.dates


def shown(request: Request) -> dict[str, Dateline]:
    """Return the `dates` of a template: the request's, or none where its URL could not be read."""
    dates: Dateline | None = getattr(request.state, "dates", None)
    return {"dates": dates or Dateline(today())}


OneDayDep = Annotated[Dateline, Depends(one_day)]


def _bold(text: str) -> Markup:
    return Markup("<b>{}</b>").format(text)
