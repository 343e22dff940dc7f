"""A saved question that takes too long does not stop the site: its page says so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fixture_store import given_folder, given_store

from kg.errors import StoreError
from kg.queries import SavedQuery, load_query, read_query
from kg.site.answers import Known, Result
from kg.site.asking import ask_all
from kg.site.overview import look_over
from kg.site.questions import question_file
from kg.site.render import Frame
from kg.site.source import Source
from kg.site.texts import Texts
from kg.store import LocalStore

#: Joins everything with everything and everything again.
ENDLESS = """#+ summary: "Endless"
#+ summary_vi: "Không bao giờ xong"
#+ columns:
#+   - {name: n, en: "Number", vi: "Số"}
SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (STR(?a) > STR(?i)) }
"""


KNOWN = Known("", "", "", {})


def question(folder: Path, name: str, text: str) -> SavedQuery:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return read_query(path)


def test_the_others_are_answered_beside_an_endless_question(tmp_path: Path) -> None:
    endless, units = question(tmp_path, "endless", ENDLESS), load_query("units")
    asked = [units, endless, units]
    begun = time.monotonic()
    with LocalStore.open(given_folder(tmp_path / "store"), read_only=True) as store:
        found = list(ask_all(store, tmp_path / "site", asked, KNOWN, 1.5, jobs=1))
    assert time.monotonic() - begun < 60
    assert [(one.result.query.name, one.result.late) for one in found] == [
        ("units", 0), ("endless", 1.5), ("units", 0)
    ]  # fmt: skip
    assert found[0].result.total == found[2].result.total > 0
    assert [one.files for one in found[:2]] == [
        ("data/units.csv", "data/units.ttl", "data/units.rq"), ("data/endless.rq",)
    ]  # fmt: skip


def test_the_page_says_so(tmp_path: Path) -> None:
    late = Result(question(tmp_path, "endless", ENDLESS), {}, "SELECT", late=90)
    with given_store() as store:
        source = Source(store)
        page = question_file(late, look_over(source, {}), Texts("en"), Frame(("en",))).make()
    assert "took longer than 90 seconds" in page
    assert "download" not in page


def test_a_store_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with LocalStore.open(given_folder(tmp_path / "store"), read_only=True) as store:
        store.path = tmp_path / "elsewhere"
        with pytest.raises(StoreError):
            list(ask_all(store, tmp_path / "site", [load_query("units")], KNOWN, 1, jobs=1))
