"""Signatures: what was signed verifies, and whatever was changed afterwards does not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from lawang.errors import BadInput
from lawang.signing import KEYS_PATH, Outcome, Ring, Signed, _decode, canonical, keys_address

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RING = Ring().rotated(NOW)
RELEASE = {"uri": "https://humas.example/siaran/7", "version": "1", "headline": "Jembatan Mahakam dibuka"}
MARK = RING.sign(RELEASE, NOW)

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.text(), VALUES, max_size=6)


@given(DOCUMENTS)
def test_what_was_signed_verifies_after_any_journey_as_json(document):
    signed = Signed(document, RING.sign(document, NOW))
    come = Signed.read(signed.to_json(), "berkas")
    turned = dict(reversed(json.loads(json.dumps(come.document, indent=3)).items()))
    verdict = Ring.read(RING.to_json(), "keys").verify(turned, come.signature)
    assert (verdict.outcome, verdict.signed) == (Outcome.VALID, NOW)


@given(DOCUMENTS, DOCUMENTS)
def test_another_document_does_not_verify(one, other):
    same = canonical(one) == canonical(other)
    assert (RING.verify(other, RING.sign(one, NOW)).outcome is Outcome.VALID) == same


@given(st.data())
def test_a_changed_byte_of_the_canonical_form_fails(data):
    form = canonical(RELEASE)
    at = data.draw(st.integers(0, len(form) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != form[at]))
    changed = form[:at] + bytes([byte]) + form[at + 1 :]
    try:
        document = Signed.read(b'{"document":' + changed + b',"signature":""}', "berkas").document
    except BadInput:
        return
    assert RING.verify(document, MARK).outcome is Outcome.CHANGED


@given(st.data())
def test_a_changed_letter_of_the_signature_fails(data):
    at = data.draw(st.integers(0, len(MARK) - 1))
    letter = data.draw(st.characters(codec="ascii").filter(lambda value: value != MARK[at]))
    verdict = RING.verify(RELEASE, MARK[:at] + letter + MARK[at + 1 :])
    assert verdict.outcome in (Outcome.CHANGED, Outcome.UNKNOWN_KEY)


@given(st.text())
def test_any_text_as_a_signature_is_answered_without_an_error(text):
    assert RING.verify(RELEASE, text).outcome is not Outcome.VALID


@given(st.binary() | st.text())
def test_any_content_as_a_signed_file_or_as_keys_is_read_or_refused(content):
    for reader in (Signed.read, Ring.read):
        try:
            reader(content, "berkas")
        except BadInput as error:
            assert error.name == "berkas" and error.problem and error.mend


def test_the_signature_is_a_jws_that_another_library_verifies():
    """By hand, with the key from the public set: Ed25519 over BASE64URL(header) . BASE64URL(JCS)."""
    import base64

    header, middle, mark = MARK.split(".")
    assert middle == "" and json.loads(_decode(header)) == {
        "alg": "EdDSA",
        "kid": RING.keys[0].kid,
        "iat": int(NOW.timestamp()),
    }
    payload = base64.urlsafe_b64encode(canonical(RELEASE)).rstrip(b"=").decode()
    (entry,) = json.loads(RING.to_json())["keys"]
    public = Ed25519PublicKey.from_public_bytes(_decode(entry["x"]))
    public.verify(_decode(mark), f"{header}.{payload}".encode())


def test_the_canonical_form_is_that_of_the_standard():
    """Names in order, shortest numbers, no spaces: the rules of RFC 8785, section 3.2."""
    document = {"b": [333333333.33333329, 1e30, 4.50, 2e-3], "a": '€$\n"\\', "literals": [None, True, False]}
    assert canonical(document).decode() == (
        r'{"a":"€$\n\"\\","b":[333333333.3333333,1e+30,4.5,0.002],"literals":[null,true,false]}'
    )


@pytest.mark.parametrize("value", [2**60, float("nan"), "\ud800"])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(BadInput, match="bentuk baku"):
        canonical({"x": value})


def test_rotation_keeps_old_signatures_and_takes_the_old_key_out_of_use():
    later = NOW + timedelta(days=365)
    ring = Ring.read(RING.rotated(later).to_json(private=True), "keys")
    old, new = ring.keys
    assert ring.verify(RELEASE, MARK).outcome is Outcome.VALID
    assert ring.verify(RELEASE, ring.sign(RELEASE, later)).kid == new.kid != old.kid
    assert not old.jwk.is_private and new.jwk.is_private
    # the old key stolen and used after its time
    assert ring.verify(RELEASE, RING.sign(RELEASE, later)).outcome is Outcome.VALID  # in that very second
    stolen = RING.sign(RELEASE, later + timedelta(seconds=1))
    assert ring.verify(RELEASE, stolen).outcome is Outcome.OUT_OF_TIME
    assert ring.verify(RELEASE, RING.sign(RELEASE, NOW - timedelta(1))).outcome is Outcome.OUT_OF_TIME


def test_a_revoked_key_is_never_believed_again_and_a_stranger_never_was():
    ring = RING.revoked(RING.keys[0].kid, NOW).rotated(NOW)
    assert ring.verify(RELEASE, MARK).outcome is Outcome.REVOKED
    assert ring.verify(RELEASE, ring.sign(RELEASE, NOW)).outcome is Outcome.VALID
    assert Ring().rotated(NOW).verify(RELEASE, MARK).outcome is Outcome.UNKNOWN_KEY
    with pytest.raises(BadInput):
        RING.revoked("no such key", NOW)
    with pytest.raises(BadInput):
        Ring().sign(RELEASE, NOW)


def test_the_public_set_holds_no_private_half_and_names_no_other_key():
    assert '"d"' in RING.to_json(private=True) and '"d"' not in RING.to_json()
    entry = json.loads(RING.to_json())["keys"][0]
    lying = json.dumps({"keys": [{**entry, "kid": "another"}, {"kty": "RSA"}, 7, {**entry, "x": "short"}]})
    assert [key.kid for key in Ring.read(lying, "keys").keys] == [RING.keys[0].kid]


def test_a_name_that_comes_twice_is_refused():
    text = '{"document": {"uri": "a", "uri": "b"}, "signature": ""}'
    with pytest.raises(BadInput, match="dua kali"):
        Signed.read(text, "berkas")


def test_the_keys_stand_on_the_host_of_the_document():
    assert keys_address(RELEASE) == "https://humas.example" + KEYS_PATH
    assert keys_address({"uri": "urn:x:1"}) is None and keys_address({}) is None
