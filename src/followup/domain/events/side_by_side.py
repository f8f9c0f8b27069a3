"""Where does a piece of a title that nothing parts name two: a role and a company, a company and somebody there?"""

import re

from followup.domain.employers import is_company, is_house
from followup.domain.events.mentions import HONORIFIC
from followup.domain.events.spotting import WITHOUT_SPACES, plain, spot_all
from followup.domain.language.lexicon import Lexicons

BEFORE_SOMEBODY = re.compile(
    r"(?<=\w)(?<!\bund)(?<!\band)(?<!\bet)(?<!\by)(?<!\be)(?<!\bi)(?<!\ben)\s+(?=(?:(?:Hr|Fr)\.|(?:Frau|Herrn?|Mr|Mrs|Ms|Miss"
    r"|Mme|Mlle|Madame|Monsieur|Sra|Srta|Sig|Sig\.ra|[Dd]hr|[Mm]evr|[Mm]evrouw|pani|panem|panią)\b\.?)\s+[^\W\d_a-z])"
)
"""Behind a company its people may be named: "Brightfold Frau Adler"."""
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
KOREAN_FIRMS = "전자|소프트|테크|은행|그룹|병원|대학교|제약|건설|에너지|바이오|컴퍼니|미디어|증권|보험|항공|통신|화학|식품|유통|산업|물산"
"""How Korean companies end, and nothing else does."""
_KOREAN_COMPANY = re.compile(
    rf"[가-힣](?:{KOREAN_FIRMS}|랩스?|시스템즈?|학교|모빌리티|게임즈?|코리아|카드|네트웍스|솔루션즈?|스튜디오|중공업|상사|출판사?|연구소|재단|센터|박물관"
    r"|도서관|호텔|서점|커머스|페이)$"
)
"""In a title they end in more ways; what follows in the same breath is the role."""
_LINKS = frozenset({"de", "del", "du", "di", "of", "der", "des", "van", "and", "und", "&"})  # "Chef de cabinet" is one

LEGAL_FORM = re.compile(
    r"[\s,]+(?:g?GmbH(?: & Co\. KG)?|AG|SE|KG|OHG|eG|e\.\s?V\.|UG|Ltd|Limited|Inc|LLC|LLP|plc|PLC|Corp|S\.?A\.?S?|S\.?A\.?R\.?L|S\.?L|B\.?V"
    r"|N\.?V|AB|ApS|A/S|Oy|[Ss]\.?p\.?A|[Ss]\.?r\.?l|sp\. z o\.\s?o|s\.r\.o)\.?$"
)
"""Legal forms as they are written behind a name. `called` knows more, whatever their capitals: too many for a whole title."""
_SOMEBODY = re.compile(
    r"^(?:(?:Hr|Fr)\.|(?:Frau|Herrn?|Mr|Mrs|Ms|Mme|Madame|Monsieur|Sig|[Dd]hr|[Mm]evr|[Mm]evrouw)\b\.?)\s+(?:Dr\.\s+)?[^\W\d_a-z]\S*\s+"
)

_FROM = re.compile(
    r"^([^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)?) (?:de|di|da|du|van|von|vom|aus|from|of|z|från|fra) "
)


def somebody_and_company(text: str) -> tuple[str, str]:
    """Somebody by courtesy and family name, and the company that follows: "Frau Ott Brightfold GmbH", "Rosa de Hotel Lago"; else nobody and all of it."""
    found = _SOMEBODY.match(text) or _FROM.match(text)
    somebody = found.group(found.lastindex or 0).strip() if found else ""
    return (somebody, text[found.end() :]) if found and is_company(text[found.end() :]) else ("", text)


def company_and_addressee(text: str) -> tuple[str, str]:
    """A company, and somebody there by an honorific, in a script without spaces: "みなと商会 佐藤さん"; else all, and nobody."""
    company, _, last = text.strip().rpartition(" ")
    somebody = company and HONORIFIC.search(last) and WITHOUT_SPACES.search(company)
    return (company, last) if somebody else (text, "")


def role_and_company(text: str, lexicons: Lexicons) -> list[str]:
    """A role and a company side by side: in scripts without spaces a space parts them, elsewhere "Hotel" or "School" does."""
    words = text.split()
    houses = [n for n, word in enumerate(words[:-1]) if n and is_house(word) and words[n - 1] not in _LINKS]
    if houses and spot_all(plain(" ".join(words[: houses[0]])), lexicons, "occupation"):
        return [" ".join(words[: houses[0]]).rstrip(" ,;:&/-"), " ".join(words[houses[0] :])]
    if cut := _before_company(text, lexicons):
        return [text[:cut].rstrip(" ,;:&/-"), text[cut:].strip()]
    roles = [bool(spot_all(plain(word), lexicons, "occupation")) for word in words]
    ends = [n for n, word in enumerate(words[:-1], 1) if _KOREAN_COMPANY.search(word)]
    if ends and not any(roles[: ends[0]]) and any(roles[ends[0] :]):
        return [" ".join(words[: ends[0]]), " ".join(words[ends[0] :])]
    if len(words) > 1 and any(roles) and not all(roles) and all(_HAN.search(word) for word in words):
        return words
    return [text] if text else []


def _before_company(text: str, lexicons: Lexicons) -> int:
    """Where, behind a role, a company begins that gives its legal form: "Accountant Brightfold Ltd"; else 0."""
    called = LEGAL_FORM.sub("", text)
    jobs = spot_all(plain(called), lexicons, "occupation", "field") if called != text else []
    cut = max((hit.end for hit in jobs), default=0)
    occupied = any(hit.section == "occupation" for hit in jobs)
    return cut if occupied and called[cut : cut + 1] == " " and called[cut:].strip()[:1].isupper() else 0
