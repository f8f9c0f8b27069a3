"""What may be asked of Google?

`gmail.compose`, without which no draft can be kept, would also allow sending. These lists do not.
"""

from followup.connectors.gate import Allowed

GMAIL = "https://gmail.googleapis.com"
CALENDAR = "https://www.googleapis.com"


def allowed(api: str = "") -> tuple[Allowed, ...]:
    """All that a run may ask of Gmail and Google Calendar, or of the server at `api` that stands in for them."""
    return (
        Allowed(
            f"{api or GMAIL}/gmail/v1/users/me",
            (
                "GET /messages",
                "GET /messages/{id}",
                "GET /threads/{id}",
                "GET /settings/sendAs",
                "GET /drafts",
                "GET /drafts/{id}",
                "POST /drafts",
                "DELETE /drafts/{id}",
            ),
        ),
        Allowed(f"{api or CALENDAR}/calendar/v3", ("GET /calendars/{id}/events", "GET /users/me/calendarList")),
    )
