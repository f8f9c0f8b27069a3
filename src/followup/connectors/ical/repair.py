"""How is a line mended that breaks the rules in a way we know?

Real calendars contain `DTSTART;TZID=tzone://Microsoft/Utc:20261014T090000` and `ATTENDEE;CN=Doe, Jane:mailto:...`, which
icalendar refuses, or reads as something else.
"""

import re

ZONE = "X-FOLLOWUP-TZID"
"""The parameter under which a mended line keeps its TZID.

icalendar looks a TZID up in a table that it keeps for the whole process, where the `Customized Time Zone` of one file
answers for that of the next. So it never sees one, and gives the time as it is written.
"""

_TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE", "DTSTAMP", "LAST-MODIFIED"})
_PEOPLE = frozenset({"ORGANIZER", "ATTENDEE"})
_PARAMETER = re.compile(r";([A-Z0-9-]+)=(\"[^\"]*\"|.*?)(?=;[A-Z0-9-]+=|$)", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{8}T\d{4})(?=Z|$)")
_DATE = re.compile(r"\d{8}")
_QUOTED_NAME = re.compile(r";CN=\"[^\"]*\"(?=[;:])", re.IGNORECASE)
_BARE_NAME = re.compile(r";CN=(.*?)(?=;[A-Z0-9-]+=|:(?:mailto|urn|invalid|https?):|:[^:]*$)", re.IGNORECASE)


def mended(name: str, line: str) -> str:
    """`line`, a property of that name, as icalendar can read it; empty if there is nothing to read in it."""
    if name in _TIMES:
        return _time(name, line)
    if name in _PEOPLE:
        return _person(line)
    return line


def _time(name: str, line: str) -> str:
    head, _, written = line.rpartition(":")
    parameters = {key.upper(): value.strip('" ') for key, value in _PARAMETER.findall(head)}
    values = [_MINUTES.sub(r"\g<1>00", value) for value in "".join(written.split()).upper().split(",") if value]
    if parameters.get("VALUE", "").upper() == "DATE" or all(_DATE.fullmatch(value) for value in values):
        values = [value[:8] for value in values]
        kept = ";VALUE=DATE"
    elif parameters.get("VALUE", "").upper() == "PERIOD":
        kept = ";VALUE=PERIOD"
    else:
        kept = ""
    if parameters.get("RANGE", "").upper() == "THISANDFUTURE":
        kept += ";RANGE=THISANDFUTURE"
    if "TZID" in parameters:
        kept += f";{ZONE}={_quoted(parameters['TZID'])}"
    return f"{name}{kept}:{','.join(values)}" if values else ""


def _person(line: str) -> str:
    if _QUOTED_NAME.search(line):
        return line
    return _BARE_NAME.sub(lambda match: f";CN={_quoted(match[1])}", line, count=1)


def _quoted(text: str) -> str:
    return '"' + text.strip('" ').replace('"', "'") + '"'
