"""HTML pages and fragments, and what they say of themselves."""
