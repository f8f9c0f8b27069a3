"""What holds for every test: no request leaves this machine."""

import socket

import pytest

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting to anything but loopback fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            pytest.fail(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]  # whatever the caller passed

    monkeypatch.setattr(socket.socket, "connect", guarded)
