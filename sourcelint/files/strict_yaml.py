"""Read YAML of a simple kind: keys and values, lists, plain values. What a file says otherwise is an error with its line.

Nothing that is small in the file is large in memory: anchors and aliases are refused, nesting and the number of values
are bounded. Nothing reads otherwise than it looks: keys that stand twice, tags, merged keys and `no` for false are
refused. Values are read as PyYAML's safe loader reads them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from sourcelint.errors import InputError

MAX_YAML_BYTES = 1 << 18
"""PyYAML reads about a megabyte in ten seconds; the largest suite that comes with sourcelint has 5 KB."""

MAX_YAML_VALUES = 20_000
MAX_YAML_NESTING = 20
MAX_NUMBER_CHARS = 100

TRAPS = frozenset(("yes", "no", "on", "off", "y", "n"))
"""Words that YAML 1.1 reads as true or false: `no` is the code of Norwegian."""

_BOOL, _NUMBERS = "tag:yaml.org,2002:bool", ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


class YamlError(InputError):
    """YAML that cannot be used; the message names the file and the line."""


class YamlNode(NamedTuple):
    """A value and the line it begins at, from 1 on: a mapping of nodes, a list of nodes, or a plain value.

    `key_line` is the line of its key, if it has one.
    """

    line: int
    value: Any
    key_line: int = 0

    def plain(self) -> Any:
        """Return the value without the nodes around what is in it."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def parse(text: str, place: object) -> YamlNode | None:
    """Read a document; None if it is empty. `place` is the file that messages name. Raises YamlError with the line."""
    try:
        return _Reader(text, place).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f":{mark.line + 1}" if mark else ""
        raise YamlError(f"{place}{line}: cannot be read: {error.problem or error.context}") from None
    except yaml.YAMLError as error:  # a character that YAML does not allow; its message has lines of its own
        position = getattr(error, "position", 0)
        what = getattr(error, "reason", "is no YAML")
        raise YamlError(f"{place}:{text.count(chr(10), 0, position) + 1}: cannot be read: {what}") from None


class _Reader:
    """Builds nodes from PyYAML's events, and stops at the first that is refused."""

    def __init__(self, text: str, place: object) -> None:
        self.loader: Any = yaml.SafeLoader(text)  # its methods have no types
        self.place = place
        self.values = 0

    def document(self) -> YamlNode | None:
        self.loader.get_event()  # the stream's start
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()  # the document's start
        root = self.node(0)
        self.loader.get_event()  # its end
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise self.error(self.loader.peek_event(), "a second document; a file holds one")
        return root

    def node(self, depth: int, key_line: int = 0) -> YamlNode:
        event = self.loader.get_event()
        self.values += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self.error(event, "anchors and aliases (& and *) are refused; write the value out")
        if event.tag not in (None, "!"):
            raise self.error(event, f"the tag {event.tag!r} is refused; write a plain value")
        if self.values > MAX_YAML_VALUES:
            raise self.error(event, f"more than {MAX_YAML_VALUES:,} values in one file")
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            return YamlNode(line, self.scalar(event), key_line)
        if depth == MAX_YAML_NESTING:
            raise self.error(event, f"more than {MAX_YAML_NESTING} lists or mappings inside one another")
        inside = self.items(depth) if isinstance(event, yaml.SequenceStartEvent) else self.pairs(depth)
        return YamlNode(line, inside, key_line)

    def items(self, depth: int) -> list[YamlNode]:
        found = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            found.append(self.node(depth + 1))
        self.loader.get_event()
        return found

    def pairs(self, depth: int) -> dict[str, YamlNode]:
        found: dict[str, YamlNode] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event: Any = self.loader.peek_event()
            line: int = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise self.error(event, "a key must be a word")
            key: str = event.value
            if key == "<<":
                raise self.error(event, "merged keys (<<) are refused; write the keys out")
            if key in found:
                raise self.error(event, f"the key {key!r} stands twice")
            self.node(depth + 1)  # anchors and tags of a key are refused as well
            found[key] = self.node(depth + 1, line)
        self.loader.get_event()
        return found

    def scalar(self, event: Any) -> Any:
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag == _BOOL and event.value.lower() in TRAPS:
            raise self.error(event, f'YAML reads {event.value} as a truth value; write "{event.value}" or true')
        if tag in _NUMBERS and len(event.value) > MAX_NUMBER_CHARS:
            raise self.error(event, f"a number of more than {MAX_NUMBER_CHARS} characters")
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)
        try:
            return self.loader.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError) as error:
            what = getattr(error, "problem", None) or error
            raise self.error(
                event, f"{event.value[:60]!r} cannot be read: {what}; put it in quotes to mean text"
            ) from None

    def error(self, event: Any, what: str) -> YamlError:
        return YamlError(f"{self.place}:{event.start_mark.line + 1}: {what}")
