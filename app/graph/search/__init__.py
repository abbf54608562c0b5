"""Finding things by what somebody typed, over the full-text indexes."""
