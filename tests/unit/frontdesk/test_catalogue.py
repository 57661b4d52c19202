"""The shipped catalogue is complete, agrees with itself, and is found as people type and write."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.records import SHARED_SCOPE, natural_id
from nanxi_desk.frontdesk.catalogue import CatalogueItem, load_catalogue, spelling

CATALOGUE = load_catalogue()
ITEMS = CATALOGUE.items
# What every office deals with, by 条线: each word finds an item, which has this limit in workdays.
EXPECTED = {
    "民政": "低保30 低收入家庭30 特困供养20 临时救助10 医疗救助20 困境儿童15 廉租0 公租房咨询0",
    "残联": "残疾人证新办25 换补证10 两项补贴20 辅具20 无障碍改造30",
    "就业": "失业登记1 就业困难认定10 灵活就业补贴15 招聘0 培训推荐0 创业贷款咨询0",
    "社保医保": "居民医保参保1 社保卡补办15 养老金资格认证协助0 长护险15 居保参保5",
    "老龄": "敬老卡20 老年综合津贴20 老伙伴结对0 助餐10 居家养老10 适老化改造30 独居老人探访登记0",
    "卫健": "生育登记1 独生子女奖励20 特别扶助30 家庭医生签约3 接种0 体检通知0",
    "综治调解": "调解20 法律援助转介0 安全隐患上报0 社区矫正3 戒毒帮教联系3",
    "人口居住证": "居住登记0 居住证新办15 签注15 人户分离登记0",
    "物业环境": "报修转物业3 漏水5 堆物5 违建5 飞线5 业委会事项咨询0 加梯意愿征询30 垃圾分类0 犬只0",
    "妇联青少年": "家暴告诫联动0 妇女维权5 寒暑托班0",
    "退役军人": "信息采集0 优待证60 优抚帮困15",
    "文明党群": "志愿者登记0 场地预约0 社情民意5 证明出具0",
    "目录外": "咨询1 建议1 督办3 复核3 求助5 投诉5 复杂15",
}
CERTIFICATES = [
    *["亲属关系", "身份信息", "户口登记变更", "养犬", "无犯罪", "社区戒毒康复", "失踪"],
    *["婚姻", "出生", "健在", "死亡", "疾病", "残疾", "婚育", "就业", "档案"],
    *["财产", "继承权", "市场主体住所", "证件遗失"],
]


def terms(item: CatalogueItem) -> set[str]:
    return {item.name, *item.names, *item.keywords}


def limits() -> list[tuple[str, str, int]]:
    found = [(line, re.findall(r"(\D+?)(\d+)(?: |$)", words)) for line, words in EXPECTED.items()]
    return [(line, word, int(limit)) for line, pairs in found for word, limit in pairs]


class TestContent:
    @pytest.mark.parametrize(("line", "word", "limit"), limits())
    def test_every_matter_of_every_line_is_there_with_its_limit(
        self, line: str, word: str, limit: int
    ) -> None:
        item = CATALOGUE.find(word)
        assert item is not None
        assert (item.line, item.limit_workdays) == (line, limit)

    def test_there_is_nothing_that_the_list_above_does_not_know(self) -> None:
        assert CATALOGUE.lines == tuple(EXPECTED)
        known = {item.name for _, word, _ in limits() if (item := CATALOGUE.find(word))}
        assert {item.name for item in ITEMS} == known
        assert len(ITEMS) == 68

    def test_urgent_cases_of_emergency_aid_have_a_shorter_limit(self) -> None:
        assert {item.name: item.urgent_workdays for item in ITEMS if item.urgent_workdays} == {"临时救助": 1}

    def test_handling_fits_the_limit(self) -> None:
        for item in ITEMS:
            assert (item.handling == "当场") == (item.limit_workdays == 0), item.name
            assert item.handling in {"当场", "自办", "协助核实"} or item.handling.startswith("转"), item.name

    def test_documents_begin_with_the_default_ones_unless_an_item_has_its_own_list(self) -> None:
        lost_card = CATALOGUE.find("社保卡补办")
        leak = CATALOGUE.find("漏水")
        assert lost_card is not None
        assert leak is not None
        assert lost_card.documents == ("身份证", "户口簿", "一寸照")
        assert leak.documents == ()
        for item in ITEMS:
            assert len(set(item.documents)) == len(item.documents), item.name

    def test_a_term_belongs_to_one_item_and_stands_there_once(self) -> None:
        owners: dict[str, str] = {}
        for item in ITEMS:
            assert len(set(item.keywords) | set(item.names)) == len(item.keywords) + len(item.names)
            for term in terms(item):
                assert owners.setdefault(term, item.name) == item.name
        assert CATALOGUE.vague_words <= set(owners)

    def test_ids_are_made_from_names_and_differ(self) -> None:
        assert len({item.id for item in ITEMS}) == len(ITEMS)
        for item in ITEMS:
            assert item.id == natural_id("service_item", SHARED_SCOPE, item.name)
            assert re.fullmatch("[0-9a-f]{32}", item.id)

    def test_stored_spelling_is_what_names_and_keywords_give(self) -> None:
        for item in ITEMS:
            assert (item.initials, item.pinyin) == spelling(item.name, item.keywords), item.name

    def test_catalogue_opens_and_is_searched_without_the_pinyin_dictionary(self) -> None:
        program = (
            "import sys; from nanxi_desk.frontdesk.catalogue import load_catalogue as load\n"
            "assert load().search('sbk')[0].name == '社保卡补办'\n"
            "sys.exit('pypinyin' in sys.modules)"
        )
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


class TestFind:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("社保卡补办", "社保卡补办"),
            (" 社保卡 补办\u3000", "社保卡补办"),
            ("老年卡", "敬老卡/老年综合津贴"),
            ("敬老卡/老年综合津贴", "敬老卡/老年综合津贴"),
            ("敬老卡／老年综合津贴", "敬老卡/老年综合津贴"),
            ("敬老卡", "敬老卡/老年综合津贴"),
            ("楼道堆物", "堆物"),
        ],
    )
    def test_by_name_part_or_keyword(self, text: str, name: str) -> None:
        item = CATALOGUE.find(text)
        assert item is not None
        assert item.name == name

    @pytest.mark.parametrize("text", ["", " ", "社保", "社保卡补办了", "敬老卡/", "pothole", "/"])
    def test_nothing_less_and_nothing_more(self, text: str) -> None:
        assert CATALOGUE.find(text) is None


class TestSearch:
    @pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
    def test_exact_term_comes_first(self, item: CatalogueItem) -> None:
        for term in terms(item):
            assert CATALOGUE.search(term)[0] == item, term

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("sbk", "社保卡补办"),
            ("SBK", "社保卡补办"),
            ("shebaok", "社保卡补办"),
            ("she bao ka", "社保卡补办"),
            ("jlk", "敬老卡/老年综合津贴"),
            ("lnk", "敬老卡/老年综合津贴"),
            ("chx", "长护险"),
            ("loushui", "漏水"),
            ("家里楼上漏水了", "漏水"),
        ],
    )
    def test_by_pinyin_or_by_what_the_resident_says(self, typed: str, name: str) -> None:
        assert CATALOGUE.search(typed)[0].name == name

    def test_order_is_name_keyword_initials_then_any_part(self) -> None:
        assert [item.name for item in CATALOGUE.search("居住", 3)] == [
            "居住登记",
            "居住证新办/签注",
            "证明出具",
        ]
        names = [item.name for item in CATALOGUE.search("补贴", 20)]
        assert names.index("残疾人两项补贴") < names.index("居家养老")

    def test_every_initial_of_a_name_leads_to_it(self) -> None:
        for item in ITEMS:
            for letters in item.initials[:1]:
                assert item in CATALOGUE.search(letters, 8), item.name

    def test_limit_is_kept(self) -> None:
        assert len(CATALOGUE.search("z", 3)) == 3
        assert CATALOGUE.search("z", 0) == []

    @pytest.mark.parametrize("typed", ["", "  ", "qqqq", "pothole"])
    def test_nothing_fits_nothing(self, typed: str) -> None:
        assert CATALOGUE.search(typed) == []

    @given(st.text() | st.text(alphabet="社保卡敬老漏水居住证明咨询sbkjl/ (),"), st.integers(-2, 100))
    def test_any_text_gives_distinct_items_within_the_limit(self, typed: str, limit: int) -> None:
        found = CATALOGUE.search(typed, limit)
        assert len(found) <= max(limit, 0)
        assert len(set(found)) == len(found)
        assert all(item in ITEMS for item in found)

    def test_is_instant(self) -> None:
        for query in ("居", "z", "xyzxyz", "家里楼上漏水了"):
            assert min(_seconds(query) for _ in range(5)) < 0.002, query


def _seconds(query: str) -> float:
    begin = time.perf_counter()
    CATALOGUE.search(query)
    return time.perf_counter() - begin


class TestGuess:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("敬老卡(代母亲办理)", "敬老卡/老年综合津贴"),
            ("低保咨询,材料不齐", "低保"),
            ("楼上漏水", "漏水"),
            ("三楼,楼上漏水到天花板", "漏水"),
            ("邻里噪音调解", "调解"),
            ("居住证签注,材料不齐", "居住证新办/签注"),
            ("独居老人探访登记", "独居老人探访登记"),
            ("报修", "报修转物业"),
            ("楼道堆物(代母亲办理)", "堆物"),
            ("飞线充电", "飞线"),
            ("助餐", "助餐"),
            ("招聘推荐,材料不齐", "招聘/培训推荐"),
            ("法律援助", "法律援助转介"),
            ("特困供养", "特困供养"),
            ("医保", "居民医保参保"),
            ("投诉:楼上漏水", "漏水"),
            ("投诉物业不作为", "投诉"),
            ("停车费咨询", "咨询"),
            ("开居住证明", "证明出具"),
            ("办居住证明给学校", "证明出具"),
            ("低保证明", "证明出具"),
            ("低保,需要收入证明", "低保"),
        ],
    )
    def test_the_item_that_a_ledger_speaks_of(self, text: str, name: str) -> None:
        item = CATALOGUE.guess(text)
        assert item is not None
        assert item.name == name

    @pytest.mark.parametrize(
        "text",
        [
            *["", "快递代收", "情况复杂", "医保报销", "居住证积分", "外卖送餐员登记", "停水通知", "领口罩"],
            *["Pothole repair", "Street light out", "Noise complaint / loud music"],
        ],
    )
    def test_rather_none_than_a_wrong_one(self, text: str) -> None:
        assert CATALOGUE.guess(text) is None

    @given(st.sampled_from(ITEMS), st.sampled_from(["", "(代母亲办理)", ",材料不齐", "。已告知", " "]))
    def test_a_name_with_a_remark_is_that_item(self, item: CatalogueItem, remark: str) -> None:
        for name in item.names:
            assert CATALOGUE.guess(name + remark) == item

    @given(st.text())
    def test_any_text_gives_an_item_or_none(self, text: str) -> None:
        assert CATALOGUE.guess(text) in (None, *ITEMS)

    @given(st.text(st.characters(max_codepoint=0x2FFF), max_size=60))
    def test_text_without_chinese_never_gives_an_item(self, text: str) -> None:
        if not re.search("[\u2e80-\u2fff]", text):
            assert CATALOGUE.guess(text) is None


class TestCertificates:
    def test_all_twenty_are_there_and_say_where_to_go(self) -> None:
        assert [each.name for each in CATALOGUE.certificates] == CERTIFICATES
        assert len(CERTIFICATES) == 20
        assert all(len(each.where) >= 10 for each in CATALOGUE.certificates)

    @pytest.mark.parametrize("name", CERTIFICATES)
    def test_found_by_name_and_in_a_sentence(self, name: str) -> None:
        for text in (name, f"{name}证明", f"想开具 {name} 证明"):
            found = CATALOGUE.certificate(text)
            assert found is not None
            assert found.name == name

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("无犯罪记录证明", "无犯罪"),
            ("单身证明", "婚姻"),
            ("身份证遗失证明", "证件遗失"),
            ("工作证明", "就业"),
        ],
    )
    def test_found_by_what_people_call_it(self, text: str, name: str) -> None:
        found = CATALOGUE.certificate(text)
        assert found is not None
        assert found.name == name

    @pytest.mark.parametrize(
        "text", ["", "证明", "居住证明", "残疾人证新办", "失业登记", "proof of residence"]
    )
    def test_others_are_not_forbidden(self, text: str) -> None:
        assert CATALOGUE.certificate(text) is None

    def test_a_word_belongs_to_one_certificate(self) -> None:
        words = [word for each in CATALOGUE.certificates for word in (each.name, *each.keywords)]
        assert len(set(words)) == len(words)
