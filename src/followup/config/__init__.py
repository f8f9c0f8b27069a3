"""What does the user want? config.yaml -> Settings, or every fault in it at once, each with its line.

settings    what can be set
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
    Profile,
    Settings,
    SignedInAccount,
    Strength,
    TokenPlace,
    Use,
)
from followup.config.starting import Answers, draft_config, write_new

__all__ = [
    "Account",
    "Answers",
    "Folders",
    "GoogleAccount",
    "LocalAccount",
    "Me",
    "Profile",
    "Settings",
    "SignedInAccount",
    "Strength",
    "TokenPlace",
    "Use",
    "draft_config",
    "find_config",
    "load",
    "write_new",
]
