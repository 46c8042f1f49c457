"""What is kept of sources for comparison, and what they say of the same: `SourceProfile`, `Collection`, `EventCluster`.

Nothing is imported here: a run over one source needs two of these modules.
"""
