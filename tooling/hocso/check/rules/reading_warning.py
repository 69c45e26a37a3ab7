"""Something that Sphinx, MyST or docutils warned about while reading."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R001",
    name="reading-warning",
    severity="warning",
    in_release="error",
    message=Message(
        vi="Máy đọc bài tới đây thì vướng: {text}. Hãy xem lại cách viết ở dòng này: tên tệp, đường dẫn, dấu mở và "
        "dấu đóng.",
        en="Reading the page stumbled here: {text}. Look at how this line is written: file names, links, opening and "
        "closing marks.",
    ),
    what=Message(
        vi="Bộ đọc (Sphinx, MyST) báo một chỗ nó không hiểu hoặc không tìm thấy. Lời báo ít gặp còn là tiếng Anh. "
        "Khi phát hành, đây là lỗi.",
        en="The reader (Sphinx, MyST) reports something that it does not understand or cannot find. In a release this "
        "is an error.",
    ),
    why=Message(
        vi="Chỗ máy không hiểu thường mất khỏi bài, hoặc hiện ra lạ lùng: thiếu hình, liên kết bấm không được.",
        en="What the reader does not understand is often missing from the lesson or looks odd: no picture, a dead "
        "link.",
    ),
    bad="![Nút Quét mã](hinh/khong-co-tep-nay.png)",
    good="![Nút Quét mã](../images/quet-ma.png)",
)
