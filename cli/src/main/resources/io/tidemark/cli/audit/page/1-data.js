"use strict";
// The document that `tidemark audit --json` prints. Every text in it is shown as text (textContent), never as markup.
const audit = JSON.parse(document.getElementById("data").textContent);
const indexed = (list) => new Map(list.map((item) => [item.id, item]));
const known = {
  PROGRAM: indexed(audit.programs),
  RESOURCE: indexed(audit.resources),
  CAPABILITY: indexed(audit.capabilities),
  CALL: indexed(audit.calls),
  WATCH: indexed(audit.watches),
};
const words = { PROGRAM: "program", RESOURCE: "resource", CAPABILITY: "capability", CALL: "call", WATCH: "watch" };
const effectsOf = { PROGRAM: new Map(), RESOURCE: new Map(), CAPABILITY: new Map(), CALL: new Map(), WATCH: new Map() };
const authored = new Map();
const note = (kind, id, number) => {
  if (!id) return;
  if (!effectsOf[kind].has(id)) effectsOf[kind].set(id, []);
  effectsOf[kind].get(id).push(number);
};
const placeKey = (evidence) => `${evidence.bundle ?? evidence.actor}/${evidence.entry}`;
const effectIn = new Map();
audit.effects.forEach((effect, number) => {
  effect.number = number;
  effectIn.set(placeKey(effect.evidence), effect);
  authored.set(effect.author, (authored.get(effect.author) ?? 0) + 1);
  note("PROGRAM", effect.author, number);
  if (effect.party && effect.party !== effect.author) note("PROGRAM", effect.party, number);
  note("RESOURCE", effect.resource, number);
  if (effect.kind === "Split") note("RESOURCE", effect.created, number);
  note("RESOURCE", effect.other, number);
  note("CALL", effect.call, number);
  note("WATCH", effect.watch, number);
  (effect.chain ?? []).forEach((link) => note("CAPABILITY", link, number));
});
audit.refused.forEach((refused, number) => { refused.number = number; });
const lastTick = audit.effects.reduce((most, effect) => Math.max(most, effect.tick), 1);

function nameOf(kind, id) {
  const name = known[kind]?.get(id)?.name;
  return name && !name.startsWith("#") ? name : `${words[kind]} #${id}`;
}
const counted = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
function timeOf(seconds) {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace(".000Z", "Z");
}
function holdingText(holding) {
  const owner = nameOf("PROGRAM", holding.owner);
  switch (holding.status) {
    case "HELD": return `held by ${owner}`;
    case "ESCROWED": return `of ${owner}, escrowed to ${nameOf("PROGRAM", holding.custodian)}`;
    case "IN_CALL": return `of ${owner}, in call #${holding.custodian}`;
    case "WITHDRAWN": return `withdrawn by ${owner}`;
    case "MERGED": return `of ${owner}, merged into ${nameOf("RESOURCE", holding.custodian)}`;
    default: return "not there";
  }
}
function placeOf(evidence) {
  if (evidence.in === "bundle") {
    const bundle = audit.bundles[evidence.bundle];
    return `batch ${bundle.sequence}, ${evidence.list}[${evidence.entry}], bundle ${bundle.hash.slice(0, 8)}`;
  }
  return evidence.in === "log" ? `log of ${evidence.actor}, entry ${evidence.entry}` : `snapshot ${evidence.sequence}`;
}
// What a finding's evidence or a search hit points at: an effect of this page, if it is here.
function effectAt(evidence) {
  const names = evidence.in === "log" || (evidence.in === "bundle" && evidence.list === "effects");
  return names ? effectIn.get(placeKey(evidence)) : undefined;
}
