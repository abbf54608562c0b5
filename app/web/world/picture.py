"""What the map shows of who is where: shades by number of senders, arcs of what is selected, bases. Pure.

Plans and denials never shade a country; a host where all is only possible is hatched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.figures import rank
from app.domain.model import Ref
from app.domain.places.countries import table
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Kind, Phase
from app.graph.standing.bases import Site
from app.web import words
from app.web.world.equal_earth import from_edge, place
from app.web.world.shapes import Shape, world
from app.web.world.view import Box, View, box, framed, whole

CLASSES: Final = (2, 5, 10)
"""The most senders of each class but the last."""
_WIDTHS: Final = (100, 1_000, 5_000)
"""The largest figure of each width of an arc but the last."""

Form = Literal["solid", "possible", "planned"]
_SAMPLES: Final[dict[Form, str]] = {"solid": "present", "possible": "present", "planned": "ahead"}
"""The forms of arcs as a legend lists them, each in the hue of a sample."""
Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Land:
    """A country. `shade` 0: nobody is reported there; 1 to 4 by number of senders; `title` in words."""

    id: str
    shape: Shape
    shade: int
    is_possible: bool
    url: str
    title: str

    @property
    def css(self) -> str:
        """The classes of its outline."""
        return "maybe" if self.is_possible else f"land {self.tone}".rstrip()

    @property
    def tone(self) -> str:
        """The class of its shade, also of the dot of a small one; "" where nobody is reported."""
        return f"s{self.shade}" if self.shade else ""


@dataclass(frozen=True, slots=True)
class Arc:
    """From a sender to a host: SVG path data; `hue` is the colour class of the status, `width` 1 to 4."""

    path: str
    form: Form
    hue: str
    width: int
    episode: str
    title: str

    @property
    def css(self) -> str:
        """The classes of its line."""
        return _line(self.form, self.width, self.hue)


@dataclass(frozen=True, slots=True)
class Spot:
    """A base."""

    x: float
    y: float
    base: Ref
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The map. `box` is the part of it in view at first, `home` that to come back to.

    `elsewhere` are hosts that are no country, so not on it.
    """

    box: Box
    home: Box
    lands: tuple[Land, ...]
    arcs: tuple[Arc, ...]
    spots: tuple[Spot, ...]
    unassigned: str
    elsewhere: tuple[Ref, ...]

    @property
    def view_box(self) -> str:
        """The part in view, as SVG says it."""
        return " ".join(str(number) for number in self.box)

    @property
    def home_box(self) -> str:
        """The part to come back to, likewise."""
        return " ".join(str(number) for number in self.home)

    @property
    def scale(self) -> float:
        """By what stripes are drawn smaller, so that they are as wide on the screen whatever is in view."""
        return round(self.box[2] / whole()[2], 3)

    @property
    def arc_keys(self) -> tuple[tuple[Form, str], ...]:
        """The forms its arcs take, each with the classes of its sample in the legend."""
        found = {arc.form for arc in self.arcs}
        return tuple((form, _line(form, 2, hue)) for form, hue in _SAMPLES.items() if form in found)

    @property
    def has_possible(self) -> bool:
        """Whether any country is hatched."""
        return any(land.is_possible for land in self.lands)


def picture(
    edges: Sequence[Standing],
    refs: Mapping[str, Ref],
    address: Address,
    *,
    has_arcs: bool = False,
    sites: Iterable[Site] = (),
    within: Iterable[str] = (),
    view: View | None = None,
) -> Picture:
    """Draw deployments of a day. `address` gives the link of a country; `within` are countries to zoom to.

    `view` is what the reader wants in view instead: left, top and width in the map's units.
    """
    by_host: dict[str, list[Standing]] = defaultdict(list)
    for edge in edges:
        by_host[edge.target].append(edge)
    shapes = world().countries
    home = box(within)
    return Picture(
        framed(*view) if view else home,
        home,
        tuple(_land(id_, shape, by_host.get(id_, ()), address) for id_, shape in shapes.items()),
        tuple(_arcs(edges, refs)) if has_arcs else (),
        tuple(_spots(sites)),
        world().unassigned,
        tuple(refs[id_] for id_ in by_host if id_ not in shapes and refs[id_].kind is not Kind.BASE),
    )


def shade(senders: int) -> int:
    """Return the class of a number of senders: 0 for none, 1 to 4."""
    return 0 if not senders else 1 + sum(senders > most for most in CLASSES)


def _land(id_: str, shape: Shape, here: Sequence[Standing], address: Address) -> Land:
    there = [edge for edge in here if edge.phase is Phase.ACTUAL and edge.evidence is not Evidence.DENIED]
    senders = {edge.source for edge in there}
    certain = any(edge.certainty is Certainty.CERTAIN for edge in there)
    planned = len({edge.source for edge in here if edge.phase is Phase.PLANNED})
    name = table().by_id[id_].ref.name
    if planned and not senders:
        title = words.say("map.land.planned", n=planned, name=name)
    else:
        is_hedged = bool(senders) and not certain
        title = words.say("map.land.possible" if is_hedged else "map.land", n=len(senders), name=name)
    return Land(id_, shape, shade(len(senders)), bool(senders) and not certain, address(id_), title)


def _arcs(edges: Iterable[Standing], refs: Mapping[str, Ref]) -> Iterable[Arc]:
    """Yield the arcs between countries, the thin ones last so that they lie above."""
    drawn = [(edge, path) for edge in edges if (path := _path(edge))]
    for edge, path in sorted(drawn, key=lambda one: (-_width(one[0]), one[0].id)):
        hosts = edge.hosts
        said = words.say(
            "map.arc",
            sender=refs[edge.source].name,
            host=refs[edge.target].name,
            figure=words.personnel(edge.shown.personnel, hosts),
            status=words.status(edge.status, edge.certainty),
            evidence=words.evidence(edge.evidence, edge.sources),
        )
        yield Arc(path, _form(edge), words.status_hue(edge.status), _width(edge), edge.id, said)


def _line(form: Form, width: int, hue: str) -> str:
    return f"arc {form} w{width} a-{hue}"


def _path(edge: Standing) -> str:
    shapes = world().countries
    start, end = shapes.get(edge.source), shapes.get(edge.target)
    if start is None or end is None:
        return ""
    dx, dy = end.x - start.x, end.y - start.y
    # Bent to the left of its way by a fifth of its length, so that there and back are two arcs.
    bend = f"{start.x + dx / 2 + dy / 5:.0f} {start.y + dy / 2 - dx / 5:.0f}"
    return f"M{start.x} {start.y}Q{bend} {end.x} {end.y}"


def _form(edge: Standing) -> Form:
    if edge.phase is Phase.PLANNED:
        return "planned"
    return "solid" if edge.certainty is Certainty.CERTAIN else "possible"


def _width(edge: Standing) -> int:
    """Return the width's class; a figure that hosts share says nothing of one of them."""
    number = 0 if edge.shown.shared_with else rank(edge.shown.personnel)
    return 1 + sum(number > most for most in _WIDTHS)


def _spots(sites: Iterable[Site]) -> Iterable[Spot]:
    for site in sites:
        x, y = place(site.latitude, from_edge(site.longitude))
        title = words.say("map.base", name=site.base.name, n=len(site.users))
        yield Spot(round(x, 1), round(y, 1), site.base, title)
