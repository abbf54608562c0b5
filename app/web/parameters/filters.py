"""The parameters of filters: read as the rows of `app.domain.filters` say, for pages and the API alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar

from fastapi import Query
from pydantic import BeforeValidator, Field

from app.domain.filters import Filter, LeastFilter, ListFilter, RangeFilter
from app.web.parameters.common import absent, closed

T = TypeVar("T")


def parameters(rows: Iterable[Filter]) -> dict[str, Any]:
    """Return the type of each parameter that these filters are set by, as FastAPI and pydantic read it."""
    return {name: kind for row in rows for name, kind in _parameters(row)}


def _parameters(row: Filter) -> Iterator[tuple[str, Any]]:
    match row:
        case ListFilter(is_single=True):
            yield row.name, Annotated[row.values | None, BeforeValidator(absent), Query(description=row.asks)]
        case ListFilter():
            yield row.name, Annotated[list[row.values], closed(row.values), Query(description=row.asks)]
        case LeastFilter():
            zero = BeforeValidator(lambda value: value or 0)
            yield row.name, Annotated[int, zero, Query(ge=0, le=row.most, description=row.asks)]
        case RangeFilter():
            number = Annotated[int, Field(ge=0, le=row.most)]
            for name, asks in zip(row.parameters, row.asks, strict=True):
                yield name, Annotated[number | None, BeforeValidator(absent), Query(description=asks)]


def _default(row: Filter) -> Any:
    if isinstance(row, ListFilter):
        return None if row.is_single else []
    return 0 if isinstance(row, LeastFilter) else None


def reader(rows: Iterable[Filter], into: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    """Return a dependency that reads these filters from the URL; `into` takes them by their parameters.

    Lists become frozen sets. FastAPI reads the parameters off the signature.
    """
    kinds = parameters(rows)
    defaults = {name: _default(row) for row in rows for name in row.parameters}

    async def read(**given: Any) -> T:
        held = {name: frozenset(value) if isinstance(value, list) else value for name, value in given.items()}
        return into(**held)

    named = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=kind)
        for name, kind in kinds.items()
    ]
    read.__signature__ = Signature(named)  # pyright: ignore[reportFunctionMemberAccess]
    return read
