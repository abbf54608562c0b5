"""What an analyst reads: numbers, dates, statuses, evidence and ratings as whole phrases. Pure.

Templates see this package as `words`. The phrases themselves are in the Fluent files of `en`.
"""

from app.web.look import status_hue
from app.web.words.dates import claim_when, day, edtf, instant, observed, span, year
from app.web.words.figures import Figure, category, column, coordinates, money, personnel, split, strength
from app.web.words.hedges import (
    claim_details,
    claimed,
    evidence,
    figures_badge,
    heading,
    hedge,
    kind,
    language,
    named,
    rating_class,
    rating_code,
    rating_title,
    retraction,
    sentence,
    stands,
    status,
    status_glyph,
    told,
)
from app.web.words.messages import LOCALE, count, has, listed, listed_html, say, say_html, template
from app.web.words.totals import account, as_figure, reason, summed

__all__ = [
    "LOCALE",
    "Figure",
    "account",
    "as_figure",
    "category",
    "claim_details",
    "claim_when",
    "claimed",
    "column",
    "coordinates",
    "count",
    "day",
    "edtf",
    "evidence",
    "figures_badge",
    "has",
    "heading",
    "hedge",
    "instant",
    "kind",
    "language",
    "listed",
    "listed_html",
    "money",
    "named",
    "observed",
    "personnel",
    "rating_class",
    "rating_code",
    "rating_title",
    "reason",
    "retraction",
    "say",
    "say_html",
    "sentence",
    "span",
    "split",
    "stands",
    "status",
    "status_glyph",
    "status_hue",
    "strength",
    "summed",
    "template",
    "told",
    "year",
]
