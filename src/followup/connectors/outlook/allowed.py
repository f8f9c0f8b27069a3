"""What may be asked of Graph?

`Mail.ReadWrite` does not allow sending, and neither does this list, whatever else a token may carry.
"""

from followup.connectors.gate import Allowed


def allowed(graph: str) -> tuple[Allowed, ...]:
    """All that a run may ask of the Graph there."""
    return (
        Allowed(
            f"{graph}/v1.0",
            (
                "GET /me/messages",
                "GET /me/messages/{id}",
                "POST /me/messages",
                "PATCH /me/messages/{id}",
                "POST /me/messages/{id}/createReply",
                "POST /me/messages/{id}/permanentDelete",
                "GET /me/mailFolders/{id}",
                "GET /me/mailFolders/{id}/messages",
                "GET /me/calendarView",
                "GET /me/calendars",
                "GET /me/calendars/{id}/calendarView",
            ),
            slashes_in_ids=True,
        ),
    )
