// One bar a resource: who had it from tick to tick.
const palette = ["var(--a)", "var(--b)", "var(--c)", "var(--d)"];
function ownership() {
  const x = d3.scaleLinear([0, lastTick + 1], [0, 700]);
  return [el("h2", {}, "Who had what, from tick to tick"),
    el("p", { class: "dim" }, "The colour is the owner's. A full bar is held, a pale one escrowed, in a call or over. The table below each bar says the same in words."),
    paged(audit.resources, 20, (page) => el("div", {}, page.map((resource) => one(resource, x))))];
  function one(resource, scale) {
    const changes = resource.steps.filter((step) => step.holding);
    const svg = d3.create("svg").attr("width", 720).attr("height", 46).attr("role", "img")
      .attr("aria-label", `Ownership of ${nameOf("RESOURCE", resource.id)}`);
    changes.forEach((step, i) => {
      const until = i + 1 < changes.length ? changes[i + 1].tick : lastTick + 1;
      const full = step.holding.status === "HELD";
      svg.append("rect").attr("x", scale(step.tick)).attr("y", 2).attr("height", 18)
        .attr("width", Math.max(1, scale(until) - scale(step.tick))).attr("fill", palette[step.holding.owner % palette.length])
        .attr("fill-opacity", full ? 0.9 : 0.35).attr("stroke", "var(--ink)").append("title").text(holdingText(step.holding));
    });
    svg.append("g").attr("class", "axis").attr("transform", "translate(0,22)").call(d3.axisBottom(scale).ticks(8).tickFormat(d3.format("d")));
    return el("section", {}, el("h3", {}, chip("RESOURCE", resource.id), ` ${resource.quantity} of ${resource.asset}`),
      el("div", { class: "scroll" }, svg.node()), facts(lineage(resource)),
      table([">tick", "since then"], changes.map((step) => [step.tick, holdingText(step.holding)])));
  }
}
