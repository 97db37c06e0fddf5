"""The lists of the meeting on the desk, and as files."""

import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from problems.models import Problem
from resources.services.linking import propose_link
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import fresh

SECRET = "Tego nikt inny nie czyta"


@pytest.fixture
def described(world, resources):
    """A published problem, and a draft of Celina's institution."""
    for title, status in (("Młodzi bez pracy", "published"), (SECRET, "draft")):
        problem = ProblemFactory(
            title=title,
            category=world.bezrobocie,
            area=world.polnoc,
            opened_by=world.inna,
        )
        DiagnosisFactory(problem=problem, partner=world.inna, status=status)
    return world


def words_of(response) -> str:
    document = docx.Document(io.BytesIO(response.content))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    words = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    # Spaces that hold words together read as spaces.
    return words.replace("\u00a0", " ")


class TestPage:
    def test_shows_the_lists_to_every_member_of_staff(self, client, described):
        for name in ("bartek", "celina", "ewa", "dorota"):
            client.force_login(getattr(described, name))
            html = client.get(reverse("meeting:agenda")).content.decode()
            assert html.count('class="p-agenda"') == 5, name
            assert SECRET not in html, name

    def test_is_the_same_for_all_of_them(self, client, described):
        pages = set()
        for name in ("bartek", "celina"):
            client.force_login(getattr(described, name))
            pages.add(client.get(reverse("meeting:agenda")).context["agenda"])
        assert len(pages) == 1

    def test_is_for_nobody_else(self, client, described):
        assert client.get(reverse("meeting:agenda")).status_code == 302
        client.force_login(described.bez_partnera)
        assert client.get(reverse("meeting:agenda")).status_code == 403

    @pytest.mark.parametrize("name", ["agenda", "docx", "xlsx"])
    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("area=polnoc", 200),
            ("category=bezrobocie", 200),
            ("area=&category=", 200),
            ("area=nowhere", 400),
            ("category=%00", 400),
            ("sort=name", 400),
        ],
    )
    def test_filters(self, client, described, name, query, status):
        client.force_login(described.bartek)
        if "bezrobocie" in query:
            query = f"category={described.bezrobocie.slug}"

        answer = client.get(f"{reverse(f'meeting:{name}')}?{query}")

        assert answer.status_code == status

    def test_the_files_have_the_filters_of_the_page(self, client, described):
        client.force_login(described.bartek)

        html = client.get(f"{reverse('meeting:agenda')}?area=polnoc").content.decode()

        assert "porzadek.docx?area=polnoc" in html
        assert "porzadek.xlsx?area=polnoc" in html


class TestFiles:
    def test_the_document_has_the_words_of_the_page(self, client, described):
        client.force_login(described.bartek)

        answer = client.get(reverse("meeting:docx"))
        words = words_of(answer)

        assert answer.headers["Content-Disposition"].startswith("attachment; ")
        assert f"{timezone.localdate()}.docx" in answer.headers["Content-Disposition"]
        assert "no-store" in answer.headers["Cache-Control"]
        for item in client.get(reverse("meeting:agenda")).context["agenda"].lists:
            assert item.title in words
            assert item.question in words
        assert SECRET not in words

    def test_the_workbook_has_a_sheet_for_every_list(self, client, described):
        client.force_login(described.bartek)

        book = openpyxl.load_workbook(
            io.BytesIO(client.get(reverse("meeting:xlsx")).content)
        )

        assert len(book.sheetnames) == 6
        texts = {
            str(cell.value)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
        }
        assert SECRET not in texts


BUDGETS = Path(__file__).parents[2] / "query_counts.json"


@pytest.mark.parametrize("name", ["links:list", "meeting:agenda"])
def test_the_pages_ask_the_database_few_questions(
    client, described, resources, name, django_assert_num_queries
):
    """However many links and lists there are: a fixed number."""
    listed = Problem.objects.filter(is_listed=True).get()
    for resource in resources.values():
        propose_link(
            actor=fresh(described.celina),
            problem=listed,
            resource=resource,
            kind="partly",
            partner=described.inna,
        )
    client.force_login(described.dorota)
    client.get(reverse(name))

    with django_assert_num_queries(json.loads(BUDGETS.read_text())[name]):
        client.get(reverse(name))
