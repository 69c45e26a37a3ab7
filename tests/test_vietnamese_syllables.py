"""The Vietnamese syllable: what is one, and what its parts are."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hocso.vietnamese.rhymes import ONSETS, ROWS, ROWS_AFTER_GI, ROWS_AFTER_QU
from hocso.vietnamese.syllables import Tone, analyse, count_syllables

unhurried = settings(deadline=None)  # no test measures time

PARTS = """
nghiêng  ng  - iê ng NGANG
nghìn    ng  - i  n  HUYEN
ghế      g   - ê  -  SAC
quý      k   w i  -  SAC
quí      k   w i  -  SAC
quốc     k   w ô  c  SAC
quên     k   w ê  n  NGANG
quyền    k   w iê n  HUYEN
quần     k   w â  n  HUYEN
quay     k   w ă  j  NGANG
gì       gi  - i  -  HUYEN
gìn      gi  - i  n  HUYEN
giếng    gi  - iê ng SAC
giết     gi  - iê t  SAC
già      gi  - a  -  HUYEN
giữ      gi  - ư  -  NGA
giường   gi  - ươ ng HUYEN
khuya    kh  w iê -  NGANG
khuỷu    kh  w i  w  HOI
thuở     th  w ơ  -  HOI
hoà      h   w a  -  HUYEN
hòa      h   w a  -  HUYEN
khoẻ     kh  w e  -  HOI
khỏe     kh  w e  -  HOI
thuý     th  w i  -  SAC
thúy     th  w i  -  SAC
chuyện   ch  w iê n  NANG
khuân    kh  w â  n  NGANG
huênh    h   w ê  nh NGANG
xoong    x   - oo ng NGANG
xoay     x   w ă  j  NGANG
ngoằn    ng  w ă  n  HUYEN
ngoèo    ng  w e  w  HUYEN
mua      m   - uô -  NGANG
mưa      m   - ươ -  NGANG
mía      m   - iê -  SAC
yêu      -   - iê w  NGANG
ỉa       -   - iê -  HOI
người    ng  - ươ j  HUYEN
hươu     h   - ươ w  NGANG
tuổi     t   - uô j  HOI
sau      s   - ă  w  NGANG
sao      s   - a  w  NGANG
tay      t   - ă  j  NGANG
tai      t   - a  j  NGANG
ách      -   - a  ch SAC
kỹ       k   - i  -  NGA
kĩ       k   - i  -  NGA
y        -   - i  -  NGANG
VIỆT     v   - iê t  NANG
Đồng     đ   - ô  ng HUYEN
"""

IMPOSSIBLE = """
facebook wifi email vneid w qu gh đ bb tth nge ngê gê ghô ce ci kô cể coa koa giy king iên ach cac tet thyên êc
hoaì qúy gía tỉền mùà
"""


@pytest.mark.parametrize("line", PARTS.strip().splitlines(), ids=lambda line: str(line).split()[0])
def test_parts(line: str) -> None:
    word, onset, glide, nucleus, coda, tone = line.split()
    found = analyse(word)
    assert found is not None
    assert (found.onset, found.glide, found.nucleus, found.coda, found.tone) == (
        onset.strip("-"),
        glide == "w",
        nucleus,
        coda.strip("-"),
        Tone[tone],
    )


@pytest.mark.parametrize("word", IMPOSSIBLE.split())
def test_what_cannot_be_a_syllable(word: str) -> None:
    assert analyse(word) is None


def written() -> list[str]:
    """Every toneless syllable the tables allow."""
    plain = [o + r.glide + r.written + c.strip("-") for o in ONSETS for r in ROWS for c in r.codas.split()]
    after = [o + r.written + c.strip("-") for o, rs in (("qu", ROWS_AFTER_QU), ("gi", ROWS_AFTER_GI)) for r in rs
             for c in r.codas.split()]  # fmt: skip
    return plain + after


@unhurried
@given(st.sampled_from(written()), st.sampled_from(list(Tone)))
def test_a_mark_on_the_last_vowel_letter_or_the_one_before_is_read_back(word: str, tone: Tone) -> None:
    """Whatever is accepted gives its tone back, in either normal form and either case."""
    for at in range(len(word)):
        marked = unicodedata.normalize("NFC", word[: at + 1] + tone.value + word[at + 1 :])
        found = analyse(marked)
        assert found is None or found.tone is tone
        assert analyse(unicodedata.normalize("NFD", marked).upper()) == found


@unhurried
@given(st.sampled_from(written()))
def test_every_onset_and_rhyme_that_is_accepted_without_a_tone_is_accepted_with_one(word: str) -> None:
    marked = [analyse(word[: at + 1] + Tone.SAC.value + word[at + 1 :]) for at in range(len(word))]
    if analyse(word) is not None:
        assert any(marked)
    assert sum(found is not None for found in marked) <= 2


@unhurried
@given(st.text(max_size=8))
def test_anything_may_be_asked(word: str) -> None:
    found = analyse(word)
    assert found is None or found.nucleus


def test_stops_bear_only_sac_and_nang() -> None:
    assert analyse("mát") and analyse("mạt")
    assert not any(map(analyse, ("mat", "màt", "mảt", "mãt")))


def test_count_syllables() -> None:
    assert count_syllables("Gọi 113, nói rõ: tôi bị lừa!") == 7
    assert count_syllables(unicodedata.normalize("NFD", "Đọc tên trước, bấm sau.")) == 5
    assert count_syllables(" … — ") == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.500.000 đồng", 2),
        ("ngày 20/11/2026", 2),
        ("lúc 7:30", 2),
        ("5% một năm", 3),
        ("mã OTP", 2),
        ("1. Mở máy", 3),
    ],
)
def test_a_number_or_an_abbreviation_counts_as_one(text: str, count: int) -> None:
    assert count_syllables(text) == count
