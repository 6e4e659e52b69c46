function effects() {
  const kinds = choice("Kind", [...new Set(audit.effects.map((e) => e.kind))].sort());
  const word = el("input", { type: "search", "aria-label": "Word in the effect" });
  const body = el("div");
  const apply = () => {
    const wanted = word.value.toLowerCase();
    const list = audit.effects.filter((e) => (!kinds.select.value || e.kind === kinds.select.value)
      && `${effectTitle(e)} ${e.text}`.toLowerCase().includes(wanted)).map((e) => e.number);
    body.replaceChildren(el("p", { class: "dim", role: "status" }, `${list.length} of ${audit.effects.length}`), effectTable(list));
  };
  apply();
  return [el("h2", {}, "Effects"), filters([kinds.node, el("label", {}, "Word ", word)], apply), body,
    audit.refused.length ? el("h2", {}, "Refused") : "", audit.refused.length ? refusedTable(audit.refused) : ""];
}
function found(wanted) {
  const hits = [];
  const has = (value) => value.toLowerCase().includes(wanted);
  for (const [kind, map] of Object.entries(known)) {
    for (const id of map.keys()) if (has(nameOf(kind, id))) hits.push([words[kind], chip(kind, id)]);
  }
  audit.effects.forEach((e) => { if (has(`${effectTitle(e)} ${e.text}`)) hits.push(["effect", el("span", {}, effectLink(e.number), ` ${e.text}`)]); });
  audit.refused.forEach((r) => { if (has(`${nameOf("PROGRAM", r.author)} ${r.kind} ${r.code}`)) hits.push(["refused", link(`${nameOf("PROGRAM", r.author)}: ${r.kind}, ${r.code}`, () => openCard("REFUSED", r.number))]); });
  audit.findings.forEach((f) => { if (has(`${f.code} ${f.sentence}`)) hits.push(["finding", f.sentence]); });
  return [el("h2", {}, "Found"), el("p", { class: "dim", role: "status" }, `${hits.length} hits`), paged(hits, 100, (page) => table(["what", ""], page))];
}
const views = { overview: ["Overview", overview], ownership: ["Ownership", ownership], graph: ["Causal graph", causal],
  capabilities: ["Capabilities", capabilities], findings: ["Findings", findings], effects: ["Effects", effects] };
function go(view, ...rest) {
  document.querySelectorAll("#tabs button").forEach((tab) => {
    const chosen = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  });
  const main = document.getElementById("main");
  main.setAttribute("aria-label", views[view][0]);
  main.replaceChildren(...views[view][1](...rest));
  if (location.hash !== `#${view}`) history.replaceState(null, "", `#${view}`);
}
function start() {
  document.title = `Tidemark audit of ${audit.instance}`;
  document.getElementById("instance").textContent = audit.instance;
  const v = audit.verdict;
  document.getElementById("verdict").replaceChildren(v.clean ? text("Clean", "GOOD") : text("Not clean", "SERIOUS"),
    `: ${v.serious} serious, ${counted(v.warnings, "warning")}, ${counted(v.notes, "note")}; batches ${v.first} to ${v.last}${v.whole ? "" : ", incomplete"}.`);
  const tabs = document.getElementById("tabs");
  Object.entries(views).forEach(([view, [label]]) => tabs.append(el("button", { type: "button", role: "tab", "data-view": view, on: { click: () => go(view) } }, label)));
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...tabs.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    go(next.dataset.view);
  });
  const search = document.getElementById("search");
  search.addEventListener("input", () => {
    if (search.value.trim()) document.getElementById("main").replaceChildren(...found(search.value.trim().toLowerCase()));
    else go("overview");
  });
  const wanted = location.hash.slice(1);
  go(Object.hasOwn(views, wanted) ? wanted : "overview");
}
start();
