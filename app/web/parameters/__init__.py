"""What a URL asks, read once for pages and the API."""
