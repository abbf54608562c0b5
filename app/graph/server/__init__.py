"""The private Neo4j: fetched once, started with the app on a loopback port, stopped with it.

`with serving(data_dir, cache_dir) as address:` is all that most callers need.
"""

from app.graph.server.address import Address
from app.graph.server.installation import user_cache
from app.graph.server.lifecycle import install, running, serving
from app.graph.server.progress import Report, progress_bar, silent

__all__ = ["Address", "Report", "install", "progress_bar", "running", "serving", "silent", "user_cache"]
