"""The grammar of one statement: figures, places, missions and set phrases, in the order they come.

    statement = { date | frames | subject | more people | figure | phrase | places | bracket | sign }

A figure behind a figure, and a place behind a bracket, begin another claim. Whatever is none of these makes
the statement not understood.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.vocabulary import PLANNED_STATUSES, Kind, Status
from app.importers.factbook_deployments.brackets import Bracket, Read
from app.importers.factbook_deployments.dates import date_of, take_date
from app.importers.factbook_deployments.drafts import Draft
from app.importers.factbook_deployments.figures import take_figure
from app.importers.factbook_deployments.missions import take_frames
from app.importers.factbook_deployments.phrases import take_phrase
from app.importers.factbook_deployments.places import is_people_of, take_place, take_places
from app.importers.factbook_deployments.tokens import Cursor

_INCLUDING = (", including :", "including :", ", including", "including", "such as", "includes", "include")
_SIGNS = (", and", "and", "or", ",", "/", ":", "–", "-", "--")
_DATED = ("as of", "since", "deployed", "by", "in", "beginning in", "until announcing its withdrawal in")


@dataclass(slots=True)
class Scene:
    """What a statement is read against: whose line it is, and what the statements before it were about."""

    deployer: str
    last: Draft = field(default_factory=Draft)


class Clause:
    """Reads one statement, or one item of a bracket; then `draft` is the whole it is about, or a part."""

    def __init__(
        self, cursor: Cursor, scene: Scene, draft: Draft | None = None, *, of_parts: bool = False
    ) -> None:
        self._cursor, self._scene, self._of_parts = cursor, scene, of_parts
        self._found = Read(drafts=[draft or Draft()])
        self._including = False

    @property
    def _draft(self) -> Draft:
        return self._found.drafts[-1]

    def read(self) -> Read | None:
        """Read all of it; None where something is not understood, and then nothing of it counts."""
        while not self._cursor.done:
            read = (
                self._date()
                or self._frames()
                or self._subject()
                or self._anaphora()
                or self._more()
                or self._figure()
                or self._phrase()
                or self._places()
                or self._bracket()
                or self._sign()
            )
            if not read:
                return None
        return self._found

    def _next(self) -> None:
        """Begin another claim."""
        inherits = self._including and not self._draft.inherited
        self._found.drafts.append(self._draft.part() if inherits else self._draft.next())

    def _sign(self) -> bool:
        if self._cursor.take_any(_INCLUDING):
            self._including = True
            return True
        return self._cursor.take_any(_SIGNS) is not None

    def _date(self) -> bool:
        start = self._cursor.at
        before = self._before()
        prefix = self._cursor.take_any(_DATED) if before is None else None
        date = before or (take_date(self._cursor) if prefix else None)
        if date is None:
            self._cursor.at = start
            return False
        draft = self._draft
        if prefix in ("since", "deployed", "beginning in"):
            draft.since = date
        elif prefix == "until announcing its withdrawal in":
            draft.until, draft.status = date, Status.ENDED
        elif prefix == "in" and (draft.bilateral or draft.status in PLANNED_STATUSES - {Status.AGREED}):
            draft.since = date
        else:
            draft.as_of = date
        return True

    def _before(self) -> str | None:
        """Read "prior to the Russian invasion in 2022": about then, for want of a better date."""
        if not self._cursor.take("prior to the"):
            return None
        self._cursor.take("russian invasion in")
        year = self._cursor.take_number()
        if self._cursor.take("-"):
            self._cursor.take_number()
        self._cursor.take("tigray conflict")
        return date_of(f"{year.text} est") if year else None

    def _subject(self) -> bool:
        """Read the deployer where it is the subject, or its adjective: "the Swedish military", "it"."""
        cursor, start, draft = self._cursor, self._cursor.at, self._draft
        fresh = len(self._found.drafts) == 1 and not (draft.frames or draft.figure)
        fresh = fresh and (draft.inherited or not draft.places)
        if fresh and cursor.take_any(("the caf", "it")):
            return True
        places = take_places(cursor) if fresh else ()
        if self._scene.deployer in {place.name for place in places}:
            if len(places) == 1:
                return True
            if cursor.take("announced they were forming"):
                draft.status = Status.ANNOUNCED
                return True
        cursor.at = start
        cursor.take("the")
        token = cursor.peek()
        if token and is_people_of(token.text, self._scene.deployer) and take_place(cursor) is None:
            cursor.at += 1
            cursor.take_any(("armed forces", "military"))
            return True
        cursor.at = start
        return False

    def _anaphora(self) -> bool:
        """Read "to the force", which is the one of the statement before."""
        last = self._scene.last
        if last.frames and self._cursor.take("to the force"):
            self._draft.frames += last.frames
            self._draft.status, self._draft.until = last.status, last.until
            return True
        if last.frames and self._cursor.take("had reduced the size of the force to"):
            self._draft.frames += last.frames
            self._draft.status = Status.REDUCING
            return True
        return False

    def _more(self) -> bool:
        """Read who comes on top: "plus about 400 police", "assigned with an additional 20,000 deployed"."""
        cursor, start, figure = self._cursor, self._cursor.at, self._draft.figure
        how = cursor.take_any((", plus", "plus", "and", "assigned with an additional", "assigned with"))
        more = take_figure(cursor) if how and figure else None
        others = more is not None and figure is not None and more.category != figure.category
        if more is None or figure is None or (how == "and" and (self._draft.places or not others)):
            cursor.at = start
            return False
        if how and how.startswith("assigned"):
            self._draft.notes.append("assigned, and others for a time")
            self._draft.figure = figure.and_more(more)
        else:
            self._draft.figure = figure.plus(more)
        return True

    def _phrase(self) -> bool:
        explanation = take_phrase(self._cursor, self._draft)
        self._found.asides += [explanation] if explanation else []
        return explanation is not None

    def _figure(self) -> bool:
        figure = take_figure(self._cursor)
        if figure is None:
            return False
        whole = self._draft.figure
        if self._including and whole and self._ends_here():
            self._draft.figure = whole.holding(figure)
        else:
            draft = self._draft
            elsewhere = bool(draft.places) and (
                draft.ended_bracket or (self._of_parts and not draft.inherited)
            )
            if whole is not None or self._including or elsewhere:
                self._next()
            self._draft.figure = figure
            self._draft.notes += [figure.vague] if figure.vague else []
        self._including = False
        return True

    def _ends_here(self) -> bool:
        following = self._cursor.peek()
        return following is None or following.text in {",", ")"}

    def _frames(self) -> bool:
        frames = take_frames(self._cursor, self._draft.places)
        self._draft.frames += [named for named in frames if named.frame.name != self._scene.deployer]
        return bool(frames)

    def _places(self) -> bool:
        places = take_places(self._cursor)
        if not places or self._scene.deployer in {place.name for place in places}:
            return False
        draft, following = self._draft, self._cursor.peek()
        narrow = all(place.narrow for place in places)
        bracketed = following is not None and following.text == "("
        placed = bool(draft.places) and not draft.inherited and not narrow
        listed = self._including and (bracketed or placed)
        counted = self._counted_next()
        if placed and draft.ended_bracket and not (listed or counted):
            # "police in the Central African Republic (MINUSCA) and Mali (MINUSMA)": one number for both
            draft.add_places(places)
            return draft.figure is not None
        if placed and not (listed or draft.ended_bracket):
            # "in Eastern Europe supporting NATO missions in Latvia, Romania, and Slovakia"
            within = all(place.kind is Kind.REGION for place in draft.places)
            draft.places = list(places)
            return within
        if listed or (draft.ended_bracket and placed):
            self._next()
        self._draft.add_places(places)
        self._including = False
        return True

    def _counted_next(self) -> bool:
        """Whether a figure of its own follows a place: "Lebanon 170", "Hungary (250)"."""
        start = self._cursor.at
        self._cursor.take("(")
        counted = take_figure(self._cursor) is not None
        self._cursor.at = start
        return counted

    def _bracket(self) -> bool:
        inside = self._cursor.bracket()
        bracket = Bracket(self._draft, self._within)
        if inside is None or not bracket.read(inside):
            return False
        self._found.parts += bracket.found.parts
        self._found.asides += bracket.found.asides
        self._draft.ended_bracket = True
        return True

    def _within(self, item: Cursor, draft: Draft, of_parts: bool) -> Read | None:
        return Clause(item, self._scene, draft, of_parts=of_parts).read()
