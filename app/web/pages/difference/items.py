"""What was learnt, item by item, in words: the episode as it is said now, and what differs in phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.domain.difference import Aspect, Change, Difference
from app.domain.model import DateSpan, Episode
from app.domain.standing import overall
from app.services.reading.difference import Differences
from app.web import words
from app.web.parameters.dateline import today
from app.web.templates import bdi


@dataclass(frozen=True, slots=True)
class Entry:
    """One episode: what it says now (or said, if retracted), and in phrases what differs."""

    episode: Episode
    change: Change
    text: Markup
    changes: tuple[str, ...]


def entries(items: Iterable[Difference], found: Differences) -> list[Entry]:
    """Say some of the differences found in words, in their order, as things stand today."""
    day = today()
    return [_entry(one, found, day) for one in items]


def _entry(one: Difference, found: Differences, day: date) -> Entry:
    episode = one.episode
    subject, object_ = (found.refs[id_] for id_ in (episode.triple.subject, episode.triple.object))
    held = overall(episode, day)
    said = words.told(held, bdi(subject.name), bdi(object_.name))
    return Entry(episode, one.change, said, tuple(_changes(one)))


def _changes(one: Difference) -> Iterator[str]:
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
        Aspect.PERSONNEL: words.personnel(shown.personnel, shown.hosts),
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
