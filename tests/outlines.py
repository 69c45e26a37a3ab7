"""A page's outline as text, for golden files that a person can review."""

from hocso.model.lesson import Lesson


def outline_text(page: Lesson) -> str:
    """Passages and sentences, a line each: anchor, line, text, and what is said where it differs."""
    lines = [f"# {page.title}"]
    for passage in page.passages:
        facts = [passage.kind]
        if passage.number is not None:
            facts.append(f"number {passage.number}")
        if passage.minutes is not None:
            facts.append(f"{passage.minutes} minutes")
        lines.append(f"[{passage.anchor}] {', '.join(facts)}: {passage.title}")
        for sentence in passage.sentences:
            sign = "▣ " if sentence.picture else ""
            said = f"  ⇒ {sentence.said}" if sentence.said != sentence.text else ""
            lines.append(f"  {sentence.anchor} @{sentence.line} {sign}{sentence.text}{said}")
    lines += [f"unspoken @{item.line} {item.kind}: {item.text}" for item in page.unspoken]
    return "\n".join(lines) + "\n"
