"""Data and method: the model, the rules, the marks, the keyboard."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.vocabulary import PREDICATES, Certainty, Evidence, Kind, PredicateGroup, Reliability, Status
from app.web import keyboard
from app.web.parameters.dateline import DatelineDep
from app.web.templates import page

router = APIRouter()


@router.get("/about")
async def about(request: Request, _: DatelineDep) -> HTMLResponse:
    """Explain what stands behind every page."""
    context = {
        "groups": keyboard.ALL,
        "kinds": list(Kind),
        "statuses": list(Status),
        "Status": Status,
        "Evidence": Evidence,
        "Certainty": Certainty,
        "reliabilities": list(Reliability),
        "credibilities": range(1, 7),
        "predicates": {
            group: [rule for rule in PREDICATES.values() if rule.group is group] for group in PredicateGroup
        },
    }
    return page(request, "about.html", context)
