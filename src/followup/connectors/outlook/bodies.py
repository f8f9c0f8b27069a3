"""What does a body at Microsoft say, in whichever form it comes?"""

from collections.abc import Mapping
from typing import Any

from followup.connectors.html import text_of


def text_in(body: Mapping[str, Any] | None) -> str:
    """The body as text."""
    content = str((body or {}).get("content") or "")
    if content and str((body or {}).get("contentType", "")).lower() == "html":
        return text_of(content)
    return content.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
