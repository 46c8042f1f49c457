"""Records and feeds around articles: JSON, RSS, Atom, MHTML."""
