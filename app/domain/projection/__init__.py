"""Claims to episodes, step by step: `episodes.project` is the way in."""
