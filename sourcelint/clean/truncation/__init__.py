"""Where text is missing: one module a kind of evidence, each returning located, explained truncations.

gaps        words masked inside a sentence (`***`, `[redacted]`, `[…]`)
lost_words  words lost without a mark, where what is left cannot be a sentence
empty_blanks  two blanks, from between which words or a value are gone
lost_figures  figures lost before a unit, an hour, a month
joints      a sentence that begins inside another
breaks      a paragraph that breaks off before one that begins inside a sentence
torn_paragraphs  a paragraph without its end or its beginning, told by `paragraph_pairs`
line_breaks  what is no hole: a line that was wrapped, a mark of Markdown
brackets    a bracket that is never closed
numbering   a numbered list that skips a number
containers  a code fence or CDATA section that is never closed
ends        a text that stops early: cut sentence or word, heading without its section, teaser, paywall
sections    a section without a body, a text without its start
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.truncation.brackets import find_open_brackets
from sourcelint.clean.truncation.breaks import find_broken_paragraphs
from sourcelint.clean.truncation.containers import find_open_containers
from sourcelint.clean.truncation.ends import find_early_end
from sourcelint.clean.truncation.gaps import find_masked_gaps
from sourcelint.clean.truncation.joints import find_joints
from sourcelint.clean.truncation.lost_words import find_lost_words
from sourcelint.clean.truncation.numbering import find_lost_items
from sourcelint.clean.truncation.sections import find_broken_sections
from sourcelint.clean.truncation.torn_paragraphs import find_torn_paragraphs
from sourcelint.clean.truncation.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Truncation


def find_truncations(draft: PartialDocument) -> PartialDocument:
    """Add what the text shows to be missing to what the container proved, in text order.

    A place that the container has proved already is left out.
    """
    proved, vocabulary = draft.truncations, Vocabulary(draft.text.value)
    shown: tuple[Truncation, ...] = (
        *find_masked_gaps(draft),
        *find_lost_words(draft, vocabulary),
        *find_joints(draft, vocabulary),
        *find_broken_paragraphs(draft),
        *find_open_brackets(draft),
        *find_torn_paragraphs(draft, vocabulary),
        *find_lost_items(draft),
        *find_open_containers(draft),
        *find_broken_sections(draft),
        *find_early_end(draft, vocabulary),
    )
    new = {found for found in shown if not any(_is_same(found, known) for known in proved)}
    if not new and len(proved) < 2:
        return draft
    return draft.replace(truncations=tuple(sorted((*proved, *new), key=lambda found: (found.span, found.kind))))


def _is_same(found: Truncation, known: Truncation) -> bool:
    """Check whether two truncations of one kind touch."""
    return found.kind == known.kind and found.span.start <= known.span.end and known.span.start <= found.span.end
