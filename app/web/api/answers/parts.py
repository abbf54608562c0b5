"""The parts that several answers are made of: references, dates, figures, money."""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.domain.model import DateSpan, Money, Personnel, Ref, Shown
from app.domain.vocabulary import Category, Kind, Per, Qualifier

T = TypeVar("T")


class Answer(BaseModel):
    """Root of all answers; a field named like a word of Python (`from`) goes by its alias in and out."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


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
        return cls(id=ref.id, kind=ref.kind, name=ref.name)


class SpanAnswer(Answer):
    """A vague date: as written, and the first and last day it may mean."""

    edtf: str
    earliest: date
    latest: date

    @classmethod
    def of(cls, span: DateSpan | None) -> Self | None:
        """Present a date, if there is one."""
        return cls(edtf=span.edtf, earliest=span.earliest, latest=span.latest) if span else None


class PersonnelAnswer(Answer):
    """A figure as a source gave it. A ceiling is what is authorised, not who is there."""

    min: int | None
    best: int | None
    max: int | None
    qualifier: Qualifier
    category: Category
    by_category: dict[Category, int] | None = None

    @classmethod
    def of(cls, figure: Personnel | None) -> Self | None:
        """Present a figure, if there is one."""
        if figure is None:
            return None
        split = dict(figure.by_category) or None
        return cls(
            min=figure.min,
            best=figure.best,
            max=figure.max,
            qualifier=figure.qualifier,
            category=figure.category,
            by_category=split,
        )


class MoneyAnswer(Answer):
    """An amount of money; `currency` is an ISO 4217 code."""

    amount: int | float
    currency: str
    per: Per

    @classmethod
    def of(cls, money: Money | None) -> Self | None:
        """Present an amount, if there is one; a whole one without a decimal point."""
        if money is None:
            return None
        whole = float(money.amount).is_integer()
        amount = int(money.amount) if whole else money.amount
        return cls(amount=amount, currency=money.currency, per=money.per)


class StatedByAnswer(Answer):
    """Which claim each value shown is from, by its id; null where no claim states one."""

    personnel: str | None = None
    money: str | None = None
    role: str | None = None
    under: str | None = None

    @classmethod
    def of(cls, shown: Shown) -> Self:
        """Present where the shown values are from."""
        return cls(
            personnel=shown.personnel_claim,
            money=shown.money_claim,
            role=shown.role_claim,
            under=shown.under_claim,
        )


class ShownAnswer(Answer):
    """The values shown of an episode, and the claims they are from."""

    personnel: PersonnelAnswer | None
    shared_with: list[RefAnswer] = Field(description="The other hosts that share the one figure.")
    under: RefAnswer | None
    role: str | None
    money: MoneyAnswer | None
    stated_by: StatedByAnswer


def shown_fields(shown: Shown) -> dict[str, Any]:
    """Return the fields of `ShownAnswer` for an episode or an edge."""
    return {
        "personnel": PersonnelAnswer.of(shown.personnel),
        "shared_with": [RefAnswer.of(ref) for ref in shown.shared_with],
        "under": RefAnswer.of(shown.under) if shown.under else None,
        "role": shown.role,
        "money": MoneyAnswer.of(shown.money),
        "stated_by": StatedByAnswer.of(shown),
    }
