// The forest of capabilities, each with its life as a bar and its uses as strokes.
function capabilities() {
  if (!audit.capabilities.length) return [el("h2", {}, "Capabilities"), el("p", {}, "None was granted.")];
  const parents = new Set(audit.capabilities.map((c) => c.id));
  const root = d3.stratify().id((c) => c.id).parentId((c) => (c.id === 0 ? null : parents.has(c.parent) ? c.parent : 0))([{ id: 0 }, ...audit.capabilities]);
  const rows = [];
  root.eachBefore((node) => { if (node.depth) rows.push(node); });
  const x = d3.scaleLinear([0, lastTick + 1], [0, 380]);
  return [el("h2", {}, "Each capability's life"),
    el("p", { class: "dim" }, "A bar runs from the grant to the end: green is alive, red revoked (or dead with one above it), grey expired. Strokes are uses."),
    paged(rows, 60, (page) => el("div", { class: "scroll" }, table(["capability", "holder", "rights", "over", ">uses", "state", "life in ticks"], page.map((node) => {
      const c = node.data;
      return [el("span", { style: `padding-left:${(node.depth - 1) * 1.2}rem` }, node.depth > 1 ? "└ " : "", chip("CAPABILITY", c.id)),
        chip("PROGRAM", c.holder), c.rights.join(" "), c.scope ? chip("RESOURCE", c.scope) : el("span", {}, "all of ", chip("PROGRAM", c.root)),
        c.passes ? `${c.uses} + ${c.passes}` : c.uses, capabilityState(c), bar(c, x)];
    }))))];
}
function bar(c, x) {
  const dead = c.revoked ?? (c.diedWith ? known.CAPABILITY.get(c.diedWith)?.revoked : undefined);
  const end = dead ? dead.tick : lastTick + 1;
  const svg = d3.create("svg").attr("width", 390).attr("height", 16).attr("role", "img")
    .attr("aria-label", `from tick ${c.granted.tick} to ${dead ? `tick ${dead.tick}` : "the end"}, ${capabilityState(c)}`);
  svg.append("rect").attr("class", `life ${dead ? "dead" : c.expired ? "over" : ""}`).attr("x", x(c.granted.tick)).attr("y", 4)
    .attr("height", 8).attr("width", Math.max(2, x(end) - x(c.granted.tick)));
  (effectsOf.CAPABILITY.get(c.id) ?? []).slice(0, 500).forEach((n) => {
    svg.append("rect").attr("class", "use").attr("x", x(audit.effects[n].tick) - 1).attr("y", 1).attr("width", 2).attr("height", 14);
  });
  return svg.node();
}
