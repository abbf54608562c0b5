"""Made-up claims about one triple, for the tests of the projection: few dates, so that they interact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from app.domain.dates import parse_single
from app.domain.model import Claim, Document, Money, Personnel, Publisher, Ref, Triple, Via
from app.domain.structure import Structure
from app.domain.vocabulary import (
    PLANNED_STATUSES,
    Category,
    Kind,
    Per,
    Predicate,
    Qualifier,
    Reliability,
    Stance,
    Status,
)

SENDER = Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group")
HOST = Ref("mali", Kind.COUNTRY, "Mali")
NEIGHBOURS = tuple(Ref(name.lower(), Kind.COUNTRY, name) for name in ("Niger", "Chad", "Togo"))
REGION = Ref("sahel", Kind.REGION, "Sahel")
MISSION = Ref("minusma", Kind.MISSION, "MINUSMA")
SECTOR = Ref("minusma-sector-east", Kind.MISSION, "MINUSMA Sector East")
OPERATION = Ref("operation-barkhane", Kind.OPERATION, "Operation Barkhane")
TRIPLE = Triple(SENDER.id, Predicate.DEPLOYED_TO, HOST.id)
WHOLES = {SECTOR.id: (MISSION.id,), HOST.id: (REGION.id,), NEIGHBOURS[0].id: (REGION.id,)}
"""What the entities of the claims are directly part of or located in."""
STRUCTURE = Structure(WHOLES, (MISSION.id, SECTOR.id, OPERATION.id))

_numbers = count(1)


def claim(
    id_: str | None = None,
    *,
    publisher: str = "Yearbook",
    published: str | None = None,
    rating: Reliability | None = None,
    roots: tuple[str, ...] | None = None,
    document: str | None = None,
    best: int | None = None,
    **fields: Any,
) -> Claim:
    """A claim that Wagner Group is deployed to Mali; `best` is its figure, in a document of its own."""
    name = id_ or f"claim-{next(_numbers):05}"
    source = Publisher(publisher.lower(), publisher, rating)
    stated_in = Document(
        document or f"document-{name}", "A title", source, published=published, roots=roots or (source.id,)
    )
    if best is not None:
        fields["personnel"] = Personnel(best=best)
    fields.setdefault("objects", (HOST,))
    return Claim(name, SENDER, Predicate.DEPLOYED_TO, document=stated_in, **fields)


def weak(id_: str | None = None, **fields: Any) -> Claim:
    """A claim of which the information is rated 5, improbable."""
    return claim(id_, credibility=5, **fields)


DATES = (
    *("201X", "2012", "2013", "2013~", "2013-02", "2013-03", "2013-03-10", "2013-03-15", "2013-03-15?"),
    *("2013-22", "2013-24", "2014", "2014-03", "2014-03-31", "2014-04-01", "2014-06%", "2014-XX"),
    *("2016-02-29", "2017", "2017-03-10", "2017-03-11", "2017-04", "2018-01", "2018", "2021"),
    *("[2013-03..2013-05]", "[2014-03-20..2014-04-10]", "[2013,2017]"),
)

_FIGURES: Sequence[dict[str, Any]] = (
    *({"best": 0}, {"best": 420}, {"best": 1000}, {"best": 1000}, {"best": 2450}),
    *({"max": 1200}, {"min": 400}, {"min": 400, "max": 1200}, {"max": 0}, {}),
    *({"min": 400, "best": 1000, "max": 3000}, {"min": 420, "max": 420}),
    {"by_category": ((Category.TROOPS, 300), (Category.POLICE, 40))},
)
_OPTIONS: dict[str, Sequence[Any]] = {
    "as_of": (None, *DATES),
    "published": (None, *DATES),
    "valid_from": (*(None,) * 25, *DATES),
    "valid_to": (*(None,) * 25, *DATES),
    "status": (*(Status.PRESENT,) * 6, *(Status.ENDED,) * 3, Status.LEAVING, *Status),
    "stance": (*(Stance.AFFIRMS,) * 6, Stance.DENIES),
    "publisher": ("Yearbook", "Reuters", "Ministry"),
    "rating": (None, None, *Reliability),
    "roots": (None, ("reuters",), ("reuters", "ministry")),
    "via": ((), (), (Via("Reuters"),), (Via("Ministry"), Via("Reuters"))),
    "credibility": (None, None, 1, 3, 5, 6),
    "objects": ((HOST,), (HOST,), (HOST,), (HOST, *NEIGHBOURS), (HOST, NEIGHBOURS[0])),
    "under": (None, None, None, MISSION, SECTOR, OPERATION),
    "money": (None, None, Money(6e9, "XOF", Per.MONTH)),
    "role": (None, None, "training", "protection"),
    "document": (None, None, None, "document-of-several"),
    "figure": (*(None,) * 5, *_FIGURES),
    "qualifier": (*(Qualifier.EXACTLY,) * 5, *Qualifier),
    "category": (Category.MIXED, Category.MIXED, Category.TROOPS, Category.POLICE),
}
_WIDTH = len(_OPTIONS) + 1


def _from_bytes(number: int, choices: Iterator[int]) -> Claim:
    name = f"claim-{next(choices):03}-{number}"
    fields = {field: values[next(choices) % len(values)] for field, values in _OPTIONS.items()}
    figure, qualifier, category = (fields.pop(each) for each in ("figure", "qualifier", "category"))
    if figure is not None:
        fields["personnel"] = Personnel(qualifier=qualifier, category=category, **figure)
    return sound(claim(name, **fields))


def sound(given: Claim) -> Claim:
    """The claim as it would be accepted: it ends after it begins, and is published after it was observed."""
    if given.valid_from and given.valid_to:
        start, end = parse_single(given.valid_from), parse_single(given.valid_to)
        if end.earliest < start.earliest or end.latest < start.latest:
            given = replace(given, valid_to=given.valid_from)
    published = given.document.published
    observed = [given.as_of, given.valid_from if given.status not in PLANNED_STATUSES else None]
    days = [parse_single(written) for written in observed if written]
    if published and any(each.earliest > parse_single(published).latest for each in days):
        last = max(each.latest for each in days)
        given = replace(given, document=replace(given.document, published=last.isoformat()))
    return given


def claim_sets(most: int = 6) -> st.SearchStrategy[list[Claim]]:
    """A few different claims about the triple, in no order; a byte a field: hypothesis is quick with them."""
    choices = st.binary(min_size=_WIDTH, max_size=_WIDTH)
    return st.lists(choices, min_size=1, max_size=most).map(
        lambda made: [_from_bytes(number, iter(each)) for number, each in enumerate(made)]
    )
