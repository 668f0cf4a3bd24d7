"""Which token of one sentence corresponds to which of another."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import Indel

from lawang.facts.reading import known_long
from lawang.language import words
from lawang.language.stem import stem

__all__ = ["matched"]

# Shortest word that may be two words without their space.
_GLUED = 7


def matched(mine: list[str], theirs: list[str]) -> tuple[list[int], list[int]]:
    """Which token of `mine` corresponds to which of `theirs`: in order first, then blocks that were moved, then words of
    one stem that stand in each other's place."""
    match = [-1] * len(mine)
    back = [-1] * len(theirs)
    blocks = Indel.opcodes(mine, theirs).as_matching_blocks()  # and an empty one at the end
    for i, j, size in blocks:
        match[i : i + size] = range(j, j + size)
        back[j : j + size] = range(i, i + size)
    if len(blocks) == 2 and blocks[0].size == len(mine):
        return match, back
    _drop_strays(match, back, mine)
    _match_moved(match, back, mine, theirs)
    _match_stems(match, back, mine, theirs)
    _match_glued(match, back, mine, theirs)
    _match_short(match, back, mine, theirs)
    _match_short(back, match, theirs, mine)
    return match, back


def _drop_strays(match: list[int], back: list[int], mine: list[str]) -> None:
    """A lone function word or mark that matched far from anything else that matched says nothing."""
    function = words("everyday", "function")
    for i in [i for i, word in enumerate(mine) if word in function and match[i] >= 0]:
        j = match[i]
        before = i > 0 and match[i - 1] == j - 1 and j > 0
        after = i + 1 < len(mine) and match[i + 1] == j + 1
        if not before and not after and mine[i][0].isalnum():
            match[i] = -1
            back[j] = -1


def _match_moved(match: list[int], back: list[int], mine: list[str], theirs: list[str]) -> None:
    """Blocks of two words and more that stand elsewhere, longest first come; then single words that occur once."""
    free: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(theirs):
        if back[j] < 0 and word[0].isalnum():
            free[word].append(j)
    if not free:
        return
    function = words("everyday", "function")
    open_words = [i for i, word in enumerate(mine) if match[i] < 0 and word in free]
    for least in (4, 2, 1):
        for i in open_words:
            if match[i] >= 0:
                continue
            best, best_j = 0, -1
            for j in free[mine[i]]:
                if back[j] >= 0:
                    continue
                size = 0
                while (
                    i + size < len(mine)
                    and j + size < len(theirs)
                    and match[i + size] < 0
                    and back[j + size] < 0
                    and mine[i + size] == theirs[j + size]
                ):
                    size += 1
                if size > best:
                    best, best_j = size, j
            if best < least or (best == 1 and (mine[i] in function or mine[i][0].isdigit())):
                continue
            for k in range(best):
                match[i + k] = best_j + k
                back[best_j + k] = i + k


def _match_short(match: list[int], back: list[int], mine: list[str], theirs: list[str]) -> None:
    """A short form that everybody knows (Pemprov) stands for the words it abbreviates."""
    long = known_long()
    for i, word in enumerate(mine):
        if match[i] >= 0 or word not in long or len(full := long[word]) < 2:
            continue
        for j in range(len(theirs) - len(full) + 1):
            if back[j] < 0 and tuple(theirs[j : j + len(full)]) == full:
                match[i] = j
                for k in range(len(full)):
                    back[j + k] = i
                break


def _match_glued(match: list[int], back: list[int], mine: list[str], theirs: list[str]) -> None:
    """A word that lost the space behind it (tersangkapembunuhan) stands for the two words it is made of."""
    for i, word in enumerate(mine):
        if match[i] >= 0 or len(word) < _GLUED:
            continue
        for j in range(len(theirs) - 1):
            if theirs[j] + theirs[j + 1] == word:
                match[i] = j
                back[j] = back[j + 1] = i
                break
    for j, word in enumerate(theirs):
        if back[j] >= 0 or len(word) < _GLUED:
            continue
        for i in range(len(mine) - 1):
            if mine[i] + mine[i + 1] == word:
                back[j] = i
                match[i] = match[i + 1] = j
                break


def _match_stems(match: list[int], back: list[int], mine: list[str], theirs: list[str]) -> None:
    free: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(theirs):
        if back[j] < 0 and word.isalpha() and len(word) > 3:
            free[stem(word)].append(j)
    for i, word in enumerate(mine):
        if match[i] >= 0 or not word.isalpha() or len(word) <= 3:
            continue
        for j in free.get(stem(word), ()):
            if back[j] < 0:
                match[i], back[j] = j, i
                break
