"""Every rule, one file each. A code is never used twice; a retired rule leaves its line here as a comment.

R reading · L a lesson's anatomy · T time · V Vietnamese letters · P plain language · A accessibility
F facts · N narration · S safety · C code cells · W wording. P004 and all of W but W017 are data: see ``wording/``.
"""

from hocso.check.rule import Rule
from hocso.check.rules import (
    acronym,
    alt_file_name,
    average_sentence,
    bad_data_file,
    bad_directive,
    cell_failed,
    cell_memory,
    cell_network,
    cell_slow,
    cell_timeout,
    cell_traceback,
    cell_writes,
    class_length,
    colour_only,
    confusable_compound,
    damaged_picture,
    double_space,
    emoji_as_text,
    empty_block,
    empty_heading,
    fact_expired,
    fact_unchecked,
    front_matter,
    heading_order,
    heavy_picture,
    ignore_without_need,
    ignore_without_reason,
    incomplete_front_matter,
    invisible_character,
    link_text,
    long_passage,
    long_sentence,
    look_alike_host,
    look_alike_letter,
    minutes_sum,
    misplaced_mark,
    missing_mark,
    mixed_i_y,
    no_alt,
    no_minutes,
    no_objectives,
    no_practice,
    no_quiz,
    no_reminder,
    no_space_after_mark,
    no_step,
    not_in_contents,
    not_nfc,
    not_utf8,
    number_form,
    one_source_fact,
    order_differs,
    other_address,
    page_title,
    page_unreadable,
    personal_account,
    personal_card,
    personal_identity,
    personal_phone,
    plain_http,
    prerequisite_cycle,
    quiz_choices,
    quiz_feedback,
    quiz_right_answers,
    raw_html_without_alt,
    reading_warning,
    real_mail,
    repeated_mark,
    repeated_word,
    rule_failed,
    same_anchor,
    same_slug,
    same_title,
    short_link,
    shouting,
    space_before_mark,
    spoken_address,
    step_count,
    step_time,
    stray_mark,
    stuck_words,
    table_without_header,
    time_estimate,
    tone_placement,
    typed_address,
    typed_keys,
    typed_number,
    unknown_acronym,
    unknown_audience,
    unknown_fact,
    unknown_foreign_word,
    unknown_host,
    unknown_prerequisite,
    unknown_skill,
    unknown_syllable,
    unpaired_mark,
    unspoken,
    unspoken_symbol,
    unused_fact,
    vague_objective,
    wide_table,
)

RULES: tuple[Rule, ...] = (
    reading_warning.RULE,  # R001
    front_matter.RULE,  # R002
    not_utf8.RULE,  # R003
    bad_directive.RULE,  # R004
    bad_data_file.RULE,  # R005
    ignore_without_need.RULE,  # R007
    ignore_without_reason.RULE,  # R008
    rule_failed.RULE,  # R009
    page_unreadable.RULE,  # R006
    no_objectives.RULE,  # L001
    no_step.RULE,  # L002
    no_quiz.RULE,  # L003
    quiz_right_answers.RULE,  # L004
    quiz_feedback.RULE,  # L005
    no_practice.RULE,  # L006
    no_reminder.RULE,  # L007
    unknown_prerequisite.RULE,  # L008
    not_in_contents.RULE,  # L009
    order_differs.RULE,  # L010
    prerequisite_cycle.RULE,  # L011
    same_title.RULE,  # L012
    same_slug.RULE,  # L013
    heading_order.RULE,  # L014
    incomplete_front_matter.RULE,  # L015
    unknown_skill.RULE,  # L016
    unknown_audience.RULE,  # L017
    same_anchor.RULE,  # L018
    vague_objective.RULE,  # L019
    quiz_choices.RULE,  # L020
    step_count.RULE,  # L021
    empty_block.RULE,  # L022
    page_title.RULE,  # L023
    class_length.RULE,  # T001
    minutes_sum.RULE,  # T002
    no_minutes.RULE,  # T003
    time_estimate.RULE,  # T004
    step_time.RULE,  # T005
    not_nfc.RULE,  # V001
    stray_mark.RULE,  # V002
    invisible_character.RULE,  # V003
    tone_placement.RULE,  # V004
    look_alike_letter.RULE,  # V010
    mixed_i_y.RULE,  # V011
    space_before_mark.RULE,  # V013
    no_space_after_mark.RULE,  # V014
    repeated_mark.RULE,  # V015
    unpaired_mark.RULE,  # V016
    repeated_word.RULE,  # V017
    double_space.RULE,  # V018
    number_form.RULE,  # V019
    stuck_words.RULE,  # V005
    misplaced_mark.RULE,  # V006
    missing_mark.RULE,  # V007
    unknown_syllable.RULE,  # V008
    typed_keys.RULE,  # V009
    confusable_compound.RULE,  # V012
    long_sentence.RULE,  # P001
    average_sentence.RULE,  # P002
    long_passage.RULE,  # P003
    acronym.RULE,  # P005
    shouting.RULE,  # P007
    other_address.RULE,  # W017
    no_alt.RULE,  # A001
    alt_file_name.RULE,  # A002
    link_text.RULE,  # A003
    table_without_header.RULE,  # A004
    wide_table.RULE,  # A005
    colour_only.RULE,  # A006
    emoji_as_text.RULE,  # A007
    empty_heading.RULE,  # A009
    raw_html_without_alt.RULE,  # A011
    damaged_picture.RULE,  # A012
    heavy_picture.RULE,  # A013
    unknown_fact.RULE,  # F001
    fact_expired.RULE,  # F002
    fact_unchecked.RULE,  # F003
    typed_number.RULE,  # F004
    typed_address.RULE,  # F005
    unused_fact.RULE,  # F006
    one_source_fact.RULE,  # F007
    unspoken.RULE,  # N001
    unknown_acronym.RULE,  # N002
    unknown_foreign_word.RULE,  # N003
    unspoken_symbol.RULE,  # N004
    spoken_address.RULE,  # N005
    personal_identity.RULE,  # S001
    personal_phone.RULE,  # S002
    personal_card.RULE,  # S003
    personal_account.RULE,  # S004
    unknown_host.RULE,  # S005
    look_alike_host.RULE,  # S006
    plain_http.RULE,  # S007
    short_link.RULE,  # S008
    real_mail.RULE,  # S009
    cell_failed.RULE,  # C001
    cell_timeout.RULE,  # C002
    cell_traceback.RULE,  # C003
    cell_slow.RULE,  # C004
    cell_writes.RULE,  # C005
    cell_network.RULE,  # C006
    cell_memory.RULE,  # C007
)
