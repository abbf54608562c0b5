"""`/presence`: who is where on a day, as JSON or as comma-separated values."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app.domain.model import DateSpan, Edge
from app.services import presence
from app.services.presence import Presence, Question
from app.web import comma_separated
from app.web.api.answers.presence import PresenceAnswer
from app.web.api.openapi import problems
from app.web.comma_separated import Cell
from app.web.dependencies import GraphDep, Today
from app.web.parameters import KnownAt, On
from app.web.problems import ProblemTypes

router = APIRouter(prefix="/presence", tags=["presence"])

Host = Annotated[str | None, Query(min_length=1, max_length=300, description="Id of a place; any without.")]
Sender = Annotated[
    str | None, Query(min_length=1, max_length=300, description="Id of an actor; any without.")
]

_CSV: dict[int | str, dict[str, Any]] = {
    200: {"content": {comma_separated.MEDIA_TYPE: {"schema": {"type": "string"}}}, "description": "Found."}
}


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
    today: Today,
    host: Host = None,
    sender: Sender = None,
    on: On = None,
    known_at: KnownAt = None,
) -> PresenceAnswer | Response:
    """Return who has forces where, and what that adds up to; without `on`, today.

    The total counts only what was observed, and nobody twice: `left_out` names every figure it does not
    count, with the reason, and `sentence` says so. Plans are among the rows, never in the total. With
    `Accept: text/csv` the rows come as a table.
    """
    asked = Question(on=on or today, host=host, sender=sender, known_at=known_at)
    found = await presence.presence(graph, asked)
    if comma_separated.MEDIA_TYPE in request.headers.get("accept", ""):
        return Response(_table(found), media_type=comma_separated.MEDIA_TYPE, headers={"vary": "accept"})
    return PresenceAnswer.of(found)


_HEADS = (
    *("sender_id", "sender_kind", "sender", "host_id", "host_kind", "host", "status", "certainty"),
    *("evidence", "sources", "figures", "min", "best", "max", "qualifier", "category", "shared_with"),
    *("counted", "left_out", "under", "role", "from", "to", "last_confirmed", "episode"),
)


def _table(found: Presence) -> str:
    left_out = {one.edge.id: one.reason.value for one in found.total.left_out}
    counted = {edge.id for edge in found.total.counted}
    rows = (_row(edge, found, edge.id in counted, left_out.get(edge.id)) for edge in found.edges)
    return comma_separated.table(_HEADS, rows)


def _row(edge: Edge, found: Presence, counted: bool, left_out: str | None) -> list[Cell]:
    sender, host, shown = found.refs[edge.source], found.refs[edge.target], edge.shown
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
    ]


def _date(span: DateSpan | None) -> str | None:
    return span.edtf if span else None
