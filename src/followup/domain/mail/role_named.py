"""Which role does a message name?"""

import re
from collections.abc import Iterator
from itertools import takewhile

from followup.domain.events.job_descriptions import SHARE
from followup.domain.events.spotting import first, plain, spot_all
from followup.domain.events.titles import is_role
from followup.domain.language.lexicon import Claim, Lexicons
from followup.domain.language.sentences import written
from followup.domain.mail.beside_names import (
    ARTICLES,
    BEFORE_THE_NOUN,
    BEGINS_NO_ROLE,
    ENDS_A_ROLE,
    JOINS_A_NAME,
    LEADS_THEM,
    NO_EMPLOYER,
    PARTICLES,
)
from followup.domain.mail.employer_signed import calm
from followup.domain.mail.leads import Tokens, behind_labels, names_after, names_before, text_after, text_before
from followup.domain.mail.reading import Reading

LONGEST = 8
"""Words."""
LONGEST_PART = 60

_PARTS = re.compile(r"[:|(),;]|\s[-–—@]\s|\s(?:at|with|mit|bei|chez|na|hos|ved|w|bij|presso)\s")
_PARTS_WITH_EN = re.compile(rf"{_PARTS.pattern}|\sen\s")
"""What stands between the parts of a subject."""
_EN_IS_IN = frozenset(["es", "fr"])
"""Where `en` leads to a place or a house; in Dutch it is "and"."""

_INSIDE = re.compile(r"^(?:[ \t]|[ \t]?[&/+][ \t]?|[-'’.*:]|,[ \t])$")
_JOINS = frozenset(["of", "for", "and", "y", "e", "et", "og", "och", "oraz"])
_BETWEEN_HALVES = frozenset(["und", "oder", "en", "og", "och", "and"])
_CLAUSE_END = re.compile(r"[,;:!?()\n]|(?<!\bds)\.")
MOST_BEFORE_THE_NOUN = 2
"""So many words may stand before the noun of a role that is written without capitals."""
_IN_QUOTES = re.compile(r"\s{0,2}[\"“„»«‚‘]\s?([^\W\d_][^\"“”„»«\n]{2,70})[\"”“«»’]")
_FOR_ANYBODY = re.compile(
    r" ?\((?:m/w/d|w/m/d|d/m/w|d/w/m|m/d/w|w/d/m|m/w/x|w/m/x|m/f/d|f/m/d|m/f/x|f/m/x|all genders|h/f|f/h|h/f/x|m/v|v/m|m/v/x)\)",
    re.IGNORECASE,
)
"""Who may apply: what stands before it is a role."""
_CAPITALISED_RUN = re.compile(r"(?:[A-ZÀ-Þ][\w/&-]*[ -])*$")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NUMBER = re.compile(r"^(?:[A-Z]{0,4}[-_ ]?\d[\w-]*)[ \t:–-]+")
_IS_A_NUMBER = re.compile(r"\d[\d./-]+$")
_IS_A_COUNT = re.compile(r"x\d$")
_LEAD = re.compile(
    r"^(?:(?:tjänsten|jobbet|stillingen|jobben|stelle|plaza|vacante|vaga|ansøgning|søknad|ansökan|position|post|role|poste|puesto|stanowisko) (?:som|als|as|of|de|di) |[dl]['’](?=\w)|recrutement d(?:['’]une? |e ))",
    re.IGNORECASE,
)
_REQUISITION = re.compile(r"^(?:[A-Z]{1,4}[-_]?\d{3}|\d{4})[\d-]* ")
"""What no company's name begins with, though 3M and 1&1 begin with a digit."""
_INSIDE_A_WORD = frozenset(["-", "/", "/-", "*"])
LONGEST_ENDING = 5
"""Letters, as in "Sachbearbeiter/innen"."""
_GO_ON = {
    "für": re.compile(r""),
    "in": re.compile(
        r"(?:lecturer|professor|teacher|tutor|instructor|reader|researcher|fellow|postdoc|apprentice|trainee|assistant)$"
    ),
    "der": re.compile(r"leit(?:ung|er|erin)$|assisten(?:z|t|tin)$|mitarbeit(?:er|erin)?$"),
    "des": re.compile(r"leit(?:ung|er|erin)$|assisten(?:z|t|tin)$"),
    "im": re.compile(r"(?:mitarbeiter|mitarbeiterin|sachbearbeiter|sachbearbeiterin)$"),
}
"""What may follow a word of a role before more of it, and behind which words."""
_COUNTED = frozenset(["groep", "klas"])
"""What a teacher teaches, by number."""
_IN_CHARGE = "addett"
_TO_WHAT = (["al"], ["alla"], ["allo"], ["ai"], ["agli"], ["alle"])
_NO_TASK = frozenset(["e", "o", "per", "che", "con", "della", "del", "part", "full"])
LONGEST_TASK = 3
"""Words, with the one that leads to it."""
_TOLD_BEHIND = frozenset(["fr", "es", "pt", "it"])
_TOLD_CLOSER = re.compile(rf" (?:de |des |di |d['’])(?!(?:{'|'.join(sorted(ARTICLES))})\b)[^\W\d_]{{3,}}")
"""`contrôleuse de gestion`, where a role is written without capitals."""
_UNFINISHED = re.compile(r".*(?: de| d['’]| of| di)$")
_NEXT_WORD = re.compile(r"\s?[^\W\d_]{3,}")
"""`responsable de magasin`"""
_AND_ANOTHER = re.compile(r" (?:y|e|et) [A-ZÀ-Þ][^\W\d_]+")
"""`profesora de Biología y Geología`"""
_TO_DO = re.compile(r" (?:ds\.|do spraw)(?: (?!(?:w|we|na|do|z|ze|dla|o|od|po|oraz|jest|przy)\b)[^\W\d_]{2,}){1,3}")
"""`specjalista ds. zamówień publicznych`"""
_APPLICATION = re.compile(r"^(?:my |your )?(?:job )?application (?:as|for)(?: an?| the)? ", re.IGNORECASE)


