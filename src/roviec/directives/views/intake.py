"""Pages that take files in and show how far their reading is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.core import clock
from roviec.core.htmx import wants_part
from roviec.core.refusals import Refused
from roviec.directives import actions
from roviec.directives.actions import AlreadyReceived, Upload
from roviec.directives.enums import JobState, JobStep, ReviewState
from roviec.directives.forms.review import UploadForm
from roviec.directives.queries import directives_visible_to, files_visible_to, units_with_register

if TYPE_CHECKING:
    from roviec.core.requests import SignedInRequest
    from roviec.directives.models import Directive, ReadingJob

PDF = "application/pdf"
NO_RIGHTS = "sandbox; default-src 'none'"
NO_RIGHTS_BUT_VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
"""Browsers show a PDF by a viewer of their own, which they refuse to start in a sandbox."""
SHOWN_INLINE = {
    "pdf": PDF,
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
"""What a browser may show itself; everything else is handed over as a download."""


def upload(request: SignedInRequest) -> HttpResponse:
    units = units_with_register(request.user)
    if not units.exists():
        raise Refused(_("Chỉ văn thư mới nạp được văn bản vào sổ."))
    form = UploadForm(request.POST or None, request.FILES or None, units=units, initial={"unit": units.first()})
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "limit": settings.UPLOAD_LIMIT_BYTES // 2**20, "one_register": units.count() == 1}
        return render(request, "directives/upload.html", context, status=422 if form.is_bound else 200)
    received = actions.receive_files(
        by=request.user,
        unit=form.cleaned_data["unit"],
        uploads=[Upload(file.name or "", file.read()) for file in form.cleaned_data["uploads"]],
        as_one=form.cleaned_data["as_one"],
        at=clock.now(),
    )
    taken = [one.directive for one in received if one.directive is not None]
    if len(received) == len(taken) == 1:
        return redirect("directives:reading", taken[0].pk)
    rows = [
        {
            "name": one.name,
            "directive": one.directive,
            "refusal": one.refusal,
            "existing": one.refusal.existing if isinstance(one.refusal, AlreadyReceived) else None,
            "job": _progress(one.directive) if one.directive else None,
        }
        for one in received
    ]
    return render(request, "directives/received.html", {"rows": rows, "taken": len(taken)})


@require_GET
def reading(request: SignedInRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(directives_visible_to(request.user).select_related("job"), pk=pk)
    if directive.review_state in {ReviewState.IN_REVIEW, ReviewState.REGISTERED}:
        target = reverse("directives:review", args=[pk])
        if wants_part(request) and "dong" in request.GET:
            return render(request, "directives/_job.html", {"directive": directive, "job": _progress(directive)})
        return HttpResponse(headers={"HX-Redirect": target}) if wants_part(request) else redirect(target)
    context = {"directive": directive, "job": _progress(directive)}
    return render(request, "directives/_job.html" if wants_part(request) else "directives/reading.html", context)


@require_POST
def retry(request: SignedInRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(directives_visible_to(request.user), pk=pk)
    actions.retry_reading(by=request.user, directive=directive, at=clock.now())
    messages.success(request, _("Đã đưa vào hàng chờ đọc lại."))
    return redirect("directives:reading", pk)


@require_GET
def file(request: SignedInRequest, pk: int, file_pk: int) -> FileResponse:
    """The file as it was handed in. Shown without rights to run anything, whatever is in it."""
    kept = get_object_or_404(files_visible_to(request.user), pk=file_pk, directive=pk)
    content_type = SHOWN_INLINE.get(kept.format)
    response = FileResponse(
        kept.file.open("rb"),
        as_attachment=content_type is None,
        filename=kept.name,
        content_type=content_type or "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = NO_RIGHTS if content_type != PDF else NO_RIGHTS_BUT_VIEWER
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _progress(directive: Directive) -> dict[str, object]:
    """What the bar shows: the step in words, how far, and whether it is over."""
    job: ReadingJob = directive.job
    step = JobStep(job.step).label
    return {
        "label": JobState(job.state).label if job.state == JobState.WAITING else step,
        "done": job.done,
        "total": job.total or None,
        "finished": job.state == JobState.DONE,
        "failed": job.state == JobState.FAILED,
        "message": job.message,
        "can_retry": job.state == JobState.FAILED and directive.files.exists(),
    }
