// Programs are lanes, ticks go down. A window of effects at a time: what is drawn does not grow with the history.
const sort = { Invoke: "call", Accept: "call", Decline: "call", Fire: "call", Watch: "call", Delegate: "grant", RevokeCapability: "grant", Register: "own", Join: "own" };
const sortOf = (effect) => sort[effect.kind] ?? "move";
function causal() {
  const ordered = [...audit.effects].sort((a, b) => a.tick - b.tick || a.number - b.number);
  const jump = el("input", { type: "number", min: 1, max: lastTick, "aria-label": "Go to tick" });
  const pages = paged(ordered, 150, (page) => el("div", { class: "scroll" }, window_(page)));
  const controls = filters([el("label", {}, "Go to tick ", jump)], () => {
    const at = d3.bisector((e) => e.tick).left(ordered, Number(jump.value));
    pages.show(at);
  });
  return [el("h2", {}, "What happened before what"),
    el("p", { class: "dim" }, "Blue moves a resource, green grants or revokes, violet calls and answers; arrows go from the effect to the program that it concerns, or back to the effect that it follows."),
    controls, pages];
}
function window_(effects) {
  const lanes = [...new Set(effects.flatMap((e) => [e.author, e.party].filter(Boolean)))].sort((a, b) => a - b);
  const rows = effects.map((e, i) => [e.number, i]);
  const x = d3.scalePoint(lanes, [70, Math.max(300, 70 + 130 * (lanes.length - 1))]).padding(0.4);
  const y = (i) => 50 + 28 * i;
  const width = x.range()[1] + 240, height = y(effects.length) + 10;
  const svg = d3.create("svg").attr("width", width).attr("height", height).attr("role", "group").attr("aria-label", "Causal graph");
  svg.append("defs").append("marker").attr("id", "tip").attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4)
    .attr("markerWidth", 7).attr("markerHeight", 7).attr("orient", "auto").append("path").attr("d", "M0,0L8,4L0,8z").attr("fill", "var(--dim)");
  lanes.forEach((lane) => {
    svg.append("line").attr("class", "lane").attr("x1", x(lane)).attr("x2", x(lane)).attr("y1", 34).attr("y2", height - 10);
    svg.append("text").attr("x", x(lane)).attr("y", 22).attr("text-anchor", "middle").text(short(nameOf("PROGRAM", lane), 18));
  });
  const at = new Map(rows);
  const lastOn = new Map();
  effects.forEach((effect, i) => {
    const follows = effect.resource ? lastOn.get(`r${effect.resource}`) : effect.call ? lastOn.get(`c${effect.call}`) : undefined;
    if (follows !== undefined && audit.effects[follows].author !== effect.author) {
      arrow(x(audit.effects[follows].author), y(at.get(follows)), x(effect.author), y(i), sortOf(effect));
    }
    if (effect.party && effect.party !== effect.author && ["Transfer", "Escrow", "Delegate", "Invoke", "Join"].includes(effect.kind)) {
      arrow(x(effect.author), y(i), x(effect.party), y(i) + 10, sortOf(effect));
    }
    if (effect.resource) lastOn.set(`r${effect.resource}`, effect.number);
    if (effect.call) lastOn.set(`c${effect.call}`, effect.number);
  });
  effects.forEach((effect, i) => {
    svg.append("text").attr("x", 8).attr("y", y(i) + 4).text(effect.tick);
    const open = () => openCard("EFFECT", effect.number);
    svg.append("circle").attr("class", `node ${sortOf(effect)}`).attr("cx", x(effect.author)).attr("cy", y(i)).attr("r", 7)
      .attr("tabindex", 0).attr("role", "button").attr("aria-label", `tick ${effect.tick}, ${effectTitle(effect)} ${effect.text}`)
      .on("click", open).on("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } })
      .append("title").text(`${effectTitle(effect)} ${effect.text}`);
    svg.append("text").attr("x", x.range()[1] + 30).attr("y", y(i) + 4).text(short(effectTitle(effect), 30));
  });
  return svg.node();
  function arrow(x1, y1, x2, y2, style) {
    const bend = (x1 + x2) / 2;
    svg.append("path").attr("class", `arrow ${style}`).attr("marker-end", "url(#tip)").attr("d", `M${x1},${y1}C${bend},${y1} ${bend},${y2} ${x2 + (x1 < x2 ? -8 : 8)},${y2}`);
  }
}
const short = (value, most) => (value.length > most ? `${value.slice(0, most - 1)}…` : value);
