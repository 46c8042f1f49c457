"""What a source is as support: somebody or something that a reader could find, a study, a pronoun, nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import has_name, source_at
from sourcelint.annotate.gazetteers.countries import OFFICES, nation_of
from sourcelint.annotate.grammar.lexicon import knows, members
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.classified_sources import ClassifiedSource
    from sourcelint.annotate.grammar import Parse
    from sourcelint.text import Span

INSTRUMENT = lazy(
    r"(?:Treaty|Act|Resolution|Convention|Constitution|Protocol|Charter|Declaration|Accords?|Agreement|Pact|Directive|Report)\b"
)
"""What the name of an instrument or report contains."""
MAX_SOURCE_WORDS = 20
"""Words and marks of a source; what is longer is a misread clause."""
_NOBODY = frozenset(["collective", "anonymous", "hearsay", "author"])
_NOUNS = frozenset(["noun", "verb"])
_STUDIES = members("noun study") | {"report"}
_ONE = frozenset(["a", "an", "one", "another"])


def source_kind(parse: Parse, span: Span) -> str:
    """Tell what a source is: named source, named document, pronoun, study, weasel (nobody in particular), or none for a state.

    Named means that a reader could find it (IFCN): a person, a publication, an institution, or somebody that the text
    points back to ("the ministry"). A study is one that its own words do not name ("a recent study"). A state as a speaker
    has no address: who of it, when, in which paper?
    """
    source, first, last = source_at(parse, span), parse.token_at(span.start), parse.token_at(span.end - 1)
    if source is None or last - first >= MAX_SOURCE_WORDS:
        return "none"
    if source.kind == "pronoun":
        return "pronoun"
    names = [token for token in parse.tokens[first : last + 1] if token.tag == "name"]
    if names and INSTRUMENT.search(parse.text, *span):
        return "named document"
    whole = parse.text[names[0].start : names[-1].end] if names else ""
    if whole in OFFICES or has_name(parse, first, last + 1) or _has_unknown_capital(parse, first, last):
        return "named source"
    return _unnamed_kind(parse, source, last) or ("none" if names else "weasel")


def _unnamed_kind(parse: Parse, source: ClassifiedSource, last: int) -> str:
    """Tell what a source without a name is, whose last word is token `last`; empty if it is a state, or a thing."""
    phrase = source.phrase
    if source.kind in _NOBODY:
        return "weasel"
    if last == phrase.last and phrase.lemma in _STUDIES and not _ONE.isdisjoint((phrase.determiner, phrase.quantifier)):
        return "study"
    return "named source" if _is_known(parse, source) else ""


def _has_unknown_capital(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a word has a capital that the lexicon does not know: "Reuters", and "Holm" in a headline, not "Analysts".

    The first word of a sentence counts if it is the whole source, or a mark or another capital follows it.
    """
    for at in range(first, last + 1):
        token = parse.tokens[at]
        behind = parse.text[token.end : token.end + 2].strip()
        is_plain = token.tag not in _NOUNS or not parse.text[token.start].isupper() or knows("noun", token.lemma)
        if is_plain or nation_of(parse.text[token.start : token.end]):
            continue
        if at > 0 or at == last or behind[:1] == "," or behind.isupper():
            return True
    return False


def _is_known(parse: Parse, source: ClassifiedSource) -> bool:
    """Tell whether a phrase without a name points back to what the text named before: "the ministry", "police", "the minutes"."""
    phrase = source.phrase
    if source.kind == "role":
        return True
    is_one = not phrase.is_plural or parse.word(phrase.head) == phrase.lemma or source.group == "document"
    return bool(source.group) and is_one and (source.definite or source.group == "body")
