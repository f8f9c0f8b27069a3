"""Which employer and which role does a mail in Chinese, Japanese or Korean name?

These scripts have no capitals, and two of them no spaces: a company shows itself by its legal form, by the department that
follows it, by brackets in the subject, or by the particle behind it; a role by the word for "position" behind it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from followup.domain.employers import fold_name, is_agency
from followup.domain.events.spotting import plain, spot_all
from followup.domain.events.titles import is_role
from followup.domain.language.lexicon import Lexicons

LANGUAGES = frozenset({"ja", "zh", "ko"})
LONGEST_NAME = 24
"""Characters."""
LONGEST_ROLE = 30
SHORTEST = 2
SIGNATURE = 8
"""Lines at the end in which a company may sign."""

_RUN = r"[^\s、。，．,!！?？:：;；「」『』【】\[\]()（）〔〕<>《》|/／―—–…~〜\"“”]"
_FORM_BEFORE = r"(?:株式会社|有限会社|合同会社|一般社団法人|医療法人|学校法人|社会福祉法人|㈱|\(株\)|（株）|주식회사|㈜|\(주\)|（주）)"
_FORM_BEHIND = (
    r"(?:株式会社|有限会社|合同会社|㈱|\(株\)|（株）|(?:股份|科技)?有限(?:责任|責任)?公司|集团|集團|㈜|\(주\)|（주）)"
)
_DEPARTMENT = (
    r"(?:人事|採用|新卒採用|中途採用|人材|開発|営業|総務|管理|事業)(?:総務|開発|戦略)?(?:部|課|科|室|担当|チーム|グループ|係|本部|事務局)"
    r"|人力资源|人力資源|人事部|人事科|人事处|行政部|教务处|教務處|招聘|人才招募|招募|人资|人資|HR"
    r"|(?:인사|채용|인재|경영지원|피플|개발|사업)(?:총무)?(?:팀|담당|본부|그룹|실|시스템)"
)
_OURSELVES = frozenset(
    [
        "当社",
        "弊社",
        "小社",
        "貴社",
        "御社",
        "我司",
        "本公司",
        "我公司",
        "贵公司",
        "貴公司",
        "敝公司",
        "我们",
        "我們",
        "公司",
        "당사",
        "저희",
        "본사",
        "우리",
        "폐사",
        "귀사",
        "안녕하세요",
        "您好",
        "你好",
        "以上",
    ]
)
_WITH_FORM_BEFORE = re.compile(rf"({_FORM_BEFORE})[ \u3000]?({_RUN}{{2,{LONGEST_NAME}}})")
_WITH_FORM_BEHIND = re.compile(rf"({_RUN}{{2,{LONGEST_NAME}}}?)[ \u3000]?({_FORM_BEHIND})")
_WITH_DEPARTMENT = re.compile(rf"({_RUN}{{2,{LONGEST_NAME}}}?)[ \u3000]{{0,2}}(?:{_DEPARTMENT})")
_INTRODUCED = re.compile(rf"({_RUN}{{2,{LONGEST_NAME}}}?)の{_RUN}{{1,10}}?(?:です|でございます|と申します)")
_CLIENT = re.compile(rf"({_RUN}{{2,{LONGEST_NAME}}}?)(?:様より|様から|様の(?:選考|求人|面接)|様への|社より|社の選考)")
_APPLIED_TO = re.compile(
    rf"({_RUN}{{2,{LONGEST_NAME}}}?)(?:に(?:ご応募|応募|エントリー)|へのご応募|の採用選考|の選考)"
    rf"|(?:应聘|應徵|加入|投递|投遞|关注|關注|选择|選擇)({_RUN}{{2,{LONGEST_NAME}}}?)(?:的|公司|并|並|[，,。])"
    rf"|({_RUN}{{2,{LONGEST_NAME}}}?)(?:에|의)[ ](?:지원|관심|입사|채용|신입|경력)"
)
_BRACKETED = re.compile(r"[【\[〔「]([^】\]〕」]{2,24})[】\]〕」]")
_NO_NAME = re.compile(
    r"面接|面談|選考|採用|応募|結果|重要|通知|案内|連絡|内定|求人|招聘|面试|面試|邀请|邀請|结果|录用|錄取|应聘|應徵|感謝|感谢|简历|履歷"
    r"|职位|職位|岗位|先生|女士|小姐|日程|会社説明|お礼|返信|再送|至急"
    r"|면접|서류|전형|결과|안내|채용|합격|공고|알림|지원|님|안녕|감사|발신|입사"
)
_NO_COMPANY = re.compile(r"(?:部|課|室|係|チーム|グループ|本部|事務局|팀|실|様|さん|氏)$")
_LEAD = re.compile(
    r"^.*(?:この度は|このたびは|先日は|本日は|いつも|私は|私ども|は|を|が|には|にて|より|から|という|である|された|いただいた|頂いた"
    r"|应聘|應徵|加入|投递|投遞|关注|關注|我是|这里是|這裡是|来自|來自|我们是|我們是|您在|感谢您对|感謝您對|对|對|向|在|于|於)"
)
_TRAIL = re.compile(
    r"(?:の|では|に|へ|を|は|が|より|から|でござい|です|と申し|様|宛).*$|(?:的|人力|人事|招聘|敬上|谨上|謹上).*$|(?:에서|에|의|은|는|이|가|을|를|입니다|드림).*$"
)

_ROLE_LABELLED = re.compile(
    r"(?:募集職種|応募職種|職種|ポジション名?|募集ポジション|应聘岗位|应聘职位|应聘职务|职位名称|职位|岗位|應徵職缺|應徵職務|應徵職位|職缺|職務"
    r"|지원[ ]?분야|응시[ ]?분야|지원[ ]?직무|모집[ ]?부문|모집[ ]?직무|직무|포지션)[ ]?[:：][ ]?([^\n、。,，]{2,40})"
)
_ROLE_BEFORE = re.compile(
    rf"({_RUN}{{2,{LONGEST_ROLE}}}?)(?:の求人|のポジション|ポジション|の募集|としてのご?応募|枠|(?<=[\u4e00-\u9fffー])職(?=に|の|へ|と|で|を|。|、)"
    r"|一职|一職|职位|職位|岗位|崗位|職缺|职务|職務)"
    rf"|((?:{_RUN}+[ ]){{0,3}}?{_RUN}{{1,{LONGEST_ROLE}}}?)[ ](?:직무|포지션|직군|부문|직책|채용|모집|공채)(?=에|의|으로|로|을|를|[ ]|$)"
)
_ROLE_QUOTED = re.compile(
    r"[“「『\"]([^“”「」『』\"\n]{2,30})[”」』\"](?:一职|一職|岗位|崗位|职位|職位|职务|職務|的简历|的履歷|ポジション|のポジション|職| ?직무| ?포지션)"
)
"""`应聘的“嵌入式软件工程师”岗位`"""
_ROLE_PERHAPS = re.compile(
    rf"(?:担任|擔任|出任|来做|來做|业做|司做)({_RUN}{{2,15}})"
    rf"|({_RUN}{{2,15}}?)(?:[（(][^（）()\n]{{1,12}}[）)])?(?:として(?:来|お迎え|採用|入社|ご活躍|働)|につきまして|の(?:一次|二次|最終)面接|へのご応募)"
    rf"|((?:{_RUN}{{1,10}}[ ]){{0,2}}{_RUN}{{2,12}}?)(?:으로|로) (?:모시|함께|채용|합류)|[（(]({_RUN}{{2,12}})[）)]에 지원"
)
"""What is a role only if it is built on the noun of one: `造園技能職として来て`, `茶艺培训师` behind `做`."""
_ROLE_APPLIED_FOR = re.compile(r"「([^「」\n]{2,30})」(?:に|へ)の?ご?応募")
"""`「社内SE」にご応募`"""
_BEFORE_A_ROLE = re.compile(
    r"^.*(?:应聘|應徵|投递|投遞|申请|申請|担任|擔任|出任|任职|关于|關於|聘请您担任|录用您为|我司|本公司|贵司|已符合|符合|我院|我校|贵校|您为|您為|你为|的|の|は|を|が|この度|このたび|先日|当社|弊社)"
)
_NOT_IN_ROLES = frozenset(
    [
        "당사의",
        "저희",
        "당사",
        "귀하의",
        "귀하",
        "지원하신",
        "지원해",
        "주신",
        "이번",
        "본",
        "해당",
        "이",
        "상기",
        "하신",
        "먼저",
    ]
)


def employer_of(subject: str, own: str, sender: str, person: str) -> str:
    """The employer that a mail names; else empty.

    `sender` is the name that it came under, `person` the one who speaks.
    """
    clients = [name for found in _CLIENT.finditer(f"{subject}\n{own}") if (name := _name(found[1], trail=False))]
    if clients:
        return clients[0]
    named = [*_named(f"{sender}\n{subject}\n{own}"), *_bracketed(subject), *_beside(person, own)]
    named += [name for line in own.rstrip().split("\n")[-SIGNATURE:] if (name := _signed(line, named))]
    return _most_often(name for name in named if not is_agency(name))


def role_of(subject: str, own: str, employer: str, lexicons: Lexicons) -> str:
    """The role that they name, without the employer's name before it; else empty."""
    text = f"{subject}\n{own}"
    labelled = [found[1].strip() for each in (_ROLE_LABELLED, _ROLE_APPLIED_FOR) for found in each.finditer(text)]
    labelled += [found[1].strip() for found in _ROLE_QUOTED.finditer(text)]
    before = [_bare_role(found[1] or found[2]) for found in _ROLE_BEFORE.finditer(text)]
    before += [_bare_role(next(filter(None, found.groups()))) for found in _ROLE_PERHAPS.finditer(text)]
    found = [role.removeprefix(employer).strip() for role in (*labelled, *before, *_up_to_the_noun(subject, lexicons))]
    return next(
        (role for role in found if SHORTEST <= len(role) <= LONGEST_ROLE and is_role(role, lexicons)), ""
    ) or next(iter(labelled), "")


