"""Which companies does an entry name that say of themselves that they are some, or that somebody calls a client?"""

import re
from collections.abc import Iterator

from followup.domain.employers import is_agency, is_company
from followup.domain.events.entries import Entry
from followup.domain.events.jobs import names_job
from followup.domain.events.side_by_side import KOREAN_FIRMS
from followup.domain.events.spotting import plain, spot_all

EASTERN_COMPANY = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:科技|银行|銀行|集团|集團|网络|網路|软件|软體|電子|电子|传媒|生物|制药|證券|证券|保险|医院|醫院|大学|大學|出版社|设计院|物流|汽车|能源|教育|医药|醫藥|书店|書店|書局|书局|餐厅|餐廳|酒店|饭店|食品|建材|机械|機械|设计|設計|广告|廣告|文化|旅行社|律所|律师事务所|事务所|事務所|诊所|診所|中学|小学|小學|中學|工作室)"
    rf"|[가-힣]{{1,8}}(?:{KOREAN_FIRMS})(?![가-힣])"
    r"|[\u3040-\u30ff\u4e00-\u9fff]{2,10}(?:製作所|工業|商事|電機|製薬|建設|システムズ|ホールディングス|商会|商店|出版|工房|製菓|食品|書店|病院|学園|運輸|印刷|不動産|旅館|ホテル)"
)
"""How companies in scripts without spaces end."""
RUN = re.compile(
    r"(?:[^\W\d_a-z][\w&'’.-]*|\d+[A-Za-z]\w*)(?:[ ](?:[^\W\d_a-z][\w&'’.-]*|&|and|und|of|de|for"
    r"|e\.\s?V\.|gGmbH|mbH|s\.r\.o\.|a\.s\.|d\.o\.o\.|s\.p\.a\.)){0,4}"
)
"""Capitalised words, with what may stand between and behind them in a company's name."""
_CONNECTORS = frozenset(["&", "and", "und", "of", "de", "for"])
_NAME_END = re.compile(r"[,;:(|]|\s[-–—]\s")
_LONGEST_NAME = 5


def companies_on_lines(entry: Entry) -> Iterator[str]:
    """Those with which a line of the description begins, and that call themselves one: "Alder Hotel, 3 Mill Lane"."""
    for line in entry.description.lines:
        name = _NAME_END.split(line.strip(), maxsplit=1)[0].strip()
        places = spot_all(plain(name), entry.lexicons, "place")
        if name[:1].isupper() and len(name.split()) <= _LONGEST_NAME and is_company(name) and not places:
            yield name


def clients_in(entry: Entry) -> Iterator[str]:
    """For whom an agency looks: the capitalised run behind "our client"."""
    text = entry.description.text
    for hit in spot_all(plain(text), entry.lexicons, "client"):
        behind = re.sub(r"^[,:]?\s*(?:(?:der|die|das|den|dem|the|la|le|il|el|de|het)\s)?\s*", "", text[hit.end :])
        run = to_sentence_end(found.group()) if (found := RUN.match(behind)) else ""
        if run and not is_agency(name=run) and not names_job(run, entry.lexicons):
            yield run


def to_sentence_end(run: str) -> str:
    """The run up to where a sentence ends: behind "Ltd." in "Ollivanders Ltd. We", nowhere in "Bursztyn S.A."."""
    words = run.split()
    ends = [n for n, word in enumerate(words) if word.endswith(".") and "." not in word[:-1]]
    words = words[: ends[0] + 1] if ends else words
    while words and words[-1] in _CONNECTORS:
        words = words[:-1]
    return " ".join(words).rstrip(".") if ends else " ".join(words)
