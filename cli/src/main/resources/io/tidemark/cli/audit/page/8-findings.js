function findings(severity = "") {
  const severities = choice("Severity", ["SERIOUS", "WARNING", "NOTE"]);
  const codes = choice("Code", [...new Set(audit.findings.map((f) => f.code))].sort());
  const policies = choice("Policy", [...new Set(audit.findings.map((f) => f.policy).filter(Boolean))].sort());
  const word = el("input", { type: "search", "aria-label": "Word in the finding" });
  severities.select.value = severity;
  const order = { SERIOUS: 0, WARNING: 1, NOTE: 2 };
  const body = el("div");
  const apply = () => {
    const wanted = word.value.toLowerCase();
    const list = audit.findings.filter((f) => (!severities.select.value || f.severity === severities.select.value)
      && (!codes.select.value || f.code === codes.select.value) && (!policies.select.value || f.policy === policies.select.value)
      && f.sentence.toLowerCase().includes(wanted)).sort((a, b) => order[a.severity] - order[b.severity]);
    body.replaceChildren(el("p", { class: "dim", role: "status" }, `${list.length} of ${audit.findings.length}`),
      paged(list, 100, (page) => table(["severity", "finding", "code", "evidence"], page.map(row))));
  };
  apply();
  return [el("h2", {}, "Findings"), filters([severities.node, codes.node, policies.node, el("label", {}, "Word ", word)], apply), body];
  function row(f) {
    return [text(f.severity.toLowerCase(), f.severity), f.sentence, el("span", {}, el("code", {}, f.code), f.policy ? ` ${f.policy}` : ""),
      el("span", {}, f.evidence.flatMap((e, i) => {
        const effect = effectAt(e);
        return [i ? "; " : "", effect ? link(placeOf(e), () => openCard("EFFECT", effect.number)) : text(placeOf(e))];
      }))];
  }
}
