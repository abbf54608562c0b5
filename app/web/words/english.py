"""Every message in English. A message is one template, or one for each plural form of its number(s).

Plural forms are CLDR's categories of `n` ("one", "other"), of `n` and `m` ("other one"), or an exact number
("=0"). Another language is a module like this one with the same keys and its own categories.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.web.words.english_sentences import SENTENCES

_DATES: Final = {
    "date.none": "date not stated",
    "date.approximate": "around {date}",
    "date.uncertain": "{date}, uncertain",
    "date.both": "around {date}, uncertain",
    "date.within": "some time in {date}",
    "date.decade": "the {first}s",
    "date.century": "between {first} and {last}",
    "date.spring": "spring {year}",
    "date.summer": "summer {year}",
    "date.autumn": "autumn {year}",
    "date.winter": "winter {year}",
    "interval.date.date": "{start} to {end}",
    "interval.date.open": "since {start}",
    "interval.date.unknown": "from {start}, end not known",
    "interval.open.date": "until {end}",
    "interval.unknown.date": "until {end}, start not known",
    "interval.open.open": "at all times",
    "interval.open.unknown": "date not stated",
    "interval.unknown.open": "date not stated",
    "interval.unknown.unknown": "date not stated",
    "dateline.all": "All times, as known {known}",
    "dateline.on": "True on {day}, as known {known}",
    "dateline.on.today": "True on today, {day}, as known {known}",
    "dateline.known.today": "today",
    "dateline.known.day": "on {day}",
    "dateline.known.instant": "at {instant}",
}

_FIGURES: Final = {
    "figure.none": "not stated",
    "figure.zero": "none",
    "figure.exactly": "{n}",
    "figure.about": "about {n}",
    "figure.at-least": "at least {n}",
    "figure.up-to": "up to {n}",
    "figure.ceiling": "up to {n}",
    "figure.range": "{low}–{high}",
    "figure.range-about": "about {low}–{high}",
    "figure.best-range": "{n} ({low}–{high})",
    "figure.about-range": "about {n} ({low}–{high})",
    "figure.shared": {"one": "{figure}", "other": "{figure} for {n} hosts"},
    "figure.shared-with": "one number for {hosts} and {host} together",
    "figure.is-ceiling": "a ceiling: authorised, not counted as present",
    "strength.none": "number not stated",
    "strength.troops": {"one": "{figure} soldier", "other": "{figure} troops"},
    "strength.police": {"one": "{figure} police officer", "other": "{figure} police"},
    "strength.observers": {"one": "{figure} observer", "other": "{figure} observers"},
    "strength.contractors": {"one": "{figure} contractor", "other": "{figure} contractors"},
    "strength.instructors": {"one": "{figure} instructor", "other": "{figure} instructors"},
    "strength.civilians": {"one": "{figure} civilian", "other": "{figure} civilians"},
    "strength.mixed": {"one": "{figure} person", "other": "{figure} personnel"},
    "category.troops": "troops",
    "category.police": "police",
    "category.observers": "observers",
    "category.contractors": "contractors",
    "category.instructors": "instructors",
    "category.civilians": "civilians",
    "category.mixed": "all personnel",
    "money.month": "{currency} {amount} a month",
    "money.year": "{currency} {amount} a year",
    "money.total": "{currency} {amount} in all",
}

_STATUS: Final = {
    "status.planned": "planned",
    "status.announced": "announced",
    "status.agreed": "agreed",
    "status.deploying": "deploying",
    "status.present": "present",
    "status.reducing": "reducing",
    "status.suspended": "suspended",
    "status.ended": "ended",
    "status.unknown": "unknown",
    "status.possibly.deploying": "possibly deploying",
    "status.possibly.present": "possibly present",
    "status.possibly.reducing": "possibly reducing",
    "status.possibly.suspended": "possibly suspended",
    "status.possibly.unknown": "possibly present",
    "stance.denies": "denies",
    "retracted": "retracted",
    "certainty.certain": "certain on this day",
    "certainty.possible": "possible on this day: not confirmed since",
    "certainty.not-yet": "not yet: planned only",
    "certainty.stale": "not confirmed for more than three years",
    "certainty.no": "not on this day",
    "confirmed": "last confirmed {date}",
    "planned-for": "planned for {date}",
}

_EVIDENCE: Final = {
    "evidence.claimed": {"=0": "no reliable source", "one": "{n} source", "other": "{n} sources"},
    "evidence.corroborated": {"one": "{n} source", "other": "{n} independent sources"},
    "evidence.disputed": {
        "one one": "1 affirms, 1 denies",
        "one other": "1 affirms, {m} deny",
        "other one": "{n} affirm, 1 denies",
        "other other": "{n} affirm, {m} deny",
    },
    "evidence.disputed.some": {"one": "{n} affirms, disputed", "other": "{n} affirm, disputed"},
    "evidence.denied": {"one": "denied by {n}", "other": "denied by {n}"},
    "evidence.denied.some": "denied",
    "figures.single": "one figure",
    "figures.agree": "figures agree",
    "figures.differ": "figures differ",
    "claims": {"one": "{n} claim", "other": "{n} claims"},
    "relationships": {"=0": "no relationships", "one": "{n} relationship", "other": "{n} relationships"},
    "documents": {"one": "{n} document", "other": "{n} documents"},
    "sources": {"one": "{n} source", "other": "{n} sources"},
}

_RATINGS: Final = {
    "reliability.A": "completely reliable",
    "reliability.B": "usually reliable",
    "reliability.C": "fairly reliable",
    "reliability.D": "not usually reliable",
    "reliability.E": "unreliable",
    "reliability.F": "reliability cannot be judged",
    "credibility.1": "confirmed by other sources",
    "credibility.2": "probably true",
    "credibility.3": "possibly true",
    "credibility.4": "doubtful",
    "credibility.5": "improbable",
    "credibility.6": "truth cannot be judged",
    "rating.source": "Source rated {code}: {reliability}",
    "rating.both": "Rated {code}: source {reliability}, information {credibility}",
    "rating.information": "Information rated {code}: {credibility}",
    "rating.none": "Not rated",
    "rating.none.code": "unrated",
}

_SUMMARY: Final = {
    "hedge.planned": {
        "=0": "Reported to be planned, only by sources rated unreliable.",
        "one": "Reported by one source to be planned.",
        "other": "Reported by {n} independent sources to be planned.",
    },
    "hedge.announced": {
        "=0": "Reported to be announced, only by sources rated unreliable.",
        "one": "Reported by one source to have been announced.",
        "other": "Reported by {n} independent sources to have been announced.",
    },
    "hedge.agreed": {
        "=0": "Reported to be agreed, only by sources rated unreliable.",
        "one": "Reported by one source to have been agreed.",
        "other": "Reported by {n} independent sources to have been agreed.",
    },
    "hedge.deploying": {
        "=0": "Reported to be under way, only by sources rated unreliable.",
        "one": "Reported by one source to be under way.",
        "other": "Reported by {n} independent sources to be under way.",
    },
    "hedge.present": {
        "=0": "Reported only by sources rated unreliable.",
        "one": "Reported by one source.",
        "other": "Reported by {n} independent sources.",
    },
    "hedge.reducing": {
        "=0": "Reported to be winding down, only by sources rated unreliable.",
        "one": "Reported by one source to be winding down.",
        "other": "Reported by {n} independent sources to be winding down.",
    },
    "hedge.suspended": {
        "=0": "Reported to be suspended, only by sources rated unreliable.",
        "one": "Reported by one source to be suspended.",
        "other": "Reported by {n} independent sources to be suspended.",
    },
    "hedge.ended": {
        "=0": "Reported to be over, only by sources rated unreliable.",
        "one": "Reported by one source to be over.",
        "other": "Reported by {n} independent sources to be over.",
    },
    "hedge.unknown": {
        "=0": "Mentioned only by sources rated unreliable; where it stands is not said.",
        "one": "Mentioned by one source; where it stands is not said.",
        "other": "Mentioned by {n} independent sources; where it stands is not said.",
    },
    "hedge.disputed": {
        "one one": "Disputed: 1 source affirms, 1 denies.",
        "one other": "Disputed: 1 source affirms, {m} deny.",
        "other one": "Disputed: {n} sources affirm, 1 denies.",
        "other other": "Disputed: {n} sources affirm, {m} deny.",
    },
    "hedge.denied": "Denied by {deniers}; no source here affirms it.",
    "summary.shown.planned": "The number planned: {figure}.",
    "summary.shown": "The number reported: {figure}.",
    "summary.money": "The sum: {money}.",
    "summary.plan-only": "No source here says it happened.",
    "summary.stale": "Nothing here confirms it after {date}.",
    "summary.shared": "The number is one for {hosts} together, and for none of them alone.",
    "summary.ceiling": "The number is a ceiling: what was authorised, not who was there.",
    "summary.differ": "The figures differ.",
    "summary.possible": "On this day possible only: last confirmed {date}.",
}

_FRONT: Final = {
    "search.found": {
        "=0": "Nothing found for “{q}”",
        "one": "{n} found for “{q}”",
        "other": "{n} found for “{q}”",
    },
    "search.more": "The first {n} for “{q}”",
    "entity.in-places": {"one": "in {n} place", "other": "in {n} places"},
}

_ERRORS: Final = {
    "error.next": "Nothing was changed.",
    "error.404.title": "There is no such page",
    "error.404.next": "The address may be misspelt, or the thing has another name here: try the search.",
    "error.422.title": "This address cannot be read",
    "error.422.next": "Nothing was changed. Correct the part named above, or begin at the start page.",
    "error.500.title": "Something went wrong here",
    "error.500.next": "Nothing recorded was lost. The fault is logged; trying again may help.",
    "error.503.title": "The graph is not answering",
    "error.503.next": "Nothing recorded was lost. It usually comes back within seconds.",
    "error.504.title": "This question takes too long",
    "error.504.next": "Nothing was changed. A narrower question, with fewer hops or kinds, may be answered.",
}

_RULES: Final = {
    "rule.only": "It is the only figure.",
    "rule.latest": "Of {n} figures, the latest is shown.",
}

MESSAGES: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        **_DATES,
        **_FIGURES,
        **_STATUS,
        **_EVIDENCE,
        **_RATINGS,
        **_SUMMARY,
        **_FRONT,
        **_ERRORS,
        **_RULES,
        **SENTENCES,
    }
)
"""Key → template, or plural form → template."""
