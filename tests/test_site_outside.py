"""Raw HTML of other people's books: what calls another host goes, and it is said; all else stays as it was."""

import pytest

from hocso.publish.site.outside import clean

ELSEWHERE = "https://may-khac.example/x"
STAYS = [
    "<b class=x>chữ</b> &amp; &#39;",
    '<a href="https://may-khac.example/">đường dẫn chỉ chạy khi bấm</a>',
    '<img src="hinh.png"><br/>',
    "<script>var a = 1 < 2 && 3;</script>",
    "<script>b('</p>')</script>",
    "<style>p{background:url(hinh.png)}</style>",
    '<svg viewBox="0 0 1 1"><use href="#a"/></svg>',
    "</div>",
]
GOES = [
    (f'<script src="{ELSEWHERE}"></script>', ""),
    ('<script src="//may-khac.example/x"/>sau', "sau"),
    ("<script>load('https://may-khac.example/x.js')</script>", "<script></script>"),
    (f'<link rel="stylesheet" href="{ELSEWHERE}">sau', "sau"),
    ("<script>a('https://may-khac.example/x');b('</p>')</script>", "<script></script>"),
    (f'<style>@import "{ELSEWHERE}";</style>', "<style></style>"),
    (f'<p style="background:url({ELSEWHERE})">x</p>', None),
    (f'<img srcset="a.png 1x, {ELSEWHERE} 2x">', None),
    (f'<iframe src="{ELSEWHERE}"><p>cũ</p></iframe>', f'<a href="{ELSEWHERE}">[{ELSEWHERE}]</a>'),
    (f'<video src="{ELSEWHERE}"><video></video></video>sau', f'<a href="{ELSEWHERE}">[{ELSEWHERE}]</a>sau'),
    ('<meta http-equiv="refresh" content="0;url=x">', ""),
]


def cleaned(html: str) -> tuple[str, list[tuple[str, str]]]:
    refused: list[tuple[str, str]] = []
    return clean(html, lambda *what: refused.append(what), lambda address: f"[{address}]"), refused


@pytest.mark.parametrize("html", STAYS)
def test_what_calls_nobody_stays(html: str) -> None:
    assert cleaned(html) == (html, [])


@pytest.mark.parametrize(("html", "left"), GOES)
def test_what_calls_out_goes_and_is_said(html: str, left: str | None) -> None:
    result, refused = cleaned(html)
    assert len(refused) == 1
    assert "src=" not in result
    assert "url(" not in result
    if left is not None:
        assert result == left
