"""Totals in words: the sum as one figure, and in sentences what it counts and what it leaves out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from app.domain.figures import NOBODY, Bounds, rank
from app.domain.model import Personnel
from app.domain.totals import LeftOut, Reason, Total
from app.domain.vocabulary import Qualifier
from app.web.words.figures import personnel
from app.web.words.messages import listed, say


def as_figure(held: Bounds) -> Personnel:
    """Return a sum as a figure, so that it is written and drawn as one."""
    if held.max is None:
        return Personnel(min=held.min, qualifier=Qualifier.AT_LEAST)
    if held.min == held.max:
        return Personnel(best=held.min, qualifier=Qualifier.EXACTLY)
    return Personnel(min=held.min, best=held.best, max=held.max)


def summed(total: Total) -> Personnel:
    """Return a total as a figure: "about" where a figure in it is."""
    figure = as_figure(total.personnel)
    counted = [one.figure.personnel for one in total.counted]
    is_vague = any(one and one.qualifier is Qualifier.ABOUT for one in counted)
    return replace(figure, qualifier=Qualifier.ABOUT) if is_vague and total.personnel.max else figure


def account(total: Total) -> str:
    """Say what a total counts, how much of it is certain, what it leaves out and why.

    "13,858 personnel, from 26 figures. Left out: 1 figure of what is only planned (1,000)."
    """
    sentences = [say("total.counted", n=len(total.counted), total=personnel(summed(total)))]
    if total.counted and total.certain == NOBODY:
        sentences.append(say("total.certain.none"))
    elif total.counted and total.certain != total.personnel:
        sentences.append(say("total.certain", certain=personnel(as_figure(total.certain))))
    if total.named:
        sentences.append(say("total.left-out", reasons=listed(_reasons(total.named))))
    if total.unstated:
        sentences.append(say("total.unstated", n=len(total.unstated)))
    return " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)


def reason(one: LeftOut) -> str:
    """Say why one figure is left out."""
    return _reason(one.reason, [one])


def _reasons(left_out: tuple[LeftOut, ...]) -> list[str]:
    by_reason: dict[Reason, list[LeftOut]] = defaultdict(list)
    for one in left_out:
        by_reason[one.reason].append(one)
    return [_reason(why, by_reason[why]) for why in Reason if why in by_reason]


def _reason(why: Reason, of: list[LeftOut]) -> str:
    """Say how many figures are left out for a reason, and how many people they are of, at the most."""
    most = sum(rank(one.figure.personnel) for one in of)
    return say(f"total.left-out.{why.value}", n=len(of), most=most)
