"""CLM002."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.reporting_verbs import FORMS
from sourcelint.annotate.attributions.speakers import SIGNATURE
from sourcelint.annotate.gazetteers.names import persons
from sourcelint.annotate.grammar.inflection import forms_of, with_plurals
from sourcelint.annotate.text.quotations import MIN_SPEECH_WORDS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.document import Block
    from sourcelint.evidence.annotated import Annotated

_SAYS = (
    {word for word, entry in FORMS.items() if entry.kind == "speech" and entry.strong and entry.form != "ing"}
    | forms_of(words("ask answer respond continue shout read comment post sing speak"), "base", "s", "past", "ed")
    | forms_of(words("say add tell write"), "ing")
    | with_plurals(words("statement interview speech letter motto slogan lyric prayer review verse poem song psalm"))
    | words("according adage maxim proverb aphorism quip epigraph dictum goes quotation inscription")
)
"""Words by which a neighbouring paragraph says whose the words are, or what they are quoted from."""
_WORD = lazy(r"[a-z]+")
_MAX_SIGNATURE_CHARS = 80
_MAX_SPEAKER_CHARS = 300
"""Characters of a neighbouring block, from the quotation on, in which a speaker is looked for."""
_COMPARED_CHARS = 60
"""Characters at the beginning of a quotation by which it is found again in the text."""
MAX_OPEN_BLOCKS = 3
"""Blocks before a quotation in which speech that is still open may have begun."""
MAX_FINDINGS = 50
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
    Only paragraphs of their own: quotations inside a sentence nearly always have their speaker near. Titles, proverbs, signed
    lines, reviews in a row, quotations of several paragraphs, speech that began in one of the three above, and passages that
    the text holds twice (pull quotes) are left alone.

    ## Measured
    Few: 2 findings in 280 news texts and 140,000 words of other pages, both right (quotations set apart without a speaker); of
    3 on 145 pages and 350 news texts none was clearly right: a novel, a pull quote, a document named two paragraphs above. Of 9
    on 2,603 texts 2 were; six of the others, speech that began lines above and speakers in a line without a stop, are silent
    now.

    ## References
    Wikipedia: Verifiability, quotations need an inline source. Redi et al. 2019 (arXiv 1902.11116), reason "quotation".
    """
    yield from islice(_find_unsigned(doc), MAX_FINDINGS)


def _find_unsigned(doc: Annotated) -> Iterator[Hit]:
    """Yield the paragraphs that are a quotation and have no speaker nearby."""
    alone = _standing_alone(doc)
    for number, quotation in alone.items():
        # Of several in a row, or a quotation of several paragraphs, the speaker may stand further off.
        if number - 1 in alone or number + 1 in alone or quotation.continued or not quotation.closed:
            continue
        block = doc.blocks[number]
        is_signed = _is_told_before(doc, number) or _is_told_behind(doc, number)
        is_rhetorical = doc.text[block.start : block.end].endswith("?”")
        if not (is_signed or is_rhetorical or _is_pull_quote(doc.text, quotation)):
            yield Hit(block.span, "nobody is said to have said this")


def _is_told_before(doc: Annotated, number: int) -> bool:
    """Tell whether the blocks before a quotation say whose it is, or leave speech open that it goes on with."""
    before = _neighbour(doc, number, -1)
    if before is not None and (_tells(doc, before, last=True) or _is_no_prose(doc, before)):
        return True
    # "… left a statement, he said" without a stop looks like a caption.
    return number > 0 and (_tells(doc, doc.blocks[number - 1], last=True) or _is_open_before(doc, number))


def _is_told_behind(doc: Annotated, number: int) -> bool:
    """Tell whether the block behind a quotation says whose it is."""
    after = _neighbour(doc, number, 1)
    return after is not None and (_tells(doc, after, last=False) or _is_no_prose(doc, after))


def _is_open_before(doc: Annotated, number: int) -> bool:
    """Tell whether speech that nothing closed began shortly before block `number`: its speaker goes on."""
    start, end = doc.blocks[max(0, number - MAX_OPEN_BLOCKS)].start, doc.blocks[number].start
    first, last = (bisect_left(doc.quotations, at, key=lambda quotation: quotation.start) for at in (start, end))
    return not all(quotation.closed for quotation in doc.quotations[first:last])


def _is_pull_quote(text: str, quotation: Quotation) -> bool:
    """Tell whether the words of a quotation stand elsewhere in the text too."""
    start = quotation.start + 1
    words = text[start : quotation.end - 1][:_COMPARED_CHARS]
    return text.find(words, start + 1) >= 0 or text.find(words) < start


def _standing_alone(doc: Annotated) -> dict[int, Quotation]:
    """Return the paragraphs, by their place among the blocks, that are one passage of speech and nothing else."""
    speech = {passage.start: passage for passage in doc.quotations if passage.kind == "speech"}
    if not speech:
        return {}
    found = {}
    for number, block in enumerate(doc.blocks):
        quotation = speech.get(block.start)
        if quotation is None or block.kind not in ("paragraph", "quote", "standfirst", "caption"):
            continue
        rest = doc.text[quotation.end : block.end].strip(" .")
        if not rest and len(doc.text[quotation.start : quotation.end].split()) >= MIN_SPEECH_WORDS:
            found[number] = quotation
    return found


def _neighbour(doc: Annotated, number: int, step: int) -> Block | None:
    """Return the nearest block before (step -1) or behind (1) block `number` that is not a picture's caption."""
    number += step
    while 0 <= number < len(doc.blocks) and doc.blocks[number].kind == "caption":
        number += step
    return doc.blocks[number] if 0 <= number < len(doc.blocks) else None


def _is_no_prose(doc: Annotated, block: Block) -> bool:
    """Tell whether a block is a scrap of code or of a table, so that what stands beside it is nobody's speech."""
    return block.kind == "code" or not any(
        len(word) > 1 and word.isalpha() for word in doc.text[block.start : block.end].split()
    )


def _tells(doc: Annotated, block: Block, *, last: bool) -> bool:
    """Tell whether a neighbouring block names a speaker, announces a quotation, or is one itself."""
    text = doc.text[block.start : block.end]
    if text.rstrip().endswith((":", "?")) if last else _is_signature(text):
        return True
    start = max(block.start, block.end - _MAX_SPEAKER_CHARS) if last else block.start
    end = block.end if last else min(block.end, block.start + _MAX_SPEAKER_CHARS)
    if not _SAYS.isdisjoint(_WORD.findall(doc.lowercase, start, end)):
        return True
    if last and next(persons(doc.text, start, end), None):
        return True
    near = doc.text[start:end]
    return near.strip()[:1] in '"“' or not {"”", '"'}.isdisjoint(near[-3:])


def _is_signature(text: str) -> bool:
    """Tell whether a block behind a quotation signs it: "– Jane Doe"."""
    return bool(SIGNATURE.match(text)) or (len(text) < _MAX_SIGNATURE_CHARS and text[:1] in "-–—―~")
