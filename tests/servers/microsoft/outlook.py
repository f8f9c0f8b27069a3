"""A mailbox and a calendar at Microsoft, and what Graph does with them.

Keys that begin with # are the server's own and never told.
"""

import html
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import lxml.html

from tests.servers.microsoft.odata import expanded, filter_of, search_of
from tests.servers.microsoft.schema import Wrong, check

FOLDERS = ("inbox", "archive", "sentitems", "deleteditems", "junkemail", "drafts", "purges")
ALWAYS = {"id", "@odata.etag", "@odata.type"}
MOST_FOUND = 1000
WRITABLE = {
    *(
        "subject",
        "body",
        "toRecipients",
        "ccRecipients",
        "bccRecipients",
        "categories",
        "singleValueExtendedProperties",
    ),
}


class Missing(Exception):
    """There is no such thing."""


def told(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def person(address: str, name: str = "") -> dict[str, Any]:
    return {"emailAddress": {"name": name or address, "address": address}}


def plain(content: str) -> str:
    """HTML as Exchange puts it into words."""
    content = re.sub(r"<(?:br|/p|/li|/div)[^>]*>", lambda tag: f"{tag[0]}\n", content)
    return str(lxml.html.fromstring(content).text_content()).strip() if content.strip() else ""


@dataclass
class Outlook:
    """The mailbox and the calendar of `owner`."""

    owner: str = "alex@doe.example"
    name: str = "Alex Doe"
    now: datetime = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
    base: str = ""
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    calendars: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Others than the default one, by name."""
    _last: int = 0

    # --- what Graph answers --------------------------------------------------------------------------------------

    def answer(self, method: str, path: list[str], query: Mapping[str, str], said: Any, prefer: str) -> Any:
        """The answer to a request below /me."""
        as_text = 'outlook.body-content-type="text"' in prefer
        if path[0] in ("calendars", "calendarView"):
            return self._calendar(method, path, query, prefer)
        if method == "GET":
            return self._read(path, query, as_text)
        match method, *path:
            case "POST", "messages":
                return self._shown(self.lay(self._written(said)), {}, as_text)
            case "PATCH", "messages", id_:
                return self._patched(self._one(id_), said, as_text)
            case "POST", "messages", id_, "createReply":
                return self._replied(self._one(id_), said, as_text)
            case "POST", "messages", id_, "permanentDelete":
                self._one(id_)
                del self.messages[id_]
                return None
            case _:
                raise Wrong(f"{method} /me/{'/'.join(path)}")

    def _read(self, path: list[str], query: Mapping[str, str], as_text: bool) -> Any:
        match "GET", *path:
            case "GET", "messages":
                return self._messages("messages", query, list(self.messages.values()), as_text)
            case "GET", "mailFolders", folder, "messages":
                lying = [item for item in self.messages.values() if item["parentFolderId"] == self.folder(folder)]
                return self._messages(f"mailFolders/{folder}/messages", query, lying, as_text)
            case "GET", "mailFolders", folder:
                return {"id": self.folder(folder)}
            case "GET", "messages", id_:
                return self._shown(self._one(id_), query, as_text)
            case _:
                raise Wrong(f"GET /me/{'/'.join(path)}")

    def _calendar(self, method: str, path: list[str], query: Mapping[str, str], prefer: str) -> Any:
        match method, *path:
            case "GET", "calendars":
                items = [{"id": f"cal/{name}+=", "name": name} for name in self.calendars]
                return self._page("calendars", items, query)
            case "GET", "calendarView":
                return self._page("calendarView", self._view(self.events, query, prefer), query)
            case "GET", "calendars", id_, "calendarView":
                name = id_.removeprefix("cal/").removesuffix("+=")
                if name not in self.calendars:
                    raise Missing
                return self._page(
                    f"calendars/{id_}/calendarView", self._view(self.calendars[name], query, prefer), query
                )
            case _:
                raise Wrong(f"{method} /me/{'/'.join(path)}")

    def folder(self, name: str) -> str:
        if name not in FOLDERS:
            raise Missing
        return b64encode(f"folder {name}".encode()).decode()

    def _one(self, id_: str) -> dict[str, Any]:
        if id_ not in self.messages:
            raise Missing
        return self.messages[id_]

    def _messages(self, path: str, query: Mapping[str, str], items: list[dict[str, Any]], as_text: bool) -> Any:
        page = self._page(path, self._selected(query, items), query)
        page["value"] = [self._shown(item, query, as_text) for item in page["value"]]
        return page

    def _selected(self, query: Mapping[str, str], items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if unknown := set(query) - {"$filter", "$orderby", "$search", "$select", "$expand", "$top", "$skip"}:
            raise Wrong(f"{unknown} in a query")
        if "$search" in query:
            if {"$filter", "$orderby"} & set(query):
                raise Wrong("$search with $filter or $orderby")
            test = search_of(query["$search"])
            found = sorted(items, key=lambda item: str(item["sentDateTime"]), reverse=True)
            return [item for item in found if test(item)][:MOST_FOUND]
        names: list[str] = []
        if "$filter" in query:
            test, names = filter_of(query["$filter"])
            items = [item for item in items if test(item)]
        if "$orderby" in query:
            name, _, way = query["$orderby"].partition(" ")
            if names[:1] != [name]:
                raise Wrong("InefficientFilter")
            items = sorted(items, key=lambda item: str(item[name]), reverse=way == "desc")
        return items

    def _page(self, path: str, items: list[Any], query: Mapping[str, str]) -> Any:
        most, start = int(query.get("$top", "10")), int(query.get("$skip", "0"))
        if not 1 <= most <= 1000:
            raise Wrong(f"$top={most}")
        answer: dict[str, Any] = {"@odata.context": "…", "value": items[start : start + most]}
        if start + most < len(items):
            others = "&".join(f"{name}={_escaped(value)}" for name, value in query.items() if name != "$skip")
            answer["@odata.nextLink"] = f"{self.base}/v1.0/me/{_escaped_path(path)}?{others}&$skip={start + most}"
        return answer

    def _shown(self, item: Mapping[str, Any], query: Mapping[str, str], as_text: bool) -> dict[str, Any]:
        shown = {name: value for name, value in item.items() if not name.startswith("#")}
        for name in ("body", "uniqueBody"):
            content = item["#unique"] if name == "uniqueBody" else item["#html"]
            form = (
                {"contentType": "text", "content": plain(content)}
                if as_text
                else {"contentType": "html", "content": content}
            )
            shown[name] = None if item["#broken"] else form
        # These come only when they are asked for.
        asked = (
            set(query["$select"].split(","))
            if "$select" in query
            else set(shown) - {"uniqueBody", "internetMessageHeaders"}
        )
        if unknown := asked - set(shown) - {"internetMessageHeaders"}:
            raise Wrong(f"$select={unknown}")
        kept = {name: value for name, value in shown.items() if name in asked | ALWAYS}
        for wanted in expanded(query["$expand"]) if "$expand" in query else ():
            if wanted == "event":
                kept["event"] = item.get("#event")
            elif wanted.lower() in item["#properties"]:
                kept.setdefault("singleValueExtendedProperties", []).append(
                    {"id": wanted, "value": item["#properties"][wanted.lower()]}
                )
        check({name: value for name, value in kept.items() if name != "event"}, "message")
        return kept

    def _view(self, events: list[dict[str, Any]], query: Mapping[str, str], prefer: str) -> list[dict[str, Any]]:
        if not {"startDateTime", "endDateTime"} <= set(query):
            raise Wrong("calendarView without its times")
        if 'outlook.timezone="UTC"' not in prefer:
            raise Wrong("this server tells times in UTC alone")
        begin, end = (datetime.fromisoformat(query[name]) for name in ("startDateTime", "endDateTime"))
        found = [item for item in events if _touches(item, begin, end)]
        for item in found:
            check(item, "event")
        return found

    def _written(self, said: Any) -> dict[str, Any]:
        check(said, "message")
        if unknown := set(said) - WRITABLE:
            raise Wrong(f"{unknown} of a new message")
        return dict(said)

    def _patched(self, item: dict[str, Any], said: Any, as_text: bool) -> Any:
        written = self._written(said)
        if not item["isDraft"] and set(written) & {"subject", "body", "toRecipients"}:
            raise Wrong("that message is no draft")
        self.change(item, written)
        return self._shown(item, {}, as_text)

    def _replied(self, parent: dict[str, Any], said: Any, as_text: bool) -> Any:
        said = said or {}
        if set(said) - {"message", "comment"} or ("comment" in said and "body" in said.get("message", {})):
            raise Wrong("createReply with both a comment and a body, or with something else")
        subject = parent["subject"] or ""
        sender = parent["from"]["emailAddress"]
        quote = (
            '<html><head></head><body><div class="elementToProof"><br></div><hr tabindex="-1" style="width:98%">'
            f'<div id="divRplyFwdMsg" dir="ltr"><b>From:</b> {html.escape(sender["name"])}<br>'
            f"<b>Subject:</b> {html.escape(subject)}</div><div>{parent['#html']}</div></body></html>"
        )
        draft = {
            "subject": subject if subject.lower().startswith("re:") else f"RE: {subject}",
            "body": {"contentType": "html", "content": quote},
            "toRecipients": parent["replyTo"] or [parent["from"]],
            **self._written(said.get("message") or {}),
        }
        references = (*parent["#references"], parent["internetMessageId"].strip("<>"))
        return self._shown(self.lay(draft, thread=parent["conversationId"], references=references), {}, as_text)

    # --- what lies in it -----------------------------------------------------------------------------------------

    def lay(
        self,
        said: Mapping[str, Any],
        folder: str = "drafts",
        *,
        at: datetime | None = None,
        thread: str = "",
        references: tuple[str, ...] = (),
        fields: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """A message comes to lie in a folder; in the drafts, unless another one is named."""
        number, moment = self._next(), told(at or self.now)
        item: dict[str, Any] = {
            "@odata.type": "#microsoft.graph.message",
            "@odata.etag": f'W/"{number}"',
            "id": f"AAMk{number:04}/+{number}=",
            "categories": [],
            "changeKey": f"CQ{number}",
            "conversationId": thread or f"conv{number}=",
            "createdDateTime": moment,
            "lastModifiedDateTime": moment,
            "receivedDateTime": moment,
            "sentDateTime": moment,
            "internetMessageId": f"<{number}@outlook.example>",
            "subject": "",
            "from": person(self.owner, self.name),
            "sender": person(self.owner, self.name),
            "toRecipients": [],
            "ccRecipients": [],
            "bccRecipients": [],
            "replyTo": [],
            "isDraft": folder == "drafts",
            "parentFolderId": self.folder(folder),
            "#properties": {},
            "#references": references,
            "#html": "",
            "#unique": "",
            "#text": "",
            "#broken": False,
            "#said": {},
        }
        self.messages[item["id"]] = item
        self.change(item, said)
        item.update(fields or {})
        return item

    def change(self, item: dict[str, Any], said: Mapping[str, Any]) -> None:
        """Something of a message is changed, and its change key with it."""
        for name, value in said.items():
            if name == "singleValueExtendedProperties":
                item["#properties"] |= {one["id"].lower(): one["value"] for one in value}
            elif name == "body":
                content = value["content"]
                if value["contentType"].lower() == "text":
                    content = f"<pre>{html.escape(content)}</pre>"
                item["#html"] = content if "<html" in content else f"<html><head></head><body>{content}</body></html>"
                item["#unique"] = item["#html"].split("<hr", 1)[0]
                item["#text"] = plain(item["#html"])
            elif name.endswith("Recipients"):
                item[name] = [
                    person(one["emailAddress"]["address"], one["emailAddress"].get("name", "")) for one in value
                ]
            else:
                item[name] = value
        item["#said"] = {}
        item["changeKey"] = f"CQ{self._next()}"
        item["lastModifiedDateTime"] = told(self.now)

    def move(self, id_: str, folder: str) -> None:
        """It is moved: under an immutable id it stays the same."""
        self.messages[id_]["parentFolderId"] = self.folder(folder)
        self.messages[id_]["changeKey"] = f"CQ{self._next()}"

    def dispatch(self, id_: str, at: datetime | None = None) -> None:
        """The owner has it sent."""
        item, moment = self.messages[id_], told(at or self.now)
        item |= {"isDraft": False, "sentDateTime": moment, "receivedDateTime": moment}
        self.move(id_, "sentitems")

    def _next(self) -> int:
        self._last += 1
        return self._last

    def lying_in(self, folder: str) -> list[dict[str, Any]]:
        return [item for item in self.messages.values() if item["parentFolderId"] == self.folder(folder)]


def _touches(item: Mapping[str, Any], begin: datetime, end: datetime) -> bool:
    try:
        starts, ends = (datetime.fromisoformat(f"{item[name]['dateTime'][:19]}+00:00") for name in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return True
    return starts < end and ends > begin


def _escaped(value: str) -> str:
    from urllib.parse import quote

    return quote(value, safe="$,:'()")


def _escaped_path(path: str) -> str:
    from urllib.parse import quote

    folders, _, last = path.rpartition("/")
    if path.startswith("calendars/"):
        return f"calendars/{quote(folders.removeprefix('calendars/'), safe='')}/{last}"
    return path
