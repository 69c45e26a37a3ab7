"""A picture whose file is damaged."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="A012",
    name="damaged-picture",
    severity="error",
    message=Message(
        vi="Tệp hình {picture} bị hỏng: bị cụt, hoặc bên trong không phải hình. Hãy mở thử trên máy, rồi lưu hay tải "
        "lại từ bản gốc.",
        en="The picture file {picture} is damaged: it was cut short, or what is in it is no picture. Try to open it, "
        "then save or download it again from the original.",
    ),
    what=Message(
        vi="Một tệp .png, .jpg, .gif, .webp hoặc .svg không mở đầu hay không kết thúc như loại hình ấy phải có.",
        en="A .png, .jpg, .gif, .webp or .svg file does not begin or does not end as a picture of its kind does.",
    ),
    why=Message(
        vi="Tải về nửa chừng thì mất mạng là hình cụt. Trên giấy chỉ còn một ô xám, trên máy học viên là một ô trống.",
        en="A download that broke off leaves such a file. On paper it is a grey field then, on a phone an empty box.",
    ),
    bad="![Màn hình ngân hàng, nút Quét mã ở giữa phía dưới](../images/tai-do.png)",
    good="![Màn hình ngân hàng, nút Quét mã ở giữa phía dưới](../images/quet-ma.png)",
)
