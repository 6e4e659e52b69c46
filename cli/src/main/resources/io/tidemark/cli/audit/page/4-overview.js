function overview() {
  const v = audit.verdict;
  const counts = d3.rollup(audit.effects, (list) => list.length, (e) => e.batch);
  return [
    el("h2", {}, "Verdict"),
    el("p", {}, v.clean ? text("Clean. ", "GOOD") : text("Not clean. ", "SERIOUS"),
      link(`${v.serious} serious`, () => go("findings", "SERIOUS")), ", ",
      link(counted(v.warnings, "warning"), () => go("findings", "WARNING")), ", ", link(counted(v.notes, "note"), () => go("findings", "NOTE")), "."),
    el("h2", {}, "Coverage"),
    el("p", {}, coverageText(audit.coverage)),
    el("p", {}, v.whole ? `Batches ${v.first} to ${v.last}, every one and every effect.`
      : `Batches ${v.first} to ${v.last}, with gaps or withheld effects: what is not here may still have happened.`),
    paged(audit.batches, 50, (page) => table([">batch", ">effects", ">snapshot", "time of the snapshot", "bundle"], page.map((b) =>
      [b.sequence, b.withheld ? "withheld" : counts.get(b.sequence) ?? 0, b.snapshot, timeOf(b.time), b.evidence.in === "bundle" ? el("code", {}, audit.bundles[b.evidence.bundle].hash.slice(0, 16)) : "none: in the logs only"]))),
    audit.watches.length ? el("h2", {}, "Watches") : "",
    audit.watches.length ? paged(audit.watches, 50, (page) => table(["watch", "by", "waits for", ">made at tick", "since then"], page.map((w) =>
      [chip("WATCH", w.id), chip("PROGRAM", w.watcher), w.text, w.made.tick, watchState(w)]))) : "",
    el("h2", {}, "Programs"),
    paged(audit.programs, 50, (page) => table(["program", ">effects"], page.map((p) =>
      [chip("PROGRAM", p.id), authored.get(p.id) ?? 0]))),
    audit.refused.length ? el("h2", {}, "Refused") : "",
    audit.refused.length ? refusedTable(audit.refused) : "",
  ];
}
function refusedTable(list) {
  return paged(list, 50, (page) => table([">batch", "effect", "code", "the rule"], page.map((r) =>
    [r.batch, link(`${nameOf("PROGRAM", r.author)}: ${r.kind}`, () => openCard("REFUSED", r.number)), el("code", {}, r.code), r.rule])));
}
function coverageText(c) {
  const stretches = c.proved.slice(0, 5).map((s) => `batches ${s.first} to ${s.last} (ticks ${s.firstTick} to ${s.lastTick})`).join(", ");
  const rest = c.effectsLeftOut ? ` The first ${audit.effects.length} effects are on this page; ${c.effectsLeftOut} more were audited and are not.` : "";
  return `${c.provedBatches} of ${counted(c.batches, "batch").replace("batchs", "batches")} and ${c.provedEffects} of ${counted(c.effects, "effect")} are proved${stretches ? `: ${stretches}${c.proved.length > 5 ? ", and others" : ""}` : ""}.${rest}`;
}
