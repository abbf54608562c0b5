"""The one Jinja environment: escapes everything, fails on a misspelt variable, knows links and words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.templating import Jinja2Templates

import app
from app.domain.model import Ref
from app.paths import TEMPLATES
from app.web import keyboard, marks, words
from app.web.graphics import icons
from app.web.highlights import highlighted
from app.web.http.static import static_url
from app.web.parameters.dateline import Dateline, shown
from app.web.security import account


def page(request: Request, name: str, context: dict[str, Any], status_code: int = 200) -> HTMLResponse:
    """Render the template `name`. Its route depends on `DatelineDep`, which gives it its dates."""
    return templates.TemplateResponse(request, name, context, status_code=status_code)


def rendered(name: str, context: dict[str, Any]) -> Markup:
    """Render a part that is the same for everyone and is kept; `context` has its `dates`."""
    return Markup(templates.get_template(name).render(context))  # noqa: S704  # a template escapes


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        # Templates change only with the program; looking for changes costs some thirty stats a page.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shared: dict[str, Any] = {
        "static_url": static_url,
        "link": link,
        "entity_link": entity_link,
        "entity_links": entity_links,
        "kept_dates": kept_dates,
        "nearest_query": nearest_query,
        "address": address,
        "highlighted": highlighted,
        "made_at": made_at,
        "sign_in_link": account.sign_in_link,
        "mark": marks,
        "words": words,
        "kind_icons": icons.kind_icons,
        "family": icons.family,
        "shortcuts_of": keyboard.shortcuts_of,
        "language": words.LOCALE.language,
        "version": app.__version__,
    }
    environment.globals.update(shared)
    environment.filters["bdi"] = bdi
    return environment


@pass_context
def link(context: Context, path: str, **parameters: object) -> str:
    """Return the URL of a page, keeping the two dates of the page it is on."""
    dates: Dateline = context["dates"]
    pairs = [*((name, str(value)) for name, value in parameters.items() if value), *dates.parameters]
    return f"{path}?{urlencode(pairs)}" if pairs else path


@pass_context
def entity_link(context: Context, ref: Ref) -> Markup:
    """Return the name of an entity, linked to its dossier."""
    anchor = Markup('<a class="t" href="{}">{}</a>')
    return anchor.format(link(context, f"/entities/{ref.id}"), bdi(ref.name))


@pass_context
def entity_links(context: Context, refs: Iterable[Ref]) -> Markup:
    """Return the names of several entities, linked, as one list in words."""
    return words.listed_html([entity_link(context, ref) for ref in refs])


def bdi(text: str, language: str | None = None) -> Markup:
    """Set a name apart from the direction of the text around it; `language` (BCP 47) is the name's own.

    The one place that writes `<bdi>`; a template says `name|bdi`.
    """
    start = Markup('<bdi lang="{}">').format(language) if language else Markup("<bdi>")
    return start + text + Markup("</bdi>")


@pass_context
def kept_dates(context: Context) -> Markup:
    """Return the two dates as hidden inputs, for a form that leads to another page."""
    dates: Dateline = context["dates"]
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return Markup("").join(field.format(name, value) for name, value in dates.parameters)


@pass_context
def nearest_query(context: Context, day: date) -> str:
    """Return the query of a page for another day, as known then as it is known now."""
    dates: Dateline = context["dates"]
    return urlencode([("on", day.isoformat()), *(pair for pair in dates.parameters if pair[0] != "on")])


def address(request: Request) -> str:
    """Return the page's path and query, as it is printed on paper."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def made_at() -> str:
    """Say when the page was made."""
    return words.instant(datetime.now(UTC))


templates: Final = Jinja2Templates(env=_environment(), context_processors=[shown, account.shown])
"""`page(…)` is what pages use; the error handlers use this itself, for they have headers of their own."""
