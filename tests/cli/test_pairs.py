"""`lawang pairs`: in order, streaming, resumable; broken lines set apart; nothing half-written under the final name."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import tracemalloc
from pathlib import Path

import pytest

from lawang.check.pairs import check_pair
from lawang.cli import pair_run
from lawang.cli.pair_run import Run
from lawang.errors import BadInput
from tests.cli.conftest import PROGRAM, Desk, environment

OFFICIAL = (
    "SANGATTA – Dinas Pertanian Kabupaten Kutai Timur menyalurkan {n} ton pupuk kepada petani di Sangatta, Senin "
    "(6/3/2023).\nKepala Dinas Pertanian Kabupaten Kutai Timur Rina Wati mengatakan penyaluran akan selesai pada April "
    "2023.\n“Pupuk ini untuk musim tanam pertama,” kata Rina.\n"
)


def row(number: int, n: int, copied: int) -> bytes:
    """A line whose copy gives the figure `copied` for the official `n`."""
    pair = {"id": f"p-{number}", "official": OFFICIAL.format(n=n), "copy": OFFICIAL.format(n=copied)}
    return json.dumps(pair).encode()


def rows(count: int) -> list[bytes]:
    """Lines of which every third has drifted."""
    return [row(i, 100 + i, 100 + i + 7 * (i % 3 == 0)) for i in range(count)]


def results(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def left_over(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.folder.iterdir() if ".part" in path.name)


def quietly(run: Run) -> None:
    """Progress that nobody looks at."""


def test_every_line_is_judged_in_order(desk, program):
    source, out = desk.lines("in.jsonl", rows(100)), desk.folder / "out.jsonl"
    done = program("pairs", source, "-o", out)
    found = results(out)
    assert done.returncode == 0 and done.stdout == b""
    assert [result["id"] for result in found] == [f"p-{i}" for i in range(100)]
    assert [result["verdict"] for result in found] == [
        "drift" if i % 3 == 0 else "faithful" for i in range(100)
    ]
    assert left_over(desk) == [] and not (desk.folder / "out.rejects.jsonl").exists()


def test_a_line_says_what_the_checker_says(desk, invoke):
    source, out = desk.lines("in.jsonl", [row(0, 40, 45)]), desk.folder / "out.jsonl"
    invoke("pairs", source, "-o", out)
    assert results(out) == [{"id": "p-0", **check_pair(OFFICIAL.format(n=40), OFFICIAL.format(n=45))}]
    invoke("pairs", source, "-o", out, "--all")
    assert len(results(out)[0]["findings"]) > len(
        check_pair(OFFICIAL.format(n=40), OFFICIAL.format(n=45))["findings"]
    )


def test_jobs_change_nothing_in_the_result(desk, program):
    lines = rows(300)
    lines[130] = b"{broken"
    source = desk.lines("in.jsonl", lines)
    one, two = desk.folder / "one.jsonl", desk.folder / "two.jsonl"
    assert program("pairs", source, "-o", one).returncode == 2
    assert program("pairs", source, "-o", two, "--jobs", "2").returncode == 2
    assert one.read_bytes() == two.read_bytes()
    rejects = [desk.folder / f"{name}.rejects.jsonl" for name in ("one", "two")]
    assert rejects[0].read_bytes() == rejects[1].read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"id": 1}',
        b'{"id": 1, "official": "a", "copy": null}',
        b'{"id": 1, "official": ["a"], "copy": "b"}',
        b'{"id": {}, "official": "a", "copy": "b"}',
        b'{"id": true, "official": "a", "copy": "b"}',
        b'{"id": NaN, "official": "a", "copy": "b"}',
        b'{"official": "a", "copy": "b"}',
        b'{"id": 1, "official": "a", "copy": "\xff"}',
        b'{"id": ' + b"9" * 10_000 + b', "official": "a", "copy": "b"}',
        b"[" * 100_000,
        b"\0",
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_broken_line_is_set_apart_and_the_run_goes_on(desk, invoke, line, lang):
    good = rows(2)
    source, out = desk.lines("in.jsonl", [good[0], line, good[1]]), desk.folder / "out.jsonl"
    result = invoke("pairs", source, "-o", out, lang=lang)
    (rejected,) = results(desk.folder / "out.rejects.jsonl")
    assert result.exit_code == 2 and "out.rejects.jsonl" in result.stderr
    assert [found["id"] for found in results(out)] == ["p-0", "p-1"]
    assert rejected["line"] == 2 and rejected["reason"] and rejected["mend"]


def test_a_line_beyond_the_limit_is_set_apart(desk, invoke, monkeypatch):
    monkeypatch.setattr(pair_run, "MAX_LINE_BYTES", 2000)
    monkeypatch.setattr("lawang.cli.pair_lines.MAX_LINE_BYTES", 2000)
    lines = [rows(1)[0], b"x" * 5_000_000, rows(2)[1], b"y" * 2001]
    out = desk.folder / "out.jsonl"
    assert invoke("pairs", desk.lines("in.jsonl", lines), "-o", out).exit_code == 2
    assert [found["id"] for found in results(out)] == ["p-0", "p-1"]
    assert [rejected["line"] for rejected in results(desk.folder / "out.rejects.jsonl")] == [2, 4]


def test_a_checker_that_fails_on_one_pair_costs_only_that_pair(desk, invoke, monkeypatch):
    def fail(official: str, copy: str, *, supported: bool = False) -> dict:
        if "101 ton" in copy:
            raise ZeroDivisionError
        return check_pair(official, copy, supported=supported)

    monkeypatch.setattr("lawang.cli.pair_lines.check_pair", fail)
    out = desk.folder / "out.jsonl"
    assert invoke("pairs", desk.lines("in.jsonl", rows(3)), "-o", out).exit_code == 2
    assert [found["id"] for found in results(out)] == ["p-0", "p-2"]
    assert "ZeroDivisionError" in results(desk.folder / "out.rejects.jsonl")[0]["reason"]


def test_odd_but_sound_input(desk, invoke):
    """A byte order mark, empty lines, Windows line ends, no last line end, lone surrogates, NUL: all fine."""
    odd = json.dumps(
        {"id": 1.5, "official": "a \ud800 \0 5 ton", "copy": "a \udfff \0 6 ton \u202e"}
    ).encode()
    source = desk.put("in.jsonl", b"\xef\xbb\xbf" + rows(1)[0] + b"\r\n\r\n  \n" + odd)
    out = desk.folder / "out.jsonl"
    assert invoke("pairs", source, "-o", out).exit_code == 0
    assert [found["id"] for found in results(out)] == ["p-0", 1.5]
    out.read_bytes().decode("ascii")


def test_an_empty_input_gives_an_empty_result(desk, invoke):
    out = desk.folder / "out.jsonl"
    assert invoke("pairs", desk.put("in.jsonl", b""), "-o", out).exit_code == 0
    assert out.read_bytes() == b"" and left_over(desk) == []


def test_after_a_kill_the_same_command_goes_on_to_the_same_file(desk, program):
    lines = rows(12000)
    lines[5] = b"broken"
    source, out = desk.lines("in.jsonl", lines), desk.folder / "out.jsonl"
    state = desk.folder / "out.jsonl.part.state"
    command = [*PROGRAM, "pairs", str(source), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            if state.exists() and json.loads(state.read_bytes())["totals"]["lines"]:
                running.kill()
                break
            time.sleep(0.01)
    assert running.returncode == -signal.SIGKILL and not out.exists()
    with (desk.folder / "out.jsonl.part").open("ab") as part:
        part.write(b'{"id":"p-half')
    again = program("pairs", source, "-o", out)
    assert "meneruskan dari baris" in again.stderr.decode() and again.returncode == 2
    whole = desk.folder / "whole.jsonl"
    program("pairs", source, "-o", whole)
    assert out.read_bytes() == whole.read_bytes() and left_over(desk) == []
    rejects = [desk.folder / name for name in ("out.rejects.jsonl", "whole.rejects.jsonl")]
    assert rejects[0].read_bytes() == rejects[1].read_bytes()


class Power(Exception):
    """The power fails."""


@pytest.mark.parametrize("after", [1, 2, 5])
def test_wherever_it_is_stopped_it_goes_on(desk, monkeypatch, after):
    monkeypatch.setattr(pair_run, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(pair_run, "CHUNK_LINES", 7)
    source, out = desk.lines("in.jsonl", [*rows(40), b"broken", *rows(20)]), desk.folder / "out.jsonl"
    told: list[int] = []

    def fail(run: Run) -> None:
        told.append(run.totals.lines)
        if len(told) % 6 == after:
            raise Power

    tries = 0
    while not out.exists():
        tries += 1
        try:
            Run(source, out).go(fail)
        except Power:
            assert not out.exists()
    whole = desk.folder / "whole.jsonl"
    Run(source, whole).go(quietly)
    assert out.read_bytes() == whole.read_bytes() and tries > 1
    assert results(desk.folder / "out.rejects.jsonl")[0]["line"] == 41


def stopped_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Input and output of a run that was stopped in its middle."""
    monkeypatch.setattr(pair_run, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(pair_run, "CHUNK_LINES", 5)
    source, out = desk.lines("in.jsonl", rows(30)), desk.folder / "out.jsonl"

    def stop(run: Run) -> None:
        if run.totals.lines >= 15:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Run(source, out).go(stop)
    return source, out


def test_a_changed_input_starts_afresh(desk, monkeypatch, invoke):
    source, out = stopped_run(desk, monkeypatch)
    changed = [row(i, 200, 200) for i in range(30)]
    desk.lines("in.jsonl", changed)
    result = invoke("pairs", source, "-o", out)
    assert "mulai dari awal" in result.stderr
    assert {found["verdict"] for found in results(out)} == {"faithful"} and len(results(out)) == 30


def test_other_options_start_afresh(desk, monkeypatch, invoke):
    source, out = stopped_run(desk, monkeypatch)
    assert "mulai dari awal" in invoke("pairs", source, "-o", out, "--all").stderr
    assert all(found["findings"] for found in results(out)) and len(results(out)) == 30


@pytest.mark.parametrize("damage", ["state", "part", "rejects"])
def test_a_damaged_partial_result_starts_afresh(desk, monkeypatch, invoke, damage):
    source, out = stopped_run(desk, monkeypatch)
    part = desk.folder / "out.jsonl.part"
    if damage == "state":
        (desk.folder / "out.jsonl.part.state").write_bytes(b"{")
    elif damage == "part":
        part.write_bytes(part.read_bytes()[:10])
    else:
        (desk.folder / "out.rejects.jsonl.part").unlink()
    assert invoke("pairs", source, "-o", out).exit_code == 0
    assert [found["id"] for found in results(out)] == [f"p-{i}" for i in range(30)]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stop_is_clean_and_says_how_to_go_on(desk, sign, jobs):
    source, out = desk.lines("in.jsonl", rows(12000)), desk.folder / "out.jsonl"
    part = desk.folder / "out.jsonl.part"
    command = [*PROGRAM, "pairs", str(source), "-o", str(out), "--jobs", jobs]
    with subprocess.Popen(
        command,
        env=environment(),
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.SIG_DFL
        ),  # what runs in the background has it ignored
    ) as running:
        while running.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        os.killpg(running.pid, sign) if sign == signal.SIGINT else running.send_signal(sign)
        assert running.stderr is not None
        complaint = running.stderr.read().decode()
    assert running.returncode == 130 and not out.exists()
    assert "Traceback" not in complaint and "untuk meneruskan" in complaint, complaint
    state = json.loads((desk.folder / "out.jsonl.part.state").read_bytes())
    assert state["totals"]["results"] <= part.stat().st_size


