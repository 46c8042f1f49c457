"""PRV008."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

# Both patterns are searched in lower case, and only where one of their hints occurs.
_MACHINE = lazy(
    r"""
    (?:
        as\ an?\ (?:ai|artificial\ intelligence)(?:\ (?:language\ )?model|\ assistant|\ chatbot)?(?=,|\ i\b|\ developed\ by)
        |as\ a\ large\ language\ model
        |i(?:['’]m|\ am)\ (?:just\ |only\ )?an\ ai\ (?:language\ )?(?:model|assistant)
        |(?:as\ of|until|up\ to)\ my\ (?:last|latest)\ (?:knowledge\ )?(?:update|training)|my\ knowledge\ cut-?off  # what it knows
        |i\ (?:cannot|can['’]t|am\ unable\ to)\ (?:browse\ the\ internet|access\ real-time)
        |(?:certainly|sure|of\ course)!\ here(?:['’]s|\ is|\ are)\ (?:an?|the|your|some)\b  # an answer of a chat
        |regenerate\ response
        |here(?:['’]s|\ is)\ (?:a|the|your)\ (?:rewritten|revised|summari[sz]ed|paraphrased)\ (?:version|article|text)
    )
    """,
    re.VERBOSE,
)
# Marks of a chat's interface, which no writer types; the source of a link that a chat gave; a chat's offers to go on.
_MARK = lazy(
    r"""
    :contentreference\[oaicite:\d{1,4}\]\{index=\d{1,4}\}
    |\boai_?cite:\d{1,4}
    |\b(?:cite)?(?:turn\d{1,3}(?:search|news|view|image|file)\d{1,3}){1,9}(?!\w)  # citeturn0search1
    """,
    re.VERBOSE,
)
_LINKED = lazy(r"\butm_source=(?:chatgpt\.com|openai)\b")
_OFFER = lazy(
    r"""
    \b(?:
        would\ you\ like\ me\ to\ (?:
            expand\ (?:on|any)|elaborate\ on|rewrite|revise|shorten|refine|tailor|summari[sz]e|go\ deeper|turn\ this|add\ more
        )\b
        |hope\ this\ helps[!.]\ (?:please\ )?let\ me\ know\ if\ you(?:['’]d|\ would)?\ (?:want|need|like)\ me\ to\b
        |let\ me\ know\ if\ you(?:['’]d|\ would)?\ (?:want|like)\ me\ to
        \ (?:expand|elaborate|rewrite|revise|shorten|refine|adjust|add\ more)\b
    )
    """,
    re.VERBOSE,
)
_TRACES: tuple[tuple[tuple[str, ...], re.Pattern[str], str, Severity], ...] = (
    (
        ("oaicite", "oai_cite", *(f"turn{digit}" for digit in range(10))),
        _MARK,
        "a mark that a chat with a text generator leaves",
        "error",
    ),
    (("utm_source=",), _LINKED, "an address that a text generator gave", "info"),
    (
        ("would you like me to ", "let me know if you"),
        _OFFER,
        "an answer of a text generator offers to go on",
        "warning",
    ),
)
"""What each holds, the pattern, what to say, and how grave it is: a writer may look something up in a chat."""
_MACHINE_WORDS = frozenset(
    ["ai", "artificial", "browse", "regenerate", "rewritten", "revised", "summarised", "summarized", "paraphrased"]
)
_MACHINE_HINT_WORDS = frozenset(["model", "my", "real", "here"])
_MACHINE_HINTS = ("language model", " my last", " my latest", "my knowledge cut", "real-time", "! here")
_SUMMARY_WORDS = frozenset(
    [
        "reveal",
        "reveals",
        "delve",
        "delves",
        "explore",
        "explores",
        "examine",
        "examines",
        "discusses",
        "highlight",
        "highlights",
        "aims",
        "sheds",
        "seeks",
        "underscores",
        "argues",
    ]
)
_SUMMARY = lazy(
    r"""
    this\ (?:piece|article|essay|paper|post|blog\ post|report|analysis)
    \ (?:
        reveals?|delves?\ into|explores?|examines?|discusses|highlights?|aims\ to|sheds\ light\ on|seeks\ to|underscores|argues
    )
    \ (?:that\b|how\b|the\b|why\b|into\b)?
    """,
    re.VERBOSE,
)

_ABOUT_MACHINES = lazy(
    r"\b(?:ChatGPT|OpenAI|GPT-?\d|chat ?bots?|language models?|generative|Gemini|Claude|Copilot|prompts?)\b"
)
_ABSTRACT = lazy(
    r"^[^\w\n]*+(?:abstract|summary|synopsis|overview|key points|in brief|tl;?dr)\b", re.IGNORECASE | re.MULTILINE
)

Found = tuple["re.Match[str]", str, "Severity"]
"""A place, what to say of it, and how grave it is."""


@rule(
    "PRV008", "generator-residue", "info", max_severity="error", languages={"en"},
    fix="Ask how the text was made; check every fact in it.",
)  # fmt: skip
def generator_residue(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags what a text generator says about itself ("As an AI language model, I …") and the marks that a chat leaves
    (":contentReference[oaicite:0]{index=0}"): an error. Warns of its offers ("Would you like me to expand on …").
    Notes sentences in which a text summarises itself ("This piece reveals that"), which are left from an abstract or a
    prompt, and addresses that a chat gave ("utm_source=chatgpt.com") where a reader sees them.

    ## Why is this bad?
    A generated text may be right, but nobody looked at what it says before it was published.

    ## Known limits
    In texts about text generators the words are the subject and are let pass, as are abstracts that are labelled as such. A
    self-summary proves nothing about who wrote it.

    ## References
    NewsGuard, tracking of AI-generated sites; Zhang et al. 2018 (doi 10.1145/3184558.3188731), originality.
    """
    found = sorted((*_find_summaries(doc), *_find_traces(doc)), key=lambda item: item[0].start())
    for match, message, severity in found:
        span = Span(*match.span())
        if not doc.quoted(span) and not doc.lowercase[max(0, match.start() - 1) : match.start()].isalnum():
            yield Hit(span, message, severity=severity)


def _find_summaries(doc: Annotated) -> list[Found]:
    """Find the sentences in which a text summarises itself; none if it has a labelled abstract."""
    if doc.vocabulary.isdisjoint(_SUMMARY_WORDS):
        return []
    found: list[Found] = [(match, "the text summarises itself", "info") for match in _SUMMARY.finditer(doc.lowercase)]
    return [] if found and _ABSTRACT.search(doc.text) else found


def _find_traces(doc: Annotated) -> list[Found]:
    """Find what a generator says of itself and the marks of a chat; none in a text about generators."""
    found: list[Found] = []
    if _may_speak_of_itself(doc):
        message = "a text generator speaks of itself"
        found += [(match, message, "error") for match in _MACHINE.finditer(doc.lowercase)]
    for hints, pattern, message, severity in _TRACES:
        if any(hint in doc.lowercase for hint in hints):
            found += [(match, message, severity) for match in pattern.finditer(doc.lowercase)]
    return found if found and len(_ABOUT_MACHINES.findall(doc.text)) <= 1 else []


def _may_speak_of_itself(doc: Annotated) -> bool:
    """Tell by single words, which are found fast, whether `_MACHINE` can match at all."""
    if not doc.vocabulary.isdisjoint(_MACHINE_WORDS):
        return True
    hinted = not doc.vocabulary.isdisjoint(_MACHINE_HINT_WORDS)
    return hinted and any(hint in doc.lowercase for hint in _MACHINE_HINTS)
