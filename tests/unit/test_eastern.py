"""Which employer and which role does a mail in Chinese, Japanese or Korean name?"""

import pytest

from followup.domain.mail.eastern import employer_of, names_a_company, role_of
from followup.languages import load


@pytest.mark.parametrize(
    ("own", "employer"),
    [
        ("お世話になっております。株式会社みなと工房 開発部の佐伯と申します。", "株式会社みなと工房"),
        ("このたびはつばめ機器株式会社にご応募いただき、ありがとうございます。", "つばめ機器株式会社"),
        ("春日印刷の野々村です。", "春日印刷"),
        ("您好,我是凌河软件人力资源部的许蔓。", "凌河软件"),
        ("感谢您应聘云杉科技的测试工程师职位。", "云杉科技"),
        ("안녕하세요. 별무리소프트 인사팀입니다.", "별무리소프트"),
        ("달빛제약에 지원해 주셔서 감사합니다.", "달빛제약"),
        ("先日ご応募されたひのき電工様より、選考結果の連絡がございました。", "ひのき電工"),
        ("当社の面接にお越しいただき、ありがとうございました。", ""),
        ("저희 인사팀에서 연락드립니다.", ""),
    ],
)
def test_an_employer_is_known_by_what_stands_around_its_name(own: str, employer: str) -> None:
    assert employer_of("", own, "", "") == employer


def test_an_employer_stands_before_the_name_of_its_people() -> None:
    assert employer_of("", "지우님 안녕하세요, 온누리테크 주성민입니다.", "주성민", "주성민") == "온누리테크"


def test_an_employer_stands_in_the_brackets_of_a_subject_and_what_it_is_about_is_none() -> None:
    assert employer_of("【栖木科技】应聘结果通知", "", "", "") == "栖木科技"
    assert employer_of("【重要】選考結果のご連絡", "", "", "") == ""


@pytest.mark.parametrize(
    ("own", "role"),
    [
        ("バックエンドエンジニアの求人にご応募いただき、誠にありがとうございます。", "バックエンドエンジニア"),
        ("感谢您投递栖木科技的数据分析师职位。", "数据分析师"),
        ("非常感謝您應徵本公司韌體工程師一職。", "韌體工程師"),
        ("달빛제약 임상연구원 채용에 지원해 주셔서 감사합니다.", "임상연구원"),
        ("応募職種：経理スタッフ", "経理スタッフ"),
    ],
)
def test_a_role_is_known_by_the_word_for_a_position(own: str, role: str) -> None:
    assert role_of("", own, "달빛제약", load()) == role


def test_a_role_in_a_subject_ends_with_the_noun_of_a_job() -> None:
    assert role_of("关于前端工程师的面试结果", "", "", load()) == "前端工程师"


def test_a_company_or_a_department_is_no_person() -> None:
    assert names_a_company("株式会社しらかば製作所 総務部")
    assert not names_a_company("佐伯 健")