def test_rejects_of_an_earlier_run_do_not_stay(desk, invoke):
    out = desk.folder / "out.jsonl"
    invoke("pairs", desk.lines("in.jsonl", [b"broken"]), "-o", out)
    assert (desk.folder / "out.rejects.jsonl").exists()
    invoke("pairs", desk.lines("in.jsonl", rows(1)), "-o", out)
    assert not (desk.folder / "out.rejects.jsonl").exists()


def test_two_runs_never_write_one_file(desk, monkeypatch):
    source, out = desk.lines("in.jsonl", rows(5)), desk.folder / "out.jsonl"

    def second(run: Run) -> None:
        with pytest.raises(BadInput, match=r"out\.jsonl\.part"):
            Run(source, out).go(quietly)

    Run(source, out).go(second)
    assert len(results(out)) == 5


@pytest.mark.parametrize("out", ["in.jsonl", "folder", "tidak/ada.jsonl"])
def test_an_output_that_cannot_be_is_named(desk, invoke, out):
    source = desk.lines("in.jsonl", rows(1))
    (desk.folder / "folder").mkdir()
    before = source.read_bytes()
    result = invoke("pairs", source, "-o", desk.folder / out)
    assert result.exit_code == 2 and out in result.stderr and len(result.stderr.splitlines()) == 1
    assert source.read_bytes() == before


