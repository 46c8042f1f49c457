"""The cues that make a sentence worth checking, counted in points.

A point scale after ClaimBuster (Hassan et al. 2017, doi 10.1145/3097983.3098131) and the claim types of Full Fact
(Konstantinovskiy et al. 2018, arXiv 1809.08193): a date, a figure, an event or a membership weighs two points, two named
actors, a first, an only or a lasting state one; questions, forecasts and first persons take three away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+){0,6}|\d+(?:[.,:]\d+){0,6}(?:s\b)?|[%$€£?!:;,“”\"]")
"""A word (with its hyphens and apostrophes), a number, or a mark that means something here."""

_YEAR = re.compile(r"(?:1[1-9]|20)\d\ds?\Z")
_BOTH = {"countries", "nations", "sides", "parties", "governments", "leaders", "states", "koreas"}
_LINKING = {"is", "are", "was", "were", "be", "been", "remains", "remain"}


class Cues(NamedTuple):
    """Points, the readable reasons for them, and what kind of claim it is."""

    points: int
    reasons: tuple[str, ...]
    type: str


def read_cues(tokens: Sequence[str]) -> Cues:  # noqa: C901, PLR0912, PLR0915 - one pass over the tokens, one branch a cue
    """Count the cues of one sentence, given as tokens of `TOKEN`."""
    classes = lex.CLASSES.get
    seen = 0
    date = era = figure = event = member = names = 0
    modal_first = False
    in_name = False
    before = ""
    before_kind = 0
    first_token = True
    for position, token in enumerate(tokens):
        low = token.lower().replace("’", "'")
        kind = classes(low, 0) or (classes(low[:-2], 0) & lex.NATION if low.endswith("'s") else 0)
        head = token[0]
        if head.isdigit():
            in_name = False
            if _YEAR.match(token) and (token[-1] == "s" or before_kind & lex.MONTH or before not in {"$", "€", "£"}):
                after = tokens[position + 1].lower() if position + 1 < len(tokens) else ""
                if token[-1] == "s" or not after.isalpha() or classes(after, 0) & lex.PLAIN or not after.endswith("s"):
                    date = 1
                else:
                    figure = 1
            elif before_kind & lex.MONTH or (
                position + 1 < len(tokens) and classes(tokens[position + 1].lower(), 0) & lex.MONTH
            ):
                date = 1
            elif before in {"$", "€", "£"}:
                figure = 1
            else:
                after = tokens[position + 1].lower() if position + 1 < len(tokens) else ""
                if after == "%" or (after.isalpha() and not classes(after, 0) & (lex.DURATION | lex.PLAIN | lex.MONTH)):
                    figure = 1
        elif head.isupper() and (not first_token or kind & lex.NATION or not kind & lex.PLAIN):
            if kind & lex.MONTH and low not in {"may", "march"}:
                if before in {"in", "since", "until", "last", "by", "of"}:
                    seen |= lex.MONTH
                in_name = False
            elif kind & (lex.DAY | lex.PLAIN) and not kind & lex.NATION:
                in_name = False
            else:
                if kind & lex.ERA and (in_name or before.isdigit()):
                    era = 1
                if not in_name:
                    following = tokens[position + 1] if position + 1 < len(tokens) else ""
                    if not first_token or kind & lex.NATION or following[:1].isupper() or low.endswith("'s"):
                        names += 1
                in_name = not low.endswith("'s")
        else:
            in_name = in_name and low in {"of", "the"} and before_kind & lex.NATION == 0
            if kind:
                if kind & lex.EVENT:
                    event = event or (1 if before not in {"to", "the", "a", "an"} or low.endswith("ed") else 0)
                if kind & lex.EVENT_NOUN:
                    event = event or 1
                if kind & (lex.SHARE | lex.MAGNITUDE):
                    figure = 1
                if kind & lex.NUMBER and position + 1 < len(tokens):
                    after = tokens[position + 1].lower()
                    if after in _BOTH:
                        names += 2
                if kind & lex.MEMBER and position + 2 < len(tokens) and tokens[position + 1] == "of":
                    member = member or position + 1
                if kind & lex.RANKED and before == "not":
                    kind ^= lex.RANKED
                if kind & lex.FORCE and low != "currently" and before != "in":
                    kind ^= lex.FORCE
                if kind & lex.MODAL and not event:
                    modal_first = True
                seen |= kind
            elif low in _BOTH and before == "both":
                names += 2
            elif low == "only" and before == "the":
                seen |= lex.RANKED
            elif low == "period" and before in {"this", "that"}:
                era = 1
        before, before_kind = low, kind
        first_token = False
    belongs = bool(member) and any(t[0].isupper() for t in tokens[member + 1 : member + 5])
    reasons = []
    points = 0
    if date:
        points += 2
        reasons.append("date")
    elif era or seen & lex.MONTH:
        points += 1
        reasons.append("period")
    if figure:
        points += 2
        reasons.append("figure")
    if names >= 2:  # noqa: PLR2004
        points += 1
        reasons.append("named actors")
    if belongs:
        points += 3
        reasons.append("membership")
    elif event:
        points += 2
        reasons.append("event")
    if seen & lex.RANKED:
        points += 1
        reasons.append("first, never or only")
    if seen & lex.GIVE and seen & lex.EVENT_NOUN:
        points += 1
        reasons.append("support given")
    if seen & lex.FORCE:
        points += 1
        reasons.append("lasting state")
    question = bool(tokens) and "?" in tokens[-2:]
    if points and (question or modal_first or seen & (lex.SELF | lex.FORECAST)):
        points = max(0, points - 3)
    return Cues(
        points, tuple(reasons), _type(seen, figure=bool(figure), event=bool(event or belongs), modal=modal_first)
    )


def _type(seen: int, *, figure: bool, event: bool, modal: bool) -> str:
    if seen & lex.FORECAST or (modal and seen & lex.MODAL and not seen & lex.VALUE):
        return "prediction"
    if seen & lex.VALUE and not figure:
        return "opinion"
    if figure:
        return "quantity"
    if seen & lex.LEGAL:
        return "law"
    if seen & lex.CAUSE:
        return "causal"
    return "event" if event else "other"
