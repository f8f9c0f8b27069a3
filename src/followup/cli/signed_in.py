"""How does an account stand that signs in over the network?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from followup.connectors.sign_in import Standing


def whose(standing: Standing) -> str:
    """Who signed in, and what that allows."""
    *others, last = standing.allows
    allows = f"{', '.join(others)} and {last}" if others else last
    return f"as {standing.address}; it can {allows}"


def until(standing: Standing, zone: str) -> str:
    """When it ends by itself, and what to do about that; nothing if it does not."""
    if standing.ends is None:
        return ""
    return (
        f"It ends on {_day(standing.ends, zone)}: your app is still “in testing”, or you allowed it for a time only. "
        "Publish the app, then connect once more; `followup help google` tells how."
    )


def since(standing: Standing, zone: str) -> str:
    """The day of the sign-in."""
    return _day(standing.since, zone)


def _day(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%-d %B %Y}"
