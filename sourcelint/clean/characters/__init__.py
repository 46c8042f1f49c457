"""Bytes and characters: decoding, and what went wrong with it on the way."""
