"""Pasted sources: every form that people have at hand, in both scripts, whole or broken."""

import pytest

from profiles.exchange.citing_sources import SourceReference
from profiles.exchange.pasting import PasteError, read_pasted
from profiles.models import Source
from profiles.selectors.known_sources import find_known, plain_address
from tests import factories as make


def read_one(text: str):
    (pasted,), problems = read_pasted(text)
    assert problems == []
    return pasted


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("https://doi.org/10.1016/j.cities.2006.08.007", "doi", "10.1016/j.cities.2006.08.007"),
        ("DOI: 10.1016/j.cities.2006.08.007.", "doi", "10.1016/j.cities.2006.08.007"),
        ("10.1000/a(b)c", "doi", "10.1000/a(b)c"),
        ("978-0-306-40615-7", "isbn", "978-0-306-40615-7"),
        ("ISBN 0-306-40615-2", "isbn", "978-0-306-40615-7"),
        ("شابک: ۹۷۸۹۶۴۳۱۲۶۹۲۶", "isbn", "978-964-312-692-6"),
        ("https://example.org/a?b=1", "url", "https://example.org/a?b=1"),
        ("www.example.org/a", "url", "https://www.example.org/a"),
        ("https://web.archive.org/web/20160501000000/http://example.org/a", "url", "http://example.org/a"),
    ],
)
def test_a_number_or_an_address_is_known_by_its_look(text, column, value):
    assert read_one(text).values[column] == value


def test_an_address_within_an_archive_gives_the_copy_and_its_day():
    address = "https://web.archive.org/web/20160501000000/http://example.org/a"
    values = read_one(address).values

    assert (values["archived_url"], values["archived_on"]) == (address, "2016-05-01")


BIBTEX = r"""
@article{one, author = {M{\"u}ller, Hans and {UN-Habitat}}, title = {{City} Diplomacy}, journal = {Cities},
  year = 2006, month = may, volume = 23, pages = {1--9}, doi = {https://doi.org/10.1000/1}, }
@book(two, author = "احمدی، علی", title = "ديپلماسي شهري", publisher = {نشر نی}, year = {۱۳۹۹}, isbn = {9789643126926})
@misc{three, title = {A page}, howpublished = {\url{https://example.org/3}}, date = {2020-05-01}}
"""


def test_several_entries_of_bibtex_are_read_at_once():
    (article, book, page), problems = read_pasted(BIBTEX)

    assert problems == []
    assert article.values["authors"] == "Müller, Hans; UN-Habitat"
    assert (article.values["title"], article.values["publisher"]) == ("City Diplomacy", "Cities")
    assert (article.values["kind"], article.values["published"]) == ("article", "2006-05")
    assert "vol. 23" in article.notes[0]
    assert (book.values["title"], book.values["language"]) == ("دیپلماسی شهری", "fa")
    assert (page.values["url"], page.values["kind"]) == ("https://example.org/3", "webpage")


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("year = {1399}", "2020-03-20/2021-03-20"),
        ("year = {۱۴۰۰}", "2021-03-21/2022-03-20"),
        ("year = 1399, month = {مرداد}", "2020-07-22/2020-08-21"),
        ("date = {1399/05/12}", "2020-08-02"),
        ("year = 2020", "2020"),
    ],
)
def test_jalali_dates_of_persian_entries_are_converted_with_a_note(date, published):
    pasted = read_one(f"@book{{k, title = {{تاریخ شهرداری}}, {date}}}")

    assert pasted.values["published"] == published
    assert bool(pasted.notes) is (published != "2020")


def test_a_jalali_year_of_another_entry_is_only_asked_about():
    pasted = read_one("@book{k, title = {Urban law}, year = 1399}")

    assert pasted.values["published"] == "1399"
    assert "2020-03-20/2021-03-20" in pasted.notes[0]


def test_ris_is_read_as_its_many_writers_write_it():
    lines = ["\ufeffTY - JOUR", "A1  - Acuto, M", "AU  -Rayner, S", "T1  - City networks", "JF  - Int Affairs"]
    lines += ["PY  - 2016/09//", "DO  - 10.1111/1468", "VL  - 92", "ER  -", ""]
    text = "\r\n".join(lines) + "\nTY  - BOOK\nTI  - دوم\nPY  - ۱۳۹۹\nSN  - 978-0-306-40615-7\n"
    (article, book), problems = read_pasted(text)

    assert problems == []
    assert (article.values["title"], article.values["publisher"]) == ("City networks", "Int Affairs")
    assert (article.values["published"], article.values["doi"]) == ("2016-09", "10.1111/1468")
    assert "Acuto, M" in article.values["authors"] or "Rayner, S" in article.values["authors"]
    assert book.values["isbn"] == "978-0-306-40615-7"


