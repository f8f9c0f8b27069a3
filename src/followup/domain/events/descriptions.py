"""What does the description of an event say, line by line?

Markup and the joining instructions of video calls are removed; what is left is read for fields (`Role: ...`), for an agenda,
and for people with the addresses that stand next to their names.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from followup.domain.events.mentions import bears, goes_by, name_before, names_in
from followup.domain.events.spotting import WITHOUT_SPACES, labels, plain, spot_all
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Person
from followup.domain.people import is_machine, is_role_mailbox

LONGEST = 20_000
"""So many characters are read; what follows is legal text, if anything."""

ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
LINK = re.compile(r"https?://([\w.-]{1,253})[^\s<>\"]{0,2000}")

RULE = re.compile(r"^\W{0,3}(?:[_=*~.–—-]{8,}|-::~:~.*)\W{0,3}$")
"""A line across, as above and below the joining instructions of a video call."""

_JOINING = re.compile(
    r"microsoft teams|teams meeting|teams-besprechung|zoom|webex|google meet|meet\.google|meeting id|besprechungs-id|passcode|kenncode"
    r"|kennung|dial in|dial-in|einwahl|one tap|find a local|local number|join (?:on|with|by|the)|jetzt teilnehmen|an besprechung"
    r"|conference id|meeting options|besprechungsoptionen|rejoindre|reunion|réunion teams|unirse|partecipa|deelnemen|会議に参加|ミーティング|会议号|회의 참가"
)
_LABELLED = re.compile(r"^[\s>*•·▪◦–-]{0,6}([^:\n]{1,40}?)\s{0,2}:(?!//)\s{0,3}(.*)$")
_OF_BOTH = re.compile(r"(?<=[a-zäöü])[:*_·](in(?:nen)?)\b")
"""Women and men in one word: "Gesprächspartner:innen"."""
_TIMES = re.compile(
    r"^[\s>*•·▪◦–\[(-]{0,6}\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?(?:-|–|—|to|bis|~|à|a)\s?\d{1,2}(?:[:.h]\d{2})?"
    r"\s?(?:[ap]\.?m\.?|uhr|h)?)?(?:\s?(?-i:[A-Z]{2,4}T?)\b)?[\s:)\]|–—-]{1,4}(?=\S)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<=\w{3}[.!?])(?<!\bProf\.)(?<!\bDott\.)(?<!\bDipl\.)(?<!\bMrs\.)(?<!\bMme\.)(?<!\bSra\.)(?<!\bHrn\.)(?<!\bInc\.)"
    r"(?<!\bTel\.)(?<!\bbzw\.)(?<!\bggf\.)\s+|(?<=[.!?]\))\s+|(?<=[。！？])",
    re.IGNORECASE,
)
_SLOT = re.compile(
    r"\(?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?(?:-|–|—|to|bis|~|à)\s?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?|uhr|h)?)?\)?",
    re.IGNORECASE,
)
_FEWEST_SLOTS = 2
_LONGEST_LIST = 12
_IS = re.compile(
    r"^(?:is|are|will be|ist|sind|est|sont|es|é|è|sono|son|zijn|jest|är|er|to|an|à)\s+|^[:,]\s*", re.IGNORECASE
)
_KIND = re.compile(r"^(?:[a-zà-ÿ]{1,20} ){0,2}[a-zà-ÿ]{4,30}: ")
"""What kind of people follow: "you will speak with the panel: Jane Smith"."""
_NEAR = 80
_LONGEST_SLOT = 120


@dataclass(frozen=True, slots=True)
class Description:
    """A description, read.

    `fields` maps the section of a label (`label_role` ...) to the values that stood behind such labels.
    `agenda` are its lines that begin with a time, without the time.
    `acquaintances` are people whose address stands next to their name.
    """

    lines: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agenda: tuple[str, ...] = ()
    acquaintances: tuple[Person, ...] = ()
    addresses: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return "\n".join(self.lines)

    def value(self, section: str) -> str:
        """The first value of such a field, or the empty string."""
        return next(iter(self.fields.get(section, ())), "")


def read(description: str, lexicons: Lexicons) -> Description:
    """The description, as far as it speaks about the event rather than about how to join it."""
    text = without_markup(description[:LONGEST])
    links = tuple(LINK.findall(text))
    lines = tuple(_without_joining(text.splitlines()))
    sentences = [part for line in lines for part in (_parts(line) or [""])]
    agenda = tuple(line for line in map(_slot, lines) if line)
    return Description(
        lines=lines,
        sentences=tuple(sentences),
        fields=_fields(sentences, lexicons),
        agenda=agenda if len(agenda) >= _FEWEST_SLOTS else (),
        acquaintances=tuple(_acquaintances(lines)),
        addresses=tuple(dict.fromkeys(address.lower() for address in ADDRESS.findall("\n".join(lines)))),
        links=links,
    )


def introduced(description: Description, lexicons: Lexicons, *sections: str, linked: bool = False) -> Iterator[Person]:
    """The people whose names follow a phrase of these sections: "you will meet Jane Smith and Bob Lee".

    `linked` if something has to link the two: "your coordinator is Jane Smith".
    """
    for position, line in enumerate(description.lines):
        for sentence in _parts(line):
            for hit in spot_all(plain(sentence), lexicons, *sections):
                following = sentence[hit.end :].strip(" -")
                rest = _KIND.sub("", _IS.sub("", following).strip(" :-,"))
                if linked and rest == following:
                    continue
                for text in [rest] if rest else _list_below(description.lines[position + 1 :]):
                    yield from (person_named(description, name) for name in names_in(text))


def without_markup(text: str) -> str:
    """`text` as a reader sees it, if it is HTML."""
    if "<" in text:
        text = re.sub(r"<(?:br|/?p|/?div|/?li|/?tr|/?h[1-6]|/?ul)\b[^<>]{0,200}/?>", "\n", text, flags=re.IGNORECASE)
        text = re.sub(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,2000})?/?>", "", text, flags=re.IGNORECASE)
    return html.unescape(text).replace("\u00a0", " ").replace("：", ":").replace("（", "(").replace("）", ")")


def without_time(line: str) -> str:
    """A line of an agenda without the time that it begins with, any other line as it is."""
    return _TIMES.sub("", line, count=1)


def explains_joining(lines: Sequence[str]) -> bool:
    """Whether these lines tell how to join a video call."""
    return any(map(_joins, lines)) or sum(bool(_JOINING.search(line.lower())) for line in lines) >= _FEWEST_SLOTS


def _list_below(lines: Sequence[str]) -> Iterator[str]:
    """The items of a list of people: the lines up to the first that is none, but for an empty one at the beginning."""
    listed = [line.strip(" *•·-–\t") for line in lines[:_LONGEST_LIST]]
    for item in listed[1:] if listed[:1] == [""] else listed:
        if not next(names_in(item), ""):
            return
        yield item


def person_named(description: Description, name: str) -> Person:
    """That person, with the address that the description gives them: beside the name, or one that spells it."""
    for acquaintance in description.acquaintances:
        if bears(acquaintance, name):
            return Person(name, acquaintance.address)
    taken = {acquaintance.address for acquaintance in description.acquaintances}
    spelt = [address for address in description.addresses if address not in taken and goes_by(address, name)]
    return Person(name, spelt[0] if len(spelt) == 1 else "")


def _without_joining(lines: Iterable[str]) -> Iterator[str]:
    """Drops the blocks between rules in which a video service explains itself, and its lines that stand alone."""
    block: list[str] = []
    below_rule = False
    for line in (*lines, "-" * 8):
        if not RULE.match(line):
            block.append(line)
            continue
        explained = sum(bool(_JOINING.search(each.lower())) for each in block)
        if not below_rule or explained < _FEWEST_SLOTS:
            yield from (each for each in block if not _joins(each))
        block, below_rule = [], True


def _joins(line: str) -> bool:
    lowered = line.lower()
    return bool(_JOINING.search(lowered)) and bool(
        re.search(r"https?://|id:|passcode|kennung|dial|inviting you", lowered)
    )


def _slot(line: str) -> str:
    """A line of an agenda without its time, or the empty string."""
    if _TIMES.match(line):
        return without_time(line)
    return _SLOT.sub(" ", line).strip() if _SLOT.search(line) and len(line) < _LONGEST_SLOT else ""


def _parts(line: str) -> list[str]:
    """The sentences of a line. A field may follow a sentence: "Onsite with Della Frye. Position: Coordinator"."""
    parts: list[str] = []
    for part in _SENTENCE_END.split(line):
        if parts and parts[-1].count("(") > parts[-1].count(")"):
            parts[-1] += f" {part}"  # "Ruth Hale (Maint. Supervisor)"
        else:
            parts.append(part)
    return [part.strip() for part in parts if part.strip()]


def _fields(sentences: Sequence[str], lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    known = labels(lexicons)
    for position, sentence in enumerate(sentences):
        for part in re.split(r"\s[|;]\s", sentence):
            label, value = _labelled(part)
            sections = known.get(label, ())
            value = value or "\n".join(_below(sentences[position + 1 :], known)) if sections else ""
            for section in sections:
                if value:
                    found.setdefault(section, []).append(value)
    return {section: tuple(values) for section, values in found.items()}


def _below(sentences: Sequence[str], known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The lines of a list under its heading."""
    for sentence in sentences[:_LONGEST_LIST]:
        if _labelled(sentence)[0] in known or not sentence.strip():
            return
        yield sentence.strip(" *•·-")


