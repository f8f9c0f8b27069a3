"""What is wrong with the user's templates?"""

from pathlib import Path

import pytest

from followup import languages
from followup.wording.letters import file_of
from followup.wording.proofs import faults
from followup.wording.samples import LETTERS

OURS = languages.folder()
GOOD = "Subject: Thank you\n\nHello,\n\nThank you.\n\n{{ me }}\n"


MUCH_OF_JINJA = """
{% macro hello(name, formal=false) -%}
{{ "Dear " ~ name if formal else "Hi " ~ name }}
{%- endmacro %}
{% macro box() %}[{{ caller() }}]{% endmacro %}
{% set intro %}{% if role %}the {{ role }} job{% else %}the job{% endif %}{% endset %}
Subject: {{ intro | capitalize }}

{{ hello(to.given or "there") }},
{{ hello(to.name or "there", formal=true) }},

{% filter upper %}thanks for {{ intro }}{% endfilter %}
{% if intro == "the Data Engineer job" %}
Data!
{% endif %}

{% for point in points %}
- {{ loop.index }}. {{ point }}
{% else %}
nothing noted
{% endfor %}

{% call box() %}{{ me }}{% endcall %}

{% raw %}{# as it stands #}{% endraw %}
{% with x = 3 %}{{ x }}{% endwith %}
{% include "en/missing.j2" ignore missing %}
{% for a in others if a.startswith("S") %}{{ a }} {% endfor %}
{{ [weekday, slots] | select("number") | list | length }} {{ "a" if belated }}
{% set ns = namespace(found=false) %}{% for p in others %}{% set ns.found = true %}{% endfor %}{{ "found" if ns.found else "no" }}
{% import "ours/en/letter.j2" as x2 with context %}
{{ me }}
"""


def told(own: Path, **templates: str) -> list[str]:
    """What is told of these English templates, without the folder."""
    for name, text in templates.items():
        path = own / "en" / f"{name}.j2"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [str(fault).removeprefix(f"{own}/en/") for fault in faults(OURS, own)]


def test_a_good_template_has_no_faults(tmp_path: Path) -> None:
    assert told(tmp_path, thank_you=GOOD) == []


def test_a_good_template_may_do_much(tmp_path: Path) -> None:
    assert told(tmp_path, thank_you=MUCH_OF_JINJA) == []


def test_a_folder_that_is_not_there_has_no_faults(tmp_path: Path) -> None:
    assert faults(OURS, tmp_path / "letters") == []


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt"])
def test_ours_would_have_none_if_they_were_the_users(tmp_path: Path, language: str) -> None:
    folder = tmp_path / language
    folder.mkdir()
    for step in (*LETTERS, "letter"):
        (folder / file_of(step)).write_text((OURS / language / file_of(step)).read_text("utf-8"), encoding="utf-8")

    assert faults(OURS, tmp_path) == []


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("Subject: Hi\n\n{{ employr }}\n", "thank_you.j2:3: there is no `employr`; did you mean `employer`?"),
        ("Subject: Hi\n\n{% if xyzzy %}a{% endif %}\n", "thank_you.j2:3: there is no `xyzzy`"),
        ("Subject: Hi\n\n{{ to.nickname }}\n", "thank_you.j2:3: 'dict object' has no attribute 'nickname'"),
        ("Subject: Hi\n\n{% if role %}\n", "thank_you.j2:3: Unexpected end of template."),
        ("Subject: Hi\n\nHello\n{{ role | shout }}\n", "thank_you.j2:4: No filter named 'shout'."),
        ("Subject: Hi\n\n{{ points + 1 }}\n", 'thank_you.j2:3: can only concatenate list (not "int") to list'),
        ("Subject: Hi\n{% include 'en/nothing.j2' %}\n", "thank_you.j2:2: there is no template 'en/nothing.j2'"),
        (
            "Subject: Hi\n\n{{ me.__class__ }}\n",
            "thank_you.j2:3: access to attribute '__class__' of 'str' object is unsafe.",
        ),
    ],
    ids=["misspelt", "unknown", "attribute", "syntax", "filter", "type", "include", "sandbox"],
)
def test_what_cannot_be_rendered_is_told_with_its_line(tmp_path: Path, template: str, fault: str) -> None:
    [said] = told(tmp_path, thank_you=template)

    assert said.startswith(fault)


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("Subject: Hi\n\nDear {{ to.given }},\n", "thank_you.j2:3: a hole where something is not known (,): `Dear ,`"),
        (
            "Subject: Hi\n\nThe {{ role }} job\n",
            "thank_you.j2:3: a hole where something is not known (two spaces): `The  job`",
        ),
        ("Subject: Hi\n\n\nOn\n{{ weekday }}\n", "thank_you.j2:5: a hole where something is not known (None): `None`"),
        ("Subject: Hi\n\nAt ({{ employer }})\n", "thank_you.j2:3: a hole where something is not known (()): `At ()`"),
        ("Subject: Hi\n\n{{ strength }}.\n", "thank_you.j2:3: a hole where something is not known (.): `.`"),
        ("Subject: {{ role }}\n\nHello\n", "thank_you.j2:1: the subject is sometimes empty"),
        ("Subject: Hi\n\n{{ role }}\n", "thank_you.j2:1: sometimes nothing follows the subject"),
        (
            "{{ role }}\nSubject: Hi\n\nHello\n",
            "thank_you.j2:1: the first line must begin with `Subject:`, and does not",
        ),
    ],
    ids=["name", "role", "none", "brackets", "stop", "subject", "body", "first line"],
)
def test_a_hole_is_told_with_its_line(tmp_path: Path, template: str, fault: str) -> None:
    said = told(tmp_path, thank_you=template)

    assert any(each.startswith(fault) for each in said), said


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        (
            'Subject: Hi\n\n{% if via == "phone" %}\na\n{% endif %}\nb\n',
            "3: what stands under this `if` is never reached",
        ),
        (
            "Subject: Hi\n\n{% if met %}\na\n{% else %}\nb\n{% endif %}\n",
            "6: what stands under the `else` is never reached",
        ),
        ("Subject: Hi\n\n{{ 'a' if met else 'b' }}\n", "3: what stands behind this `else` is never reached"),
        ("Subject: Hi\n\n{{ 'a' if not met else 'b' }}\n", "3: what stands before this `if` is never reached"),
        ("Subject: Hi\n\na\n{% for one in [] %}\nb\n{% endfor %}\n", "4: what stands in this `for` is never reached"),
        (
            '{% extends "ours/en/thank_you.j2" %}\n{% block thnks %}\na\n{% endblock %}\n',
            "2: the block `thnks` is never",
        ),
    ],
    ids=["if", "else", "else of an expression", "if of an expression", "for", "block"],
)
def test_what_is_never_reached_is_told_with_its_line(tmp_path: Path, template: str, fault: str) -> None:
    [said] = told(tmp_path, thank_you=template)

    assert said.startswith(f"thank_you.j2:{fault}")


