"""Every rule, one file each. A code is never used twice; a retired rule leaves its line here as a comment.

R reading · L a lesson's anatomy · T time · V Vietnamese letters · P plain language · A accessibility
F facts · N narration · C code cells; W wording rules are data: see ``wording/``.
"""

from hocso.check.rule import Rule
from hocso.check.rules import (
    alt_file_name,
    average_sentence,
    bad_data_file,
    bad_directive,
    cell_failed,
    cell_network,
    cell_slow,
    cell_timeout,
    cell_traceback,
    cell_writes,
    class_length,
    fact_expired,
    fact_unchecked,
    front_matter,
    invisible_character,
    link_text,
    long_sentence,
    minutes_sum,
    no_alt,
    no_minutes,
    no_objectives,
    no_practice,
    no_quiz,
    no_reminder,
    no_step,
    not_nfc,
    not_utf8,
    page_unreadable,
    quiz_feedback,
    quiz_right_answers,
    reading_warning,
    stray_mark,
    tone_placement,
    unknown_fact,
    unknown_prerequisite,
    unspoken,
)

RULES: tuple[Rule, ...] = (
    reading_warning.RULE,  # R001
    front_matter.RULE,  # R002
    not_utf8.RULE,  # R003
    bad_directive.RULE,  # R004
    bad_data_file.RULE,  # R005
    page_unreadable.RULE,  # R006
    no_objectives.RULE,  # L001
    no_step.RULE,  # L002
    no_quiz.RULE,  # L003
    quiz_right_answers.RULE,  # L004
    quiz_feedback.RULE,  # L005
    no_practice.RULE,  # L006
    no_reminder.RULE,  # L007
    unknown_prerequisite.RULE,  # L008
    class_length.RULE,  # T001
    minutes_sum.RULE,  # T002
    no_minutes.RULE,  # T003
    not_nfc.RULE,  # V001
    stray_mark.RULE,  # V002
    invisible_character.RULE,  # V003
    tone_placement.RULE,  # V004
    long_sentence.RULE,  # P001
    average_sentence.RULE,  # P002
    no_alt.RULE,  # A001
    alt_file_name.RULE,  # A002
    link_text.RULE,  # A003
    unknown_fact.RULE,  # F001
    fact_expired.RULE,  # F002
    fact_unchecked.RULE,  # F003
    unspoken.RULE,  # N001
    cell_failed.RULE,  # C001
    cell_timeout.RULE,  # C002
    cell_traceback.RULE,  # C003
    cell_slow.RULE,  # C004
    cell_writes.RULE,  # C005
    cell_network.RULE,  # C006
)
