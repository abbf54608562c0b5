"""What the page of who is where says in English: its map, its tables, the UN's regions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_PAGE: Final = {
    "where.title": "Who is where",
    "where.title.host": "Who is in {host}",
    "where.title.sender": "Where {sender} has forces",
    "where.title.both": "{sender} in {host}",
    "underway.begun": "The claims are being counted.",
    "underway.done": {
        "one": "{done} of {n} claim looked at.",
        "other": "{done} of {n} claims looked at.",
    },
    "underway.left": {"one": "About {n} second left.", "other": "About {n} seconds left."},
    "underway.label": "How far it is",
    "underway.why": (
        "What was known of the whole world at an earlier time is worked out from the claims that counted "
        "then; where nothing was learnt since, it is what is known now. Of one host or one sender it comes "
        "at once."
    ),
    "underway.again": "Look again",
    "where.filters": "Filter who is where",
    "where.filters.none": "Take the filters away",
    "where.sender": "Sender",
    "where.host": "Host",
    "where.region": "Region",
    "where.category": "Who they are",
    "where.none": "No forces are reported there for {day}, as far as the filters let anything pass.",
    "where.rows": {"one": "{shown} of {n} deployment", "other": "{shown} of {n} deployments"},
    "where.figure.total": {
        "=0": "No figure counts",
        "one": "<b>in all</b>, from one figure",
        "other": "<b>in all</b>, from {n} figures; ranges and “about” included",
    },
    "where.figure.certain": "of them <b>certain</b> on the day",
    "where.figure.senders": {"one": "sender reported present", "other": "senders reported present"},
    "where.figure.hosts": {"one": "host", "other": "hosts"},
    "where.left-out": {
        "one": "What the total leaves out: {n} figure",
        "other": "What the total leaves out: {n} figures",
    },
    "where.within": "counted in {sender}, {host}",
    "where.map": "Map",
    "where.table": "By host",
    "where.table.sender": "By place",
    "where.matrix": "Hosts by senders",
    "where.matrix.meta": {
        "one": "the {n} host with the most senders, and the senders in the most of them",
        "other": "the {n} hosts with the most senders, and the senders in the most of them",
    },
    "where.matrix.whole": {"one": "{n} host", "other": "all {n} hosts"},
    "where.matrix.all": "Show the whole matrix",
    "where.matrix.unstated": "present, number not stated",
    "where.matrix.several": {"one": "{n} relationship", "other": "{n} relationships"},
    "where.matrix.shared": "shared",
    "where.group.senders": {"one": "{n} sender", "other": "{n} senders"},
    "where.not-counted": "not counted: {reason}",
    "where.more": {"one": "Show {n} more deployment", "other": "Show {n} more deployments"},
    "where.scale": "Bars: a scale for each host.",
    "where.csv": "CSV",
    "where.csv.title": "These rows as comma-separated values",
    "where.cite": "Cite",
    "where.cite.title": "The same page with both dates in its address, so that it stays as it is",
    "dateline.hint.day": "Leave the first empty for today, the second for what is known today.",
}

_REASONS: Final = {
    "where.reason.planned": "only planned",
    "where.reason.ceiling": "a ceiling, not who is there",
    "where.reason.denied": "only denied",
    "where.reason.shared": "shared with other places",
    "where.reason.counted": "counted once, for another of its hosts",
    "where.reason.contained": "part of another figure",
    "where.reason.contributors": "its contributors or missions are counted",
    "where.reason.mission": "its mission, or who has that, is counted as a whole",
}

_MAP: Final = {
    "map.label": "World map: foreign forces reported, by number of senders",
    "map.heading": "Foreign forces reported, by number of senders",
    "map.skip": "Skip the map",
    "map.land": {
        "=0": "{name}: no foreign forces reported",
        "one": "{name}: {n} sender",
        "other": "{name}: {n} senders",
    },
    "map.land.possible": {
        "one": "{name}: {n} sender, possibly",
        "other": "{name}: {n} senders, all possibly",
    },
    "map.land.planned": {
        "one": "{name}: nobody reported present, {n} sender planned",
        "other": "{name}: nobody reported present, {n} senders planned",
    },
    "map.arc": "{sender} in {host}: {figure}; {status}; {evidence}",
    "map.base": {"one": "{name}: {n} user", "other": "{name}: {n} users"},
    "map.legend.0": "none reported",
    "map.legend.1": "1–2",
    "map.legend.2": "3–5",
    "map.legend.3": "6–10",
    "map.legend.4": "more than 10",
    "map.legend.possible": "possible only",
    "map.legend.dots": "Circles: places too small to draw",
    "map.legend.bases": "Bases",
    "map.legend.arc.solid": "certain",
    "map.legend.arc.possible": "possible",
    "map.legend.arc.planned": "planned: shades nothing",
    "map.legend.width": "Wider arcs: over 100, 1,000, 5,000",
    "map.elsewhere": "Not on the map, for they are no countries: {names}.",
    "map.no-sender": "{name} is no country, so no arcs lead from it.",
    "map.borders": "How borders are drawn",
    "map.policy": (
        "Borders follow Natural Earth 1:50m (public domain) and say nothing on whose a land is. Each country "
        "of ISO 3166-1, and Kosovo, is drawn as one: land that Natural Earth draws apart or with another "
        "state stands with the country whose subdivision ISO 3166-2 has it as (Northern Cyprus with Cyprus, "
        "Somaliland with Somalia, Crimea with Ukraine). What is assigned to nobody is left in the colour of "
        "land. Equal Earth projection: areas keep their proportion. Antarctica is left out."
    ),
    "about.totals.title": "Totals",
    "about.totals": (
        "A total is for one day and one question, and counts only what was observed: plans and ceilings are "
        "left out. So is a figure that is part of another. A figure that several hosts share counts once for "
        "its sender and for none of the hosts. A mission, and who has missions, counts once: by its "
        "own figure or by its contributors’. Ranges add as ranges. Every total says what it leaves out, "
        "and why."
    ),
    "about.map": (
        "The map shades a host by how many senders are reported there on the day. Plans and denials shade "
        "nothing. Hatched is a host where every presence is only possible on that day."
    ),
    "map.parts": "Parts of the map",
    "map.part.whole": "All of it",
    "map.part.africa": "Africa",
    "map.part.europe": "Europe",
    "map.part.middle-east": "Middle East",
    "map.part.asia": "Asia",
    "map.part.americas": "Americas",
    "map.part.pacific": "Pacific",
    "map.zoom-in": "Zoom in",
    "map.zoom-out": "Zoom out",
    "map.whole": "Whole map",
}

_REGIONS: Final = {
    "region.northern-africa": "Northern Africa",
    "region.western-africa": "Western Africa",
    "region.middle-africa": "Middle Africa",
    "region.eastern-africa": "Eastern Africa",
    "region.southern-africa": "Southern Africa",
    "region.northern-america": "Northern America",
    "region.caribbean": "Caribbean",
    "region.central-america": "Central America",
    "region.south-america": "South America",
    "region.central-asia": "Central Asia",
    "region.eastern-asia": "Eastern Asia",
    "region.south-eastern-asia": "South-eastern Asia",
    "region.southern-asia": "Southern Asia",
    "region.western-asia": "Western Asia",
    "region.eastern-europe": "Eastern Europe",
    "region.northern-europe": "Northern Europe",
    "region.southern-europe": "Southern Europe",
    "region.western-europe": "Western Europe",
    "region.australia-and-new-zealand": "Australia and New Zealand",
    "region.melanesia": "Melanesia",
    "region.micronesia": "Micronesia",
    "region.polynesia": "Polynesia",
    "region.antarctica": "Antarctica",
}

PRESENCE: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {**_PAGE, **_REASONS, **_MAP, **_REGIONS}
)
"""Key → template, or plural form → template."""
