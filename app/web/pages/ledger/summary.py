"""What an episode's ledger says of it: what is shown, the summary, who affirms and who denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from markupsafe import Markup, escape

from app.domain.evidence import is_discounted, sources_of
from app.domain.model import Claim, Episode, Moment, Ref, Shown
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Figures,
    Phase,
    Predicate,
    Qualifier,
    Stance,
    Status,
)
from app.web import words


@dataclass(frozen=True, slots=True)
class View:
    """An episode as it is shown: on a day, or over all times with its certainty today."""

    subject: Ref
    predicate: Predicate
    object: Ref
    status: Status
    phase: Phase
    evidence: Evidence
    sources: int
    figures: Figures
    certainty: Certainty
    shown: Shown

    @property
    def hosts(self) -> int:
        """How many hosts the shown figure is for."""
        return len(self.shown.shared_with) + 1


def view(episode: Episode, subject: Ref, object_: Ref, on: date | None, today: date) -> View | None:
    """Return what to show of an episode; None where it has no status on the day asked for."""
    moment: Moment | None = episode.on(on) if on else None
    if on and moment is None:
        return None
    held: Episode | Moment = moment or episode
    return View(
        subject,
        episode.triple.predicate,
        object_,
        held.status or episode.status,
        held.phase,
        held.evidence,
        held.sources,
        held.figures,
        moment.certainty if moment else episode.certainty_on(today),
        held.shown,
    )


def summary(
    view: View, claims: Sequence[Claim], confirmed: str | None, *, on: date | None
) -> tuple[Markup, ...]:
    """Sum an episode up in hedged sentences, never surer than its sources."""
    said = [words.hedge(_headline(view), view.evidence, view.sources, denials(claims))]
    if stands := words.stands(view.status):
        said.append(escape(stands))
    if view.hosts > 1:
        hosts = words.listed([view.object.name, *(ref.name for ref in view.shown.shared_with)])
        strength = words.strength(view.shown.personnel)
        said.append(words.say_html("summary.shared", figure=strength, hosts=hosts))
    said += [words.say_html(key) for key in _warnings(view)]
    if confirmed and (key := _certainty(view.certainty, on)):
        said.append(words.say_html(key, date=words.edtf(confirmed)))
    return tuple(said)


def nearest(episode: Episode, on: date) -> date | None:
    """Return the day next to `on` of which the episode says something; None if it says nothing of any."""
    held = [
        day
        for moment, after in zip_longest(episode.moments, episode.moments[1:])
        if moment.status is not None
        for day in (moment.day, after.day - timedelta(days=1) if after else moment.day)
    ]
    return min(held, key=lambda day: (abs((day - on).days), day), default=None)


def affirming(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that affirm and still count."""
    return [claim for claim in claims if claim.stance is Stance.AFFIRMS and claim.retracted_at is None]


def denying(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that deny and still count."""
    return [claim for claim in claims if claim.stance is Stance.DENIES and claim.retracted_at is None]


def denials(claims: Iterable[Claim]) -> int:
    """Count the independent sources that deny."""
    found = denying(claims)
    heard = [claim for claim in found if not is_discounted(claim)] or found
    return len({id_ for claim in heard for id_ in sources_of(claim)})


def _headline(view: View) -> Markup:
    figure = view.shown.money if view.predicate is Predicate.PAYS else view.shown.personnel
    name = Markup("<bdi>{}</bdi>")
    return words.sentence(
        view.predicate,
        view.status,
        name.format(view.subject.name),
        name.format(view.object.name),
        None if view.hosts > 1 else figure,
    )


def _warnings(view: View) -> Iterable[str]:
    if view.phase is Phase.PLANNED and view.evidence is not Evidence.DENIED:
        yield "summary.plan-only"
    if view.shown.personnel and view.shown.personnel.qualifier is Qualifier.CEILING:
        yield "summary.ceiling"
    if view.figures is Figures.DIFFER:
        yield "summary.differ"


def _certainty(certainty: Certainty, on: date | None) -> str:
    if certainty is Certainty.STALE:
        return "summary.stale"
    if certainty is Certainty.POSSIBLE:
        return "summary.possible.on" if on else "summary.possible"
    return ""
