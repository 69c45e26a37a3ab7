"""A small book with everything that slides must show, and how the three forms are read back."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pypdfium2
from PIL import Image

from booklets import Listener
from conftest import CONFIG, write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Artifact, Edition
from hocso.publish.slides import publish_slides
from hocso.read import read

LESSON = """\
---
lesson:
  minutes: 30
  objectives: [Nhận ra tin giả, Xóa tin giả]
---
# Tin nhắn giả

**Chuyện kể: bà Tám và tin lạ.**
Bà Tám nhận một tin lạ.
Bà không bấm vào đâu cả.

:::{step} Mở tin nhắn
:minutes: 4
Tìm ô Tin nhắn.
Bấm vào ô ấy.

```{screen} Ô tin nhắn
:tap: Tin nhắn
:alt: Màn hình chính, bấm vào ô Tin nhắn.
- title: Trang chủ
- icon: Tin nhắn
- icon: Danh bạ
```
:::

:::{trainer}
Nhắc bác đeo kính trước khi đọc.
:::

:::{step} Đọc thật chậm
:minutes: 6
Đọc hai lần.

```{message}
:from: Số lạ
Tài khoản của bác bị khóa. Bấm vào đây để mở.
```

```{message}
Tôi không bấm.
```
:::

:::{step} Bước dài hơn một trang
SENTENCES
:::

:::{scam} Giả làm ngân hàng
Kẻ lừa đảo gửi đường liên kết lạ.
:::

:::{quiz} Tin lạ bảo bấm vào đường liên kết. Bác làm gì?
- [ ] Bấm thử xem sao -- Bấm là mất tiền.
- [x] Xóa tin đi -- Đúng. Tin lạ thì xóa.
:::

:::{practice} Đọc tin cho nhau nghe
:minutes: 10
Hai bác một nhóm.
:::

:::{remember}
- Tin lạ thì xóa.
:::

**Cần giúp thì gọi ai?**
Gọi con cháu trước.

:::{trainer}
Mang theo mười tờ tin nhắn in sẵn.
:::
"""
LONG_STEP = "\n".join(f"Việc thứ {number}: bác nhìn kỹ rồi mới bấm vào ô số {number}." for number in range(1, 21))
PLAIN = """\
# A page of another book

Some words. Some more words.

## First section

- one
- two

```{note}
Mind the gap.
```

| a | b |
|---|---|
| 1 | 2 |

## Second section

```python
print("hello")
```

![A red field](red.png)
"""
HEADS = " | ".join(f"cột {number}" for number in range(1, 13))
CELLS = " | ".join(f"giá trị {number}" for number in range(1, 13))
EXTREMES = f"""\
---
lesson: {{minutes: 30}}
---
# {"Một tên bài rất dài " * 12}

{"từ" * 100} và {"W" * 200}.

:::{{step}} {"Một tên bước rất dài " * 14}
{LONG_STEP}
:::

:::{{step}} {"chữ" * 70}
{" ".join(["một câu không có dấu chấm nào cả"] * 40)}
:::

:::{{step}} Bảng mười hai cột
| {HEADS} |
|{"---|" * 12}
| {CELLS} |
| {CELLS} |

![Một hình rất rộng](wide.png)
:::

:::{{step}} مرحبا بالعالم
هذه جملة قصيرة. هذه جملة أخرى.
:::

:::{{step}} Mã dài
```
{"x" * 300}
{chr(10).join(f"dòng {number}" for number in range(40))}
```

```{{message}}
:from: Số lạ
{LONG_STEP}
```
:::

:::{{quiz}} {"Một câu hỏi rất dài? " * 20}
- [x] {"một lựa chọn rất dài " * 40} -- {"lời giải rất dài " * 60}
- [ ] ngắn
:::
"""
MODULE = "---\nmodule: {name: Tin}\n---\n# Tin: thật và giả\n\nMột bài.\n"
SETTINGS = """
hocso:
  locality: {name: Xã Thử, helper: Tổ công nghệ số (tên thử), phone: "0000 000 000", hours: "Thứ bảy, 8 giờ"}
"""


def read_slides_book(root: Path) -> Curriculum:
    """Three lessons: one as ours are, one of another book, one of extremes."""
    files = {
        "_config.yml": CONFIG + SETTINGS,
        "tin/index.md": MODULE,
        "tin/01-tin-gia.md": LESSON.replace("SENTENCES", LONG_STEP),
        "tin/02-plain.md": PLAIN,
        "tin/03-qua-muc.md": EXTREMES,
    }
    write_book(root, files)
    Image.new("RGB", (120, 120), "red").save(root / "tin" / "red.png")
    Image.new("RGB", (10_000, 400), "blue").save(root / "tin" / "wide.png")
    return read(root)


def publish(curriculum: Curriculum, out: Path) -> tuple[list[Artifact], list[str]]:
    """What was made, and the notes on the way in English."""
    listener = Listener()
    artifacts = list(publish_slides(Edition(curriculum, {}), out, listener))
    return artifacts, [note.en for note in listener.notes]


def one(artifacts: list[Artifact], name: str) -> Path:
    return next(artifact.path for artifact in artifacts if artifact.path.name == name)


# PDF


def letters(raw: bytes) -> Iterator[tuple[int, str, float, tuple[float, float, float, float]]]:
    """Every text of a PDF that stands on a page itself, not in a drawing: page, words, size and box."""
    document = pypdfium2.PdfDocument(raw)
    for number, leaf in enumerate(document):
        words = leaf.get_textpage()
        for found in leaf.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=words):
            size = found.get_font_size() * abs(found.get_matrix().d)
            yield number, found.extract(), size, found.get_bounds()
    document.close()


# PowerPoint


def shapes_of(path: Path) -> Iterator[tuple[int, Any]]:
    """Every shape with the number of its slide, from 1."""
    for number, slide in enumerate(pptx.Presentation(str(path)).slides, 1):
        yield from ((number, shape) for shape in slide.shapes)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
