"""Made-up claims about one triple, for the tests of the projection: few dates, so that they interact."""

from __future__ import annotations

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

_dates = st.none() | st.sampled_from(DATES)
_statuses = st.sampled_from([Status.PRESENT, Status.ENDED, Status.PLANNED, *Status])
_figures = st.builds(
    Personnel,
    min=st.sampled_from([None, None, 0, 400, 1000]),
    best=st.sampled_from([None, 0, 420, 1000, 1000, 2450]),
    max=st.sampled_from([None, None, 1200, 3000]),
    qualifier=st.sampled_from(Qualifier),
    category=st.sampled_from([Category.MIXED, Category.TROOPS, Category.INSTRUCTORS]),
)
_publishers = st.sampled_from(["Reuters", "Yearbook", "Ministry"])


@st.composite
def _claims(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "publisher": draw(_publishers),
        "published": draw(_dates),
        "rating": draw(st.sampled_from([None, *Reliability])),
        "roots": draw(st.sampled_from([None, ("reuters",), ("reuters", "ministry")])),
        "via": draw(st.sampled_from([(), (), (Via("Reuters"),), (Via("Ministry"), Via("Reuters"))])),
        "credibility": draw(st.sampled_from([None, 1, 3, 5, 6])),
        "as_of": draw(_dates),
        "valid_from": draw(_dates),
        "valid_to": draw(_dates),
        "status": draw(_statuses),
        "stance": draw(st.sampled_from([Stance.AFFIRMS, Stance.AFFIRMS, Stance.AFFIRMS, Stance.DENIES])),
        "personnel": draw(st.none() | _figures),
        "objects": draw(st.sampled_from([(HOST,), (HOST,), (HOST, *NEIGHBOURS)])),
        "under": draw(st.sampled_from([None, None, MISSION, OPERATION])),
        "money": draw(st.sampled_from([None, None, Money(6e9, "XOF", Per.MONTH)])),
        "role": draw(st.sampled_from([None, None, "training", "protection"])),
    }


@st.composite
def claim_sets(draw: st.DrawFn, most: int = 6) -> list[Claim]:
    """A few different claims about the triple, in no order."""
    made = draw(st.lists(_claims(), min_size=1, max_size=most))
    names = draw(st.permutations([f"claim-{n}" for n in range(len(made))]))
    return [claim(name, **fields) for name, fields in zip(names, made, strict=True)]
