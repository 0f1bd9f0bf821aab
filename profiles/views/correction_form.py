"""The form of a visitor's correction, with its guards against programs: a trap field, the time, and a rate."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.throttling import SimpleRateThrottle

from profiles.models import Record, Suggestion
from profiles.selectors.statements import written_fields
from profiles.text import current_language, normalize_persian

QUICKEST = 3
"""Seconds in which nobody fills in the form."""
LATEST = 24 * 60 * 60
"""Seconds after which an open form must be sent twice: its stamp may have been copied."""
HOME_NETWORK = 64
"""Bits of an IPv6 address that one household shares."""

signer = TimestampSigner(salt="citydip.correction")


def stamp_of(record: Record) -> str:
    """What the form carries: for which record it was opened, and when, signed."""
    return signer.sign(f"{record.noun}/{record.slug}")


class CorrectionThrottle(SimpleRateThrottle):
    """Counts the corrections of an address as the API counts its requests, in the same cache."""

    scope = "correction"

    def get_rate(self) -> str:
        return settings.SUGGESTION_RATE

    def get_cache_key(self, request: Any, view: Any) -> str:
        asker = str(self.get_ident(request))
        try:
            address = ip_address(asker)
        except ValueError:
            return f"throttle_{self.scope}_{asker}"
        if isinstance(address, IPv6Address):
            asker = str(ip_network((address, HOME_NETWORK), strict=False))
        return f"throttle_{self.scope}_{asker}"


def seconds_to_wait(request: HttpRequest) -> int | None:
    """Count this correction; the seconds until the next one may be sent, where too many were, else None."""
    throttle = CorrectionThrottle()
    if throttle.allow_request(request, None):  # type: ignore[arg-type]  # it reads the address alone
        return None
    return int(throttle.wait() or 60) + 1


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker alone
    """What is wrong, why, who says so; if the visitor likes, which entry and what it should say, and an e-mail."""

    field = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Which entry"),
        help_text=gettext_lazy("If it is one of these; then an editor finds it filled in."),
    )
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Suggestion
        fields = ["field", "value", "what", "why", "source", "email"]
        labels = {
            "what": gettext_lazy("What is wrong?"),
            "why": gettext_lazy("Why?"),
            "source": gettext_lazy("Who says so?"),
            "value": gettext_lazy("What it should say"),
            "email": gettext_lazy("Your e-mail address (optional)"),
        }
        help_texts = {
            "what": gettext_lazy("The statement as it stands, and as it should be."),
            "why": gettext_lazy("How one sees that it is wrong."),
            "source": gettext_lazy(
                "An address, a book with its page, a law or a document. If you know it at first hand, say how."
            ),
        }

    def __init__(self, record: Record, posted: Any = None) -> None:
        super().__init__(posted, label_suffix="")
        self.record = record
        self.instance.noun, self.instance.slug = record.noun, record.slug
        self.instance.language = current_language()
        written = [(field.name, capfirst(str(field.verbose_name))) for field in written_fields(type(record))]
        # For the checker: the stubs are narrower.
        self.fields["field"].choices = [("", _("Another one, or none of these")), *written]  # type: ignore[attr-defined]
        self.fields["opened"].initial = stamp_of(record)
        for name, rows in (("value", 2), ("what", 4), ("why", 3), ("source", 2)):
            self.fields[name].widget.attrs |= {"rows": rows, "dir": "auto"}
        self.fields["email"].widget.attrs |= {"dir": "ltr", "autocomplete": "email"}

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field must stay empty: programs fill it in. Empty it, and send again."))
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("value", "what", "why", "source"):
            if current_language() == "fa" and cleaned.get(name):
                cleaned[name] = normalize_persian(cleaned[name])
        if cleaned.get("value") and not cleaned.get("field") and "field" not in self.errors:
            self.add_error("field", _("Choose the entry that the new value belongs to."))
        if cleaned.get("field") and not cleaned.get("value") and "value" not in self.errors:
            self.add_error("value", _("Write what the entry should say, or choose no entry."))
        self._check_time(cleaned.get("opened", ""))
        return cleaned

    def _check_time(self, stamp: str) -> None:
        try:
            asked = signer.unsign(stamp, max_age=LATEST)
        except SignatureExpired:
            self._renew()
            raise ValidationError(
                _("This page was open for more than a day. What you wrote is kept: send it once more.")
            ) from None
        except BadSignature:
            asked = ""
        if asked != f"{self.record.noun}/{self.record.slug}":
            self._renew()
            raise ValidationError(_("The form did not come from this page. What you wrote is kept: send it once more."))
        try:
            signer.unsign(stamp, max_age=QUICKEST)
        except SignatureExpired:
            return
        raise ValidationError(_("That was quicker than anybody writes. Wait a few seconds, and send it again."))

    def _renew(self) -> None:
        # What was posted is shown again, but for the stamp, which is a new one.
        self.data = self.data.copy()  # type: ignore[attr-defined]  # the stubs are narrower
        self.data["opened"] = stamp_of(self.record)  # type: ignore[index]  # the stubs are narrower
