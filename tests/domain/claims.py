"""Made-up claims about one triple, for the tests of the projection: few dates, so that they interact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from hypothesis import strategies as st

from app.domain.model import Claim, Document, Money, Personnel, Publisher, Ref, Triple, Via
from app.domain.vocabulary import Category, Kind, Per, Predicate, Qualifier, Reliability, Stance, Status

SENDER = Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group")
HOST = Ref("mali", Kind.COUNTRY, "Mali")
NEIGHBOURS = tuple(Ref(name.lower(), Kind.COUNTRY, name) for name in ("Niger", "Chad", "Togo"))
MISSION = Ref("minusca", Kind.MISSION, "MINUSCA")
OPERATION = Ref("operation-barkhane", Kind.OPERATION, "Operation Barkhane")
TRIPLE = Triple(SENDER.id, Predicate.DEPLOYED_TO, HOST.id)

_numbers = count(1)


def claim(
    id_: str | None = None,
    *,
    publisher: str = "Yearbook",
    published: str | None = None,
    rating: Reliability | None = None,
    roots: tuple[str, ...] | None = None,
    best: int | None = None,
    **fields: Any,
) -> Claim:
    """A claim that Wagner Group is deployed to Mali, by a document of its own; `best` is its figure."""
    name = id_ or f"claim-{next(_numbers):05}"
    source = Publisher(publisher.lower(), publisher, rating)
    document = Document(
        f"document-{name}", "A title", source, published=published, roots=roots or (source.id,)
    )
    if best is not None:
        fields["personnel"] = Personnel(best=best)
    fields.setdefault("objects", (HOST,))
    return Claim(name, SENDER, Predicate.DEPLOYED_TO, document=document, **fields)


DATES = (
    *("201X", "2012", "2013", "2013~", "2013-02", "2013-03", "2013-03-10", "2013-03-15", "2013-03-15?"),
    *("2013-22", "2013-24", "2014", "2014-03", "2014-03-31", "2014-04-01", "2014-06%", "2014-XX"),
    *("2016-02-29", "2017", "2017-03-10", "2017-03-11", "2017-04", "2018-01", "2018", "2021"),
)

_OPTIONS: dict[str, Sequence[Any]] = {
    "as_of": (None, *DATES),
    "published": (None, *DATES),
    "valid_from": (*(None,) * 25, *DATES),
    "valid_to": (*(None,) * 25, *DATES),
    "status": (*(Status.PRESENT,) * 6, Status.ENDED, *Status),
    "stance": (Stance.AFFIRMS, Stance.AFFIRMS, Stance.AFFIRMS, Stance.DENIES),
    "publisher": ("Yearbook", "Reuters", "Ministry"),
    "rating": (None, *Reliability),
    "roots": (None, ("reuters",), ("reuters", "ministry")),
    "via": ((), (), (Via("Reuters"),), (Via("Ministry"), Via("Reuters"))),
    "credibility": (None, 1, 3, 5, 6),
    "objects": ((HOST,), (HOST,), (HOST, *NEIGHBOURS)),
    "under": (None, None, MISSION, OPERATION),
    "money": (None, None, Money(6e9, "XOF", Per.MONTH)),
    "role": (None, None, "training", "protection"),
}
_FIGURE_OPTIONS: dict[str, Sequence[Any]] = {
    "best": (None, 0, 420, 1000, 1000, 2450),
    "min": (*(None,) * 6, 0, 400, 1000),
    "max": (*(None,) * 6, 1200, 3000),
    "qualifier": (*(Qualifier.EXACTLY,) * 5, *Qualifier),
    "category": (Category.MIXED, Category.TROOPS, Category.INSTRUCTORS),
}
_WIDTH = len(_OPTIONS) + len(_FIGURE_OPTIONS) + 2


def _chosen(options: dict[str, Sequence[Any]], choices: Iterator[int]) -> dict[str, Any]:
    return {field: values[next(choices) % len(values)] for field, values in options.items()}


def _from_bytes(number: int, choices: Iterator[int]) -> Claim:
    name = f"claim-{next(choices):03}-{number}"
    fields = _chosen(_OPTIONS, choices)
    figure = Personnel(**_chosen(_FIGURE_OPTIONS, choices))
    return claim(name, personnel=figure if next(choices) % 3 else None, **fields)


def claim_sets(most: int = 6) -> st.SearchStrategy[list[Claim]]:
    """A few different claims about the triple, in no order; a byte a field: hypothesis is quick with them."""
    choices = st.binary(min_size=_WIDTH, max_size=_WIDTH)
    return st.lists(choices, min_size=1, max_size=most).map(
        lambda made: [_from_bytes(number, iter(each)) for number, each in enumerate(made)]
    )
