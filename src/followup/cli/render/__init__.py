"""How is it shown to a person?

terminal    one line, a page, progress, headings
phrasing    what was noticed and decided, in words
knowledge   cases, notes, the agenda, explanations, settings
runs        what a run did
demo        the demo, which nothing else needs
"""

from followup.cli.render.knowledge import agenda, case, cases, explanations, settings, strays
from followup.cli.render.runs import report
from followup.cli.render.terminal import console, heading, page, program, progress, say

__all__ = [
    "agenda",
    "case",
    "cases",
    "console",
    "explanations",
    "heading",
    "page",
    "program",
    "progress",
    "report",
    "say",
    "settings",
    "strays",
]