def names_a_company(name: str) -> bool:
    """Whether a display name says of itself that it is a company's, or a department's."""
    return _has_form(name) or bool(re.search(_DEPARTMENT, name))


def companies_in(text: str) -> Iterator[str]:
    """The names in it that carry a legal form: `つばめ機器株式会社`."""
    for found in _WITH_FORM_BEFORE.finditer(text):
        if name := _name(found[2], lead=False):
            yield found[1] + name
    for found in _WITH_FORM_BEHIND.finditer(text):
        if name := _name(found[1], trail=False):
            yield name + found[2]


def companies_with_departments(text: str) -> Iterator[str]:
    """The names before a department that hires: `明徳教育人事部`."""
    for found in _WITH_DEPARTMENT.finditer(text):
        if (name := _name(found[1], trail=False)) and not name.isascii():
            yield name


def _named(text: str) -> Iterator[str]:
    yield from companies_in(text)
    for pattern in (_WITH_DEPARTMENT, _INTRODUCED, _APPLIED_TO):
        for found in pattern.finditer(text):
            if (name := _name(next(group for group in found.groups() if group))) and not _has_form(name):
                yield name


def _bracketed(subject: str) -> Iterator[str]:
    return (
        name for found in _BRACKETED.finditer(subject) if (name := _name(found[1].strip(), lead=False, trail=False))
    )


