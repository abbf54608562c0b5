"""What is said in English of things in time: the timeline, what was learnt, what goes stale."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TIMELINE: Final = {
    "timeline.title": "Over time: {names}",
    "timeline.title.none": "Over time: the best attested deployments",
    "timeline.heading": "Timeline",
    "timeline.span": "{first} to {last}; one row a relationship",
    "timeline.events": "Events around them",
    "timeline.incident": "{name}",
    "timeline.agreement": "agreement: {name}",
    "timeline.end": "end of {name}, as claimed",
    "timeline.none": "Nothing with a date is recorded here.",
    "timeline.from": "From",
    "timeline.to": "To",
    "timeline.show": "Show",
    "timeline.zoom": "Years shown",
    "timeline.zoom.all": "All years",
    "timeline.zoom.ten": "Last ten years",
    "timeline.zoom.three": "Last three years",
    "timeline.zoom.closer": "Closer",
    "timeline.zoom.earlier": "Earlier",
    "timeline.zoom.later": "Later",
    "timeline.more": "Show all that is recorded",
    "timeline.table": "As a table",
    "timeline.what": "What is claimed",
    "timeline.open": "Open the timeline",
    "timeline.figures": "The numbers over time",
    "timeline.figures.meta": "as the sources give them, each on its own scale; dashed where only possible",
    "timeline.numbers": "{low} to {high}",
    "timeline.scale": {"one": "up to {n}", "other": "up to {n}"},
}

_LEARNT: Final = {
    "learnt.title": "What we have learnt",
    "learnt.title.entity": "What we have learnt about {name}",
    "learnt.from": "Known on",
    "learnt.to": "against",
    "learnt.since": "Since when",
    "learnt.since.day": "Since yesterday",
    "learnt.since.week": "Since a week ago",
    "learnt.since.month": "Since a month ago",
    "learnt.since.year": "Since a year ago",
    "learnt.since.visit": "Since your last visit, of what you watch",
    "learnt.now.instant": "What was known on {first}, against what is known now.",
    "learnt.between.instant": "What was known on {first}, against the end of {last}.",
    "learnt.now": "What was known at the end of {first}, against what is known now.",
    "learnt.between": "What was known at the end of {first}, against the end of {last}.",
    "learnt.counts": "{added} added, {changed} changed, {ended} ended, {retracted} retracted.",
    "learnt.none": "Nothing was added, changed or retracted in between.",
    "learnt.cut": (
        "More changed than is compared at once; here are the first {n}. Ask for one entity, or less time."
    ),
    "learnt.group.added": "Added",
    "learnt.group.changed": "Changed",
    "learnt.group.ended": "Now reported to be over",
    "learnt.group.retracted": "Retracted",
    "learnt.as-it-was": "As it was known",
    "learnt.graph.before": "Graph, as it was known",
    "learnt.graph.after": "Graph, as it is known",
    "learnt.open": "What was learnt lately",
    "learnt.status": "status: {was}, now {now}",
    "learnt.personnel": "personnel: {was}, now {now}",
    "learnt.start": "seen from: {was}, now {now}",
    "learnt.end": "until: {was}, now {now}",
    "learnt.confirmed": "last confirmed: {was}, now {now}",
    "learnt.evidence": "evidence: {was}, now {now}",
    "learnt.sources": "independent sources: {was}, now {now}",
    "learnt.figures": "figures: {was}, now {now}",
    "learnt.other": "what it is under, its role or sum is another",
}

_WATCH: Final = {
    "watch.title": "What you watch",
    "watch.watch": "Watch",
    "watch.watch.title": "Put it on your list: you are told what was learnt of it since your last visit",
    "watch.unwatch": "Unwatch",
    "watch.unwatch.title": "Take it off your list",
    "watch.everything": "All that was learnt",
    "watch.whose": "What somebody watches is shown to those who are signed in.",
    "watch.none": "You watch nothing yet. Open the page of a country, a force or a person and choose Watch.",
    "watch.find": "Search for one",
    "watch.counts": {
        "one =0": "Nothing changed in the one you watch.",
        "one one": "Something changed in the one you watch.",
        "other =0": "Nothing changed in the {n} you watch.",
        "other one": "Of the {n} you watch, something changed in one.",
        "other other": "Of the {n} you watch, something changed in {m}.",
    },
    "watch.more": {"one": "{n} more change", "other": "{n} more changes"},
    "watch.quiet": "Nothing new",
    "watch.quiet.meta": "watched, and as it was",
    "watch.since": "watched since {day}",
}

_STALE: Final = {
    "stale.title": "What waits for news",
    "stale.underway": (
        "What waited for news as it was known at an earlier time is worked out from the claims that counted "
        "then; where nothing was learnt since, it is what is known now."
    ),
    "stale.deck": (
        "Open matters nobody has confirmed for a year, and plans whose time has passed. What weighs most "
        "stands first: the years without news, times what hangs on it, by its figure and its claims."
    ),
    "stale.plans": "Plans whose time has passed",
    "stale.plans.meta": "No source here says whether they came to pass.",
    "stale.lapsed": "Lapsed",
    "stale.lapsed.meta": "Not confirmed for three years, so no longer counted.",
    "stale.quiet": "Quiet for a year",
    "stale.quiet.meta": "Still counted, as possible.",
    "stale.none": "Nothing.",
    "stale.last-said": "Last said to be",
    "stale.planned-for": "Planned for",
    "stale.no-time": "no time said; stated {date}",
    "stale.next": "Look further",
    "stale.look": "What else is said",
    "stale.open": "Worklist",
}

TIMES: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {**_TIMELINE, **_LEARNT, **_WATCH, **_STALE}
)
"""Key → template, or plural form → template."""
