"""What is somebody called?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.events.mentions import bears, goes_by, name_before, names_in, names_me
from followup.domain.model import Person
from followup.domain.names import Naming, full_name, naming
from tests.builders import ALEX


@pytest.mark.parametrize(
    ("written", "full", "given", "family"),
    [
        ("Jane Smith", "Jane Smith", "Jane", "Smith"),
        ("Smith, Jane", "Jane Smith", "Jane", "Smith"),
        ("JANE SMITH", "Jane Smith", "Jane", "Smith"),
        ("jane smith", "Jane Smith", "Jane", "Smith"),
        ("SMITH Jane", "Jane Smith", "Jane", "Smith"),
        ("McDONALD Ronan", "Ronan McDonald", "Ronan", "McDonald"),
        ("Anna-Lena MÜLLER", "Anna-Lena Müller", "Anna-Lena", "Müller"),
        ("Ludwig van der Rohe", "Ludwig van der Rohe", "Ludwig", "van der Rohe"),
        ("José Luis Rodríguez Zapatero", "José Luis Rodríguez Zapatero", "José", "Zapatero"),
        ("O'NEIL, PAT", "Pat O'Neil", "Pat", "O'Neil"),
        ("Jane Smith (she/her)", "Jane Smith", "Jane", "Smith"),
        ("Jane Smith | Brightfold", "Jane Smith", "Jane", "Smith"),
        ("Jane Smith via LinkedIn", "Jane Smith", "Jane", "Smith"),
        ("'Jane Smith'", "Jane Smith", "Jane", "Smith"),
        ("Herr Meyer", "Meyer", "", "Meyer"),
        ("J. Smith", "J. Smith", "", "Smith"),
        ("Ivy", "Ivy", "Ivy", ""),
        ("山田 太郎", "山田 太郎", "太郎", "山田"),
        ("代表取締役 西村 誠", "西村 誠", "誠", "西村"),
        ("森田 彩 様", "森田 彩", "彩", "森田"),
        ("이서연", "이서연", "서연", "이"),
        ("김민수 팀장", "김민수", "민수", "김"),
        ("王小明", "王小明", "", ""),
        ("Otto von Bismarck", "Otto von Bismarck", "Otto", "von Bismarck"),
        ("VON BERG Anna", "Anna von Berg", "Anna", "von Berg"),
        ("Anna VON BERG", "Anna von Berg", "Anna", "von Berg"),
        ("van der Berg, Femke", "Femke van der Berg", "Femke", "van der Berg"),
        ("de la Cruz, María", "María de la Cruz", "María", "de la Cruz"),
        ("García López, María", "María García López", "María", "García López"),
        ("JEAN-PIERRE DUPONT", "Jean-Pierre Dupont", "Jean-Pierre", "Dupont"),
        ("MAYA", "Maya", "Maya", ""),
        ("Jane Smith she/her", "Jane Smith", "Jane", "Smith"),
        ("Hr. Kurz", "Kurz", "", "Kurz"),
    ],
)
def test_a_display_name_is_taken_apart(written: str, full: str, given: str, family: str) -> None:
    person = Person(written)

    assert (full_name(person), naming(person).given, naming(person).family) == (full, given, family)


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Nagy Péter", "Péter", "Nagy"),
        ("Kovács-Szabó Eszter", "Eszter", "Kovács-Szabó"),
        ("Wang Xiaoming", "Xiaoming", "Wang"),
        ("Zhang Wei", "Wei", "Zhang"),
        ("Li Na", "Na", "Li"),
        ("Kim Min-su", "Min-su", "Kim"),
        ("Park Ji Eun", "Ji Eun", "Park"),
        ("Kang Daniel", "Daniel", "Kang"),
        ("Tanaka Hiroshi", "Hiroshi", "Tanaka"),
        ("Nguyễn Văn An", "An", "Nguyễn"),
    ],
)
def test_a_family_name_may_come_first_in_latin_letters_too(written: str, given: str, family: str) -> None:
    assert naming(Person(written)) == Naming(written, given, family, family_first=True)


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Péter Nagy", "Péter", "Nagy"),
        ("Xiaoming Wang", "Xiaoming", "Wang"),
        ("Wei Zhang", "Wei", "Zhang"),
        ("Min-su Kim", "Min-su", "Kim"),
        ("Kim Novak", "Kim", "Novak"),
        ("Lee Anderson", "Lee", "Anderson"),
        ("Jo Anne", "Jo", "Anne"),
        ("Hana Ito", "Hana", "Ito"),
        ("Mai Tran", "Mai", "Tran"),
        ("Chen, Li", "Li", "Chen"),
        ("LI, Na", "Na", "LI"),
        ("TANAKA Hiroshi", "Hiroshi", "Tanaka"),
    ],
)
def test_or_last_and_a_comma_or_capitals_say_so(written: str, given: str, family: str) -> None:
    who = naming(Person(written))

    assert (who.given, who.family, who.family_first) == (given, family, False)


@pytest.mark.parametrize("written", ["Yang Li", "Li Wei", "Lin Hanna"])
def test_where_either_word_may_be_the_family_name_the_whole_name_is_used(written: str) -> None:
    assert naming(Person(written)) == Naming(written)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Dr. Anna Meyer", "Dr."),
        ("Meyer, Dr. Anna", "Dr."),
        ("Anna Meyer, Dr.", "Dr."),
        ("Anna Meyer, Prof. Dr.", "Prof. Dr."),
        ("Prof. Dr. Anna Meyer", "Prof. Dr."),
        ("Dr. med. Anna Meyer", "Dr."),
        ("DDr. Anna Meyer", "DDr."),
        ("Dott.ssa Anna Meyer", "Dott.ssa"),
        ("Anna Meyer, PhD", ""),
        ("Ms. Anna Meyer", ""),
    ],
)
def test_a_title_in_front_is_kept_apart(written: str, title: str) -> None:
    assert naming(Person(written)) == Naming("Anna Meyer", "Anna", "Meyer", title)


def test_a_company_behind_von_is_no_part_of_the_name() -> None:
    assert full_name(Person("Anna von Brightfold", "anna@brightfold.example")) == "Anna"
    assert full_name(Person("Anna von Berg", "anna@brightfold.example")) == "Anna von Berg"


@pytest.mark.parametrize(
    "local", ["jsmith", "no.reply", "do.not-reply", "hr.team", "talent.acquisition", "j.smith", "jane.smith2"]
)
def test_what_only_an_address_says_is_no_name(local: str) -> None:
    assert not naming(Person("", f"{local}@brightfold.example"))
    assert not naming(Person(local, f"{local}@brightfold.example"))


def test_an_address_shown_in_place_of_a_name_is_read_as_one() -> None:
    assert full_name(Person("jane.smith", "jane.smith@brightfold.example")) == "Jane Smith"
    assert full_name(Person("maya", "maya@brightfold.example")) == "Maya"


@pytest.mark.parametrize(
    "written",
    ["", "Interviewer", "Candidate", "Recruiting Team", "Hiring @ Voss", "Brightfold GmbH", "Room 4", "jobs@x.example"],
)
def test_what_is_no_name_of_a_person_is_none(written: str) -> None:
    assert not naming(Person(written))


@given(name=st.text(max_size=40), address=st.text(max_size=30))
def test_whatever_somebody_is_called_nothing_breaks_and_no_part_has_white_space_around(name: str, address: str) -> None:
    who = naming(Person(name, address))

    assert all(part == part.strip() for part in (who.full, who.given, who.family, who.title))


@given(
    words=st.lists(
        st.sampled_from(["VON", "der", "Dr.", "Li", "NAGY", "Péter", ",", "J.", "Kim", "-", "Hr."]), max_size=5
    )
)
def test_however_a_name_is_put_together_nothing_breaks(words: list[str]) -> None:
    who = naming(Person(" ".join(words)))

    assert who.full or not (who.given or who.family)


def test_only_academic_titles_are_kept_apart() -> None:
    assert naming(Person("Frau Dr. Anna Meyer")) == Naming("Anna Meyer", "Anna", "Meyer", "Dr.")


def test_a_comma_before_a_company_does_not_turn_the_name_around() -> None:
    assert full_name(Person("Jane Smith, Brightfold", "jane@brightfold.example")) == "Jane Smith"
    assert full_name(Person("García López, María", "maria.garcia@nube.example")) == "María García López"


def test_an_address_names_somebody_only_by_two_words() -> None:
    assert full_name(Person("", "jane.smith@brightfold.example")) == "Jane Smith"
    assert not full_name(Person("", "jsmith@brightfold.example"))
    assert not full_name(Person("", "talent.team@brightfold.example"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Smith and Bob Lee about the role", ["Jane Smith", "Bob Lee"]),
        ("Anders Holt, Director of Infrastructure, and Bo Ek", ["Anders Holt", "Bo Ek"]),
        ("our CTO, Ravi Menon", ["Ravi Menon"]),
        ("me and Ravi Menon", ["Ravi Menon"]),
        ("Dr. Anna von Berg und Herr Max Kurz", ["Anna von Berg", "Max Kurz"]),
        ("Frau Huber (Personal)", ["Huber"]),
        ("Anne from HR", ["Anne"]),
        ("Jane Smith in San Francisco and New York", ["Jane Smith"]),
        ("Jane Smith, Kettleworth Distribution", ["Jane Smith"]),
        ("the payments squad", []),
        ("Google Meet", []),
        ("Product Manager", []),
        ("田中 様、佐藤 健", ["田中", "佐藤 健"]),
    ],
)
def test_names_are_read_from_where_a_text_begins(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


def test_what_stands_behind_a_dash_is_what_somebody_does_unless_it_sounds_like_a_name() -> None:
    assert list(names_in("Nora Dale - Employee Relations\nPiet Malan - Workforce Planning")) == [
        "Nora Dale",
        "Piet Malan",
    ]
    assert list(names_in("Nora Dale - Thomas Malan")) == ["Nora Dale", "Thomas Malan"]


def test_a_single_word_is_a_name_only_where_a_label_says_so() -> None:
    assert list(names_in("Sarah")) == []
    assert list(names_in("Sarah, Tom", single=True)) == ["Sarah", "Tom"]
    assert list(names_in("CTO", single=True)) == []


def test_a_name_right_before_an_address_is_found() -> None:
    assert name_before("Lucia Prado. Your coordinator is Beth Nolan") == "Beth Nolan"
    assert not name_before("please write to")


@pytest.mark.parametrize("local", ["jane", "jsmith", "jane.smith", "smith.jane", "smith", "janes", "js"])
def test_an_address_spells_a_name(local: str) -> None:
    assert goes_by(f"{local}@brightfold.example", "Jane Smith")


@pytest.mark.parametrize("local", ["info", "j", "janet", "bob.smith"])
def test_an_address_that_spells_another_name_does_not(local: str) -> None:
    assert not goes_by(f"{local}@brightfold.example", "Jane Smith")


def test_a_person_bears_every_shortening_of_the_name() -> None:
    jane = Person("Jane Smith", "jane@brightfold.example")

    assert all(bears(jane, name) for name in ("Jane Smith", "Jane", "J. Smith", "Ms Smith"))
    assert not any(bears(jane, name) for name in ("Janet Smith", "Bob Smith", ""))


def test_the_user_is_recognised_however_the_name_is_written() -> None:
    assert all(names_me(text, ALEX) for text in ("Alex Doe", "Doe, Alex", "A. Doe", "alex", "Alex Doe様"))
    assert not any(names_me(text, ALEX) for text in ("Alexa Doe", "Jane Doe", "", "-"))
