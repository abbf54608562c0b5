"""Statuses, evidence and ratings in words: who says so, how surely, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from app.domain.model import LOSSES, Claim, Episode, Money, Personnel
from app.domain.standing import Standing
from app.domain.vocabulary import (
    KIND_WORDS,
    PLANNED_STATUSES,
    Certainty,
    Evidence,
    Figures,
    Kind,
    Predicate,
    Reliability,
    Stance,
    Status,
)
from app.web.words import dates, figures
from app.web.words.messages import LOCALE, has, listed, say, say_html


def kind(value: Kind) -> str:
    """Write a kind as a label: "Private military company"."""
    words = KIND_WORDS[value]
    return words[:1].upper() + words[1:]


def language(tag: str) -> str:
    """Name a language by its BCP 47 tag: "French"; an unknown tag comes back as it is."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(LOCALE) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def heading(predicate: Predicate, *, inverse: bool = False) -> str:
    """Return the heading of a dossier's section; `inverse` for the entity at the far end."""
    return say(f"{predicate}.heading.inverse" if inverse else f"{predicate}.heading")


def status(value: Status, certainty: Certainty | None = None) -> str:
    """Write a status as a badge; `certainty` is that of the day shown, None where no day is."""
    if certainty is Certainty.POSSIBLE and has(f"status.possibly.{value.value}"):
        return say(f"status.possibly.{value.value}")
    return say(f"status.{value.value}")


def status_glyph(value: Status, certainty: Certainty | None = None) -> str:
    """Name the symbol of a status (`st-…` in the page's sprite)."""
    if value in PLANNED_STATUSES:
        return "ahead"
    if certainty is Certainty.POSSIBLE and value not in (Status.ENDED, Status.UNKNOWN):
        return "possible"
    return value.value


def evidence(value: Evidence, sources: int, denials: int | None = None) -> str:
    """Write evidence as a badge, always with its counts: "1 source", "2 affirm, 1 denies".

    `sources` affirm independently; `denials` None where the number of those who deny is not at hand.
    """
    if value is Evidence.DISPUTED:
        if denials is None:
            return say("evidence.disputed.some", n=sources)
        return say("evidence.disputed", n=sources, m=denials)
    if value is Evidence.DENIED:
        return say("evidence.denied.some") if denials is None else say("evidence.denied", n=denials)
    return say(f"evidence.{value.value}", n=sources)


def rating_code(reliability: Reliability | None, credibility: int | None = None) -> str:
    """Write an Admiralty rating: "B2", "B" where the information is not rated; "" where nothing is."""
    return f"{reliability.value if reliability else ''}{credibility or ''}"


def rating_title(reliability: Reliability | None, credibility: int | None = None) -> str:
    """Spell an Admiralty rating out."""
    code = rating_code(reliability, credibility)
    if reliability is None:
        if credibility is None:
            return say("rating.none")
        return say("rating.information", code=code, credibility=say(f"credibility.{credibility}"))
    spelt = say(f"reliability.{reliability.value}")
    if credibility is None:
        return say("rating.source", code=code, reliability=spelt)
    return say("rating.both", code=code, reliability=spelt, credibility=say(f"credibility.{credibility}"))


def rating_class(reliability: Reliability | None) -> str:
    """Name how a rating is drawn: high filled, middling outlined, low dashed."""
    if reliability is None:
        return "none"
    return {"A": "high", "B": "high", "C": "middling"}.get(reliability.value, "low")


def sentence(
    predicate: Predicate,
    status_: Status,
    subject: Markup | str,
    object_: Markup | str,
    figure: Personnel | Money | None = None,
) -> Markup:
    """Say in one sentence, without a full stop, what a claim or an episode says of its two ends.

    `subject` and `object_` are the names, linked or not; a sum or a number is worked in where the
    predicate has a place for it.
    """
    tense = "plan" if status_ in PLANNED_STATUSES else "past" if status_ is Status.ENDED else "fact"
    written = _worked_in(figure)
    key = f"{predicate}.{tense}.figure"
    if written and has(key) and not _misplaced(predicate, figure):
        return say_html(key, s=subject, o=object_, figure=written)
    return say_html(f"{predicate}.{tense}", s=subject, o=object_)


def named(held: Standing | Episode, subject: Markup | str, object_: Markup | str) -> Markup:
    """Name a matter, as a link to it: what is denied, stale or over is not put as what is."""
    predicate = held.predicate if isinstance(held, Standing) else held.triple.predicate
    if held.evidence is Evidence.DENIED:
        return say_html("named.denied", text=sentence(predicate, Status.PRESENT, subject, object_))
    certainty = held.certainty if isinstance(held, Standing) else Certainty.POSSIBLE
    return sentence(predicate, _tense(held.status, certainty), subject, object_)


