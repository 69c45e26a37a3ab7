"""A page on which reading broke down."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R006",
    name="page-unreadable",
    severity="error",
    message=Message(
        vi="Cả trang này không đọc được ({error}), nên tạm để trống. Hãy xem lại chỗ vừa sửa gần đây nhất, hoặc bỏ dần "
        "từng đoạn cho đến khi đọc được; đoạn vừa bỏ là chỗ hỏng.",
        en="This whole page cannot be read ({error}) and is left empty for now. Look again at what was changed last, "
        "or take out one part after the other until it can be read: the part taken out last is the broken one.",
    ),
    what=Message(
        vi="Bộ đọc (Sphinx, MyST, nbformat) đọc tới trang này thì hỏng hẳn: tệp sổ (.ipynb) bị cụt, khối mở đầu lạ "
        "lùng, khối lồng nhau quá sâu. Các trang khác vẫn đọc bình thường.",
        en="The reader (Sphinx, MyST, nbformat) breaks down on this page: a notebook (.ipynb) that was cut short, a "
        "strange block at the top, blocks nested too deeply. The other pages are read as usual.",
    ),
    why=Message(
        vi="Học viên mở trang ra sẽ không thấy gì.",
        en="Learners who open the page see nothing.",
    ),
    bad='{"cells": [{"cell_type": "markdown", "sour',
    good='{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
)
