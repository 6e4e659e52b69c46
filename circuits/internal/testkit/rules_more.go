package testkit

import "tidemark/circuits/tables/ops"

func (x *execution) checkSplit(e *Effect) {
	x.violate("E_SPLIT_QUANTITY", e.Quantity < 1 || e.Quantity >= part(x.w.Cell(Resource, e.Resource)[3], 0, 64))
}

func (x *execution) checkMerge(e *Effect) {
	x.violate("E_RESOURCE_UNKNOWN", !x.w.exists(Resource, e.Other))
	stays, ends := x.w.Cell(Resource, e.Resource), x.w.Cell(Resource, e.call())
	owner, _, status := x.w.Holding(e.call())
	x.violate("E_NOT_HELD", status != 1)
	x.violate("E_NOT_OWNER", owner != e.Author)
	sum := part(stays[3], 0, 64) + part(ends[3], 0, 64)
	x.violate("E_MERGE_MISMATCH", stays[1] != ends[1] || part(stays[4], 144, 32) != part(ends[4], 144, 32) || sum < part(ends[3], 0, 64))
}

func (x *execution) checkFire(e *Effect) {
	x.violate("E_WATCH_UNKNOWN", !x.w.exists(Watch, e.Other))
	w := x.w.Cell(Watch, e.call())
	x.violate("E_NOT_WATCHER", part(w[1], 0, 32) != e.Author)
	x.violate("E_NOT_ARMED", part(w[1], 64, 8) != 1)
	x.violate("E_WATCH_MISMATCH", part(w[1], 32, 32) != e.Resource || part(w[1], 72, 8) != e.Condition ||
		part(w[1], 80, 32) != e.Party || part(w[1], 112, 32) != e.Slot || w[5] != e.L3)
	bound, time := part(w[3], 0, 64), part(w[3], 64, 40)
	owner, _, status := x.w.Holding(e.Resource)
	quantity := part(x.w.Cell(Resource, e.Resource)[3], 0, 64)
	if e.onFact() {
		f := x.fact(e.L4)
		if f == nil || factNode(x.w.Facts, x.w.Shape.FactDepth, 0) != x.s.FactRoot {
			x.violate("E_FACT_UNKNOWN", true)
			return
		}
		quantity = f.Quantity
		x.violate("E_CONDITION", f.Domain != e.Slot || f.Account != e.Party || f.Asset != w[2] || f.Kind != 1+flag(f.Account == 0))
	}
	holds := map[uint64]bool{
		ops.WhenStatus: status == bound, ops.WhenOwner: owner == e.Party,
		ops.WhenQuantityAtLeast: quantity >= bound, ops.WhenQuantityAtMost: quantity <= bound,
		ops.WhenFactAtLeast: quantity >= bound, ops.WhenFactAtMost: quantity <= bound, ops.WhenTime: x.s.Time >= time,
	}
	x.violate("E_CONDITION", !holds[e.Condition])
}
