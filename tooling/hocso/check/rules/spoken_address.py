"""A long web or mail address that is read aloud."""

from hocso.check.rule import Rule
from hocso.check.voice import doubted
from hocso.model.message import Message

_LONGEST = 20
"""Characters of an address that people can follow by ear."""

RULE = Rule(
    code="N005",
    name="spoken-address",
    severity="warning",
    message=Message(
        vi="Địa chỉ “{words}” dài, nghe đọc lên không ai nhớ nổi: “{said}”. Hãy nói bằng tên nơi ấy: "
        "{{say}}`{words} <tên nơi ấy>`, hoặc thêm vào lexicon.yml một dòng: “{words}: tên nơi ấy”.",
        en="The address “{words}” is long; nobody follows it by ear: “{said}”. Say the name of the place: "
        "{{say}}`{words} <its name>`, or add a line to lexicon.yml: “{words}: its name”.",
    ),
    what=Message(
        vi=f"Một địa chỉ trang mạng hay thư điện tử dài hơn {_LONGEST} ký tự, được đọc từng phần một.",
        en=f"A web or mail address of more than {_LONGEST} characters, which is read part by part.",
    ),
    why=Message(
        vi="“Chấm gờ ô vê chấm vê en gạch chéo…” không giúp được ai. Người nghe cần tên nơi đến.",
        en="“Dot g o v dot v n slash…” helps nobody. A listener needs the name of the place.",
    ),
    bad="Vào trang hoc-quet-ma.example.com/bai-tap/so-1.",
    good="Vào {say}`trang hoc-quet-ma.example.com/bai-tap/so-1 <trang bài tập của lớp>`.",
    on_page=doubted("address", longer_than=_LONGEST),
    vietnamese=True,
    yields_to=("F005", "S"),
)
