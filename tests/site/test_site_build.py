"""A whole site: every link leads somewhere, pages are valid and small, builds are steady."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from fixture_store import HAI_PHONG, given_folder, given_store
from pages import links, parse, target_of

from kg.errors import ExportError
from kg.site.build import build_site
from kg.site.ledger import MARK
from kg.store import ArticleChange, LocalStore, WorldChange

#: A page without its pictures (docs/using.md).
BUDGET = 200_000


@pytest.fixture(scope="session")
def parsed(site: Path) -> dict[Path, Element]:
    return {path: parse(path) for path in sorted(site.rglob("*.html"))}


def test_every_kind_has_pages(site: Path) -> None:
    for kind in ("place", "person", "body", "event", "agreement", "partnership", "article"):
        for lang in ("en", "vi", "ar"):
            assert len(list((site / lang / kind).glob("*.html"))) > 1, (kind, lang)
    for name in ("index", "search", "question/twinning", "field/health", "country/index"):
        assert (site / "vi" / f"{name}.html").is_file(), name


def test_every_link_leads_somewhere(site: Path, parsed: dict[Path, Element]) -> None:
    ids = {path: {e.get("id") for e in root.iter()} for path, root in parsed.items()}
    broken = []
    for path, root in parsed.items():
        for address in links(root):
            target = target_of(site, path, address)
            if target is None:
                assert address.startswith(("http://", "https://", "data:,")), (path, address)
                continue
            file, fragment = target
            if not file.exists() or (fragment and fragment not in ids[file]):
                broken.append((path.relative_to(site).as_posix(), address))
    assert not broken


def test_every_link_has_words(parsed: dict[Path, Element]) -> None:
    for path, root in parsed.items():
        for link in root.iter("a"):
            words = "".join(link.itertext()).strip() or link.get("aria-label")
            assert words, (path, link.get("href"))


def test_no_page_asks_another_host(site: Path, parsed: dict[Path, Element]) -> None:
    """Links of people may lead out; what a page loads may not."""
    for path, root in parsed.items():
        loaded = [e.get("src") for e in root.iter() if e.get("src")]
        loaded += [e.get("href") for e in root.iter("link") if e.get("rel") == "stylesheet"]
        assert loaded, path
        assert not [a for a in loaded if a and ":" in a], path
    style = (site / "site.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import", style)


def test_pages_keep_to_the_budget(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = re.sub(r"<svg.*?</svg>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert len(text.encode()) < BUDGET, path


def test_pages_say_their_language_and_direction(parsed: dict[Path, Element], site: Path) -> None:
    for lang, direction in (("en", "ltr"), ("vi", "ltr"), ("ar", "rtl")):
        root = parsed[site / lang / "index.html"]
        assert (root.get("lang"), root.get("dir")) == (lang, direction)


def test_ids_are_unique_and_headings_in_order(parsed: dict[Path, Element]) -> None:
    for path, root in parsed.items():
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), path
        levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_json_ld_of_every_page_can_be_read(parsed: dict[Path, Element]) -> None:
    for path, root in parsed.items():
        scripts = [e for e in root.iter("script") if e.get("type") == "application/ld+json"]
        assert len(scripts) == 1, path
        found = json.loads(scripts[0].text or "")
        assert found["@context"] == "https://schema.org", path
        assert found["name"], path


def test_a_tie_shows_the_words_that_say_so(site: Path, parsed: dict[Path, Element]) -> None:
    root = parsed[site / "vi" / "place" / "VN-HP.html"]
    quotes = [e for e in root.iter("blockquote") if e.get("lang")]
    assert quotes
    assert all(e.get("dir") in {"ltr", "rtl"} for e in quotes)
    said = ["".join(e.itertext()) for e in quotes if e.get("lang") == "vi"]
    assert "Ngày 10/1/2026, Hải Phòng và Kagoshima ký kế hoạch hợp tác 2026-2028." in said


def test_feed_is_atom(site: Path) -> None:
    feed = fromstring((site / "en" / "feed.atom").read_text(encoding="utf-8"))
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{atom}feed"
    entries = feed.findall(f"{atom}entry")
    assert entries
    for name in ("id", "title", "updated", "link"):
        assert all(entry.find(atom + name) is not None for entry in entries), name


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of all files but the ledger."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def test_what_is_the_same_is_not_written_again(site: Path) -> None:
    before = snapshot(site)
    with given_store() as store:
        summary = build_site(store, site, ("en", "vi", "ar"))
    assert (summary.written, summary.removed) == (0, 0)
    assert snapshot(site) == before


def test_equal_stores_give_equal_bytes(site: Path, tmp_path: Path) -> None:
    with given_store() as store:
        build_site(store, tmp_path / "again", ("en", "vi", "ar"))
    ours = {name: data for name, (data, _) in snapshot(site).items()}
    assert {name: data for name, (data, _) in snapshot(tmp_path / "again").items()} == ours


def test_what_is_gone_from_the_store_vanishes(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with given_store() as store:
        build_site(store, folder, ("en",))
        (folder / "own.txt").write_text("kept")
        gone = drop_an_article(store)
        assert (folder / "en" / "article" / f"{gone}.html").is_file()
        before = snapshot(folder)
        summary = build_site(store, folder, ("en",))
    assert summary.removed >= 1
    assert not (folder / "en" / "article" / f"{gone}.html").exists()
    assert (folder / "own.txt").read_text() == "kept"
    after = snapshot(folder)
    same = [name for name in after if before.get(name) == after[name]]
    assert len(same) > len(after) / 2  # most pages do not speak of that article


def drop_an_article(store: LocalStore) -> str:
    iri = next(iter(sorted(store.article_hashes())))
    store.replace_articles([ArticleChange(iri, None)], WorldChange(removed=[iri]))
    return iri.rpartition("/")[2].replace("%", "=")


def test_other_peoples_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with given_store() as store, pytest.raises(ExportError, match="holds other things"):
        build_site(store, tmp_path, ("en",))
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_language_without_words_shows_its_names_in_english_pages(tmp_path: Path) -> None:
    with given_store() as store:
        build_site(store, tmp_path / "site", ("bn",))
    root = parse(tmp_path / "site" / "bn" / "place" / "VN-HP.html")
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    heading = next(root.iter("h1"))
    assert "".join(heading.itertext()) == "হাইফোং"
    assert HAI_PHONG in "".join(root.itertext())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Asked with: locality = Hải Phòng", "Vientiane Province", "Twinned")),
        ("vi", ("locality = Hải Phòng", "Viêng Chăn", "kết nghĩa")),
        ("ar", ("هايفونغ", "فيينتيان")),
    ],
)
def test_results_speak_the_language_of_their_page(
    parsed: dict[Path, Element], site: Path, lang: str, said: tuple[str, ...]
) -> None:
    root = parsed[site / lang / "question" / "twinning.html"]
    text = " ".join(" ".join(root.itertext()).split())
    assert [words for words in said if words not in text] == []
    links = {e.get("href") for e in next(root.iter("tbody")).iter("a")}
    assert f"../../{lang}/place/VN-HP.html" in links


def test_offsets_of_quotes_are_no_chart(parsed: dict[Path, Element], site: Path) -> None:
    for name, wanted in (("twinning", False), ("hubs", True)):
        root = parsed[site / "en" / "question" / f"{name}.html"]
        captions = ["".join(e.itertext()) for e in root.iter("figcaption")]
        assert ("The result as a chart" in captions) == wanted, captions


def test_processes_make_the_same_site(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.site.workers._CHUNK", 10)
    with LocalStore.open(given_folder(tmp_path / "store"), read_only=True) as store:
        told: list[tuple[int, int]] = []
        build_site(
            store, tmp_path / "site", ("en", "vi", "ar"), jobs=2, progress=lambda *n: told.append(n)
        )
    ours = {name: data for name, (data, _) in snapshot(site).items()}
    assert {name: data for name, (data, _) in snapshot(tmp_path / "site").items()} == ours
    assert told == [(n, len(told)) for n in range(1, len(told) + 1)]


def test_english_texts_keep_their_direction_on_pages_from_right_to_left(site: Path) -> None:
    for name in ("question/twinning", "question/index"):
        text = (site / "ar" / f"{name}.html").read_text(encoding="utf-8")
        assert '<bdi lang="en">Ties of a locality with foreign localities' in text, name
