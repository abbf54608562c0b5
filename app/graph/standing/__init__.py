"""Episodes as they stand: how they are read, and what is asked of them for pages and answers."""
