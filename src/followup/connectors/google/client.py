"""Which program is it that asks Google? The user's own client, as its file describes it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from followup.errors import ConfigError, Fault

REVOKE_URI = "https://oauth2.googleapis.com/revoke"

_LOOPBACK = ("127.0.0.1", "localhost", "::1")

_OTHER_KINDS = {
    "web": "it is of a client for a web application",
    "service_account": "it is the key of a service account",
    "authorized_user": "it is a sign-in that another program made",
}


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the kind "Desktop app". `api` is where another server stands in for Google's."""

    id: str
    secret: str = field(repr=False)
    auth_uri: str
    token_uri: str
    revoke_uri: str = REVOKE_URI
    api: str = ""


def read_client(file: Path) -> Client:
    """The client in the file that Google lets download. Raises `ConfigError` naming the file, and what to do."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _fault(file, "there is no such file. `followup help google` tells how to get it") from None
    except OSError as error:
        raise _fault(file, f"it cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise _fault(file, "it is not JSON, as the file is that Google lets you download") from error
    if not isinstance(said, dict) or not isinstance(said.get("installed"), dict):
        raise _fault(file, f"{_kind(said)}; what is needed is the file of a client of the kind “Desktop app”")
    return _client(file, said["installed"])


def is_loopback(uri: str) -> bool:
    """Whether it leads to this very computer, so that nobody can listen on the way."""
    return urlsplit(uri).hostname in _LOOPBACK


def _kind(said: object) -> str:
    keys = {*said, said.get("type")} if isinstance(said, dict) else set()
    return next((words for kind, words in _OTHER_KINDS.items() if kind in keys), "it is the file of something else")


def _client(file: Path, said: dict[str, Any]) -> Client:
    texts = {key: value for key, value in said.items() if isinstance(value, str) and value}
    lacking = [key for key in ("client_id", "client_secret", "auth_uri", "token_uri") if key not in texts]
    if lacking:
        raise _fault(file, f"{' and '.join(f'`{key}`' for key in lacking)} is missing; download it once more")
    if "YOUR" in texts["client_id"]:
        raise _fault(file, "this is the example; put the file of your own client here")
    client = Client(
        id=texts["client_id"],
        secret=texts["client_secret"],
        auth_uri=texts["auth_uri"],
        token_uri=texts["token_uri"],
        revoke_uri=texts.get("revoke_uri", REVOKE_URI),
        api=texts.get("api_endpoint", "").rstrip("/"),
    )
    for uri in (client.auth_uri, client.token_uri, client.revoke_uri, client.api):
        if uri and urlsplit(uri).scheme != "https" and not is_loopback(uri):
            raise _fault(file, f"{uri} is no address that a secret may be told to: it does not begin with https")
    return client


def _fault(file: Path, problem: str) -> ConfigError:
    return ConfigError([Fault(str(file), 0, "", problem)])
