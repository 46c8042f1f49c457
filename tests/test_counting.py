"""Numbers in messages, and words of scripts that set no blanks."""

from __future__ import annotations

import pytest

import sourcelint
from sourcelint.counting import format_count
from sourcelint.engine.registry import all_rules, select

CHINESE = "港口关闭了。理事会星期一关闭了港口，渡轮现在从镇的北码头出发，居民在会议上表示不满。"


def test_one_is_not_many() -> None:
    assert [format_count(n, "word") for n in (0, 1, 2, 1234)] == ["0 words", "1 word", "2 words", "1,234 words"]
    assert format_count(2, "entry", "entries") == "2 entries"


def test_two_characters_of_chinese_are_a_word() -> None:
    report = sourcelint.lint(sourcelint.read(f"{CHINESE}\n\n{CHINESE * 6}\n".encode(), "a.txt"))
    assert 100 < report.facts["words"] < 200
    assert not report.grade.note.startswith("too short")
    short = sourcelint.lint(sourcelint.read(f"{CHINESE}\n".encode(), "a.txt"))
    assert short.grade.note.startswith("too short to grade: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The harbour &amp; the pier are closed.", "1 unresolved character reference, here &amp;"),
        ("The portâ€™s crane.", "text was decoded with the wrong encoding in 1 place; here “â€™” is “’”"),
        ("The port\ufffds crane.", "1 character could not be decoded and is lost: \ufffd stands in its place"),
    ],
)
def test_messages_count_what_they_name(text: str, message: str) -> None:
    report = sourcelint.lint(sourcelint.read(text.encode(), "a.txt"), rules=select(all_rules(), ("CLN",)))
    assert message in [f.message for f in report.findings]
