"""Many claims at once: files, streamed batches, and taking a load back."""
