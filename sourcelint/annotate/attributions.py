"""Attribution: source, cue, content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.quotations import Quotation
    from sourcelint.annotate.sentences import Sentence
    from sourcelint.text import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of who said it, of the words that say so, and of what was said; None where the text has none."""

    source: Span | None
    cue: Span | None
    content: Span | None


def find_attributions(
    text: str,  # noqa: ARG001
    sentences: Sequence[Sentence],  # noqa: ARG001
    quotations: Sequence[Quotation],  # noqa: ARG001
) -> tuple[Attribution, ...]:
    """Find attributions."""
    return ()
