/* The site's only script: keys, files that are dropped, words that are marked. Everything works without it. */
"use strict";
(() => {
  const places = { s: "/", u: "/uppdrag/", m: "/moten/", d: "/dokument/", o: "/organ/" };
  const editing = (element) => element && element.closest("input, select, textarea, [contenteditable]");
  let waitsForPlace = 0;

  const rows = () => [...document.querySelectorAll("a.open")];
  const step = (by) => {
    const all = rows();
    if (!all.length) return false;
    const now = all.indexOf(document.activeElement);
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by));
    all[next].focus();
    all[next].scrollIntoView({ block: "nearest" });
    return true;
  };
  const turn = (key) => {
    const link = document.querySelector(`a[data-key="${key}"]`);
    if (link) link.click();
    return Boolean(link);
  };

  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.keys !== "on") return;
    if (event.ctrlKey || event.metaKey || event.altKey || editing(event.target)) return;
    const key = event.key;
    let done = false;
    if (waitsForPlace && Date.now() - waitsForPlace < 1500 && places[key]) {
      window.location.assign(places[key]);
      done = true;
    } else if (key === "/") {
      const field = document.getElementById("sok");
      const shown = field && field.offsetParent ? field : document.getElementById("sok-allt");
      if (shown) { shown.focus(); shown.select(); } else window.location.assign("/sok/");
      done = true;
    } else if (key === "?") {
      window.location.assign("/tangentbord/");
      done = true;
    } else if (key === "j" || key === "k") {
      done = step(key === "j" ? 1 : -1);
    } else if (key === "n" || key === "p") {
      done = turn(key);
    }
    waitsForPlace = key === "g" ? Date.now() : 0;
    if (done) event.preventDefault();
  });

  /* Words marked in a page's text fill the form for what the reading missed. */
  const text = document.getElementById("sidtext");
  const quote = document.getElementById("citat");
  if (text && quote) {
    document.addEventListener("selectionchange", () => {
      const chosen = window.getSelection();
      if (!chosen || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
      const piece = chosen.getRangeAt(0).cloneContents();
      piece.querySelectorAll(".ref, .mark").forEach((one) => one.remove());
      const words = piece.textContent.trim();
      if (!words) return;
      quote.value = words;
      const first = chosen.getRangeAt(0).startContainer.parentElement.closest("[data-start]");
      const near = quote.form.elements.near;
      if (first && near) near.value = first.dataset.start;
      document.getElementById("lagg-till").open = true;
    });
  }

  /* Files dropped on the area are put in its field. */
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const field = drop.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach((name) => drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    }));
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }

  /* While documents are read, the page fills: not while somebody is in the middle of it. */
  let polls = 0;
  document.addEventListener("htmx:afterSwap", () => {
    const filling = document.getElementById("fylls");
    if (!filling || !document.getElementById("lasning") || filling.contains(document.activeElement)) return;
    polls += 1;
    if (polls % 3 === 0) window.htmx.ajax("GET", window.location.href, { target: "#fylls", select: "#fylls", swap: "outerHTML" });
  });

  /* A link to a hidden part opens it. */
  const open = () => {
    const part = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (part && part.tagName === "DETAILS") part.open = true;
    if (part && part.matches(".findings > li")) part.focus({ preventScroll: true });
  };
  /* What was done is told where one lands, not at the top of a long page. */
  const told = document.querySelector("main > .told");
  const landed = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (told && landed) {
    told.classList.add("here");
    told.querySelectorAll("input[name=next]").forEach((field) => { field.value += window.location.hash; });
    if (landed.matches("li, details")) (landed.querySelector(".body") || landed).prepend(told);
    else landed.before(told);
    told.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", open);
  open();
})();
