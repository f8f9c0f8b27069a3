from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.domain.employers import fold_name
from followup.domain.mail.outcomes import WORTH_SHOWING, Judgement, Outcome, judge
from followup.domain.model import Folder, Message, Person
from followup.languages import load
from tests.builders import ALEX, ALEX_PERSON, a_message
from tests.corpus import MAIL, SHORT, expected, mail, short_mails

LEXICONS = load()
FOUND_OF_SHORT = 0.85
"""Short mails say no in one sentence, without the rest of a letter around it: many are left to the user."""


def judged(text: str, **fields: object) -> Judgement:
    return judge(a_message(text, **fields), LEXICONS, ALEX)


@pytest.mark.parametrize("path", MAIL, ids=lambda path: path.stem)
def test_mail_of_the_corpus_says_what_is_expected(path: Path) -> None:
    wanted = expected(path)

    judgement = judge(mail(path), LEXICONS, ALEX)

    assert (judgement.main.outcome, judgement.main.sure) == (wanted["outcome"], wanted["sure"])
    assert judgement.language == wanted["language"]
    assert set(wanted.get("also", ())) <= {finding.outcome for finding in judgement.findings if finding.sure}
    if "until" in wanted:
        assert judgement.main.until == wanted["until"]


@pytest.mark.parametrize("path", MAIL, ids=lambda path: path.stem)
def test_mail_of_the_corpus_is_about_what_is_expected(path: Path) -> None:
    wanted = expected(path)

    judgement = judge(mail(path), LEXICONS, ALEX)

    for name in ("role", "person", "requisition"):
        assert getattr(judgement, name) == wanted.get(name, getattr(judgement, name))
    assert fold_name(judgement.employer) == fold_name(wanted.get("employer", judgement.employer))


@pytest.mark.parametrize("path", MAIL, ids=lambda path: path.stem)
def test_mail_about_an_application_says_what_it_is_expected_to_be_about(path: Path) -> None:
    wanted = expected(path)

    if wanted["outcome"] not in {"nothing", "withdrawal"}:
        assert {"employer", "role", "person"} <= wanted.keys()


@pytest.mark.parametrize("path", MAIL, ids=lambda path: path.stem)
def test_mail_in_spam_alone_is_never_sure(path: Path) -> None:
    judgement = judge(mail(path, Folder.SPAM), LEXICONS, ALEX)

    assert not any(finding.sure for finding in judgement.findings)


@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_no_short_mail_that_refuses_nothing_is_taken_for_a_refusal(path: Path) -> None:
    alarms = [
        short
        for short in short_mails(path)
        if short.says != "rejection" and judged(short.text, subject=short.subject).outcome is Outcome.REJECTION
    ]

    assert alarms == []


@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_no_short_mail_about_anything_else_is_taken_for_an_invitation_or_an_offer(path: Path) -> None:
    alarms = [
        short
        for short in short_mails(path)
        if short.says == "nothing"
        and judged(short.text, subject=short.subject).outcome in {Outcome.REJECTION, Outcome.INVITATION, Outcome.OFFER}
    ]

    assert alarms == []


@pytest.mark.parametrize("says", ["rejection", "invitation", "offer"])
@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_most_of_what_short_mails_say_is_found(path: Path, says: str) -> None:
    all_of_them = [short for short in short_mails(path) if short.says == says]

    found = [short for short in all_of_them if judged(short.text, subject=short.subject).outcome.value == says]

    assert len(found) >= FOUND_OF_SHORT * len(all_of_them) > 0


