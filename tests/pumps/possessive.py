"""Groups that are repeated possessively and are not atomic: Python up to 3.11.4 takes too much with them.

If a repetition fails behind what it has read, the position stays there: `(?:[.,]\\d+)*+` takes the last comma of "4,500,000,"
(https://github.com/python/cpython/issues/106052). Debian 12 has Python 3.11.2. `(?>[.,]\\d+)*+` means the same, and is read right.
"""

from __future__ import annotations

import re
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]
_SIMPLE = frozenset(("LITERAL", "NOT_LITERAL", "ANY", "IN"))
"""What is one character, and repeated by another part of the matcher."""


def repeated_groups(pattern: re.Pattern[Any]) -> int:
    """Return the number of such groups in an expression.

    >>> repeated_groups(re.compile(r"(?:[.,]\\d+)*+")), repeated_groups(re.compile(r"(?>[.,]\\d+)*+[a-z]++"))
    (1, 0)
    """
    return _count(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))


def _count(value: Any) -> int:
    if isinstance(value, _parser.SubPattern):
        return sum(_is_risky(str(name), held) + _count(held) for name, held in value.data)
    return sum(map(_count, value)) if isinstance(value, tuple | list) else 0


def _is_risky(name: str, held: Any) -> bool:
    if name != "POSSESSIVE_REPEAT":
        return False
    repeated = held[2].data
    return len(repeated) != 1 or str(repeated[0][0]) not in _SIMPLE | {"ATOMIC_GROUP"}
