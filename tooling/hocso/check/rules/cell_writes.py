"""A code cell that changes the book's own files."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="C005",
    name="cell-writes",
    severity="warning",
    message=Message(
        vi="Ô mã này ghi, đổi tên hoặc xóa tệp ngay trong thư mục sách: {what}. Hãy cho nó ghi vào thư mục tạm (module "
        "tempfile), hoặc hiện thẳng kết quả ra trang.",
        en="This code cell writes, renames or deletes inside the book's folder: {what}. Let it write to a temporary "
        "folder (module tempfile), or show its result on the page.",
    ),
    what=Message(
        vi="Lúc chạy, một ô mã Python mở tệp để ghi, tạo thư mục, đổi tên hay xóa tệp nằm trong thư mục sách. Tệp ẩn, "
        "_build và __pycache__ không tính; thư mục tạm và bộ nhớ đệm của thư viện ở chỗ khác cũng không. Không thấy "
        "được: việc của chương trình khác mà ô gọi chạy (subprocess, dòng lệnh !), của thư viện không viết bằng Python "
        "(như sqlite3), và ô mã của ngôn ngữ khác.",
        en="While it runs, a Python cell opens a file for writing, makes a folder, renames or deletes something inside "
        "the book's folder. Hidden files, _build and __pycache__ do not count, nor do temporary folders and libraries' "
        "caches elsewhere. Beyond its sight: what another program does that the cell starts (subprocess, a line with "
        "!), what a library does that is not written in Python (such as sqlite3), and cells in other languages.",
    ),
    why=Message(
        vi="Mỗi lần làm sách, tệp của người soạn có thể bị đổi hay mất. Kết quả ô mã được nhớ lại, nên ở máy khác tệp "
        "ấy có khi không được tạo ra, và bài khác dùng đến nó sẽ hỏng.",
        en="Every build may change or remove a writer's files. Results of cells are remembered, so on another machine "
        "the file may never be made, and what needs it breaks.",
    ),
    bad="```{code-cell}\nfrom pathlib import Path\n\nPath('so-lieu.csv').write_text('thang,tien')\n```",
    good="```{code-cell}\nimport tempfile\n\nwith tempfile.TemporaryFile('w') as tep:\n"
    "    tep.write('thang,tien')\n```",
)
