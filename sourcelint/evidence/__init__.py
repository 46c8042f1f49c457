"""What several rules share about one document."""
