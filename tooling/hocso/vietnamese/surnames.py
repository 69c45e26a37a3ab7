"""The surnames that most Vietnamese have: a name that begins a name and lacks its marks is most likely one of these."""

SURNAMES = frozenset({
    "bùi", "cao", "châu", "đặng", "đào", "đinh", "đỗ", "đoàn", "dương", "giang", "hà", "hồ", "hoàng", "huỳnh", "kiều",
    "lâm", "lê", "lương", "lưu", "lý", "mã", "mạc", "ngô", "nguyễn", "phạm", "phan", "phùng", "quách", "tạ", "thái",
    "tô", "tôn", "tống", "trần", "triệu", "trịnh", "trương", "từ", "văn", "võ", "vũ", "vương",
})  # fmt: skip
