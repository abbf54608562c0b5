"""The page that stands in for one that takes long: how far the answer is."""

from __future__ import annotations

from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.services.memory.jobs import Progress
from app.web.templates import page

PATIENCE: Final = 0.7
"""Seconds a page waits for an answer before it says how far that is."""


def progress_page(request: Request, title: str, why: str, how_far: Progress) -> HTMLResponse:
    """Return the page that says how far an answer is, under its `title`, and `why` it takes long.

    It asks again by itself until the answer is there.
    """
    return page(request, "underway.html", {"title": title, "how_far": how_far, "why": why})
