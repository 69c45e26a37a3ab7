"""The rules on prose as our users write it: silent where it is clean, and awake to what goes wrong in it."""

import random
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hocso.check.spelling.dictionary as dictionary_of
from check_pages import book_of
from conftest import MakeBook
from hocso.check import apply_fixes, check
from hocso.check.spelling.dictionary import NoDictionary, dictionary
from hocso.model.finding import Edit
from hocso.read import read
from hocso.vietnamese.confusion import confused_with
from hocso.vietnamese.keystrokes import decoded
from hocso.vietnamese.marking import adds_only_marks, moved, placed
from hocso.vietnamese.splitting import split
from hocso.vietnamese.syllables import Tone, analyse, count_syllables, without_tone
from planting import KINDS, Planted, is_common

FOLDER = Path(__file__).parent / "prose"
PROSE = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
ROUNDS = 4

unhurried = settings(deadline=None)  # no test measures time
common = st.sampled_from(sorted(word for word in dictionary().syllables if is_common(word)))


def test_clean_prose_is_left_alone(make_book: MakeBook) -> None:
    """All rules together: at most one false finding in a thousand syllables."""
    syllables = sum(map(count_syllables, PROSE.values()))
    assert syllables >= 3000
    found = check(read(make_book({f"sach/{name}": text for name, text in PROSE.items()})))
    assert len(found) <= syllables / 1000, [f"{one.path}:{one.line} {one.code} {one.message.en}" for one in found]


@cache
def outcome(kind: str) -> tuple[int, int, int, tuple[str, ...]]:
    """How many faults of a kind were planted, found, and mended right; and some that were not."""
    paragraphs = [line for text in PROSE.values() for line in text.split("\n") if count_syllables(line) > 8]
    planted_all = found_all = right_all = 0
    missed: list[str] = []
    for seed in range(ROUNDS):
        chance = random.Random(f"{kind} {seed}")
        planted = [one for text in paragraphs if (one := KINDS[kind](text, chance))]
        findings = check(book_of("\n".join(one.text for one in planted)))
        edits = {(edit.line, edit) for finding in findings if finding.fix for edit in finding.fix.edits}
        for number, one in enumerate(planted, 1):
            here = [edit for line, edit in edits if line == number and covers(edit, one)]
            right = any(one.text.replace(edit.old, edit.new, 1) == one.clean or edit.new == one.right for edit in here)
            planted_all, found_all, right_all = planted_all + 1, found_all + bool(here), right_all + right
            if not right:
                missed.append(f"{one.wrong} for {one.right}")
    return planted_all, found_all, right_all, tuple(missed[:20])


def covers(edit: Edit, planted: Planted) -> bool:
    """Whether an edit touches what was planted."""
    end = planted.start + len(planted.wrong)
    return edit.column <= end and planted.start < edit.column + len(edit.old) - 1


def table() -> str:
    rows = [(kind, *outcome(kind)) for kind in KINDS]
    return "\n".join(f"{kind:18} {n:5} {f / n:6.1%} {r / n:6.1%}  {', '.join(miss)}" for kind, n, f, r, miss in rows)


def test_planted_faults_are_found() -> None:
    totals = Counter[str]()
    for kind in KINDS:
        planted, found, _, _ = outcome(kind)
        assert planted >= 40, kind
        totals.update(planted=planted, found=found)
    assert totals["found"] >= 0.95 * totals["planted"], "\n" + table()


@pytest.mark.parametrize(
    ("kind", "share"), [("stuck words", 0.9), ("misplaced mark", 0.98), ("no marks", 0.75), ("telex keys", 0.98)]
)
def test_what_is_proposed_is_what_was_meant(kind: str, share: float) -> None:
    planted, _, right, _ = outcome(kind)
    assert right >= share * planted, "\n" + table()


@unhurried
@given(st.lists(common.filter(lambda word: len(word) > 1), min_size=2, max_size=4))
def test_what_a_word_is_split_into_joins_to_the_word(words: list[str]) -> None:
    pieces = split("".join(words), dictionary())
    assert pieces is not None and len(pieces) > 1
    assert "".join(pieces) == "".join(words)


