"""Walks a tree of words whose words may stand under several keys, faster with each text.

What sets of branches a text comes through is remembered, as in a finite automaton that is
made deterministic while it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any, Final, TypeAlias

#: Key under which a node keeps the concepts whose label ends there.
END: Final = ""
#: Steps after which memory is full.
_MOST: Final = 300_000
#: A tree of folded words; `END` holds a sorted tuple of concept ids.
Tree: TypeAlias = dict[str, Any]
#: Nodes reached by words as they stand, and by what is left without what is joined to the front.
_Branches: TypeAlias = tuple[tuple[Tree, ...], tuple[Tree, ...]]
_NOWHERE: Final[_Branches] = (), ()


class Automaton(dict[str, int]):
    """Where words lead in a tree; itself the states behind a first word.

    A step is worked out when a text first takes it, and kept. A word as it stands goes before
    what is left without what is joined to its front. States are numbers, and 0 leads nowhere:
    tables of words and numbers are nothing that the collector of garbage has to look through.
    Threads may walk it at once; at worst, both work out a step.

    Attributes:
        steps: By state, where next words lead as far as known; None if no label goes on.
        concepts: By state, those of the label that ends there; empty if none does.
    """

    def __init__(
        self,
        tree: Tree,
        keys: Callable[[str], tuple[str, ...]],
        fronts: Callable[[str], frozenset[str]],
    ) -> None:
        """Begin at the root of a tree.

        Args:
            tree: Labels by their words.
            keys: Says every key under which a word may stand in the tree.
            fronts: Says which of them lack what is joined to the front of the word.
        """
        super().__init__()
        self.steps: dict[int, dict[str, int] | None] = {0: None}
        self.concepts: dict[int, tuple[str, ...]] = {0: ()}
        self._root: _Branches = (tree,), ()
        self._branches: dict[int, _Branches] = {}
        self._keys, self._fronts = keys, fronts
        self._numbers = count(1)
        self._made = 0

    def __missing__(self, word: str) -> int:
        self[word] = state = self._follow(self._root, word)
        return state

    @property
    def is_full(self) -> bool:
        """Whether so many steps are kept that a new automaton should take over."""
        return self._made >= _MOST

    def step(self, state: int, word: str) -> int:
        """Work out, and keep, where a word leads from a state behind which labels go on."""
        after = self._follow(self._branches[state], word)
        if (known := self.steps[state]) is not None:
            known[word] = after
        return after

    def _follow(self, branches: _Branches, word: str) -> int:
        self._made += 1
        stays: list[Tree] = []
        loses: list[Tree] = []
        fronts: frozenset[str] | None = None
        for key in self._keys(word):
            for nodes, trees in ((stays, branches[0]), (loses, branches[1])):
                for tree in trees:
                    if (node := tree.get(key)) is not None:
                        fronts = self._fronts(word) if fronts is None else fronts
                        (loses if key in fronts else nodes).append(node)
        return self._add(stays, loses) if stays or loses else 0

    def _add(self, stays: list[Tree], loses: list[Tree]) -> int:
        state, nodes = next(self._numbers), stays + loses
        if len(nodes) == 1:  # mostly
            ends = nodes[0].get(END, ())
            is_last = len(nodes[0]) == bool(ends)
        else:
            ends = tuple(sorted(_concepts(stays) or _concepts(loses)))
            is_last = all(len(node) == (END in node) for node in nodes)
        self.concepts[state] = ends
        self._branches[state] = _NOWHERE if is_last else (tuple(stays), tuple(loses))
        self.steps[state] = None if is_last else {}
        return state


def _concepts(nodes: list[Tree]) -> set[str]:
    return {concept for node in nodes for concept in node.get(END, ())}
