import pytest

from followup.domain.mail.quoting import own_words
from tests.fuzz.counting import calls

OWN = "Dear Alex,\n\nwe would like to meet you next week.\n\nHana"

QUOTED_TAILS = {
    "marks": "> unfortunately we cannot offer you the position\n> Hana",
    "English attribution": "On Mon, Sep 14, 2026 at 10:02 AM Hana Ito <hana@brightfold.example> wrote:\n\n> no",
    "attribution over two lines": "On Mon, Sep 14, 2026 at 10:02 AM Hana Ito\n<hana@brightfold.example> wrote:\n> no",
    "attribution without marks": "On 14 September 2026, Hana Ito wrote:\n\nno, unfortunately",
    "German attribution": "Am 14.09.2026 um 10:02 schrieb Hana Ito <hana@brightfold.example>:\n> leider nein",
    "French attribution": "Le lun. 14 sept. 2026 à 10:02, Hana Ito <hana@brightfold.example> a écrit :\n> non",
    "Spanish attribution": "El lun, 14 sept 2026 a las 10:02, Hana Ito (<hana@brightfold.example>) escribió:\n> no",
    "Japanese attribution": "2026年9月14日(月) 10:02 Hana Ito <hana@brightfold.example>のメール:\n> 不採用",
    "Outlook divider": "-----Original Message-----\nFrom: Hana Ito\nSent: Monday\nTo: Alex\nSubject: x\n\nno",
    "Outlook header block": "From: Hana Ito <h@b.example>\nSent: Monday, 14 September 2026\nTo: Alex Doe\nSubject: x\n\nno",
    "German header block": "Von: Hana Ito\nGesendet: Montag, 14. September 2026\nAn: Alex Doe\nBetreff: x\n\nnein",
    "bold header block": "*From:* Hana Ito\n*Date:* Monday\n*To:* Alex\n*Subject:* x\n\nno",
    "forwarded by Gmail": "---------- Forwarded message ---------\nFrom: Hana\nSubject: x\n\nno",
    "forwarded by Apple": "Begin forwarded message:\n\nFrom: Hana\nSubject: x\n\nno",
    "forwarded by Thunderbird": "-------- Weitergeleitete Nachricht --------\nBetreff: x\nVon: Hana\n\nnein",
    "forwarded by Notes": "---------------------- Forwarded by Hana Ito/Brightfold on 09/14/2026 10:02 AM ----------------------\n\nno",
}


@pytest.mark.parametrize("tail", QUOTED_TAILS.values(), ids=QUOTED_TAILS.keys())
def test_what_is_quoted_is_not_the_senders(tail: str) -> None:
    assert own_words(f"{OWN}\n\n{tail}").strip() == OWN


def test_answers_between_quoted_lines_are_the_senders() -> None:
    text = "On Monday 14, Alex wrote:\n> When do I hear from you?\nOn Friday.\n> Is it still open?\nYes, it is."

    assert own_words(text).split("\n")[:2] == ["On Friday.", "Yes, it is."]


def test_a_sentence_that_mentions_writing_is_no_attribution() -> None:
    text = "As I wrote: we meet at 10.\nSee you there."

    assert own_words(text).strip() == text


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail and any attachments are confidential and may not be forwarded.",
        "If you are not the intended recipient, please delete this message.",
        "Diese E-Mail enthält vertrauliche Informationen.",
        "To unsubscribe from these messages, click here.",
        "Sent from my iPhone",
    ],
)
def test_what_a_mail_system_adds_is_not_the_senders(notice: str) -> None:
    assert own_words(f"{OWN}\n\n{notice}").strip() == OWN


def test_a_signature_below_its_delimiter_is_left_out() -> None:
    assert own_words(f"{OWN}\n-- \nHana Ito\nWe regret to inform you that this line is funny.").strip() == OWN


def test_a_delimiter_high_up_in_a_long_text_is_no_signature() -> None:
    text = "Part one\n--\n" + "\n".join(f"line {number}" for number in range(100))

    assert "line 99" in own_words(text)


def test_characters_nobody_sees_do_not_break_words() -> None:
    assert own_words("un\u00adfor\u200btunately").strip() == "unfortunately"


@pytest.mark.parametrize(
    "piece",
    [
        "On Mon 5 ",
        "> ",
        " " * 50 + "\n",
        "-----",
        "\n",
        "From: a\n",
        "On 5 a@b wrote:\n",
        "--\n",
        "wrote: 5 x:",
        "> a\nOn 5 wrote:\n",
    ],
)
def test_hostile_text_costs_its_length_and_no_more(piece: str) -> None:
    times = 20_000 // len(piece)

    once = calls(lambda: own_words(piece * times))
    twice = calls(lambda: own_words(piece * 2 * times))

    assert twice <= 2.1 * once
