"""Claims, the documents they are in, and the episodes that follow: written, and read as they were said."""
