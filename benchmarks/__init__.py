"""Benchmarks: each module prints a table of figures measured side by side in one run. None of them is a test."""
