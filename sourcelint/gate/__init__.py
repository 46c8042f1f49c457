"""Suites judge the table of sources: files, Great Expectations, table, verdict."""
