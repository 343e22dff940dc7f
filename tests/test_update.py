"""The world grown batch by batch is the world derived from all article graphs at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyoxigraph
import pytest

from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES
from kg.pipeline import build
from kg.reference import place_triples
from kg.store import LocalStore
from kg.world import derive_world

TEXT = (
    "Leaders of Nghe An province received a delegation from Gunma prefecture, Japan, on May {d}, "
    "2023, and the two provinces signed a friendship agreement on {topic}.\n\n"
    "{name}, Chairman of the Nghe An Provincial People's Committee, thanked Gunma for its help.\n"
)


def world_of(store: LocalStore) -> set[pyoxigraph.Triple]:
    default = pyoxigraph.DefaultGraph()
    return {quad.triple for quad in store.quads() if quad.graph_name == default}


@pytest.mark.parametrize("names", [("Nguyen Van An", "Nguyễn Văn An"), ("Le Thi Hoa",) * 2])
def test_growing_equals_deriving(names: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    store = LocalStore.in_memory()
    for number, topic in enumerate(("tourism", "health", "trade", "culture")):
        text = TEXT.format(d=number + 3, topic=topic, name=names[number % 2])
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        build([folder], store, processes=1)
        reference = partial(place_triples, gazetteer=load_gazetteer(), bases=DEFAULT_BASES)
        graphs = [store.article_graph(article) for article in store.article_hashes()]
        assert world_of(store) == set(derive_world(graphs, reference))
    (folder / "0.txt").write_text(TEXT.format(d=9, topic="sports", name="Tran Van B"), "utf-8")
    assert build([folder], store, processes=1).built == 1
    graphs = [store.article_graph(article) for article in store.article_hashes()]
    assert world_of(store) == set(derive_world(graphs, reference))


def test_names_that_a_build_forgets_are_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline._BATCH", 1)
    monkeypatch.setattr("kg.pipeline._NAMES", 0)
    for number, name in enumerate(("Nguyen Van An", "Nguyễn Văn An", "Nguyễn Văn Ân")):
        text = TEXT.format(d=number + 3, topic="trade", name=name)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    store = LocalStore.in_memory()
    assert build([tmp_path], store, processes=1).built == 3
    graphs = [store.article_graph(article) for article in store.article_hashes()]
    reference = partial(place_triples, gazetteer=load_gazetteer(), bases=DEFAULT_BASES)
    assert world_of(store) == set(derive_world(graphs, reference))
