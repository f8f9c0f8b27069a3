"""What does the whole message tell about any sentence in it?"""

import re
from dataclasses import dataclass, field

from followup.domain.employers import is_free_mail
from followup.domain.events.titles import is_role
from followup.domain.language.lexicon import Claim, Lexicons, WordClass
from followup.domain.mail.claims import ANOTHER_MATTER, DECISIVE
from followup.domain.mail.reading import Reading, newly_told
from followup.domain.mail.subjects import bare_subject, is_reply
from followup.domain.mail.tone import Tone
from followup.domain.model import Message
from followup.domain.people import wrote_by_machine
from followup.domain.services import ServiceKind, service

ELSEWHERE = -6.0
PERHAPS_ELSEWHERE = -2.5
SHORT = 600
"""Characters. A note of a few lines need not say that it is about a job."""
LONG = 4_000
"""Characters."""
LONGEST_SUBJECT = 200
"""So many characters of a subject are asked for a role."""
SIGNS_OF_BULK = 2
"""So many make a newsletter: a sentence of one, a header of a list."""

_PLAIN = (Claim.REFUSAL, Claim.OTHERS, Claim.CLOSED, Claim.OFFER, Claim.INVITATION)
"""What says in so many words what was decided."""
_LINK = re.compile(r"https?://([^\s/<>\"'()\[\]]{1,200})")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole message tells about any sentence in it."""

    bulk: bool = False
    listed: bool = False
    """Whether it went to a list."""
    automatic_answer: bool = False
    private: bool = False
    """Whether it comes from an address that anybody may have: more likely a friend than an employer."""
    brief: bool = False
    """Whether it is a note of a few lines."""
    rambling: bool = False
    """Whether it is far longer than any letter about an application."""
    elsewhere: float = 0.0
    """How much its words speak of another matter altogether, as a (negative) weight."""
    job_words: int = 0
    conversation: bool = False
    """Whether it answers something, and so need not say what it is about."""
    about_an_application: bool = False
    out_of_the_blue: bool = False
    """Whether a machine wrote it and nothing goes before it: it names no application, and answers nothing."""
    schedules: bool = False
    tone: Tone = field(default_factory=Tone)

    def tone_counts(self, *, for_any_job: bool) -> bool:
        """Whether what it sounds like counts where no phrase says so: in mail about an application, or about any job."""
        about = self.about_an_application or (for_any_job and self.job_words > 0)
        return about and not (self.listed or self.bulk or self.elsewhere)


def setting_of(message: Message, reading: Reading, lexicons: Lexicons, *, mine: bool) -> Setting:
    """What kind of message it is. `mine` when the user wrote it."""
    application = bool(reading.meant(Claim.APPLICATION))
    known = application or bool(reading.meant(Claim.MEETING))
    answers = bool(message.references) or is_reply(message.subject)
    bulk_sentences = reading.numbers(Claim.BULK)
    listed = bool(message.header("list-id") or message.header("list-unsubscribe"))
    return Setting(
        listed=listed,
        bulk=len(bulk_sentences) + listed >= SIGNS_OF_BULK and not application,
        automatic_answer=_answers_by_itself(message),
        private=not mine and is_free_mail(message.sender.domain),
        brief=len(reading.own) <= SHORT,
        rambling=len(reading.own) > LONG,
        elsewhere=_elsewhere(reading, answers=answers),
        job_words=_job_words(message, reading, lexicons),
        conversation=answers,
        about_an_application=known,
        out_of_the_blue=wrote_by_machine(message) and not (known or answers),
        schedules=bool(message.invitations) or _links_to_scheduler(message),
        tone=Tone(newly_told(message, reading.sentences), lexicons[reading.language].tone),
    )


def _job_words(message: Message, reading: Reading, lexicons: Lexicons) -> int:
    """How many different words speak of a job; where none does, a role that the subject names will do."""
    found = len(reading.job) + len(reading.applying)
    if found or not reading.meant(*DECISIVE):
        return found
    spoken = {language: lexicons[language] for language in reading.languages}
    return int(is_role(bare_subject(message.subject)[:LONGEST_SUBJECT], spoken))


def _elsewhere(reading: Reading, *, answers: bool) -> float:
    """What answers something need not say that it is about an application."""
    if reading.names_the_job or len(reading.elsewhere) <= len(reading.job):
        return 0.0
    plainly = len(reading.elsewhere) > 1
    if not reading.job:
        plainly = plainly or _named_above(reading) or _decided(reading) or not (answers or _applied(reading))
    return ELSEWHERE if plainly else PERHAPS_ELSEWHERE


def _named_above(reading: Reading) -> bool:
    """Whether the subject names another matter."""
    return not reading.elsewhere.isdisjoint(reading.words_of_the_subject)


def _applied(reading: Reading) -> bool:
    """Whether it speaks of an application apart from the other matter: not of "your interest in the flat"."""
    return any(
        not any(each.of(WordClass.ELSEWHERE) for each in reading.places[number].values())
        for number in reading.numbers(Claim.APPLICATION, Claim.ROLE, Claim.ROLE_BEFORE)
    )


def _decided(reading: Reading) -> bool:
    """Whether a sentence names another matter, and says what was decided: "we cannot consider you for the flat"."""
    return any(said.doubt == ANOTHER_MATTER for said in reading.doubted(*_PLAIN))


def _answers_by_itself(message: Message) -> bool:
    automatic = message.header("auto-submitted").lower()
    return automatic.startswith("auto-replied") or bool(message.header("x-autoreply"))


def _links_to_scheduler(message: Message) -> bool:
    return any(
        found is not None and found.kind is ServiceKind.SCHEDULER
        for host in {match.group(1) for match in _LINK.finditer(message.text or message.html)}
        for found in (service(host),)
    )
