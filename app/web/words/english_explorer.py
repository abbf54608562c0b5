"""What the explorer says, in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXPLORER: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        "explorer.title": "{names}, explorer",
        "explorer.title.none": "Explorer",
        "explorer.heading": "Explorer: {names}",
        "explorer.heading.none": "Explorer: the most connected part",
        "explorer.size": {
            "one one": "{n} entity, {m} relationship.",
            "one other": "{n} entity, {m} relationships.",
            "other one": "{n} entities, {m} relationship.",
            "other other": "{n} entities, {m} relationships.",
        },
        "explorer.shown": {
            "one one": "{n} of {m} neighbour of {name} shown.",
            "one other": "{n} of {m} neighbours of {name} shown.",
            "other one": "{n} of {m} neighbour of {name} shown.",
            "other other": "{n} of {m} neighbours of {name} shown.",
        },
        "explorer.barred": {
            "one": "{n} more does not pass the filters, or is hidden by hand.",
            "other": "{n} more do not pass the filters, or are hidden by hand.",
        },
        "explorer.more": {"one": "Show {n} more", "other": "Show {n} more"},
        "explorer.truncated": (
            "Only the {n} best evidenced entities are in the picture; there are more within reach."
        ),
        "explorer.hidden-by-hand": {
            "one": "{n} entity was hidden by hand.",
            "other": "{n} entities were hidden by hand.",
        },
        "explorer.left-out": {
            "=0": "No entity here has neighbours outside the picture.",
            "one": "{n} entity here has neighbours outside the picture.",
            "other": "{n} entities here have neighbours outside the picture.",
        },
        "explorer.outside": {"one": "{n} neighbour left out", "other": "{n} neighbours left out"},
        "explorer.soft": (
            "The picture holds {n} entities: beyond {m} it is hard to read. The table may serve better."
        ),
        "explorer.hard": (
            "The picture holds as many entities as it can, {n}. The table and the filters say more."
        ),
        "explorer.absent": "Not in view: {values}",
        "explorer.empty": "Nothing is recorded yet.",
        "explorer.empty.next": "Load claims with “garrison load”, or add one through the API.",
        "explorer.alone": "Nothing is recorded about {name}.",
        "explorer.alone.on": "Nothing is recorded about {name} for {day}.",
        "explorer.alone.filtered": "Nothing about {name} passes the filters.",
        "explorer.gone": "This is no longer in the graph as it is known.",
        "explorer.nothing": "Nothing is selected.",
        "explorer.nothing.next": (
            "Choose an entity or a relationship: in the picture with a click or the arrow keys, "
            "or in the table."
        ),
        "explorer.hint": (
            "Double click or Enter brings neighbours, Backspace hides, f fits. ? lists all keys."
        ),
        "explorer.legend.certain": "certain",
        "explorer.legend.possible": "possible",
        "explorer.legend.not-yet": "not yet",
        "explorer.legend.stale": "not confirmed for three years",
        "explorer.legend.no": "not on that day",
        "explorer.legend.how": (
            "Thicker lines have two or more independent sources. Only presence carries the colour "
            "of its status."
        ),
        "explorer.evidence.claimed": "one source",
        "explorer.evidence.corroborated": "two or more",
        "explorer.evidence.disputed": "disputed",
        "explorer.evidence.denied": "denied",
        "explorer.depth": {"one": "{n} step", "other": "{n} steps"},
        "explorer.no-rows": "No relationships.",
        "explorer.more-rows": {
            "one": "Show {n} more relationship in the table",
            "other": "Show {n} more relationships in the table",
        },
        "explorer.known": {
            "=0": "No relationships are recorded.",
            "one": "{n} relationship is recorded.",
            "other": "{n} relationships are recorded.",
        },
        "explorer.best": {"one": "The relationship", "other": "The best evidenced"},
        "explorer.rest": {"one": "And {n} more:", "other": "And {n} more:"},
        "explorer.rest.where": "see the dossier",
        "explorer.rests-on": "What it rests on",
        "undo": "Undo",
        "explorer.ledger": "Open the claim ledger",
        "explorer.do.dossier": "Dossier",
        "explorer.do.start": "Start here",
        "explorer.do.expand": "Expand",
        "explorer.do.collapse": "Collapse",
        "explorer.do.hide": "Hide",
        "explorer.filters.shown": "Shown",
        "explorer.filters.left-out": "What is left out?",
        "explorer.filters.all": "all",
        "explorer.filters.apply": "Apply",
        "explorer.relationships": "Relationships",
        "explorer.entities": "Entities",
        "explorer.tables": "The picture as tables",
        "explorer.table.relationships": "Relationships in the picture",
        "explorer.table.entities": "Entities in the picture",
        "explorer.column.from": "From",
        "explorer.column.relationship": "Relationship",
        "explorer.column.to": "To",
        "explorer.column.name": "Name",
        "explorer.column.kind": "Kind",
        "explorer.column.left-out": "Neighbours left out",
        "explorer.column.do": "Do",
        "explorer.from-here": "From here",
        "explorer.what-left-out": "What is left out",
        "explorer.show-again": "Show again",
        "explorer.remove": "Remove {name}",
        "explorer.add": "Add an entity",
        "explorer.add.first": "Start from an entity",
        "explorer.found": "Found",
        "explorer.to-picture": "Skip the filters",
        "explorer.steps": "Steps from the centre",
        "explorer.graph": "Graph",
        "explorer.fit": "Fit",
        "explorer.zoom-in": "Zoom in",
        "explorer.zoom-out": "Zoom out",
        "explorer.tabs": "Below the graph",
        "explorer.tab.detail": "Detail",
        "explorer.tab.table": "Table",
        "explorer.tab.filters": "Filters",
        "explorer.keys": (
            "Arrow keys move between neighbours, Enter brings neighbours, Shift and Enter takes them away, "
            "r goes from relationship to relationship, o opens a page about it, Backspace hides, f fits the "
            "picture, Control and Z undoes. v leads to the filters, t to the slider of time, i to the "
            "details, and Escape back."
        ),
        # What the script says by itself, through the live region.
        "explorer.script.fetching": "Fetching the neighbours of {name}.",
        "explorer.script.not-expanded": "Nothing was expanded here.",
        "explorer.script.focus": "The picture is about this one: it stays.",
        "explorer.script.nothing-undone": "There is nothing to undo.",
        "explorer.script.not-found": "Nothing found for “{q}”.",
        "explorer.script.no-neighbour": "No neighbour lies that way.",
        "explorer.script.choose": "Choose a node first, with the arrow keys.",
        "explorer.script.no-relationship": "It has no relationship here.",
        "explorer.script.relationship": "{subject}, {predicate}: {object}, {status}. {place} of {count}.",
        "explorer.script.away": "The server does not answer. Nothing is lost: try again in a moment.",
        "explorer.script.refused": "The server refused this ({status}).",
        "explorer.script.hidden": "{name} was hidden.",
        "explorer.script.collapsed": "What {name} had brought was folded away.",
        "explorer.day": "On the chosen day",
        "explorer.day.today": "Today",
    }
)
"""Key → template, or plural form → template."""
