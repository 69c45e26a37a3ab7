"""A file that is not UTF-8."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R003",
    name="not-utf8",
    severity="error",
    message=Message(
        vi="Tệp này không lưu bằng bảng mã UTF-8 nên chữ có dấu bị hỏng. Hãy mở bằng trình soạn thảo, chọn Lưu thành "
        "(Save as), mục Mã hóa (Encoding) chọn UTF-8.",
        en="This file is not saved as UTF-8, so its letters with marks are broken. Open it in an editor, choose Save "
        "as, and set Encoding to UTF-8.",
    ),
    what=Message(
        vi="Tệp được lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258…) chứ không phải UTF-8.",
        en="The file was saved in an old encoding (TCVN3, VNI, Windows-1258…) instead of UTF-8.",
    ),
    why=Message(
        vi="Trên điện thoại của học viên, chữ Việt sẽ thành ký tự lạ, và giọng đọc không đọc được.",
        en="On a learner's phone the Vietnamese letters turn into odd signs, and the voice cannot read them.",
    ),
    bad="Ti�ng Vi�t",
    good="Tiếng Việt",
)
