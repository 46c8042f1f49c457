"""CLN010."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.annotate.text.misspellings import MISSPELT, TWICE, WORD
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "CLN010",
    "misspelling",
    "info",
    languages={"en"},
    experimental=True,
    fix="Correct it, or mark it [sic] in a quotation.",
)
def misspelling(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes common misspellings ("goverment") and verbs that are inflected twice ("allowses").

    ## Why is this bad?
    Nobody read the text before it was published, so nobody checked what it says either.

    ## Known limits
    Some 200 misspellings and 150 verbs. A word that occurs more than once counts as a name or a dialect; quotations
    and words with capitals are left alone.

    ## References
    Zhang et al. 2018 (tone); Wikipedia: Lists of common misspellings.
    """
    counts = Counter(WORD.findall(doc.text))
    for (start, end), word, right in sorted(_find_misspelt(doc.text, counts)):
        if not doc.quoted(Span(start, end)):
            yield Hit(Span(start, end), f'"{word}" is no word; meant is probably "{right}"')


def _find_misspelt(text: str, counts: Counter[str]) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Yield the span of each misspelt word that stands once, the word, and what is meant."""
    wrong = {word for word in counts.keys() & MISSPELT.keys() if counts[word] == 1}
    if wrong:
        yield from ((match.span(), match[0], MISSPELT[match[0]]) for match in WORD.finditer(text) if match[0] in wrong)
    for match in TWICE.finditer(text):
        if counts[match[0]] == 1:
            yield match.span(), match[0], f"{match['verb']}…"
