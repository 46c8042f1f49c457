"""What is kept of sources for comparison, and what they say of the same: `SourceProfile`, `Collection`, `EventCluster`."""

from __future__ import annotations

from sourcelint.corpus.collection import Collection
from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
from sourcelint.corpus.profile import profile_of
from sourcelint.report import SourceProfile

__all__ = ["Collection", "EventCluster", "SourceProfile", "SourceStatement", "profile_of"]
