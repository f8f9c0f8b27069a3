"""Whom does the user note down by courtesy in a description: "2nd floor, Capt. Rowe"?"""

import re
from collections.abc import Iterator
from itertools import islice

from followup.domain.events.descriptions import Description
from followup.domain.events.mentions import names_in
from followup.domain.events.spotting import plain, spot_all
from followup.domain.language.lexicon import Lexicons

_BY_COURTESY = re.compile(
    r"(?:\b(?:Prof|Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Capt|Sgt|Herrn?|Frau|Hr|Fr|Mme|Mlle|Madame|Monsieur|Sra?|Srta|Sig|Dott|Dhr|Mevr|Mevrouw|Pan|Pani)\b\.?"
    r"(?: (?:Dr|Prof)\.)? [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?|[\u3400-\u9fff]{1,3}(?:先生|女士|小姐|さん|様|氏)|[가-힣]{1,4} ?(?:팀장|과장|부장|대표)?님)$"
)
_NOTE_END = re.compile(r"[,;]\s*|(?<=\w{4})\.\s+|\s[-–—]\s")


def noted_by_courtesy(description: Description, lexicons: Lexicons) -> Iterator[str]:
    """Their names, where nothing else is said of them but what they are: who is to be reported to need not interview."""
    for line in description.lines:
        for part in _NOTE_END.split(line.strip()):
            found = _BY_COURTESY.search(part)
            before = part[: found.start()].strip() if found else ""
            if found and (not before or spot_all(plain(before), lexicons, "occupation")):
                yield from islice(names_in(found.group(), single=True), 1)
