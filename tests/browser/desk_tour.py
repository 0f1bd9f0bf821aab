"""Every kind of page at the desk, over the reference data and a few records made for it."""

from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from profiles.actions.gazetteer import load_gazetteer, read_places
from profiles.actions.importing import bring_in
from profiles.models import Batch, City, ListImport, Merge, Network, Proposal, SheetImport, Source
from tests import factories as make
from tests.admin.forms import as_typed, form_url
from tests.admin.spreadsheets import HEADERS, YAZD, csv_file, run, upload

PLACES = Path(__file__).resolve().parents[1] / "gold" / "places.txt"
LIST = b"""Own town,Land,Twin town,Twin country
Hamburg,Germany,Dresden,Germany
Frankfurt,Germany,Lyon,France
Atlantis,Greece,Rome,Italy
"""
NAMES = {"note_en": "A port on the river.", "note_fa": "بندری بر رود."}


def desk_pages(client: Client) -> dict[str, str]:
    """Make what the pages show, sign its maker in, and give the address of each page by its name."""
    boss = User.objects.create_superuser("boss", first_name="Boss")
    editor = User.objects.create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    city = make.make_city(name_en="Arnhem", name_fa="آرنم", website="https://city.example/", **NAMES)
    draft = make.make_city(name_en="Breda", name_fa="بردا", state="draft")
    for owned in (city, draft):
        make.make_citation(owned)
    make.make_city_alias(city=city)
    make.make_membership(city=city)
    make.make_observation(city=city)
    tie = make.make_tie(city_a=city)
    activity = make.make_activity()
    make.make_participation(activity=activity, city=city)
    suggestion = make.make_suggestion(city, field="name_en", value="Arnheim")

    client.force_login(editor)
    client.post(form_url(city), {**as_typed(client, city), "note_en": "A port on the sea.", "_reason": "A map."})
    client.force_login(boss)
    proposal = Proposal.objects.get(slug=city.slug)
    city.note_en, city.website = "A port on the canal.", "https://arnhem.example/"
    city.save()

    gone = make.make_city(name_en="Gone", name_fa="رفته", state="draft")
    gone.delete()
    _, kept, other = (make.make_city(name_en="Isfahan", name_fa="اصفهان", territory=city.territory) for _ in range(3))
    client.post(
        reverse("admin:duplicates"),
        {"noun": "city", "first": kept.pk, "second": city.pk, "_reason": "One lies in the north."},
    )
    make.make_tie(city_a=other)
    merging = reverse("admin:merge", args=["city", kept.pk, other.pk])
    client.post(merging, {"_seen": client.get(merging).context["plan"].token, "_reason": "Entered twice."}, follow=True)
    like = City.objects.filter(name_en="Isfahan").exclude(pk=kept.pk).latest("pk")

    upload(client, csv_file(HEADERS, [*YAZD[:3], "north", "54"], ["", "Qom", "قم", "34.6", "50.9"]))
    wrong = SheetImport.objects.latest("pk")
    ready = upload(client, csv_file(HEADERS, ["arnhem", "Arnhem", "آرنهم", "52", "6"], YAZD))
    run(client, ready)
    stored = SheetImport.objects.latest("pk")
    upload(client, csv_file(HEADERS, ["arnhem", "Arnheim", "آرنم", "52", "6"], ["qom", "Qom", "قم", "34.6", "50.9"]))
    shown = SheetImport.objects.latest("pk")

    load_gazetteer(read_places(PLACES))
    brought = ListImport(noun="ties", file_name="list.csv", source=make.make_source(url=""))
    bring_in(brought, LIST)
    waiting = client.post(
        reverse("admin:profiles_listimport_add"),
        {"noun": "ties", "file": SimpleUploadedFile("other.csv", LIST), "source": brought.source_id},
    ).headers["Location"]

    def noun(name: str, page: str, *args: object) -> str:
        return reverse(f"admin:profiles_{name}_{page}", args=args)

    return {
        "front": reverse("admin:index"),
        "completeness": reverse("admin:completeness"),
        "application": reverse("admin:app_list", args=["profiles"]),
        "password": reverse("admin:password_change"),
        "search": reverse("admin:search") + "?q=Arnhem",
        "list of cities": noun("city", "changelist"),
        "list of ties, sought": noun("tie", "changelist") + "?q=tehran",
        "list of sources": noun("source", "changelist"),
        "list of nothing": noun("city", "changelist") + "?q=nothingatall",
        "new city": noun("city", "add"),
        "new source": noun("source", "add"),
        "city": form_url(city),
        "draft": form_url(draft),
        "tie": form_url(tie),
        "activity": form_url(activity),
        "network": noun("network", "change", Network.objects.latest("pk").pk),
        "source": noun("source", "change", Source.objects.earliest("pk").pk),
        "deletion": noun("city", "delete", draft.pk),
        "timeline": noun("city", "history", city.pk),
        "deleted": noun("city", "deleted"),
        "deleted last": reverse("admin:deleted"),
        "proposals": noun("proposal", "changelist"),
        "proposal": noun("proposal", "change", proposal.pk),
        "corrections": noun("suggestion", "changelist"),
        "correction": noun("suggestion", "change", suggestion.pk),
        "form with a correction": f"{form_url(city)}?_suggestion={suggestion.pk}",
        "paste": noun("source", "paste"),
        "import": noun("city", "import"),
        "import with mistakes": noun("sheetimport", "change", wrong.pk),
        "import shown": noun("sheetimport", "change", shown.pk),
        "import stored": noun("sheetimport", "change", stored.pk),
        "imports": noun("sheetimport", "changelist"),
        "export": noun("city", "export"),
        "duplicates": reverse("admin:duplicates") + "?noun=city",
        "told apart": reverse("admin:told_apart"),
        "merge with": reverse("admin:merge_with", args=["city", kept.pk]),
        "compare": reverse("admin:merge", args=["city", kept.pk, like.pk]),
        "unmerge": reverse("admin:unmerge", args=[Merge.objects.latest("pk").batch_id]),
        "questions": noun("matchquestion", "queue"),
        "lists": noun("listimport", "changelist"),
        "new list": noun("listimport", "add"),
        "list brought in": noun("listimport", "change", brought.pk),
        "list columns": waiting,
        "batches": noun("batch", "changelist"),
        "batch": noun("batch", "change", Batch.objects.latest("pk").pk),
        "changes": noun("change", "changelist"),
        "people": reverse("admin:auth_user_changelist"),
        "person": reverse("admin:auth_user_change", args=[editor.pk]),
        "new person": reverse("admin:auth_user_add"),
        "roles": reverse("admin:auth_group_changelist"),
        "role": reverse("admin:auth_group_change", args=[Group.objects.get(name="editor").pk]),
    }