def parted(subject: str, language: str = "") -> list[str]:
    """The parts of a subject, between colons, dashes, brackets and words that lead to an employer."""
    between = _PARTS_WITH_EN if language in _EN_IS_IN else _PARTS
    return [part.strip() for part in between.split(subject)]


def role_in(subject: str, reading: Reading, lexicons: Lexicons, decided: frozenset[int]) -> str:
    """What stands where a role is named: best in a sentence that decided, else the earliest; else a part of the subject."""
    certain = [
        *names_after(reading, Claim.ROLE, LONGEST, _belongs_behind),
        *names_before(reading, Claim.ROLE_BEFORE, LONGEST, _belongs_before),
    ]
    numbered = (
        named for named in names_after(reading, Claim.EMPLOYER, LONGEST, _belongs_behind) if is_numbered(named[1])
    )
    perhaps = names_after(reading, Claim.ROLE_PERHAPS, LONGEST, _belongs_behind)
    certain += [*_quoted(reading), *_below(reading, lexicons), *_marked(subject, reading.own, lexicons)]
    certain += _labelled(reading.own, lexicons)
    found = [*certain, *numbered, *(named for named in perhaps if is_role(_bare(named[1]), lexicons))]
    ranked = sorted(found, key=lambda named: (named[0] not in decided, named[0]))
    names = [_bare(name) for _, name in ranked]
    return (
        next((name for name in names if is_role(name, lexicons)), "")
        or _in_subject(subject, reading.language, lexicons)
        or next(iter(names), "")
        or _on_a_line(reading.own, lexicons)
        or _bare(next(_uncapitalised(reading, lexicons), ""))
    )


def _quoted(reading: Reading) -> Iterator[tuple[int, str]]:
    """`die Stelle "Sachbearbeitung Wohngeld (m/w/d)"`."""
    for said in reading.meant(Claim.ROLE, Claim.ROLE_PERHAPS):
        if found := _IN_QUOTES.match(said.sentence.text, written(said.sentence)[said.match.end - 1][1]):
            yield said.number, found[1].partition(" (")[0].strip()


def _below(reading: Reading, lexicons: Lexicons) -> Iterator[tuple[int, str]]:
    """`We have received your application for:`, and the role on the next line."""
    for said in reading.meant(Claim.ROLE, Claim.ROLE_PERHAPS, Claim.APPLICATION):
        below = reading.sentences[said.number + 1 : said.number + 2]
        if said.match.end == len(said.sentence.words):
            lines = [_IN_BRACKETS.split(sentence.text)[0].strip() for sentence in below]
            yield from ((said.number, line) for line in lines if _is_nothing_but(line, lexicons))


