"""Copyright lines, wires and addresses."""

from __future__ import annotations

import pytest

from sourcelint.clean.lines.publisher import address_of, holder_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Harlow Courier. All rights reserved.", "Harlow Courier"), ("Copyright © 2019-2024 Harlow Media Group", "Harlow Media Group"),
        ("© Harlow Courier 2017-2024", "Harlow Courier"), ("© 2024 Harlow Courier or its affiliated companies", "Harlow Courier"),
        ("© 2024 Harlow Courier, a division of Norsund Media", "Harlow Courier"), ("Copyright Policy", None), ("© 2024", None),
        ("2024-03-14 10:30 来源：海湾日报 作者：王小明", "海湾日报"),
        ("© Harlow CourierPrivacyTermsContactImprintAdvertisingSubscribeNewslettersHelp", None),
    ],
)  # fmt: skip
def test_who_holds_the_copyright(line: str, name: str | None) -> None:
    found = holder_of(line)
    assert (found and found.value) == name
    if found is not None:
        assert line[found.start : found.end] == found.value


@pytest.mark.parametrize(
    ("line", "bare", "url"),
    [
        ("https://courier.example/wall", True, "https://courier.example/wall"), ("https://courier.example/wall", False, None),
        ("URL: https://courier.example/wall", False, "https://courier.example/wall"),
        ("Retrieved from https://courier.example/wall", False, "https://courier.example/wall"),
        ("Read the full report: https://county.example/report.pdf", True, None), ("Visit www.harlow.example", True, None),
        ("No address", True, None),
    ],
)  # fmt: skip
def test_the_address_of_the_article_itself(line: str, *, bare: bool, url: str | None) -> None:
    found = address_of(line, bare=bare)
    assert (found and found.value) == url
