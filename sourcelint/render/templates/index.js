// The list of many sources: sorted, filtered, and drawn as far as somebody scrolls. It only ever sets text, never markup.
"use strict";
(() => {
  const BATCH = 100;
  const LETTER = 0, POINTS = 1, TITLE = 2, SOURCE = 3, PAGE = 4, STATES = 5, ERRORS = 6, WARNINGS = 7, MISSING = 8, BEFORE = 9, SEARCHED = 10;
  const COLUMNS = [LETTER, POINTS, TITLE, null, ERRORS, WARNINGS, null];
  const TONES = { A: "good", B: "good", C: "warning", D: "error", E: "error" };
  const table = document.querySelector(".sources");
  const body = table.tBodies[0];
  const only = document.querySelector(".only");
  const find = document.querySelector(".find");
  const count = document.querySelector(".count");
  const more = document.querySelector(".more");
  const told = JSON.parse(document.querySelector(".told").textContent);
  const rows = [];
  for (const block of document.querySelectorAll(".rows")) {
    rows.push(...JSON.parse(block.textContent));
    block.remove();
  }
  let shown = rows;
  let drawn = body.rows.length;
  let sorted = { column: null, down: false };

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const cell = (className, ...parts) => {
    const made = element("td", className);
    made.append(...parts);
    return made;
  };

  const separated = (parts) => parts.flatMap((part, n) => (n ? [element("br"), part] : [part]));

  const named = (row) => {
    const link = element("a", "", row[TITLE]);
    link.href = `sources/${row[PAGE]}.html`;
    const parts = row[BEFORE] ? [element("span", "soft", row[BEFORE]), link] : [link];
    return separated(row[SOURCE] ? [...parts, element("span", "soft path", row[SOURCE])] : parts);
  };

  const numbered = (word, number) => cell("number", element("span", "alone", `${word} `), String(number));

  const line = (row) => {
    const made = element("tr", `g${row[LETTER] || "none"}`);
    const missing = told.missing[row[MISSING]];
    made.append(
      cell("", element("span", `grade ${TONES[row[LETTER]] || "soft"}`, row[LETTER] || "–")),
      cell("number", row[LETTER] ? String(row[POINTS]) : ""),
      cell("", ...named(row)),
      cell("", ...separated(told.states[row[STATES]].map(([text, tone]) => element("span", tone, text)))),
      numbered("errors", row[ERRORS]),
      numbered("warnings", row[WARNINGS]),
      cell("soft", ...(missing ? [element("span", "alone", "missing: "), missing] : [])),
    );
    return made;
  };

  const tell = () => {
    const all = rows.length.toLocaleString("en");
    count.textContent = shown.length === rows.length ? `${all} sources` : `${shown.length.toLocaleString("en")} of ${all} sources`;
    more.hidden = drawn >= shown.length;
  };

  const draw = () => {
    const next = shown.slice(drawn, drawn + BATCH);
    body.append(...next.map(line));
    drawn += next.length;
    tell();
  };

  const compare = (column) => (one, other) =>
    one[column] < other[column] ? -1 : one[column] > other[column] ? 1 : 0;

  const choose = () => {
    const letter = only.value === "none" ? "" : only.value;
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = rows.filter((row) => {
      if (only.value && row[LETTER] !== letter) return false;
      if (!words.length) return true;
      row[SEARCHED] ??= `${row[TITLE]}\n${row[SOURCE] || ""}`.toLowerCase();
      return words.every((word) => row[SEARCHED].includes(word));
    });
    if (sorted.column !== null) {
      shown.sort(compare(sorted.column));
      if (sorted.down) shown.reverse();
    }
    body.replaceChildren();
    drawn = 0;
    draw();
  };

  const sort = (column, head) => {
    sorted = { column, down: sorted.column === column ? !sorted.down : column === ERRORS || column === WARNINGS };
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    choose();
  };

  COLUMNS.forEach((column, n) => {
    if (column === null) return;
    const head = table.tHead.rows[0].cells[n];
    const button = element("button", "", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => sort(column, head));
    head.replaceChildren(button);
  });
  only.addEventListener("change", choose);
  find.addEventListener("input", choose);
  more.firstElementChild.addEventListener("click", draw);
  new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && drawn < shown.length && draw(), {
    rootMargin: "1000px",
  }).observe(more);
  find.parentElement.hidden = false;
  tell();
})();
