"""The forms of a list at the desk: the file with what all its rows have in common, and what its columns mean."""

from typing import Any

from django import forms
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.actions.importing import MEANINGS, ListError, meaning_in_words
from profiles.actions.importing.reading import Table
from profiles.actions.importing.words import words_for_kinds
from profiles.actions.importing.working import table_of
from profiles.choices import TieKind
from profiles.choices.importing import ListNoun, WrittenDates
from profiles.models import ColumnProfile, ListImport, Network, Source

ENCODINGS = {
    "": gettext_lazy("told by the file itself"),
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1256": gettext_lazy("Windows-1256 (Persian, Arabic)"),
    "cp1252": gettext_lazy("Windows-1252 (Western Europe)"),
    "cp1250": gettext_lazy("Windows-1250 (Central Europe)"),
    "cp1251": gettext_lazy("Windows-1251 (Cyrillic)"),
    "cp1254": gettext_lazy("Windows-1254 (Turkish)"),
    "shift_jis": gettext_lazy("Shift JIS (Japanese)"),
    "gb18030": gettext_lazy("GB 18030 (Chinese)"),
    "euc_kr": gettext_lazy("EUC-KR (Korean)"),
}
DATES = {
    "": gettext_lazy("told by the list itself: year alone, ISO 8601, else the day first"),
    **dict(WrittenDates.choices()),
}
DELIMITERS = {
    "": gettext_lazy("told by the file itself"),
    ",": gettext_lazy("comma"),
    ";": gettext_lazy("semicolon"),
    "\t": gettext_lazy("tab"),
    "|": gettext_lazy("vertical bar"),
}


class UploadForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker alone
    """The file, and what all its rows have in common."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, TSV, XLSX, JSON or Wikidata's answer, at most 50 MB; headers in the first row."),
    )
    profile = forms.ModelChoiceField(
        ColumnProfile.objects.all(),
        required=False,
        label=gettext_lazy("Column profile"),
        help_text=gettext_lazy("What the columns mean, as kept from an earlier list; else it is guessed and shown."),
    )

    encoding = forms.ChoiceField(
        choices=list(ENCODINGS.items()),
        required=False,
        label=gettext_lazy("Encoding"),
        help_text=gettext_lazy("Only where the letters of the file are not read rightly."),
    )

    class Meta:
        model = ListImport
        fields = ["noun", "source", "network"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file, profile = cleaned.get("file"), cleaned.get("profile")
        if file is None or "noun" not in cleaned:
            return cleaned
        if profile and profile.noun != cleaned["noun"]:
            self.add_error("profile", _("This profile reads lists of %(noun)s.") % {"noun": profile.get_noun_display()})
            return cleaned
        self.instance.file_name = file.name[:200]
        self.instance.columns = dict(profile.columns) if profile else {}
        self.instance.options = dict(profile.options) if profile else {}
        if encoding := cleaned.get("encoding"):
            self.instance.options["encoding"] = encoding
        self.instance.noun = cleaned["noun"]
        self.content = file.read()
        try:
            # Said at the form, so that a file that is no table is never kept.
            self.instance.content = self.content
            table_of(self.instance)
        except ListError as error:
            self.add_error("file", str(error))
        return cleaned


class ColumnsForm(forms.Form):
    """What each column means, how the file is read, what all rows cite, and a name under which that is kept."""

    def __init__(self, list_import: ListImport, table: Table, site: AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.list_import, self.headers = list_import, table.headers
        self.words = words_for_kinds(table, list_import.columns)
        noun = list_import.noun
        known = {header: meaning for meaning, header in list_import.columns.items()}
        choices = [("", "—"), *((code, meaning_in_words(code, noun)) for code in MEANINGS[noun])]
        for place, header in enumerate(self.headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                choices=choices, label=header, required=False, initial=known.get(header, "")
            )
        models: dict[str, Any] = {"source": Source}
        if noun == ListNoun.MEMBERSHIPS.value:
            models["network"] = Network
        for name, model in models.items():
            column: Any = ListImport._meta.get_field(name)
            self.fields[name] = forms.ModelChoiceField(
                model._default_manager.all(),
                widget=AutocompleteSelect(column, site),
                label=column.verbose_name,
                required=False,
                initial=getattr(list_import, f"{name}_id"),
                help_text=column.help_text,
            )
        for name, label, known_ways in (
            ("encoding", _("Encoding"), ENCODINGS),
            ("delimiter", _("Columns are parted by"), DELIMITERS),
            ("dates", _("Dates are written"), DATES),
        ):
            self.fields[name] = forms.ChoiceField(
                choices=list(known_ways.items()),
                label=label,
                required=False,
                initial=list_import.options.get(name, ""),
            )
        kinds = list_import.options.get("kinds", {})
        for place, (word, code) in enumerate(self.words.items()):
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                choices=[("", _("not known: its rows are rejected")), *TieKind.choices()],
                label=word,
                required=False,
                initial=kinds.get(word, code),
            )
        self.fields["keep_as"] = forms.SlugField(
            label=_("Keep as a profile called"),
            required=False,
            max_length=80,
            help_text=_("For the next list of this origin; Latin letters, digits and hyphens."),
        )

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[f"column_{place}"] for place in range(len(self.headers))]

    @property
    def cited_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("source", "network") if name in self.fields]

    @property
    def kind_fields(self) -> list[forms.BoundField]:
        return [self[f"kind_{place}"] for place in range(len(self.words))]

    @property
    def reading_fields(self) -> list[forms.BoundField]:
        return [self["encoding"], self["delimiter"]]

    @property
    def reads_otherwise(self) -> bool:
        """Whether the file is to be read in another way than it was: its columns are others then."""
        options, earlier = self.options(), self.list_import.options
        return any(options.get(name, "") != earlier.get(name, "") for name in ("encoding", "delimiter"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        headers: dict[str, list[str]] = {}
        for place, header in enumerate(self.headers):
            if meaning := cleaned.get(f"column_{place}"):
                headers.setdefault(meaning, []).append(header)
        noun = self.list_import.noun
        for meaning, same in headers.items():
            if len(same) > 1:
                values = {"meaning": meaning_in_words(meaning, noun), "columns": "»، «".join(same)}
                self.add_error(None, _("Two columns have the same meaning, %(meaning)s: «%(columns)s».") % values)
        return cleaned

    def columns(self) -> dict[str, str]:
        """Meaning → header."""
        named = {self.cleaned_data[f"column_{place}"]: header for place, header in enumerate(self.headers)}
        return {meaning: header for meaning, header in named.items() if meaning}

    def options(self) -> dict[str, Any]:
        """How the file is read, with what else the profile said."""
        options = dict(self.list_import.options)
        for name in ("encoding", "delimiter", "dates"):
            options.pop(name, None)
            if value := self.cleaned_data.get(name):
                options[name] = value
        said = {word: self.cleaned_data.get(f"kind_{place}", "") for place, word in enumerate(self.words)}
        kinds = {**options.pop("kinds", {}), **said}
        # What is read so without being told is not worth keeping, nor a word that nothing was said of.
        kinds = {word: code for word, code in kinds.items() if code and code != self.words.get(word)}
        return {**options, "kinds": kinds} if kinds else options
