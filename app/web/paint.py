"""How the shapes of charts are filled: by a class of the style sheet, or a pattern of the page's sprite."""

from __future__ import annotations

from typing import Final, NamedTuple

from markupsafe import Markup


class Paint(NamedTuple):
    """A class or the id of a pattern; templates write it as an attribute: `<rect {{ paint }}>`."""

    css: str = ""
    pattern: str = ""

    def __html__(self) -> Markup:
        """Return the attribute."""
        if self.pattern:
            return Markup('fill="url(#{})"').format(self.pattern)
        return Markup('class="{}"').format(self.css)


OUTLINED: Final = Paint(css="o-ahead")
"""Dotted round nothing: what is planned."""


def full(hue: str) -> Paint:
    """Return the paint of what is certain, in the hue of a status."""
    return Paint(css=f"f-{hue}")


def hatched(hue: str) -> Paint:
    """Return the paint of what is possible, or shared."""
    return Paint(pattern=f"hatch-{'planned' if hue == 'ahead' else hue}")
