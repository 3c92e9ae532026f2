// What pages need beyond htmx. Everything here only makes forms and links that work by themselves more comfortable.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const words = (key) => $("words").getAttribute(`data-${key}`);
  const all = (root, selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];

  // Toasts: praise goes by itself, trouble stays until it is closed.
  function wait(toast) {
    toast.querySelector("[data-close]").hidden = false;
    if (!toast.matches(".bad, .warn")) setTimeout(() => toast.remove(), 8000);
  }
  function toast(text, kind = "bad") {
    const made = $("words").content.querySelector(".toast").cloneNode(true);
    made.classList.add(kind);
    if (kind === "bad") {
      made.setAttribute("role", "alert");
      made.querySelector(".sh").replaceWith($("words").content.lastElementChild.cloneNode(true));
    }
    made.querySelector("p").textContent = text;
    $("toasts").append(made);
    wait(made);
  }

  // Answers of the server that are no page: say why in words, keep what was typed.
  document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
    const said = (xhr.getResponseHeader("content-type") || "").startsWith("text/plain") ? xhr.responseText : "";
    const text = said || words(xhr.status) || words(xhr.status < 500 ? 403 : 500);
    if (xhr.status !== 409) return toast(text);
    $("conflict").querySelector("p").textContent = text;
    $("conflict").showModal();
  });
  for (const lost of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(lost, () => toast(words("lost")));
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.verb !== "get" || !detail.elt.matches("form")) return;
    for (const [name, value] of [...detail.formData]) if (value === "") detail.formData.delete(name, value);
  });

  // Line down, line back.
  const line = () => { $("offline").hidden = navigator.onLine; };
  addEventListener("online", line);
  addEventListener("offline", line);

  // A long form that was touched is not left by accident.
  const dirty = new Set();
  document.addEventListener("input", ({ target }) => { const form = target.form?.closest("form[data-guard]"); if (form) dirty.add(form); });
  document.addEventListener("submit", ({ target }) => dirty.delete(target));
  document.addEventListener("htmx:afterRequest", ({ detail }) => { if (detail.successful) dirty.delete(detail.elt.closest("form")); });
  addEventListener("beforeunload", (event) => {
    for (const form of dirty) if (form.isConnected) return event.preventDefault();
  });

  // A button pressed twice sends once.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "1";
  });
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

  // Clicks: open and close dialogs, close menus and toasts.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener && $(opener.dataset.dialog)) { event.preventDefault(); $(opener.dataset.dialog).showModal(); }
    if (event.target.closest("[data-close]")) (event.target.closest("dialog")?.close ? event.target.closest("dialog").close() : event.target.closest(".toast")?.remove());
    if (event.target.closest("[data-reload]")) { dirty.clear(); location.reload(); }
    if (event.target.closest("[data-print]")) print();
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // Keys: «/» to the search, Esc closes a menu, arrows move inside [data-arrows]. No letters: they belong to Telex.
  const typing = (target) => target.matches("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    if (key === "Escape") {
      const menu = target.closest("details.menu[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    }
    if (typing(target)) return;
    const named = key === "/" && document.querySelector('[data-key="/"]');
    if (named && named.offsetParent) { event.preventDefault(); named.focus(); named.select(); }
    const group = target.closest("[data-arrows]");
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!group || !step) return;
    const stops = [...group.querySelectorAll(group.dataset.arrows)].filter((stop) => stop.offsetParent);
    const next = stops[stops.findIndex((stop) => stop.contains(target)) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });

  // Files: dropped anywhere on the zone, listed with their size before they are sent.
  const size = (bytes) => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;
  function zone(drop) {
    if (drop.dataset.ready) return;
    drop.dataset.ready = "1";
    const inputs = [...drop.querySelectorAll("input[type=file]")], list = drop.querySelector(".files");
    const show = () => list.replaceChildren(...inputs.flatMap((input) => [...input.files]).map((file) => {
      const row = document.createElement("li");
      row.textContent = `${file.name} (${size(file.size)})`;
      return row;
    }));
    for (const input of inputs) input.addEventListener("change", () => {
      show();
      if (drop.hasAttribute("data-send") && input.files.length) input.form.requestSubmit();
    });
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      inputs[0].files = event.dataTransfer.files;
      inputs[0].dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  // Picked options move up to the chosen ones.
  document.addEventListener("change", ({ target }) => {
    const pick = target.closest(".pick"), option = target.closest(".opt");
    if (!pick || !option || !target.closest(".options")) return;
    const chosen = pick.querySelector(".chosen");
    if (target.type === "radio") chosen.replaceChildren();
    chosen.append(option);
    pick.querySelector(".options").replaceChildren();
    const search = pick.querySelector("input[type=search]");
    search.value = "";
    search.focus();
  });

  function enhance(root) {
    all(root, ".toast").forEach(wait);
    all(root, "[data-drop]").forEach(zone);
    all(root, "dialog[data-open]").forEach((dialog) => { if (!dialog.open) dialog.showModal(); });
  }
  document.addEventListener("htmx:load", ({ detail }) => enhance(detail.elt));
  enhance(document);
  line();
  if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js").catch(() => {});
  window.roviec = { toast };
})();
