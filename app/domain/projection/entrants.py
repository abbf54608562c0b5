"""Rule 7 of the projection: claims as they compete for having their figure, or another value, shown."""

from __future__ import annotations

from typing import Final

from app.domain.evidence import sources_of
from app.domain.figures import NOBODY, Bounds, Figure, Scope
from app.domain.model import Claim
from app.domain.projection.spans import Dated, Reading, Says, days_of
from app.domain.vocabulary import Qualifier, Reliability

_R = Reliability
_SOURCE_ORDER: Final = {_R.A: 0, _R.B: 1, _R.C: 2, _R.D: 3, None: 4, _R.F: 4, _R.E: 5}
_INFORMATION_ORDER: Final = {1: 0, 2: 1, 3: 2, 4: 3, None: 4, 6: 4, 5: 5}


def figure(reading: Reading) -> Figure | None:
    """Return the figure a claim gives; None where it denies or gives no number."""
    personnel = reading.claim.personnel
    if reading.numbers is None or personnel is None or reading.says is Says.DENIAL:
        return None
    hosts = frozenset(host.id for host in reading.claim.objects)
    return entrant(reading, Scope(hosts, reading.under, personnel.category), reading.numbers)


def entrant(reading: Reading, scope: Scope, numbers: Bounds = NOBODY) -> Figure:
    """Return what decides where a value of a claim is shown; any value's, not only a number's."""
    personnel = reading.claim.personnel
    return Figure(
        claim=reading.claim.id,
        sender=reading.claim.subject.id,
        scope=scope,
        bounds=numbers,
        when=days_of(reading.when) if isinstance(reading, Dated) else None,
        span=reading.span if isinstance(reading, Dated) else None,
        age=reading.age,
        merit=(*rating_order(reading.claim), *reading.appeared, -len(sources_of(reading.claim))),
        document=reading.claim.document.id,
        planned=reading.says is Says.PLAN,
        weak=reading.is_weak,
        ceiling=personnel is not None and personnel.qualifier is Qualifier.CEILING,
        absent=reading.says is Says.ABSENCE,
        personnel=personnel,
    )


def rating_order(claim: Claim) -> tuple[int, int]:
    """Return what orders claims by rating, the best least: the source's, then the information's.

    Admiralty F and 6 say that nothing can be said: they are unrated, as no rating is, and come after D and 4.
    """
    return (_SOURCE_ORDER[claim.document.rating], _INFORMATION_ORDER[claim.credibility])
