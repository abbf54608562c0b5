"""The projection once more, step by step and day by day, in the words of the model and without any speed.

It shares no code with `app.domain.projection` but the reading of single dates, so that the two can be held
against each other. Where the model leaves something open, the choice made is named in a comment that begins
with “Open”. Here are rules 2 to 4; the first is in `naive_reading`, the others in `naive_episode` and
`naive_figures`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from app.domain.model import Claim
from tests.domain.naive_episode import Naive, first_day
from tests.domain.naive_reading import DAY, Days, Said, Sort


def naive_project(claims: Sequence[Claim]) -> list[Naive]:
    said = [Said(claim) for claim in {claim.id: claim for claim in claims}.values()]
    dated = [each for each in said if each.dated]
    observed = [each for each in dated if each.sort is Sort.OBSERVATION]
    absences = [each for each in dated if each.sort is Sort.ABSENCE]
    strong = [each for each in observed if not each.weak]
    episodes = form(strong, [each for each in absences if not each.weak])
    left = _weak(episodes, [each for each in observed if each.weak])
    closers = {each.id for episode in episodes for each in episode.closers}
    episodes += form(left, [each for each in absences if each.id not in closers])
    closers = {each.id for episode in episodes for each in episode.closers}
    against = [each for each in absences if each.id not in closers]
    against += [each for each in dated if each.sort is Sort.DENIAL]
    for one, two in pairwise(episodes):
        two.after = one.end + DAY if one.end else date.min
    _plans(episodes, [each for each in dated if each.sort is Sort.PLAN])
    _beside(episodes, against + [each for each in said if not each.dated])
    for episode in episodes:
        episode.against = against
    return episodes


def form(observed: Sequence[Said], absences: Sequence[Said]) -> list[Naive]:
    """Episodes of observations that are all weak, or all not (2)."""
    components = [Naive(list(each)) for each in _components(observed)]
    components = _about_an_end(sorted(components, key=lambda each: each.first_day))
    for absence in sorted(absences, key=in_time):
        _absence(components, absence, observed)
    episodes: list[Naive] = []
    for component in components:
        if episodes and not episodes[-1].closed_before(component.first_day):
            episodes[-1].observed += component.observed
            episodes[-1].closers += component.closers
        else:
            episodes.append(replace(component))
    return episodes


def in_time(said: Said) -> tuple[object, ...]:
    return (said.span.first, said.span.last, said.id)


def _components(observed: Sequence[Said]) -> list[list[Said]]:
    exits = [each for each in observed if each.is_exit]
    coarse = [each for each in observed if each.coarse and not each.is_exit]
    fine = [each for each in observed if not each.coarse and not each.is_exit]
    found = sorted(_joined(fine, DAY), key=first_day)
    reaching = [(part, Days(first_day(part), max(each.span.last for each in part))) for part in found]
    alone: list[Said] = []
    for each in coarse:
        home = next((part for part, own in reaching if own.meets(each.span)), alone)
        home.append(each)
    found += _joined(alone, timedelta(0))
    for each in sorted(exits, key=in_time):
        end = each.end
        assert end is not None
        begun = [part for part in found if first_day(part) <= end.last]
        if begun:
            max(begun, key=first_day).append(each)
        else:
            found.append([each])
    return found


def _joined(observed: Sequence[Said], reach: timedelta) -> list[list[Said]]:
    """Those of which the spans share a day, or touch."""
    left, found = list(observed), list[list[Said]]()
    while left:
        part = [left.pop()]
        while near := [each for each in left if any(_near(each.span, one.span, reach) for one in part)]:
            part += near
            left = [each for each in left if each not in near]
        found.append(part)
    return found


def _near(one: Days, two: Days, reach: timedelta) -> bool:
    gap = max(one.first, two.first) - min(one.last, two.last)
    return gap <= reach


def _about_an_end(components: list[Naive]) -> list[Naive]:
    """What is made only of quarrels about the end of the closed one before, and of exits, joins that one."""
    found: list[Naive] = []
    for component in components:
        before = found[-1] if found else None
        end = before.closing if before else None
        if (
            before
            and end
            and all(
                each.is_exit or (end.by.sort is Sort.OBSERVATION and each.is_quarrel_about(end.days.last))
                for each in component.observed
            )
        ):
            before.observed += component.observed
        else:
            found.append(component)
    return found


def _absence(components: Sequence[Naive], absence: Said, observed: Sequence[Said]) -> None:
    """An absence that meets no observation claims an end for the last component that starts before it."""
    first = absence.span.first
    before = [each for each in components if each.first_day < first]
    begun = [each for each in observed if each.span.first < first]
    meets = any(each.span.meets(absence.span) for each in observed)
    if not before or meets or not all(absence.speaks_against(each) for each in begun):
        return
    last = before[-1]
    if last.closing is not None:
        return
    last.closers.append(absence)
    if last.closing is None:
        last.closers.remove(absence)


def _weak(episodes: Sequence[Naive], weak: Sequence[Said]) -> list[Said]:
    """Put weak observations into episodes; return those left over."""
    left: list[Said] = []
    homes: list[tuple[Naive, Said]] = []
    for each in weak:
        home = next((one for one in episodes if not one.closed_before(each.span.first)), None)
        last = episodes[-1] if episodes else None
        closing = last.closing if last else None
        if home is None and closing:
            about = closing.by.sort is Sort.OBSERVATION and each.is_quarrel_about(closing.days.last)
            home = last if each.is_exit or about else None
        if home is None:
            left.append(each)
        else:
            homes.append((home, each))
    for home, each in homes:
        home.observed.append(each)
    return left


def _plans(episodes: list[Naive], plans: Sequence[Said]) -> None:
    """A plan joins the episode that lasts as it is stated, else the first not over before it begins (3)."""
    alone = Naive()
    for plan in plans:
        lasting = next((one for one in episodes if one.meets(plan.said)), None)
        begins = plan.start.first if plan.start else plan.said.first
        coming = next((one for one in episodes if not one.closed_before(begins)), alone)
        (lasting or coming).plans.append(plan)
    if alone.plans:
        episodes.append(alone)


def _beside(episodes: list[Naive], others: Sequence[Said]) -> None:
    """Denials, absences that count as such, and undated claims join the first that they meet (4)."""
    alone = Naive()
    for each in others:
        met = coming = None
        if each.dated:
            met = next((one for one in episodes if one.meets(each.span)), None)
            coming = next((o for o in reversed(episodes) if not o.closed_before(each.span.first)), None)
        last = episodes[-1] if episodes else alone
        (met or coming or last).beside.append(each)
    if alone.beside:
        episodes.append(alone)
