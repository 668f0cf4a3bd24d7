"""Rules on wording: sentences that are too long, absolute claims without a source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lawang.check.desk.draft import Draft, advise, listed, phrases
from lawang.check.model import Advice
from lawang.language import words
from lawang.language.gazetteer import Phrases
from lawang.text import Span

__all__ = ["absolutes", "long_sentences"]

# Words outside quotation marks. Of 29,313 published sentences 98 in 100 have at most 38 words, and 1.5 in 100 more than 40;
# of 1,455 on government sites 6 in 100 have more (docs/measurements-desk.md).
LONGEST_SENTENCE = 40


def long_sentences(draft: Draft) -> Iterator[Advice]:
    """Sentences above LONGEST_SENTENCE words. Lists parted by semicolons and words of a speaker do not count."""
    found: list[tuple[int, Span]] = []
    for index in draft.statements:
        tokens = draft.reading.tokens[index]
        if len(tokens) <= LONGEST_SENTENCE:
            continue
        size = draft.count(i for i in tokens if i not in draft.quoted)
        if size > LONGEST_SENTENCE and ";" not in draft.text.norms[tokens.start : tokens.stop]:
            found.append((size, draft.text.sentences[index]))
    if found:
        longest = max(size for size, _ in found)
        yield advise(
            "long_sentence", [span for _, span in found], words=str(longest), limit=str(LONGEST_SENTENCE)
        )


@cache
def _settled() -> Phrases:
    return phrases("absolutes", "settled")


def absolutes(draft: Draft) -> Iterator[Advice]:
    """Superlatives over all others (terbesar di …, satu-satunya, 100 persen aman), outside quotations, in a sentence that
    names neither a source nor a contest."""
    claims: dict[str, list[Span]] = {}
    for index in draft.statements:
        tokens = draft.reading.tokens[index]
        found = _claims(draft, tokens)
        if found and not draft.has(tokens, _settled()) and not _speaks(draft, tokens):
            for span in found:
                claims.setdefault(draft.plain(span).lower(), []).append(span)
    for spans in claims.values():
        yield advise("absolute", spans, claim=draft.plain(spans[0]))


def _speaks(draft: Draft, tokens: range) -> bool:
    said = words("speech", "verbs") | words("speech", "pronoun") | words("speech", "given")
    return any(draft.text.norms[i] in said or i in draft.quoted for i in tokens)


def _claims(draft: Draft, tokens: range) -> list[Span]:
    found: list[Span] = []
    at = tokens.start
    while at < tokens.stop:
        size = _claim(draft, at, tokens.stop)
        denied = at > tokens.start and draft.text.norms[at - 1] in listed("absolutes", "not_claiming")
        if size and not denied:
            found.append(draft.text.span(at, at + size))
        at += max(size, 1)
    return found


def _claim(draft: Draft, at: int, stop: int) -> int:
    """How many tokens the absolute claim has that begins at `at`; 0 when none does."""
    norms = draft.text.norms
    if norms[at] in listed("absolutes", "superlatives"):
        return _scope(draft, at + 1, stop, 1)
    if norms[at] == "paling" and at + 1 < stop and norms[at + 1] in listed("absolutes", "adjectives"):
        return _scope(draft, at + 2, stop, 2)
    if phrases("absolutes", "firsts").longest(norms, at, stop):
        return _scope(draft, at + 2, stop, 2)
    if norms[at] == "100" and at + 2 < stop and norms[at + 1] in ("persen", "%"):
        return 3 if norms[at + 2] in listed("absolutes", "hundred") else 0
    phrase = phrases("absolutes", "phrases").longest(norms, at, stop)
    if phrase is None or (at + phrase[0] < stop and norms[at + phrase[0]] in listed("absolutes", "ways")):
        return 0
    return phrase[0]


def _scope(draft: Draft, at: int, stop: int, size: int) -> int:
    """Length of the claim with the words that say over whom, when they begin within two words; 0 otherwise."""
    norms, tokens = draft.text.norms, draft.text.words
    for i in range(at, min(at + 3, stop)):
        scope = phrases("absolutes", "scopes").longest(norms, i, stop)
        end = i + 1 if norms[i].startswith("se-") else i + scope[0] if scope else i
        if norms[i] == "di":
            while end < stop and tokens[end][0].isupper():
                end += 1
            if end == i + 1:
                return 0
        elif norms[i] == "sepanjang":
            end = min(end + 1, stop)
        if end > i:
            return size + end - at
        if not norms[i][:1].isalpha():
            break
    return 0
