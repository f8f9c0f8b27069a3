"""Is a name in Latin letters written with the family name first?

So are Hungarian, Vietnamese and, often, Chinese, Korean and Japanese names. Told only where the words leave no doubt:
a family name that is common there stands first, and what follows looks like a given name of that language.
"""

import re
import unicodedata
from collections.abc import Sequence

from followup.domain.vocabulary import GIVEN_NAMES


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HUNGARIAN = _listed(
    """
    nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah
    fekete szilagyi torok feher kis szucs kocsis pinter fodor szalai sipos lukacs gulyas biro kiraly katona balog
    boros fazekas kelemen somogyi vegh szekely hegedus bartok barta halasz hajdu szoke bodnar virag vincze
    """
)
_JAPANESE = _listed(
    """
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi saito
    matsumoto inoue kimura hayashi shimizu yamazaki mori ikeda hashimoto abe ishikawa yamashita ogawa ishii hasegawa
    goto okada kondo maeda fujita endo aoki sakamoto murakami ota fujii nishimura fukuda miura takeuchi nakagawa okamoto
    matsuda harada nakano fujiwara morita ueda sugiyama
    """
)
_VIETNAMESE = _listed("nguyen tran pham huynh phan vuong truong dinh duong trinh bui")
_KOREAN = _listed(
    """
    kim lee park choi choe jung jeong chung kang cho yoon yun jang lim shin seo kwon hwang ahn hong yoo ryu oh bae baek
    heo moon yang song noh
    """
)
_CHINESE_MOST = _listed("wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo")
_CHINESE = _CHINESE_MOST | _listed(
    """
    liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lu su jiang cai jia ding wei
    xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou
    shao meng long wan duan qian yin qi mo
    """
)

_KOREAN_SYLLABLE = (
    "(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjhyw])?(?:yeo|yae|wae|eo|ae|ya|ye|yo|yu|wa|we|wi|wo|oe|eu|ui|oo|ee|[aeiou])"
    "(?:ng|[kntlmp](?![aeiouy]))?"
)
_KOREAN_GIVEN = re.compile(f"{_KOREAN_SYLLABLE}[- ]?{_KOREAN_SYLLABLE}")
_PINYIN_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie"
    "|iu|ua|uo|ui|ue|er|[aeiou])"
)
_PINYIN_GIVEN = re.compile(f"{_PINYIN_SYLLABLE}(?:[- ']?{_PINYIN_SYLLABLE})?")


def told_by_order(words: Sequence[str]) -> tuple[str, str] | None:
    """The given and the family name where the latter comes first; both empty where it may; None where it does not."""
    first, *rest = map(_plain, words or [""])
    if not rest or first in GIVEN_NAMES - _KOREAN - _CHINESE:
        return None
    if rest[-1] not in _VIETNAMESE and first in _VIETNAMESE:
        return words[-1], words[0]
    if any(
        rest[-1] not in families and families.intersection(first.split("-")) for families in (_HUNGARIAN, _JAPANESE)
    ):
        return words[1], words[0]
    if first in (_KOREAN | _CHINESE) - GIVEN_NAMES and rest[-1] in GIVEN_NAMES - _KOREAN - _CHINESE:  # Kang Daniel
        return " ".join(words[1:]), words[0]
    if first in _KOREAN and rest[-1] not in _KOREAN and _is_korean(" ".join(rest)):
        return " ".join(words[1:]), words[0]
    return _chinese(words, first, " ".join(rest))


def _is_korean(given: str) -> bool:
    return bool(_KOREAN_GIVEN.fullmatch(given)) and len(given) > 4 and given not in GIVEN_NAMES  # noqa: PLR2004 - Jun, Anna


def _chinese(words: Sequence[str], first: str, given: str) -> tuple[str, str] | None:
    if first not in _CHINESE or not _PINYIN_GIVEN.fullmatch(given):
        return None
    if GIVEN_NAMES.issuperset((first, given)):
        return "", ""
    if given not in _CHINESE or (first in _CHINESE_MOST and given not in _CHINESE_MOST):
        return " ".join(words[1:]), words[0]
    return None if given in _CHINESE_MOST and first not in _CHINESE_MOST else ("", "")


def _plain(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold().replace("đ", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))
