"""What a single line of a page says: who, when, where, or nothing that belongs to the article."""
