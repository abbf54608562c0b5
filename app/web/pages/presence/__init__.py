"""Who is where on a day: map, matrix, table."""
