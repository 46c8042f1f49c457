"""Files behind an address that the user named as a source: `s3://bucket/prefix`, `https://example.org/page.html`.

Nothing else is fetched: no redirect is followed, no link, and a web address is one file. Object stores and servers of files
are read through fsspec and the package for the scheme, which are an extra (`sourcelint[remote]`) and find credentials where
they always do: in the environment and the files of their own. Web addresses need no package.

Messages name an address without its query and never repeat what a library says, because either may hold a secret.
"""

from __future__ import annotations

import io
import sys
from errno import EIO
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from sourcelint.errors import InputError, MissingPackageError
from sourcelint.expressions import lazy
from sourcelint.files.saved_pages import assets_among

WEB = frozenset(("http", "https"))
STORES = frozenset(("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "ftp", "sftp", "hdfs", "webhdfs", "memory"))
"""Schemes of fsspec that name a place of their own; not those that wrap another file system, nor the local one."""

MAX_FILES = 500_000
"""Files below one address."""

MAX_WEB_BYTES = 200_000_000
"""Of a file behind a web address, which is held in memory; object stores are read piece by piece."""

BLOCK_BYTES = 1 << 22
"""Of an object store read at once."""

TIMEOUT_SECONDS = 30

_ADDRESS = lazy(r"([A-Za-z][A-Za-z0-9+.-]{0,20})://")
_STATUS = {401: "access is denied", 403: "access is denied", 404: "there is no such page", 410: "the page is gone"}


class RemoteError(OSError):
    """A file behind an address cannot be read: `strerror` says why, `remedy` what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(EIO, reason)
        self.remedy = remedy


class RemoteFile(NamedTuple):
    """A file behind an address.

    `url` opens it; `shown` is the address for readers, without a query; `name` is its path below the address that was
    given, or the last part of that. `size` is in bytes, 0 if it is not known.
    """

    url: str
    shown: str
    name: str
    size: int = 0


def is_url(path: object) -> bool:
    """Tell whether what was named is an address, and no path.

    >>> is_url("s3://bucket/prefix"), is_url("raw/page.html")
    (True, False)
    """
    return isinstance(path, str) and _ADDRESS.match(path) is not None


def shown(url: str) -> str:
    """Return an address for readers: without a query, a fragment, and who logs in.

    >>> shown("https://ann:secret@example.org/page.html?token=1")
    'https://example.org/page.html'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def list_files(url: str) -> list[RemoteFile]:
    """Return the files below an address, or the one that it names, by name, without hidden ones and the assets of saved pages.

    Raises InputError, MissingPackageError.
    """
    scheme = check(url)
    if scheme in WEB:
        return [RemoteFile(url, shown(url), _last_part(url))]
    system = _system(url)
    top = system._strip_protocol(url).rstrip("/")  # noqa: SLF001 - fsspec has no public name for it
    try:
        found = system.find(top, detail=True)
    except Exception as error:  # noqa: BLE001 - each library raises its own
        reason, remedy = _explain(error)
        raise InputError(f"{shown(url)}: cannot be listed: {reason}; {remedy}") from None
    if len(found) > MAX_FILES:
        raise InputError(f"{shown(url)}: holds more than {MAX_FILES} files; name a part of it")
    files = (_file_below(scheme, top, path, info) for path, info in found.items())
    known = {file.name: file for file in files if file is not None}
    assets = assets_among(known)
    return [file for name, file in sorted(known.items()) if name not in assets]


def check(url: str) -> str:
    """Return the scheme of an address that can be read. Raises InputError."""
    match = _ADDRESS.match(url)
    scheme = match[1].lower() if match else ""
    if scheme not in WEB | STORES:
        known = ", ".join(sorted(WEB | STORES))
        raise InputError(f"{shown(url)}: cannot read addresses of {scheme}://; known are {known}, and paths of files")
    if "@" in urlsplit(url).netloc:
        raise InputError(
            f"{shown(url)}: leave out who logs in: what is typed is seen by others; put it where the library of {scheme}:// "
            "looks for it, such as its environment variables"
        )
    return scheme


def open_file(file: RemoteFile) -> io.BufferedReader | io.BytesIO:
    """Open a file behind an address for reading, at any place. Raises RemoteError, MissingPackageError."""
    if check(file.url) in WEB:
        return io.BytesIO(_fetch(file))
    system = _system(file.url)
    try:
        inner = system.open(file.url, "rb", block_size=BLOCK_BYTES, cache_type="readahead")
    except Exception as error:  # noqa: BLE001
        raise RemoteError(*_explain(error)) from None
    return io.BufferedReader(_Piecewise(inner))


class _Piecewise(io.RawIOBase):
    """A file of fsspec whose faults are RemoteErrors."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that any place of it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer."""
        try:
            content = self._inner.read(len(buffer))
        except Exception as error:  # noqa: BLE001
            raise RemoteError(*_explain(error)) from None
        buffer[: len(content)] = content
        return len(content)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        return int(self._inner.seek(offset, whence))

    def tell(self) -> int:
        """Return the place."""
        return int(self._inner.tell())


def _system(url: str) -> Any:
    """Return the file system of an address. Raises MissingPackageError."""
    scheme = check(url)
    try:
        from fsspec import filesystem  # an extra, and 50 ms

        return filesystem(scheme, use_listings_cache=False)
    except ImportError:
        command = f"{sys.executable} -m pip install 'sourcelint[remote]'"
        raise MissingPackageError(
            f"{shown(url)}: addresses of {scheme}:// need fsspec and its package for them; install them: {command} (s3; "
            "gcsfs for gs, adlfs for az, paramiko for sftp)"
        ) from None


def _file_below(scheme: str, top: str, path: str, info: dict[str, Any]) -> RemoteFile | None:
    """Return a file of a listing; None for a folder's mark, and for what is hidden."""
    name = path.removeprefix(top).strip("/") or path.rpartition("/")[2]
    if path.endswith("/") or info.get("type") == "directory" or any(part.startswith(".") for part in name.split("/")):
        return None
    url = f"{scheme}://{path.lstrip('/')}"
    return RemoteFile(url, url, name, int(info.get("size") or 0))


def _last_part(url: str) -> str:
    parts = urlsplit(url)
    return parts.path.rstrip("/").rpartition("/")[2] or parts.netloc


def _fetch(file: RemoteFile) -> bytes:
    """Return what a web address holds. Raises RemoteError."""
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class Stay(HTTPRedirectHandler):
        """Follow no redirect: it would lead to what nobody named."""

        def redirect_request(self, *_: Any) -> None:
            return None

    request = Request(file.url, headers={"User-Agent": "sourcelint", "Accept-Encoding": "identity"})  # noqa: S310 - http(s) alone
    try:
        with build_opener(Stay).open(request, timeout=TIMEOUT_SECONDS) as answer:
            content: bytes = answer.read(MAX_WEB_BYTES + 1)
    except HTTPError as error:
        raise RemoteError(*_explain_status(file.url, error.code, error.headers.get("Location"))) from None
    except (OSError, HTTPException, ValueError) as error:
        raise RemoteError(*_explain(error)) from None
    if len(content) > MAX_WEB_BYTES:
        raise RemoteError(f"it has more than {MAX_WEB_BYTES:,} bytes", "save it in a file first")
    return content


def _explain_status(url: str, status: int, location: str | None) -> tuple[str, str]:
    if 300 <= status < 400 and location:
        return f"it is moved to {shown(urljoin(url, location))}", "name that address if you mean it"
    return _STATUS.get(
        status, f"the server answers with status {status}"
    ), "check the address, or save the page in a file"


def _explain(error: Exception) -> tuple[str, str]:
    """Say why a library cannot read, and what to do; not in its own words, which may hold a key."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "check the address"
    if isinstance(error, PermissionError) or "Credential" in type(error).__name__:
        return (
            "access is denied",
            "give its library credentials that may read it, such as AWS_ACCESS_KEY_ID or AWS_PROFILE",
        )
    return f"the server cannot be reached or asked ({type(error).__name__})", "check the address and the network"
