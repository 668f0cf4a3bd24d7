"""Search of published answers, for everybody, and of requests, for the desk. Names and addresses are in neither."""

from __future__ import annotations

from lawang.language import words
from lawang.site.search import Words

__all__ = ["ANSWERS", "REQUESTS", "core", "prepare", "telling"]

ANSWERS = Words("service_answer_search")
REQUESTS = Words("service_request_search")
# Words of a question that are looked for, the longest: with more, a long question finds everything.
_MOST = 12


def prepare(**_: object) -> None:
    """Make the tables where there are none; called after every migration."""
    ANSWERS.prepare()
    REQUESTS.prepare()


def core(question: str) -> str:
    """The words of a question that tell it from others: no everyday ones, at most a dozen."""
    return " ".join(sorted(_words(question), key=lambda word: (-len(word), word))[:_MOST])


def telling(question: str) -> frozenset[str]:
    """The stems of all of them, to hold one question against another."""
    return frozenset(Words.stems(" ".join(_words(question))).split())


def _words(question: str) -> set[str]:
    plain = {"".join(c for c in word if c.isalnum()) for word in question.lower().split()}
    return {word for word in plain if len(word) > 2 and word not in words("everyday", "function")} - _ASKING


# Words that stand in nearly every request.
_ASKING = frozenset(
    "mohon minta meminta permohonan informasi data salinan dokumen tentang mengenai terkait daftar tahun saya kami ingin berapa siapa kapan apa jumlah rincian".split()
)
