"""Lawang's index and its peers behind one door: `build(ids, texts)`, then `best(texts)`: id and score for each.

The peers are not among what tests need, so they are imported by name, when they are measured (requirements/bench.in).
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from lawang.reuse.index import Index, build

# MinHash as it is commonly set up: 128 permutations of word triples; the lowest threshold that stays selective.
PERMUTATIONS = 128
THRESHOLD = 0.1
BANDS = 64

Best = tuple[str | None, float]


class Peer(Protocol):
    """A way to find the release of an article."""

    name: str

    def build(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Makes the index."""

    def best(self, texts: Sequence[str]) -> list[Best]:
        """The best release of each article, and how sure it is."""

    def close(self) -> None:
        """Gives back what it holds."""


def triples(text: str) -> list[str]:
    """Word triples of a text."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]


class Lawang:
    """The index on disk, opened anew for the search."""

    name = "lawang"

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp())

    def build(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        build(
            self.folder / "index", ((ids[i : i + 512], texts[i : i + 512]) for i in range(0, len(ids), 512))
        )
        self.index = Index(self.folder / "index")

    def best(self, texts: Sequence[str]) -> list[Best]:
        return [(match.release, match.score) for match in self.index.match(texts)]

    def close(self) -> None:
        shutil.rmtree(self.folder)


class _InMemory:
    def close(self) -> None:
        self.__dict__.clear()


class Datasketch(_InMemory):
    """datasketch: MinHash and MinHashLSH, candidates ranked by estimated Jaccard."""

    name = "datasketch"

    def build(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        MinHashLSH = import_module("datasketch").MinHashLSH

        self._lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        self._sketches = dict(zip(ids, self._sketch(texts), strict=True))
        with self._lsh.insertion_session() as session:
            for key, sketch in self._sketches.items():
                session.insert(key, sketch, check_duplication=False)

    def _sketch(self, texts: Sequence[str]) -> list:
        MinHash = import_module("datasketch").MinHash

        return MinHash.bulk([[t.encode() for t in triples(text)] for text in texts], num_perm=PERMUTATIONS)

    def best(self, texts: Sequence[str]) -> list[Best]:
        out: list[Best] = []
        for sketch in self._sketch(texts):
            scores = ((self._sketches[key].jaccard(sketch), key) for key in self._lsh.query(sketch))
            score, key = max(scores, default=(0.0, None))
            out.append((key, score))
        return out


class Rensa(_InMemory):
    """rensa: RMinHash and RMinHashLSH, candidates ranked by estimated Jaccard."""

    name = "rensa"

    def build(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        rensa = import_module("rensa")

        self._ids = list(ids)
        self._lsh = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._sketches = rensa.RMinHash.from_token_sets(map(triples, texts), PERMUTATIONS, 1)
        self._lsh.insert_many(self._sketches)

    def best(self, texts: Sequence[str]) -> list[Best]:
        rensa = import_module("rensa")

        out: list[Best] = []
        for sketch in rensa.RMinHash.from_token_sets(map(triples, texts), PERMUTATIONS, 1):
            scores = ((sketch.jaccard(self._sketches[key]), key) for key in self._lsh.query(sketch))
            score, key = max(scores, default=(0.0, None))
            out.append((None if key is None else self._ids[key], score))
        return out


class Tantivy(_InMemory):
    """tantivy: full-text search for all words of the article, ranked by BM25; one indexing thread."""

    name = "tantivy"

    def build(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        tantivy = import_module("tantivy")

        schema = (
            tantivy.SchemaBuilder()
            .add_text_field("id", stored=True, tokenizer_name="raw")
            .add_text_field("text")
            .build()
        )
        self._index = tantivy.Index(schema)
        writer = self._index.writer(heap_size=256_000_000, num_threads=1)
        for key, text in zip(ids, texts, strict=True):
            writer.add_document(tantivy.Document(id=key, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def best(self, texts: Sequence[str]) -> list[Best]:
        searcher = self._index.searcher()
        out: list[Best] = []
        for text in texts:
            words = " ".join(dict.fromkeys(re.findall(r"\w+", text.lower())))
            hits = searcher.search(self._index.parse_query(words, ["text"]), 1).hits
            out.append((searcher.doc(hits[0][1])["id"][0], hits[0][0]) if hits else (None, 0.0))
        return out


PEERS: tuple[type[Peer], ...] = (Lawang, Rensa, Datasketch, Tantivy)
