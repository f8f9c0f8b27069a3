"""Which characters do these bytes stand for?"""

import codecs

NOT_FOR_MAIL = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
"""Codecs of Python's that are no charset a mail program reads, or that a hostile mail could make slow or loud."""

WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
"""What programs write that declare the charset on the left, as every browser assumes."""

EIGHT_BITS = frozenset({"cp1252", "cp1254"})

MORE_THAN_ASCII = ("hz", "iso-2022", "utf-16", "utf-32", "utf16", "utf32")
"""Charsets in which bytes below 128 do not stand for themselves."""


def text_from(data: bytes, charset: str) -> str:
    """`data` as text. A missing, unknown or wrong charset costs at most a few characters; nothing is raised.

    Bytes that are valid UTF-8 are read so even where an eight-bit charset is declared: that is never a coincidence.
    """
    if data.isascii() and not charset.strip("\"' ").lower().startswith(MORE_THAN_ASCII):
        return data.decode("ascii")
    declared = _known(charset)
    candidates = ("utf-8", declared) if declared in EIGHT_BITS else (declared, "utf-8")
    for candidate in candidates:
        try:
            return data.decode(candidate)
        except (UnicodeError, LookupError):
            continue
    return data.decode(declared if _mostly_fits(data, declared) else "cp1252", "replace")


def _known(charset: str) -> str:
    """Python's name for the charset, or cp1252 for one that it does not know."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return "cp1252"
    return "cp1252" if name in NOT_FOR_MAIL else WIDER.get(name, name)


def _mostly_fits(data: bytes, charset: str) -> bool:
    """Whether reading `data` in `charset` loses next to nothing, so that it was meant, and cut or damaged."""
    try:
        lost = data.decode(charset, "replace").count("\N{REPLACEMENT CHARACTER}")
    except (UnicodeError, LookupError):
        return False
    return lost * 100 <= len(data)
