"""Names that a spreadsheet would run, and a browser would: texts everywhere."""

import pytest

from profiles.actions.gazetteer import load_gazetteer
from profiles.actions.importing import bring_in, decide_new_city, report_lines
from profiles.models import City, ListImport, MatchQuestion
from tests.factories import make_source
from tests.importing.test_collective import place

pytestmark = pytest.mark.django_db


def ties(text: str) -> ListImport:
    load_gazetteer([place(1, "Bonn", "DE"), place(2, "Rome", "IT")])
    return bring_in(
        ListImport(noun="ties", file_name="list.csv", source=make_source(url="")), text.encode()
    ).list_import


def test_no_cell_of_a_report_is_taken_for_a_formula():
    cells = ["=cmd|calc", "+1+1", "-1+1", "@SUM(A1)"]
    rows = "".join(f'"{cell}",Germany,Rome,"{cell}"\n' for cell in cells)
    list_import = ties(f"city1,country1,city2,country2\n{rows}")

    lines = list(report_lines(list_import, list_import.rows.all()))

    assert [line[4] for line in lines[1:]] == [f"'{cell}" for cell in cells]
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_a_name_with_markup_is_text_wherever_it_is_shown(admin_client):
    name = '<script>alert(1)</script> & "Bonn"'
    csv_name = name.replace('"', '""')
    list_import = ties(f'city1,country1,city2,country2\n"{csv_name}",Germany,Rome,Italy\n')
    question = MatchQuestion.objects.get()
    pages = [f"matchquestion/queue/?question={question.pk}", "matchquestion/", f"listimport/{list_import.pk}/change/"]
    shown = [admin_client.get(f"/admin/profiles/{page}").content.decode() for page in pages]
    decide_new_city(question)
    city = City.objects.get(name_en=name)
    shown += [admin_client.get(f"/en/{page}").content.decode() for page in (f"cities/{city.slug}/", "map/")]

    for page in shown:
        assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in shown[0]
    assert "&lt;script&gt;alert(1)" in shown[3]
