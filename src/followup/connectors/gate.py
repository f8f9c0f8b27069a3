"""May this request leave?

Every request to a provider passes here, and only what is on the provider's list goes out. The program never sends mail,
whatever its permissions would allow: this is where that is kept.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

OVERRIDES = frozenset({"x-http-method-override", "x-http-method", "x-method-override"})
"""Headers by which one method travels under the name of another."""

_ID = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%-]+")
"""What RFC 3986 allows within one segment of a path."""


class Forbidden(Exception):
    """A request that is on nobody's list. That we made it is a bug, and is reported as one."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be asked of the server at `base`: `GET /messages/{id}` and the like, each id one segment of the path.

    With `slashes_in_ids`, an id may have an encoded slash in it.
    """

    base: str
    requests: tuple[str, ...]
    slashes_in_ids: bool = False


def check(method: str, url: str, headers: Mapping[str, str | bytes], allowed: Iterable[Allowed]) -> None:
    """Raises `Forbidden` unless the request is on one of the lists.

    A method that travels as another must be on the list under both names: not every server reads such a header.
    """
    methods = {method.upper(), *_overriding(headers)}
    lists = tuple(allowed)
    for name in sorted(methods):
        if not any(_allows(one, name, url) for one in lists):
            raise Forbidden(f"{name} {_place(url)} is not among the requests that may be made")


def _overriding(headers: Mapping[str, str | bytes]) -> Iterable[str]:
    for header, value in headers.items():
        if header.lower() in OVERRIDES:
            yield (value.decode("latin-1") if isinstance(value, bytes) else value).strip().upper()


def _allows(allowed: Allowed, method: str, url: str) -> bool:
    asked, base = urlsplit(url), urlsplit(allowed.base)
    if _server(asked) != _server(base) or asked.fragment or "\\" in url or not url.isprintable():
        return False
    root = base.path.rstrip("/")
    path = asked.path.removeprefix(root)
    if not asked.path.startswith(f"{root}/"):
        return False
    return any(
        method == name and _follows(path.split("/"), template.split("/"), allowed.slashes_in_ids)
        for name, _, template in (request.partition(" ") for request in allowed.requests)
    )


def _server(url: SplitResult) -> tuple[str, str]:
    """The whole of it: a user's name, another port, or another scheme make it another server."""
    return url.scheme.lower(), url.netloc.lower()


def _follows(path: list[str], template: list[str], slashes: bool) -> bool:
    return len(path) == len(template) and all(
        _is_id(segment, slashes) if expected.startswith("{") else segment == expected
        for segment, expected in zip(path, template, strict=True)
    )


def _is_id(segment: str, slashes: bool) -> bool:
    """Whether it is one id, and cannot be read as a longer path by anybody, however often it is decoded."""
    if not _ID.fullmatch(segment):
        return False
    plain = unquote(segment)
    if slashes:
        return "%" not in plain and all(piece not in ("", ".", "..") for piece in plain.split("/"))
    return plain not in (".", "..") and not set(plain) & set("/\\%?#")


def _place(url: str) -> str:
    """Where it would have gone, without what it carries: a query names people."""
    asked = urlsplit(url)
    return f"{asked.scheme}://{asked.hostname}{re.sub('[^/]{20,}', '...', asked.path)}"