TAILS = {
    "a quoted refusal": "\n\nOn Mon, Sep 14, 2026 at 10:02 AM Hana <hana@b.example> wrote:\n> Unfortunately you were not selected for the position.",
    "a quoted offer": "\n\n> We are pleased to offer you the position of Data Engineer.",
    "a forwarded refusal": "\n\n---------- Forwarded message ---------\nFrom: HR <hr@b.example>\nSubject: no\n\nWe decided to go with another candidate.",
    "a signature": "\n\n-- \nHana Ito\nTalent Partner\nBrightfold GmbH, Berlin\nWe are hiring!",
    "a legal notice": "\n\nThis e-mail and any attachments are confidential. If you are not the intended recipient, you must not use it.",
    "an unsubscribe line": "\n\nTo unsubscribe from these messages follow this link: https://b.example/u",
    "a phone": "\n\nSent from my iPhone",
    "white space": "\n\n \t\n   \n",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS.keys())
def test_what_is_added_below_never_changes_an_outcome(tail: str) -> None:
    plain = [message for message in map(mail, MAIL) if message.text and not message.html]

    changed = [
        message.subject
        for message in plain
        if _outcomes(judge(_with_text(message, message.text + tail), LEXICONS, ALEX))
        != _outcomes(judge(message, LEXICONS, ALEX))
    ]

    assert changed == []


@given(
    path=st.sampled_from(MAIL),
    spaces=st.lists(st.sampled_from(["\n", " \n", "\t\n", "\u00a0\n"]), max_size=5),
    trailing=st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_white_space_never_changes_an_outcome(path: Path, spaces: list[str], trailing: bool) -> None:
    message = mail(path)
    lines = message.text.split("\n")
    spaced = "".join(spaces) + "\n".join(f"{line}  " if trailing else line for line in lines) + "".join(spaces)

    assert _outcomes(judge(_with_text(message, spaced), LEXICONS, ALEX)) == _outcomes(judge(message, LEXICONS, ALEX))


@given(st.text(max_size=2000))
@settings(max_examples=80, deadline=None)
def test_any_text_whatever_can_be_judged(text: str) -> None:
    judgement = judged(text, subject=text[:200], html=text[::-1])

    assert 0 <= judgement.main.confidence <= 1


def test_the_users_own_mail_never_refuses_anything() -> None:
    judgement = judged("Unfortunately you were not selected for the position.", sender=ALEX_PERSON)

    assert judgement.outcome is Outcome.NOTHING


def test_every_finding_that_acts_shows_the_words_it_was_read_from() -> None:
    for path in MAIL:
        for finding in judge(mail(path), LEXICONS, ALEX).findings:
            if finding.outcome not in (Outcome.REPLY, Outcome.NOTHING):
                assert finding.evidence, path.stem


def test_what_happens_if_one_is_not_selected_is_no_refusal() -> None:
    judgement = judged("Thank you for applying. If you are not selected, we will tell you.", subject="Your application")

    assert judgement.outcome is Outcome.ACKNOWLEDGEMENT
    assert Outcome.REJECTION not in {finding.outcome for finding in judgement.findings}


def test_a_refusal_after_an_interview_says_so() -> None:
    judgement = judged("It was great to meet you. Unfortunately we decided to go with another candidate.")

    assert judgement.main.outcome is Outcome.REJECTION
    assert judgement.main.after_interview


def test_a_refusal_in_the_html_alone_is_read() -> None:
    judgement = judged(
        "Please use a mail program that shows HTML.",
        html="Dear Alex, we regret that you have not been selected for the position.",
        subject="Your application",
    )

    assert judgement.outcome is Outcome.REJECTION
    assert judgement.main.evidence[0].where == "html"


def test_the_subject_of_an_answer_is_not_what_the_answer_says() -> None:
    judgement = judged("Thank you, I will read it later.", subject="Re: Your application was rejected")

    assert judgement.outcome is Outcome.REPLY


def test_one_soft_word_is_unsure_and_several_in_a_short_mail_are_a_refusal() -> None:
    one = "Hi Alex, thanks for the interview. It was a tight call."
    more = f"{one} You came a close second. Keep an eye on our page!"

    assert judged(one).outcome is Outcome.REPLY
    assert judged(more).outcome is Outcome.REJECTION


def test_soft_words_scattered_over_a_long_text_are_no_refusal() -> None:
    weather = "The hills were wet, and the road along the lake was closed to cars until the evening came. " * 20
    text = f"It was a tight call. {weather} You came a close second. {weather} Keep an eye on our page!"

    assert judged(text).outcome is Outcome.REPLY


def test_an_invitation_that_is_denied_speaks_for_a_refusal() -> None:
    [refusal] = [
        finding
        for finding in judged("Thank you for your application. We will not arrange an interview.").findings
        if finding.outcome is Outcome.REJECTION
    ]

    assert refusal.confidence > WORTH_SHOWING


def test_an_owner_who_writes_from_a_private_address_refuses_an_application_as_well() -> None:
    owner = Person("Marco Vitale", "marco.vitale@gmail.com")

    refusal = judged("Thank you for your application. We have taken somebody else for the kitchen.", sender=owner)
    friend = judged("They have taken somebody else. So annoying!", sender=owner)

    assert refusal.outcome is Outcome.REJECTION
    assert friend.outcome is Outcome.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Please do not contact us again about this role.",
        "Bitte kontaktieren Sie mich nicht mehr.",
        "Bitte schreiben Sie uns nicht mehr an.",
    ],
)
def test_a_wish_not_to_be_contacted_is_noticed(text: str) -> None:
    assert judged(text, subject="Re: Application").outcome is Outcome.DO_NOT_CONTACT


