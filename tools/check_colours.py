"""Say whether the colours of `static/css/tokens.css` can be read, and told apart without full colour vision.

    python tools/check_colours.py [FILE]

Computes, for light and dark: the contrast of WCAG 2.2 against the lightest and darkest ground a colour stands
on, and how far apart (CIEDE2000) colours are that must not be taken for each other, as seen with normal
vision and with protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, severity 1).
Exit status: 0 all floors held, 1 a colour is below one, 2 the file lacks a colour.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Final

from coloraide import Color

TOKENS: Final = Path(__file__).resolve().parent.parent / "static" / "css" / "tokens.css"
MODES: Final = ("light", "dark")
GROUNDS: Final = ("paper", "surface", "sunken")
SIGHTS: Final = ("normal", "protan", "deutan", "tritan")

TEXT: Final = 4.5
"""WCAG 2.2, 1.4.3: text below 18 pt."""
SHAPE: Final = 3.0
"""WCAG 2.2, 1.4.11: what must be seen to be understood, and the edges of controls."""

WORDS: Final = (
    *("ink", "ink-2", "ink-3", "accent", "disputed", "denied"),
    *("planned", "present", "reducing", "ended"),
)
SHAPES: Final = (
    *("line-strong", "present-fill", "reducing-fill"),
    *("k-neutral", "k-state", "k-nonstate", "k-multi", "k-deed"),
)
ON: Final = (
    # text, the ground it stands on besides those of `GROUNDS`
    ("on-accent", "accent"),
    *((text, ground) for ground in ("select", "past", "mark") for text in ("ink", "ink-2")),
    *(("accent", ground) for ground in ("select", "past")),
    ("ink-3", "select"),
    ("paper", "ink-2"),
)
APART: Final = (
    # colours that stand beside each other and mean different things, and the least CIEDE2000 between two.
    # Kinds are told by their shapes too, statuses by glyph and word; grey relies on those.
    (("k-neutral", "k-state", "k-nonstate", "k-multi", "k-deed"), 15.0),
    (("planned", "present", "reducing"), 15.0),
    (("planned", "present-fill", "reducing-fill", "ended-fill"), 9.0),
    (("m1", "m2", "m3", "m4"), 8.0),
)

Palette = Mapping[str, Color]


def palettes(css: str) -> Mapping[str, Palette]:
    """Read every `--name: light-dark(#…, #…)`: mode → name → colour."""
    pairs = re.findall(r"--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)", css)
    return {mode: {name: Color(pair[at]) for name, *pair in pairs} for at, mode in enumerate(MODES)}


def contrasts(palette: Palette) -> Iterator[tuple[str, float, float]]:
    """Yield what stands on what, its contrast (on the worst ground it has), and the floor it has to hold."""
    for names, floor in ((WORDS, TEXT), (SHAPES, SHAPE)):
        for name in names:
            yield name, min(palette[name].contrast(palette[ground]) for ground in GROUNDS), floor
    for text, ground in ON:
        yield f"{text} on {ground}", palette[text].contrast(palette[ground]), TEXT


def distances(palette: Palette) -> Iterator[tuple[str, float, float]]:
    """Yield the closest two of each group under each sight, how far apart they are, and the floor."""
    for names, floor in APART:
        for sight in SIGHTS:
            seen = {name: as_seen(palette[name], sight) for name in names}
            distance, one, other = min(
                (seen[one].delta_e(seen[other], method="2000"), one, other)
                for one, other in combinations(names, 2)
            )
            yield f"{one} from {other}, {sight}", distance, floor


def as_seen(colour: Color, sight: str) -> Color:
    """Return a colour as it appears with full colour vision (`normal`) or without one of the three cones."""
    if sight == "normal":
        return colour
    return colour.filter(sight, method="machado").convert("srgb").clip()


def main(arguments: list[str]) -> int:
    """Check the file; say what is below its floor."""
    path = Path(arguments[0]) if arguments else TOKENS
    checked, faults = 0, list[str]()
    try:
        for mode, palette in palettes(path.read_text(encoding="utf-8")).items():
            for measured in (contrasts(palette), distances(palette)):
                for what, value, floor in measured:
                    checked += 1
                    faults += [f"{mode}: {what}: {value:.2f}, at least {floor:g}"] if value < floor else []
    except KeyError as error:
        sys.stderr.write(f"{path.name} has no colour {error} written with light-dark().\n")
        return 2
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    if not faults:
        sys.stdout.write(f"Colours: {checked} contrasts and distances hold, in light and dark.\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
