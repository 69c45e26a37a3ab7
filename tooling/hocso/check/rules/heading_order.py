"""A heading that skips a level."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="L014",
    name="heading-order",
    severity="warning",
    message=Message(
        vi="Đề mục này ở cấp {level}, mà chỗ này phải là cấp {due}. Hãy viết {due} dấu # thay cho {level}.",
        en="This heading is of level {level}, where level {due} is due. Write {due} signs # instead of {level}.",
    ),
    what=Message(
        vi="Đề mục nhảy cấp: sau `##` mà viết `####`, hoặc trang mở đầu bằng `##`.",
        en="Headings skip a level: `####` after `##`, or a page that begins with `##`.",
    ),
    why=Message(
        vi="Người dùng trình đọc màn hình đi từ đề mục này sang đề mục kia theo cấp. Thiếu một cấp thì họ tưởng mình "
        "bỏ sót một phần.",
        en="Who uses a screen reader walks from heading to heading by level. Where one is left out, they think they "
        "have missed a part.",
    ),
    bad="## Chuẩn bị\n\n#### Giấy tờ",
    good="## Chuẩn bị\n\n### Giấy tờ",
)
