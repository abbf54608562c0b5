"""The explorer: the graph as a picture one can walk through, and the same as filters, tables and a panel.

The page's state is its URL. A script changes the URL and asks for this page again, so every word and every
number comes from one place, with a script or without.
"""

from app.web.explorer.page import router

__all__ = ["router"]
