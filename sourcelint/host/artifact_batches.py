"""The address at which a server of our own makes many artifacts at once; Prefect's own addresses make one at a time."""

from __future__ import annotations

PATH = "/sourcelint/artifacts"
"""Below the address of the API. Takes `artifacts`, a list of what Prefect's `/artifacts/` takes, and answers with their ids."""
