"""What a document states of events, to be compared with others."""
