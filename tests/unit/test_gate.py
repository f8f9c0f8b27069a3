import pytest

from followup.connectors.gate import Allowed, Forbidden, check

MAIL = Allowed(
    "https://mail.example/v1",
    ("GET /messages", "GET /messages/{id}", "POST /drafts", "DELETE /drafts/{id}"),
)
SLASHED = Allowed("https://graph.example", ("GET /messages/{id}",), slashes_in_ids=True)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("GET", "https://mail.example/v1/messages"),
        ("get", "https://mail.example/v1/messages?q=from%3Ahana%40brightfold.example&maxResults=500"),
        ("GET", "https://mail.example/v1/messages/18c2f0a9b7"),
        ("DELETE", "https://mail.example/v1/drafts/r-4711"),
    ],
)
def test_what_is_on_the_list_may_leave(method: str, url: str) -> None:
    check(method, url, {}, [MAIL])


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("POST", "https://mail.example/v1/messages"),
        ("DELETE", "https://mail.example/v1/messages/18c2f0a9b7"),
        ("POST", "https://mail.example/v1/drafts/send"),
        ("POST", "https://mail.example/v1/messages/send"),
        ("GET", "https://mail.example/v1/messages/"),
        ("GET", "https://mail.example/v1//messages"),
        ("GET", "https://mail.example/v1messages"),
        ("GET", "https://mail.example/messages"),
        ("GET", "https://mail.example/upload/v1/messages"),
        ("GET", "https://mail.example/v1/messages#drafts"),
        ("DELETE", "https://mail.example/v1/drafts/.."),
        ("DELETE", "https://mail.example/v1/drafts/%2e%2e"),
        ("DELETE", "https://mail.example/v1/drafts/%2E%2E%2Fmessages"),
        ("DELETE", "https://mail.example/v1/drafts/a%252Fb"),
        ("DELETE", "https://mail.example/v1/drafts/a%5cb"),
        ("DELETE", "https://mail.example/v1/drafts/a\\b"),
        ("DELETE", "https://mail.example/v1/drafts/a\nb"),
        ("DELETE", "https://mail.example/v1/drafts/"),
    ],
)
def test_what_is_not_on_the_list_stays_here(method: str, url: str) -> None:
    with pytest.raises(Forbidden):
        check(method, url, {}, [MAIL])


@pytest.mark.parametrize(
    "server",
    [
        "http://mail.example",
        "https://mail.example:8443",
        "https://mail.example.evil.example",
        "https://mail.example@evil.example",
        "https://evil.example",
        "//mail.example",
    ],
)
def test_another_server_is_never_spoken_to(server: str) -> None:
    with pytest.raises(Forbidden):
        check("GET", f"{server}/v1/messages", {}, [MAIL])


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "x-http-method", "X-Method-Override"])
@pytest.mark.parametrize(
    ("method", "disguised", "url"),
    [
        ("POST", "DELETE", "https://mail.example/v1/messages/18c2f0a9b7"),
        ("GET", "DELETE", "https://mail.example/v1/messages/18c2f0a9b7"),
        ("GET", "post", "https://mail.example/v1/messages"),
        ("POST", "GET", "https://mail.example/v1/messages"),
    ],
)
def test_a_method_in_disguise_is_known_for_what_it_is(header: str, method: str, disguised: str, url: str) -> None:
    for value in (disguised, disguised.encode()):
        with pytest.raises(Forbidden):
            check(method, url, {header: value}, [MAIL])


def test_an_id_may_have_an_encoded_slash_only_where_the_provider_has_such_ids() -> None:
    check("GET", "https://graph.example/messages/AAMk%2FB%2Bc%3D", {}, [SLASHED])

    with pytest.raises(Forbidden):
        check("GET", "https://mail.example/v1/messages/AAMk%2FB", {}, [MAIL])


@pytest.mark.parametrize("segment", ["AA%2F..%2FB", "%2F", "a%2F%2Fb", "a%252Fb", "a/b"])
def test_an_encoded_slash_leads_nowhere_else(segment: str) -> None:
    with pytest.raises(Forbidden):
        check("GET", f"https://graph.example/messages/{segment}", {}, [SLASHED])


def test_a_refusal_says_neither_whom_nor_what_it_was_about() -> None:
    with pytest.raises(Forbidden) as refusal:
        check("POST", "https://hana:secret@mail.example/v1/messages/send?q=from:hana@brightfold.example", {}, [MAIL])

    assert "hana" not in str(refusal.value)
    assert "secret" not in str(refusal.value)
