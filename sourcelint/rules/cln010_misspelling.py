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
    Some 200 misspellings and 150 verbs. A word that stands more than once is taken for a name or a dialect; quotations
    and words with capitals are left alone.

    ## References
    Zhang et al. 2018 (tone); Wikipedia: Lists of common misspellings.
    """
    text = doc.text
    counts = Counter(WORD.findall(text))
    found = [(wrong, MISSPELT[wrong]) for wrong in counts.keys() & MISSPELT.keys() if counts[wrong] == 1]
    places = (
        [
            (match.span(), match[0], right)
            for match in WORD.finditer(text)
            for wrong, right in found
            if match[0] == wrong
        ]
        if found
        else []
    )
    places += [(match.span(), match[0], f"{match['verb']}…") for match in TWICE.finditer(text) if counts[match[0]] == 1]
    for (start, end), word, right in sorted(places):
        if not doc.quoted(Span(start, end)):
            yield Hit(Span(start, end), f'"{word}" is no word; meant is probably "{right}"')
