"""Lists of organisations and officers from CSV files."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawang.errors import BadInput
from lawang.site.members.actions.import_list import import_list
from lawang.site.members.models import Invitation, Organisation
from lawang.site.reasons import Barred

HEAD = b"slug,name,short,kind,region,parent,is_door\n"


@pytest.fixture
def rina(officer):
    return officer("rina", diskominfo="administrator")


def test_a_list_of_organisations_parents_first(rina):
    rows = b"uji,Dinas Uji,Uji,agency,64,pemprov,\nuji-anak,UPTD Uji,UPTD,agency,64.03,uji,ya\n"
    assert import_list(rina, "organisations", HEAD + rows, "daftar.csv") == 2
    child = Organisation.objects.get(slug="uji-anak")
    assert child.parent.slug == "uji" and child.is_door


def test_every_row_at_fault_is_named_and_nothing_is_taken_in(rina, officer):
    rows = b"uji,Dinas Uji,Uji,agency,64,,\nuji,Kembar,K,agency,64,,\nsalah,Salah,S,kantor,99,tiada,\n"
    with pytest.raises(Barred) as barred:
        import_list(rina, "organisations", HEAD + rows, "daftar.csv")
    assert [reason.about["line"] for reason in barred.value.reasons] == [3, 4]
    assert "slug" in str(barred.value) and "tiada" in str(barred.value)
    assert not Organisation.objects.filter(slug="uji").exists()


def test_officers_are_invited_with_semicolons_and_a_mark_at_the_start(rina):
    rows = "\ufeffemail;name;organisation;role\ndewi@contoh.id;Dewi;dinkes;writer\nanto@contoh.id;Anto;bpsdm;editor\n"
    assert import_list(rina, "officers", rows.encode(), "pejabat.csv") == 2
    assert {letter.to[0] for letter in mail.outbox} == {"dewi@contoh.id", "anto@contoh.id"}


def test_faults_of_officers_are_told_column_by_column(rina, officer):
    rows = b"email,name,organisation,role\nbukan-surel,,tiada,raja\n"
    with pytest.raises(Barred) as barred:
        import_list(rina, "officers", rows, "pejabat.csv")
    told = str(barred.value)
    assert all(word in told for word in ("Baris 2", "bukan-surel", "name", "tiada", "raja"))
    with pytest.raises(Barred, match="bukan pengelola"):
        import_list(
            officer("tono", bpsdm="administrator"),
            "officers",
            rows.replace(b"bukan-surel,,tiada,raja", b"a@contoh.id,A,dinkes,writer"),
            "pejabat.csv",
        )
    assert not Invitation.objects.exists() and not mail.outbox


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n1,2\n",
        HEAD,
        b"\xff\xfe\x00",
        HEAD + b"a\0,b,c,agency,64,,\n",
        HEAD + b"\xe9,x,x,agency,64,,\n",
    ],
)
def test_what_is_no_list_is_refused_with_its_mend(rina, content):
    with pytest.raises(BadInput) as bad:
        import_list(rina, "organisations", content, "daftar.csv")
    assert bad.value.mend


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: HEAD + text.encode("utf-8", "replace"))
)
def test_no_file_breaks_it(rina, content):
    before = Organisation.objects.count()
    try:
        import_list(rina, "organisations", content, "acak.csv")
    except (BadInput, Barred):
        assert Organisation.objects.count() == before


def test_the_screen_names_the_rows(rina, signed_in):
    upload = SimpleUploadedFile("daftar.csv", HEAD + b"x,,,agency,64,,\n")
    answer = signed_in(rina).post("/meja/anggota/daftar/", {"what": "organisations", "file": upload})
    assert answer.status_code == 409 and "Baris 2" in answer.content.decode()


def test_columns_and_values_may_be_indonesian_however_they_are_capitalised(rina):
    rows = "Nama;Alamat  Pendek;NAMA SINGKAT;Jenis;Kode_Wilayah;Induk;Pintu\nDinas Uji;uji;Uji;Perangkat daerah;64;;tidak\n"
    assert import_list(rina, "organisations", rows.encode(), "daftar.csv") == 1
    assert Organisation.objects.get(slug="uji").kind == "agency"
    rows = "surel,nama,instansi,peran\ndewi@contoh.id,Dewi,uji,Penulis\n"
    assert import_list(rina, "officers", rows.encode(), "pejabat.csv") == 1
    assert Invitation.objects.get().role == "writer"


def test_a_fault_is_told_by_the_column_as_the_list_calls_it(rina):
    rows = "Surel,nama,instansi,Peran\ndewi,Dewi,dinkes,raja\n"
    with pytest.raises(Barred) as barred:
        import_list(rina, "officers", rows.encode(), "pejabat.csv")
    assert (
        "Surel: " in str(barred.value) and "Peran: " in str(barred.value) and "penulis" in str(barred.value)
    )
    with pytest.raises(BadInput) as bad:
        import_list(rina, "officers", b"surel,nama\na,b\n", "pejabat.csv")
    assert "instansi, peran" in str(bad.value)


@pytest.mark.parametrize("what", ["organisations", "officers"])
def test_the_file_to_fill_in_has_the_columns_and_its_example_is_not_taken_in(what, rina, signed_in):
    answer = signed_in(rina).get(f"/meja/anggota/daftar/{what}.csv")
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    assert answer.content.decode("utf-8-sig").startswith(("alamat pendek;nama;", "surel;nama;instansi;peran"))
    with pytest.raises(Barred, match="Baris 2: ini baris contoh"):
        import_list(rina, what, answer.content, "contoh.csv")
    page = signed_in(rina).get("/meja/anggota/daftar/").content.decode()
    assert f"/meja/anggota/daftar/{what}.csv" in page and "surel; nama; instansi; peran" in page
    assert signed_in(rina).get("/meja/anggota/daftar/lain.csv").status_code == 404