def test_a_withdrawal_that_is_confirmed_is_neither_a_refusal_nor_an_acknowledgement() -> None:
    judgement = judged(
        "Thank you for your interest. We are sorry that you would rather not continue with your application. We wish you all the best."
    )

    assert judgement.outcome is Outcome.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "先日は面接にお越しいただきありがとうございました。社内で慎重に検討を\n重ねました結果、誠に残念ながら今回は採用を見\n送らせていただきます。",
        "感谢您参加我们公司的面试，经过团队内部的认真讨论和综合考虑，我们非常遗憾地通知您，这次未能录\n用您。",
    ],
)
def test_a_line_of_chinese_or_japanese_that_was_wrapped_goes_on(text: str) -> None:
    assert judged(text).outcome is Outcome.REJECTION


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("You will hear from us by Friday.", date(2026, 10, 16)),
        ("We will get back to you next week.", date(2026, 10, 23)),
        ("I will let you know tomorrow.", date(2026, 10, 14)),
        ("We will contact you by 30 October.", date(2026, 10, 30)),
        ("You will hear back from us by November 2nd.", date(2026, 11, 2)),
        ("We will be in touch within 10 days.", date(2026, 10, 23)),
        ("We will come back to you within two weeks.", date(2026, 10, 27)),
        ("We expect to make a decision by the end of the month.", date(2026, 10, 31)),
        ("Wir melden uns bis Freitag bei Ihnen.", date(2026, 10, 16)),
        ("Sie hören bis zum 30.10. von uns.", date(2026, 10, 30)),
        ("Wir geben Ihnen nächste Woche Bescheid.", date(2026, 10, 23)),
        ("Ich melde mich bis Ende des Monats bei Ihnen.", date(2026, 10, 31)),
        ("Sie erhalten bis zum 5. November eine Rückmeldung von uns.", date(2026, 11, 5)),
        ("Wir melden uns in zwei Wochen bei dir.", date(2026, 10, 27)),
        ("Wir melden uns bis 3/12 bei Ihnen.", date(2026, 12, 3)),
        ("Le faremo sapere entro il 03/12/2026.", date(2026, 12, 3)),
        ("You will hear from us by 13/11.", date(2026, 11, 13)),
        ("You will hear from us by 11/13.", date(2026, 11, 13)),
    ],
)
def test_a_promise_names_its_day(text: str, until: date) -> None:
    judgement = judged(text, sender=Person("Hana Ito", "hana@brightfold.example"))

    assert (judgement.main.outcome, judgement.main.until) == (Outcome.PROMISE, until)


