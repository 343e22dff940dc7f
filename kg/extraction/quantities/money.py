"""Which state's money a word means that several states have: pesos, rupees, the dollar sign."""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.extraction.topic import country_of


def currency_of(scene: Scene, word: str) -> str:
    """Return the ISO 4217 code of a currency, of a shared word by whose news it is.

    "$" in news of Rosario is the Argentine peso. Where home has none of that name, the one state
    does that the article names; dollars alone are told everywhere and need home.

    Args:
        scene: Its home and the countries of its places tell.
        word: A code, which stands, or a shared word of `[currency]` in `ontology/frames.toml`.

    Returns:
        The code; what the table gives where no state tells it, or an English word ("pesos").
    """
    shared = scene.frames.currency.get(word)
    if shared is None:
        return word
    home = country_of(scene, scene.home)
    if home in shared or word in scene.frames.groups["home_currencies"]:
        return shared.get(home, shared["other"])
    codes = {shared[c] for c in (country_of(scene, k) for k in scene.weights) if c in shared}
    return codes.pop() if len(codes) == 1 else shared["other"]
