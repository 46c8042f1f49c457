"""What is kept of sources for comparison, and what they say of the same: `Witness`, `Collection`, `Matter`."""

from __future__ import annotations

from sourcelint.witness.collection import Collection
from sourcelint.witness.matters import Matter, Telling
from sourcelint.witness.sketch import Witness, witness_of

__all__ = ["Collection", "Matter", "Telling", "Witness", "witness_of"]
