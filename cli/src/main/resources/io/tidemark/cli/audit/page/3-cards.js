// One card shows one thing and links to others; Escape closes it.
function openCard(kind, id) {
  const made = { EFFECT: effectCard, REFUSED: refusedCard, PROGRAM: programCard, RESOURCE: resourceCard,
    CAPABILITY: capabilityCard, CALL: callCard, WATCH: watchCard }[kind]?.(id);
  if (!made) return;
  const dialog = document.getElementById("card");
  const close = el("button", { type: "button", on: { click: () => dialog.close() } }, "Close");
  dialog.replaceChildren(el("header", {}, el("h2", { id: "card-title" }, made.title), close), ...made.body);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}
const effectLink = (number) => link(effectTitle(audit.effects[number]), () => openCard("EFFECT", number));
const effectTitle = (effect) => `${nameOf("PROGRAM", effect.author)}: ${effect.kind}`;
function effectTable(numbers) {
  return paged(numbers, 50, (page) => table([">batch", ">tick", "effect", ""], page.map((n) =>
    [audit.effects[n].batch, audit.effects[n].tick, effectLink(n), audit.effects[n].text])));
}
function evidenceText(evidence) {
  if (evidence.in === "bundle") {
    const bundle = audit.bundles[evidence.bundle];
    return [`Proved. Bundle `, el("code", {}, bundle.hash), `, list ${evidence.list}, entry ${evidence.entry}, opens the public input `,
      el("code", {}, bundle.digests[evidence.list]), `. The bundle was verified when this page was made; check it again with tidemark verify.`];
  }
  if (evidence.in === "log") {
    return [`Not proved: an operator's word. Log of ${evidence.actor}, entry ${evidence.entry}, hash `, el("code", {}, evidence.hash), "."];
  }
  return [`Snapshot ${evidence.sequence}, signed by the keepers, digest `, el("code", {}, evidence.digest), "."];
}
function effectCard(number) {
  const effect = audit.effects[number];
  return { title: effectTitle(effect), body: [facts([
    ["does", effect.text], ["batch", String(effect.batch)], ["tick", String(effect.tick)],
    ["counter", `${effect.counter} of ${nameOf("PROGRAM", effect.author)}`],
    ["author", chip("PROGRAM", effect.author)],
    ["other program", effect.party ? chip("PROGRAM", effect.party) : undefined],
    ["resource", effect.resource ? chip("RESOURCE", effect.resource) : undefined],
    ["merged into it", effect.other ? chip("RESOURCE", effect.other) : undefined],
    ["split off", effect.kind === "Split" && effect.created ? chip("RESOURCE", effect.created) : undefined],
    ["call", effect.call ? chip("CALL", effect.call) : undefined],
    ["watch", effect.watch ? el("span", {}, chip("WATCH", effect.watch), `: ${watchState(known.WATCH.get(effect.watch))}`) : undefined],
    ["capability chain", effect.chain ? chips("CAPABILITY", effect.chain) : "none: as owner, custodian or author"],
    ["atomic group", effect.group ? el("code", {}, effect.group) : undefined],
    ["proof", el("span", {}, evidenceText(effect.evidence))],
  ])] };
}
function refusedCard(number) {
  const refused = audit.refused[number];
  return { title: `${nameOf("PROGRAM", refused.author)}: ${refused.kind}, refused`, body: [facts([
    ["code", el("code", {}, refused.code)], ["the rule", refused.rule], ["batch", String(refused.batch)],
    ["author", chip("PROGRAM", refused.author)],
    ["capability", refused.capability ? chip("CAPABILITY", refused.capability) : undefined],
    ["evidence", el("span", {}, evidenceText(refused.evidence))],
  ])] };
}
function programCard(id) {
  const holds = audit.resources.filter((r) => r.now.owner === id && r.now.status !== "WITHDRAWN" && r.now.status !== "MERGED");
  const rights = audit.capabilities.filter((c) => c.holder === id);
  return { title: nameOf("PROGRAM", id), body: [
    facts([["owns now", holds.length ? chips("RESOURCE", holds.slice(0, 40).map((r) => r.id)) : "nothing"],
      ["holds", rights.length ? chips("CAPABILITY", rights.slice(0, 40).map((c) => c.id)) : "no capability"]]),
    el("h3", {}, "What it did, and what was done to it"), effectTable(effectsOf.PROGRAM.get(id) ?? [])] };
}
function resourceCard(id) {
  const resource = known.RESOURCE.get(id);
  if (!resource) return undefined;
  return { title: nameOf("RESOURCE", id), body: [
    facts([["asset", resource.asset], ["quantity", resource.quantity], ["now", holdingText(resource.now)], ...lineage(resource),
      ["watched by", watchesOn(id).length ? watchesOn(id).flatMap((w, i) => [i ? ", " : "", chip("WATCH", w.id), ` (${watchState(w)})`]) : undefined]]),
    el("h3", {}, "Its history"), effectTable(effectsOf.RESOURCE.get(id) ?? [])] };
}
// Where a resource came from by Split and Merge, and what came from it.
function lineage(resource) {
  return [["split from", resource.splitFrom ? chip("RESOURCE", resource.splitFrom) : undefined],
    ["split into", resource.splitInto ? chips("RESOURCE", resource.splitInto) : undefined],
    ["merged from", resource.mergedFrom ? chips("RESOURCE", resource.mergedFrom) : undefined],
    ["merged into", resource.now.status === "MERGED" ? chip("RESOURCE", resource.now.custodian) : undefined]];
}
const watchesOn = (resource) => audit.watches.filter((w) => w.resource === resource);
function watchState(w) {
  if (!w) return "not known";
  return w.fired ? `fired at tick ${w.fired.tick}` : "open: it has not fired";
}
function watchCard(id) {
  const w = known.WATCH.get(id);
  if (!w) return undefined;
  return { title: nameOf("WATCH", id), body: [
    facts([["state", watchState(w)], ["waits for", w.text], ["by", chip("PROGRAM", w.watcher)],
      ["resource", w.resource ? chip("RESOURCE", w.resource) : undefined],
      ["made", `tick ${w.made.tick}, ${timeOf(w.made.time)}`],
      ["fired", w.fired ? `tick ${w.fired.tick}, ${timeOf(w.fired.time)}` : "not yet; a watch does not expire"]]),
    el("h3", {}, "Its effects"), effectTable(effectsOf.WATCH.get(id) ?? [])] };
}
function capabilityState(c) {
  if (c.revoked) return `revoked at tick ${c.revoked.tick}`;
  if (c.diedWith) return `dead: ${nameOf("CAPABILITY", c.diedWith)} above it was revoked`;
  return c.expired ? "expired" : "alive";
}
function capabilityCard(id) {
  const c = known.CAPABILITY.get(id);
  if (!c) return undefined;
  const below = audit.capabilities.filter((other) => other.parent === id);
  return { title: nameOf("CAPABILITY", id), body: [
    facts([["state", capabilityState(c)], ["holder", chip("PROGRAM", c.holder)], ["granted by", chip("PROGRAM", c.grantor)],
      ["over", c.scope ? chip("RESOURCE", c.scope) : el("span", {}, "all resources of ", chip("PROGRAM", c.root))],
      ["rights", c.rights.join(", ")], ["used rights", c.exercised.join(", ") || "none"],
      ["uses", `${c.uses} itself, ${c.passes} by those below it`], ["may move", `${c.remaining} of ${c.quantity} left`],
      ["granted", `tick ${c.granted.tick}, ${timeOf(c.granted.time)}`], ["expires", timeOf(c.expiry)],
      ["under", c.parent ? chip("CAPABILITY", c.parent) : "nothing: granted by the owner"],
      ["below it", below.length ? chips("CAPABILITY", below.map((b) => b.id)) : "none"]]),
    el("h3", {}, "Uses"), effectTable(effectsOf.CAPABILITY.get(id) ?? [])] };
}
function callCard(id) {
  const call = known.CALL.get(id);
  if (!call) return undefined;
  const numbers = effectsOf.CALL.get(id) ?? [];
  return { title: `Call #${id}`, body: [facts([["caller", chip("PROGRAM", call.caller)], ["target", chip("PROGRAM", call.target)],
    ["status", call.status], ["arguments", call.arguments.length ? chips("RESOURCE", call.arguments) : "none"]]), effectTable(numbers)] };
}
