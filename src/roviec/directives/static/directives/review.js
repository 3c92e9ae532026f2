// The review page: text and cards find each other, keys, saving while typing, adding from a selection.
// Everything here only shortens what links and forms of the page do by themselves.
"use strict";
(() => {
  const root = document.querySelector("[data-review]");
  if (!root) return;
  document.documentElement.classList.add("js");
  const $ = (selector, from = root) => from.querySelector(selector);
  const all = (selector, from = root) => [...from.querySelectorAll(selector)];
  const doc = $("#doc"), rev = $(".rev");
  const narrow = matchMedia("(max-width: 56.25rem)");
  const card = (ref) => document.getElementById(`c-${ref}`);
  const typing = (target) => target.matches("input:not([type=checkbox],[type=radio]), textarea, select, summary, a, button");
  let current = "";

  // One find is current: its card and its places in the text are outlined, and both are in view.
  function show(ref, { from = "card" } = {}) {
    current = ref;
    for (const marked of all(".cur", doc)) marked.classList.remove("cur");
    for (const each of all(".fc.on")) if (each.dataset.ref !== ref && !each.querySelector("form[id]")) each.classList.remove("on");
    const blocks = all(`[data-block="${CSS.escape(ref)}"]`, doc);
    const places = blocks.length ? blocks : all(`mark[data-ref="${CSS.escape(ref)}"]`, doc);
    for (const place of places) place.classList.add("cur");
    if (from === "card" && places.length) places[0].scrollIntoView({ block: "nearest" });
    const shown = card(ref);
    if (shown) {
      shown.classList.add("on");
      if (from === "text") { shown.scrollIntoView({ block: "nearest" }); shown.focus({ preventScroll: true }); }
    }
  }

  // Open the card of a find: in place when it is on the page, else with the tab that holds it.
  async function open(ref) {
    const there = card(ref);
    if (there && there.matches(".line")) return htmx.ajax("GET", there.dataset.url, { target: there, swap: "outerHTML" }).then(() => show(ref, { from: "text" }));
    if (there) return show(ref, { from: "text" });
    return htmx.ajax("GET", `${location.pathname}?muc=${encodeURIComponent(ref)}`, { target: "#side", swap: "outerHTML" }).then(() => show(ref, { from: "text" }));
  }
  function edit(opened) {
    const field = opened?.querySelector("textarea, .grid input");
    if (field?.closest("details")) field.closest("details").open = true;
    field?.focus();
  }
  function sheet(on) { if (narrow.matches) rev.classList.toggle("sheet", on); }

  document.addEventListener("click", (event) => {
    const hit = event.target.closest("#doc [data-ref], #doc [data-block]");
    if (hit && !String(getSelection())) {
      event.preventDefault();
      sheet(true);
      return open(hit.dataset.ref || hit.dataset.block);
    }
    const toggle = event.target.closest("[data-hides]");
    if (toggle) {
      const off = toggle.getAttribute("aria-pressed") === "true";
      toggle.setAttribute("aria-pressed", String(!off));
      rev.dataset.hide = all("[data-hides][aria-pressed=false]").map((each) => each.dataset.hides).join(" ");
    }
    const pane = event.target.closest("a[data-pane]");
    if (pane) {
      event.preventDefault();
      sheet(false);
      rev.dataset.pane = pane.dataset.pane;
      for (const each of all("a[data-pane]")) each === pane ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current");
    }
    if (event.target.closest("[data-sheet-close]")) sheet(false);
    const step = event.target.closest("[data-step]");
    if (step) move(Number(step.dataset.step), { andOpen: true });
    const line = event.target.closest(".fc");
    if (line && line.dataset.ref !== current && !event.target.closest("a, button")) show(line.dataset.ref);
  });
  document.addEventListener("focusin", (event) => {
    const held = event.target.closest(".fc");
    if (held && held.dataset.ref !== current) show(held.dataset.ref);
  });

  function move(by, { andOpen = false } = {}) {
    const cards = all(".fc");
    const next = cards[cards.findIndex((each) => each.dataset.ref === current) + by];
    if (!next) return;
    next.focus();
    show(next.dataset.ref);
    if (andOpen) open(next.dataset.ref);
  }

  // Keys of a card that has the focus itself. No letters: they belong to Telex.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const undo = event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (undo && !typing(event.target) && undone.length) {
      event.preventDefault();
      card(undone.pop())?.querySelector("button[value=reopen]")?.click();
      return;
    }
    const held = event.target.closest(".fc");
    if (!held || event.target !== held || event.ctrlKey || event.metaKey) return;
    const act = { Enter: ".confirm, .open", Delete: ".drop" }[event.key];
    if (event.key === "F2") {
      event.preventDefault();
      const ref = held.dataset.ref;
      return open(ref).then(() => edit(card(ref)));
    }
    if (event.key === "Delete" && held.matches(".line") && held.querySelector(".open")) { event.preventDefault(); return open(held.dataset.ref).then(() => card(held.dataset.ref)?.querySelector(".drop")?.click()); }
    const pressed = act && held.querySelector(act);
    if (pressed) { event.preventDefault(); pressed.click(); }
  });

  // Saving while typing: a changed field of an open card is sent; buttons and questions still being answered are not.
  document.addEventListener("change", (event) => {
    const form = event.target.closest(".fc form[id]");
    if (!form || event.target.closest("[data-quiet], .pick")) return;
    htmx.trigger(form, "autosave");
  });
  document.addEventListener("change", (event) => {
    const picked = event.target.closest(".fc .pick");
    if (picked) htmx.trigger(picked.closest("form"), "autosave");
  });
  document.addEventListener("input", (event) => {
    const picks = event.target.dataset?.picks;
    if (picks && event.target.value) document.getElementById(picks).checked = true;
  });

  // After a confirmation the next card is opened; both versions of a conflict are shown where the card stood.
  const undone = [];
  let after = null;
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const form = detail.elt.closest?.(".fc form[id]");
    const act = detail.requestConfig.parameters?.act ?? detail.requestConfig.formData?.get?.("act");
    if (form && act === "confirm") {
      const cards = all(".fc"), at = cards.indexOf(form.closest(".fc"));
      after = { ref: form.closest(".fc").dataset.ref, next: cards[at + 1]?.dataset.ref };
    }
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.status === 409 && detail.xhr.getResponseHeader("content-type")?.startsWith("text/html")) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
    if (detail.xhr.status !== 200) after = null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!after) return;
    const { ref, next } = after;
    after = null;
    if (ref !== "header") undone.push(ref);
    if (next) open(next); else card(ref)?.focus();
  });

  // Words marked in the text can become a find.
  const adding = $(".adding");
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    const range = marked.rangeCount && !marked.isCollapsed ? marked.getRangeAt(0) : null;
    const inText = range && doc.contains(range.commonAncestorContainer);
    if (!inText) { if (!adding.contains(document.activeElement)) adding.hidden = true; return; }
    const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    adding.hidden = start === null || end === null || start >= end;
    if (adding.hidden) return;
    adding.elements.start.value = start;
    adding.elements.end.value = end;
  });
  // Offset of a point of the page in the original text, counted in characters as the server counts them.
  function place(node, offset) {
    const line = (node.nodeType === 1 ? node : node.parentElement).closest("[data-at]");
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    return Number(line.dataset.at) + [...before.toString()].length;
  }

  const asked = new URLSearchParams(location.search).get("muc") || $(".fc.on")?.dataset.ref;
  if (asked) show(asked);
})();
