"""The keyboard map: which keys do what, and on which pages. Pages list it; the scripts listen to the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys pressed together, or each of them alone (`→`, `←`), and the key of the message on what they do.

    A key with a name (`Enter`) is written by the message `cap.Enter`, any other as it is.
    """

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class Group:
    """Shortcuts of one place; `title` is the key of the message that names it."""

    title: str
    shortcuts: tuple[Shortcut, ...]


EVERYWHERE: Final = Group(
    "keys.everywhere",
    (
        Shortcut(("/",), "keys.search"),
        Shortcut(("d",), "keys.dates"),
        Shortcut(("?",), "keys.list"),
        Shortcut(("Escape",), "keys.close"),
    ),
)
SEARCH: Final = Group(
    "keys.suggestions",
    (
        Shortcut(("↓", "↑"), "keys.choose"),
        Shortcut(("Enter",), "keys.go"),
    ),
)
EXPLORER: Final = Group(
    "keys.explorer",
    (
        Shortcut(("←", "→", "↑", "↓"), "keys.neighbour"),
        Shortcut(("r", "R"), "keys.relationship"),
        Shortcut(("o",), "keys.open"),
        Shortcut(("Enter",), "keys.expand"),
        Shortcut(("Shift", "Enter"), "keys.collapse"),
        Shortcut(("Backspace",), "keys.hide"),
        Shortcut(("Escape",), "keys.deselect"),
        Shortcut(("x",), "keys.mark"),
        Shortcut(("c",), "keys.connect"),
        Shortcut((",", "."), "keys.step"),
        Shortcut(("p",), "keys.pin"),
        Shortcut(("l",), "keys.link"),
        Shortcut(("a",), "keys.add"),
        Shortcut(("v",), "keys.filters"),
        Shortcut(("t",), "keys.time"),
        Shortcut(("i",), "keys.panel"),
        Shortcut(("f",), "keys.fit"),
        Shortcut(("+", "−"), "keys.zoom"),
        Shortcut(("Ctrl", "z"), "keys.undo"),
        Shortcut(("Ctrl", "Shift", "z"), "keys.redo"),
    ),
)
AROUND: Final = Group(
    "keys.around",
    (
        Shortcut(("PageUp", "PageDown"), "keys.year"),
        Shortcut(("Escape",), "keys.back"),
    ),
)
ALL: Final = (EVERYWHERE, SEARCH, EXPLORER, AROUND)


def shortcuts_of(path: str) -> tuple[Group, ...]:
    """Return the shortcuts that work on the page at `path`."""
    return ALL if path == "/explore" else (EVERYWHERE, SEARCH)
