"""The store that tests ask: given.trig, in memory or in a folder."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.store import LocalStore

FOLDER = Path(__file__).parent / "queries"
GIVEN = (FOLDER / "given.trig").read_bytes()
EVENT = "https://w3id.org/coopkg/id/event/5b06fdcc8ff9117f"
HAI_PHONG = "https://w3id.org/coopkg/id/place/VN-HP"


def given_store(*, union: bool = False) -> LocalStore:
    store = LocalStore.in_memory(union=union)
    store.load(GIVEN, RdfFormat.TRIG)
    return store


def given_folder(path: Path) -> Path:
    with LocalStore.open(path) as store:
        store.load(GIVEN, RdfFormat.TRIG)
    return path
