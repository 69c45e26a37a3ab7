"""Which hosts a book knows and which only look so. A line added to ``cases/hosts.yml`` is a test added."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from check_pages import page_of
from hocso.check.hosts import addresses_of, imitated, is_for_examples, is_known, is_short, mail_of
from hocso.check.hosts.known import host_of

FILE = yaml.safe_load((Path(__file__).parent / "cases" / "hosts.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("host", "expected"), FILE["cases"].items())
def test_which_known_host_a_host_could_be_taken_for(host: str, expected: str | None) -> None:
    assert imitated(host.lower(), FILE["known"]) == expected


@given(st.sampled_from(FILE["known"]), st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True))
def test_a_known_host_and_what_stands_below_it_are_never_look_alikes(host: str, label: str) -> None:
    assert is_known(f"{label}.{host}", FILE["known"])
    assert imitated(f"{label}.{host}", FILE["known"]) is None


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.VNeID.gov.vn:443/a?b#c", "www.vneid.gov.vn"),
        ("vneid.gov.vn/a@b", "vneid.gov.vn"),
        ("http://ten@may.example", "may.example"),
        ("hotro@vneid.gov.vn", "vneid.gov.vn"),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("ngan-hang.example", True),
        ("a.example.com", True),
        ("localhost", True),
        ("may.test", True),
        ("127.0.0.1", True),
        ("example.vn", False),
        ("notexample.com", False),
    ],
)
def test_hosts_that_nobody_can_own(host: str, expected: bool) -> None:
    assert is_for_examples(host) is expected


def test_a_short_link_is_known_by_its_host() -> None:
    assert is_short("bit.ly") and is_short("www.tinyurl.com")
    assert not is_short("zalo.me")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vào vneid.gov.vn, rồi bấm.", ["vneid.gov.vn"]),
        ("Vào vneid.gov.vn.", ["vneid.gov.vn"]),
        ("(https://la.ai/x)", ["https://la.ai/x"]),
        ("Bấm shorturl.at/ab3", ["shorturl.at/ab3"]),
        ("vnеid.gov.vn", ["vnеid.gov.vn"]),
        ("Thư hotro@vneid.gov.vn", []),
        ("Bấm xong.La lên, mở bai.md, TP.HCM, v.v.", []),
        ("50.000 đồng, 1.7.2025, bản 2.0", []),
        ("thu-muc/vneid.vn", []),
    ],
)
def test_addresses_in_text(text: str, expected: list[str]) -> None:
    assert [address.written for address in addresses_of(page_of(text))] == expected


def test_mail_addresses_have_the_host_behind_the_sign() -> None:
    (mail,) = mail_of(page_of("Viết cho lan.85@gmail.com nhé."))
    assert (mail.written, mail.host, mail.at) == ("lan.85@gmail.com", "gmail.com", (1, 10))
