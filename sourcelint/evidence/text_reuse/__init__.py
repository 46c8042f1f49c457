"""What is kept of a text to find where others hold the same."""