def told(held: Standing, subject: Markup | str, object_: Markup | str, denials: int | None = None) -> Markup:
    """Say in full sentences what an episode says of its two ends, never surer than its sources are.

    A figure that one of several sources gave is not put into all their mouths; what is stale is past.
    `denials` None: there may be some, their number is not at hand.
    """
    status_ = _tense(held.status, held.certainty)
    plain = sentence(held.predicate, status_, subject, object_)
    shown = held.shown
    figure = (
        shown.money if held.predicate is Predicate.PAYS else None if shown.shared_with else shown.personnel
    )
    written = _worked_in(figure)
    if held.evidence is Evidence.DENIED or not written:
        return _dated(hedge(plain, held.evidence, held.sources, denials), held)
    if held.sources <= 1 and not shown.parts:
        text = sentence(held.predicate, status_, subject, object_, figure)
        return _dated(hedge(text, held.evidence, held.sources, denials), held)
    key = "figure.of.several" if shown.parts else "figure.of.one"
    said = hedge(plain, held.evidence, held.sources, denials)
    return _dated(Markup(" ").join([said, say_html(key, figure=written)]), held)


def _dated(text: Markup, held: Standing) -> Markup:
    """Say when that was last reported, of what is stale."""
    if held.certainty is not Certainty.STALE or held.last_confirmed is None or held.end:
        return text
    return Markup(" ").join([text, say_html("told.stale", date=dates.edtf(held.last_confirmed.edtf))])


def _tense(status_: Status, certainty: Certainty) -> Status:
    """Return the status a sentence is put in: nobody says that what is stale still is."""
    is_past = certainty is Certainty.STALE and status_ not in PLANNED_STATUSES
    return Status.ENDED if is_past else status_


def claimed(claim: Claim, subject: Markup | str, object_: Markup | str) -> Markup:
    """Say in one sentence, without a full stop, what a claim says; a denial denies."""
    text = sentence(claim.predicate, claim.status, subject, object_, claim.money or claim.personnel)
    if claim.stance is Stance.AFFIRMS:
        return text
    named_ = [via.publisher for via in claim.via] or [claim.document.publisher.name]
    return say_html("claim.denies", n=len(named_), who=listed(named_), text=text)


def hedge(text: Markup, value: Evidence, sources: int, denials: int | None = None) -> Markup:
    """Say who reports what `text` (a `sentence`) says: "One source reports that …".

    `denials` None: there may be some, their number is not at hand.
    """
    if value is Evidence.DENIED:
        if denials is None:
            return say_html("hedge.denied.some", text=text)
        return say_html("hedge.denied", text=text, n=denials)
    if value is Evidence.DISPUTED:
        if denials is None:
            return say_html("hedge.disputed.some", text=text, n=sources)
        return say_html("hedge.disputed", text=text, n=sources, m=denials)
    return say_html("hedge.reports", text=text, n=sources)


def stands(value: Status) -> str:
    """Say in a sentence where a matter stands, if the tense of its own sentence does not; else ""."""
    return say(f"stands.{value.value}") if has(f"stands.{value.value}") else ""


def claim_details(claim: Claim, *, said: bool = False) -> list[str]:
    """Return what a claim says beyond its two ends, a phrase each; `said`: its sentence has the figure."""
    counted = has(f"{claim.predicate}.fact.figure") and said
    found = [
        figures.strength(claim.personnel, len(claim.objects)) if claim.personnel and not counted else "",
        say("detail.split", parts=figures.split(claim.personnel)) if figures.split(claim.personnel) else "",
        *_counts(claim),
        figures.money(claim.money) if claim.money and not counted else "",
        claim.role or "",
        say("detail.note", note=claim.note) if claim.note else "",
    ]
    return [phrase for phrase in found if phrase]


def _counts(claim: Claim) -> Iterator[str]:
    """Yield what a claim says of losses and of how many were trained."""
    for loss in LOSSES:
        if count := getattr(claim.losses, loss, None):
            yield say(f"lost.{loss}", figure=figures.personnel(count))
    if claim.trained:
        yield say("detail.trained", figure=figures.personnel(claim.trained))


def retraction(claim: Claim) -> str:
    """Say when a claim was retracted and why."""
    when = dates.day(claim.retracted_at) if claim.retracted_at else say("date.none")
    if claim.retraction_reason:
        return say("retracted.because", day=when, reason=claim.retraction_reason)
    return say("retracted.on", day=when)


def figures_badge(value: Figures) -> str:
    """Say whether the sources' figures agree; a thing apart from evidence."""
    return say(f"figures.{value.value}")


def _worked_in(figure: Personnel | Money | None) -> str:
    if isinstance(figure, Money):
        return figures.money(figure)
    if figure is None or figure.is_zero or figures.personnel(figure) == say("figure.none"):
        return ""
    return figures.strength(figure)


def _misplaced(predicate: Predicate, figure: Personnel | Money | None) -> bool:
    return (predicate is Predicate.PAYS) != isinstance(figure, Money)
