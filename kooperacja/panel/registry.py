"""Which models the panel shows, and by which admin of their room."""

from kooperacja.accounts.admin import UserAdmin
from kooperacja.accounts.models import User
from kooperacja.areas.admin import AreaAdmin
from kooperacja.areas.models import Area
from kooperacja.audit.models import AuditEntry
from kooperacja.categories.admin import TargetGroupAdmin
from kooperacja.categories.models import Category, TargetGroup
from partners.admin import MembershipAdmin, PartnerAdmin
from partners.invitation_admin import InvitationAdmin
from partners.models import Invitation, Membership, Partner
from problems.admin import DiagnosisAdmin, ProblemAdmin, ReplyTextAdmin
from problems.models import Diagnosis, Problem, ReplyText
from resources.admin import ProviderAdmin, ResourceAdmin
from resources.models import Provider, Resource, Synonym
from resources.synonym_admin import SynonymAdmin

from .categories import ClassedCategoryAdmin
from .log import ReadableLogAdmin
from .site import panel

panel.register(Partner, PartnerAdmin)
panel.register(Membership, MembershipAdmin)
panel.register(Invitation, InvitationAdmin)
panel.register(Resource, ResourceAdmin)
panel.register(Provider, ProviderAdmin)
panel.register(Synonym, SynonymAdmin)
panel.register(Problem, ProblemAdmin)
panel.register(Diagnosis, DiagnosisAdmin)
panel.register(ReplyText, ReplyTextAdmin)
panel.register(Area, AreaAdmin)
panel.register(Category, ClassedCategoryAdmin)
panel.register(TargetGroup, TargetGroupAdmin)
panel.register(User, UserAdmin)
panel.register(AuditEntry, ReadableLogAdmin)
