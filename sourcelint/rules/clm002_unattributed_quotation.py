"""CLM002."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.speakers import SIGNATURE
from sourcelint.annotate.text.quotations import SPEECH_WORDS
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.document import Block
    from sourcelint.evidence.annotated import Annotated

_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|wr(?:ote|ites?|iting)|add(?:ed|s|ing)|ask(?:ed|s|ing)|repl(?:ied|ies)|announce[sd]?"
    r"|explain(?:ed|s)|stat(?:ed|es)|tweet(?:ed|s)|post(?:ed|s)|according to|read[s]?|recall(?:ed|s)|joke[sd]?|insist(?:ed|s)"
    r"|argue[sd]?|warn(?:ed|s)|claim(?:ed|s)|admit(?:ted|s)|continue[sd]|conclude[sd]|note[sd]?|remark(?:ed|s)|quot(?:e|ed|es|ing)"
    r"|answer(?:ed|s)|respond(?:ed|s)|sang|sings?|comment(?:ed|s)?|declare[sd]?|shout(?:ed|s)|statement|interview|speech|letter"
    r"|motto|slogan|lyrics?|prayer|review|confirm(?:ed|s)|emphasi[sz]e[ds]|stress(?:ed|es)|urge[ds]|reveal(?:ed|s)"
    r"|acknowledge[ds]|suggest(?:ed|s)|believe[ds]|point(?:ed|s) out|voiced?|according)\b",
    re.IGNORECASE,
)
_PROVERB = re.compile(
    r"\b(?:adage|maxim|proverb|saying|aphorism|motto|quip|epigraph|dictum|as the \w+ goes)\b", re.IGNORECASE
)
_SHORT_LINE = 80
LIMIT = 50
"""Findings in one document: by then a reader knows."""


@rule(
    "CLM002", "unattributed-quotation", "warning", languages={"en"},
    fix="Say who said it, where and when, or take the quotation marks off.",
)  # fmt: skip
def unattributed_quotation(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a paragraph that is nothing but a quotation of six words or more, with no speaker in the paragraphs around it.

    ## Why is this bad?
    Quotation marks promise that somebody said these words. Here nobody can be asked whether they did.

    ## Known limits
    Only paragraphs of their own: quotations inside a sentence nearly always have their speaker near. Titles, proverbs,
    signed lines, reviews in a row, quotations of several paragraphs, and passages that the text holds twice (pull
    quotes) are left alone.

    ## References
    Wikipedia: Verifiability, quotations need an inline source. Redi et al. 2019 (arXiv 1902.11116), reason "quotation".
    """
    yield from islice(_unsigned(doc), LIMIT)


def _unsigned(doc: Annotated) -> Iterator[Hit]:
    """Give the paragraphs that are a quotation and have no speaker near."""
    alone = _standing_alone(doc)
    for number, quotation in alone.items():
        block, before, after = doc.blocks[number], _neighbour(doc, number, -1), _neighbour(doc, number, 1)
        if number - 1 in alone or number + 1 in alone or quotation.continued or not quotation.closed:
            continue
        if (before and _tells(doc, before, last=True)) or (after and _tells(doc, after, last=False)):
            continue
        if (before and _no_prose(doc, before)) or (after and _no_prose(doc, after)):
            continue
        inner = doc.text[quotation.start + 1 : quotation.end - 1]
        if _twice(doc.text, inner[:60], quotation.start + 1) or doc.text[block.start : block.end].endswith("?”"):
            continue
        yield Hit(block.span, "nobody is said to have said this")


def _twice(text: str, words: str, at: int) -> bool:
    """Tell whether words that stand at `at` stand elsewhere too."""
    return text.find(words, at + 1) >= 0 or text.find(words) < at


def _standing_alone(doc: Annotated) -> dict[int, Quotation]:
    """Give the paragraphs, by their place among the blocks, that are one passage of speech and nothing else."""
    speech = {passage.start: passage for passage in doc.quotations if passage.kind == "speech"}
    if not speech:
        return {}
    found = {}
    for number, block in enumerate(doc.blocks):
        quotation = speech.get(block.start)
        if quotation is None or block.kind not in ("paragraph", "quote", "standfirst", "caption"):
            continue
        rest = doc.text[quotation.end : block.end].strip(" .")
        if not rest and len(doc.text[quotation.start : quotation.end].split()) >= SPEECH_WORDS:
            found[number] = quotation
    return found


def _neighbour(doc: Annotated, number: int, step: int) -> Block | None:
    """Give the block beside block n that is not a picture's caption."""
    number += step
    while 0 <= number < len(doc.blocks) and doc.blocks[number].kind == "caption":
        number += step
    return doc.blocks[number] if 0 <= number < len(doc.blocks) else None


def _no_prose(doc: Annotated, block: Block) -> bool:
    """Tell whether a block is a scrap of code or of a table, so that what stands beside it is nobody's speech."""
    return block.kind == "code" or not any(
        len(word) > 1 and word.isalpha() for word in doc.text[block.start : block.end].split()
    )


def _tells(doc: Annotated, block: Block, *, last: bool) -> bool:
    """Tell whether a neighbouring block names a speaker, announces a quotation, or is one itself."""
    text = doc.text[block.start : block.end]
    near = text[-300:] if last else text[:300]
    if last and text.rstrip().endswith((":", "?")):
        return True
    if not last and (SIGNATURE.match(text) or (len(text) < _SHORT_LINE and text[:1] in "-–—―~")):
        return True
    return bool(_SAYS.search(near) or _PROVERB.search(near)) or near.strip()[:1] in '"“' or "”" in near[-3:]
