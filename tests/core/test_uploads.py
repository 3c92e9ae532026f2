from __future__ import annotations

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

LARGE = b"x" * 3_000_000


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder for temporary files, of this test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_large_upload_arrives_whole_and_has_no_name_on_the_disk(folder):
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("kế hoạch.pdf", LARGE, "application/pdf")})

    file = request.FILES["file"]

    assert list(folder.iterdir()) == []
    assert (file.name, file.size, file.content_type, file.read() == LARGE) == (
        "kế hoạch.pdf",
        len(LARGE),
        "application/pdf",
        True,
    )
    assert not hasattr(file, "temporary_file_path")
    request.close()
    assert file.closed


def test_a_small_upload_stays_in_memory(folder):
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.txt", b"nho")})

    assert (request.FILES["file"].read(), list(folder.iterdir())) == (b"nho", [])
    request.close()
