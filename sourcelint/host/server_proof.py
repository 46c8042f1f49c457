"""How a server that sourcelint started proves that it is the one: a keyed hash (HMAC) of a random challenge.

The secret is never sent, so whoever has taken over the server's port does not learn it.
"""

from __future__ import annotations

import hashlib
import hmac

PATH = "/sourcelint/proof"
"""Address at which the server answers; the challenge is the query."""

SECRET = "SOURCELINT_SERVER_SECRET"  # noqa: S105 - the name of a variable
"""Environment variable from which the server takes its secret."""


def proof(secret: str, challenge: str) -> str:
    """Return the proof that one knows the secret: 64 hexadecimal digits."""
    return hmac.new(secret.encode(), challenge.encode(), hashlib.sha256).hexdigest()


def proves(answer: bytes, secret: str, challenge: str) -> bool:
    """Return True if the answer to a challenge is right."""
    return hmac.compare_digest(answer, proof(secret, challenge).encode())
