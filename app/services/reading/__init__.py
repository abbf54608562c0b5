"""Reading what is in the graph: one noun a module, for pages and the API alike."""
