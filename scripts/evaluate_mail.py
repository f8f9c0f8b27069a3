"""How well is labelled mail judged?

A row is `{"id", "source", "label", "lang", "subject", "from", "body", "meta"}`; only what a mailbox would hold is shown to
the program. Left out of the figures, and predicted all the same: rows marked ambiguous, and the damaged source.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.header import Header
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from followup.connectors.mime import message_from
from followup.domain.mail.outcomes import Finding, Judgement, Outcome, judge
from followup.domain.model import Folder, Handle, Me, Message
from followup.languages import load

Row = Mapping[str, Any]

NAMES = {
    Outcome.REJECTION: "rejection",
    Outcome.OFFER: "offer",
    Outcome.INVITATION: "interview_invite",
    Outcome.ACKNOWLEDGEMENT: "acknowledgement",
}
OTHER = "other"
DAMAGED = frozenset({"lemmatised_inbox_2024"})
SOME_DAY = "Mon, 14 Dec 2026 09:00:00 +0000"
BOUNDARY = "=-evaluate-boundary"


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def predict(file: Path) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    me, lexicons = _user(file.parent / "user.yaml"), load()
    for row in read_rows(file):
        yield {"id": row["id"], **_prediction(judge(message_of(row), lexicons, me))}


def message_of(row: Row) -> Message:
    """The row as a message that came by mail."""
    return message_from(raw_of(row), account="evaluate", handle=Handle(str(row["id"])), folder=Folder.INBOX)


def raw_of(row: Row) -> bytes:
    """The row as it would be sent (RFC 5322), with its HTML as an alternative where it has one."""
    meta = row.get("meta") or {}
    text, html = str(row.get("body") or ""), str(meta.get("body_html") or "")
    head = [
        ("Message-ID", f"<{row['id']}@evaluate.example>"),
        ("Date", _date(meta)),
        ("From", str(row.get("from") or "")),
        ("Subject", str(row.get("subject") or "")),
        ("MIME-Version", "1.0"),
    ]
    lines = [f"{name}: {_encoded(value)}" for name, value in head if value]
    if html:
        lines += [f'Content-Type: multipart/alternative; boundary="{BOUNDARY}"', ""]
        lines += [f"--{BOUNDARY}", *_part("plain", text), f"--{BOUNDARY}", *_part("html", html), f"--{BOUNDARY}--", ""]
    else:
        lines += _part("plain", text)
    return "\r\n".join(lines).encode("utf-8", "replace")


def report(rows: Sequence[Row], guesses: Sequence[Row]) -> Iterator[str]:
    """Precision and recall by outcome, language and source, and which mails were judged wrongly."""
    pairs = [
        (row, guess) for row, guess in zip(rows, guesses, strict=True) if row.get("label") and not is_left_out(row)
    ]
    yield f"Mail: {len(rows)} messages, {len(pairs)} of them with a label that counts"
    if not pairs:
        return
    yield f"  {'':28} {'of':>5} {'found':>6} {'recall':>7} {'alarms':>7} {'precision':>9} {'unsure':>7}"
    for name in NAMES.values():
        yield _line(name, pairs, name)
    yield from _grouped("rejection", pairs, "language", lambda row: str(row.get("lang") or "?"))
    yield from _grouped("rejection", pairs, "source", lambda row: str(row.get("source") or "?"))
    yield from (
        f"  wrong: {row['id']} is {row['label']}, taken for {guess['outcome']}{' (unsure)' if guess['unsure'] else ''}"
        for row, guess in pairs
        if "rejection" in (row["label"], guess["outcome"]) and row["label"] != guess["outcome"]
    )


def _grouped(name: str, pairs: Sequence[tuple[Row, Row]], by: str, key: Callable[[Row], str]) -> Iterator[str]:
    yield f"  {name} by {by}"
    for value in sorted({key(row) for row, _ in pairs}):
        yield _line(f"  {value}", [(row, guess) for row, guess in pairs if key(row) == value], name)


def _line(title: str, pairs: Sequence[tuple[Row, Row]], name: str) -> str:
    labelled = [guess for row, guess in pairs if row["label"] == name]
    found = sum(guess["outcome"] == name for guess in labelled)
    alarms = sum(guess["outcome"] == name and row["label"] != name for row, guess in pairs)
    unsure = sum(bool(guess["unsure"]) for guess in labelled)
    return (
        f"  {title:28} {len(labelled):5} {found:6} {_ratio(found, len(labelled)):>7} {alarms:7} "
        f"{_ratio(found, found + alarms):>9} {unsure:7}"
    )


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def is_left_out(row: Row) -> bool:
    """Whether a row's label does not count: it is arguable, or the text is damaged."""
    return bool((row.get("meta") or {}).get("ambiguous")) or row.get("source") in DAMAGED


def _prediction(judgement: Judgement) -> dict[str, Any]:
    """What the program would act on; else `other`, and unsure if it would show something to the user."""
    sure = _first(judgement, sure=True)
    if sure:
        return {"outcome": NAMES[sure.outcome], "unsure": False, "evidence": _quotes(sure)}
    unsure = _first(judgement, sure=False)
    shown = unsure or (judgement.main if not judgement.main.sure else None)
    return {"outcome": OTHER, "unsure": shown is not None, "evidence": _quotes(shown) if shown else []}


def _first(judgement: Judgement, *, sure: bool) -> Finding | None:
    return next((finding for finding in judgement.findings if finding.outcome in NAMES and finding.sure is sure), None)


def _quotes(finding: Finding) -> list[str]:
    return [evidence.quote for evidence in finding.evidence if evidence.quote]


def _part(kind: str, content: str) -> list[str]:
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [f"Content-Type: text/{kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", *lines]


def _encoded(value: str) -> str:
    """A header's value on one line; words that are not ASCII encoded (RFC 2047), an address left as it is."""
    line = " ".join(value.split())
    if line.isascii():
        return line
    name, bracket, address = line.rpartition("<")
    if bracket and address.isascii():
        return f"{Header(name.strip(), 'utf-8', maxlinelen=10_000).encode()} <{address}"
    return Header(line, "utf-8", maxlinelen=10_000).encode()


def _date(meta: Row) -> str:
    date = str(meta.get("date") or "")
    return date if date[:3].isalpha() else SOME_DAY


def _user(file: Path) -> Me:
    """Whose mail it is; nobody's in particular where that is not said."""
    if not file.is_file():
        return Me("", frozenset())
    user = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return Me(str(user["name"]), frozenset(user["addresses"]), str(user.get("time_zone") or "UTC"))
