"""Where .ics files lie; what is in them is the affair of test_ical.py."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from followup.connectors.local.calendar import LocalCalendar
from followup.domain.model import Event, Unreadable, Window
from followup.errors import Unavailable

OCTOBER = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))


def write(path: Path, uid: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"UID:{uid}", "DTSTART:20261014T090000Z", "END:VEVENT", "END:VCALENDAR"]
    path.write_text("\r\n".join(lines))


def read(path: Path) -> list[Event | Unreadable]:
    return list(LocalCalendar("home", path, "Europe/Berlin").events(OCTOBER))


def uids(path: Path) -> list[str]:
    return [event.uid for event in read(path) if isinstance(event, Event)]


def test_a_folder_is_read_and_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("a.ics", "B.ICS", "family/c.ics", "work/d.ics"):
        write(tmp_path / name, uid=name)

    assert sorted(uids(tmp_path)) == ["B.ICS", "a.ics", "family/c.ics", "work/d.ics"]


def test_what_is_hidden_half_written_or_no_calendar_file_is_passed_over(tmp_path: Path) -> None:
    for name in (".a.ics", ".trash/b.ics", "work/.c.ics", "d.ics.tmp", "displayname", "notes.txt"):
        write(tmp_path / name, uid=name)

    assert read(tmp_path) == []


def test_an_event_keeps_the_file_it_was_read_from_as_its_handle(tmp_path: Path) -> None:
    write(tmp_path / "work" / "a.ics", uid="a")

    [event] = read(tmp_path)

    assert event.handle == "work/a.ics"


def test_one_file_is_a_calendar_too(tmp_path: Path) -> None:
    write(tmp_path / "export.ics", uid="a")

    assert uids(tmp_path / "export.ics") == ["a"]


def test_a_broken_file_among_others_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.ics", uid="a")
    (tmp_path / "b.ics").write_bytes(b"\x89PNG")

    [event, item] = read(tmp_path)

    assert isinstance(event, Unreadable) or isinstance(item, Unreadable)
    [broken] = [one for one in (event, item) if isinstance(one, Unreadable)]
    assert broken.place == str(tmp_path / "b.ics")
    assert "not an iCalendar file" in broken.reason


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.ics", uid="a")
    (tmp_path / "b.ics").symlink_to(tmp_path / "b.ics")

    found = read(tmp_path)

    [broken] = [one for one in found if isinstance(one, Unreadable)]
    assert "b.ics" in broken.place
    assert len(found) == 2


def test_a_file_that_was_taken_away_meanwhile_is_not_missed(tmp_path: Path) -> None:
    write(tmp_path / "a.ics", uid="a")
    (tmp_path / "b.ics").symlink_to(tmp_path / "gone.ics")

    assert uids(tmp_path) == ["a"]
    assert len(read(tmp_path)) == 1


def test_a_name_that_is_no_text_does_not_end_in_a_handle(tmp_path: Path) -> None:
    write(tmp_path / "caf\udce9.ics", uid="a")

    [event] = read(tmp_path)

    assert event.handle == "caf?.ics"


@pytest.mark.parametrize("name", ["nowhere", "nowhere.ics"])
def test_a_calendar_that_is_not_there_is_unavailable(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unavailable, match=r"^home: .*nowhere.*config\.yaml"):
        read(tmp_path / name)


def test_one_file_that_is_no_calendar_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "export.ics").write_text("")

    with pytest.raises(Unavailable, match=r"^home: .*export\.ics.*empty"):
        read(tmp_path / "export.ics")


def test_a_folder_in_the_folder_that_cannot_be_read_makes_all_unavailable(tmp_path: Path) -> None:
    write(tmp_path / "a.ics", uid="a")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o000)
    try:
        list(locked.iterdir())
    except PermissionError:
        pass
    else:
        pytest.skip("this user may read everything")

    with pytest.raises(Unavailable, match="locked"):
        read(tmp_path)
