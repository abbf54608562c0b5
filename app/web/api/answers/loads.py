"""What batches and loads are answered with."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from pydantic import Field

from app.graph.claims.loads import Load
from app.services.loading.batch import Batch
from app.services.loading.loads import Retraction
from app.services.loading.pipeline import Rejected
from app.web.api.answers.parts import Answer
from app.web.http.problems import ProblemError


class RejectedLineAnswer(Answer):
    """A line that was left out, and what is wrong with it."""

    line: int = Field(description="From 1; of an array the number of the element.")
    errors: list[ProblemError]

    @classmethod
    def of(cls, rejected: Rejected) -> Self:
        """Present a rejected line."""
        faults = [{"pointer": f.pointer, "detail": f.detail, **f.more} for f in rejected.faults]
        return cls(line=rejected.line, errors=[ProblemError.model_validate(fault) for fault in faults])


class BatchAnswer(Answer):
    """What became of a batch: received = created + unchanged + rejected."""

    load: str | None = Field(description="Id of the load; null where nothing was kept.")
    received: int = Field(description="Lines that are not blank.")
    created: int = Field(description="New claims, and retracted ones that count again.")
    unchanged: int = Field(description="Lines that say what was there already.")
    rejected: int
    entities_created: int
    errors: list[RejectedLineAnswer] = Field(description="The first 1,000 rejected lines, in order.")

    @classmethod
    def of(cls, batch: Batch) -> Self:
        """Present a report."""
        return cls._like(batch.report, errors=[RejectedLineAnswer.of(each) for each in batch.rejected])

    def as_members(self) -> dict[str, Any]:
        """Return it as the members of a problem."""
        return self.model_dump(mode="json", exclude_unset=True)


class RefusedBatch(BatchAnswer):
    """The problem that a batch is which was to be kept as a whole, with its report: nothing was kept."""

    type: str
    title: str
    status: int
    detail: str


class LoadAnswer(Answer):
    """A load: who sent what, when, and what became of its lines (null while it is under way, or was cut)."""

    id: str
    at: datetime
    actor: str
    source: str | None = Field(description="The name of a file, or what the sender called it.")
    received: int | None
    created: int | None
    unchanged: int | None
    rejected: int | None
    entities_created: int | None
    finished_at: datetime | None
    retracted_at: datetime | None
    retraction_reason: str | None

    @classmethod
    def of(cls, load: Load) -> Self:
        """Present a load."""
        return cls.model_validate(load)


class LoadRetractionAnswer(Answer):
    """A load that was taken back, and how many claims that ended this time."""

    load: LoadAnswer
    claims: int

    @classmethod
    def of(cls, done: Retraction) -> Self:
        """Present what taking it back did."""
        return cls.model_validate(done)