def _labelled(sentence: str) -> tuple[str, str]:
    """The label of a field, folded, and its value; a heading is a label without one."""
    found = _LABELLED.match(_OF_BOTH.sub(r"\1", sentence))
    label, value = (found.group(1), found.group(2)) if found else (sentence, "")
    return plain(label).strip(" *_#•■□●○◆◇▪・-:"), value.strip(" *_")


def _acquaintances(lines: Sequence[str]) -> Iterator[Person]:
    """Names with an address beside them, or alone on the next line."""
    for above, line in zip(("", *lines), lines, strict=False):
        for found in ADDRESS.finditer(line):
            address = found.group().lower()
            person = Person("", address)
            if is_machine(person) or is_role_mailbox(address):
                continue
            before = line[max(0, found.start() - _NEAR) : found.start()].removesuffix("mailto:").rstrip(' <([,;:-–|"')
            alone = len(line.strip()) == len(address)
            name = name_before(before) or name_before(before, single=True) or (name_before(above) if alone else "")
            if not name or not goes_by(address, name):  # "Jane Smith | CTO | jane@brightfold.example"
                beginning = re.split(r"\s[|–—-]\s|\t", _TIMES.sub("", line.strip(" *•·-"), count=1))[0]
                leading = next(names_in(beginning, listed=True), "")
                name = leading if leading and goes_by(address, leading) else name
            # A name in a script of its own cannot be compared with an address; there it has to do to stand beside it.
            if name and (goes_by(address, name) or before.strip() == name or alone or WITHOUT_SPACES.search(name)):
                yield Person(name, address)
