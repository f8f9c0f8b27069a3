"""How is Microsoft's sign-in asked?

Over msal, which goes to the network as soon as it is made, and would wait for ever: over our own session, its requests
pass the gate and have a time limit. What it raises becomes ours here.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import requests
from msal import PublicClientApplication, SerializableTokenCache
from msal.exceptions import MsalError

from followup.connectors.outlook.client import Client
from followup.connectors.retry import Passing
from followup.connectors.transport import open_session


@contextmanager
def application(client: Client, cache: SerializableTokenCache) -> Iterator[PublicClientApplication]:
    """The application that msal makes, for one conversation. Raises `Passing` as `understood` does."""
    with open_session([client.sign_in]) as session:
        # What it cannot read, it logs: the whole answer.
        logging.getLogger("msal").setLevel(logging.CRITICAL)
        with understood():
            app = PublicClientApplication(
                client.id,
                authority=client.authority,
                token_cache=cache,
                http_client=session,
                instance_discovery=False,
            )
        yield app


@contextmanager
def understood() -> Iterator[None]:
    """Around each question to msal: raises `Passing` for what another try may mend."""
    try:
        yield
    except (requests.HTTPError, MsalError):
        raise Passing("Microsoft's sign-in does not work at the moment") from None
    except requests.RequestException:
        raise Passing("Microsoft's sign-in cannot be reached") from None
    except (ValueError, TypeError, KeyError, RuntimeError):
        # No such tenant, or what a hotel's network answers in its place.
        raise Passing(
            "Microsoft's sign-in gave no answer that makes sense; if that stays so, see `authority` in config.yaml"
        ) from None


def scopes_for(client: Client, scopes: tuple[str, ...]) -> list[str]:
    """The scopes as they are asked for: those of the Graph that is meant."""
    return [f"{client.graph}/{scope}" for scope in scopes]
