"""How is it shown to a person?

terminal    one line, a page, progress, headings
phrasing    what was noticed and decided, in words
knowledge   cases, notes, the agenda, explanations, settings
runs        what a run did, and the demo
"""

from followup.cli.render.knowledge import agenda, case, cases, explanations, settings, strays
from followup.cli.render.runs import demo, report
from followup.cli.render.terminal import console, heading, page, program, progress, say

__all__ = [
    "agenda",
    "case",
    "cases",
    "console",
    "demo",
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
