"""Notes to readers that a text was changed after it was published: corrections, clarifications, what an update adds."""

from __future__ import annotations

import re

from sourcelint.expressions import lazy

UPDATE_NOTE = lazy(
    r"""
    \b(?:
        correct(?:ion|ed)s?\b|clarifi(?:cation|ed)\b|editor['’]?s?\ note|erratum
        |(?:this|the|an\ earlier\ version\ of\ this)\ (?:article|story|post|page|piece|report|version)  # this story was updated
        \ (?:has\ been|was|is)\ (?:updated|amended|corrected|revised|edited|changed)
        |(?:updates?\ to|updated\ to|adds?|recasts?)\ (?:include|reflect|add|correct|clarify|with)
        |changelog|what['’]s\ new|UPDATE\ ?[:\d(]
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
