"""Under which of their addresses does the user write, and what stands below their letters?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from followup.connectors.google.wire import Absent, Wire
from followup.connectors.html import text_of
from followup.connectors.letters import Signature
from followup.domain.model import Letter, Person


class Senders:
    """What Gmail knows under "Send mail as"."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def signed(self, letter: Letter) -> tuple[Letter, Signature | None]:
        """The letter from an address that Gmail lets the user write from, and the signature that goes with that.

        A letter that has a signature already keeps the one it has.
        """
        alias = _chosen(self._aliases, letter.sender.address)
        if alias is None:
            return letter, None
        sender = Person(letter.sender.name or alias.get("displayName", ""), alias["sendAsEmail"])
        return replace(letter, sender=sender), None if letter.signature else _signature(alias)

    @cached_property
    def _aliases(self) -> Sequence[Mapping[str, Any]]:
        request = self._wire.senders.list(
            userId="me",
            fields="sendAs(sendAsEmail,displayName,signature,isPrimary,isDefault,verificationStatus)",
        )
        try:
            return list(self._wire.ask(request).get("sendAs", ()))
        except Absent:
            return ()


def _chosen(aliases: Sequence[Mapping[str, Any]], address: str) -> Mapping[str, Any] | None:
    """The alias that was written to, if it has been verified; else the one that the user writes from by default."""
    usable = [alias for alias in aliases if alias.get("isPrimary") or alias.get("verificationStatus") == "accepted"]
    asked = [alias for alias in usable if alias["sendAsEmail"].lower() == address.lower()]
    default = [alias for alias in usable if alias.get("isDefault")]
    return next(iter([*asked, *default, *usable]), None)


def _signature(alias: Mapping[str, Any]) -> Signature | None:
    html = str(alias.get("signature", ""))
    text = text_of(html).strip()
    return Signature(text, html) if text else None
