"""What, who, where, when, why, how: which of the six questions the text as a whole leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lawang.check.desk.draft import Draft, advise, listed
from lawang.check.model import Advice
from lawang.facts.model import Kind
from lawang.language.gazetteer import places
from lawang.language.stem import stem

__all__ = ["open_questions"]

# A text is asked from this size on: shorter ones are notices or captions, which may leave things out.
_FEWEST_WORDS = 90
_FEWEST_SENTENCES = 5
# Why and how are asked of longer texts only: a short report of an accident or a match may not know them.
_FEWEST_FOR_REASONS = 180
# In a running text at least this share of the paragraphs are sentences; below it is a table or a list.
_RUNNING = 0.5
_PASSIVE_OR_ACTIVE = ("me", "di", "ber", "ter")


def open_questions(draft: Draft) -> Iterator[Advice]:
    """One advice for each question that no word of the text answers, at the first sentence. Cues are taken widely: a text
    is told only what it surely lacks."""
    if not draft.statements or not _is_running(draft):
        return
    first = draft.text.sentences[draft.statements[0]]
    size = draft.count(range(len(draft.text.words)))
    for question, answered in _QUESTIONS.items():
        if size < _FEWEST_FOR_REASONS and question in ("why", "how"):
            continue
        if not answered(draft):
            yield advise(f"missing_{question}", [first])


def _is_running(draft: Draft) -> bool:
    size = draft.count(range(len(draft.text.words)))
    enough = size >= _FEWEST_WORDS and len(draft.statements) >= _FEWEST_SENTENCES
    return enough and len(draft.statements) >= _RUNNING * len(draft.reading.tokens)


def _has_kind(draft: Draft, *kinds: Kind) -> bool:
    return any(
        fact.kind in kinds for i in range(len(draft.reading.tokens)) for fact in draft.reading.names(i)
    )


def _has_word(draft: Draft, question: str) -> bool:
    cues = listed("questions", question)
    return any(norm in cues for norm in draft.text.norms)


def _what(draft: Draft) -> bool:
    return any(norm.startswith(_PASSIVE_OR_ACTIVE) and stem(norm) != norm for norm in draft.text.norms)


def _who(draft: Draft) -> bool:
    return _has_word(draft, "who") or _has_kind(draft, Kind.PERSON, Kind.POSITION, Kind.ORGANISATION)


def _where(draft: Draft) -> bool:
    norms, tokens = draft.text.norms, draft.text.words
    cues = listed("questions", "where")
    if _has_word(draft, "national"):
        return True
    return any(
        tokens[at][0].isupper()
        and (places().longest(norms, at, len(norms)) or (at and norms[at - 1] in cues))
        for at in range(len(norms))
    )


def _when(draft: Draft) -> bool:
    dates = any(norm[:1].isdigit() and "/" in norm for norm in draft.text.norms)
    years = any(norm.isdigit() and len(norm) == 4 and norm[:2] in ("19", "20") for norm in draft.text.norms)
    return dates or years or _has_word(draft, "when")


_QUESTIONS: dict[str, Callable[[Draft], bool]] = {
    "what": _what,
    "who": _who,
    "where": _where,
    "when": _when,
    "why": lambda draft: _has_word(draft, "why"),
    "how": lambda draft: _has_word(draft, "how"),
}
