"""Atom feeds of new records: all of them, or those of a city, a field or a network."""

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from profiles.choices import Field
from profiles.models import City, DataVersion, Network, Record
from profiles.models.base import RecordQuerySet
from profiles.selectors.naming import name_of
from profiles.selectors.novelties import Asked, newest
from profiles.selectors.public import MovedError, NotPublicError, find_public
from profiles.text import Bilingual, current_language
from profiles.views.answers import BadQueryError, check_parameters, public_page

R = TypeVar("R", bound=Record)

ASKED = ("city", "field", "network")


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """``/<lang>/feeds/``, and ``?city=``, ``?field=`` or ``?network=`` for what is new there."""
    check_parameters(request, *ASKED)
    given = {name: request.GET.getlist(name) for name in ASKED if name in request.GET}
    if len(given) > 1 or any(len(set(values)) > 1 for values in given.values()):
        raise BadQueryError({next(iter(given)): _("A feed follows one city, one field or one network.")})
    asked = _asked(request)
    subject = asked.city or asked.network
    about: object = subject.name if subject else asked.field.label if asked.field else ""
    query = urlencode({name: values[0] for name, values in given.items()})
    here = request.build_absolute_uri(reverse("feed") + (f"?{query}" if query else ""))
    home = reverse("home")
    if subject:
        home = subject.get_absolute_url()
    elif asked.field:
        home = reverse("field", args=[asked.field.value])
    atom = Atom1Feed(
        title=_("citydip: what is new about %s") % about if about else _("citydip: what is new"),
        link=request.build_absolute_uri(home),
        description="",
        language=current_language(),
        feed_url=here,
        feed_guid=here,
        author_name="citydip contributors",
        feed_copyright="CC BY 4.0",
    )
    for record in newest(asked):
        _add(atom, record, request)
    if not atom.items:
        # Without entries the feed is as old as the data, not as new as the question.
        atom.feed["updated"] = DataVersion.current().changed_at
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(atom: Atom1Feed, record: Record, request: HttpRequest) -> None:
    address = request.build_absolute_uri(record.get_absolute_url())
    summary = getattr(record, "summary", None) or getattr(record, "note", None)
    noun = str(record._meta.verbose_name)
    atom.add_item(
        title=f"{name_of(record).in_language()} ({noun})",
        link=address,
        description=summary.in_language() if isinstance(summary, Bilingual) else "",
        unique_id=address,
        pubdate=record.created_at,
        updateddate=record.updated_at,
        categories=(noun,),
    )


def _asked(request: HttpRequest) -> Asked:
    try:
        if slug := request.GET.get("city"):
            return Asked(city=_found(City.objects.all(), slug))
        if slug := request.GET.get("network"):
            return Asked(network=_found(Network.objects.all(), slug))
    except NotPublicError as error:
        name = "city" if error.noun == "city" else "network"
        raise BadQueryError({name: _("Nothing public has the address «%s».") % error.slug[:80]}) from error
    code = request.GET.get("field")
    if not code:
        return Asked()
    field = Field.get(code)
    if field is None:
        raise BadQueryError({"field": _("There is no field «%s».") % code[:40]})
    return Asked(field=field)


def _found(records: RecordQuerySet[R], slug: str) -> R:
    """The public record of that slug, or the one that it leads to now. Raises ``NotPublicError``."""
    try:
        return find_public(records, slug)
    except MovedError as moved:
        return find_public(records, moved.to)
