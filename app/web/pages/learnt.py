"""What was learnt between two dates of knowledge, as text: of an entity, or of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from app.domain.difference import Aspect, Change, Learnt
from app.domain.model import DateSpan, Episode
from app.services import learnt as comparing
from app.services.learnt import Lesson
from app.web import words
from app.web.dateline import Dateline, DatelineDep
from app.web.dependencies import GraphDep
from app.web.parameters import About, KnownAt, Until
from app.web.templates import page

router = APIRouter()

BACK: Final = timedelta(days=30)
"""How far back is compared where no first date is given."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One episode: what it says now (or said, if retracted), and in phrases what differs."""

    episode: Episode
    text: Markup
    changes: tuple[str, ...]


@router.get("/learnt")
async def learnt(
    request: Request,
    graph: GraphDep,
    dates: DatelineDep,
    from_: Annotated[KnownAt, Query(alias="from")] = None,
    to: Until = None,
    entity: About = None,
) -> HTMLResponse:
    """Show what was learnt. Without dates: in the last month."""
    until = to or dates.known_at or datetime.now(UTC)
    after = from_ or datetime.combine(dates.today - BACK, time.max, UTC)
    lesson = await comparing.learnt(graph, after, until, entity)
    context = {
        "lesson": lesson,
        "after": after,
        "until": until,
        "is_until_now": to is None and dates.known_at is None,
        "groups": [(change, _entries(lesson, change)) for change in Change if lesson.of(change)],
        "counts": {change.value: len(lesson.of(change)) for change in Change},
        "spans": list(_spans(dates)),
    }
    return page(request, "learnt.html", context)


def _entries(lesson: Lesson, change: Change) -> list[Entry]:
    return [_entry(one, lesson) for one in lesson.of(change)]


def _entry(one: Learnt, lesson: Lesson) -> Entry:
    episode = one.episode
    subject, object_ = (lesson.refs[id_] for id_ in (episode.triple.subject, episode.triple.object))
    name = Markup("<bdi>{}</bdi>")
    figure = None if episode.shown.shared_with else episode.shown.personnel
    said = words.sentence(
        episode.triple.predicate,
        episode.status,
        name.format(subject.name),
        name.format(object_.name),
        figure,
    )
    hedged = words.hedge(said, episode.evidence, episode.sources)
    return Entry(episode, hedged, tuple(_changes(one)))


def _changes(one: Learnt) -> Iterator[str]:
    """Yield what differs, each as a phrase with what it was and what it is."""
    if one.before is None or one.after is None:
        return
    for aspect in one.aspects:
        was, is_ = _value(one.before, aspect), _value(one.after, aspect)
        yield words.say(f"learnt.{aspect.value}", was=was, now=is_)


def _value(episode: Episode, aspect: Aspect) -> str:
    shown = episode.shown
    return {
        Aspect.STATUS: words.status(episode.status),
        Aspect.PERSONNEL: words.personnel(shown.personnel, len(shown.shared_with) + 1),
        Aspect.START: _date(episode.start),
        Aspect.END: _date(episode.end),
        Aspect.CONFIRMED: _date(episode.last_confirmed),
        Aspect.EVIDENCE: words.evidence(episode.evidence, episode.sources),
        Aspect.SOURCES: words.count(episode.sources),
        Aspect.FIGURES: words.figures_badge(episode.figures),
        Aspect.OTHER: "",
    }[aspect]


def _date(span: DateSpan | None) -> str:
    return words.edtf(span.edtf if span else None)


def _spans(dates: Dateline) -> Iterator[tuple[str, date]]:
    """Yield the first days offered."""
    for key, days in (("day", 1), ("week", 7), ("month", 30), ("year", 365)):
        yield key, dates.today - timedelta(days=days)
