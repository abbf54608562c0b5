"""The independent reading of the rules in `../shared/oracle`, and its claims as Garrison's."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from app.domain.figures import bounds
from app.domain.model import Claim, Document, Episode, Personnel, Publisher, Ref, Shown, Triple
from app.domain.projection.episodes import project
from app.domain.structure import NO_STRUCTURE, Structure
from app.domain.totals import Total
from app.domain.vocabulary import Category, Kind, Predicate, Qualifier, Reliability, Stance, Status
from tests.domain import adding

SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
TRIPLE: Final = Triple("s", Predicate.DEPLOYED_TO, "x")


NEEDS: Final = {"oracle": (), "props": ("oracle",), "test_oracle": ("oracle", "props")}
"""The oracle's modules, and which others each imports by name."""


@lru_cache(maxsize=len(NEEDS))
def module(name: str) -> ModuleType:
    """Load one of the oracle's modules."""
    for other in NEEDS[name]:
        sys.modules[other] = module(other)
    loading = name if name == "oracle" else f"oracle_{name}"
    spec = importlib.util.spec_from_file_location(loading, SHARED / "oracle" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def claim_of(given: Any) -> Claim:
    """Return a claim of the oracle's as Garrison has it."""
    publisher = Publisher(given.publisher, given.publisher)
    document = Document(
        id=given.document or f"document of {given.id}",
        title="",
        publisher=publisher,
        published=given.published,
        reliability=Reliability(given.rating) if given.rating else None,
        roots=tuple(given.roots),
    )
    return Claim(
        id=given.id,
        subject=_ref(given.subject),
        predicate=Predicate(given.predicate),
        objects=tuple(_ref(each) for each in given.objects),
        document=document,
        status=Status(given.status),
        stance=Stance(given.stance),
        valid_from=given.frm,
        valid_to=given.to,
        as_of=given.as_of,
        personnel=_personnel(given),
        under=_ref(given.under) if given.under else None,
        credibility=given.credibility,
    )


def _personnel(given: Any) -> Personnel | None:
    if (given.min, given.best, given.max) == (None, None, None) and not given.by_category:
        return None
    return Personnel(
        given.min,
        given.best,
        given.max,
        Qualifier(given.qualifier),
        Category(given.category or "mixed"),
        tuple((Category(category), number) for category, number in given.by_category),
    )


def _ref(id_: str) -> Ref:
    return Ref(id_, Kind.COUNTRY, id_)


def structure_of(given: Any) -> Structure:
    """Return the oracle's structure as Garrison has it."""
    wholes: dict[str, set[str]] = {}
    for each in (given.part_of, given.located_in):
        for part, whole in each.items():
            wholes.setdefault(part, set()).update(whole)
    return Structure(wholes, given.missions)


def ours(claims: list[Any], structure: Structure = NO_STRUCTURE, triple: Triple = TRIPLE) -> list[Episode]:
    """Project the oracle's claims."""
    return list(project(triple, [claim_of(each) for each in claims], structure))


def described(episode: Episode, day: date | None) -> dict[str, Any]:
    """Return an episode as the oracle describes it."""
    moment = episode.at(day) if day else None
    out: dict[str, Any] = {
        "claims": sorted(episode.claims),
        "start": episode.start.earliest if episode.start and episode.phase == "actual" else None,
        "end": episode.end.latest if episode.end else None,
        "ends_differ": sorted(episode.ends_differ),
    }
    if day is None:
        return out | {
            "status": str(episode.status),
            "phase": str(episode.phase),
            "evidence": str(episode.evidence),
            "sources": episode.sources,
            "figures": str(episode.figures),
            "value": _value(episode.shown),
            "shown": sorted(episode.shown.figure_claims),
            "last_confirmation": episode.last_confirmed.latest if episode.last_confirmed else None,
        }
    certainty = str(moment.certainty) if moment else "no"
    out |= {
        "status": str(moment.status) if moment and moment.status else None,
        "certainty": "no" if certainty == "stale" else certainty,
        "stale": certainty == "stale",
    }
    if moment is None or moment.status is None:
        return out
    return out | {
        "evidence": str(moment.evidence),
        "sources": moment.sources,
        "figures": str(moment.figures),
        "value": _value(moment.shown),
        "shown": sorted(moment.shown.figure_claims),
    }


def theirs(episode: Any, day: date | None) -> dict[str, Any]:
    """Return the oracle's description, of what Garrison says."""
    out = dict(episode.describe(day))
    out["sources"] = len(out["sources"])
    out["shown"] = sorted(out["shown"])
    if day is not None and out["status"] is None:
        for name in ("evidence", "sources", "figures", "value", "shown"):
            del out[name]
    return out


def _value(shown: Shown) -> tuple[int | None, ...] | None:
    return None if shown.personnel is None else tuple(bounds(shown.personnel) or ())


def added_up(
    claims: list[Any], structure: Structure, day: date, *, sender: str | None = None, host: str | None = None
) -> Total:
    """Add up what the oracle's claims say of a question on a day."""
    hosts = None if host is None else [host]
    return adding.added_up(map(claim_of, claims), day, structure=structure, sender=sender, hosts=hosts)
