"""A saved question that takes too long does not stop the site: its page says so."""

from __future__ import annotations

import subprocess
import sys
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


SCRIPT = """
from pathlib import Path
from kg.errors import KgError
from kg.site.build import build_site
from kg.site.render import Frame
from kg.site.source import Source
from kg.site.workers import Crew, Task
from kg.store import LocalStore

with LocalStore.open(Path("store"), read_only=True) as store:
    try:
        {line}
    except KgError as error:
        print(error)
"""
QUESTIONS = 'build_site(store, Path("site"), ("en",), jobs=1, seconds=60)'
PAGES = """with Crew(Source(store), Path("site"), Frame(("en",)), 1000, jobs=2) as crew:
            list(crew.pages(Task((("place", "none"),), {})))"""


@pytest.mark.parametrize(
    ("line", "who"),
    [(QUESTIONS, "a process that asked a question"), (PAGES, "a process that made pages")],
)
def test_a_script_learns_what_its_file_must_have(tmp_path: Path, line: str, who: str) -> None:
    """A new process reads the script anew, and would begin to make the site as well."""
    given_folder(tmp_path / "store")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.replace("{line}", line), encoding="utf-8")
    command = [sys.executable, script.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert who in done.stdout
    assert 'under `if __name__ == "__main__":`' in done.stdout
