"""What an episode's ledger says beyond its claims: the summary, the competing figures, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from markupsafe import Markup, escape

from app.domain.evidence import is_discounted, sources_of
from app.domain.model import Claim, Document, Episode, Moment, Personnel, Ref, Shown
from app.domain.names import slug
from app.domain.shown import Contest
from app.domain.spans import Dated, Reading, read
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

FIGURES_OPEN: Final = 8
"""Figures that stand open beside each other."""
FIGURES_FOLDED: Final = 40
"""Figures that fold out at most."""
ROOTS_OPEN: Final = 12
"""Sources that stand open in the tree of an episode's sources."""
ROOTS_FOLDED: Final = 60
"""Sources that fold out at most."""
DOCUMENTS_LISTED: Final = 8
"""Documents listed of one source."""


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
class Lines:
    """Figures as there is room for them: some stand open, the latest others fold out; bars on one scale.

    `more`: how many do not stand open.
    """

    open: tuple[FigureLine, ...]
    folded: tuple[FigureLine, ...]
    more: int

    @property
    def rest(self) -> int:
        """How many stand with their claims alone."""
        return self.more - len(self.folded)


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source, and the documents that are it or repeat it."""

    name: str
    documents: tuple[Document, ...]

    @property
    def listed(self) -> tuple[Document, ...]:
        """The documents that there is room for."""
        return self.documents[:DOCUMENTS_LISTED]

    @property
    def more(self) -> int:
        """How many documents there are besides."""
        return len(self.documents) - len(self.listed)


@dataclass(frozen=True, slots=True)
class Tree:
    """The sources of an episode as there is room for them: some stand open, others fold out."""

    roots: tuple[Root, ...]

    @property
    def open(self) -> tuple[Root, ...]:
        """The sources that stand open."""
        return self.roots[:ROOTS_OPEN]

    @property
    def folded(self) -> tuple[Root, ...]:
        """The sources that fold out."""
        return self.roots[ROOTS_OPEN : ROOTS_OPEN + ROOTS_FOLDED]

    @property
    def closed(self) -> int:
        """How many do not stand open."""
        return len(self.roots) - len(self.open)

    @property
    def rest(self) -> int:
        """How many are named by their claims alone."""
        return self.closed - len(self.folded)


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


def figures(claims: Iterable[Claim], chosen: str | None) -> Lines:
    """Return the figures that sources give, the chosen one and the latest first to be seen, in order."""
    stated = [claim for claim in affirming(claims) if _has_number(claim.personnel)]
    late = set(range(len(stated))[-FIGURES_OPEN:])
    first = {number for number, claim in enumerate(stated) if claim.id == chosen}
    kept = late if first <= late else {*sorted(late)[len(first) :], *first}
    open_ = [claim for number, claim in enumerate(stated) if number in kept]
    others = [claim for number, claim in enumerate(stated) if number not in kept]
    folded = others[-FIGURES_FOLDED:]
    top = bars.scale(claim.personnel for claim in [*open_, *folded])
    return Lines(
        tuple(_line(claim, top, chosen) for claim in open_),
        tuple(_line(claim, top, chosen) for claim in folded),
        len(others),
    )


def _line(claim: Claim, top: int, chosen: str | None) -> FigureLine:
    hosts = len(claim.objects)
    drawn = bars.bar(claim.personnel, top, claim.status, hosts)
    return FigureLine(claim, hosts, drawn, claim.id == chosen)


def rule(view: View, claims: Iterable[Claim], on: date | None) -> str:
    """Say in words what decided for the figure shown; "" where none is shown."""
    contest = Contest("personnel")
    for claim in affirming(claims):
        one = read(claim)
        if _has_number(claim.personnel) and _competes(one, view.phase) and (not on or _is_made_by(one, on)):
            contest.enter(one)
    winner = contest.winner()
    if winner is None or winner.claim.id != view.shown.personnel_claim:
        return ""
    return words.say(f"rule.{contest.why().value}", n=len(contest.rivals()))


def _competes(one: Reading, phase: Phase) -> bool:
    """Whether a claim takes part: plans do against what was observed, and lose; not the other way round."""
    return phase is Phase.ACTUAL or one.phase is phase


def _is_made_by(one: Reading, day: date) -> bool:
    return not isinstance(one, Dated) or one.when.earliest <= day


def roots(claims: Iterable[Claim], documents: Iterable[Document], phase: Phase) -> tuple[Root, ...]:
    """Group the documents that affirm what is shown of a phase by the independent source they come from.

    `documents` are those and what they derive from. What is rated unreliable is no source.
    """
    known = {document.id: document for document in documents}
    named = {document.publisher.id: document.publisher.name for document in known.values()}
    found: dict[str, dict[str, Document]] = {}
    for claim in affirming(claims):
        if is_discounted(claim) or read(claim).phase is not phase:
            continue
        named |= {slug(via.publisher): via.publisher for via in claim.via}
        chain = [] if claim.via else list(_sources(claim.document, known))
        for id_ in sorted(sources_of(claim)):
            listed = found.setdefault(id_, {})
            listed |= {document.id: document for document in chain if document.publisher.id == id_}
            listed[claim.document.id] = claim.document
    return tuple(Root(named.get(id_, id_), tuple(listed.values())) for id_, listed in found.items())


def denials(claims: Iterable[Claim]) -> int:
    """Count the independent sources that deny."""
    found = denying(claims)
    heard = [claim for claim in found if not is_discounted(claim)] or found
    return len({id_ for claim in heard for id_ in sources_of(claim)})


def _sources(document: Document, known: Mapping[str, Document]) -> Iterable[Document]:
    """Return what a document derives from, near and far; a chain has no circle."""
    for id_ in document.derived_from:
        if source := known.get(id_):
            yield from _sources(source, known)
            yield source


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
