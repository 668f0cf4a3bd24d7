"""Models and migrations agree, and the migrations run from nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from django.core.management import call_command


def test_no_migration_is_missing(db):
    call_command("makemigrations", "--check", "--dry-run", "--verbosity=0")


SAMPLE = str(Path(__file__).parents[2] / "samples" / "kaltim-2022")


def empty_database() -> str:
    """The address of an empty database beside the one of the tests; nothing (SQLite in the site's folder) without one."""
    server = os.environ.get("DATABASE_URL", "")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE fresh")
    return server.removesuffix("/postgres") + "/fresh" if server else ""


def test_an_empty_folder_becomes_a_site_with_the_sample_region(tmp_path: Path):
    surroundings = {
        **os.environ,
        "LAWANG_HOME": str(tmp_path),
        "DATABASE_URL": empty_database(),
        "DJANGO_SETTINGS_MODULE": "lawang.site.settings.dev",
    }
    for command in (
        ["migrate", "-v0"],
        ["sample_region"],
        ["sample_release", SAMPLE],
        ["sample_service"],
        ["sample_register"],
        ["audit", "verify"],
    ):
        program = [sys.executable, "-c", "from lawang.cli import main; main()", *command]
        done = subprocess.run(program, env=surroundings, capture_output=True, text=True, timeout=300)
        assert (done.returncode, done.stderr) == (0, ""), command
    assert "Utuh" in done.stdout
