"""A server that answers the three questions of S3 that reading needs: ListObjectsV2, HeadObject and GetObject, with ranges."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE_KEYS = 3
"""Keys in one answer to a listing; the rest is asked for with a token."""


class Handler(BaseHTTPRequestHandler):
    """Serves `objects`, bytes by `bucket/key`; notes what was asked for in `asked`."""

    protocol_version = "HTTP/1.1"
    objects: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        parts = urlsplit(self.path)
        bucket, _, key = unquote(parts.path).lstrip("/").partition("/")
        query = parse_qs(parts.query)
        self.asked.append((self.command, f"{bucket}/{key}"))
        if bucket == "locked":
            self._send(403, b"<Error><Code>AccessDenied</Code><Message>KEY-OF-THE-USER</Message></Error>")
        elif "list-type" in query:
            self._send(200, self._listing(bucket, query))
        elif (content := self.objects.get(f"{bucket}/{key}")) is None:
            self._send(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self._send_object(content, with_body=with_body)

    def _listing(self, bucket: str, query: Mapping[str, list[str]]) -> bytes:
        prefix = query.get("prefix", [""])[0]
        after = query.get("continuation-token", [""])[0]
        keys = sorted(name.partition("/")[2] for name in self.objects if name.startswith(f"{bucket}/{prefix}"))
        rest = [key for key in keys if key > after]
        page = rest[: min(PAGE_KEYS, int(query.get("max-keys", [PAGE_KEYS])[0]))]
        more = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if len(page) < len(rest) else ""
        contents = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.objects[f'{bucket}/{key}'])}</Size><ETag>&quot;e&quot;</ETag>"
            "<LastModified>2024-05-03T00:00:00.000Z</LastModified><StorageClass>STANDARD</StorageClass></Contents>"
            for key in page
        )
        return (
            f"<ListBucketResult><Name>{bucket}</Name><Prefix>{escape(prefix)}</Prefix><KeyCount>{len(page)}</KeyCount>"
            f"<IsTruncated>{str(bool(more)).lower()}</IsTruncated>{more}{contents}</ListBucketResult>"
        ).encode()

    def _send_object(self, content: bytes, *, with_body: bool) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None:
            self._send(200, content, with_body=with_body)
            return
        first, last = int(asked[1]), min(int(asked[2] or len(content)), len(content) - 1)
        headers = {"Content-Range": f"bytes {first}-{last}/{len(content)}"}
        self._send(206, content[first : last + 1], with_body=with_body, **headers)

    def _send(self, status: int, body: bytes, *, with_body: bool = True, **headers: str) -> None:
        self.send_response(status)
        headers |= {"Content-Length": str(len(body)), "ETag": '"e"', "Last-Modified": "Fri, 03 May 2024 00:00:00 GMT"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body and self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve with a handler in a thread, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
