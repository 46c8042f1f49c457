"""Runs rules over documents and collections, and makes reports of their findings."""
