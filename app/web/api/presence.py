"""`/presence`: who is where on a day, as JSON or as comma-separated values."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response

from app.domain.model import DateSpan
from app.domain.standing import Standing
from app.services.exchange import comma_separated
from app.services.exchange.comma_separated import Cell
from app.services.reading import presence
from app.services.reading.presence import Presence
from app.web.api.answers.presence import PresenceAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep
from app.web.http.problems import ProblemTypes
from app.web.parameters.presence import AskedDep

router = APIRouter(prefix="/presence", tags=["presence"])

_CSV: dict[int | str, dict[str, Any]] = {
    200: {"content": {comma_separated.MEDIA_TYPE: {"schema": {"type": "string"}}}, "description": "Found."}
}

_HEADERS: Final = {"vary": "accept", "content-disposition": 'inline; filename="presence.csv"'}


@router.get(
    "",
    operation_id="getPresence",
    summary="Read who is where on a day",
    response_model=PresenceAnswer,
    responses=_CSV | problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_presence(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    format: Annotated[  # noqa: A002  # the name in the URL
        Literal["json", "csv"], Query(description="`csv`: as a table, for a link in a browser.")
    ] = "json",
) -> PresenceAnswer | Response:
    """Return who has forces where, and what that adds up to; without `on`, today.

    The total counts only what was observed, and nobody twice: `left_out` names every figure it does not
    count, with the reason, and `sentence` says so. Plans are among the rows, never in the total. The filters
    narrow the rows first. With `Accept: text/csv` or `format=csv` the rows come as a table.
    """
    found = await presence.presence(graph, asked)
    if format == "csv" or comma_separated.MEDIA_TYPE in request.headers.get("accept", ""):
        return Response(_table(found), media_type=comma_separated.MEDIA_TYPE, headers=_HEADERS)
    return PresenceAnswer.of(found)


_HEADS = (
    *("sender_id", "sender_kind", "sender", "host_id", "host_kind", "host", "status", "certainty"),
    *("evidence", "sources", "figures", "min", "best", "max", "qualifier", "category", "shared_with"),
    *("counted", "left_out", "under", "role", "from", "to", "last_confirmed", "episode"),
    *("at_id", "at", "claims"),
)


def _table(found: Presence) -> str:
    left_out = {one.edge.id: one.reason.value for one in found.total.named if one.is_shown}
    counted = {one.edge.id for one in found.total.counted}
    rows = (_row(edge, found, edge.id in counted, left_out.get(edge.id)) for edge in found.edges)
    return comma_separated.table(_HEADS, rows)


def _row(edge: Standing, found: Presence, counted: bool, left_out: str | None) -> list[Cell]:
    sender, host, shown = found.refs[edge.source], found.host_of(edge), edge.shown
    at = found.refs[edge.target] if found.is_within(edge) else None
    figure = shown.personnel
    return [
        *(sender.id, sender.kind.value, sender.name, host.id, host.kind.value, host.name),
        *(edge.status.value, edge.certainty.value, edge.evidence.value, edge.sources, edge.figures.value),
        *((figure.min, figure.best, figure.max) if figure else (None, None, None)),
        *((figure.qualifier.value, figure.category.value) if figure else (None, None)),
        "; ".join(ref.id for ref in shown.shared_with) or None,
        *("yes" if counted else "no", left_out),
        *(shown.under.id if shown.under else None, shown.role),
        *(_date(edge.start), _date(edge.end), _date(edge.last_confirmed), edge.id),
        *((at.id, at.name) if at else (None, None)),
        "; ".join(shown.figure_claims) or None,
    ]


def _date(span: DateSpan | None) -> str | None:
    return span.edtf if span else None
