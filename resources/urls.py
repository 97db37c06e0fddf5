from django.urls import path, register_converter

from .views import care as care_views
from .views import desk as desk_views
from .views import detail, reporting
from .views import importing as import_views
from .views import links as link_views
from .views import meeting as meeting_views
from .views import merging as merging_views
from .views import needing as needing_views
from .views import needs as need_views
from .views import public as views
from .views import review as review_views


class PublicIdConverter:
    """A random public id of 128 bits (`kooperacja.base.models.new_ref`)."""

    regex = "[A-Za-z0-9_-]{22}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(PublicIdConverter, "resource_id")

public = (
    [
        path("", views.ResourceListView.as_view(), name="list"),
        path("lista/", views.ClientListView.as_view(), name="client_list"),
        path(
            "<resource_id:public_id>/",
            detail.ResourceDetailView.as_view(),
            name="detail",
        ),
        path(
            "<resource_id:public_id>/uwaga/",
            reporting.WrongReportView.as_view(),
            name="report",
        ),
        path(
            "<resource_id:public_id>/uwaga/dziekujemy/",
            reporting.ThanksView.as_view(),
            name="thanks",
        ),
    ],
    "resources",
)
care = (
    [
        path("uwagi/", care_views.ReportListView.as_view(), name="reports"),
        path("uwagi/<str:ref>/", care_views.ReportView.as_view(), name="report"),
        path("do-potwierdzenia/", care_views.StaleListView.as_view(), name="stale"),
        path(
            "potwierdz/<str:token>/",
            care_views.ConfirmLinkView.as_view(),
            name="confirm",
        ),
        path("<str:ref>/potwierdz/", care_views.AssureView.as_view(), name="assure"),
    ],
    "care",
)
desk = (
    [
        path("", desk_views.ResourceListView.as_view(), name="list"),
        path("nowy/", desk_views.ResourceCreateView.as_view(), name="new"),
        path("<str:ref>/", desk_views.ResourceDetailView.as_view(), name="detail"),
        path("<str:ref>/edytuj/", desk_views.ResourceUpdateView.as_view(), name="edit"),
        path("<str:ref>/zajete/", desk_views.OccupancyView.as_view(), name="occupancy"),
        path("<str:ref>/usun/", desk_views.ResourceDeleteView.as_view(), name="delete"),
        path(
            "<str:ref>/adres/<str:site>/",
            desk_views.ConfidentialAddressView.as_view(),
            name="address",
        ),
        *(
            path(
                f"<str:ref>/{slug}/",
                desk_views.DeskStepView.as_view(step=step),
                name=step,
            )
            for step, slug in desk_views.DESK_STEPS.items()
        ),
    ],
    "resources_desk",
)
review = (
    [
        path("", review_views.QueueView.as_view(), name="queue"),
        path("import/", import_views.UploadsView.as_view(), name="imports"),
        path("import/<str:ref>/", import_views.UploadView.as_view(), name="import"),
        path(
            "import/<str:ref>/raport.csv",
            import_views.ReportView.as_view(),
            name="import_report",
        ),
        path("podobne/", merging_views.PairsView.as_view(), name="pairs"),
        path(
            "podmioty/<str:ref>/scal/",
            merging_views.MergeProvidersView.as_view(),
            name="provider_merge",
        ),
        path(
            "<str:ref>/scal/", merging_views.MergeResourcesView.as_view(), name="merge"
        ),
        path("<str:ref>/", review_views.ResourceView.as_view(), name="resource"),
        *(
            path(
                f"<str:ref>/{slug}/",
                review_views.StepView.as_view(step=step),
                name=step,
            )
            for step, slug in review_views.REVIEW_STEPS.items()
        ),
    ],
    "resources_review",
)
links = (
    [
        path("", link_views.LinkListView.as_view(), name="list"),
        path("nowe/", link_views.LinkCreateView.as_view(), name="new"),
        *(
            path(
                f"<str:ref>/{slug}/", link_views.LinkActView.as_view(act=act), name=act
            )
            for act, slug in (
                ("confirm", "potwierdz"),
                ("refuse", "odmow"),
                ("remove", "usun"),
            )
        ),
    ],
    "links",
)
needs = (
    [
        path("", need_views.MatrixView.as_view(), name="matrix"),
        path("regula/", need_views.RulesView.as_view(), name="rules"),
        path(
            "<slug:area>/<slug:category>/", need_views.CellView.as_view(), name="cell"
        ),
    ],
    "needs",
)
needs_panel = (
    [
        path("", needing_views.RuleView.as_view(), name="rule"),
        path("chronione/", needing_views.CityNeedView.as_view(), name="city"),
    ],
    "needs_panel",
)
meeting = (
    [
        path("", meeting_views.AgendaView.as_view(), name="agenda"),
        *(
            path(
                f"porzadek.{kind}",
                meeting_views.AgendaFileView.as_view(file_format=kind),
                name=kind,
            )
            for kind in meeting_views.FILES
        ),
    ],
    "meeting",
)