def _beside(person: str, own: str) -> Iterator[str]:
    """What stands before the name of the one who speaks: `온누리테크 주성민`."""
    if person:
        found = re.finditer(rf"({_RUN}{{2,{LONGEST_NAME}}})[ \u3000]{re.escape(person)}", own)
        yield from (name for each in found if (name := _name(each[1], trail=False)))


def _signed(line: str, named: Iterable[str]) -> str:
    """A line that is nothing but a name found elsewhere counts once more."""
    return next((name for name in named if line.strip().startswith(name)), "")


def _name(text: str, *, lead: bool = True, trail: bool = True) -> str:
    """What is left of a run of characters without what leads to the name or goes on behind it; empty if that is no name."""
    name = _LEAD.sub("", text) if lead or trail is False else text
    name = _TRAIL.sub("", name) if trail else name
    name = name.strip("・-_ 　")
    if len(name) < SHORTEST or name in _OURSELVES or _NO_NAME.search(name) or _NO_COMPANY.search(name):
        return ""
    return "" if any(name.startswith(each) for each in _OURSELVES) else name


def _has_form(name: str) -> bool:
    return bool(re.search(_FORM_BEHIND, name) or re.search(_FORM_BEFORE, name))


def _most_often(names: Iterable[str]) -> str:
    """The name said most often, in its fullest form: with its legal form, where that is written anywhere."""
    found = list(names)
    if not found:
        return ""
    often = Counter(fold_name(name) for name in found).most_common(1)[0][0]
    return max((name for name in found if fold_name(name) == often), key=len)


def _up_to_the_noun(subject: str, lexicons: Lexicons) -> list[str]:
    """`前端工程师` in `关于前端工程师的面试结果`."""
    found = []
    for hit in spot_all(plain(subject), lexicons, "occupation"):
        before = re.search(rf"{_RUN}*$", subject[: hit.start])
        found.append(_bare_role((before.group() if before else "") + subject[hit.start : hit.end]))
    return sorted(found, key=len, reverse=True)


def _bare_role(text: str) -> str:
    role = _BEFORE_A_ROLE.sub("", text).rpartition("-")[2].strip('「」『』"“”・ ')
    words = re.split(r"[.!?。！？] ", role)[-1].split()
    while words and words[0] in _NOT_IN_ROLES:
        words = words[1:]
    return " ".join(words)
