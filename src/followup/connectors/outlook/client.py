"""In whose name is Microsoft asked, and where?"""

from dataclasses import dataclass

from followup.connectors.gate import Allowed

PUBLISHED = ""
"""The id under which followup itself is registered, for users who have no registration of their own. There is none yet."""

LOGIN = "https://login.microsoftonline.com"
GRAPH = "https://graph.microsoft.com"


@dataclass(frozen=True, slots=True)
class Client:
    """A public client: an app registration, by its id, and those who may sign in to it. National clouds are elsewhere."""

    id: str
    authority: str = f"{LOGIN}/common"
    graph: str = GRAPH

    @property
    def sign_in(self) -> Allowed:
        """The little that signing in needs to ask."""
        return Allowed(
            self.authority.rpartition("/")[0],
            (
                "GET /{tenant}/v2.0/.well-known/openid-configuration",
                "POST /{tenant}/oauth2/v2.0/token",
                "POST /{tenant}/oauth2/v2.0/devicecode",
            ),
        )


def client_of(client_id: str, authority: str, graph: str) -> Client:
    """The client that config.yaml describes; `authority` is a tenant, or the whole address of one."""
    url = authority if authority.startswith("https://") else f"{LOGIN}/{authority}"
    return Client(client_id or PUBLISHED, url.rstrip("/"), graph.rstrip("/") or GRAPH)
