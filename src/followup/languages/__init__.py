"""Which languages do we know?

One folder a language: `lexicon.yaml` (what mail says), `tone.tsv` (what its words sound like together), `interviews.yaml` (what
calendars say), `search.yaml` (by what such mail is found in a large mailbox), and the letters (Jinja).
To add a language, add a folder.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from followup.domain.language.lexicon import Lexicon, Lexicons, Phrases, Weights


@cache
def load() -> Lexicons:
    """Every language in the package, English first, then by code. A file is read when somebody looks into it."""
    known = [each for each in folder().iterdir() if _is_language(each)]
    lexicons = (_lexicon_from(each) for each in sorted(known, key=lambda each: (each.name != "en", each.name)))
    return {lexicon.language: lexicon for lexicon in lexicons}


def folder() -> Traversable:
    """The folder with a folder for each language; our letters lie in them."""
    return files(__name__)


class Lists(Mapping[str, tuple[str, ...]]):
    """The lists in a mapping, by name. It is read when somebody looks for one: a run that finds nothing new needs none."""

    def __init__(self, read: Callable[[], object]) -> None:
        self._read = read

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)

    @cached_property
    def _lists(self) -> Phrases:
        sections = self._read()
        if not isinstance(sections, dict):
            return {}
        return {str(name): tuple(map(str, items)) for name, items in sections.items() if isinstance(items, list)}


def _is_language(folder: Traversable) -> bool:
    return any((folder / name).is_file() for name in ("lexicon.yaml", "interviews.yaml"))


def _lexicon_from(folder: Traversable) -> Lexicon:
    mail = cache(partial(_yaml, folder / "lexicon.yaml"))
    return Lexicon(
        folder.name,
        mail=Lists(lambda: mail().get("says")),
        calendar=Lists(partial(_yaml, folder / "interviews.yaml")),
        words=Lists(lambda: mail().get("words")),
        search=Lists(partial(_yaml, folder / "search.yaml")),
        tone=cache(partial(_weights, folder / "tone.tsv")),
    )


def _weights(file: Traversable) -> Weights:
    """The table that `scripts/learn` wrote: a mark and its weights a line."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    rows = (line.split("\t") for line in lines)
    return {mark: tuple(map(float, weights)) for mark, *weights in rows}


def _yaml(file: Traversable) -> Mapping[str, object]:
    """The mapping that a file consists of."""
    from followup.languages import plain_yaml  # noqa: PLC0415 - who reads nothing does without the library

    document = plain_yaml.read(file.read_text(encoding="utf-8")) if file.is_file() else None
    return document if isinstance(document, dict) else {}