def _marked(subject: str, own: str, lexicons: Lexicons) -> Iterator[tuple[int, str]]:
    """`unser Auswahltag für Busfahrer (m/w/d)`, `au poste suivant : Assistant socio-éducatif (F/H)`."""
    for text in (subject, own):
        for mark in _FOR_ANYBODY.finditer(text) if "(" in text else ():
            before = _CLAUSE_END.split(text[max(0, mark.start() - LONGEST_PART) : mark.start()])[-1].strip(' "„“«»')
            if hit := first(plain(before), lexicons, "occupation"):
                led = _CAPITALISED_RUN.search(before[: hit.start])
                yield 0, before[led.start() if led else hit.start :]


def _on_a_line(own: str, lexicons: Lexicons) -> str:
    """A line of its own above the letter: "Laboratory Manager, Department of Chemistry (4471)"."""
    head = takewhile(lambda line: len(line) <= LONGEST_PART, own.split("\n"))
    lines = [_IN_BRACKETS.sub("", line).strip() for line in head]
    return next((_bare(line) for line in lines if _is_nothing_but(line, lexicons)), "")


def _labelled(own: str, lexicons: Lexicons) -> Iterator[tuple[int, str]]:
    """`Post: Housing Options Adviser`."""
    for value in behind_labels(own, "label_role", lexicons):
        role = _IN_BRACKETS.split(value)[0].strip()
        if role[:1].isupper() and len(role) <= LONGEST_PART and is_role(role, lexicons):
            yield 0, role


def _is_nothing_but(line: str, lexicons: Lexicons) -> bool:
    """Whether a line is no sentence, and built on the noun of a job."""
    words = [] if line.endswith((",", ".", ":", "!", "?")) else line.split()
    capitals = sum(word[0].isupper() or word in JOINS_A_NAME for word in words)
    return (
        1 < len(words) <= LONGEST
        and line[0].isupper()
        and capitals == len(words)
        and len(line) <= LONGEST_PART
        and is_role(line, lexicons)
    )


def _uncapitalised(reading: Reading, lexicons: Lexicons) -> Iterator[str]:
    """`the role of data engineer`, `the data engineer role`, `stillingen som erfaren sykepleier`."""
    for said in reading.meant(Claim.ROLE, Claim.ROLE_PERHAPS):
        behind = _CLAUSE_END.split(text_after(said)[:LONGEST_PART], maxsplit=1)[0]
        hit = first(plain(behind), lexicons, "occupation")
        before = behind[: hit.start].split() if hit else []
        lowered = hit and (
            behind[: hit.end].islower()
            or (before and (JOINS_A_NAME | ENDS_A_ROLE).isdisjoint(before) and " ".join(before).islower())
        )
        if hit and lowered and len(behind[: hit.start].split()) <= MOST_BEFORE_THE_NOUN:
            closer = _TOLD_CLOSER if reading.language in _TOLD_BEHIND else _TO_DO
            told_closer = closer.match(behind, hit.end)
            end = told_closer.end() if told_closer else hit.end
            if not told_closer and (rest := _UNFINISHED.match(behind[:end]) and _NEXT_WORD.match(behind, end)):
                end = rest.end()
            also = _AND_ANOTHER.match(behind, end) if told_closer else None
            yield behind[: also.end() if also else end]
    for said in reading.meant(Claim.ROLE_BEFORE):
        before = _CLAUSE_END.split(text_before(said)[-LONGEST_PART:])[-1].rstrip()
        for hit in spot_all(plain(before), lexicons, "occupation"):
            words = before[: hit.end].split()[-MOST_BEFORE_THE_NOUN:]
            if hit.end == len(before) and before[hit.start :].islower():
                kept = [word for word in words if word.lower() not in BEFORE_THE_NOUN | ENDS_A_ROLE]
                yield " ".join(kept)


def _in_subject(subject: str, language: str, lexicons: Lexicons) -> str:
    """`Next step: Backend Developer`: a part of the subject that is nothing but a role."""
    parts = (_bare(_APPLICATION.sub("", part)) for part in parted(subject, language))
    return next(
        (part for part in parts if part[:1].isupper() and len(part) <= LONGEST_PART and is_role(part, lexicons)), ""
    )