@unhurried
@given(common, st.data())
def test_moving_a_mark_keeps_letters_and_tone(word: str, data: st.DataObject) -> None:
    letters, tone, _ = without_tone(word) or ("", Tone.NGANG, None)
    at = data.draw(st.integers(0, len(letters) - 1))
    wrong = unicodedata.normalize("NFC", letters[: at + 1] + tone.value + letters[at + 1 :])
    better = moved(wrong)
    if better is not None:
        assert without_tone(better)[:2] == (letters, tone)  # type: ignore[index]
        assert moved(better) is None
        assert better == placed(letters, tone)


@unhurried
@given(st.sampled_from(sorted(PROSE)), st.sampled_from(sorted(KINDS)), st.integers(0, 50))
def test_safe_fixes_leave_nothing_for_themselves(name: str, kind: str, seed: int) -> None:
    chance = random.Random(seed)
    lines = [planted.text if (planted := KINDS[kind](line, chance)) else line for line in PROSE[name].split("\n")]
    once = apply_fixes("\n".join(lines), check(book_of("\n".join(lines))))
    assert apply_fixes(once, check(book_of(once))) == once


@unhurried
@given(common)
def test_confusion_is_mutual_but_for_marks_left_out(word: str) -> None:
    for other, how in confused_with(word, dictionary()):
        if how not in ("left-out", "letter"):
            assert word in {back for back, _ in confused_with(other, dictionary())}
        assert how != "left-out" or adds_only_marks(word, other)


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("ngwowif", "người"),
        ("ddieenj", "điện"),
        ("tieesng", "tiếng"),
        ("thoaij", "thoại"),
        ("dduwowcj", "được"),
        ("nguwowif", "người"),
        ("nguoiwf", "người"),
        ("quees", "quế"),
        ("hoaf", "hòa"),
        ("giuwx", "giữ"),
        ("d9ie65n", "điện"),
        ("d9u7o7c5", "được"),
        ("tie61ng", "tiếng"),
        ("h1n1", None),
        ("mp3", None),
        ("book", None),
        ("an", None),
    ],
)
def test_keys_become_letters(keys: str, syllable: str | None) -> None:
    assert decoded(keys) == syllable


@pytest.mark.parametrize(
    ("text", "code", "better"),
    [
        ("Bác Bấmnút đỏ.", "V005", "Bấm nút"),
        ("Gọi ĐIỆNTHOẠI ngay nhé.", "V005", "ĐIỆN THOẠI"),
        ("Mua hànghoá ở chợ.", "V005", "hàng hoá"),
        ("BẤM NÚTĐỎ ĐỂ GỌI NGƯỜI GIÚP.", "V005", "NÚT ĐỎ"),
        ("Trời mưato nên chợ vắng.", "V005", "mưa to"),
        ("Gõ vào ôtrống ở dưới.", "V005", "ô trống"),
        ("Chị HoaLan bán hàng xén.", "V005", "Hoa Lan"),
        ("Ra PhúThọ dự hội.", "V005", "Phú Thọ"),
        ("Ông LêVănTám đến.", "V005", "Lê Văn Tám"),
        ("Tieengs Việt giàu và đẹp.", "V009", "Tiếng"),
        ("Cái gế gãy chân.", "V008", "ghế"),
        ("Đừng kể matkhau cho người lạ.", "V005", "mật khẩu"),
        ("Anh khongbiet đường nào gần.", "V005", "không biết"),
        ("Vẽ nguệch ngọac trên vở.", "V006", "ngoạc"),
        ("Cháu giup bà xâu kim.", "V007", "giúp"),
        ("Bác Nguyen Văn Tám đến sớm.", "V007", "Nguyễn"),
        ("Bác bấm vao nút đỏ.", "V007", "vào"),
        ("Trong ví còn một triêu đồng.", "V008", "triệu"),
        ("Kể cã tôi cũng thế.", "W002", "Kể cả"),
        ("Ông Nguye64n Văn Tám đến sớm.", "V009", "Nguyễn"),
        ("Cái ma1y này cũ.", "V009", "máy"),
        ("Hòan thành bài tập.", "V006", "Hoàn"),
        ("Nghe hoặc đọc, cuả ai nấy giữ.", "V006", "của"),
        ("Nghe hoăc đọc.", "V007", "hoặc"),
        ("Sang Viêt Nam chơi.", "V007", "Việt"),
        ("Đường truờng xa.", "V007", "trường"),
        ("Bác nghe điẹn thoại.", "V007", "điện"),
        ("Nhà có hai cgười ở.", "V008", "người"),
        ("Cơm này chưa kchín.", "V008", "chín"),
        ("Gọi đieenj thoại.", "V009", "điện"),
        ("Nhaans nút đỏ.", "V009", "Nhấn"),
        ("Bác ba61m chuông rồi đợi cửa mở.", "V009", "bấm"),
        ("Tính kiên nhẩn của bà.", "V012", "kiên nhẫn"),
        ("Vào ngân hang gửi sổ.", "V012", "ngân hàng"),
        ("Sáng kiến cãi tiến máy.", "V012", "cải tiến"),
    ],
)
def test_what_was_meant(text: str, code: str, better: str) -> None:
    (found,) = check(book_of(text))
    assert found.fix is not None
    assert (found.code, found.fix.edits[0].new, found.fix.safe) == (code, better, code == "V006")


