"""A code cell that raised an error."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="C001",
    name="cell-failed",
    severity="error",
    message=Message(
        vi="Ô mã này chạy bị lỗi: {error}. Hãy sửa mã, hoặc bỏ ô này rồi mô tả kết quả bằng lời.",
        en="This code cell failed: {error}. Mend the code, or drop the cell and describe its result in words.",
    ),
    what=Message(
        vi="Một ô mã trong bài dừng giữa chừng vì lỗi, nên không có kết quả để hiện.",
        en="A code cell of the lesson stopped with an error, so it has no result to show.",
    ),
    why=Message(
        vi="Chỗ ấy trong bài sẽ trống: bước này bảo quét mã, mà mã thì không có.",
        en="The place stays empty: the step says to scan the code, and there is no code.",
    ),
    bad="```{code-cell}\ntien_lai = 1000000 / 0\n```",
    good="```{code-cell}\ntien_lai = 1000000 * 5 / 100\ntien_lai\n```",
)
