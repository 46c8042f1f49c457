"""Names that are known: actors, countries, treaties, eras."""