def test_a_day_that_english_can_read_in_two_ways_is_no_day() -> None:
    assert judged("You will hear from us by 3/12.").outcome is Outcome.REPLY


def test_a_promise_without_a_day_is_none() -> None:
    assert judged("We will get back to you soon.").outcome is Outcome.REPLY


def _outcomes(judgement: Judgement) -> list[tuple[Outcome, bool]]:
    return [(finding.outcome, finding.sure) for finding in judgement.findings]


def _with_text(message: Message, text: str) -> Message:
    return replace(message, text=text)


def test_a_number_before_a_role_makes_it_no_employer() -> None:
    text = (
        "Thank you for your interest in R-20377 Credit Risk Associate. We regret to inform you that you have not been "
        "selected for this position."
    )

    judgement = judged(text, sender=Person("Calloway Mutual", "callowaymutual@myworkday.com"))

    assert (judgement.employer, judgement.role) == ("Calloway Mutual", "Credit Risk Associate")


@pytest.mark.parametrize("subject", ["Application as Translator", "Application as an in-house translator"])
def test_what_an_application_is_for_is_the_role(subject: str) -> None:
    judgement = judged("Would you have time for an interview on Friday?", subject=subject)

    assert judgement.role.lower().endswith("translator")
    assert "application" not in judgement.role.lower()


def test_a_french_role_without_capitals_is_told_more_closely() -> None:
    text = "Bonjour, je souhaite vous rencontrer au sujet du poste de contrôleuse de gestion au sein de notre groupe."

    assert judged(text, subject="Entretien").role == "contrôleuse de gestion"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "How was your candidate experience?",
            "You recently applied at Pennfield. How likely are you to recommend us?",
        ),
        (
            "Deine Meinung",
            "Hallo Alex, du hast dich bei uns beworben, danke! Wie wahrscheinlich ist es, dass du uns weiterempfiehlst? Die Umfrage dauert zwei Minuten.",
        ),
        ("Your opinion", "You applied for a job with us. Please take our short survey, it takes two minutes."),
    ],
)
def test_a_survey_confirms_no_application(subject: str, text: str) -> None:
    assert judged(text, subject=subject).outcome is not Outcome.ACKNOWLEDGEMENT


def test_people_who_could_not_meet_yet_refuse_nobody() -> None:
    text = (
        "I am sorry, one of our trustees is unwell and we have not been able to meet. It will be the middle of next week "
        "before I can tell you more."
    )

    judgement = judged(text, subject="Gallery Manager - interview")

    assert all(f.confidence < WORTH_SHOWING for f in judgement.findings if f.outcome is Outcome.REJECTION)


def test_a_list_of_vacancies_refuses_nobody() -> None:
    text = "Curator, Textile House. Unfortunately two of last week's posts have been filled. Gallery Manager, Norwell Arts."

    assert judged(text, subject="This week's vacancies").outcome is Outcome.NOTHING


def test_a_machine_that_writes_in_a_persons_name_signs_with_the_employers() -> None:
    text = "We would like to schedule your interview for the Solutions Consultant role.\n\nJuliet Marsh\nBluefin Analytics\n"

    judgement = judged(text, sender=Person("Juliet Marsh", "no-reply@us.greenhouse-mail.io"))

    assert judgement.employer == "Bluefin Analytics"


def test_a_round_of_talks_beside_the_role_is_no_employer() -> None:
    judgement = judged("Wir laden Sie zu einem zweiten Gespräch ein.", subject="Zweites Gespräch, Projektingenieurin")

    assert (judgement.employer, judgement.role) == ("", "Projektingenieurin")