def test_a_branch_that_one_of_many_situations_reaches_is_reached(tmp_path: Path) -> None:
    rare = (
        '{% if weekday == 4 and familiar and not role and others | length > 1 and via == "agent" %}\nBye\n{% endif %}\n'
    )

    assert told(tmp_path, thank_you=GOOD + rare) == []


def test_a_file_that_two_letters_share_is_reached_by_either(tmp_path: Path) -> None:
    shared = "{% if via == 'writer' %}\nreply\n{% elif via == 'agent' %}\nthanks\n{% endif %}\n"
    include = "Subject: Hi\n\nHello\n{% include 'en/shared.j2' %}\n"

    assert told(tmp_path, shared=shared, thank_you=include, rejection_reply=include) == []


def test_a_fault_in_a_file_that_is_included_is_told_there(tmp_path: Path) -> None:
    [said] = told(tmp_path, shared="Hello\n\nDear {{ to.given }},\n", thank_you=GOOD + "{% include 'en/shared.j2' %}\n")

    assert said.startswith("shared.j2:3: a hole")


def test_a_note_that_is_too_long_to_be_pasted_is_told(tmp_path: Path) -> None:
    [said, *_] = told(
        tmp_path, connect="Hello {{ to.name or 'there' }}, " + "let us stay in touch. " * 14 + "\n{{ me }}\n"
    )

    assert said.startswith("connect.j2:")
    assert "only 300 can be pasted" in said


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "thank_you.j2").write_bytes("Subject: Grüße\n\nHallo\n".encode("latin-1"))

    [fault] = faults(OURS, tmp_path)

    assert fault.file.endswith("de/thank_you.j2")
    assert "'utf-8' codec can't decode" in fault.problem


def test_a_file_that_no_letter_uses_is_told(tmp_path: Path) -> None:
    [said] = told(tmp_path, thankyou=GOOD)

    assert said.startswith("thankyou.j2: no letter uses this file; letters are called thank_you.j2, ")


def test_a_folder_that_is_no_language_is_told(tmp_path: Path) -> None:
    (tmp_path / "English").mkdir()
    (tmp_path / "English" / "thank_you.j2").write_text(GOOD)

    [fault] = faults(OURS, tmp_path)

    assert str(fault).endswith("thank_you.j2: 'English' is no language code, such as en, de or pt-BR")


def test_part_of_a_letter_can_be_ones_own(tmp_path: Path) -> None:
    override = (
        '{% extends "ours/en/thank_you.j2" %}\n{% block close %}\nSee you{{ " on " ~ day if day }}.\n{% endblock %}\n'
    )

    assert told(tmp_path, thank_you=override) == []


def test_what_all_letters_of_a_language_share_can_be_ones_own(tmp_path: Path) -> None:
    override = '{% extends "ours/en/letter.j2" %}\n{% block closing %}\nYours sincerely,\n{% endblock %}\n'

    assert told(tmp_path, letter=override) == []
