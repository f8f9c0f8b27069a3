"""What is somebody called?

A name is parsed, never completed, and nobody's gender is guessed.
A display name that is no name of a person ("Recruiting Team", "Interviewer") counts as none.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from followup.domain.model import Person
from followup.domain.name_orders import told_by_order
from followup.domain.vocabulary import GIVEN_NAMES, MACHINE_WORDS, NAME_PARTICLES, NOT_IN_NAMES

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HONORIFICS = re.compile(r"(?:様|さま|さん|氏|殿|先生|老师|老師|님|씨|先生|女士|小姐)$")
# A position before or after a name: 代表取締役 西村 誠, 김민수 팀장.
_POSITION = re.compile(
    r"(?:代表取締役|取締役|社長|本部長|部長|人事|営業|技術|課長|係長|主任|室長|本部長|店長|担当|代表|マネージャー|리더|팀장|과장|대리|부장|차장|이사|대표|사원|선임|책임|经理|經理|总监|總監|主管|总裁|總裁|主任)$"
)
_TITLES = re.compile(r"^(?:prof|profa|d?dr|dra|dott|dott\.ssa|ing|mag|eng|pd)\.?$", re.IGNORECASE)
# Latin courtesy titles beyond those that the parser knows.
_COURTESY = re.compile(
    r"^(?!(?-i:HR)\b)(?:pani?|bay|bayan|hanım|bey|ms|mx|dhr|mevr|mw|sra|srta|sig|sig\.ra|fr|hr)\.?\s+", re.IGNORECASE
)
_LOUD_MAC = re.compile(r"\bMa?c(?=[A-Z]{3})")  # McDONALD is as loud as SMITH
_TAIL = re.compile(r"\s+(?:[-–—|·•:]|//?|@|via|from|at|bei|chez|de chez|c/o)\s+.*$|\s*[(\[<{（【].*$")
_OF_A_COMPANY = re.compile(r"\s+von\s+(.+)$")
_PRONOUNS = re.compile(r"\s+(?:she|he|they|sie|er|elle|il|ella|él|ela|ele|lei|lui|zij|hij)\s*/.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """What somebody is called. Every part may be empty, and is when it is not known.

    `full` is written in the order of its language; `title` is academic only (Dr., Prof.).
    `family_first` is true of names written family name first: in Han, kana or Hangul, and in Latin letters where it shows.
    """

    full: str = ""
    given: str = ""
    family: str = ""
    title: str = ""
    family_first: bool = False

    def __bool__(self) -> bool:
        return bool(self.full)


def naming(person: Person) -> Naming:
    """What to call somebody, from the display name, else from an address like `jane.smith@`."""
    return _naming(person.name, person.address)


def full_name(person: Person) -> str:
    """The whole name in the order of its language, or the empty string."""
    return naming(person).full


@lru_cache(maxsize=4096)
def _naming(name: str, address: str) -> Naming:
    local, _, domain = address.rpartition("@")
    bare = _bare(name, local, domain)
    if not bare:
        return _from_address(local)
    if _CJK.search(bare):
        return _eastern(bare)
    return _western(bare)


def _bare(name: str, local: str, domain: str) -> str:
    """The display name without quotes, company, pronouns; empty if it is no name at all."""
    text = unicodedata.normalize("NFKC", name).strip(" \"'“”„‘’`,;")
    if "@" in text.replace(" @ ", ""):
        return ""
    text = _TAIL.sub("", _PRONOUNS.sub("", text)).strip(" \"'“”„‘’`,;")
    text = _without_company(text, domain)
    if _is_an_address(text, local):
        return ""
    last, comma, rest = text.partition(",")
    if comma:
        text = _in_order(last.strip(), rest.strip(), local, domain)
    words = [word for word in re.split(r"[\s.]+", _COURTESY.sub("", text).casefold()) if word]
    unnamed = NOT_IN_NAMES.issuperset if _CJK.search(text) else NOT_IN_NAMES.intersection
    if not words or unnamed(words) or re.search(r"[\d&#*=_/\\]", text):
        return ""
    return text


def _without_company(text: str, domain: str) -> str:
    """Anna von Brightfold is Anna of that company; Anna von Berg is called so."""
    tail = _OF_A_COMPANY.search(text)
    company = _ascii(domain.partition(".")[0].replace("-", ""))
    return text[: tail.start()] if tail and company and _ascii(tail[1].replace(" ", "")).casefold() in company else text


def _is_an_address(text: str, local: str) -> bool:
    """Mail programs show `jane.smith` or `jsmith` where nobody has given a name."""
    return " " not in text and text == local and ("." in text or "_" in text or text not in GIVEN_NAMES)


def _in_order(before: str, after: str, local: str, domain: str) -> str:
    """Sorts out "Smith, Jane" from "Jane Smith, Brightfold", "Jane Smith, Recruiter" and "Jane Smith, Dr."."""
    words = [word for word in re.split(r"[\s.]+", after.casefold()) if word]
    if words and all(map(_TITLES.match, words)):
        return f"{after} {before}"
    if len(before.split()) < 2 or _is_family(before, words):  # noqa: PLR2004 - one word before a comma is a family name
        return f"{before}, {after}"
    company = domain.partition(".")[0].replace("-", "")
    in_local = any(_ascii(word) in local for word in words)
    if NOT_IN_NAMES.intersection(words) or _ascii("".join(words)) in company or len(words) > 2 or not in_local:  # noqa: PLR2004 - given names
        return before
    return f"{before}, {after}"


def _is_family(before: str, words: list[str]) -> bool:
    """Whether what stands before the comma is a family name: van der Berg, Femke; García López, María."""
    first = before.casefold().split()[0]
    called = bool(words) and _ascii(words[0]) in GIVEN_NAMES
    return (first in NAME_PARTICLES or called) and _ascii(first) not in GIVEN_NAMES


def _eastern(text: str) -> Naming:
    words = [_POSITION.sub("", _HONORIFICS.sub("", word)) for word in text.split()]
    words = [word for word in words if word and word.casefold() not in NOT_IN_NAMES]
    if not words:
        return Naming()
    latin = [word for word in words if not _CJK.search(word)]
    if len(latin) > 1:  # 田中 Hiroshi Tanaka
        return _western(" ".join(latin))
    words = words[-2:]
    parsed = _parsed(" ".join(words))
    known = bool(parsed.first and parsed.last)
    return Naming(
        full=" ".join(words),
        given=parsed.first if known else "",
        family=parsed.last if known else "",
        family_first=True,
    )


def _western(text: str) -> Naming:
    polite = _COURTESY.match(text)
    text = _LOUD_MAC.sub(lambda prefix: prefix[0].upper(), _COURTESY.sub("", text))
    text, told_apart = _family_last(text)
    parsed = _parsed(text)
    if polite and not parsed.last:  # Hr. Kurz
        parsed = _parsed(f"Herr {text}")
    if text.isupper() or text.islower():
        parsed.capitalize(force=True)
    last = str(parsed.last or ("" if str(parsed.suffix).isupper() else parsed.suffix))  # Ingrid Aas has no degree
    given, middle, family = map(_calm, (str(parsed.first), str(parsed.middle), last))
    title = " ".join(word for word in str(parsed.title).split() if _TITLES.match(word))
    full = " ".join(part for part in (given, middle, family) if part)
    eastern = None if told_apart or "," in text else told_by_order(full.split())
    if eastern:
        return Naming(full, *eastern, title=title, family_first=bool(eastern[1]))
    return Naming(full, given="" if len(given.strip(".")) < 2 else given, family=family, title=title)  # noqa: PLR2004 - an initial


def _family_last(text: str) -> tuple[str, bool]:
    """SMITH Jane, as the French write it, turned around, and whether it was; VON BERG Anna, too."""
    words = text.split()
    loud = [word.isupper() and (len(word) > 2 or word.casefold() in NAME_PARTICLES) for word in words]  # noqa: PLR2004
    family = loud.index(False) if False in loud else 0
    if not family or any(loud[family:]) or len(words[family - 1]) < 3:  # noqa: PLR2004 - an initial
        return text, False
    return " ".join([*words[family:], *words[:family]]), True


def _calm(part: str) -> str:
    """SMITH -> Smith and VON BERG -> von Berg, but not the initials in J. or JJ."""
    return " ".join(map(_calm_word, part.split())) if part.isupper() else part


def _calm_word(word: str) -> str:
    if word.casefold() in NAME_PARTICLES:
        return word.lower()
    if len(word) < 3:  # noqa: PLR2004
        return word
    calm = _parsed(f"{word.lower()} x")
    calm.capitalize(force=True)
    return str(calm.first)


def _parsed(text: str) -> Any:
    """The parts of a Western name: `first`, `middle`, `last`, `title`."""
    from nameparser import HumanName  # noqa: PLC0415 - slow to load, and a run that finds nothing new names nobody

    return HumanName(text)


def _from_address(local: str) -> Naming:
    words = re.split(r"[._]", local.casefold().partition("+")[0])
    if len(words) != 2 or any(len(word) < 2 or not word.replace("-", "").isalpha() for word in words):  # noqa: PLR2004
        return Naming()
    if (NOT_IN_NAMES | MACHINE_WORDS).intersection((*words, re.sub(r"\W", "", "".join(words)))):
        return Naming()
    given, family = ("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return Naming(full=f"{given} {family}", given=given, family=family)


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
