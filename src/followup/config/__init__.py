"""What does the user want? config.yaml -> Settings, or every fault in it at once, each with its line.

settings    what can be set: the whole, and accounts
steps       ... for each step of the policy
profile     ... for what letters say
section     what a section is
wishes      what that means for the policy and the letters
values      what may stand for a length of time, an address, a path
document    what a YAML file says, and on which line
faults      what is wrong with it, in words that help
reading     which file, and what it says
starting    the first config.yaml
"""

from followup.config.reading import find_config, load
from followup.config.settings import (
    Account,
    Folders,
    GoogleAccount,
    LocalAccount,
    Me,
    OutlookAccount,
    Settings,
    SignedInAccount,
    TokenPlace,
    Use,
)
from followup.config.starting import Answers, draft_config, write_new
from followup.config.wishes import profile, rules

__all__ = [
    "Account",
    "Answers",
    "Folders",
    "GoogleAccount",
    "LocalAccount",
    "Me",
    "OutlookAccount",
    "Settings",
    "SignedInAccount",
    "TokenPlace",
    "Use",
    "draft_config",
    "find_config",
    "load",
    "profile",
    "rules",
    "write_new",
]