def test_a_full_disk_stops_with_one_line_and_can_go_on(desk, monkeypatch, invoke):
    source, out = desk.lines("in.jsonl", rows(100)), desk.folder / "out.jsonl"
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 4:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(pair_run, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(pair_run.os, "fsync", full)
    result = invoke("pairs", source, "-o", out)
    assert result.exit_code == 2 and "No space left" in result.stderr and not out.exists()
    monkeypatch.setattr(pair_run.os, "fsync", real)
    assert invoke("pairs", source, "-o", out).exit_code == 0
    assert len(results(out)) == 100


def test_memory_does_not_grow_with_the_input(desk, monkeypatch):
    """Ten times the lines hold at most a little more: nothing of a line is kept once it is written."""
    monkeypatch.setattr(
        "lawang.cli.pair_lines.check_pair",
        lambda *texts, supported=False: {"verdict": "faithful", "findings": []},
    )
    peaks = []
    for count in (1_000, 10_000):
        source = desk.lines("in.jsonl", (row(i, i, i) for i in range(count)))
        tracemalloc.start()
        Run(source, desk.folder / "out.jsonl").go(quietly)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 500_000


def test_a_pipe_is_no_output_for_results(desk, program, tmp_path):
    source = desk.put("in.jsonl", '{"id": "1", "official": "a", "copy": "a"}\n')
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    assert program("pairs", source, "-o", str(pipe)).returncode == 2
    assert pipe.is_fifo()
