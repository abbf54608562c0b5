"""The parts that several answers are made of: references, dates, figures, money."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.domain.model import Count, DateSpan, Losses, Money, Personnel, Ref, Shown
from app.domain.vocabulary import Category, Kind, Per, Qualifier

T = TypeVar("T")


class Answer(BaseModel):
    """Root of all answers; a field named like a word of Python (`from`) goes by its alias in and out.

    An answer is read from the attributes of what it presents, and so are the answers in its fields: a field
    whose name and meaning are the value's own is spelt once, where it is declared.
    """

    model_config = ConfigDict(frozen=True, serialize_by_alias=True, from_attributes=True)

    @classmethod
    def _like(cls, value: object, **others: Any) -> Self:
        """Present a value by its attributes; `others` are fields for which it has none of that meaning."""
        names = (field.alias or name for name, field in cls.model_fields.items())
        alike = {name: getattr(value, name) for name in names if name not in others}
        return cls.model_validate(alike | others)


class PageAnswer(Answer, Generic[T]):
    """One page of a list. `next` is the cursor of the following page, null on the last."""

    items: list[T]
    next: str | None


class RefAnswer(Answer):
    """An entity beside something else."""

    id: str
    kind: Kind
    name: str

    @classmethod
    def of(cls, ref: Ref) -> Self:
        """Present a reference."""
        return cls.model_validate(ref)


class SpanAnswer(Answer):
    """A vague date: as written, and the first and last day it may mean."""

    edtf: str
    earliest: date
    latest: date

    @classmethod
    def of(cls, span: DateSpan | None) -> Self | None:
        """Present a date, if there is one."""
        return cls.model_validate(span) if span else None


def _split(by_category: Any) -> Any:
    """Return the split of a figure as a table, None where there is none."""
    return dict(by_category) if by_category else None


class PersonnelAnswer(Answer):
    """A figure as a source gave it. A ceiling is what is authorised, not who is there."""

    min: int | None
    best: int | None
    max: int | None
    qualifier: Qualifier
    category: Category
    by_category: Annotated[dict[Category, int] | None, BeforeValidator(_split)] = None

    @classmethod
    def of(cls, figure: Personnel | None) -> Self | None:
        """Present a figure, if there is one."""
        return cls.model_validate(figure) if figure else None


class PeopleAnswer(Answer):
    """A number of people as a source gave it."""

    min: int | None
    best: int | None
    max: int | None
    qualifier: Qualifier

    @classmethod
    def of(cls, count: Count) -> Self:
        """Present a number."""
        return cls.model_validate(count)


class CasualtiesAnswer(Answer):
    """What the subject lost in an incident; null where the source does not say."""

    killed: PeopleAnswer | None
    wounded: PeopleAnswer | None
    captured: PeopleAnswer | None
    missing: PeopleAnswer | None

    @classmethod
    def of(cls, losses: Losses) -> Self:
        """Present losses."""
        return cls.model_validate(losses)


def _whole(amount: float) -> int | float:
    """Return an amount without a decimal point where it needs none."""
    return int(amount) if float(amount).is_integer() else amount


class MoneyAnswer(Answer):
    """An amount of money; `currency` is an ISO 4217 code."""

    amount: Annotated[int | float, BeforeValidator(_whole)]
    currency: str
    per: Per

    @classmethod
    def of(cls, money: Money | None) -> Self | None:
        """Present an amount, if there is one; a whole one without a decimal point."""
        return cls.model_validate(money) if money else None


class StatedByAnswer(Answer):
    """Which claim each value shown is from, by its id; null where no claim states one."""

    personnel: str | None = None
    money: str | None = None
    role: str | None = None
    under: str | None = None

    @classmethod
    def of(cls, shown: Shown) -> Self:
        """Present where the shown values are from."""
        return cls(**{name: getattr(shown, f"{name}_claim") for name in cls.model_fields})


class PartAnswer(Answer):
    """One of the figures that the one shown is made of, as its claim gives it."""

    personnel: PersonnelAnswer
    under: RefAnswer | None
    claim: str


class ShownPersonnelAnswer(PersonnelAnswer):
    """A figure as an episode shows it: a claim's, or made of several that are named."""

    parts: list[PartAnswer] = Field(description="The figures it is made of; empty where one claim gives it.")
    whole: PartAnswer | None = Field(description="The older whole to which a figure of later parts runs.")

    @classmethod
    def shown(cls, shown: Shown) -> Self | None:
        """Present the figure shown, if there is one."""
        if shown.personnel is None:
            return None
        return cls._like(shown.personnel, parts=shown.parts, whole=shown.whole)


class ShownAnswer(Answer):
    """The values shown of an episode, and the claims they are from."""

    personnel: ShownPersonnelAnswer | None
    shared_with: list[RefAnswer] = Field(description="The other hosts that share the one figure.")
    under: RefAnswer | None
    role: str | None
    money: MoneyAnswer | None
    stated_by: StatedByAnswer


def shown_fields(shown: Shown) -> dict[str, Any]:
    """Return the fields of `ShownAnswer` for an episode or an edge."""
    alike = {name: getattr(shown, name) for name in ShownAnswer.model_fields if name != "stated_by"}
    return alike | {
        "personnel": ShownPersonnelAnswer.shown(shown),
        "stated_by": StatedByAnswer.of(shown),
    }
