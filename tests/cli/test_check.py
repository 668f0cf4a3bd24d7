"""`lawang check`: reports in three forms, exit statuses, and one clear line for everything that goes wrong."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from tests.cli.conftest import PROGRAM, environment

SOURCE = (
    "Dinas Perhubungan Kota Bontang membagikan 250 helm kepada pelajar di Bontang pada 12 Mei 2023.\n"
    "Pembagian helm dilakukan di halaman SMP Negeri 1 Bontang pukul 08.00 WITA.\n"
)
TRUE = "Dinas Perhubungan Kota Bontang membagikan 250 helm kepada pelajar di Bontang pada 12 Mei 2023.\n"
FALSE = TRUE.replace("250", "520")
PLAIN = "Kepala Dinas Perhubungan Kota Bontang Sari Utami membagikan helm di Bontang, Jumat (12/5/2023).\n"


def test_a_true_text_ends_with_0(desk, program):
    done = program("check", desk.put("naskah.txt", TRUE), "--source", desk.put("sumber.txt", SOURCE))
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Sesuai dengan sumber" in done.stdout.decode()


def test_a_changed_figure_ends_with_1_and_is_shown_with_its_source(desk, program):
    done = program("check", desk.put("naskah.txt", FALSE), "--source", desk.put("sumber.txt", SOURCE))
    shown = done.stdout.decode()
    assert done.returncode == 1
    assert "▸520" in shown and "▸250" in shown and "sumber.txt" in shown and "Berbeda dari sumber" in shown
    assert "\x1b" not in shown


def test_desk_advice_alone_counts_only_without_a_source(desk, program):
    text = TRUE + "“Helm ini untuk keselamatan kita bersama di jalan raya.”\n"
    naskah, sumber = desk.put("naskah.txt", text), desk.put("sumber.txt", text)
    assert program("check", naskah).returncode == 1
    assert program("check", naskah, "--source", sumber).returncode == 0
    assert "Kutipan tanpa nama pembicara" in program("check", naskah, "--source", sumber).stdout.decode()


def test_standard_input(desk, program):
    sumber = desk.put("sumber.txt", SOURCE)
    assert program("check", "-", "--source", sumber, input=FALSE.encode()).returncode == 1
    assert program("check", "-", "--source", sumber, input=TRUE.encode()).returncode == 0
    twice = program("check", "-", "--source", "-", input=TRUE.encode())
    assert twice.returncode == 2 and twice.stderr.startswith(b"lawang: -:")


def test_json_on_standard_output_and_in_a_file_are_the_same(desk, program):
    naskah, sumber = desk.put("naskah.txt", FALSE), desk.put("sumber.txt", SOURCE)
    out = desk.folder / "laporan.json"
    printed = program("check", naskah, "--source", sumber, "--format", "json")
    written = program("check", naskah, "--source", sumber, "--format", "json", "-o", out)
    assert written.returncode == printed.returncode == 1 and written.stdout == b""
    assert out.read_bytes() == printed.stdout
    report = json.loads(printed.stdout)
    (finding,) = report["findings"]
    assert FALSE[finding["start"] : finding["end"]] == finding["text"]
    assert SOURCE[finding["source_start"] : finding["source_end"]] == finding["source_text"]
    assert (finding["verdict"], finding["source"]) == ("contradicted", "sumber.txt")


def test_all_shows_supported_facts_too(desk, invoke):
    naskah, sumber = desk.put("naskah.txt", TRUE), desk.put("sumber.txt", SOURCE)
    without = json.loads(invoke("check", naskah, "--source", sumber, "--format", "json").stdout)
    everything = json.loads(invoke("check", naskah, "--source", sumber, "--format", "json", "--all").stdout)
    assert without["findings"] == []
    assert {finding["verdict"] for finding in everything["findings"]} == {"supported"}
    assert without["counts"] == everything["counts"]


def test_sources_of_one_name_are_told_apart(desk, invoke):
    (desk.folder / "lain").mkdir()
    first, second = desk.put("sumber.txt", SOURCE), desk.put("lain/sumber.txt", SOURCE)
    result = invoke(
        "check", desk.put("n.txt", TRUE), "--source", first, "--source", second, "--format", "json"
    )
    assert [source["id"] for source in json.loads(result.stdout)["sources"]] == [str(first), str(second)]


def test_the_language_is_chosen_by_option_and_by_environment(desk, invoke):
    naskah = desk.put("naskah.txt", FALSE)
    sumber = desk.put("sumber.txt", SOURCE)
    english = "Something differs from the sources"
    assert english in invoke("--lang", "en", "check", naskah, "--source", sumber).stdout
    assert english in invoke("check", naskah, "--source", sumber, "--lang", "en").stdout
    assert english in invoke("check", naskah, "--source", sumber, lang="en").stdout
    assert english not in invoke("check", naskah, "--source", sumber).stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.txt", b""),
        ("biner.txt", bytes(range(256)) * 40),
        ("rusak.docx", b"PK\x03\x04" + b"\0" * 64),
        ("rusak.pdf", b"%PDF-1.7\nendobj"),
        ("aneh.xyz", b"\x89\0\0\0\0\xff\xfe\x01" * 9),
    ],
)
@pytest.mark.parametrize("role", ["text", "source"])
def test_bad_files_give_one_line_that_names_them(desk, program, name, content, role):
    bad, good = desk.put(name, content), desk.put("baik.txt", TRUE)
    text, source = (bad, good) if role == "text" else (good, bad)
    out = desk.folder / "laporan.html"
    done = program("check", text, "--source", source, "--format", "html", "-o", out)
    assert done.returncode == 2 and done.stdout == b"" and not out.exists()
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("lawang: ") and name in line


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["check"], "TEXT"),
        (["check", "hilang.txt"], "hilang.txt"),
        (["check", "."], "."),
        (["check", "a", "b"], "b"),
        (["check", "a", "--source"], "--source"),
        (["check", "a", "--format", "pdf"], "--format pdf"),
        (["check", "a", "--sorce", "b"], "--sorce"),
        (["chekc", "a"], "chekc"),
        (["--lang", "fr"], "--lang fr"),
        (["pairs", "a.jsonl"], "-o"),
        (["pairs", "hilang.jsonl", "-o", "b.jsonl"], "hilang.jsonl"),
        (["pairs", "a.jsonl", "-o", "b.jsonl", "--jobs", "nol"], "--jobs nol"),
        (["pairs", "a.jsonl", "-o", "b.jsonl", "--jobs", "0"], "--jobs 0"),
        (["read"], "FILE"),
        (["read", "hilang\0.txt"], "hilang"),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_bad_arguments_give_one_line_and_2(tmp_path, monkeypatch, invoke, args, named, lang):
    monkeypatch.chdir(tmp_path)
    result = invoke(*args, lang=lang)
    assert result.exit_code == 2 and result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"lawang: {named}")
    assert list(tmp_path.iterdir()) == []


def test_an_output_never_overwrites_an_input(desk, invoke):
    naskah, sumber = desk.put("naskah.txt", TRUE), desk.put("sumber.txt", SOURCE)
    for out in (naskah, sumber):
        result = invoke("check", naskah, "--source", sumber, "-o", out)
        assert result.exit_code == 2 and str(out) in result.stderr
    assert (naskah.read_text("utf-8"), sumber.read_text("utf-8")) == (TRUE, SOURCE)


@pytest.mark.parametrize("out", ["tidak/ada/laporan.html", "folder"])
def test_an_output_that_cannot_be_written_is_named_and_leaves_nothing(desk, invoke, out):
    (desk.folder / "folder").mkdir()
    before = sorted(desk.folder.rglob("*"))
    naskah = desk.put("naskah.txt", PLAIN)
    result = invoke("check", naskah, "--format", "html", "-o", desk.folder / out)
    assert result.exit_code == 2 and out in result.stderr
    assert sorted(desk.folder.rglob("*")) == sorted([*before, naskah])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
def test_a_full_disk_is_one_line(desk):
    naskah = desk.put("naskah.txt", PLAIN)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "check", str(naskah)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=300,
        )
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


def test_a_closed_pipe_is_one_line(desk):
    naskah = desk.put("naskah.txt", PLAIN * 3000)
    command = [*PROGRAM, "read", str(naskah)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        complaint = running.stderr.read()
    assert running.returncode == 2 and len(complaint.splitlines()) == 1 and complaint.startswith(b"lawang: ")


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_odd_characters_come_through_every_form(desk, program, form):
    text = "Wali Kota Bontang \u202e<script>alert(1)</script> \u200f membagikan 250 helm.\n" * 2
    done = program("check", desk.put("naskah.txt", text), "--format", form)
    shown = done.stdout.decode("utf-8")
    assert done.returncode in (0, 1) and done.stderr == b""
    assert "\x1b" not in shown and "\u202e" not in shown and (form != "html" or "<script" not in shown)


def test_help_and_version(invoke):
    assert "Pemakaian: lawang check" in invoke("check", "--help").stdout
    assert "Usage: lawang check" in invoke("check", "--help", lang="en").stdout
    assert all(name in invoke("--help").stdout for name in ("check", "read", "pairs"))
    assert invoke("--version").stdout.startswith("lawang ")
    assert invoke().exit_code == 0


def test_no_colour_library_is_loaded_for_json(desk):
    naskah = desk.put("naskah.txt", PLAIN)
    code = (
        "import sys; from lawang.cli.shell import lawang\n"
        f"try: lawang.main(['check', {str(naskah)!r}, '--format', 'json'])\n"
        "except SystemExit: print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [PROGRAM[0], "-c", code], capture_output=True, env=environment(), timeout=300, text=True
    )
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert (
        loaded & {"rich", "docx", "pypdf", "pdfplumber", "openpyxl", "pptx", "trafilatura", "numpy"} == set()
    )


def test_an_output_that_is_no_file_is_refused_and_left_as_it_was(desk, program, tmp_path):
    naskah, sumber = desk.put("naskah.txt", FALSE), desk.put("sumber.txt", SOURCE)
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    done = program("check", naskah, "--source", sumber, "-o", str(pipe))
    assert done.returncode == 2 and "pipa" in done.stderr.decode()
    assert pipe.is_fifo()


def test_an_output_behind_a_link_is_replaced_with_its_permissions(desk, program, tmp_path):
    naskah, sumber = desk.put("naskah.txt", FALSE), desk.put("sumber.txt", SOURCE)
    real, link = tmp_path / "laporan.txt", tmp_path / "tautan.txt"
    real.write_text("lama")
    real.chmod(0o600)
    link.symlink_to(real)
    assert program("check", naskah, "--source", sumber, "-o", str(link)).returncode == 1
    assert link.is_symlink() and "▸520" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_closed_output_is_named_and_a_file_still_written(desk):
    naskah, out = desk.put("naskah.txt", TRUE), desk.folder / "laporan.txt"
    close = ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, "check", str(naskah)]
    done = subprocess.run(close, capture_output=True, env=environment())
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1 and "keluaran-baku" in done.stderr.decode()
    done = subprocess.run([*close, "-o", str(out)], capture_output=True, env=environment())
    assert done.returncode in (0, 1) and done.stderr == b"" and out.read_text("utf-8")


def test_a_language_that_is_not_spoken_is_named_once(desk, program):
    naskah = desk.put("naskah.txt", TRUE)
    done = program("check", naskah, LAWANG_LANG="fr")
    assert done.stderr.decode().splitlines() == [
        "lawang: LAWANG_LANG=fr tidak dikenal; dipakai bahasa Indonesia (id). Pilihan: id, en."
    ]
    assert done.stdout == program("check", naskah).stdout
    assert program("check", naskah, LAWANG_LANG="en_GB.UTF-8").stderr == b""


def test_marks_that_nobody_sees_are_told(desk, program):
    done = program(
        "check", desk.put("naskah.txt", TRUE.replace("250", "2\u200b50") + "\u202e05\u202c orang hadir.\n")
    )
    shown = " ".join(done.stdout.decode().split())
    assert "Ada 2 tanda arah tulisan" in shown and "Ada 1 tanda tak terlihat" in shown
