"""Somebody at a browser, who answers the page of consent."""

from collections.abc import Callable
from threading import Thread

import lxml.html
import requests


class Person:
    """Visits the page in a thread of its own, as a browser would, and goes where it leads."""

    def __init__(self, account: str = "", *, unticked: str = "", allows: bool = True) -> None:
        self.account, self.unticked, self.allows = account, unticked, allows
        self.on_the_way: Callable[[int], None] = lambda _port: None
        self.address = ""
        self.page = ""
        self.scopes: list[str] = []
        self.lines: list[str] = []
        self.told: list[str] = []
        self._thread: Thread | None = None

    def visit(self, address: str, port: int) -> None:
        self.address = address
        self._thread = Thread(target=self._consent, args=(address, port), daemon=True)
        self._thread.start()

    def pasted(self) -> str | None:
        return self.lines.pop(0) if self.lines else None

    def mistaken(self, why: str) -> None:
        self.told.append(why)

    def enter(self, code: str, address: str) -> None:
        """Types the code of a device, at once."""
        data = {"code": code, "account": self.account, "answer": "allow" if self.allows else "deny"}
        self.page = requests.post(address, data=data, timeout=10).text

    def seen(self) -> str:
        """What the browser shows in the end."""
        assert self._thread is not None
        self._thread.join(10)
        return self.page

    def _consent(self, address: str, port: int) -> None:
        location = self.consent(address)
        self.on_the_way(port)
        self.arrive(location)

    def consent(self, address: str) -> str:
        """Where the page leads once it is answered."""
        asked = requests.get(address, timeout=10)
        assert asked.status_code == 200, asked.text
        [form] = lxml.html.fromstring(asked.text, base_url=address).forms
        boxes = [box.get("name") for box in form.inputs if getattr(box, "type", "") == "checkbox"]
        self.scopes = [str(box).rpartition("/")[2] for box in boxes]
        ticked = {str(box): "on" for box in boxes if not self.unticked or self.unticked not in str(box)}
        data = {"ticket": form.fields["ticket"], "account": self.account or form.fields["account"], **ticked}
        data["answer"] = "allow" if self.allows else "deny"
        form.make_links_absolute()
        answered = requests.post(form.action, data=data, timeout=10, allow_redirects=False)
        assert answered.status_code == 302, answered.text
        return answered.headers["Location"]

    def arrive(self, location: str) -> None:
        self.page = requests.get(location, timeout=30).text
