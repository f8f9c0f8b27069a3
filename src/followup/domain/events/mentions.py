"""Which people does a text name?

A name in running text is at least two capitalised words that no position or function is made of ("Jane Smith", not
"Product Manager"), or a few characters of a script without spaces. A single word is a name only where a label says so.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from followup.domain.events.spotting import WITHOUT_SPACES, plain
from followup.domain.language.words import DIGRAPHS
from followup.domain.model import Me, Person
from followup.domain.names import full_name
from followup.domain.vocabulary import GIVEN_NAMES, NAME_PARTICLES, NOT_IN_NAMES, POSITIONS, SURNAMES, TEXT_WORDS

_AND = re.compile(
    r"\s*([,;/\n&+、，]|\s[-–—]\s|\s(?:and|und|et|y|e|en|i|och|og|ve|then|dann|puis|sowie|followed by|with)\s"
    r"|と|(?<=\S\S)和(?=\S\S)|及|및)\s*"
)
COURTESY = r"(?!(?-i:HR)\b)(?:mr|mrs|ms|mx|miss|herrn?|frau|hr|fr|m|mme|mlle|sra?|srta|sig|sig\.ra|dott|dott\.ssa|dhr|mevr|pan|pani|prof|dr|judge|rev|capt)\b"
"""What somebody is called by before the name, as a pattern that asks for no case; HR is a department."""
_TITLE = re.compile(
    rf"^(?:(?:{COURTESY}|(?:il|lo|la|le|el|(?-i:o|a|os|as)|der|die|das|den|dem|and|und|then|dann|mit|with|our|your|the|from|by|professor|dipl|ing|"
    r"monsieur|madame|don|doña|mevrouw|meneer)\b)\.?(?:-\w+\.)?\s+)+",
    re.IGNORECASE,
)
HONORIFIC = re.compile(r"(?:^[\u4e00-\u9fff]{1,2}[总總]|様|さま|さん|氏|先生|님|씨|女士|小姐)$")
"""What follows a name in scripts without spaces."""
_ADDRESSED = re.compile(
    r"^([\u3400-\u9fff\uac00-\ud7af]{1,2}) ?(?:[总總董]|校长|校長|老师|老師|经理|經理|主任|部长|部長|课长|課長|科长|係長|社长|社長|店长|店長|院长|院長|园长|園長|教授"
    r"|总监|總監|主管|总编|總編|医生|醫生|팀장|과장|부장|대표|실장|이사|원장|점장|차장|대리|교수|선생)(?:님|様|さん)?$"
)
"""A family name, and by what its bearer is addressed."""
_BY_COURTESY = re.compile(rf"^{COURTESY}\.?\s", re.IGNORECASE)
"""With one of these before it, a single word is a name."""
_SENIOR = re.compile(r"sr\b", re.IGNORECASE)
"""A Spanish gentleman, but in front of a position a senior: "Sr. Controls Engineer"."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,30}")
_LONGEST_NAME = 5
_LONGEST_ASIDE = 5
"""Words."""
_LONGEST_TITLE = 4
"""A single word in capitals as short as this is a title: CTO."""
_OF = frozenset({"from", "aus", "de", "du", "von", "vom", "of", "van", "del", "från", "fra"})
"""What stands between a given name and a team: "Anne from HR"."""
_GOES_ON = re.compile(r"(?:then|and|und|dann|puis|et|y|e|en|och|og)\s", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—"})
_CONTACT = re.compile(r"[\s,(<–|-]*(?:\S{1,64}@[\w.-]{1,253}|https?://\S{1,2000})>?")
_WRITER = frozenset({"me", "myself", "mir", "ich", "moi", "mi", "yo", "io", "ik", "mij", "mig", "meg", "jeg", "jag"})
_ASIDE = re.compile(r"\s*[(\[<{（][^()\[\]<>{}（）]{0,120}[)\]>}）]?")
_EASTERN_NAME = re.compile(r"^[\u3400-\u9fff\uac00-\ud7af]{1,4}(?: [\u3400-\u9fff\uac00-\ud7af\u30a0-\u30ff]{1,5})?$")
_EASTERN_POSITION = re.compile(
    r"^\S{0,12}(?:長|部|課|室|係|担当|主任|经理|經理|总监|總監|팀장|부장|과장|본부|팀)\s+(?=\S)"
)
"""What somebody is, before the name: "製造部長 木村"."""
_POSITIONS = frozenset(plain(word) for word in POSITIONS)
_SURNAMES = frozenset(plain(word) for word in SURNAMES)
_NOT_NAMES = frozenset(plain(word) for word in NOT_IN_NAMES | POSITIONS | TEXT_WORDS) - NAME_PARTICLES


def names_in(text: str, *, single: bool = False, listed: bool = False) -> Iterator[str]:
    """The names that `text` begins with, as in "Jane Smith (CTO), then Bob Lee about the role".

    It ends where something else begins. With `single`, one word may be a name. Unless they are `listed`, a name behind
    a comma has to sound like one: in "Jane Smith, Ironbark Holdings" the second is no person. What she is may stand between
    commas: "Jane Smith, ward sister, and Mr Bob Lee".
    """
    titled = named = False
    for item in _items(text):
        known = plain(item.text).split()[0] in GIVEN_NAMES
        if named and item.separator in _DASHES and not known:
            titled, named = True, False  # "Nora Dale - Employee Relations"
            continue
        name, rest = _name_in(item, 1 if single or (item.beside_writer and known) else 2)
        if rest and is_position(rest):
            name, rest = _without_position(name, rest, item.separator)
        doubtful = item.among_commas and not titled and not (single or listed)
        if name and doubtful and plain(name).split()[0] not in GIVEN_NAMES:
            return
        named = bool(name)
        if name:
            yield name
        titled = not name and is_position(item.text)
        if rest and not titled and not _describes(rest, after_name=bool(name)):
            return


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands between two separators of a list, without the "and" that it may begin with.

    `among_commas` tells that nothing but commas stands before it and behind it; `beside_writer`, that "me" stands before it;
    `behind_aside`, that what somebody is does: "Jane Smith, ward sister, Bob Lee".
    """

    text: str
    separator: str
    among_commas: bool
    beside_writer: bool
    behind_aside: bool


def _items(text: str) -> Iterator[_Item]:
    parts = _AND.split(_CONTACT.sub(";", _ASIDE.sub(" ", text.replace("’", "'"))))
    items, separators = parts[::2], ["", *(separator.strip() for separator in parts[1::2])]
    beside_writer = behind_aside = False
    for position, item in enumerate(items):
        bare = item.strip(" .:!*\"'")
        if not bare:
            continue
        if plain(bare) in _WRITER:
            beside_writer = True
            continue
        if position + 1 < len(items) and separators[position] == "," and _is_aside(bare):
            behind_aside = True
            continue
        joined = _GOES_ON.match(bare)
        among_commas = not joined and all(separator == "," for separator in separators[max(position, 1) :])
        bare = bare[joined.end() :] if joined else bare
        yield _Item(bare, separators[position], bool(position) and among_commas, beside_writer, behind_aside)


def _name_in(item: _Item, fewest: int) -> tuple[str, str]:
    """The name that it begins with, and what follows."""
    if WITHOUT_SPACES.search(item.text):
        name = full_name(Person(_EASTERN_POSITION.sub("", item.text)))
        return (name, "") if _EASTERN_NAME.match(name) else ("", item.text)
    if item.behind_aside and not (_BY_COURTESY.match(item.text) or plain(item.text).split()[0] in GIVEN_NAMES):
        return "", item.text
    return _leading_name(item.text, fewest)


def _is_aside(text: str) -> bool:
    """Whether it is written small, and short: what somebody is, in a language of small nouns."""
    return text.islower() and len(text.split()) <= _LONGEST_ASIDE


def _without_position(name: str, rest: str, separator: str) -> tuple[str, str]:
    """The name, and what follows it, where that is what somebody is: "Practice Manager Joan Reed" is Joan Reed.

    Behind a name, "Ward Manager" and "Retail Banking Director" are what its bearer does, and nobody.
    """
    if name and " " not in name:
        hidden = _leading_name(rest, 2)[0]
        return (hidden, "") if hidden or separator else (name, rest)
    if name and separator.strip() == "," and plain(name).split()[0] not in GIVEN_NAMES:
        return "", ""
    return name, rest


def bears(person: Person, name: str) -> bool:
    """Whether `person` could be called `name`: all words of the shorter are words of the longer, initials too."""
    if addressed := _ADDRESSED.match(name):  # 李校长 is 李国华
        return person.name.startswith(addressed.group(1))
    ours, theirs = _words(full_name(person) or person.name), _words(name)
    if not ours or not theirs:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    return all(any(_same(word, other) for other in longer) for word in shorter)


def goes_by(address: str, name: str) -> bool:
    """Whether the address spells the name: jane@, jsmith@, jane.smith@, smith@; for Jürgen also juergen@."""
    written_out = name.casefold().translate(DIGRAPHS)
    return _spells(address, name) or (written_out != name.casefold() and _spells(address, written_out))


def _spells(address: str, name: str) -> bool:
    local = re.sub(r"[^a-z]", "", _ascii(address.partition("@")[0].partition("+")[0]))
    words = [word for word in (re.sub(r"[^a-z]", "", _ascii(word)) for word in re.split(r"[\s]+", name)) if word]
    if len(local) < 2 or not words:  # noqa: PLR2004 - one letter spells nobody
        return False
    given, family = words[0], words[-1]
    spellings = {given, family, given + family, family + given, given[0] + family, given + family[0], family + given[0]}
    spellings |= {"".join(words), "".join(words[1:]), given[0] + "".join(words[1:]), "".join(word[0] for word in words)}
    if len(words) == 1 and words[0] in re.split(r"[^a-z]+", _ascii(address.partition("@")[0])):
        return True
    return local in {spelling for spelling in spellings if len(spelling) > 1}


def spelt_in(text: str, address: str) -> str:
    """The name in `text` that the address spells, or the empty string: for dana.w@, the "Dana Whitlock" of the text."""
    found = {name for line in text.splitlines() for name in _pairs(line) if goes_by(address, name)}
    return next(iter(found)) if len(found) == 1 else ""


def _pairs(line: str) -> Iterator[str]:
    """Every two words of the line, side by side, that could be a name."""
    words = [word.strip(',;:()<>[]*"') for word in line.split()]
    for pair in pairwise(words):
        if is_name(name := " ".join(pair)):
            yield name


def names_me(text: str, me: Me) -> bool:
    """Whether the text is the user's name, or short for it: "A. Doe", "Doe, Alex", "Alex"."""
    words = [word.strip(".,()'") for word in plain(HONORIFIC.sub("", text.strip())).split()]
    mine = plain(me.name).split()
    return bool(words) and all(
        any(word == own or (len(word) == 1 and own.startswith(word)) for own in mine) for word in words if word
    )


def is_list_of_names(text: str) -> bool:
    """Whether all of the text is names: "Anouk", "Jane Smith and Bob"."""
    items = [item.strip(" .") for item in _AND.split(_ASIDE.sub(" ", text))[::2] if item.strip(" .")]
    return bool(items) and all(_leading_name(item, 1)[0] and not _leading_name(item, 1)[1] for item in items)


def name_before(text: str, *, single: bool = False) -> str:
    """The name that `text` ends with, or the empty string."""
    words = text.split()
    if words and WITHOUT_SPACES.search(words[-1]):
        name = full_name(Person(re.split(r"[:：]", words[-1])[-1]))
        return name if _EASTERN_NAME.match(name) else ""
    for length in range(_LONGEST_NAME, 0 if single else 1, -1):
        name, rest = _leading_name(" ".join(words[-length:]), 1 if single else 2)
        if length <= len(words) and name and not rest:
            return name
    return ""


def is_name(text: str) -> bool:
    """Whether all of `text` reads like the name of a person."""
    return next(names_in(text), "") != "" and not _leading_name(text, 2)[1]


def is_position(text: str) -> bool:
    """Whether it begins with what somebody is: "our Head of Data"."""
    first = _TITLE.sub("", text).split()
    return bool(first) and plain(first[0]).strip(".") in _POSITIONS


def _leading_name(text: str, fewest: int) -> tuple[str, str]:
    untitled = _TITLE.sub("", text)
    if _BY_COURTESY.match(text):
        fewest = 1
    words = list(dropwhile(lambda word: plain(word).strip(".") in _POSITIONS, untitled.split()))
    whole, text = text, " ".join(words)
    taken = 0
    while taken < min(len(words), _LONGEST_NAME + 1):
        word = words[taken]
        surname = taken and plain(word) in _SURNAMES  # "Merle Koch" is no cook
        if not _WORD.fullmatch(word) or (plain(word).strip(".") in _NOT_NAMES and not surname):
            break
        if not word[0].isupper() and not _leads_on(words[taken:]):
            break
        taken += 1
    if taken == 1 and words[1:2] and words[1] in _OF:
        fewest = 1
    if taken == 1 and words[0].isupper() and len(words[0]) <= _LONGEST_TITLE:
        return "", text
    if taken == 1 and _SENIOR.match(whole) and words[1:2] and plain(words[1]) in _POSITIONS:
        return "", text
    if not fewest <= taken <= _LONGEST_NAME:
        return "", text
    return " ".join(words[:taken]).rstrip("."), " ".join(words[taken:])


def _leads_on(words: Sequence[str]) -> bool:
    """Whether particles lead on to a capitalised word: "van der Meer"."""
    follower = next((word for word in words if word not in NAME_PARTICLES), "")
    return words[0] in NAME_PARTICLES and follower[:1].isupper()


def _describes(rest: str, *, after_name: bool) -> bool:
    """Whether this says what the person before it is, so that more names may follow: "Director of Engineering"."""
    words = [plain(word).strip(".,") for word in rest.split()]
    if after_name:
        return words[0] in _OF
    return bool(_NOT_NAMES.intersection(words)) and rest[0].isupper()


def _words(name: str) -> list[str]:
    return [word.strip(".") for word in plain(name).split() if word.strip(".") and not _TITLE.fullmatch(word + " ")]


def _same(word: str, other: str) -> bool:
    return word == other or (len(min(word, other, key=len)) == 1 and word[0] == other[0])


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", plain(text)).encode("ascii", "ignore").decode()
