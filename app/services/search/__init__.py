"""Search, over entities alone and over everything."""
