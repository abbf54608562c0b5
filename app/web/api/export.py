"""`/export`: the graph, or what the explorer shows of it, as a file for other programs."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import StreamingResponse

from app.services.exchange import comma_separated, export, graphml, loss
from app.services.exchange.loss import LOSSES, Format
from app.web.api.answers.parts import Answer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.explorer.query import ViewDep
from app.web.http.problems import ProblemTypes

router = APIRouter(prefix="/export", tags=["export"])

_TYPES: Final = {Format.CSV: comma_separated.MEDIA_TYPE, Format.GRAPHML: graphml.MEDIA_TYPE}
_TEXT: Final = {"schema": {"type": "string"}}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": dict.fromkeys(_TYPES.values(), _TEXT),
        "headers": {
            "X-Export-Loss": {"description": "What the format leaves out.", "schema": {"type": "string"}}
        },
    }
}

AskedFormat = Annotated[Format, Query(description="What the file is to be.")]


class LossAnswer(Answer):
    """One thing a format leaves out."""

    what: str
    instead: str = Field(description="Where it is to be had.")


class LossesAnswer(Answer):
    """All that a format leaves out of the graph."""

    format: Format
    loss: list[LossAnswer]


@router.get(
    "",
    operation_id="exportGraph",
    summary="Export the graph",
    response_class=StreamingResponse,
    responses={**problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID), **_FILE},
)
async def get_export(
    request: Request,
    graph: GraphDep,
    view: ViewDep,
    today: Today,
    format: AskedFormat,  # noqa: A002 - the name in the URL
) -> StreamingResponse:
    """Return relationships and entities as a file: the filters and dates hold as in `/graph`.

    With `focus` or `limit` it is what `/graph` and the explorer show (150 entities unless `limit` says
    otherwise); without both it is the whole graph, streamed. The same graph gives the same lines: there is no
    time of the export in them. `csv` has a relationship a line, `graphml` entities and relationships.
    """
    is_part = bool(view.focus) or "limit" in request.query_params
    work = export.part if is_part else export.everything
    lines = await work(graph, view, today, format)
    headers = {
        "x-export-loss": loss.header(format),
        "content-disposition": f'attachment; filename="garrison.{format.value}"',
    }
    return StreamingResponse(lines, media_type=_TYPES[format], headers=headers)


@router.get(
    "/loss",
    operation_id="getExportLoss",
    summary="Read what a format leaves out",
    responses=problems(ProblemTypes.INVALID),
)
async def get_loss(format: AskedFormat) -> LossesAnswer:  # noqa: A002 - the name in the URL
    """Return what the format cannot carry, and where that is to be had."""
    told = [LossAnswer(what=each.what, instead=each.instead) for each in LOSSES[format]]
    return LossesAnswer(format=format, loss=told)
