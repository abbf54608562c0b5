"""What stands round every page, in English: masthead, dateline, footer, keyboard, and common acts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_FRAME: Final = {
    "site": "Garrison",
    "page.title": "{title} – Garrison",
    "skip": "Skip to the content",
    "nav.main": "Main",
    "nav.folded": "Main, folded",
    "nav.menu": "Menu",
    "nav.site": "Site",
    "nav.explore": "Explore",
    "nav.presence": "Presence",
    "nav.timeline": "Timeline",
    "nav.about": "Data and method",
    "nav.api": "API",
    "version": "Garrison {version}",
    "made-at": "Page made {instant}",
    "try-again": "Try again",
    "close": "Close",
    "open-in-explorer": "Open in explorer",
    "dates.label": "Dates shown",
    "dates.change": "Change dates",
    "dates.on": "True on",
    "dates.known": "As known on",
    "dates.help": "Leave the first empty for all times, the second for what is known today.",
    "dates.show": "Show",
    "dates.today": "Back to today",
}

_KEYS: Final = {
    "keys.title": "Keyboard",
    "keys.everywhere": "On every page",
    "keys.search": "Search",
    "keys.dates": "Change the dates",
    "keys.list": "The keys of this page",
    "keys.close": "Close what is open",
    "keys.suggestions": "In a search box",
    "keys.choose": "Choose among the suggestions",
    "keys.go": "Go to the one chosen, or search",
    "keys.explorer": "On the picture of the explorer",
    "keys.neighbour": "Go to the neighbour on that side",
    "keys.relationship": "The next and the previous relationship: of the answer shown, else of this entity",
    "keys.open": "Open its dossier, or its ledger",
    "keys.add": "Find an entity, or add one",
    "keys.filters": "Go to the filters",
    "keys.time": "Go to the slider of time",
    "keys.panel": "Go to the details",
    "keys.around": "Around the picture",
    "keys.year": "On the slider: to the year after, to the year before",
    "keys.back": "Back to the picture",
    "keys.expand": "Fetch its neighbours",
    "keys.collapse": "Fold them away",
    "keys.hide": "Hide it",
    "keys.deselect": "Choose nothing",
    "keys.fit": "Fit the picture to the window",
    "keys.zoom": "Closer, farther",
    "keys.undo": "Undo",
    "keys.redo": "Redo",
    "cap.Enter": "Enter",
    "cap.Escape": "Esc",
    "cap.Shift": "Shift",
    "cap.Backspace": "Backspace",
    "cap.Ctrl": "Ctrl",
    "cap.PageUp": "Page up",
    "cap.PageDown": "Page down",
}

FRAME: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType({**_FRAME, **_KEYS})
"""Key → template, or plural form → template."""
