"""Are they on familiar terms with the user: du or Sie, tu or vous?"""

import re

_WORDS = {
    "de": (
        r"\b(?:du|dich|dir|dein(?:e[nmrs]?)?|euch|eure[nmrs]?)\b",
        r"(?<![.!?:]\s)(?<!^)\b(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b",
    ),
    "fr": (r"\b(?:tu|toi|te|ton|tes)\b", r"\b(?:vous|votre|vos)\b"),
    "es": (r"\b(?:tú|te|contigo|tus?)\b", r"\b(?:usted|ustedes)\b"),
    "pt": (r"\b(?:tu|te|ti|contigo|teu|tua|teus|tuas|você|vocês)\b", r"\b(?:o senhor|a senhora|V\.? ?Ex[.ªa]*)\b"),
    "it": (r"\b(?:tu|ti|tuo|tua|tuoi|tue)\b", r"\b(?:Lei|Le|La|Suo|Sua)\b"),
    "nl": (r"\b(?:je|jij|jou|jouw)\b", r"\b(?:u|uw)\b"),
}
"""Language -> words for the user among friends, and words for the user otherwise. Which is which may hang on case."""

_PATTERNS = {
    language: (re.compile(familiar, re.IGNORECASE), re.compile(formal))
    for language, (familiar, formal) in _WORDS.items()
}


def are_familiar(text: str, language: str) -> bool | None:
    """True for du, False for Sie, None where the language makes no difference or the text does not tell."""
    if language not in _PATTERNS:
        return None
    familiar, formal = (len(pattern.findall(text)) for pattern in _PATTERNS[language])
    return None if familiar == formal else familiar > formal
