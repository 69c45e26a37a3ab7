"""What is shown as a small coloured picture among letters."""

import re

# Unicode's Emoji_Presentation: what shows as a coloured picture by itself. Signs like ✓ → ☎ ★ ™ are letters of a kind.
_PICTURE = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201-\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7f0\U0001f90c-\U0001faff"
)
_AS_PICTURE = "[\u00a9\u00ae\u203c\u2049\u2122-\u3299\U0001f170-\U0001f251]\ufe0f|[#*0-9]\ufe0f?\u20e3"
_ONE = f"(?:[{_PICTURE}]|{_AS_PICTURE})[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
EMOJI = re.compile(f"{_ONE}(?:\u200d?{_ONE})*")
