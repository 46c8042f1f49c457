"""Attribution: who is said to have said what.

What stands in quotation marks is left out, it is somebody else's (`reader`). A sentence with a word of
`reporting_verbs.CUE_WORDS` is parsed; a verb group or a noun phrase of reporting is a cue where the words beside it make it
one (`verbs`, `nouns`). The subject of that verb, the agent of a passive or the owner of the noun is the source (`sources`);
what the verb governs, or the quotation beside it, is the content (`clause`). Last, each passage of speech without a cue of
its own is given the speaker before it where the text runs on (`speakers`), or is handed out without source and cue.
`classified_sources` tells what a source is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.attribution import Attribution
from sourcelint.annotate.attributions.reader import read_attributions
from sourcelint.annotate.attributions.speakers import name_speakers
from sourcelint.annotate.text.word_index import index, lowered
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.annotate.grammar import Parse
    from sourcelint.annotate.text.quotations import Quotation
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.text.word_index import Words

__all__ = ["Attribution", "find_attributions"]


def find_attributions(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    lowercase: str | None = None,
    parse: Callable[[Sentence], Parse] | None = None,
    words: Words | None = None,
) -> tuple[Attribution, ...]:
    """Find attributions, in text order of the sentences of their cues; then those of quotations without a cue.

    Linear in the length of the text. Only English cues are known. `lowercase` is the text in lower case
    (`word_index.lowered`) and `words` its index, if the caller has them; `parse` returns the parse of a sentence, if the
    caller keeps them.
    """
    lowercase = lowered(text) if lowercase is None else lowercase
    words = index(lowercase) if words is None else words
    found = read_attributions(text, lowercase, words, sentences, quotations, parse)
    for q, attribution, name in name_speakers(text, sentences, quotations, found):
        content = Span(q.start, q.end)
        if attribution is None:
            found.append(Attribution(name, None, content))
        elif not (attribution.content and attribution.content.overlaps(content)):
            found.append(Attribution(attribution.source, attribution.cue, content, attribution.kind))
    return tuple(found)
