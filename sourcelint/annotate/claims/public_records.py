"""Figures that public records keep, so that no text owes their source: results of games, votes, companies, economies, prices.

What is read are signs in the sentence: words of its field, and the form of a score.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAMES = lazy(
    r"""
    \b(?:innings?|quarterback|goals?|points?[ ]in|shooting|scor(?:ed?|ing)|rebounds?   # what players do
    |match|season|championship|tournament|playoffs?|breaststroke|freestyle             # what they play
    |wickets?|bats(?:man|men)|bowlers?|swimmers?|sprinters?)                           # and who they are
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What sentences on games have, whose results stand in public records."""
_SCORE = lazy(
    r"""
    \b\d{1,3}[-–]\d{1,3}[ ](?:win|loss|victory|defeat|lead|draw|tie)\b     # "a 6-4 win"
    |\b(?:beat|beats|defeated|won|lost|drew)[ ](?:[\w’'.,-]{1,20}[ ]){0,6}\d{1,3}[-–]\d{1,3}\b   # "beat Leeds 2-1"
    |\b\d[-–]\d,[ ]\d[-–]\d\b                                            # "6-4, 7-6"
    """,
    re.VERBOSE,
)
"""A result of a game."""
_SURE_GAMES = words("""
    innings inning quarterback championship championships tournament playoff playoffs wicket wickets batsman batsmen bowler bowlers
    swimmer swimmers breaststroke freestyle sprinter sprinters
""")
"""Words of games that mean nothing else, in lower case."""

_MARKETS = (
    r"shares|share prices?|shareholders?|stocks?|stakes?|revenues?|net income|dividends?|debentures?|yields?|securities|mergers?|Nasdaq|Dow|S&P"
    r"|(?:operating|gross|net|profit|EBIT|EBITDA) margins?|turnover|EBITDA?|profits?|(?:operating|pre-?tax|net) (?:income|loss)"
    r"|like-for-like|quarter of \d|(?:first|second|third|fourth|latest) (?:quarter|period)|price index|trading at|currency pairs?"
)
_OF_MARKETS = lazy(rf"\b(?:{_MARKETS})\b", re.IGNORECASE)
_DUES = r"discount(?:s|ed)?|(?:%|percent|cent) off|sales?|tax(?:es)?|tariffs?|dut(?:y|ies)|interest rates?|APR|own(?:s|ed|ers?)|acquire[ds]?|earn(?:ed|ings)"
_VOTES = (
    r"votes?|voting|voters?|ballots?|primar(?:y|ies)|delegates|turnout|incumbent|candidates?|caucus(?:es)?|results? in|trail(?:s|ed|ing)"
    r"|in (?:second|third|last)|approval rating|battleground|undecided|nominee|front-?runner"
    r"|(?:came|finished|was|were|placed) (?:a (?:close |distant |poor )?)?(?:first|second|third|fourth|fifth|sixth|last) (?:with|on)"
    r"|(?:won|held|lost|took|gained) (?:the|its|their|a) seats?|by-elections?|constituenc(?:y|ies)"
    r"|run-?off (?:election|vote|ballot|against|with|between|on)|(?:w[io]ns?|lost|into|to|faces?|forced?|second-round) (?:an? |the )?run-?off"
)
_COUNT_OF_VOTES = lazy(rf"\b(?:{_VOTES})\b", re.IGNORECASE)
_ECONOMY = (
    r"(?:unemployment|jobless|inflation|cash|exchange|federal funds) rates?|rate of (?:unemployment|inflation)"
    r"|consumer price index|gross domestic product|GDP|(?:the|its|their|’s|'s) economy (?:grew|shrank|expanded|contracted)"
)
"""What statistical offices and central banks publish."""
_OF_DUES_OR_ECONOMY = lazy(rf"\b(?:{_DUES}|{_ECONOMY})\b", re.IGNORECASE)

MAX_FIGURE_CHARS = 40
"""Characters on either side of a figure in which the words stand that say what it is of."""

SPORTS = words("""
    season seasons coach coaches playoffs playoff league team teams teammate teammates rebounds scored scorer innings quarterback
    striker midfielder goalkeeper tournament championship championships standings halftime game games match matches scorer scorers
    rookie semifinal semifinals quarterfinal quarterfinals volleyball basketball football soccer tennis cricket rugby baseball hockey
    badminton
""")
"""Words of games and those who play them."""

MARKET_INDICES = words("nikkei ftse dax nasdaq dow seng kospi sensex bovespa stoxx djia nyse index indices")
"""Words of the indices of stock markets."""


def is_of_record(text: str, sentence: Span, figure: Span) -> bool:
    """Tell whether records keep a figure: its sentence speaks of games or markets, or the words around it of dues, votes or an economy.

    >>> text = "Shares fell by 7 percent."
    >>> is_of_record(text, Span(0, len(text)), Span(15, 24))
    True
    """
    around = _around(sentence, figure)
    return (
        is_of_games_or_markets(text, sentence)
        or _OF_DUES_OR_ECONOMY.search(text, *around) is not None
        or is_of_votes(text, *around)
    )


def is_of_games_or_markets(text: str, sentence: Span) -> bool:
    """Tell whether a sentence speaks of games, or of companies and their shares."""
    return is_result(text, *sentence) or _OF_MARKETS.search(text, *sentence) is not None


def _around(sentence: Span, figure: Span) -> Span:
    """Return the part of a sentence whose words say what its figure is of."""
    return Span(max(sentence.start, figure.start - MAX_FIGURE_CHARS), min(sentence.end, figure.end + MAX_FIGURE_CHARS))


def is_of_votes(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of votes and those who won them: election boards keep their figures."""
    return _COUNT_OF_VOTES.search(text, start, end) is not None


def is_result(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence gives the result of a game: a score, or words of games ("goal" alone is an aim as well)."""
    if _SCORE.search(text, start, end):
        return True
    found = {match.group().lower() for match in _GAMES.finditer(text, start, end)}
    return len(found) > 1 or not _SURE_GAMES.isdisjoint(found)


def is_quoted_price(tokens: Iterable[str]) -> bool:
    """Tell whether a sentence names an index of a stock market: exchanges keep the record of its figures."""
    return not MARKET_INDICES.isdisjoint(map(str.lower, tokens))
