"""Of all that Gmail and Google Calendar can do, what may leave? Google's own documents say what there is."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from followup.connectors.gate import OVERRIDES, Forbidden, check
from followup.connectors.google.allowed import allowed
from tests.servers.google.discovery import DOCUMENTS

MAY_CHANGE = {"gmail.users.drafts.create", "gmail.users.drafts.delete"}
MAY_READ = {
    "gmail.users.messages.list",
    "gmail.users.messages.get",
    "gmail.users.threads.get",
    "gmail.users.drafts.list",
    "gmail.users.drafts.get",
    "gmail.users.settings.sendAs.list",
    "calendar.events.list",
    "calendar.calendarList.list",
}
IDS = ("18c2f0a9b7", "send", "me", "primary", "r-1", "..", "drafts", "import", "%2e%2e", "a%2Fsend")


def may_leave(verb: str, url: str, headers: Mapping[str, str] | None = None) -> bool:
    try:
        check(verb, url, headers or {}, allowed())
    except Forbidden:
        return False
    return True


def every_method() -> Iterator[tuple[str, Mapping[str, Any], list[str]]]:
    """Id, verb and addresses - for upload, too - of every method that there is."""
    for name in ("gmail.v1", "calendar.v3"):
        document = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
        resources = list(document["resources"].values())
        while resources:
            resource = resources.pop()
            resources += resource.get("resources", {}).values()
            for method in resource.get("methods", {}).values():
                uploads = method.get("mediaUpload", {}).get("protocols", {}).values()
                paths = [f"{document['servicePath']}{method['path']}", *(way["path"].lstrip("/") for way in uploads)]
                yield method["id"], method, [document["rootUrl"] + path for path in paths]


def addresses(template: str) -> set[str]:
    """The template with every kind of id in it."""
    filled = {re.sub(r"\{\+?\w+\}", each, template) for each in IDS}
    return filled | {re.sub(r"\{\+?\w+\}", each, template.replace("{userId}", "me")) for each in IDS}


METHODS = {id_: (method["httpMethod"], urls) for id_, method, urls in every_method()}


def test_the_documents_are_there() -> None:
    assert len(METHODS) > 100
    assert {"gmail.users.messages.send", "gmail.users.drafts.send", "calendar.acl.insert"} <= METHODS.keys()
    assert METHODS.keys() >= MAY_CHANGE | MAY_READ


@pytest.mark.parametrize("method", sorted(MAY_CHANGE | MAY_READ))
def test_what_the_program_needs_may_leave(method: str) -> None:
    verb, [url, *_] = METHODS[method]

    assert may_leave(verb, url.replace("{userId}", "me").replace("{id}", "r-1").replace("{calendarId}", "primary"))


@pytest.mark.parametrize("method", sorted(METHODS.keys() - MAY_CHANGE - MAY_READ))
def test_nothing_else_may_leave(method: str) -> None:
    """What sends, deletes or changes received mail, changes settings, or shares, in particular."""
    verb, urls = METHODS[method]
    reading = {url for id_ in MAY_READ for template in METHODS[id_][1] for url in addresses(template)}

    for url in {filled for template in urls for filled in addresses(template)}:
        # `GET .../messages/send` reads a message that has this id, if there is one.
        assert not may_leave(verb, url) or (verb == "GET" and url in reading), url


@pytest.mark.parametrize(
    "method", sorted(id_ for id_, (verb, _) in METHODS.items() if verb != "GET" and id_ not in MAY_CHANGE)
)
def test_nor_in_disguise(method: str) -> None:
    verb, urls = METHODS[method]

    for url in {filled for template in urls for filled in addresses(template)}:
        for header in OVERRIDES:
            for under in ("GET", "POST", "DELETE"):
                assert not may_leave(under, url, {header.title(): verb}), (under, url)


def test_whatever_leaves_is_either_reading_or_about_a_draft() -> None:
    leaving = {
        id_
        for id_, (verb, urls) in METHODS.items()
        if verb != "GET" and any(may_leave(verb, url) for template in urls for url in addresses(template))
    }

    assert leaving == MAY_CHANGE


@pytest.mark.parametrize("path", ["batch", "batch/gmail/v1", "batch/calendar/v3", "upload/gmail/v1/users/me/drafts"])
def test_many_requests_in_one_may_not_leave(path: str) -> None:
    assert not may_leave("POST", f"https://gmail.googleapis.com/{path}")
    assert not may_leave("POST", f"https://www.googleapis.com/{path}")
