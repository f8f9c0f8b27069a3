"""It never writes the same letter twice (promise 2), whatever happens to it."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from followup import wiring
from followup.demo import Home, write
from followup.sweep import Outcome
from tests.system.home import NOW, SMALL, draft_files, drafts, followup, heads, home, sweep

ROOT = Path(__file__).parents[2]

BOTH = [
    ("Bea Holt <bea.holt@fernhill.example>", "Re: Your application to Fernhill Labs"),
    ("Ines Calder <ines@tallowbrook.example>", "Thank you"),
]


def people(at: Home, folder: str = ".Drafts") -> list[str]:
    return [to for to, _ in heads(at, folder)]


def test_the_first_run_writes_both_letters(tmp_path: Path) -> None:
    at = home(tmp_path)

    sweep(at)

    assert people(at) == [to for to, _ in BOTH]


def test_a_second_run_does_nothing(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    before = draft_files(at)

    report = sweep(at)

    assert draft_files(at) == before
    assert not report.deliveries(*Outcome)


def test_a_lost_database_gives_no_second_letter(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    shutil.rmtree(at.folder / "State")

    report = sweep(at)

    assert len(drafts(at)) == 2
    assert len(report.deliveries(Outcome.FOUND)) == 2


def test_a_second_computer_gives_no_second_letter(tmp_path: Path) -> None:
    one = home(tmp_path / "one")
    sweep(one)
    two = write(SMALL, tmp_path / "two", NOW)
    shutil.rmtree(two.mail)
    two.mail.symlink_to(one.mail)

    sweep(two)

    assert len(drafts(one)) == 2


def test_a_deleted_draft_stays_deleted(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    for path in draft_files(at):
        path.unlink()

    sweep(at)

    assert drafts(at) == []


def test_a_draft_in_the_trash_stays_there_also_when_the_database_is_lost(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    for path in draft_files(at):
        path.rename(at.mail / ".Trash" / "cur" / path.name)
    shutil.rmtree(at.folder / "State")

    sweep(at)

    assert drafts(at) == []


def test_a_sent_letter_is_not_written_again_also_when_the_database_is_lost(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    for path in draft_files(at):
        path.rename(at.mail / ".Sent" / "cur" / path.name.replace(",D", ",S"))
    sweep(at)
    shutil.rmtree(at.folder / "State")

    sweep(at)

    assert drafts(at) == []


def test_an_edited_draft_stays_as_edited(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    for path in draft_files(at):
        path.write_bytes(path.read_bytes().replace(b"Robin Ferrer", b"Robin"))
    edited = {path: path.read_bytes() for path in draft_files(at)}

    sweep(at)
    shutil.rmtree(at.folder / "State")
    sweep(at)

    assert {path: path.read_bytes() for path in draft_files(at)} == edited


def test_an_event_moved_after_its_draft_exists_gives_no_second_thank_you(tmp_path: Path) -> None:
    at = home(tmp_path)
    sweep(at)
    moved = {**SMALL["calendar"][0], "at": "-3h", "sequence": 2}
    write({**SMALL, "mail": [], "calendar": [moved]}, at.folder, NOW)

    sweep(at, NOW + timedelta(hours=2))

    assert len(drafts(at)) == 2


def test_two_runs_at_once_give_one_letter_each(tmp_path: Path) -> None:
    at = home(tmp_path, now=wiring.now())
    command = ("--config", at.config, "run")

    with ThreadPoolExecutor() as pool:
        ended = list(pool.map(lambda _: followup(*command), range(3)))

    assert {one.code for one in ended} <= {0, 75}
    assert 0 in {one.code for one in ended}
    assert len(drafts(at)) == 2


def test_killed_before_any_of_its_writes_the_next_run_finishes_the_work(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tests.system.killer", str(tmp_path)], cwd=ROOT, check=True)

    points = sorted(path for path in tmp_path.iterdir() if path.name.isdigit())
    assert len(points) > 30
    for point in points:
        at = Home(point)
        sweep(at)
        assert people(at) == [to for to, _ in BOTH], f"killed before change {point.name} of {len(points)}"
