"""What an episode's ledger says beyond its claims: the summary, the competing figures, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from app.domain.model import Claim, Document, Episode, Moment, Personnel, Ref, Shown
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
from app.web import bars, words


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


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One claim's figure among those that compete; `chosen`: the one shown."""

    claim: Claim
    hosts: int
    bar: bars.Bar | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source, and the documents that are it or repeat it."""

    name: str
    documents: tuple[Document, ...]


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
    denials = len({claim.document.publisher.id for claim in denying(claims)})
    said = [words.hedge(_headline(view), view.evidence, view.sources, denials)]
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


def affirming(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that affirm and still count."""
    return [claim for claim in claims if claim.stance is Stance.AFFIRMS and claim.retracted_at is None]


def denying(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that deny and still count."""
    return [claim for claim in claims if claim.stance is Stance.DENIES and claim.retracted_at is None]


def figures(claims: Iterable[Claim], chosen: str | None) -> tuple[FigureLine, ...]:
    """Return the figures that sources give, each with its bar on their common scale."""
    stated = [claim for claim in affirming(claims) if _has_number(claim.personnel)]
    top = bars.scale(claim.personnel for claim in stated)
    return tuple(
        FigureLine(
            claim,
            len(claim.objects),
            bars.bar(claim.personnel, top, claim.status, len(claim.objects)),
            claim.id == chosen,
        )
        for claim in stated
    )


def rule(lines: Sequence[FigureLine]) -> str:
    """Say in words why the figure shown is the one shown; "" where none is."""
    chosen = next((line.claim for line in lines if line.chosen), None)
    if chosen is None:
        return ""
    if len(lines) == 1:
        return words.say("rule.only")
    publisher, when = chosen.document.publisher.name, words.claim_when(chosen)
    return words.say("rule.chosen", n=len(lines), publisher=publisher, when=when)


def roots(claims: Iterable[Claim], names: Mapping[str, str]) -> tuple[Root, ...]:
    """Group the affirming documents by the independent source they come from.

    `names` are the names of publishers by id. Whoever a document relays for a claim is the source of that
    claim; else the publishers its chain of derivation ends in; else its own.
    """
    found: dict[str, dict[str, Document]] = {}
    for claim in affirming(claims):
        for name in _root_names(claim, names):
            found.setdefault(name, {})[claim.document.id] = claim.document
    return tuple(Root(name, tuple(documents.values())) for name, documents in found.items())


def publishers(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the names of the publishers of these claims by their ids."""
    return {claim.document.publisher.id: claim.document.publisher.name for claim in claims}


def _root_names(claim: Claim, names: Mapping[str, str]) -> list[str]:
    if claim.via:
        return [via.publisher for via in claim.via]
    return [names.get(id_, id_) for id_ in claim.document.roots] or [claim.document.publisher.name]


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


def _has_number(figure: Personnel | None) -> bool:
    return figure is not None and any(n is not None for n in (figure.min, figure.best, figure.max))
