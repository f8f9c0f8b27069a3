"""Who is behind an address or a name?"""

import pytest

from followup.domain.employers import (
    called,
    fits,
    fold_name,
    is_agency,
    is_company,
    is_free_mail,
    name_from_domain,
    named_by,
    own_domain,
    registrable,
    same_employer,
    same_name,
    tenant,
)
from followup.domain.services import ServiceKind, is_vendor, service


@pytest.mark.parametrize(
    ("domain", "registered"),
    [
        ("mail.brightfold.co.uk", "brightfold.co.uk"),
        ("Brightfold.EXAMPLE", "brightfold.example"),
        ("mail.brightfold.公司.cn", "brightfold.公司.cn"),
        ("mail.brightfold.xn--55qx5d.cn", "brightfold.xn--55qx5d.cn"),
        ("mail.xn--brightfld-07a.example", "xn--brightfld-07a.example"),
        ("mail.xn--.example", "xn--.example"),
        ("hana@eu.brightfold.example", "brightfold.example"),
        ("co.uk", ""),
        ("localhost", ""),
        ("", ""),
        ("not a domain", ""),
    ],
)
def test_the_registered_part_of_a_domain_is_found(domain: str, registered: str) -> None:
    assert registrable(domain) == registered


@pytest.mark.parametrize(
    "domain", ["gmail.com", "googlemail.com", "gmx.de", "web.de", "hey.com", "mailbox.org", "qq.com"]
)
def test_free_mail_is_nobodys_own(domain: str) -> None:
    assert is_free_mail(domain)
    assert not own_domain(f"hana@{domain}")


@pytest.mark.parametrize(
    "address",
    ["no-reply@us.greenhouse-mail.io", "brightfold@myworkday.com", "x@calendly.com", "a@indeed.com", "nobody", ""],
)
def test_services_write_for_anybody(address: str) -> None:
    assert not own_domain(address)


def test_an_employers_own_domain_is_the_registered_one() -> None:
    assert own_domain("hana@eu.brightfold.example") == "brightfold.example"


def test_a_service_is_known_by_its_domain_and_what_lies_below() -> None:
    known = service("mail.us.greenhouse-mail.io")

    assert known
    assert (known.vendor, known.kind, known.relays) == ("Greenhouse", ServiceKind.APPLICANT_TRACKING, True)
    assert service("brightfold.example") is None
    assert service("") is None
    assert is_vendor("karat")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("brightfold@myworkday.com", "brightfold"),
        ("brightfold+autoreply@talent.icims.com", "brightfold"),
        ("hana@brightfold.teamtailor-mail.com", "brightfold"),
        ("no-reply@us.greenhouse-mail.io", ""),
        ("noreply@myworkday.com", ""),
        ("hana@brightfold.example", ""),
    ],
)
def test_an_address_of_a_hiring_system_may_name_its_customer(address: str, name: str) -> None:
    assert tenant(address) == name


@pytest.mark.parametrize(
    "spelling",
    [
        "Brightfold",
        "The Brightfold",
        "Brightfold, Inc.",
        "BRIGHTFOLD GmbH & Co. KG",
        "Brightfold S.r.l.",
        "brightfold.com",
    ],
)
def test_spellings_of_a_name_are_folded(spelling: str) -> None:
    assert fold_name(spelling) == "brightfold"


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [
        ("株式会社アオバ技研", "アオバ技研"),
        ("가람테크(주)", "가람테크"),
        ("L'Oréal S.A.", "loreal"),
        ("Bergmann & Sohn", "bergmann sohn"),
    ],
)
def test_forms_of_companies_are_folded_in_other_scripts(spelling: str, folded: str) -> None:
    assert fold_name(spelling) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pemberton", "Pemberton Insurance"),
        ("Halcyon Air", "HalcyonAir"),
        ("Bergmann und Sohn", "Bergmann & Sohn GmbH"),
        ("Silverline Logistics", "Silverline Logistcs"),
    ],
)
def test_one_employer_may_be_written_in_several_ways(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Siemens", "Siemens Energy"), ("Delta", "Delton"), ("", "Brightfold"), ("", "")]
)
def test_different_employers_stay_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_domain_answers_to_the_name_it_was_made_of() -> None:
    assert named_by("Tidewater Bio", "tidewaterbio.example")
    assert named_by("Lantern", "lanternhq.example")
    assert named_by("Copper", "getcopper.example")
    assert named_by("Blue Yonder Space", "bys.example")
    assert named_by("Larch & Loam", "larchandloam.example")
    assert named_by("Larch and Loam", "larch-and-loam.example")
    assert named_by("Lärche & Lehm GmbH", "laercheundlehm.example") is named_by("Lärche", "laerche.example")
    assert named_by("Hospital San Bruno", "hsbruno.example")
    assert named_by("Hochschule Auental", "hs-auental.example")
    assert not named_by("Brightfold", "bright.example")
    assert not named_by("Great Oak", "goak.example")


def test_a_name_in_a_text_fits_a_domain_that_shortens_it() -> None:
    assert fits("Hartwell Museum", "hartwell.example")
    assert fits("Palmetto Engineering", "palmettoeng.example")
    assert not fits("Open questions", "openharbor.example")


def test_employers_are_matched_by_any_domain_or_name() -> None:
    assert same_employer("", {"brightfold.example"}, "Brightfold", ())
    assert same_employer("A", {"brightfold.example"}, "B", {"brightfold.example", "other.example"})
    assert not same_employer("Brightfold", {"brightfold.example"}, "Solstice", {"solstice.example"})
    assert not same_employer("", (), "", ())


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Pope Talent", ""),
        ("Hays", ""),
        ("Mohn Personalberatung", ""),
        ("Harker Executive Search", ""),
        ("", "popetalent.example"),
        ("", "brook-recruitment.example"),
        ("", "talentbruecke.example"),
    ],
)
def test_an_agency_says_so(name: str, domain: str) -> None:
    assert is_agency(name, domain)


@pytest.mark.parametrize(
    ("name", "domain"), [("Brightfold Research", "brightfold.example"), ("", "searchlight.example"), ("", "")]
)
def test_what_does_not_say_so_is_no_agency(name: str, domain: str) -> None:
    assert not is_agency(name, domain)


def test_a_company_says_so_by_its_form_or_a_word() -> None:
    assert all(is_company(name) for name in ("Nuvolari Srl", "Lavande Systèmes", "Hotel Seeblick", "株式会社そらまめ"))
    assert not any(is_company(name) for name in ("Gareth Wynn", "Systems", ""))


def test_a_name_can_be_read_from_a_domain() -> None:
    assert name_from_domain("foxglove-studio.example") == "Foxglove Studio"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kessler AG", "Kessler"),
        ("Kessler GmbH & Co. KG", "Kessler"),
        ("Aurelia S.p.A.", "Aurelia"),
        ("Brightfold, Inc.", "Brightfold"),
        ("Merrow & Daughters", "Merrow & Daughters"),
        ("Harbour Trading Co", "Harbour Trading Co"),
        ("Bluenose Dairy Co-op", "Bluenose Dairy Co-op"),
        ("Umgeni Cold Storage (Pty) Ltd", "Umgeni Cold Storage"),
        ("Lindenhof gGmbH", "Lindenhof"),
        ("Ford Motor Company", "Ford Motor Company"),
        ("GmbH", "GmbH"),
        ("", ""),
    ],
)
def test_a_company_is_called_without_its_legal_form(name: str, said: str) -> None:
    assert called(name) == said
