"""Places everybody has: countries by ISO 3166-1, and the regions of the United Nations they are in."""
