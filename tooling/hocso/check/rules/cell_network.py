"""A code cell that goes online."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="C006",
    name="cell-network",
    severity="error",
    message=Message(
        vi="Ô mã này tìm ra mạng: {what}. Làm sách không bao giờ được dùng mạng. Hãy tải dữ liệu về một lần, để trong "
        "thư mục sách, rồi cho ô mã đọc tệp ấy.",
        en="This code cell goes online: {what}. A build never does. Fetch the data once, keep it in the book's folder, "
        "and let the cell read that file.",
    ),
    what=Message(
        vi="Lúc chạy, một ô mã Python nối tới máy khác hay hỏi địa chỉ của một tên miền, dù có nối được hay không. Nối "
        "tới chính máy này thì không sao. Không thấy được: việc của chương trình khác mà ô gọi chạy (subprocess, dòng "
        "lệnh !), của thư viện không viết bằng Python, và ô mã của ngôn ngữ khác.",
        en="While it runs, a Python cell connects to another machine or looks up a host's name, whether it gets "
        "through or not. Connecting to this machine is fine. Beyond its sight: what another program does that the cell "
        "starts (subprocess, a line with !), what a library does that is not written in Python, and cells in other "
        "languages.",
    ),
    why=Message(
        vi="Xã ở xa, mạng yếu hay mất mạng thì không làm được sách. Trang mạng kia đổi một cái là bài hiện khác đi mà "
        "không ai biết.",
        en="Where the network is weak or gone the book cannot be built. When that site changes, the lesson changes "
        "with it and nobody knows.",
    ),
    bad="```{code-cell}\nfrom urllib.request import urlopen\n\nurlopen('https://example.org/gia-vang.csv')\n```",
    good="```{code-cell}\nfrom pathlib import Path\n\nPath('gia-vang.csv').exists()\n```",
)
