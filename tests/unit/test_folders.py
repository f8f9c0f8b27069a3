from pathlib import Path

import pytest

from followup.connectors.local.folders import beside, readable, role_of
from followup.connectors.local.maildir import Maildir
from followup.domain.model import Folder
from tests.maildirs import make_box


@pytest.mark.parametrize(
    ("name", "role"),
    [
        (".", Folder.INBOX),
        ("INBOX", Folder.INBOX),
        ("Inbox", Folder.INBOX),
        (".Sent", Folder.SENT),
        (".INBOX.Sent", Folder.SENT),
        ("INBOX.Sent Items", Folder.SENT),
        ("INBOX/Sent Messages", Folder.SENT),
        ("[Gmail].Sent Mail", Folder.SENT),
        ("[Gmail]/Gesendet", Folder.SENT),
        ("Envoy&AOk-s", Folder.SENT),
        ("Enviados", Folder.SENT),
        ("Posta inviata", Folder.SENT),
        ("Verzonden items", Folder.SENT),
        ("Skickat", Folder.SENT),
        ("送信済み", Folder.SENT),
        (".Entw&APw-rfe", Folder.DRAFTS),
        (".Entwu\u0308rfe", Folder.DRAFTS),
        ("[Google Mail]/Entwürfe", Folder.DRAFTS),
        ("Brouillons", Folder.DRAFTS),
        ("Borradores", Folder.DRAFTS),
        ("Rascunhos", Folder.DRAFTS),
        ("Bozze", Folder.DRAFTS),
        ("Concepten", Folder.DRAFTS),
        ("Utkast", Folder.DRAFTS),
        ("Papierkorb", Folder.TRASH),
        ("Corbeille", Folder.TRASH),
        ("Papelera", Folder.TRASH),
        ("Cestino", Folder.TRASH),
        ("Prullenbak", Folder.TRASH),
        ("Deleted Items", Folder.TRASH),
        ("[Gmail]/Bin", Folder.TRASH),
        ("Junk E-mail", Folder.SPAM),
        ("Courrier ind&AOk-sirable", Folder.SPAM),
        ("[Gmail]/All Mail", Folder.ARCHIVE),
        (".Archive", Folder.ARCHIVE),
        (".Jobs.Brightfold", Folder.ARCHIVE),
        ("Jobs/Inbox", Folder.ARCHIVE),
        ("&Jjo-!", Folder.ARCHIVE),
    ],
)
def test_a_folder_is_known_by_its_name(name: str, role: Folder) -> None:
    assert role_of(name, {}) is role


@pytest.mark.parametrize("wish", [".INBOX.Ausgang", "INBOX.Ausgang", "ausgang", "Ausgang"])
def test_the_user_may_name_a_folder(wish: str) -> None:
    assert role_of(".INBOX.Ausgang", {Folder.SENT: wish}) is Folder.SENT
    assert role_of(".Archive", {Folder.SENT: wish}) is Folder.ARCHIVE


@pytest.mark.parametrize(
    ("encoded", "name"),
    [
        ("Entw&APw-rfe", "Entwürfe"),
        ("Tom &- Jerry", "Tom & Jerry"),
        ("&U,BTFw-", "台北"),
        ("&bogus", "&bogus"),
        ("&A-", "&A-"),
    ],
)
def test_modified_utf_7_is_readable(encoded: str, name: str) -> None:
    assert readable(encoded) == name


@pytest.mark.parametrize(
    ("existing", "drafts"),
    [
        (".Sent", ".Drafts"),
        (".INBOX.Sent", ".INBOX.Drafts"),
        ("Sent", "Drafts"),
        ("INBOX.Sent", "INBOX.Drafts"),
        ("[Gmail].Sent Mail", "[Gmail].Drafts"),
        ("[Gmail]/Sent Mail", "[Gmail]/Drafts"),
    ],
)
def test_a_folder_is_made_in_the_manner_of_the_others(existing: str, drafts: str) -> None:
    assert beside(existing, "Drafts") == drafts


@pytest.mark.parametrize(
    ("existing", "drafts"),
    [
        (["."], ".Drafts"),
        ([".", ".Sent", ".Jobs.Brightfold"], ".Drafts"),
        (["INBOX", "Sent", "Jobs/Brightfold"], "Drafts"),
        (["INBOX"], "Drafts"),
        (["INBOX", "[Gmail]/Sent Mail", "Jobs"], "[Gmail]/Drafts"),
        (["mail"], "Drafts"),
        ([".", ".Sent", "Entw&APw-rfe"], "Entw&APw-rfe"),
        (["INBOX", "Drafts", "Archive/Drafts"], "Drafts"),
    ],
)
def test_drafts_are_where_a_mail_program_looks_for_them(tmp_path: Path, existing: list[str], drafts: str) -> None:
    for name in existing:
        make_box(tmp_path / name)

    assert Maildir("home", tmp_path, {}).drafts_box().name == drafts


def test_drafts_are_where_the_user_says(tmp_path: Path) -> None:
    make_box(tmp_path)
    make_box(tmp_path / ".Sent")

    assert Maildir("home", tmp_path, {Folder.DRAFTS: "Later"}).drafts_box().name == ".Later"
    assert Maildir("home", tmp_path, {Folder.DRAFTS: "Mine/Later"}).drafts_box().name == "Mine/Later"
