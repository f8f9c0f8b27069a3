"""Which VEVENTs does this file hold, as they are written?

iCalendar is written in lines, folded at 75 octets, in components that lie in one another.
Nothing is interpreted here: lines are unfolded and dealt out, so that one broken VEVENT cannot spoil the others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from followup.domain.model import Handle

_READ = frozenset({
    *("UID", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED"),
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE"),
    *("SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION", "ORGANIZER", "ATTENDEE"),
    *("STATUS", "CLASS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    *("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"),
})  # fmt: skip
_LONG = frozenset({"DESCRIPTION", "X-ALT-DESC", "ATTENDEE"})
_DEEPEST = 8
_NAME = re.compile(r"[^;:]*")


@dataclass(slots=True)
class Vcalendar:
    """What stands around the VEVENTs: METHOD, X-WR-TIMEZONE, and the text of each VTIMEZONE under its TZID."""

    method: str = ""
    zone: str = ""
    definitions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vevent:
    """One VEVENT: the lines of those of its properties that are read, under their names; none of its alarms.

    `place` is for the user's eyes: the file, and the line in which it begins. `complete` is false where its END is missing.
    """

    calendar: Vcalendar
    properties: Mapping[str, Sequence[str]]
    complete: bool = True
    handle: Handle = Handle("")
    place: str = ""

    def value(self, name: str) -> str:
        """The value of the first property of that name, as it is written."""
        return _value(self.properties.get(name, ("",))[0])

    def shortened(self) -> "Vevent":
        """The same without what takes room and does not say when it takes place."""
        return replace(self, properties={name: lines for name, lines in self.properties.items() if name not in _LONG})


def fault(data: bytes) -> str:
    """Why `data` is no calendar at all, or the empty string if it is one."""
    if not data.strip(b"\0\t\n\r "):
        return "it is empty"
    if not re.search(rb"^BEGIN:(VCALENDAR|VEVENT)\b", _utf8(data), re.IGNORECASE | re.MULTILINE):
        return "it is not an iCalendar file: no line says BEGIN:VCALENDAR"
    return ""


def vevents(data: bytes, handle: Handle = Handle(""), place: str = "") -> Iterator[Vevent]:
    """Every VEVENT in `data`.

    Its `calendar` is only complete when all have been given: METHOD and VTIMEZONE may follow the VEVENTs they are about.
    """
    calendar = Vcalendar()
    for component in _components(data):
        match component.name:
            case "VEVENT":
                where = f"{place}:{component.number}" if place else f"line {component.number}"
                yield Vevent(calendar, _by_name(component.lines), component.complete, handle, where)
            case "VTIMEZONE":
                calendar.definitions[component.value("TZID").replace("\\", "")] = component.text()
            case "VCALENDAR":
                calendar.method = component.value("METHOD").upper()
                calendar.zone = component.value("X-WR-TIMEZONE")
                calendar = Vcalendar()
            case _:
                pass


def _by_name(lines: list[str]) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    for line in lines:
        name = _name(line)
        if name in _READ:
            properties.setdefault(name, []).append(line)
    return properties


@dataclass(slots=True)
class _Component:
    name: str
    number: int
    lines: list[str] = field(default_factory=list)
    inside: list["_Component"] = field(default_factory=list)
    complete: bool = False

    def value(self, name: str) -> str:
        return next((_value(line) for line in self.lines if _name(line) == name), "")

    def text(self) -> str:
        parts = (f"BEGIN:{part.name}\n" + "\n".join(part.lines) + f"\nEND:{part.name}" for part in self.inside)
        return "\n".join((f"BEGIN:{self.name}", *self.lines, *parts, f"END:{self.name}", ""))


def _components(data: bytes) -> Iterator[_Component]:
    """Every component when it ends, those inside another before it."""
    stack: list[_Component] = []
    for number, line in _unfolded(data):
        keyword, _, name = line.partition(":")
        keyword, name = keyword.upper(), name.strip().upper()
        if keyword == "BEGIN" and len(stack) < _DEEPEST:
            yield from _closed(stack, _depth_of_new(name, stack), complete=False)
            stack.append(_Component(name, number))
        elif keyword == "END":
            depth = next((depth for depth, component in enumerate(stack) if component.name == name), len(stack))
            yield from _closed(stack, depth, complete=True)
        elif stack:
            stack[-1].lines.append(line)
    yield from _closed(stack, 0, complete=False)


def _depth_of_new(name: str, stack: list[_Component]) -> int:
    """How deep a component can lie. What is still open there was never ended, and ends now."""
    match name:
        case "VCALENDAR":
            return 0
        case "VEVENT" | "VTIMEZONE":
            return min(len(stack), 1 if stack and stack[0].name == "VCALENDAR" else 0)
        case _:
            return len(stack)


def _closed(stack: list[_Component], depth: int, *, complete: bool) -> Iterator[_Component]:
    while len(stack) > depth:
        component = stack.pop()
        component.complete = complete and len(stack) == depth
        if stack and stack[-1].name != "VCALENDAR":
            stack[-1].inside.append(component)
        yield component


def _unfolded(data: bytes) -> Iterator[tuple[int, str]]:
    """The content lines, and where each begins. Unfolded before they are decoded: a fold may part the bytes of a letter."""
    begin, parts = 0, list[bytes]()
    for number, line in enumerate(_utf8(data).splitlines(), 1):
        if parts and line[:1] in {b" ", b"\t"}:
            parts.append(line[1:])
        elif line.strip():
            if parts:
                yield begin, _decoded(b"".join(parts))
            begin, parts = number, [line]
    if parts:
        yield begin, _decoded(b"".join(parts))


def _utf8(data: bytes) -> bytes:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _name(line: str) -> str:
    match = _NAME.match(line)
    return match[0].strip().upper() if match else ""


def _value(line: str) -> str:
    return line.partition(":")[2].strip()