def test_a_role_is_told_more_closely_by_what_it_is_of() -> None:
    text = "The governors would like to invite you to interview for the post of Teacher of Chemistry on Wednesday."

    assert judged(text).role == "Teacher of Chemistry"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Your council tax bill", "Your application for a council tax discount has been refused."),
        ("Ihre Anfrage", "Leider hat sich der Eigentümer für einen anderen Bewerber entschieden."),
    ],
)
def test_a_discount_or_a_flat_refused_is_no_refusal_of_a_job(subject: str, text: str) -> None:
    judgement = judged(text, subject=subject)

    assert all(f.confidence < WORTH_SHOWING for f in judgement.findings if f.outcome is Outcome.REJECTION)


def test_what_a_person_need_not_say_in_an_answer_counts_where_it_is_known_to_be_about_an_application() -> None:
    judgement = judged("Hi Alex, it was close, but the team went with Beth in the end. Sorry.")

    assert judgement.outcome is Outcome.REPLY
    assert judgement.in_context
    assert judgement.in_context.outcome is Outcome.REJECTION
    assert not judgement.in_context.sure


def test_what_is_sure_or_promises_an_answer_needs_no_context() -> None:
    refused = "Thank you for applying. Unfortunately we have decided not to proceed with your application."

    assert judged(refused).in_context is None
    assert judged("Hi Alex, the others did better so far. You will hear from me by Friday.").in_context is None


def test_thanks_for_an_interview_that_has_been_invite_to_none() -> None:
    thanked = "先日は面接にお越しくださいまして、誠にありがとうございました。面接の結果は追ってご連絡いたします。"

    assert Outcome.INVITATION not in {finding.outcome for finding in judged(thanked).findings}


def test_what_is_refused_in_the_same_sentence_decides_what_it_is_about() -> None:
    others = "Thank you for your application. We have decided in favour of other applicants."

    about_a_flat = judged(
        f"{others} We will not take your application for the flat further.", subject="Your application"
    )
    about_a_job = judged(f"{others} We will not take your application for the job further.", subject="Your application")

    assert about_a_flat.outcome is not Outcome.REJECTION
    assert about_a_job.outcome is Outcome.REJECTION


def test_a_team_does_not_end_the_role_of_who_leads_it() -> None:
    judgement = judged("You have been shortlisted for the position of Warehouse Team Leader at Brightfold.")

    assert judgement.role == "Warehouse Team Leader"


def test_what_people_call_their_own_house_is_no_name() -> None:
    text = "Unfortunately you have not been successful. We hope you keep applying for other vacancies with the Trust."

    judgement = judged(text, sender=Person("Eskdale Moor NHS Foundation Trust", "no-reply@trac.jobs"))

    assert judgement.employer == "Eskdale Moor NHS Foundation Trust"


def test_how_much_of_a_week_a_job_takes_is_no_part_of_its_name() -> None:
    judgement = judged("Unfortunately we have filled the position as Architect 80–100 %.", subject="Your application")

    assert judgement.role == "Architect"


def test_what_speaks_of_other_matters_too_may_still_refuse_somebody_in_a_case() -> None:
    text = (
        "The insurance and the lease are through. We have decided to hire another applicant. I am sorry, it was close."
    )

    judgement = judged(f"Hi Alex, {text} All the best.")

    assert judgement.outcome is not Outcome.REJECTION
    assert judgement.in_context


def test_an_interest_in_another_matter_is_no_application() -> None:
    others = "We have decided to go with other applicants, and wish you success."

    about_a_flat = judged(f"Thank you for your interest in the flat in Elm Street. {others}", subject="Elm Street 14")
    about_a_job = judged(f"Thank you for your interest in the job in Elm Street. {others}", subject="Elm Street 14")

    assert about_a_flat.outcome is not Outcome.REJECTION
    assert about_a_job.outcome is Outcome.REJECTION


