"""Which languages do we know?

One folder a language: `lexicon.yaml` (what mail says), `interviews.yaml` (what calendars say), `search.yaml` (by what such
mail is found in a large mailbox), and the letters (Jinja).
To add a language, add a folder.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from followup.domain.language.lexicon import Lexicon, Lexicons, Phrases


@cache
def load() -> Lexicons:
    """Every language in the package, English first, then by code."""
    known = [each for each in folder().iterdir() if _is_language(each)]
    lexicons = (_lexicon_from(each) for each in sorted(known, key=lambda each: (each.name != "en", each.name)))
    return {lexicon.language: lexicon for lexicon in lexicons}


def folder() -> Traversable:
    """The folder with a folder for each language; our letters lie in them."""
    return files(__name__)


def _is_language(folder: Traversable) -> bool:
    return any((folder / name).is_file() for name in ("lexicon.yaml", "interviews.yaml"))


def _lexicon_from(folder: Traversable) -> Lexicon:
    mail = _yaml(folder / "lexicon.yaml")
    calendar = _yaml(folder / "interviews.yaml")
    return Lexicon(
        folder.name,
        str(mail.get("name", folder.name)),
        mail=_phrases(mail.get("says")),
        calendar=_phrases(calendar),
        words=_phrases(mail.get("words")),
        searched=_phrases(_yaml(folder / "search.yaml")).get("phrases", ()),
    )


def _yaml(file: Traversable) -> Mapping[str, object]:
    """The mapping that a file consists of."""
    from followup.languages import plain_yaml  # noqa: PLC0415 - `--version` and `help` do without

    document = plain_yaml.read(file.read_text(encoding="utf-8")) if file.is_file() else None
    return document if isinstance(document, dict) else {}


def _phrases(sections: object) -> Phrases:
    """The lists among `sections`, by name."""
    if not isinstance(sections, dict):
        return {}
    return {str(name): tuple(map(str, items)) for name, items in sections.items() if isinstance(items, list)}
