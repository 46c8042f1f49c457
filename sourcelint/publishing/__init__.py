"""The folder of reports: what is written into it, and what of it belongs to sourcelint."""
