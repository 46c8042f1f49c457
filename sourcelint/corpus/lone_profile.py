"""The profile of a source that is compared with no other: the events it tells of, which are held against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.events.statements import find_events
from sourcelint.report import SourceProfile

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Place
    from sourcelint.text import RawSpan, Span

MAX_EVENTS = 100
"""Events kept of one source, the first."""


def lone_profile_of(annotated: Annotated, place: Callable[[Span | RawSpan], Place]) -> SourceProfile:
    """Make the profile of a lone source; `place` finds a span in its raw file."""
    return SourceProfile(
        source=annotated.document.source,
        headline=place(annotated.headline),
        signature=b"",
        events=find_events(annotated, place)[:MAX_EVENTS],
        start=annotated.document.start,
    )
