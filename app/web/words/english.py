"""Every message in English. A message is one template, or one for each plural form of its number(s).

Plural forms are CLDR's categories of `n` ("one", "other") or of `n` and `m` ("other one"); an exact number
("=0", "=0 one") comes before its category. Another language is a module like this one with the same keys and
its own categories.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.web.words.english_about import ABOUT
from app.web.words.english_connections import CONNECTIONS
from app.web.words.english_explorer import EXPLORER
from app.web.words.english_exploring import EXPLORING
from app.web.words.english_facts import FACTS
from app.web.words.english_frame import FRAME
from app.web.words.english_pages import PAGES
from app.web.words.english_presence import PRESENCE
from app.web.words.english_reference import REFERENCE
from app.web.words.english_sentences import SENTENCES
from app.web.words.english_sign_in import SIGN_IN
from app.web.words.english_times import TIMES
from app.web.words.english_totals import TOTALS

MESSAGES: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        **FACTS,
        **SENTENCES,
        **TOTALS,
        **FRAME,
        **PAGES,
        **PRESENCE,
        **TIMES,
        **EXPLORER,
        **CONNECTIONS,
        **EXPLORING,
        **SIGN_IN,
        **ABOUT,
        **REFERENCE,
    }
)
"""Key → template, or plural form → template."""
