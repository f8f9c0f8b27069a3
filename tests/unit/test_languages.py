"""What is read of the languages, and when?"""

from followup.domain.language.lexicon import Lexicon
from followup.languages import Lists, load


def test_the_languages_are_known_by_their_codes_english_first() -> None:
    codes = list(load())

    assert codes[0] == "en"
    assert codes[1:] == sorted(codes[1:])
    assert {"de", "ja", "pt"} < set(codes)


def test_a_language_tells_what_mail_and_calendars_say_and_what_to_search_for() -> None:
    english = load()["en"]

    assert "refusal" in english.mail
    assert "common" in english.words
    assert "occupation" in english.calendar
    assert english.searched


def test_lists_are_read_when_somebody_looks_and_once() -> None:
    reads = []

    def read() -> object:
        reads.append("read")
        return {"refusal": ["not to proceed", "no"], "remark": "this is no list"}

    lists = Lists(read)
    lexicon = Lexicon("xx", mail=lists, calendar={})
    assert not reads

    assert lexicon.mail["refusal"] == ("not to proceed", "no")
    assert list(lexicon.mail) == ["refusal"]
    assert len(lexicon.mail) == 1
    assert reads == ["read"]


def test_a_file_without_lists_has_none() -> None:
    assert not Lists(lambda: None)
