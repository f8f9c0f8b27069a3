"""Which stage of a selection is an interview, and in which language is it spoken of?"""

from collections import Counter

from followup.domain.descriptions import Description
from followup.domain.lexicon import Lexicons
from followup.domain.spotting import plain, sections_named, spot_all
from followup.domain.titles import Title

# Where a text speaks of several, the one that says more: a day on site holds technical slots, a final round is still that.
_ORDER = (
    "onsite",
    "final",
    "panel",
    "hiring_manager",
    "phone_screen",
    "case_study",
    "technical",
    "recruiter_call",
    "culture",
)
UNKNOWN = "unknown"


def stage_of(title: Title, description: Description, lexicons: Lexicons) -> str:
    """The stage by the title, else by the description; `unknown` if neither tells."""
    for text in (title.plain, plain(description.text)):
        for stage in _ORDER:
            if spot_all(text, lexicons, f"stage_{stage}"):
                return stage
    return UNKNOWN


def language_of(title: Title, description: Description, lexicons: Lexicons) -> str:
    """The language whose phrases cover most of the title and the description, or the empty string."""
    text = plain(f"{title.text}\n{description.text}")
    sections = [section for section in sections_named(lexicons, "") if section != "mask"]
    covered: Counter[str] = Counter()
    for hit in spot_all(text, lexicons, *sections):
        covered[hit.language] += hit.end - hit.start
    return max(lexicons, key=lambda language: covered[language]) if covered else ""
