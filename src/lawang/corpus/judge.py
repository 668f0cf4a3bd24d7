"""The work on one part, in whichever process and on whichever machine: the release of every article, and what it says of it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from lawang.check.model import Report, Verdict
from lawang.check.pairs import judge_pair
from lawang.check.reports.json import finding_fields
from lawang.corpus import tables
from lawang.corpus.rows import LABELS
from lawang.corpus.stage import Release, Releases
from lawang.corpus.wording import say
from lawang.reuse.index import Index
from lawang.reuse.matching import Match

__all__ = ["Job", "Judge"]

Row = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """Where a run stands: its folder, the stage in it, the name of the articles' file, the language of its reasons."""

    folder: Path
    stage: Path
    articles: str
    language: str


class Judge:
    """Judges parts of a run; index and releases are opened once."""

    def __init__(self, job: Job) -> None:
        os.environ["LAWANG_LANG"] = job.language
        self.job = job
        self.index = Index(job.stage / "index")
        self.releases = Releases(job.stage / "releases.sqlite")

    def part(self, number: int) -> None:
        """Judges one part and writes its files, the one in `articles` last. A part that is done is left as it is."""
        job = self.job
        out = tables.part_path(job.folder, "articles", number)
        if out.exists():
            return
        rows = pq.read_table(tables.part_path(job.stage, "parts", number)).to_pylist()
        articles: list[Row] = []
        findings: list[Row] = []
        rejects: list[str] = []
        for row, match in zip(rows, self.index.match([row["text"] for row in rows]), strict=True):
            try:
                article, its = self._judged(row, match)
            except Exception as error:
                # One article that the checker fails on must not cost the million others; it is named, and the run ends with 2.
                reason = say("reject", "fault", detail=type(error).__name__)
                rejects.append(json.dumps({"file": job.articles, "row": row["row"], "reason": reason}))
            else:
                articles.append(article)
                findings += its
        if rejects:
            tables.write_lines(tables.part_path(job.folder, "rejects", number, "jsonl"), rejects)
        tables.write_rows(tables.part_path(job.folder, "findings", number), findings, tables.FINDINGS)
        tables.write_rows(out, articles, tables.ARTICLES)

    def _judged(self, row: Row, match: Match) -> tuple[Row, list[Row]]:
        """The article's row, and a row for each finding."""
        known = {name: row[name] for name in ("row", "id", *LABELS)}
        if match.release is None:
            return known | {"score": 0.0}, []
        release = self.releases[match.release]
        report = judge_pair(release.text, row["text"])
        findings = [
            {"row": row["row"], "article": row["id"], "release": match.release}
            | finding_fields(finding, report)
            | {"drift": finding.drifts}
            for finding in report.findings
        ]
        return known | _told(match, release, report), findings


def _told(match: Match, release: Release, report: Report) -> Row:
    verdicts = [finding.verdict for finding in report.findings]
    return {
        "release": match.release,
        "release_agency": release.agency,
        "release_topic": release.topic,
        "release_published": release.published,
        "score": match.score,
        "verdict": report.verdict,
        "drifts": sum(finding.drifts for finding in report.findings),
        **{
            verdict.value: verdicts.count(verdict)
            for verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.UNDETERMINED)
        },
    }
