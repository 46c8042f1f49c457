"""Lines of plain text as blocks: title, body, boilerplate, error pages."""
