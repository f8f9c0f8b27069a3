"""How does a decision to write become a letter?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from followup import languages
from followup.domain.compose import Desk, Manners, Profile, Strength, compose
from followup.domain.filing.cases import file_signals
from followup.domain.model import Letter, Person
from followup.domain.policy import decide
from followup.domain.policy.rules import Write
from followup.domain.signals import Contact, Kind, Matter, Noted, Part, Signal
from followup.errors import ConfigError
from followup.wording import TemplateWording
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_matter, a_parent, a_rejected, a_scheduled, a_wrote, an_origin
from tests.unit.test_rejection_reply import INTERVIEW, by_machine
from tests.unit.test_thank_you import AGENT, BEN, CLEO, NAMED_ONLY, RULES

DESK = Desk("home", ALEX_PERSON, keeps_thread=True)
PROFILE = Profile((Strength("I moved four hundred nightly jobs to streaming.", ("data",)), Strength("I like tests.")))


def letters(*signals: Signal, desk: Desk = DESK, profile: Profile = PROFILE, own: Path | None = None) -> list[Letter]:
    wording = TemplateWording(languages.folder(), own)
    writes = [d for case in file_signals(signals) for d in decide(case, RULES, NOW) if isinstance(d, Write)]
    return [compose(write, desk, ALEX, profile, wording, NOW) for write in writes]


def situations() -> Iterator[tuple[str, list[Signal]]]:
    """Every branch of every letter: what it is about, to whom, in which language and on which terms."""
    coordinator = (Contact(NAMED_ONLY, Part.INTERVIEWER), Contact(HANA, Part.COORDINATOR))
    panel = tuple(Contact(person, Part.INTERVIEWER) for person in (HANA, BEN, CLEO))
    agent = (Contact(HANA, Part.INTERVIEWER), Contact(AGENT, Part.AGENT))
    for language, familiar in (("en", None), ("de", False), ("de", True)):
        for contacts, hours, role in product((panel, coordinator, agent), (2, 30), ("Data Engineer", "")):
            matter = a_matter(contacts=contacts, language=language, familiar=familiar, role=role)
            yield "thank-you", [a_scheduled(matter=matter, ended=timedelta(hours=hours))]
        for role in ("Data Engineer", ""):
            matter = a_matter(language=language, familiar=familiar, role=role)
            refusal = replace(a_rejected(), matter=matter)
            yield "rejection-reply", [refusal]
            yield "rejection-reply", [INTERVIEW, refusal]
            machine = replace(by_machine(), matter=replace(matter, contacts=()))
            interview = replace(INTERVIEW, matter=replace(matter, events=INTERVIEW.matter.events))
            yield "rejection-reply", [interview, machine]


LENGTHS = {"thank-you": range(80, 161), "rejection-reply": range(50, 121)}


@pytest.mark.parametrize("situation", list(situations()), ids=lambda situation: situation[0])
def test_every_letter_is_complete_and_of_good_length(situation: tuple[str, list[Signal]]) -> None:
    step, signals = situation

    written = letters(*signals)

    assert written
    for letter in written:
        assert letter.key.step == step
        assert len(letter.body.split()) in LENGTHS[step], letter.body
        assert letter.body.endswith("\nAlex Doe")
        assert not set("{}<>%") & set(letter.body + letter.subject)
        assert "  " not in letter.body
        assert "\n\n\n" not in letter.body
        assert not any(hole in letter.body for hole in (" ,", " .", "None", "..", ",,", " :"))


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_people_of_a_panel_read_the_same_sentence(language: str) -> None:
    one, two, three = letters(a_scheduled(matter=a_matter(HANA, BEN, CLEO, language=language)))

    paragraphs = [set(letter.body.split("\n\n")[1:]) for letter in (one, two, three)]

    assert not paragraphs[0] & paragraphs[1]
    assert not paragraphs[1] & paragraphs[2]
    assert not paragraphs[0] & paragraphs[2]
    assert len({one.subject, two.subject, three.subject}) == 3


def test_the_same_letter_is_composed_alike_in_every_run() -> None:
    assert letters(a_scheduled(HANA, BEN)) == letters(a_scheduled(BEN, HANA))


def test_strengths_are_dealt_out_to_the_panel_the_fitting_one_first_and_none_twice() -> None:
    bodies = [letter.body for letter in letters(a_scheduled(HANA, BEN, CLEO))]

    assert ["streaming" in body for body in bodies] == [True, False, False]
    assert ["I like tests." in body for body in bodies] == [False, True, False]


def test_a_strength_in_another_language_is_left_out() -> None:
    [letter] = letters(a_scheduled(matter=a_matter(language="de")))

    assert "streaming" not in letter.body


def test_a_language_without_letters_falls_back_to_english() -> None:
    [letter] = letters(a_scheduled(matter=a_matter(language="fi")))

    assert letter.language == "en"


def test_a_letter_in_a_conversation_has_exactly_its_subject_with_one_re() -> None:
    parent = replace(a_parent("p@brightfold.example", timedelta(days=2)), subject="AW: Re: Your visit")

    [letter] = letters(a_scheduled(), replace(a_wrote(ago=timedelta(days=2)), parent=parent))

    assert letter.subject == "Re: Your visit"
    assert letter.parent == parent


def test_a_letter_from_another_mailbox_is_one_of_its_own() -> None:
    parent = a_parent("p@brightfold.example", timedelta(days=2))
    elsewhere = replace(DESK, account="work", keeps_thread=False)

    [letter] = letters(a_scheduled(), replace(a_wrote(ago=timedelta(days=2)), parent=parent), desk=elsewhere)

    assert letter.parent is None
    assert not letter.subject.startswith("Re:")


@pytest.mark.parametrize("name", ["{{ 7*7 }}", "{% include 'x' %}", "Eve\r\nBcc: x@y.example", "{{ me.__class__ }}"])
def test_whatever_strangers_call_themselves_stays_text(name: str) -> None:
    [letter] = letters(a_scheduled(Person(name, "eve@brightfold.example"), matter=a_matter(employer=name)))

    assert "49" not in letter.body + letter.subject
    assert "\n" not in letter.subject
    assert not any(line.startswith("Bcc:") for line in letter.body.splitlines())


def test_the_users_own_template_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "en" / "thank_you.j2"
    own.parent.mkdir()
    own.write_text("Subject: Hi\n\nCheers {{ to.given }}!\n")

    [letter] = letters(a_scheduled(), own=tmp_path)

    assert (letter.subject, letter.body) == ("Hi", "Cheers Hana!")


def test_a_language_of_the_users_own_is_known(tmp_path: Path) -> None:
    own = tmp_path / "fi" / "thank_you.j2"
    own.parent.mkdir()
    own.write_text("Subject: Kiitos\n\nHei!\n")

    [letter] = letters(a_scheduled(matter=a_matter(language="fi")), own=tmp_path)

    assert letter.subject == "Kiitos"


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("Subject: Hi\n\nDear {{ nobody }},\n", 3, "'nobody' is undefined"),
        ("Subject: Hi\n\n{% if %}\n", 3, "Expected an expression"),
        ("Dear you,\n", 1, "must begin with `Subject:`"),
        ("Subject: Hi\n{{ ().__class__.__bases__ }}\n", 2, "unsafe"),
    ],
    ids=["unknown name", "broken syntax", "no subject", "out of the sandbox"],
)
def test_a_fault_in_a_template_is_told_with_file_and_line(tmp_path: Path, template: str, line: int, words: str) -> None:
    own = tmp_path / "en" / "thank_you.j2"
    own.parent.mkdir()
    own.write_text(template)

    with pytest.raises(ConfigError) as caught:
        letters(a_scheduled(), own=tmp_path)

    assert str(caught.value).startswith(f"{own}:{line}:")
    assert words in str(caught.value)


# --- notes, manners, sources ---------------------------------------------------------------------------------------------


def with_notes(*lines: str) -> list[Signal]:
    origin = replace(an_origin("e1@brightfold.example", timedelta(minutes=5)), kind=Kind.EVENT)
    events = frozenset({"e1@brightfold.example"})
    return [a_scheduled(), Noted(origin=origin, matter=Matter(events=events), title="", lines=lines)]


def test_what_the_user_noted_is_in_the_letter_and_told_apart() -> None:
    [letter] = letters(*with_notes("the move to streaming", "on-call once a quarter"))
    [other] = letters(*with_notes("the move to streaming"))

    assert "the move to streaming" in letter.body
    assert "on-call once a quarter" in letter.body
    assert len({letter.substance, other.substance, ""}) == 3


def test_a_letter_that_would_be_too_long_says_less() -> None:
    endless = [f"{word} " * 30 for word in ("first", "second", "third")]

    [letter] = letters(*with_notes(*endless))

    assert len(letter.body.split()) <= 160
    assert "first" in letter.body
    assert "third" not in letter.body


def test_the_words_of_the_notes_choose_the_strength() -> None:
    kafka, general = Strength("I have run Kafka for six years.", ("kafka",)), Strength("I like tests.")
    profile = Profile((general, kafka))

    [noted] = letters(*with_notes("how Kafka holds it all together"), profile=profile)
    [plain] = letters(a_scheduled(), profile=profile)

    assert kafka.text in noted.body
    assert general.text in plain.body


def test_the_words_of_the_event_choose_the_strength() -> None:
    kafka, general = Strength("I have run Kafka for six years.", ("kafka",)), Strength("I like tests.")
    interview = a_scheduled(matter=a_matter(topics=frozenset({"kafka"})))

    [letter] = letters(interview, profile=Profile((general, kafka)))

    assert kafka.text in letter.body


def test_a_letter_is_signed_as_the_user_signs() -> None:
    [letter] = letters(a_scheduled(), profile=Profile(sign_as="Alex", signature="Alex Doe\n+49 30 123"))

    assert letter.body.endswith("\nAlex\nAlex Doe\n+49 30 123")
    assert letter.signature == "Alex Doe\n+49 30 123"


@pytest.mark.parametrize(
    ("manners", "greeting", "word"),
    [
        (Manners(), "Guten Tag Hana Ito,", "Ihnen"),
        (Manners(familiar=True), "Hallo Hana,", "dir"),
        (Manners(familiar=False), "Guten Tag Hana Ito,", "Ihnen"),
    ],
)
def test_people_are_addressed_as_the_user_does_it_in_that_language(manners: Manners, greeting: str, word: str) -> None:
    matter = a_matter(language="de")

    [letter] = letters(a_scheduled(matter=matter), profile=Profile(manners={"de": manners}))

    assert letter.body.startswith(greeting)
    assert word in letter.body


def test_first_names_may_be_left_to_friends() -> None:
    [letter] = letters(a_scheduled(), profile=Profile(manners={"en": Manners(first_names=False)}))

    assert letter.body.startswith("Dear Hana Ito,")


@pytest.mark.parametrize(
    ("name", "language", "greeting"),
    [
        ("Hana Ito", "en", "Dear Hana,"),
        ("Dr. Hana Ito", "en", "Dear Dr. Ito,"),
        ("Dr. Hana Ito", "de", "Guten Tag Dr. Hana Ito,"),
        ("Prof. Dr. Karl von der Lippe", "de", "Guten Tag Prof. Dr. Karl von der Lippe,"),
        ("ITO, HANA", "en", "Dear Hana,"),
        ("van den Berg, Femke", "nl", "Beste Femke van den Berg,"),
        ("MARTIN Claire", "fr", "Bonjour Claire Martin,"),
        ("Herr Schmidt", "de", "Guten Tag,"),
        ("Frau Dr. Weber", "de", "Guten Tag Dr. Weber,"),
        ("J. Smith", "en", "Dear J. Smith,"),
        ("Ivy", "en", "Dear Ivy,"),
        ("Nagy Péter", "en", "Dear Péter,"),
        ("Nagy Péter", "de", "Guten Tag Nagy Péter,"),
        ("山田 太郎", "en", "Dear 山田 太郎,"),
        ("김민수", "es", "Buenos días, 김민수:"),
        ("Dott.ssa Giulia Bianchi", "it", "Gentile Dott.ssa Giulia Bianchi,"),
        ("Sra. Lucía Gómez", "es", "Buenos días, Lucía Gómez:"),
        ("Dra. Inés Ferrer", "pt", "Bom dia, Dra. Inés Ferrer,"),
        ("Interview Team", "fr", "Bonjour,"),
    ],
)
def test_people_are_greeted_by_what_they_call_themselves(name: str, language: str, greeting: str) -> None:
    somebody = Person(name, "hr7@brightfold.example")

    [letter] = letters(a_scheduled(matter=a_matter(somebody, language=language)))

    assert letter.body.splitlines()[0] == greeting


def test_a_friend_is_called_by_the_given_name_in_any_script() -> None:
    [letter] = letters(a_scheduled(matter=a_matter(Person("山田 太郎", "t@b.example"), language="de", familiar=True)))

    assert letter.body.startswith("Hallo 太郎,")


def test_a_letter_knows_where_each_of_its_facts_comes_from() -> None:
    [letter] = letters(*with_notes("the move to streaming"))

    assert "Hana Ito: the calendar of home" in letter.sources
    assert "Brightfold: the calendar of home" in letter.sources
    assert "“the move to streaming”: your notes" in letter.sources
    assert any(source.endswith("”: your profile") for source in letter.sources)


def test_where_a_mail_told_it_the_mail_is_named() -> None:
    [letter] = letters(a_rejected())

    assert "Brightfold: a mail of 14 October in home" in letter.sources


def test_a_language_without_letters_is_named() -> None:
    [letter] = letters(a_scheduled(matter=a_matter(language="pl")))
    [english] = letters(a_scheduled())

    assert (letter.language, letter.wanted) == ("en", "pl")
    assert english.wanted == ""


@pytest.mark.parametrize(
    ("language", "employer", "said"),
    [
        ("de", "Brightfold", "bei Brightfold"),
        ("de", "Stadt Hennebeck", "bei der Stadt Hennebeck"),
        ("de", "Kreissparkasse Auwald", "bei der Kreissparkasse Auwald"),
        ("de", "Klinikum Steinbruck", "beim Klinikum Steinbruck"),
        ("de", "Gasthof zum Anker", "beim Gasthof zum Anker"),
        ("de", "Schreinerei Holm", "bei der Schreinerei Holm"),
        ("de", "Stadtwerk", "bei Stadtwerk"),
        ("fr", "Brightfold", "chez Brightfold"),
        ("fr", "Mairie d’Orbec", "à la Mairie d’Orbec"),
        ("fr", "Lycée Valmont", "au Lycée Valmont"),
        ("fr", "Institut Valmont", "à l’Institut Valmont"),
        ("es", "Brightfold", "en Brightfold"),
        ("es", "Hospital Ribera", "en el Hospital Ribera"),
        ("es", "Fundación Alba", "en la Fundación Alba"),
        ("it", "Brightfold", "presso Brightfold"),
        ("it", "Comune di Orba", "presso il Comune di Orba"),
        ("it", "Istituto Valmonte", "presso l’Istituto Valmonte"),
        ("it", "Studio Valmonte", "presso lo Studio Valmonte"),
    ],
)
def test_a_town_or_a_hospital_has_an_article_where_a_house_with_a_name_has_none(
    language: str, employer: str, said: str
) -> None:
    matter = a_matter(language=language, employer=employer)
    refused = replace(a_rejected(), matter=matter)

    assert all(re.search(rf" {said}[ .,]", letter.body) for letter in letters(refused))


def test_what_an_article_is_joined_to() -> None:
    """What a thank-you says of the house after a talk: another preposition, the same article."""

    def of(language: str, employer: str) -> str:
        [letter] = letters(a_scheduled(matter=a_matter(language=language, employer=employer)))
        return letter.body

    assert "chez Institut" not in of("fr", "Institut Valmont")
    assert "rejoindre Institut" not in of("fr", "Institut Valmont")
    assert "en Hospital" not in of("es", "Hospital Ribera")
    assert "presso Comune" not in of("it", "Comune di Orba")


def test_nobody_is_spoken_of_by_a_bare_family_name() -> None:
    people = (Person("Dörr", ""), Person("Mara Yildiz", ""))
    contacts = (*(Contact(person, Part.INTERVIEWER) for person in people), Contact(HANA, Part.COORDINATOR))

    [letter] = letters(a_scheduled(matter=a_matter(contacts=contacts)))

    assert "Dörr" not in letter.body
    assert "Yildiz" not in letter.body
    assert "pass on my thanks" in letter.body
