"""Steps of the database's structure, oldest first; run by core.schema."""
