"""How an address was asked: with a form, one address gives as many answers as there are forms."""

from __future__ import annotations

import hashlib

FIELD = "Gongkai-Request"
"""The field of a record that says how its address was asked; it is left out for what was asked by GET alone.

WARC has the whole request in a record of its own, which comes without an index and not at all with a revisit.
"""


def request_key(method: str, body: bytes) -> str:
    """What tells requests for one address apart: method and digest of the body; empty for a plain GET."""
    if method == "GET" and not body:
        return ""
    return f"{method} sha256:{hashlib.sha256(body).hexdigest()}"
