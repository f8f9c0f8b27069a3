"""How is a template rendered?

It is Jinja, sandboxed and strict: a name that does not exist is a fault, never a hole in a letter.
As `ours/<language>/<step>.j2`, our templates can be extended or included by the user's own.
"""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from followup.errors import ConfigError, Fault
from followup.wording.joining import begun, ended, lowered, retold, unended
from followup.wording.picking import picker

OURS = "ours/"

MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError, OSError)
"""What a template can raise that was written wrongly, or cannot be read."""


class Templates(ImmutableSandboxedEnvironment):
    """Where templates are found and rendered: the user's first, then ours, whose names may also begin with `ours/`."""

    def __init__(self, ours: Traversable, own: Path | None) -> None:
        def packaged(name: str) -> tuple[str, str, None] | None:
            plain = name.removeprefix(OURS)
            source = ours.joinpath(*plain.split("/"))
            return (source.read_text(encoding="utf-8"), OURS + plain, None) if source.is_file() else None

        loaders: list[BaseLoader] = [FunctionLoader(packaged)]
        if own:
            loaders.insert(0, FileSystemLoader(own))
        super().__init__(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            autoescape=False,  # letters are plain text
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self.filters |= {"ended": ended, "begun": begun, "lowered": lowered, "retold": retold, "unended": unended}

    def rendered(self, name: str, facts: Mapping[str, object], path: str) -> str:
        """What the template of that name says with these facts. Raises `ConfigError`; `path` is where the file lies."""
        try:
            return self.get_template(name).render(**facts, pick=picker(facts)).strip()
        except MISTAKES as error:
            raise ConfigError([fault(error, path)]) from error


def fault(error: Exception, path: str) -> Fault:
    """What is wrong with a template, and where; `path` is the one that was asked for.

    Jinja knows the place of a syntax error; of anything else the traceback does.
    """
    problem = (error.message if isinstance(error, TemplateError) else str(error)) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return Fault(error.filename or path, error.lineno, "", problem)
    line, place = 0, error.__traceback__
    while place:
        if place.tb_frame.f_code.co_filename.endswith(".j2"):
            path, line = place.tb_frame.f_code.co_filename, place.tb_lineno
        place = place.tb_next
    return Fault(
        path, line, "", f"there is no template {problem!r}" if isinstance(error, TemplateNotFound) else problem
    )
