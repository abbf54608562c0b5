"""What an analyst reads: numbers, dates, statuses, evidence and ratings as whole phrases. Pure.

Templates see this package as `words`. The phrases themselves are in `english.py`.
"""

from app.web.words.dates import day, edtf, instant, span
from app.web.words.figures import Figure, category, column, money, personnel, split, strength
from app.web.words.hedges import (
    evidence,
    figures_badge,
    heading,
    hedge,
    kind,
    rating_class,
    rating_code,
    rating_title,
    sentence,
    status,
    status_glyph,
    status_hue,
)
from app.web.words.messages import LOCALE, count, has, listed, say, say_html

__all__ = [
    "LOCALE",
    "Figure",
    "category",
    "column",
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
    "listed",
    "money",
    "personnel",
    "rating_class",
    "rating_code",
    "rating_title",
    "say",
    "say_html",
    "sentence",
    "span",
    "split",
    "status",
    "status_glyph",
    "status_hue",
    "strength",
]
