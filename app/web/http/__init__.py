"""What every request passes and every answer carries: bodies, headers, errors, limits, files, the start."""
