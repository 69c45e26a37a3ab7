"""An entry of a data file that cannot be used."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R005",
    name="bad-data-file",
    severity="error",
    message=Message(
        vi="Mục này của tệp dữ liệu viết chưa đúng nên chưa dùng được: {text}. Hãy sửa mục này cho giống các mục "
        "khác trong tệp.",
        en="This entry of a data file is not right and cannot be used: {text}. Mend it after the other entries of "
        "the file.",
    ),
    what=Message(
        vi="Một mục trong facts.yml, lexicon.yml, glossary.yml hoặc một tệp trong wording/ thiếu khóa, thừa khóa hay "
        "sai kiểu.",
        en="An entry of facts.yml, lexicon.yml, glossary.yml or a file in wording/ lacks a key, has an unknown one, "
        "or the wrong kind of value.",
    ),
    why=Message(
        vi="Mục hỏng thì mọi bài dùng đến nó đều thiếu: số gọi không hiện, từ khó không được giải nghĩa.",
        en="Every lesson that uses a broken entry lacks it: a phone number does not show, a hard word is not "
        "explained.",
    ),
    bad="so-khan-cap:\n  value: 113\n  checked: hôm qua",
    good='so-khan-cap:\n  value: "113"\n  means: Số khẩn cấp của công an\n  source: Số khẩn cấp quốc gia\n'
    "  checked: 2026-11-21\n  holds: 365\n  certainty: sure",
)
