"""Where text is missing: one module a kind of evidence, each giving located, explained truncations.

gaps        words masked inside a sentence (`***`, `[redacted]`, `[…]`)
breaks      a paragraph that breaks off before one that begins inside a sentence
containers  a code fence or CDATA section that is never closed
ends        a text that stops early: cut sentence or word, heading without its section, teaser, paywall
sections    a section without a body, a text without its start
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.truncation.breaks import broken_paragraphs
from sourcelint.clean.truncation.containers import open_containers
from sourcelint.clean.truncation.ends import early_end
from sourcelint.clean.truncation.gaps import masked_gaps
from sourcelint.clean.truncation.sections import broken_sections

if TYPE_CHECKING:
    from sourcelint.clean.draft import Draft
    from sourcelint.document import Truncation
    from sourcelint.text import RawSpan


def find_truncations(draft: Draft) -> Draft:
    """Add what the text shows to be missing to what the container proved, in text order.

    What the container proved of a place is not said again.
    """
    proved = draft.truncations
    shown: tuple[Truncation, ...] = (
        *masked_gaps(draft),
        *broken_paragraphs(draft),
        *open_containers(draft),
        *broken_sections(draft),
        *early_end(draft),
    )
    new = {t for t in shown if not any(t.kind == p.kind and _touch(t.span, p.span) for p in proved)}
    if not new and len(proved) < 2:
        return draft
    return draft.replace(truncations=tuple(sorted((*proved, *new), key=lambda t: (t.span, t.kind))))


def _touch(a: RawSpan, b: RawSpan) -> bool:
    return a.start <= b.end and b.start <= a.end
