"""What stands in the user's folder of notes?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.model import Jotting, Unreadable
from followup.notes import LARGEST, FolderNotes, sections


def parts(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(titles, body.strip()) for titles, body in sections(text)]


def test_each_heading_begins_a_note() -> None:
    assert parts("# Brightfold, 20 November\n- one\n\n# Otherco\n\n- two\n") == [
        (("Brightfold, 20 November",), "- one"),
        (("Otherco",), "- two"),
    ]


def test_a_lower_heading_stands_under_the_higher_ones() -> None:
    assert parts("# Brightfold\n- one\n## Team ##\n- two\n### Deep\n- three\n## Stack\n- four") == [
        (("Brightfold",), "- one"),
        (("Team", "Brightfold"), "- two"),
        (("Deep", "Team", "Brightfold"), "- three"),
        (("Stack", "Brightfold"), "- four"),
    ]


def test_a_heading_may_be_underlined() -> None:
    assert parts("Brightfold\n==========\n- one\n\nTeam\n----\n- two") == [
        (("Brightfold",), "- one"),
        (("Team", "Brightfold"), "- two"),
    ]


def test_a_rule_below_a_list_makes_no_heading() -> None:
    assert parts("# Brightfold\n- one\n---\n- two") == [(("Brightfold",), "- one\n---\n- two")]


def test_a_heading_with_nothing_below_it_is_no_note() -> None:
    assert parts("# Brightfold\n\n## Team\n- one") == [(("Team", "Brightfold"), "- one")]


def test_a_comment_in_code_is_no_heading() -> None:
    assert parts("# Brightfold\n```\n# select\n```\n- one") == [(("Brightfold",), "```\n# select\n```\n- one")]


def test_the_fields_at_the_top_are_titles() -> None:
    text = "---\nemployer: Brightfold\ntags: [work]\ndate: 2026-11-20\n---\n# With Hana\n- one"

    assert parts(text) == [(("With Hana", "Brightfold", "work", "2026-11-20"), "- one")]


def test_fields_that_never_end_are_text() -> None:
    assert parts("---\nemployer: Brightfold") == [((), "---\nemployer: Brightfold")]


@pytest.mark.parametrize("gap", ["\n\n", "\n- ", "\n\n- "])
def test_a_first_line_that_stands_alone_is_a_title(gap: str) -> None:
    [(titles, body)] = parts(f"Brightfold, Hana Ito{gap}They rewrite the pipeline")

    assert titles == ("Brightfold, Hana Ito",)
    assert body.endswith("They rewrite the pipeline")


@pytest.mark.parametrize("text", ["one\ntwo", "- one\n\ntwo", "one"])
def test_another_first_line_is_none(text: str) -> None:
    assert parts(text) == [((), text)]


def test_only_text_and_markdown_are_read_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("a.md", "b.txt", "c.MARKDOWN", "d.docx", ".e.md", "~f.md", "README"):
        (tmp_path / name).write_text("- one", encoding="utf-8")
    (tmp_path / "g.md").mkdir()

    assert [item.name for item in jottings(tmp_path)] == ["a.md", "b.txt", "c.MARKDOWN"]


def test_the_name_of_the_file_is_its_last_title(tmp_path: Path) -> None:
    (tmp_path / "2026-11-20 Brightfold.md").write_text("# Hana\n- one", encoding="utf-8")

    [note] = jottings(tmp_path)

    assert note.titles == ("Hana", "2026-11-20 Brightfold")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_as_editors_write_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("- Müller", encoding=encoding)

    assert [note.text for note in jottings(tmp_path)] == ["- Müller"]


def test_a_file_in_an_old_encoding_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("- Müller", encoding="cp1252")

    [broken] = FolderNotes(tmp_path).jottings()

    assert isinstance(broken, Unreadable)
    assert broken.reason == "it is not text in UTF-8; save it as that"


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * (LARGEST + 1), encoding="utf-8")

    [broken] = FolderNotes(tmp_path).jottings()

    assert isinstance(broken, Unreadable)


@given(st.text(st.sampled_from("#-=`~ ab:\n"), max_size=80))
def test_any_text_is_cut_into_notes_that_say_something(text: str) -> None:
    assert all(body.strip() for _, body in sections(text))


def jottings(folder: Path) -> list[Jotting]:
    items = list(FolderNotes(folder).jottings())
    assert all(isinstance(item, Jotting) for item in items)
    return [item for item in items if isinstance(item, Jotting)]
