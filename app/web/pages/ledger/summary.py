"""What an episode's ledger says of it: what is shown, the summary, who affirms and who denies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from markupsafe import Markup, escape

from app.domain.evidence import sources_of
from app.domain.model import Claim, Ref
from app.domain.projection.spans import is_weak
from app.domain.standing import Standing
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Figures,
    Phase,
    Qualifier,
)
from app.web import words
from app.web.templates import bdi


def summary(held: Standing, ends: tuple[Ref, Ref], denials: int, *, on: date | None) -> tuple[Markup, ...]:
    """Sum an episode up in hedged sentences, never surer than its sources; `denials` counts who denies."""
    said = [words.told(held, bdi(ends[0].name), bdi(ends[1].name), denials)]
    if stands := words.stands(held.status):
        said.append(escape(stands))
    if held.hosts > 1:
        hosts = words.listed([ends[1].name, *(ref.name for ref in held.shown.shared_with)])
        strength = words.strength(held.shown.personnel)
        said.append(words.say_html("summary.shared", figure=strength, hosts=hosts))
    said += [words.say_html(key) for key in _warnings(held)]
    confirmed = held.last_confirmed or held.start
    if confirmed and (key := _certainty(held.certainty, on)):
        said.append(words.say_html(key, date=words.edtf(confirmed.edtf)))
    return tuple(said)


def denials(denying: Collection[Claim]) -> int:
    """Count the independent sources of claims that deny; those rated unreliable only where all are."""
    heard = [claim for claim in denying if not is_weak(claim)] or denying
    return len({id_ for claim in heard for id_ in sources_of(claim)})


def _warnings(held: Standing) -> Iterable[str]:
    if held.phase is Phase.PLANNED and held.evidence is not Evidence.DENIED:
        yield "summary.plan-only"
    if held.shown.personnel and held.shown.personnel.qualifier is Qualifier.CEILING:
        yield "summary.ceiling"
    if held.figures is Figures.DIFFER:
        yield "summary.differ"


def _certainty(certainty: Certainty, on: date | None) -> str:
    if certainty is Certainty.STALE:
        return "summary.stale"
    if certainty is Certainty.POSSIBLE:
        return "summary.possible.on" if on else "summary.possible"
    return ""
