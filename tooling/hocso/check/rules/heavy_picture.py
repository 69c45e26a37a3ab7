"""A picture that is too heavy for a weak network."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="A013",
    name="heavy-picture",
    severity="warning",
    message=Message(
        vi="Hình {picture} nặng hơn {megabytes} MB. Hãy thu nhỏ còn rộng chừng 1.200 điểm ảnh rồi lưu lại: hình chụp "
        "thì lưu kiểu .jpg.",
        en="The picture {picture} is heavier than {megabytes} MB. Make it about 1,200 pixels wide and save it again, a "
        "photograph as .jpg.",
    ),
    what=Message(
        vi="Tệp hình nặng hơn 1 MB. Trang mạng đưa hình cho học viên nguyên như tệp của tác giả.",
        en="A picture file is larger than 1 MB. The site gives learners the picture just as the author's file is.",
    ),
    why=Message(
        vi="Mạng yếu thì mỗi MB phải đợi chừng mười giây và tốn tiền gói cước; máy cũ mở hình to còn bị đơ.",
        en="On a weak network every MB takes some ten seconds and is paid for; an old phone may even freeze.",
    ),
    bad="![Màn hình ngân hàng, nút Quét mã ở giữa phía dưới](../images/anh-goc.png)",
    good="![Màn hình ngân hàng, nút Quét mã ở giữa phía dưới](../images/quet-ma.png)",
)