@pytest.mark.parametrize(
    "role", ["Underwriter", "Gym Instructor", "Leasing Consultant", "Patent Attorney", "Grants Manager"]
)
def test_what_a_role_speaks_of_is_no_other_matter(role: str) -> None:
    text = f"Thank you for your application for the {role} post. Unfortunately you have not been successful on this occasion."

    assert judged(text, subject="Outcome").outcome is Outcome.REJECTION


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Gym Instructor", "Unfortunately your application has not been successful on this occasion."),
        ("Re: trial class", "Just to say that the gym instructor position has been filled. You were great, honestly!"),
        (
            "Your application",
            "We met six people for the post of Junior Underwriter, and chose one who has lent before.",
        ),
    ],
)
def test_a_role_that_speaks_of_another_matter_is_known_wherever_it_is_named(subject: str, text: str) -> None:
    assert judged(text, subject=subject).outcome is Outcome.REJECTION


def test_a_meeting_called_after_a_trade_is_no_role() -> None:
    text = "We regret that there is no place left for the parents evening. Each interview takes five minutes at school."

    assert judged(text, subject="Parent Teacher Meeting").outcome is not Outcome.REJECTION


APPLIED = "Thank you for your application. Unfortunately you have not been successful on this occasion."


@pytest.mark.parametrize(
    ("sender", "text", "employer"),
    [
        (Person("Trust Vacancies", "no-reply@trustvacancies.example"), f"Employer: Wharfe NHS Trust\n\n{APPLIED}", "Wharfe NHS Trust"),
        (
            Person("TrackWell Jobs", "no-reply@trackwell.example"),
            "Thank you for applying for the post of Staff Nurse, Acute Medicine at St Oswin's Hospital. We regret that it has been filled.",
            "St Oswin's Hospital",
        ),
        (Person("HARGREAVES, Sheila (WHARFE HOSPITALS NHS TRUST)", "sheila@wharfe.example"), APPLIED, "Wharfe Hospitals NHS Trust"),
        (Person("Recruiting Center", "recruiting@allgemark.example"), APPLIED, ""),
        (Person("Mairie de Saint-Orbec - Service du personnel", "personnel@saint-orbec.example"), APPLIED, "Mairie de Saint-Orbec"),
        (
            Person("Birgit Amann", "office@lichtblick-hospice.example"),
            f"{APPLIED}\n\nKind regards\nBirgit Amann\nLichtblick Hospice",
            "Lichtblick Hospice",
        ),
        (Person("Cara Doyle", "cara@bluenose.example"), f"Thank you for your interest in Bluenose Dairy Co-op. {APPLIED}", "Bluenose Dairy Co-op"),
        (
            Person("Farhan Shaikh", "farhan@vistarplacements.example"),
            f"You were put forward to our client M/s Trimurti Auto. {APPLIED}",
            "Trimurti Auto",
        ),
        (
            Person("Hannah Wyle", "hannah@lumenfold.example"),
            f"You had a role play with Jess, who sells for us. {APPLIED}\n\nHannah\nTalent Partner, Lumenfold",
            "Lumenfold",
        ),
        (Person("Nadja Stoll", "nadja@lastenlotte.example"), f"{APPLIED}\n\nNadja von Lastenlotte", "Lastenlotte"),
        (
            Person("ClipHire", "no-reply@cliphire.example"),
            f"Halden Aquarium would like to invite you to look at other openings. {APPLIED}",
            "Halden Aquarium",
        ),
        (
            Person("Northlake Packaging Careers", "no-reply@talentyard.example"),
            "Thank you for applying to the position of Shipper/Receiver (Req 20417). We regret that it has been filled.",
            "Northlake Packaging",
        ),
        (
            Person("Jobtor", "no-reply@jobtor.example"),
            "Ihre Bewerbung auf die Stelle «Fachfrau Archiv» (60 %) ist bei der Kantonsbibliothek Hinterland eingegangen.",
            "Kantonsbibliothek Hinterland",
        ),
        (
            Person("Anja Brouwer", "a.brouwer@vanderhorst-koel.example"),
            f"{APPLIED}\n\nAnja Brouwer\nPersoneelszaken\n\nVan der Horst Koeltransport B.V.",
            "Van der Horst Koeltransport B.V",
        ),
        (
            Person("Lizelle Botha", "lizelle@umgenicold.example"),
            f"{APPLIED}\n\nLizelle Botha\nUmgeni Cold Storage (Pty) Ltd",
            "Umgeni Cold Storage (Pty) Ltd",
        ),
        (
            Person("Jackie Whitehouse", "office@brannockprecision.example"),
            f"{APPLIED}\n\nJackie Whitehouse\nBRANNOCK PRECISION ENGINEERING",
            "Brannock Precision Engineering",
        ),
        (
            Person("Castlemoor Rail Recruitment", "castlemoor@recruit-mail.example"),
            f"Train Dispatcher - Ref CR10457\n\n{APPLIED}",
            "Castlemoor Rail",
        ),
        (Person("Kestrel Bay Utilities Ltd", "kbu@myapplications.example"), APPLIED, "Kestrel Bay Utilities Ltd"),
        (Person("Nils von Zeltmann Software", "nils@zeltmann.example"), APPLIED, "Zeltmann Software"),
        (Person("RRHH Hospital Virgen de la Sierra", "rrhh@hvsierra.example"), APPLIED, "Hospital Virgen de la Sierra"),
        (Person("Rheinfelder Maschinenbau Karriereportal", "noreply@rheinfelder-mb.example"), APPLIED, "Rheinfelder Maschinenbau"),
        (Person("Pellworth University Jobs", "no-reply@pellworth.peopleboard.example"), APPLIED, "Pellworth University"),
        (Person("Acme University Recruiting", "no-reply@acmejobs.example"), APPLIED, "Acme"),
    ],
    ids=lambda value: value.name if isinstance(value, Person) else "",
)  # fmt: skip
def test_the_employer_is_read_where_it_is_named(sender: Person, text: str, employer: str) -> None:
    assert judged(text, sender=sender, subject="Your application").employer == employer


