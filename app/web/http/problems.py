"""RFC 9457 problems: the closed table of what can be answered instead of a result, and how one is written.

Every error under /api is one of these, as `application/problem+json`. `type` is a relative reference to the
paragraph of the API's own documentation that explains it, and is the member a program should switch on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

MEDIA_TYPE: Final = "application/problem+json"
TYPES_AT: Final = "/api/docs#"


class ProblemType(NamedTuple):
    """One row: the fragment of its `type`, its HTTP status, its title and what a caller should do."""

    slug: str
    status: int
    title: str
    meaning: str


class ProblemTypes(Enum):
    """Every problem this API answers with, in order of status."""

    MOVED = ProblemType(
        "moved",
        308,
        "It has another id now",
        "The entity was merged, or an episode's number changed: follow Location.",
    )
    MALFORMED = ProblemType(
        "malformed",
        400,
        "The request cannot be read",
        "The body is not JSON in UTF-8 (nested 200 deep at most), or the request itself is broken.",
    )
    WRONG_HOST = ProblemType(
        "wrong-host",
        400,
        "Not served under this name",
        "The Host of the request is not among GARRISON_ALLOWED_HOSTS.",
    )
    UNAUTHENTICATED = ProblemType(
        "unauthenticated",
        401,
        "A key is needed",
        "Send Authorization: Bearer and a key that exists and is not revoked.",
    )
    FORBIDDEN = ProblemType(
        "forbidden",
        403,
        "The key's role is too little",
        "The detail names the role that is needed.",
    )
    CROSS_SITE = ProblemType(
        "cross-site",
        403,
        "Nothing shows that this was meant",
        "A browser's session writes only with X-CSRF-Token from its pages; send a key instead.",
    )
    NOT_FOUND = ProblemType(
        "not-found",
        404,
        "There is no such thing",
        "The id is unknown, or not to be seen without a key.",
    )
    METHOD_NOT_ALLOWED = ProblemType(
        "method-not-allowed",
        405,
        "The address has no such method",
        "Allow names those it has.",
    )
    CONFLICT = ProblemType(
        "conflict",
        409,
        "It contradicts the present state",
        "Read the thing again and decide anew.",
    )
    TOO_LARGE = ProblemType(
        "too-large",
        413,
        "The body is too large",
        "The detail names the limit; send it in parts.",
    )
    UNSUPPORTED = ProblemType(
        "unsupported-media-type",
        415,
        "The body's type is not taken here",
        "Send Content-Type: application/json.",
    )
    INVALID = ProblemType(
        "invalid",
        422,
        "The input breaks a rule",
        "Each of errors names a place and what is wrong there.",
    )
    TOO_MANY = ProblemType(
        "too-many-requests",
        429,
        "Too many requests",
        "Wait as many seconds as Retry-After says.",
    )
    INTERNAL = ProblemType(
        "internal",
        500,
        "Something went wrong here",
        "It is in the server's log; nothing was half-written.",
    )
    UNAVAILABLE = ProblemType(
        "unavailable",
        503,
        "The graph is away",
        "Neo4j does not answer, or is still starting: try again after Retry-After seconds.",
    )
    TOO_SLOW = ProblemType(
        "too-slow",
        503,
        "The question took too long",
        "The query ran into its time limit: ask for fewer hops, kinds or nodes.",
    )


class ProblemError(BaseModel):
    """One place that is wrong: `pointer` in the body, or `parameter` in the query, path or header."""

    model_config = ConfigDict(extra="allow")

    detail: str = Field(description="What is wrong there, in one sentence.")
    pointer: str | None = Field(None, description="RFC 6901 pointer into the body; empty is the whole body.")
    parameter: str | None = Field(None, description="Name of the query, path or header parameter.")
    allowed: list[Any] | dict[str, list[str]] | None = Field(
        None, description="What is allowed there: values, or kinds by end of the claim."
    )
    candidates: list[Any] | None = Field(None, description="What an ambiguous or unknown name may mean.")


class Problem(BaseModel):
    """An RFC 9457 problem. Switch on `type`; show `detail`."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": f"{TYPES_AT}invalid",
                "title": "The input breaks a rule",
                "status": 422,
                "detail": "2021-13 is not a date: there is no month 13.",
                "errors": [{"pointer": "/as_of", "detail": "2021-13 is not a date: there is no month 13."}],
            }
        }
    )

    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemError] | None = None


def problem(
    kind: ProblemTypes,
    detail: str,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
    *,
    more: Mapping[str, Any] | None = None,
) -> JSONResponse:
    """Write one problem. `errors` are ready members of `errors`, left out where there are none.

    `more` are members of the problem beside the usual ones.
    """
    row = kind.value
    content: dict[str, Any] = {
        "type": TYPES_AT + row.slug,
        "title": row.title,
        "status": row.status,
        "detail": detail,
    }
    if errors:
        content["errors"] = list(errors)
    content |= more or {}
    return JSONResponse(content, row.status, dict(headers or {}), media_type=MEDIA_TYPE)
