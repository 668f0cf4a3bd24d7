"""The report on a run: its numbers are those of the tables, whatever the labels hold; what is no finished run is told."""

from __future__ import annotations

import json
import re
from collections import Counter
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from lawang.cli.shell import lawang
from lawang.corpus import tables
from lawang.corpus.charts import number, percent
from lawang.corpus.summary import summary

OUTLETS = ("Kabar Mahakam", "Warta Borneo", None, "<b>Suara</b> & Pesisir")
AGENCIES = ("Dinas Kesehatan", "Dinas Pendidikan", None)
VERDICTS = ("faithful", "faithful", "drift", "unrelated", None)
KINDS = ("number", "date", "person", "number")


def rows(count: int = 40) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Articles and findings as a run could have written them."""
    articles, findings = [], []
    for n in range(1, count + 1):
        verdict = VERDICTS[n % 5]
        drifts = 1 + n % 3 if verdict == "drift" else 0
        copy = {"release": f"r{n % 7}", "release_agency": AGENCIES[n % 3], "release_topic": f"topik {n % 2}"}
        articles.append(
            {
                "row": n,
                "id": f"a{n}",
                "outlet": OUTLETS[n % 4],
                "agency": "Arsip",
                "score": 0.5,
                "drifts": drifts,
            }
            | {"verdict": verdict, **(copy if verdict else {})}
        )
        for place in range(drifts):
            findings.append(
                {
                    "row": n,
                    "article": f"a{n}",
                    "release": f"r{n % 7}",
                    "kind": KINDS[(n + place) % 4],
                    "drift": True,
                }
                | {
                    "start": place,
                    "text": f"tulisan {n}",
                    "source_text": f"sumber {n}",
                    "reason": f"sebab {n}",
                }
            )
        findings.append(
            {"row": n, "article": f"a{n}", "kind": "place", "drift": False, "text": "x", "reason": "x"}
        )
    return articles, findings


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of a finished run, in two parts."""
    return put(tmp_path / "out", *rows())


def put(
    folder: Path, articles: list[dict[str, Any]], findings: list[dict[str, Any]], done: bool = True
) -> Path:
    for name in ("articles", "findings"):
        (folder / name).mkdir(parents=True)
    for part, here in enumerate((lambda row: row["row"] % 2 == 0, lambda row: row["row"] % 2)):
        tables.write_rows(
            tables.part_path(folder, "articles", part), list(filter(here, articles)), tables.ARTICLES
        )
        tables.write_rows(
            tables.part_path(folder, "findings", part), list(filter(here, findings)), tables.FINDINGS
        )
    (folder / "run.json").write_text(json.dumps({"done": done, "releases": 7, "rejected": 3}))
    return folder


def report(out: Path, *more: str, lang: str = "") -> Result:
    return CliRunner(env={"LAWANG_LANG": lang}).invoke(lawang, ["corpus", "report", str(out), *more])


def test_groups_count_what_the_tables_hold(out: Path) -> None:
    articles, findings = rows()
    copies = [row for row in articles if row["verdict"] in ("faithful", "drift")]
    found = summary(out)
    assert (found.releases, found.rejected, found.articles, found.copies) == (7, 3, 40, len(copies))
    assert found.uniformity == Fraction(sum(row["verdict"] == "faithful" for row in copies), len(copies))
    for groups, label in (
        (found.outlets, lambda row: row["outlet"]),
        (found.agencies, lambda row: row["release_agency"] or row["agency"]),
        (found.topics, lambda row: row["release_topic"]),
    ):
        assert {group.name for group in groups} == {label(row) for row in copies}
        assert [group.copies for group in groups] == sorted((group.copies for group in groups), reverse=True)
        for group in groups:
            its = [row for row in copies if label(row) == group.name]
            assert group.copies == len(its)
            assert group.faithful == sum(row["verdict"] == "faithful" for row in its)
            assert group.drifts == sum(row["drifts"] for row in its)
            assert group.releases == len({row["release"] for row in its})
    assert found.crossed == Counter((row["outlet"], row["release_agency"] or row["agency"]) for row in copies)
    drifts = [finding for finding in findings if finding["drift"]]
    assert {kind.name: kind.drifts for kind in found.kinds} == Counter(f["kind"] for f in drifts)
    for kind in found.kinds:
        its = [finding for finding in drifts if finding["kind"] == kind.name]
        assert kind.copies == len({finding["row"] for finding in its})
        assert (kind.source, kind.text) in {(finding["source_text"], finding["text"]) for finding in its}
    assert sum(release.copies for release in found.copied) == len(copies)


class _Page(HTMLParser):
    """Tags with their attributes, and the text of every table cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag in ("td", "th")
        if self._open:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1] += data


def test_the_page_stands_alone_and_every_chart_has_its_table(out: Path, tmp_path: Path) -> None:
    assert report(out, "-o", str(tmp_path / "report.html")).exit_code == 0
    text = (tmp_path / "report.html").read_text("utf-8")
    found = _Page(text)
    names = [tag for tag, _ in found.tags]
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert all("://" not in (value or "") for _, attrs in found.tags for value in attrs.values())
    assert ("html", {"lang": "id"}) in found.tags
    sections = re.findall(r"<section.*?</section>", text, re.S)
    assert len(sections) == 7 and all("<details>" in section and "<table>" in section for section in sections)
    ids = [attrs["id"] for _, attrs in found.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    assert "&lt;b&gt;Suara&lt;/b&gt; &amp; Pesisir" in text and "<b>Suara" not in text
    assert {"Kabar Mahakam", "(tidak disebut)", "Dinas Kesehatan", "r0", "topik 1"} <= set(found.cells)
    assert "3 baris masukan tidak dapat dipakai" in text


def test_the_reader_may_choose_english(out: Path) -> None:
    done = report(out, lang="en")
    assert done.exit_code == 0 and '<html lang="en">' in done.output
    for words in ("Outlets that copied", "Uniformity by topic", "of the copies change no fact", "(not told)"):
        assert words in done.output
    assert "salinan" not in re.sub(r"<title>.*?</title>", "", done.output)


def test_a_corpus_without_copies_has_a_report(tmp_path: Path) -> None:
    articles = [row for row in rows()[0] if row["verdict"] is None]
    done = report(put(tmp_path / "out", articles, []))
    assert done.exit_code == 0 and "Tidak ada salinan" in done.output


def test_what_is_no_finished_run_is_told(out: Path, tmp_path: Path) -> None:
    for folder, words in (
        (tmp_path / "none", "no result of lawang corpus run"),
        (put(tmp_path / "half", *rows(), done=False), "not finished"),
    ):
        runner = CliRunner(env={"LAWANG_LANG": "en"})
        done = runner.invoke(lawang, ["corpus", "report", str(folder), "-o", str(tmp_path / "x.html")])
        assert done.exit_code == 2 and words in done.stderr and not (tmp_path / "x.html").exists()


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_share_that_is_not_all_is_not_written_as_all(part: int, whole: int) -> None:
    part = min(part, whole)
    shown = int(percent(Fraction(part, whole)).removesuffix("%"))
    assert (shown == 100) == (part == whole) and (shown == 0) == (part == 0)
    assert abs(shown - 100 * part / whole) <= 1


def test_numbers_are_grouped_as_the_reader_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert number(1234567) == "1.234.567"
    monkeypatch.setenv("LAWANG_LANG", "en")
    assert number(1234567) == "1,234,567"
