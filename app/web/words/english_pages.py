"""What the pages say in English: summaries, headings, labels, errors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SUMMARY: Final = {
    "hedge.reports": {
        "=0": "Only sources rated unreliable report that {text}.",
        "one": "One source reports that {text}.",
        "other": "{n} independent sources report that {text}.",
    },
    "hedge.disputed": {
        "one one": "Disputed: one source reports that {text}; one denies it.",
        "one other": "Disputed: one source reports that {text}; {m} deny it.",
        "other one": "Disputed: {n} independent sources report that {text}; one denies it.",
        "other other": "Disputed: {n} independent sources report that {text}; {m} deny it.",
    },
    "hedge.disputed.some": {
        "one": "Disputed: one source reports that {text}; others deny it.",
        "other": "Disputed: {n} independent sources report that {text}; others deny it.",
    },
    "hedge.denied": {
        "one": "One source denies that {text}; none here affirms it.",
        "other": "{n} sources deny that {text}; none here affirms it.",
    },
    "hedge.denied.some": "It is denied that {text}; no source here affirms it.",
    "stands.announced": "It is reported as announced.",
    "stands.agreed": "It is reported as agreed.",
    "stands.deploying": "It is reported to be under way, not complete.",
    "stands.reducing": "It is reported to be winding down.",
    "stands.suspended": "It is reported to be suspended.",
    "stands.unknown": "Where it stands is not said.",
    "summary.plan-only": "No source here says it happened.",
    "summary.stale": "Not confirmed since the last report, {date}.",
    "summary.possible": "Possible only today: not confirmed since the last report, {date}.",
    "summary.possible.on": "Possible only on this day: no source is certain of it.",
    "summary.shared": "The number, {figure}, is one for {hosts} together and for none of them alone.",
    "summary.ceiling": "The number is a ceiling: what was authorised, not who was there.",
    "summary.differ": "The figures differ.",
    "derivation.one": {"one": "One source", "other": "One source, not {n}"},
    "derivation.several": {"one": "One source", "other": "{n} independent sources"},
    "derivation.none": "No source affirms it",
    "fact.status": "Status",
    "fact.stated": "Stated",
    "fact.from": "Seen from",
    "fact.until": "Until",
    "fact.confirmed": "Last confirmed",
    "fact.today": "Today",
    "fact.on": "On this day",
    "fact.evidence": "Evidence",
    "fact.personnel": "Personnel",
    "fact.shared": "Shared with",
    "fact.sum": "Sum",
    "fact.role": "Role",
    "fact.under": "Under",
    "fact.publisher": "Publisher",
    "fact.published": "Published",
    "fact.language": "Language",
    "fact.address": "Address",
    "fact.derived": "Repeats",
    "fact.source": "Comes from",
    "ledger.eyebrow": "Relationship: {predicate}",
    "ledger.figures": "Figures, by source",
    "ledger.chosen": "This one is shown",
    "ledger.rule": "How it is chosen",
    "ledger.claims": "What was said, in order of time",
    "ledger.counting": "Documents that repeat each other count as one source.",
    "ledger.counting.how": "How sources are counted",
    "ledger.affirm": {"=0": "No claim affirms", "one": "One claim affirms", "other": "{n} claims affirm"},
    "ledger.deny": {"=0": "No claim denies", "one": "One claim denies", "other": "{n} claims deny"},
    "ledger.retracted": {"one": "One claim was retracted", "other": "{n} claims were retracted"},
    "ledger.time": "Over time",
    "ledger.time.certain": "certain",
    "ledger.time.possible": "possible",
    "ledger.time.planned": "planned",
    "ledger.time.end": "end, as claimed",
    "ledger.time.claim": "a claim",
    "ledger.time.denial": "a denial",
    "ledger.not-on": "Nothing recorded here held on {day}.",
}

_FRONT: Final = {
    "front.title": "Who has forces in whose country, and who says so",
    "front.deck": (
        "Every figure here is what somebody said. Garrison keeps each source’s version beside the others, "
        "shows where they agree, and lets none overwrite another."
    ),
    "front.try": "Try",
    "front.claims": {"one": "claim", "other": "claims"},
    "front.documents": {"one": "document", "other": "documents"},
    "front.entities": {"one": "entity", "other": "entities"},
    "front.relationships": {"one": "relationship", "other": "relationships"},
    "front.disputed": "disputed",
    "front.newest": "Newest claims",
    "front.newest.none": "No claim is recorded yet.",
    "front.disagree": "Where sources disagree",
    "front.disagree.none": "Nothing is disputed, and no figures differ.",
    "front.stale": "Going stale",
    "front.stale.meta": "lapsing within a year",
    "front.stale.none": "Nothing counted now will lapse within a year.",
    "front.stale.until": "last confirmed {date}",
    "front.hosts": "Most senders",
    "front.hosts.meta": "forces reported, and not reported to have left",
    "front.hosts.none": "No forces are reported present.",
    "front.map.table": "as a table",
    "front.senders": {"one": "{n} sender", "other": "{n} senders"},
    "front.report": "From one report",
    "front.report.text": (
        "Garrison began with a news report of mid-September 2021: Wagner expected in Mali and already in the "
        "Central African Republic, France winding down Barkhane."
    ),
    "front.report.link": "Start there",
    "address": "Permanent address: {url}",
    "more": "Next page",
    "pages": "Pages",
    "pages.first": "First page",
    "all-times": "Show all times",
    "in-explorer": "In the explorer",
    "document.eyebrow": "Document",
    "document.claims": "What it is claimed to say",
    "document.no-claims": "No claim is recorded from this document.",
    "document.text": "Its words",
    "document.text.kept": "The full text is kept for holders of a key; what is quoted of it stands above.",
    "document.text.none": "The full text is not kept here; the quotes above are all there is of it.",
    "search.title": "Search",
    "search.label": "Search countries, forces, operations, people",
    "search.kinds": "Kinds",
    "search.every-kind": "All kinds",
    "search.all-kinds": "Search all kinds",
    "search.none": "Names are found in any script and without accents; small misspellings are forgiven.",
    "search.help": (
        "Type a name in any language or script, an abbreviation (RCA), or the name of a people (Malian). "
        "Accents do not matter, and small misspellings are forgiven."
    ),
    "search.found": {
        "=0": "Nothing found for “{q}”",
        "one": "{n} found for “{q}”",
        "other": "{n} found for “{q}”",
    },
    "search.more": "The first {n} for “{q}”",
    "search.further": {"one": "{n} more for “{q}”", "other": "{n} more for “{q}”"},
}

_DOSSIER: Final = {
    "count.now": "reported present or in force",
    "count.ahead": "reported to be planned: never counted as present",
    "count.over": "reported to be over",
    "count.disputed": "disputed",
    "group.apart": "Shared with other hosts, or not there yet",
    "group.present": "Reported present",
    "group.over": "Over",
    "dossier.here": {
        "one": "One sender is reported to have forces in {name}.",
        "other": "{n} senders are reported to have forces in {name}.",
    },
    "dossier.here.ever": {
        "one": "At one time or another, one sender is reported to have had forces in {name}.",
        "other": "At one time or another, {n} senders are reported to have had forces in {name}.",
    },
    "dossier.here.planned": {
        "one": "One more deployment is reported to be planned; no source here says it happened.",
        "other": "{n} more deployments are reported to be planned; no source here says they happened.",
    },
    "dossier.here.planned.only": {
        "one": "One deployment to {name} is reported to be planned; no source here says it happened.",
        "other": "{n} deployments to {name} are reported to be planned; no source here says they happened.",
    },
    "dossier.abroad": {
        "one": "{name} is reported to have forces in one place.",
        "other": "{name} is reported to have forces in {n} places.",
    },
    "dossier.abroad.ever": {
        "one": "{name} is reported to have had forces in one place, at one time or another.",
        "other": "{name} is reported to have had forces in {n} places, at one time or another.",
    },
    "dossier.abroad.planned": {
        "one": "It is reported to plan one more deployment; no source here says it happened.",
        "other": "It is reported to plan {n} more deployments; no source here says they happened.",
    },
    "dossier.abroad.planned.only": {
        "one": "{name} is reported to plan one deployment; no source here says it happened.",
        "other": "{name} is reported to plan {n} deployments; no source here says they happened.",
    },
    "dossier.single-source": {
        "one": "The one relationship recorded rests on one source.",
        "other": "Each of the {n} relationships recorded rests on one source.",
    },
    "dossier.several-sources": {
        "one one": "The one relationship recorded rests on two or more independent sources.",
        "one other": "One of the {m} relationships recorded rests on two or more independent sources.",
        "other other": "{n} of the {m} relationships recorded rest on two or more independent sources.",
    },
    "dossier.none": "Nothing is recorded of {name} yet.",
    "dossier.none.on": "Nothing recorded of {name} held on {day}.",
    "dossier.cut": {
        "one": "Only the best evidenced are listed; one neighbour is left out.",
        "other": "Only the best evidenced are listed; {n} neighbours are left out.",
    },
    "dossier.others": "What else is claimed",
    "figure.authorised": "authorised",
    "column.who": "Who or what",
    "column.under": "Under",
    "column.personnel": "Personnel",
    "column.bar": "The figure as a bar",
    "column.status": "Status",
    "column.when": "Observed",
    "column.evidence": "Evidence",
    "shared-with": "one figure with {names}",
    "keyfigure.here": {
        "one": "<b>reported present</b>, from one sender with a figure",
        "other": "<b>reported present</b>, from {n} senders with figures; ranges and “about” included",
    },
    "keyfigure.abroad": {
        "one": "<b>reported abroad</b>, in one place with a figure",
        "other": "<b>reported abroad</b>, in {n} places with figures; ranges and “about” included",
    },
    "keyfigure.shared": {
        "one": "{who}",
        "other": "{who}, <b>shared by {n} hosts</b>: counted for none of them alone",
    },
    "keyfigure.planned": "{who}, <b>planned</b>: never counted as present",
    "keyfigure.whole": "{who} as a whole: <b>overlaps</b> what is counted by sender",
    "presence.total": {
        "one": "Reported present, one figure",
        "other": "Reported present, {n} figures added up",
    },
    "presence.more": {"one": "Show {n} more row", "other": "Show {n} more rows"},
    "presence.none": "Nothing here passes the filters.",
    "presence.all": "Take the filters away",
    "filter.any": "any",
    "filter.rows": {"one": "{shown} of {n} row", "other": "{shown} of {n} rows"},
    "legend.best": "best figure",
    "legend.range": "lowest to highest",
    "legend.open": "at least",
    "legend.shared": "shared by several hosts",
    "legend.planned": "planned",
    "legend.ceiling": "ceiling, authorised",
    "references": "What these sentences rest on",
    "reference": "Reference {n}",
    "nearest": "Nearest in time: {day}",
    "dossier.names": {"one": "{n} more name", "other": "{n} more names"},
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
    "rule.only": "It is the only figure here.",
    "rule.observed": "It was observed; every other figure was planned or authorised only.",
    "rule.whole": "It is the whole; every other figure is a part of it.",
    "rule.rated": "Of {n} figures, this one comes before those of sources rated unreliable.",
    "rule.latest": "Of {n} figures, the latest is shown.",
    "rule.rating": "Of {n} figures, that of the better rated source is shown, for they are of one date.",
    "rule.sources": "Of {n} figures of one date and rating, that which rests on more sources is shown.",
    "rule.id": "Of {n} figures that nothing tells apart, one is shown by a fixed order.",
}

PAGES: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        **_SUMMARY,
        **_FRONT,
        **_DOSSIER,
        **_ERRORS,
        **_RULES,
    }
)
"""Key → template, or plural form → template."""
