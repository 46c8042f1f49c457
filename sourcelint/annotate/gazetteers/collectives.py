"""Words for many people of one kind: officials, experts, the public."""

from __future__ import annotations

from sourcelint.annotate.text.word_lists import words

OFFICIALS = words("officials diplomats lawmakers policymakers authorities")
PEOPLE = words(
    """experts analysts observers scholars academics historians commentators critics pundits insiders specialists economists
    scientists researchers sceptics skeptics detractors theorists strategists watchers psychologists investors traders
    forecasters sources activists campaigners advocates"""
)
PUBLIC = words(
    """people residents locals villagers neighbours neighbors voters citizens americans republicans democrats conservatives
    liberals fans users customers consumers viewers readers parents doctors lawyers teachers students workers employees
    members women men supporters opponents proponents believers witnesses"""
)
"""Whoever a quantifier makes a crowd of: "many people", "most residents"; alone they are those that a text is about."""

ANYBODY = words("some many most others few")
"""Quantifiers that are a crowd of their own: "some say"."""
