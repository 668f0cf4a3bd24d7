"""Commands of the site, passed on by name."""

from __future__ import annotations


def test_a_command_of_the_site_says_which_setting_is_missing(program, tmp_path):
    done = program("migrate", LAWANG_HOME=str(tmp_path), LAWANG_SECRET_KEY="", DJANGO_SETTINGS_MODULE="")
    assert done.returncode == 2 and done.stderr.startswith(b"lawang: LAWANG_SECRET_KEY:")
    assert b"openssl rand" in done.stderr


def test_a_command_of_the_site_gets_its_own_options(program, tmp_path):
    surroundings = {"LAWANG_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lawang.site.settings.dev"}
    done = program("audit", "--help", **surroundings)
    assert done.returncode == 0 and b"verify" in done.stdout


def test_what_neither_knows_stays_unknown(invoke):
    for name in ("periksa", "../audit", "__init__"):
        done = invoke(name)
        assert done.exit_code == 2 and "tidak dikenal" in done.stderr


def test_help_names_the_commands_of_the_site(invoke):
    assert "audit" in invoke("--help").output and "Commands of the site" in invoke("--help", lang="en").output
