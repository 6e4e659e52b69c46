// Elements are made by hand and texts set as texts, so that a hostile name stays a name.
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") Object.entries(value).forEach(([event, how]) => node.addEventListener(event, how));
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== undefined) node.setAttribute(key, value);
  }
  children.flat().forEach((child) => node.append(child ?? ""));
  return node;
}
const text = (value, style) => el("span", { class: style }, String(value));
const link = (label, how) => el("button", { type: "button", class: "link", on: { click: how } }, String(label));
const chip = (kind, id) => (id ? link(nameOf(kind, id), () => openCard(kind, id)) : text("none", "dim"));
const chips = (kind, ids) => ids.flatMap((id, i) => (i ? [", ", chip(kind, id)] : [chip(kind, id)]));

function table(headings, rows) {
  const cell = (tag, content, i) => el(tag, {
    class: headings[i].startsWith(">") ? "number" : undefined, scope: tag === "th" ? "col" : undefined,
  }, content);
  return el("table", {},
    el("thead", {}, el("tr", {}, headings.map((h, i) => cell("th", h.replace(">", ""), i)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((content, i) => cell("td", content, i))))));
}
function facts(pairs) {
  return el("dl", {}, pairs.filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}
// A long list, a page at a time: nothing that is not looked at is drawn.
function paged(items, size, draw) {
  const body = el("div");
  let from = 0;
  const show = (start) => {
    from = Math.max(0, Math.min(start, Math.max(0, items.length - 1)));
    from -= from % size;
    const to = Math.min(items.length, from + size);
    const turn = (label, where, off) => el("button", { type: "button", disabled: off, on: { click: () => show(where) } }, label);
    body.replaceChildren(
      draw(items.slice(from, to), from),
      items.length > size
        ? el("div", { class: "pager" }, turn("Earlier", from - size, from === 0),
          text(`${from + 1} to ${to} of ${items.length}`, "dim"), turn("Later", from + size, to >= items.length))
        : "");
  };
  show(0);
  body.show = show;
  return body;
}
function filters(controls, apply) {
  const node = el("div", { class: "filters" }, controls);
  node.addEventListener("input", apply);
  return node;
}
function choice(label, values) {
  const select = el("select", {}, el("option", { value: "" }, "all"), values.map((v) => el("option", { value: v }, v)));
  return { select, node: el("label", {}, `${label} `, select) };
}
