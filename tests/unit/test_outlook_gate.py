"""Of all that Graph can do with mail and calendars, what may leave?"""

import json

import pytest

from followup.connectors.gate import OVERRIDES, Forbidden, check
from followup.connectors.outlook.allowed import allowed
from followup.connectors.outlook.client import GRAPH
from tests.servers.microsoft.schema import FILE

MAY_CHANGE = [
    "POST /me/messages",
    "PATCH /me/messages/{id}",
    "POST /me/messages/{id}/createReply",
    "POST /me/messages/{id}/permanentDelete",
]
ME = ("me", "users/alex@doe.example")
IDS = ("AAMk", "AAMk%2F%2B%3D", "send", "..", "%2e%2e", "a%2F..%2Fsend", "a%252Fsend")
FORBIDDEN = [
    *("POST /me/sendMail", "POST /me/messages/{id}/send", "POST /me/messages/{id}/reply"),
    *("POST /me/messages/{id}/replyAll", "POST /me/messages/{id}/forward", "POST /me/messages/{id}/createForward"),
    *("POST /me/messages/{id}/createReplyAll", "POST /me/messages/{id}/move", "POST /me/messages/{id}/copy"),
    *("DELETE /me/messages/{id}", "PUT /me/messages/{id}", "POST /me/mailFolders", "PATCH /me/mailFolders/{id}"),
    *("DELETE /me/mailFolders/{id}", "POST /me/mailFolders/{id}/messages", "PATCH /me/mailboxSettings"),
    *("POST /me/mailFolders/inbox/messageRules", "PATCH /me/mailFolders/inbox/messageRules/{id}", "POST /$batch"),
    *("POST /me/events", "PATCH /me/events/{id}", "DELETE /me/events/{id}", "POST /me/events/{id}/accept"),
    *("POST /me/calendars", "POST /me/calendar/calendarPermissions", "GET /me", "GET /users", "GET /me/contacts"),
    *(
        "POST /subscriptions",
        "POST /me/messages/{id}/attachments",
        "GET /me/drive/items/1/children",
        "POST /me/messages/send",
    ),
]


def may_leave(method: str, path: str, headers: dict[str, str] | None = None, base: str = f"{GRAPH}/v1.0") -> bool:
    try:
        check(method, f"{base}{path}", headers or {}, allowed(GRAPH))
    except Forbidden:
        return False
    return True


@pytest.mark.parametrize("request_", MAY_CHANGE)
def test_what_is_about_a_draft_may_leave(request_: str) -> None:
    method, _, path = request_.partition(" ")

    assert may_leave(method, path.replace("{id}", "AAMk%2F%2B%3D"))
    assert not may_leave(method, path.replace("{id}", "AAMk"), base=f"{GRAPH}/beta")
    assert not may_leave(method, path.replace("{id}", "AAMk"), base="https://graph.example/v1.0")


def test_nothing_else_that_changes_something_is_on_the_list() -> None:
    [listed] = allowed(GRAPH)

    assert [request for request in listed.requests if not request.startswith("GET ")] == MAY_CHANGE


@pytest.mark.parametrize("request_", FORBIDDEN)
def test_what_sends_moves_or_changes_anything_else_may_not(request_: str) -> None:
    method, _, path = request_.partition(" ")

    for id_ in IDS:
        assert not may_leave(method, path.replace("{id}", id_)), id_
        for header in OVERRIDES:
            assert not may_leave("GET", path.replace("{id}", id_), {header: method}) or method == "GET"


def test_no_action_of_the_metadata_but_two_may_leave() -> None:
    if not FILE.exists():
        pytest.skip("Microsoft's metadata is not at hand")
    operations = json.loads(FILE.read_text(encoding="utf-8"))["x-operations"]
    collections = {
        "graph.message": "messages",
        "graph.event": "events",
        "graph.mailFolder": "mailFolders",
        "graph.calendar": "calendars",
    }

    left = {
        name
        for kind, name, bound, _ in operations
        if kind == "Action"
        for me in ME
        if may_leave("POST", f"/{me}/{collections.get(bound, 'messages')}/AAMk/{name}")
    }

    assert left == {"createReply", "permanentDelete"}
