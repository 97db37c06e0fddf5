from django.urls import path

from .views import desk as desk_views
from .views import review as review_views
from .views.desk import people as people_views

public = ([], "problems")
desk = (
    [
        path("", desk_views.DiagnosisListView.as_view(), name="list"),
        path("nowa/", desk_views.DiagnosisCreateView.as_view(), name="new"),
        path("nowa/za-instytucje/", desk_views.StandInView.as_view(), name="stand_in"),
        path("eksport/", desk_views.ExportView.as_view(), name="export"),
        path("import/", desk_views.ImportView.as_view(), name="import"),
        path(
            "import/<str:ref>/cofnij/",
            desk_views.ImportUndoView.as_view(),
            name="import_undo",
        ),
        path("mapa/", desk_views.DeskMapView.as_view(), name="map"),
        path("do-opinii/", desk_views.OpinionQueueView.as_view(), name="opinions"),
        path("uzgodnione/<str:ref>/", desk_views.WordsView.as_view(), name="words"),
        path("rundy/", desk_views.RoundsView.as_view(), name="rounds"),
        path("rundy/<int:number>/", desk_views.RequestView.as_view(), name="request"),
        path(
            "potwierdz/<str:token>/",
            desk_views.ConfirmLinkView.as_view(),
            name="confirm",
        ),
        path(
            "<str:ref>/potwierdz/",
            desk_views.ConfirmView.as_view(),
            name="confirm_here",
        ),
        path("podglad/<str:secret>/", desk_views.PreviewView.as_view(), name="preview"),
        path("<str:ref>/kto-czyta/", desk_views.SharingView.as_view(), name="sharing"),
        path("<str:ref>/otworz/", desk_views.OpeningView.as_view(), name="open"),
        path(
            "<str:ref>/kto-czyta/<str:link>/wylacz/",
            desk_views.PreviewRevokeView.as_view(),
            name="preview_revoke",
        ),
        path("<str:ref>/", desk_views.DiagnosisDetailView.as_view(), name="detail"),
        path(
            "<str:ref>/edytuj/", desk_views.DiagnosisUpdateView.as_view(), name="edit"
        ),
        path("<str:ref>/dalej/", desk_views.DiagnosisCopyView.as_view(), name="copy"),
        path(
            "<str:ref>/usun/", desk_views.DiagnosisDeleteView.as_view(), name="delete"
        ),
        path(
            "<str:ref>/zrodla/<str:file_ref>/",
            desk_views.SourceFileView.as_view(),
            name="file",
        ),
        path(
            "<str:ref>/zrodla/<str:file_ref>/miniatura/",
            desk_views.SourceFileView.as_view(thumbnail=True),
            name="thumbnail",
        ),
        path("<str:ref>/popraw/", desk_views.ReviseView.as_view(), name="revise"),
        path(
            "<str:ref>/roznice/",
            desk_views.DifferenceView.as_view(),
            name="differences",
        ),
        path("<str:ref>/opinia/", desk_views.OpinionView.as_view(), name="opinion"),
        path(
            "<str:ref>/uwagi/<str:remark>/odpowiedz/",
            desk_views.RemarkAnswerView.as_view(),
            name="remark_answer",
        ),
        path(
            "<str:ref>/uwagi/<str:remark>/wycofaj/",
            desk_views.RemarkWithdrawView.as_view(),
            name="remark_withdraw",
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
    "diagnoses",
)
review = (
    [
        path("", review_views.QueueView.as_view(), name="queue"),
        path("publikacja/", review_views.ReleaseView.as_view(), name="release"),
        path(
            "publikacja/lista/",
            review_views.ReleaseListView.as_view(),
            name="releases",
        ),
        path(
            "publikacja/<str:ref>/cofnij/",
            review_views.ReleaseUndoView.as_view(),
            name="undo_release",
        ),
        path("rundy/", review_views.RoundListView.as_view(), name="rounds"),
        path("rundy/nowa/", review_views.RoundCreateView.as_view(), name="round_new"),
        path("rundy/<str:ref>/", review_views.RoundView.as_view(), name="round"),
        *(
            path(
                f"rundy/<str:ref>/{slug}/",
                review_views.RoundActView.as_view(act=act),
                name=f"round_{act}",
            )
            for act, slug in (
                ("change", "zmien"),
                ("more", "dopytaj"),
                ("withdraw", "wycofaj"),
                ("close", "zamknij"),
            )
        ),
        path(
            "problemy/<str:ref>/usun-dane/",
            review_views.RedactView.as_view(),
            name="redact",
        ),
        path("problemy/<str:ref>/", review_views.ProblemView.as_view(), name="problem"),
        path(
            "problemy/<str:ref>/klasa/",
            review_views.ClassView.as_view(),
            name="raise_class",
        ),
        path(
            "problemy/<str:ref>/miejsce/",
            review_views.PlaceView.as_view(),
            name="confirm_place",
        ),
        path(
            "problemy/<str:ref>/notatka/",
            review_views.ProblemNoteView.as_view(),
            name="problem_note",
        ),
        path(
            "problemy/<str:ref>/uwagi/<str:remark>/",
            review_views.WordsAnswerView.as_view(),
            name="answer_words",
        ),
        path(
            "problemy/<str:ref>/stan/",
            review_views.StateView.as_view(),
            name="state",
        ),
        path(
            "problemy/<str:ref>/zamknij/",
            review_views.CloseView.as_view(),
            name="close",
        ),
        path(
            "problemy/<str:ref>/otworz/",
            review_views.ReopenView.as_view(),
            name="reopen",
        ),
        path(
            "problemy/<str:ref>/czesc/",
            review_views.WholeView.as_view(),
            name="whole",
        ),
        path(
            "problemy/<str:ref>/polacz/",
            review_views.MergeView.as_view(),
            name="merge",
        ),
        path("<str:ref>/", review_views.DiagnosisView.as_view(), name="diagnosis"),
        path("<str:ref>/notatka/", review_views.NoteView.as_view(), name="note"),
        *(
            path(
                f"<str:ref>/{slug}/",
                review_views.StepView.as_view(step=step),
                name=step,
            )
            for step, slug in (
                ("return", "zwroc"),
                ("accept", "przyjmij"),
                ("archive", "zdejmij"),
                ("restore", "przywroc"),
            )
        ),
    ],
    "review",
)
people = (
    [
        path("", people_views.PeopleView.as_view(), name="list"),
        path("zapros/", people_views.InviteView.as_view(), name="invite"),
        path(
            "zaproszenia/<str:ref>/ponow/",
            people_views.InvitationActView.as_view(act="resend"),
            name="resend",
        ),
        path(
            "zaproszenia/<str:ref>/cofnij/",
            people_views.InvitationActView.as_view(act="revoke"),
            name="revoke",
        ),
        path("<str:ref>/rola/", people_views.RoleView.as_view(), name="role"),
        path("<str:ref>/koniec/", people_views.LeavingView.as_view(), name="leave"),
    ],
    "people",
)
