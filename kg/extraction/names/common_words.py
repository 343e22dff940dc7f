"""Common words, which are no part of a name, told from names that fold like them."""

from __future__ import annotations

from kg.extraction.scene import Scene


def is_common(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a common word, and not a name that is only folded like one.

    Arabic "on" and the name Ali differ in the dots of the last letter, which many a paper
    leaves out or sets on both; where an article spells the common word, another spelling of
    it is a name.
    """
    tokens, profile = scene.tokens, scene.lexicon.profile
    word = tokens.folds[k]
    if word not in profile.stopwords:
        return False
    if not profile.names_are_plain or tokens.surface(k, k + 1) in profile.common_words:
        return True
    return not any(
        fold == word and tokens.surface(i, i + 1) in profile.common_words
        for i, fold in enumerate(tokens.folds)
    )


def is_definite_noun(scene: Scene, k: int) -> bool:
    """Say whether a word is the article and a common word: "the city of the snow"."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    fronts = (f for f in (*profile.definite, *profile.joined_article) if word.startswith(f))
    return any(len(word) > len(f) + 2 and word[len(f) :] in profile.stopwords for f in fronts)


def is_also_word(scene: Scene, i: int, j: int) -> bool:
    """Say whether one word is a common word too, where no capitals tell which it is."""
    profile = scene.lexicon.profile
    if not profile.names_are_plain or profile.post_follows_name or j - i > 1:
        return False
    return not profile.stopwords.isdisjoint(scene.lexicon.keys(scene.tokens.folds[i]))
