"""The map of the world: shapes of countries, where a coordinate is on it, and what a picture of it shows."""