def _bare(name: str) -> str:
    """`R-20481 Shift Supervisor` without its number, `Proje Yöneticisi pozisyonu` without the word for a position."""
    words = _LEAD.sub("", _NUMBER.sub("", name)).split()
    while len(words) > 1 and (words[-1].lower() in ENDS_A_ROLE or _IS_A_COUNT.match(words[-1])):
        words.pop()
    while len(words) > 1 and (words[0].lower() in BEGINS_NO_ROLE or _IS_A_NUMBER.match(words[0])):
        words.pop(0)
    return calm(" ".join(words))


def is_numbered(name: str) -> bool:
    """Whether a requisition number stands before it: then it is a role, also where an employer's name would stand."""
    return bool(_REQUISITION.match(name))


def _belongs_behind(tokens: Tokens, index: int, text: str) -> bool:
    word, gap = text[slice(*tokens[index])], text[tokens[index - 1][1] : tokens[index][0]]
    if _is_particle(tokens, index, text):
        return gap == " "
    if index > 1 and _is_particle(tokens, index - 1, text):
        return True
    if gap == "- " and word.lower() in _BETWEEN_HALVES:  # "Gesundheits- und Krankenpflegerin"
        return index + 1 < len(tokens) and text[tokens[index + 1][0]].isupper()
    if SHARE.match(text, tokens[index][0]):
        return False
    if gap in _INSIDE_A_WORD and (gap == "-" or (word.islower() and len(word) <= LONGEST_ENDING)):
        return True  # "Chemisch-technischer Assistent", "Impiegato/a"
    if _goes_on(tokens, index, text) or _tells_what_for(tokens, index, text):
        return True
    if not _INSIDE.match(gap) or _ends_a_role(tokens, index, text) or word.lower() == "of":
        following = text[tokens[index + 1][0]] if index + 1 < len(tokens) else ""
        return word.lower() in _JOINS and gap == " " and following.isupper()
    return word[0].isupper() or word[0].isdigit()


def _goes_on(tokens: Tokens, index: int, text: str) -> bool:
    """The `für` of `Elektroniker für Gebäudetechnik`, the `in` of `Lecturer in Plumbing`: what comes next is no employer's, and no place."""
    word, before = text[slice(*tokens[index])].lower(), text[slice(*tokens[index - 1])].lower()
    after = text[slice(*tokens[index + 1])] if index + 1 < len(tokens) else ""
    led_by = _GO_ON.get(word)
    return after[:1].isupper() and after.lower() not in NO_EMPLOYER and bool(led_by and led_by.search(before))


def _tells_what_for(tokens: Tokens, index: int, text: str) -> bool:
    """The `alla raccolta fondi` of `Addetta alla raccolta fondi`, the `groep` of `Leerkracht groep 5`."""
    word = text[slice(*tokens[index])]
    if word in _COUNTED:
        return index + 1 < len(tokens) and text[tokens[index + 1][0]].isdigit()
    near = [text[slice(*token)].lower() for token in tokens[max(0, index - LONGEST_TASK) : index + 1]]
    place = next((place for place, each in enumerate(near) if each.startswith(_IN_CHARGE)), len(near))
    return near[place + 1 : place + 2] in _TO_WHAT and near[-1] not in ENDS_A_ROLE | _NO_TASK


def _is_particle(tokens: Tokens, index: int, text: str) -> bool:
    """The `de` of `Conducteur de travaux`, which a word of the role follows: no article, and nothing that ends a role."""
    if text[slice(*tokens[index])].lower() not in PARTICLES or index + 1 >= len(tokens):
        return False
    start, end = tokens[index + 1]
    after = text[start:end].lower()
    near = text[tokens[index][1] : start] in (" ", "'", "’", ". ")
    return near and after.isalpha() and after not in ARTICLES and after not in ENDS_A_ROLE


def _belongs_before(tokens: Tokens, index: int, text: str) -> bool:
    start, end = tokens[index]
    gap = text[end : tokens[index + 1][0]] if index + 1 < len(tokens) else " "
    return text[start].isupper() and bool(_INSIDE.match(gap)) and not _ends_a_role(tokens, index, text)


def _ends_a_role(tokens: Tokens, index: int, text: str) -> bool:
    """Whether it is a word that no role contains; "Team" does not end a Team Leader."""
    word, following = text[slice(*tokens[index])], text[slice(*tokens[index + 1])] if index + 1 < len(tokens) else ""
    led = word[:1].isupper() and following[:1].isupper() and following.lower() in LEADS_THEM
    return word.lower() in ENDS_A_ROLE and not led
