"""Whatever lies in a mailbox or a calendar: never a traceback, never a lost neighbour, each skipped item named once."""

import random
from pathlib import Path

from followup.demo import Home
from tests.system.home import drafts, home, sweep

NOISE = random.Random(7).randbytes(4000)
HEAD = b"From: Eve <eve@a.example>\r\nTo: robin@postbox.example\r\nDate: Wed, 14 Oct 2026 10:00:00 +0000\r\n"

MAILS = {
    "empty": b"",
    "noise": NOISE,
    "only NUL bytes": b"\0" * 5000,
    "cut off in the middle": HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/pl",
    "no such character set": HEAD + b"Content-Type: text/plain; charset=klingon-8\r\n\r\n\xff\xfe hello \x80",
    "wrong character set": HEAD + b"Content-Type: text/plain; charset=us-ascii\r\n\r\nGr\xfc\xdfe aus K\xf6ln\r\n",
    "8-bit headers": b"From: J\xf6rg <j@a.example>\r\nSubject: \xfc\xff\xfe\r\nDate: Wed, 14 Oct 2026 10:00:00 +0000\r\n\r\nHi",
    "NUL bytes in headers": HEAD + b"Subject: a\0b\r\nMessage-ID: <a\0b@c>\r\n\r\nHi\0there",
    "a body of 50 MB": HEAD + b"Subject: big\r\n\r\n" + b"All work and no play makes a long mail.\r\n" * 1_250_000,
    "1,000 levels deep": HEAD
    + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(1000)),
    "no Date": b"From: Eve <eve@a.example>\r\nSubject: when\r\n\r\nHi",
    "no From": b"Date: Wed, 14 Oct 2026 10:00:00 +0000\r\nSubject: who\r\n\r\nHi",
    "a date that is none": HEAD.replace(b"Wed, 14 Oct 2026 10:00:00 +0000", b"the day before yesterday") + b"\r\nHi",
    "a date beyond all calendars": HEAD.replace(b"2026", b"99999999999") + b"\r\nHi",
    "an encoded word without an end": HEAD + b"Subject: =?utf-8?b?4pyT\r\n\r\nHi",
    "a name with a line break": HEAD.replace(b"Eve", b"=?utf-8?q?Eve=0D=0ABcc=3A_x=40y=2Eexample?=") + b"\r\nHi",
    "base64 that is none": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n!!!!",
    "html that never ends": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div><table><b>" * 3000,
    "an invitation that is none": HEAD
    + b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT",
}

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n"
)

CALENDARS = {
    "empty": b"",
    "noise": NOISE,
    "cut off": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:2026",
    "no end": EVENT.format(uid="noend", lines="DTSTART:20261014T100000Z\r\nSUMMARY:Interview\r\n").encode(),
    "no start": EVENT.format(uid="nostart", lines="SUMMARY:Interview\r\n").encode(),
    "a rule without an end": EVENT.format(
        uid="forever", lines="DTSTART:19700101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:Tick\r\n"
    ).encode(),
    "a rule that is none": EVENT.format(uid="rule", lines="DTSTART:20261014T100000Z\r\nRRULE:FREQ=NEVER\r\n").encode(),
    "a name with a line break": EVENT.format(
        uid="eve",
        lines='DTSTART:20261014T080000Z\r\nSUMMARY:Lunch {{ 7*7 }}\r\nATTENDEE;CN="Eve^nBcc: x@y.example":mailto:e@a.example\r\n',
    ).encode(),
    "ends before it begins": EVENT.format(
        uid="back", lines="DTSTART:20261014T100000Z\r\nDTEND:20261013T100000Z\r\n"
    ).encode(),
}


def with_everything_broken(folder: Path) -> Home:
    at = home(folder)
    for number, data in enumerate(MAILS.values()):
        (at.mail / "cur" / f"1791968{number:03}.broken:2,S").write_bytes(data)
    for number, data in enumerate(CALENDARS.values()):
        (at.calendar / f"broken{number}.ics").write_bytes(data)
    return at


def test_whatever_is_broken_the_letters_that_are_due_are_written(tmp_path: Path) -> None:
    at = with_everything_broken(tmp_path)

    report = sweep(at)

    assert report.failures == ()
    assert len(drafts(at)) == 2


def test_what_was_skipped_is_named_once(tmp_path: Path) -> None:
    at = with_everything_broken(tmp_path)

    first, second = sweep(at), sweep(at)

    assert first.unreadable
    assert len({item.place for item in first.unreadable}) == len(first.unreadable)
    assert all(item.reason for item in first.unreadable)
    assert second.unreadable == ()
