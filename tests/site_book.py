"""A small book with everything the site must show, and its edition with silent sound."""

import functools
from collections.abc import Mapping
from pathlib import Path

import lameenc
import pytest

from conftest import CONFIG, write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Artifact, Edition
from hocso.model.message import Message
from hocso.model.narration import Cue, Track
from hocso.model.progress import Silent
from hocso.publish.site import publish_site
from hocso.read import read

SENTENCE_MS = 900
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>\n'

LESSON = """\
    ---
    lesson:
      minutes: 30
      objectives:
        - Nhận ra tin giả
    ---
    # Tin nhắn giả

    Bà Tám nhận một tin lạ.

    ::::{step} Đọc thật chậm
    Đeo kính vào. Đọc hai lần. Số của công an là {fact}`hotline`.

    ```{screen} Mở tin nhắn
    :tap: Tin nhắn
    :alt: Màn hình chính, bấm vào ô Tin nhắn.
    - title: Trang chủ
    - icon: Tin nhắn
    - icon: Danh bạ
    ```

    ```{message}
    :from: Số lạ
    Tài khoản của bác bị khóa. Bấm vào đây.
    ```

    Xem thêm [bài trước](01-mo-may.md).
    :::{quiz} Đọc mấy lần?
    - [ ] Một lần
    - [x] Hai lần
    :::
    ::::

    :::{scam} Giả làm ngân hàng
    Kẻ lừa đảo gửi đường liên kết lạ.
    :::

    :::{trainer}
    Mang theo hai tờ giấy bí mật.
    :::

    :::{quiz} Tin bảo bấm vào đây. Bác làm gì?
    - [ ] Bấm xem thử -- Bấm là mở cửa cho kẻ gian.
    - [x] Không bấm -- Đúng. Bác tự mở ứng dụng.
    - [ ] Gửi cho con
    :::

    :::{quiz} Dấu hiệu nào là tin giả?
    :multiple:
    - [x] Giục gấp -- Đúng. Kẻ gian hay giục.
    - [x] Xin mã -- Đúng. Ngân hàng không xin mã.
    - [ ] Chữ to -- Chữ to không phải dấu hiệu.
    :::

    :::{practice} Hai người một nhóm
    :minutes: 10
    Một người đọc, một người nghe.
    :::

    :::{remember}
    - Chậm lại rồi hãy bấm.
    :::
"""

OTHER = """\
    # Sách của người khác

    Mở đầu.

    ## Bảng và hình

    | Chợ | Giá |
    |---|---|
    | Sáng | 10 |

    ![Hình vuông](../images/vuong.svg)
    ![Mất rồi](../images/mat.png)
    ![Ở xa](https://may-khac.example/xa.png)

    :::{note}
    Một lời dặn.
    :::

    ````{grid} 1
    ```{grid-item-card} Thẻ
    Chữ trong thẻ.
    ```
    ````

    ```python
    print("chào")
    ```

    Công thức $a^2 + \\frac{1}{2}$ và

    $$\\sum_{i=1}^n i$$

    $$
    \\begin{align}
    a &= b \\\\
    c &= d
    \\end{align}
    $$ (cap)

    Sai $\\frac$ rồi.

    Tải {download}`tờ giấy <../images/vuong.svg>`.

    <script src="https://may-khac.example/theo-doi.js"></script>
    <b onclick="1">vẫn còn</b>

    ### Nhỏ hơn

    Hết.
"""

FILES: Mapping[str, str] = {
    "_config.yml": CONFIG.replace("[colon_fence]", "[colon_fence, dollarmath]").replace(
        "[hocso.extension]", "[hocso.extension, sphinx_design]"
    ),
    "index.md": "# Lớp học số\n\nChào bác.\n\n## Cách học\n\nNghe rồi làm.\n",
    "facts.yml": 'hotline: {value: "113", means: Công an, source: ai cũng biết, checked: 2026-11-01, holds: 365, '
    "certainty: sure}\n",
    "glossary.yml": "đường liên kết: dòng chữ bấm vào thì nhảy sang trang khác\ncông an: người giữ yên làng xóm\n"
    "mã OTP: mã dùng một lần\n",
    "an-toan/index.md": "# An toàn\n\nGiữ tiền cho mình.\n",
    "an-toan/01-mo-may.md": "---\nlesson: {minutes: 20}\n---\n# Mở máy\n\nBấm nút bên phải.\n",
    "an-toan/02-tin-gia.md": LESSON,
    "khac/bang.md": OTHER,
    "images/vuong.svg": PICTURE,
}


class Ear(Silent):
    """Keeps the notes of a build."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, message: Message) -> None:
        self.notes.append(message.vi)


@functools.cache
def silence(milliseconds: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(24000)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(b"\0\0" * 24 * milliseconds) + encoder.flush())


def with_silence(curriculum: Curriculum, folder: Path, rung: str = "machine") -> Edition:
    """Every passage with a track of ``SENTENCE_MS`` a sentence; the plain book's pages have none."""
    tracks = {}
    for page in curriculum.published_pages():
        if not page.docname.startswith("khac/"):
            tracks[page.docname] = {
                passage.anchor: _track(passage.anchor, [one.anchor for one in passage.sentences], folder, rung)
                for passage in page.passages
                if passage.sentences
            }
    return Edition(
        curriculum, tracks, {docname: _lesson(curriculum, docname, made) for docname, made in tracks.items()}
    )


def _track(passage: str, anchors: list[str], folder: Path, rung: str) -> Track:
    length = SENTENCE_MS * len(anchors)
    path = folder / f"{length}.mp3"
    if not path.exists():
        path.write_bytes(silence(length))
    cues = tuple(Cue(one, place * SENTENCE_MS, (place + 1) * SENTENCE_MS) for place, one in enumerate(anchors))
    return Track(passage, cues, (rung,), length, path)  # type: ignore[arg-type]


def _lesson(curriculum: Curriculum, docname: str, tracks: Mapping[str, Track]) -> Track:
    """The passages' times one after the other; the sound is as silent as theirs."""
    (page,) = (page for page in curriculum.published_pages() if page.docname == docname)
    told = [tracks[each.anchor] for each in page.passages if each.kind != "answers" and each.anchor in tracks]
    anchors = [cue.anchor for track in told for cue in track.cues]
    return _track("", anchors, told[0].mp3.parent, told[0].rungs[0])


def read_site_book(folder: Path) -> Curriculum:
    return read(write_book(folder / "book", FILES))


def publish(edition: Edition, out: Path) -> tuple[list[Artifact], list[str]]:
    """Publish; what was made, and what the build noted."""
    ear = Ear()
    return list(publish_site(edition, out, ear)), ear.notes


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small book with silence for sound; a test module takes it by name: ``edition = site_book.edition``."""
    folder = tmp_path_factory.mktemp("book")
    return with_silence(read_site_book(folder), folder)


@pytest.fixture(scope="module")
def site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    publish(edition, out)
    return out / "site"