def test_what_goes_on_about_a_role_in_the_subject_is_no_employer() -> None:
    for subject in ("Status: Policy Adviser (HEO)", "Account Executive, Mid-Market"):
        assert judged(APPLIED, subject=subject, sender=Person("", "no-reply@dfcr.example")).employer == ""


def test_the_house_beside_a_role_stands_before_its_place() -> None:
    judgement = judged(APPLIED, subject="Opportunity - Accounts Manager - Trimurti Auto - Chakan")

    assert (judgement.employer, judgement.role) == ("Trimurti Auto", "Accounts Manager")


@pytest.mark.parametrize(
    ("subject", "text", "role"),
    [
        ("Bewerbung", "Ihre Bewerbung als Elektroniker für Energie- und Gebäudetechnik ist eingegangen.", "Elektroniker für Energie- und Gebäudetechnik"),
        ("Bewerbung", "Ihre Bewerbung als Chemisch-technischer Assistent bei uns ist eingegangen.", "Chemisch-technischer Assistent"),
        ("Bewerbung", "Ihre Bewerbung als Leitung der Geschäftsstelle ist eingegangen.", "Leitung der Geschäftsstelle"),
        ("Eingang", 'Ihre Bewerbung auf die Stelle "Sachbearbeitung Wohngeld (m/w/d)" ist eingegangen.', "Sachbearbeitung Wohngeld"),
        ("Your interview", "We invite you to an interview for the post of Lecturer in Plumbing.", "Lecturer in Plumbing"),
        ("Interview invite 331-26-0872 Staff Nurse AMU", "You have been shortlisted. Could you come on Tuesday?", "Staff Nurse AMU"),
        ("Uitnodiging gesprek Specialist Jeugd en Educatie", "We nodigen je graag uit voor een gesprek.", "Specialist Jeugd en Educatie"),
        ("Tenancy Officer x2", APPLIED, "Tenancy Officer"),
        ("We received it", "We have received your application for:\n\nMedical Records Clerk (Part Time)\nJob ID: 118420", "Medical Records Clerk"),
        ("Thank you", "Thanks for applying to be a Warehouse Operative at Sandling Foods.", "Warehouse Operative"),
        ("Ihr Test", "Sie haben an unserem Auswahltag für Busfahrer (m/w/d) teilgenommen. Leider können wir Ihnen kein Angebot machen.", "Busfahrer"),
        ("Accusé de réception", "Nous avons bien reçu votre candidature au poste suivant : Assistant socio-éducatif (F/H).", "Assistant socio-éducatif"),
        ("Termin", "Ich lade Sie zu einem Gespräch für die Stelle als wissenschaftliche Mitarbeiterin ein.", "wissenschaftliche Mitarbeiterin"),
        ("Zusage Physiotherapeutin (m/w/d)", "Wir freuen uns, Ihnen die Stelle anbieten zu können.", "Physiotherapeutin"),
        ("Next step", "We invite you to an interview for the position of Shipper/Receiver.", "Shipper/Receiver"),
        ("Votre candidature", "Nous vous invitons à un entretien pour le poste de responsable de magasin.", "responsable de magasin"),
        ("INTERVIEW FOR PROGRAMME OFFICER", "We invite you to an interview for the position of PROGRAMME OFFICER.", "Programme Officer"),
        ("Plaza de profesora de Biología y Geología", "Le invitamos a una entrevista para la plaza de profesora de Biología y Geología.", "profesora de Biología y Geología"),
        ("Esito selezione", "La ringraziamo per la Sua candidatura per la posizione di Impiegato/a.", "Impiegato/a"),
        ("Application received", f"Post: Housing Adviser (Grade 4)\n\n{APPLIED}", "Housing Adviser"),
        ("Outcome", f"Laboratory Manager, Department of Chemistry (4471)\n\n{APPLIED}", "Laboratory Manager, Department of Chemistry"),
        ("Bewerbung", "Leider gehen wir für die Position als Backend Engineer nicht zusammen weiter.", "Backend Engineer"),
        ("应聘结果通知", "很遗憾地通知您,您应聘的“嵌入式软件工程师”岗位未能进入下一环节。", "嵌入式软件工程师"),
        ("内定のご連絡", "造園技能職として来てもらうことに決めました。内定です。", "造園技能職"),
        ("제안", "지난 면접 감사했습니다. 제빵 파트장으로 모시고 싶습니다! 연봉은 4,200만 원입니다.", "제빵 파트장"),
    ],
)  # fmt: skip
def test_a_role_is_read_as_it_is_written(subject: str, text: str, role: str) -> None:
    assert judged(text, subject=subject).role == role


@pytest.mark.parametrize(
    ("subject", "requisition"),
    [
        ("Outcome of your application (4471)", "4471"),
        ("4471 Laboratory Manager - missing certificate", "4471"),
        ("Interview invite 331-26-0872 Staff Nurse", "331-26-0872"),
        ("Your application (2026)", ""),
    ],
)
def test_the_number_of_an_opening_is_read_in_a_subject(subject: str, requisition: str) -> None:
    assert judged(APPLIED, subject=subject).requisition == requisition


def test_a_number_of_an_opening_is_no_employer() -> None:
    for subject in ("Housing Options Officer - BC/2291", "Train Dispatcher - Ref CR10457"):
        assert judged(APPLIED, subject=subject, sender=Person("", "no-reply@dfcr.example")).employer == ""


def test_whoever_is_sorry_for_their_delay_calls_nothing_off() -> None:
    judgement = judged("Hi mate, sorry for the delay getting back to you. I will ring you about the job on Monday.")

    assert all(finding.outcome is not Outcome.CALLED_OFF for finding in judgement.findings)
