"""What is kept of sources for comparison, and what they say of the same: `Witness`, `Collection`, `Matter`."""

from __future__ import annotations

from sourcelint.corpus.collection import Collection
from sourcelint.corpus.event_clusters import EventCluster, SourceStatement
from sourcelint.corpus.profile import SourceProfile, profile_of

__all__ = ["Collection", "EventCluster", "SourceProfile", "SourceStatement", "profile_of"]
