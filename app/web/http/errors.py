"""Every error told in one place: which problem it is, and whether as JSON or as a page.

Services raise `app.errors`; this module alone decides on status codes. Programs (everything under /api,
and whoever does not ask for HTML) get `application/problem+json`, people get `templates/error.html` with
`status`, `title` and `detail`, or are led to sign in. What was not expected is logged and told without any
detail.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, unquote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app import errors
from app.services.search.entities import Found
from app.web import words
from app.web.http import error_pages
from app.web.http.headers import SECURITY_HEADERS
from app.web.http.problems import ProblemTypes, problem
from app.web.http.readiness import NotReady
from app.web.security import csrf
from app.web.templates import templates

RETRY_AFTER: Final = 5
"""Seconds after which asking again makes sense while Neo4j is away."""

_KINDS: Final[Mapping[type[errors.GarrisonError], ProblemTypes]] = {
    errors.Invalid: ProblemTypes.INVALID,
    errors.Malformed: ProblemTypes.MALFORMED,
    errors.TooLarge: ProblemTypes.TOO_LARGE,
    errors.NotFound: ProblemTypes.NOT_FOUND,
    errors.Moved: ProblemTypes.MOVED,
    errors.Conflict: ProblemTypes.CONFLICT,
    errors.Unauthenticated: ProblemTypes.UNAUTHENTICATED,
    errors.Forbidden: ProblemTypes.FORBIDDEN,
    csrf.CrossSite: ProblemTypes.CROSS_SITE,
    errors.Unavailable: ProblemTypes.UNAVAILABLE,
    errors.ServerFailed: ProblemTypes.UNAVAILABLE,
    errors.TooSlow: ProblemTypes.TOO_SLOW,
}

_STATUSES: Final[Mapping[int, ProblemTypes]] = {
    400: ProblemTypes.MALFORMED,
    401: ProblemTypes.UNAUTHENTICATED,
    403: ProblemTypes.FORBIDDEN,
    404: ProblemTypes.NOT_FOUND,
    405: ProblemTypes.METHOD_NOT_ALLOWED,
    413: ProblemTypes.TOO_LARGE,
    415: ProblemTypes.UNSUPPORTED,
    429: ProblemTypes.TOO_MANY,
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is to be told: the kind of problem, a sentence, the places at fault, further headers."""

    kind: ProblemTypes
    detail: str
    faults: Sequence[Mapping[str, Any]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def install(app: FastAPI) -> None:
    """Let `app` answer every error with a problem or an error page."""
    app.add_exception_handler(errors.GarrisonError, _garrison_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected_error)


async def answer(request: Request, trouble: Trouble) -> Response:
    """Tell the trouble; to a person with what helps: where to sign in, names near the one not found."""
    kind = trouble.kind
    if wants_page(request):
        if kind is ProblemTypes.UNAUTHENTICATED and (way := error_pages.sign_in_first(request)):
            return way
        if kind is ProblemTypes.NOT_FOUND:
            return tell(request, trouble, await error_pages.nearest(request))
    return tell(request, trouble)


def tell(request: Request, trouble: Trouble, near: Sequence[Found] = ()) -> Response:
    """Write the trouble for whoever asks: a page for a person, a problem for a program."""
    row = trouble.kind.value
    if not wants_page(request):
        return problem(trouble.kind, trouble.detail, trouble.faults, trouble.headers)
    context = {
        "status": row.status,
        "slug": row.slug,
        "title": row.title,
        "detail": trouble.detail,
        "near": near,
    }
    return templates.TemplateResponse(request, "error.html", context, row.status, dict(trouble.headers))


def wants_page(request: Request) -> bool:
    """Say whether errors of this request are to be shown as HTML: outside /api, to who asks for it."""
    path = request.url.path
    return not path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


async def _garrison_error(request: Request, error: Exception) -> Response:
    kind = next((_KINDS[base] for base in type(error).__mro__ if base in _KINDS), None)
    if kind is None or (kind is ProblemTypes.UNAVAILABLE and not isinstance(error, NotReady)):
        _log.warning("%s", error)
    if kind is None:
        return await answer(request, Trouble(ProblemTypes.INTERNAL, "Something unexpected happened."))
    if kind is ProblemTypes.MOVED and "id" not in request.path_params:  # nowhere to send the caller
        kind = ProblemTypes.CONFLICT
    faults = [_fault(request, fault) for fault in error.faults] if isinstance(error, errors.Invalid) else ()
    trouble = Trouble(kind, _sentence(kind, error), faults, _headers(request, kind, error))
    return await answer(request, trouble)


def _sentence(kind: ProblemTypes, error: Exception) -> str:
    # Where the server is and what it says of itself (addresses, users, versions) is for the log only.
    if isinstance(error, errors.ServerFailed | errors.Unavailable):
        return "The graph is not ready, or does not answer at the moment; try again in a few seconds."
    return str(error) or kind.value.meaning


def _fault(request: Request, fault: errors.Fault) -> dict[str, Any]:
    if request.method not in {"GET", "HEAD"}:
        return {"pointer": fault.pointer, "detail": fault.detail, **fault.more}
    # There is no body to point into. What services find wrong in a query that parsed is its cursor.
    return {"parameter": fault.pointer.lstrip("/") or "cursor", "detail": fault.detail, **fault.more}


def _headers(request: Request, kind: ProblemTypes, error: Exception) -> dict[str, str]:
    match kind:
        case ProblemTypes.UNAUTHENTICATED:
            sent = ', error="invalid_token"' if "authorization" in request.headers else ""
            return {"www-authenticate": f'Bearer realm="Garrison"{sent}'}
        case ProblemTypes.FORBIDDEN:
            return {"www-authenticate": 'Bearer realm="Garrison", error="insufficient_scope"'}
        case ProblemTypes.UNAVAILABLE | ProblemTypes.TOO_SLOW:
            return {"retry-after": str(RETRY_AFTER)}
        case ProblemTypes.MOVED if isinstance(error, errors.Moved):
            return {"location": _moved(request, error.to)}
        case _:
            return {}


def _moved(request: Request, to: str) -> str:
    """Return the requested address with the id in its path replaced by the one it has now."""
    old = request.path_params.get("id")
    segments = [quote(to, safe="") if unquote(part) == old else part for part in request.url.path.split("/")]
    return "/".join(segments) + (f"?{request.url.query}" if request.url.query else "")


async def _validation_error(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    faults = [_parameter_fault(one) for one in found]
    return tell(request, Trouble(ProblemTypes.INVALID, " ".join(one["detail"] for one in faults), faults))


def _parameter_fault(found: Mapping[str, Any]) -> dict[str, Any]:
    name = str(found["loc"][1]) if len(found["loc"]) > 1 else ""
    said = str(found["msg"])
    detail = said if name and said.startswith(name) else f"{name}: {said[:1].lower()}{said[1:]}"
    allowed = (found.get("ctx") or {}).get("allowed")
    return {"parameter": name, "detail": detail} | ({"allowed": allowed} if allowed else {})


async def _http_error(request: Request, error: Exception) -> Response:
    status, detail, headers = 500, "", {}
    if isinstance(error, HTTPException):
        status, detail, headers = error.status_code, error.detail, dict(error.headers or {})
    kind = _STATUSES.get(status, ProblemTypes.INTERNAL if status >= 500 else ProblemTypes.MALFORMED)
    if kind in {ProblemTypes.NOT_FOUND, ProblemTypes.METHOD_NOT_ALLOWED}:
        detail = f"{request.method} {request.url.path}: {kind.value.title.lower()}."
    if kind is ProblemTypes.NOT_FOUND and wants_page(request):
        detail = words.say("error.404.detail", path=request.url.path)
        try:
            await error_pages.ask_who_reads(request)
        except errors.GarrisonError as refused:
            return await _garrison_error(request, refused)
    return await answer(request, Trouble(kind, detail or kind.value.meaning, (), headers))


async def _unexpected_error(request: Request, error: Exception) -> Response:
    # Starlette answers with this outside all middleware and raises the error again, so that the server
    # logs it with its traceback: hence the headers are added here, and nothing is logged twice.
    response = tell(request, Trouble(ProblemTypes.INTERNAL, "Something unexpected happened; it was logged."))
    response.headers.update(SECURITY_HEADERS)
    return response