@pytest.mark.parametrize(
    "text",
    [
        "Đường Lê Duẩn, anh Ba Duẩn, ông Nguyễn Công Tạn, biển hồ Galilê.",
        "Từ cửa hang nhìn ra, lúa làm đòng; nhà có buồng ngủ, đèo Hải Vân.",
        "Chị Siu Y Thim, ông Thạch Sa Rây, bé tròn ủm, chiếc boong tàu, thợ liệm, ủi đồ, thằng Tí.",
        "Con cua, con voi, tổ ong, tiếng ve, khoai lang, dang tay, hành khô, hạt lép, con ngan.",
        "Bác cài conda, pip và numpy vào máy.",
        "Cà phê café, ôtô, axít, nitơ, tivi, karaoke, video và xe buýt.",
        "Ông Niê Y Ban ở Krông Pắc, bà Rơ Châm H’Yéo ở Kon Tum, cô Kạn ở Bắc Kạn.",
        "Bài hát của Beyoncé, tranh của Cézanne, phố Champs-Élysées ở Pháp.",
        "Trong một ứng dụng chat thực tế, ở hội nghị React Conf năm ấy.",
        "Mở tệp mp3, khổ A4, lớp 1a2, khí co2, dịch h5n1, xe km2 bánh.",
        "Tin nhắn viết: tai khoan cua quy khach da bi khoa, vui long bam vao day.",
        "Bà nói to, in ra giấy, the lụa mỏng, be rượu nhỏ, on ỉ.",
        "UBND, HĐND, BHXH, NSƯT, ĐBSCL là chữ viết tắt.",
        "Ngày xửa ngày xưa, quá nửa làng, hơn nửa xóm, lững thững, khúc khích, thoai thoải.",
        "Nó quơ quào trong bóng tối. Nền nhà gia cố bằng cừ tràm, bờ sông kè bằng cừ. Ai cũng nghĩ đẻ mổ an toàn hơn.",
        "Sữa chua, sửa chữa, nghỉ hưu, suy nghĩ, chia sẻ, bàng quan, chín muồi.",
    ],
)
def test_what_only_looks_wrong_is_left_alone(text: str) -> None:
    assert check(book_of(text)) == []


def test_the_dictionary_knows_what_people_write() -> None:
    known = dictionary().syllables
    everyday = "huế úc nguyễn sạc xịn mẩu cược điềm hòa khỏe thủy quý nghiêng khuỷu giường kỹ mỹ to in nướu"
    assert [word for word in everyday.split() if word not in known] == []
    slips = "chổ giử sẳn trể nghành hoc qúy môt truờng hoà the"
    assert [word for word in slips.split() if word in known] == ["the"]
    assert all(analyse(word) for word in known)


def test_a_missing_library_stops_the_check_with_a_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary_of, "_COUNTS", ("g2p-hamster", "no/such/file.tsv"))
    monkeypatch.setattr(dictionary_of, "prepared", lambda _, make: make())
    dictionary.cache_clear()
    try:
        with pytest.raises(NoDictionary, match="g2p-hamster"):
            check(book_of("Bác mở điệnthoại."))
        assert check(book_of("An English page needs no Vietnamese dictionary.")) == []
    finally:
        dictionary.cache_clear()
