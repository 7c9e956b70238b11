
"use strict";
(async () => {
  const ON_A_PAGE = 100;
  const MOST_PRINTED = 2000;
  const FAILED = ["refused", "conflict", "blocked", "cannot_be_undone"];
  const WELL = ["done", "already"];
  const NAMES = {
    done: "done", already: "already", refused: "refused", conflict: "conflict", blocked: "blocked",
    kept: "kept", cannot_be_undone: "cannot be undone", not_applied: "not applied", unknown: "unknown",
  };

  const place = (id) => document.getElementById(id);

  // A line for each row, taken apart when it is shown: there may be very many. A line begins with the row's outcome.
  place("shown").textContent = "Reading the rows …";
  const letters = atob(place("data").textContent);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index++) {
    bytes[index] = letters.charCodeAt(index);
  }
  let text;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    text = await new Response(stream).text();
  } catch (failure) {
    place("shown").textContent = `The rows cannot be shown in this browser (${failure}). They are also in results.csv, in the run’s folder.`;
    return;
  }
  const [names, ...lines] = text.split("\n");
  const columns = JSON.parse(names);
  const outcomes = lines.map((line) => line.slice(2, line.indexOf('"', 2)));
  const counts = new Map();
  for (const outcome of outcomes) {
    counts.set(outcome, (counts.get(outcome) || 0) + 1);
  }

  /** The row by the names of its columns; what is not known of it is not there. */
  function named(values) {
    const row = {};
    values.forEach((value, index) => {
      if (value !== 0 || columns[index] === "attempts") {
        row[columns[index]] = value;
      }
    });
    row.steps = row.steps && row.steps.map((step) => ({ id: row.id, ...named(step) }));
    return row;
  }

  const rowAt = (index) => named(JSON.parse(lines[index]));
  const number = (value) => value.toLocaleString("en-US");

  /** An element with children; texts are texts and never markup. */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const two = (value) => String(value).padStart(2, "0");

  function local(date) {
    const offset = -date.getTimezoneOffset();
    const sign = offset < 0 ? "-" : "+";
    const zone = `UTC${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
    const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${zone}`;
  }

  function time(millis, parts) {
    const date = new Date(millis);
    const [day, clock] = date.toISOString().split("T");
    const shown = parts === "clock" ? clock.slice(0, 8) : `${day} ${clock.slice(0, 12)} UTC`;
    return make("time", { datetime: date.toISOString(), title: local(date) }, shown);
  }

  // ---- which rows

  let filter = "all";
  let query = "";
  let page = 0;
  let found = [];
  let lower = null;

  const isIn = (outcome) =>
    filter === "all" || (filter === "failed" ? FAILED.includes(outcome) : outcome === filter);

  /** The word as it stands in the lines. */
  const escaped = (word) => JSON.stringify(word).slice(1, -1);

  function find() {
    const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "").map(escaped);
    if (words.length > 0 && lower === null) {
      lower = lines.map((line) => line.toLowerCase());
    }
    found = [];
    outcomes.forEach((outcome, index) => {
      if (isIn(outcome) && words.every((word) => lower[index].includes(word))) {
        found.push(index);
      }
    });
    page = 0;
    show();
  }

  // ---- one row

  function outcome(row) {
    return make("span", { class: `outcome ${row.outcome}` }, NAMES[row.outcome] || row.outcome);
  }

  function pair(list, name, value) {
    if (value) {
      list.append(make("dt", {}, name), make("dd", {}, value));
    }
  }

  function shown(text) {
    return text === null || text === undefined
      ? make("span", { class: "none" }, "not known")
      : make("bdi", {}, text);
  }

  function changes(step) {
    const body = make("tbody", {});
    for (const [field, before, after] of step.changes) {
      const cells = step.creates ? [shown(after)] : [shown(before), shown(after)];
      body.append(make("tr", {}, make("th", { scope: "row" }, field), ...cells.map((cell) => make("td", {}, cell))));
    }
    const heads = step.creates ? ["Field", "New"] : ["Field", "Before", "After"];
    return make("table", { class: "changes" },
      make("caption", {}, step.creates ? "What it has" : "What it changes"),
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))), body);
  }

  function list(texts) {
    return make("ul", {}, ...texts.map((text) => make("li", {}, make("bdi", {}, text))));
  }

  /** All that is known of a request. */
  function facts(step) {
    const facts = make("dl", {});
    pair(facts, "Request", step.request
      && make("span", { class: "id" }, step.request.replace(/\{[^}]*\}/, () => step.id)));
    pair(facts, "What Check said", step.message && make("bdi", {}, step.message));
    pair(facts, "Status", step.status && String(step.status));
    pair(facts, "Error type", step.type && make("bdi", {}, step.type));
    pair(facts, "Field errors", step.fields && list(step.fields.map(([field, message]) => `${field}: ${message}`)));
    pair(facts, "Log id", step.log && make("span", { class: "id" }, step.log));
    pair(facts, "Record", step.record && make("span", { class: "id" }, step.record));
    pair(facts, "Attempts", step.attempts !== undefined && attempts(step));
    pair(facts, "First sent", step.sent && time(step.sent));
    pair(facts, "Ended", step.ended && time(step.ended));
    pair(facts, "Took", step.sent && step.ended && took(step.ended - step.sent));
    pair(facts, "Proven by", step.evidence && make("bdi", {}, step.evidence));
    pair(facts, "Warned of", step.warnings && list(step.warnings));
    return facts;
  }

  function took(millis) {
    return millis < 1000 ? `${millis} ms` : `${number(Math.round(millis / 100) / 10)} s`;
  }

  /** What was said of a row, in the line that is always there. */
  function said(row) {
    const first = row.fields ? `${row.fields[0][0]}: ${row.fields[0][1]}` : "";
    const more = row.fields && row.fields.length > 1 ? ` (and ${row.fields.length - 1} more)` : "";
    return [
      row.message ? make("bdi", {}, row.message) : row.type || null,
      first ? make("div", { class: "quiet" }, make("bdi", {}, first), more) : null,
    ];
  }

  function attempts(step) {
    const notes = [];
    if (step.throttled) {
      notes.push(`${step.throttled} answered 429`);
    }
    if (step.silent) {
      notes.push(`${step.silent} without an answer that can be trusted`);
    }
    return step.attempts === 0 ? "0, nothing was sent" : number(step.attempts) + (notes.length ? ` (${notes.join(", ")})` : "");
  }

  function details(row, id) {
    const cell = make("td", { colspan: "7", role: "cell" });
    if (row.steps) {
      cell.append(facts({ message: row.message, warnings: row.warnings }));
      row.steps.forEach((step, index) => {
        cell.append(make("h3", {}, `Step ${index + 1} of ${row.steps.length}: `, outcome(step)), facts(step));
        if (step.changes) {
          cell.append(changes(step));
        }
      });
    } else {
      cell.append(facts(row));
      if (row.changes) {
        cell.append(changes(row));
      }
    }
    return make("tr", { class: "details", id, role: "row" }, cell);
  }

  function entry(row, open) {
    const id = `row-${row.row}`;
    const button = make("button", { type: "button", "aria-expanded": String(open), "aria-controls": id,
      "aria-label": `Row ${row.row}, ${row.id}: details` }, String(row.row));
    const cell = (kind, ...children) => make("td", { class: kind, role: "cell" }, ...children);
    const line = make("tr", { class: "entry", role: "row" },
      cell("row", button),
      cell("id", make("bdi", {}, row.id)),
      cell("", outcome(row)),
      cell("message", ...said(row)),
      cell("id extra", row.log || null),
      cell("number extra", row.attempts === undefined ? null : String(row.attempts)),
      cell("when extra", row.ended ? time(row.ended, "clock") : null));
    button.addEventListener("click", () => {
      const opened = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!opened));
      if (opened) {
        line.nextElementSibling.remove();
      } else {
        line.after(details(row, id));
      }
    });
    return open ? [line, details(row, id)] : [line];
  }

  function table(shown, open) {
    const heads = [["row", "Row"], ["", "Record"], ["", "Outcome"], ["message", "What was said"],
      ["extra", "Log id"], ["number extra", "Attempts"], ["when extra", "Ended, UTC"]];
    const head = heads.map(([kind, text]) => make("th", { scope: "col", class: kind, role: "columnheader" }, text));
    const body = make("tbody", { role: "rowgroup" });
    for (const row of shown) {
      body.append(...entry(row, open));
    }
    return make("table", { role: "table", "aria-labelledby": "rows-title" },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head)), body);
  }

  // ---- the page

  function show() {
    const from = page * ON_A_PAGE;
    const shown = found.slice(from, from + ON_A_PAGE).map(rowAt);
    place("table").replaceChildren(...(shown.length ? [table(shown, false)] : []));
    place("shown").textContent = shown.length === 0
      ? "No rows fit."
      : found.length <= ON_A_PAGE
        ? `${number(found.length)} of ${number(lines.length)} rows.`
        : `Rows ${number(from + 1)} to ${number(from + shown.length)} of ${number(found.length)}`
          + (found.length === lines.length ? "." : ` that fit, of ${number(lines.length)}.`);
    for (const button of place("filters").children) {
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    }
    turners();
  }

  const last = () => Math.max(0, Math.ceil(found.length / ON_A_PAGE) - 1);
  const turns = [["First", () => 0], ["Previous", () => page - 1], ["Next", () => page + 1], ["Last", last]];
  const turnButtons = turns.map(([name, to]) => {
    const button = make("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      page = to();
      show();
      if (button.disabled) {
        place("rows").focus();
      }
    });
    return button;
  });
  const at = make("span", { class: "at" });
  place("pages").append(turnButtons[0], turnButtons[1], at, turnButtons[2], turnButtons[3]);

  function turners() {
    place("pages").hidden = last() === 0;
    at.textContent = `Page ${number(page + 1)} of ${number(last() + 1)}`;
    turnButtons[0].disabled = turnButtons[1].disabled = page === 0;
    turnButtons[2].disabled = turnButtons[3].disabled = page === last();
  }

  function choose(wanted) {
    filter = wanted;
    find();
  }

  function filterButton(name, text, count) {
    const button = make("button", { type: "button", "data-filter": name, "aria-pressed": "false" },
      `${text} ${number(count)}`);
    button.addEventListener("click", () => choose(name));
    return button;
  }

  const failures = FAILED.reduce((sum, kind) => sum + (counts.get(kind) || 0), 0);
  place("filters").append(filterButton("all", "All", lines.length));
  if (failures > 0) {
    place("filters").append(filterButton("failed", "Failed", failures));
  }
  for (const name of Object.keys(NAMES)) {
    if (counts.has(name) && counts.get(name) !== (FAILED.includes(name) ? failures : -1)) {
      place("filters").append(filterButton(name, NAMES[name].replace(/^./, (first) => first.toUpperCase()), counts.get(name)));
    }
  }

  let waiting = 0;
  place("search").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      query = event.target.value;
      find();
    }, 150);
  });

  for (const link of document.querySelectorAll("a[data-show]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      place("search").value = query = "";
      choose(link.dataset.show);
      place("rows").focus({ preventScroll: true });
      place("rows").scrollIntoView();
    });
  }

  for (const element of document.querySelectorAll("time[data-local]")) {
    const date = new Date(element.getAttribute("datetime"));
    element.title = local(date);
    if (element.closest("dl") && date.getTimezoneOffset() !== 0) {
      element.after(` (${local(date)})`);
    }
  }

  addEventListener("beforeprint", () => {
    const printed = filter === "all" && query === ""
      ? [...lines.keys()].filter((index) => !WELL.includes(outcomes[index]))
      : found;
    const some = printed.slice(0, MOST_PRINTED).map(rowAt);
    place("table").replaceChildren(...(some.length ? [table(some, true)] : []));
    place("shown").textContent = printed.length === lines.length && some.length === lines.length
      ? "All rows."
      : `${number(some.length)} of ${number(lines.length)} rows are printed`
        + (printed === found ? ": those that were shown." : ": those that are not done. results.csv has all.")
        + (some.length < printed.length ? ` ${number(printed.length - some.length)} more would not fit.` : "");
  });
  addEventListener("afterprint", show);

  place("controls").hidden = false;
  place("table").hidden = false;
  find();
})();
