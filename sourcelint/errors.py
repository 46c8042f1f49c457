"""What ends a command with exit code 2: the message says what is wrong, where, and what to do."""

from __future__ import annotations


class InputError(Exception):
    """What was asked for cannot be done: the message names the file, what is wrong and what to do. Exit code 2."""
