"""Works, publishers and homes from source addresses."""

from __future__ import annotations

import pytest

from kg.gazetteer import load_gazetteer
from kg.reading.works import load_publishers, normalise_address, publisher, work_key

SAME = [
    "https://example.vn/tin/hop-tac-quoc-te-123.html",
    "http://www.example.vn/tin/hop-tac-quoc-te-123.html",
    "https://m.example.vn/bn/tin/hop-tac-quoc-te-123.html?utm_source=x&fbclid=y",
    "https://EXAMPLE.vn:443/zh-CN/tin/hop-tac-quoc-te-123.html/#comments",
    "example.vn./zh_hant/tin/hop-tac-quoc-te-123.html",
    "//www.example.vn/vi-VN//tin/hop%2Dtac-quoc-te-123.html",
]


@pytest.mark.parametrize("url", SAME)
def test_addresses_of_one_article_are_one_work(url: str) -> None:
    assert work_key(url, "0" * 64) == work_key(SAME[0], "1" * 64)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.vn/tin/hop-tac-quoc-te-124.html",
        "https://example.com/tin/hop-tac-quoc-te-123.html",
        "https://example.vn/view.aspx?id=1",
        "https://example.vn/view.aspx?id=2",
        "https://example.vn/ar",
        "https://example.vn",
    ],
)
def test_other_addresses_are_other_works(url: str) -> None:
    others = {*SAME, "https://example.vn/view.aspx?id=3"}
    assert work_key(url, "0" * 64) not in {work_key(o, "0" * 64) for o in others}


def test_without_an_address_the_text_is_the_work() -> None:
    assert work_key(None, "ab" * 32) == "abababababababab"
    assert len(work_key(SAME[0], "")) == 16


def test_what_is_no_address() -> None:
    assert publisher(None) is publisher("") is publisher("VNA") is publisher("http://[x") is None
    assert normalise_address(" not an address ") == "not an address"


@pytest.mark.parametrize(
    ("host", "home"),
    [
        ("baosonla.vn", "VN-05"),
        ("hanoimoi.vn", "VN-HN"),
        ("sggp.org.vn", "VN-SG"),
        ("songv.binhdinh.gov.vn", "VN-31"),
        ("baria-vungtau.gov.vn", "VN-43"),
        ("pref.aichi.jp", "JP-23"),
        ("vietnam.vn", None),
        ("thongtin.vietnam.vn", None),
        ("nhandan.vn", None),
        ("gov.vn", None),
        (None, None),
    ],
)
def test_homes(host: str | None, home: str | None) -> None:
    assert load_publishers().home(host) == home


def test_every_home_is_in_the_gazetteer() -> None:
    gazetteer = load_gazetteer()
    homes = set(load_publishers().homes.values())
    assert {h for h in homes if gazetteer.place(h) is None} == set()
    assert len([h for h in homes if h.startswith("VN-")]) == 63