BROKEN = {
    "": "Paste an address",
    "city diplomacy": "neither an address nor a DOI",
    "10.1/": "no DOI",
    "978-0-306-40615-8": "check digit",
    "123456789": "no ISBN",
    "@article{k, title = {Broken": "line 1",
    "@article{k, volume = 3}": "neither title nor number",
    "a\x00b": "no text may hold",
    "\u202eabc": "no text may hold",
    "x" * 200_001: "too long",
    "TY  - \nER  - ": "neither title nor number",
}


@pytest.mark.parametrize(("text", "said"), BROKEN.items(), ids=[text[:20] for text in BROKEN])
def test_what_cannot_be_read_says_why(text, said):
    with pytest.raises(PasteError) as refused:
        read_pasted(text)
    assert said in str(refused.value)


def test_what_can_be_read_is_kept_beside_what_cannot():
    pasted, problems = read_pasted("10.1000/1\nnonsense here\nhttps://example.org/x\n")
    assert len(pasted) == 2
    assert problems == ["Line 2: This is neither an address nor a DOI nor an ISBN, and neither BibTeX nor RIS."]
    pasted, problems = read_pasted("@misc{a, title={Fine}}\n@misc{b, title={Broken\n@misc{c, title={Fine too}}")
    assert [one.values["title"] for one in pasted] == ["Fine", "Fine too"]
    assert len(problems) == 1


def test_what_is_longer_than_its_column_is_cut_and_said():
    pasted = read_one(f"@misc{{a, title={{{'word ' * 200}}}}}")
    assert len(pasted.values["title"]) <= 500
    assert "is cut" in pasted.notes[0]


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["bibtex", "ris"])
@pytest.mark.parametrize(
    "values",
    [
        {
            "kind": "article",
            "authors": "Müller, Hans; UN-Habitat",
            "publisher": "Cities & Towns",
            "published": "2006-05",
        },
        {"kind": "book", "title": "دیپلماسی شهری", "language": "fa", "isbn": "978-964-312-692-6", "published": "2020"},
        {"kind": "webpage", "publisher": "100% of {cities}_", "published": ""},
    ],
)
def test_what_is_exported_is_read_again(form, values):
    source = make.make_source(doi="10.1000/x_y", **values)
    pasted = read_one(getattr(SourceReference(source), form)())

    for column in ("title", "kind", "authors", "publisher", "published", "doi", "isbn", "url", "language"):
        assert pasted.values.get(column, "") == getattr(source, column), column


@pytest.mark.django_db
def test_a_source_is_cited_in_both_styles():
    book = Source(title="دیپلماسی شهری", kind="book", authors="احمدی, علی", publisher="نشر نی", language="fa")
    book.published = "2020-03-20/2021-03-20"
    book.save()
    article = make.make_source(
        title="City diplomacy", kind="article", authors="Müller, Hans Peter; Rayner, Steve", publisher="Cities",
        published="2006-05", doi="10.1000/1",
    )  # fmt: skip

    assert SourceReference(book).persian() == "احمدی، علی (۱۳۹۹). «دیپلماسی شهری»، نشر نی."
    assert SourceReference(article).apa() == (
        "Müller, H. P., & Rayner, S. (2006, May). City diplomacy. Cities. https://doi.org/10.1000/1"
    )


@pytest.mark.django_db
def test_a_source_that_is_here_already_is_found_however_it_is_written():
    source = make.make_source(
        title="City Diplomacy: A Study", url="https://www.Example.org/a/?utm_source=x&b=1#c", doi="10.1000/AbC",
        isbn="0-306-40615-2",
    )  # fmt: skip
    others = {
        "doi": "10.1000/abc",
        "isbn": "978-0-306-40615-7",
        "url": "http://example.org/a?b=1",
        "title": "city diplomacy – a study",
    }
    for column, value in others.items():
        assert [found for found, _why in find_known({column: value})] == [source], column
    assert find_known({"url": "https://example.org/a?b=2", "title": "City", "doi": "10.1000/abcd"}) == []
    assert plain_address("http://[broken") == "http://[broken"
