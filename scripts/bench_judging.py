"""How many messages a second are judged, and does the time grow with their length and no faster?

Processor time, of one core: what else runs on the machine counts less.
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.bar import Bar
from rich.console import Console, RenderableType
from rich.table import Table

from followup import languages
from followup.connectors.mime import message_from
from followup.domain.model import Folder, Handle, Me, Message
from followup.domain.notice import Reader

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "mail"
ME = Me("Robin Ferrer", frozenset({"robin@postbox.example"}))
ROUNDS = 5
DOUBLINGS = tuple(10_000 * 2**power for power in range(10))
"""Characters: 10 kB to 5 MB."""
STEPS = (250_000, 500_000, *range(1_000_000, 5_000_001, 1_000_000))

HEAD = """From: Ines Calder <ines@tallowbrook.example>
To: Robin Ferrer <robin@postbox.example>
Subject: {subject}
Date: Wed, 14 Oct 2026 10:00:00 +0200
Message-ID: <{number}@tallowbrook.example>
MIME-Version: 1.0
Content-Type: text/{kind}; charset=utf-8
Content-Transfer-Encoding: 8bit

"""
LETTER = """Dear Robin,

thank you for taking the time to talk to us about the {role} position. We enjoyed the conversation.
After careful thought we have decided to go ahead with somebody whose experience is closer to what the team needs now.
This was not an easy choice, and it says nothing about the quality of your work.

We wish you all the best, and hope that our paths cross again.

Kind regards,
Ines Calder
Head of Data, Tallowbrook

"""
NEWS = """The weather on the coast stays mild this week, with some rain on Thursday.
Trains to the north leave a quarter of an hour later, since a bridge is being mended.
The library shows photographs of the old harbour, and the entrance is free.

"""


def main() -> None:
    """Messages a second, parsed (MIME) and judged (all that `Reader.message` does); then the time against the length."""
    reader = Reader(ME, languages.load())
    _show_rates(reader)
    _show_growth(reader)


def _show_rates(reader: Reader) -> None:
    letters = [_raw(LETTER.format(role=f"Engineer {number}"), number=number) for number in range(1000)]
    news = [
        _raw(NEWS.replace("Thursday", f"the {number}th") * 4, number=number, subject="What is on in town")
        for number in range(1000)
    ]
    mixed = [path.read_bytes() for path in sorted(CORPUS.glob("*.eml"))]
    table = _table(
        f"messages a second, the best of {ROUNDS} rounds", "", "mails", "length", "parsed", "judged", "first time"
    )
    for name, raws in (("letters, English", letters), ("no application", news), ("corpus, 15 languages", mixed)):
        messages = [_parsed(raw) for raw in raws]
        length = sum(len(message.text or message.html) for message in messages) // len(messages)
        first = _seconds(lambda messages=messages: _judge(reader, messages))
        parsed = min(_seconds(lambda raws=raws: [_parsed(raw) for raw in raws]) for _ in range(ROUNDS))
        judged = min(_seconds(lambda messages=messages: _judge(reader, messages)) for _ in range(ROUNDS))
        rates = (f"{len(raws) / seconds:,.0f}" for seconds in (parsed, judged, first))
        table.add_row(name, f"{len(raws):,}", f"{length:,}", *rates)
    _print(table)


def _show_growth(reader: Reader) -> None:
    """A table whose lengths double, then a plot: the length downwards, the time to the right.

    From some length on the curve is flat: no more than that is looked at of any mail.
    """
    texts = _texts()
    table = _table(
        "milliseconds to parse and judge, by length; in brackets: times the one above (2 is linear)",
        "characters",
        *texts,
    )
    before: dict[str, float] = {}
    for size in DOUBLINGS:
        cells = []
        for name, piece in texts.items():
            seconds = _whole(reader, piece, size)
            growth = f"  ({seconds / before[name]:.1f})" if name in before else "       "
            before[name] = seconds
            cells.append(f"{seconds * 1000:,.0f}{growth}")
        table.add_row(f"{size:,}", *cells)
    _print(table)
    for name, piece in texts.items():
        seconds = {size: _whole(reader, piece, size) for size in STEPS}
        plot = _table(f"{name}: time against length", "characters", "ms", "")
        longest = max(seconds.values())
        for size, each in seconds.items():
            plot.add_row(f"{size:,}", f"{each * 1000:,.0f}", Bar(longest, 0, each, width=56))
        _print(plot)


def _texts() -> Mapping[str, Callable[[int], bytes]]:
    """Kinds of long mail: a name, and how it is made of so many characters."""
    paragraph = LETTER.replace("\n\n", "</p>\n<p>")
    line = LETTER.replace("\n", " ")
    quoted = LETTER.replace("\n", "\n> ")
    return {
        "letters": lambda size: _raw(_times(LETTER, size)),
        "one line": lambda size: _raw(_times(line, size)),
        "quoted": lambda size: _raw(f"Yes.\n\n> {_times(quoted, size)}"),
        "HTML": lambda size: _raw(f"<html><body><p>{_times(paragraph, size)}", "html"),
    }


def _times(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _whole(reader: Reader, make: Callable[[int], bytes], size: int) -> float:
    raw = make(size)
    return min(_seconds(lambda: _judge(reader, [_parsed(raw)])) for _ in range(2))


def _raw(text: str, kind: str = "plain", number: int = 0, subject: str = "Your application") -> bytes:
    return (HEAD.format(kind=kind, number=number, subject=subject) + text).encode()


def _parsed(raw: bytes) -> Message:
    return message_from(raw, account="home", handle=Handle("m"), folder=Folder.INBOX)


def _judge(reader: Reader, messages: list[Message]) -> None:
    for message in messages:
        list(reader.message(message))


def _seconds(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", box=None)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    return table


def _print(table: RenderableType) -> None:
    console = Console()
    console.print(table)
    console.print()
