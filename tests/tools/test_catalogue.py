from __future__ import annotations

import polib

from tools.catalogue import Message, brought_up_to_date, of_python, of_source, of_template


def entry(msgid, **parts):
    return polib.POEntry(msgid=msgid, **parts)


def pairs(catalogue):
    return [(entry.msgid, entry.msgstr_plural if entry.msgid_plural else entry.msgstr) for entry in catalogue]


def test_messages_of_a_module():
    source = """
label = _("Một" " hai")
words = translation.ngettext("%d tệp", "%d tệp", n)
verb = pgettext_lazy("done", "lưu")
nothing = _(variable), print("không"), gettext()
"""

    found = of_python(source)

    assert found == [Message("Một hai"), Message("%d tệp", "%d tệp"), Message("lưu", context="done")]


def test_messages_of_a_template():
    source = """
{% translate "Lưu" %} {% translate 'Thêm' context "menu" %} {{ name|default:_("không tên") }}
{% status "ok" _("Đạt 90%") %}
{% blocktranslate count n=rows %}{{ n }} tệp{% plural %}{{ n }} tệp{% endblocktranslate %}
{% comment %}{% translate "Bỏ" %}{% endcomment %}
{% blocktranslate with who=user.name %}Của "{{ who }}", 'ghi'{% endblocktranslate %}
"""

    found = of_template(source)

    assert found == [
        Message("Lưu"),
        Message("Thêm", context="menu"),
        Message("không tên"),
        Message("Đạt 90%"),
        Message("%(n)s tệp", "%(n)s tệp"),
        Message("""Của "%(who)s", 'ghi'"""),
    ]


def test_messages_of_a_folder_come_with_their_files(tmp_path):
    (tmp_path / "views.py").write_text('_("Lưu"), _("tệp")')
    (tmp_path / "lists.py").write_text('ngettext("tệp", "tệp", n), _("Lưu")')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{% translate "Lưu" %}')
    (tmp_path / "notes.txt").write_text('{% translate "Không" %}')

    found = of_source(tmp_path)

    assert found == {
        Message("tệp", "tệp"): ["lists.py", "views.py"],
        Message("Lưu"): ["lists.py", "templates/page.html", "views.py"],
    }


def test_what_is_new_comes_in_empty_and_what_is_gone_goes():
    old = polib.POFile()
    old.extend([entry("Lưu", msgstr="Save"), entry("Bỏ", msgstr="Drop"), entry("cũ", msgstr="old", obsolete=True)])

    new = brought_up_to_date(old, {Message("Lưu"): ["a.py"], Message("cũ"): ["a.py"], Message("%s tệp"): ["b.py"]})

    assert pairs(new) == [("Lưu", "Save"), ("cũ", ""), ("%s tệp", "")]
    assert [entry.flags for entry in new] == [[], [], ["python-format"]]


def test_a_translation_outlives_its_plural_but_a_new_plural_asks_for_both_forms():
    old = polib.POFile()
    old.extend([entry("tệp", msgstr="file"), entry("mục", msgid_plural="mục", msgstr_plural={0: "item", 1: "items"})])

    new = brought_up_to_date(old, {Message("tệp", "tệp"): ["a.py"], Message("mục"): ["a.py"]})

    assert pairs(new) == [("tệp", {0: "", 1: ""}), ("mục", "item")]
