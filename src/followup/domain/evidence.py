"""Why do we believe it?"""

from dataclasses import dataclass

from followup.domain.model import one_line

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for (or against) what a signal says, with the words it was found in.

    `quote` is cut to 300 characters; `why` says in plain English what those words are taken to mean;
    `where` names the place: `text`, `subject`, `sender`, `title`, `description`, `attendees`, `status`, `user` ...
    A private event is read but never quoted: its evidence has an empty quote.
    """

    quote: str
    why: str
    where: str = "text"

    def __post_init__(self) -> None:
        quote = one_line(self.quote)
        if len(quote) > LONGEST_QUOTE:
            quote = quote[: LONGEST_QUOTE - 1].rstrip() + "…"
        object.__setattr__(self, "quote", quote)

    def __str__(self) -> str:
        return f"{self.why}: “{self.quote}”" if self.quote else self.why
