"""What a person may do with diagnoses and problems (design, section 4)."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_team_member
from partners.predicates import is_manager_of_partner, works_somewhere

from .predicates import (
    has_visible_diagnosis,
    is_asked,
    is_editable,
    is_entered_by,
    is_never_submitted,
    is_of_own_partner,
    is_open_to_answers,
    is_open_to_opinion,
    is_opened_to_partners,
    is_seen_by_coordinator,
    is_seen_by_team,
)

rules.add_perm(
    "problems.view_diagnosis",
    is_of_own_partner
    | is_entered_by
    | is_opened_to_partners
    | is_coordinator & is_seen_by_coordinator
    | is_team_member & is_seen_by_team,
)
rules.add_perm("problems.add_diagnosis", works_somewhere)
# Whoever took it down on the institution's word finishes and hands it over as well.
is_written_here = is_of_own_partner | is_entered_by
rules.add_perm("problems.enter_for_partner", is_coordinator)
rules.add_perm("problems.change_diagnosis", is_written_here & is_editable)
rules.add_perm(
    "problems.delete_diagnosis", is_written_here & is_editable & is_never_submitted
)
rules.add_perm("problems.submit_diagnosis", is_written_here)
rules.add_perm("problems.withdraw_diagnosis", is_written_here)
rules.add_perm("problems.copy_diagnosis", is_of_own_partner)
rules.add_perm("problems.revise_diagnosis", is_of_own_partner)
rules.add_perm("problems.share_diagnosis", is_of_own_partner)
rules.add_perm("problems.undo_import", is_of_own_partner)
rules.add_perm("problems.confirm_diagnosis", is_of_own_partner)
rules.add_perm("problems.review_diagnosis", is_coordinator & is_seen_by_coordinator)
rules.add_perm("problems.release_diagnosis", is_coordinator & is_seen_by_coordinator)
rules.add_perm("problems.judge_diagnosis", is_team_member & is_open_to_opinion)
rules.add_perm("problems.answer_remark", is_of_own_partner & is_open_to_answers)

rules.add_perm("problems.view_problem", has_visible_diagnosis)
rules.add_perm("problems.change_problem", is_coordinator & has_visible_diagnosis)
rules.add_perm("problems.discuss_words", is_team_member & has_visible_diagnosis)
# Not the coordinator: how much somebody has drafted is the institution's own affair.
rules.add_perm("problems.hand_over_work", is_manager_of_partner)
rules.add_perm("problems.manage_rounds", is_coordinator)
rules.add_perm("problems.answer_request", is_asked)
# Pages and lists of the review and of the team, where there is no one diagnosis yet.
rules.add_perm("problems.review", is_coordinator)
rules.add_perm("problems.judge", is_team_member)
rules.add_perm("problems.read_words_remarks", is_coordinator | is_team_member)
for act in ("view", "add", "change"):
    rules.add_perm(f"problems.{act}_replytext", is_coordinator)
