from pathlib import Path

import pytest
from ruamel.yaml import YAML

from followup.languages import folder
from followup.languages.plain_yaml import read

FILES = sorted(Path(str(folder())).glob("*/*.yaml"))


def test_mappings_and_lists_and_texts_are_read() -> None:
    text = "name: English\nsays:\n  refusal: [not to <proceed>, 'no: never']\n  offer: []\n"

    assert read(text) == {"name": "English", "says": {"refusal": ["not to <proceed>", "no: never"], "offer": []}}


def test_what_looks_like_a_number_or_an_answer_is_text() -> None:
    assert read("- 12\n- 1.50\n- true\n- no\n- 2026-10-14\n") == ["12", "1.50", "true", "no", "2026-10-14"]


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_nothing_is_none(text: str) -> None:
    assert read(text) is None


def test_an_alias_is_refused() -> None:
    with pytest.raises(ValueError, match="written out"):
        read("a: &x [yes]\nb: *x\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_of_a_language_is_read_as_the_library_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert _as_text(read(text)) == _as_text(YAML(typ="safe").load(text))


def _as_text(node: object) -> object:
    match node:
        case dict():
            return {str(key): _as_text(value) for key, value in node.items()}
        case list():
            return [_as_text(value) for value in node]
        case _:
            return str(node)
