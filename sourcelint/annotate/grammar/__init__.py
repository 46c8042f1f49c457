"""Grammar: the words of a sentence with class and lemma, its noun phrases and verb groups.

`read_sentence` reads one sentence, in one pass over its words, from words of closed classes (`closed_classes`), a lexicon
(`lexicon`), spelling (`inflection`) and neighbours. Whoever asks for a sentence first has it read; nobody reads a whole text.

    >>> parse = read_sentence("Some experts have been told that it works.")
    >>> [(parse.text_of(phrase), phrase.quantifier, phrase.lemma) for phrase in parse.phrases]
    [('Some experts', 'some', 'expert'), ('it', '', 'it')]
    >>> [(group.lemma, group.voice, group.is_perfect) for group in parse.groups]
    [('tell', 'passive', True), ('work', 'active', False)]
"""

from sourcelint.annotate.grammar.chunks import NounPhrase, VerbGroup
from sourcelint.annotate.grammar.sentence import Parse, parser_of, read_sentence
from sourcelint.annotate.grammar.tokens import Token

__all__ = ["NounPhrase", "Parse", "Token", "VerbGroup", "parser_of", "read_sentence"]
