package transition_test

import (
	"math/big"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

func resourceAttacks() []attack {
	held := []string{"E_NOT_HELD", balance}
	withdraw := func(author, resource uint64) *testkit.Effect {
		return &testkit.Effect{Kind: ops.Withdraw, Author: author, Resource: resource, L3: encoding.Text("out")}
	}
	owner := []string{"E_NOT_OWNER|E_GRANTOR_NOT_OWNER"}
	return []attack{
		{rule: "E_RESOURCE_UNKNOWN", name: "a Transfer of nothing", batch: effects(transfer(2, 50, 3)), at: owner},
		{
			rule: "E_RESOURCE_UNKNOWN", name: "a Transfer of nothing, with an owner in the columns", batch: effects(transfer(2, 50, 3)),
			tamper: func(c *transition.Circuit) { c.Ops[0].Owner = 2 }, at: []string{balance},
		},
		{rule: "E_RESOURCE_UNKNOWN", name: "an argument that is nothing", batch: effects(invoke(50)), at: []string{balance}},
		{rule: "E_NOT_HELD", name: "a Transfer of what is escrowed", world: after(escrow()), batch: effects(transfer(2, 2, 4)), at: held},
		{
			rule: "E_NOT_HELD", name: "a Transfer of what is escrowed, with no custodian in the columns", world: after(escrow()),
			batch: effects(transfer(2, 2, 4)), tamper: func(c *transition.Circuit) { c.Ops[0].Custodian = 0 }, at: held,
		},
		{rule: "E_NOT_HELD", name: "an Escrow of what is escrowed", world: after(escrow()), batch: effects(escrow()), at: held},
		{rule: "E_NOT_HELD", name: "a Delegate of what is in a call", world: after(invoke(2)), batch: effects(grant()), at: held},
		{rule: "E_NOT_HELD", name: "a Withdraw of what is withdrawn", world: after(withdraw(1, 1)), batch: effects(withdraw(1, 1)), at: held},
		{rule: "E_NOT_HELD", name: "an argument that is escrowed", world: after(escrow()), batch: effects(invoke(2)), at: held},
		{rule: "E_NOT_ESCROWED", name: "a Claim of what is held", batch: effects(claim(3)), at: []string{"E_NOT_ESCROWED"}},
		{
			rule: "E_NOT_ESCROWED", name: "a Claim in another slot", world: after(escrow()),
			batch: effects(with(claim(3), func(e *testkit.Effect) { e.Slot = 6 })),
		},
		{
			rule: "E_NOT_ESCROWED", name: "a Claim of another custodian", world: after(escrow()),
			batch: effects(with(claim(4), func(e *testkit.Effect) { e.Party = 4 })),
		},
		{rule: "E_NOT_ESCROWED", name: "a Claim twice in a batch", world: after(escrow()), batch: effects(claim(3), claim(3))},
		{
			rule: "E_NOT_ESCROWED", name: "claimed and revoked in a batch", batch: effects(claim(3), revoke(2)),
			world: after(with(escrow(), func(e *testkit.Effect) { e.Revocable = true })),
		},
		{
			rule: "E_NOT_ESCROWED", name: "a Claim of what is in a call, as if it were the call's", world: after(invoke(2)),
			batch: effects(with(claim(1), func(e *testkit.Effect) { e.Party, e.Slot = 1, 0 })), at: limits,
		},
		{rule: "E_NOT_OWNER", name: "a Transfer", batch: effects(transfer(3, 2, 4)), at: owner},
		{
			rule: "E_NOT_OWNER", name: "a Transfer, with another owner in the columns", batch: effects(transfer(3, 2, 4)),
			tamper: func(c *transition.Circuit) { c.Ops[0].Owner = 3 }, at: []string{balance},
		},
		{rule: "E_NOT_OWNER", name: "an Escrow", batch: effects(with(escrow(), func(e *testkit.Effect) { e.Author = 4 })), at: owner},
		{rule: "E_NOT_OWNER", name: "a Withdraw", batch: effects(withdraw(1, 2)), at: owner},
		{rule: "E_NOT_OWNER", name: "a Delegate", batch: effects(with(grant(), func(e *testkit.Effect) { e.Author = 4 })), at: owner},
		{rule: "E_NOT_OWNER", name: "an argument", batch: effects(invoke(4)), at: []string{balance}},
		{rule: "E_NOT_CUSTODIAN", name: "a Claim by another", world: after(escrow()), batch: effects(claim(4))},
		{rule: "E_NOT_CUSTODIAN", name: "a Claim by the escrower", world: after(escrow()), batch: effects(claim(2))},
		{
			rule: "E_NOT_BENEFICIARY", name: "a Claim by the custodian for itself", batch: effects(claim(3)),
			world: after(with(escrow(), func(e *testkit.Effect) { e.Beneficiary = 4 })),
		},
		{
			rule: "E_NOT_BENEFICIARY", name: "a Claim by the custodian, with no beneficiary in the columns", batch: effects(claim(3)),
			world:  after(with(escrow(), func(e *testkit.Effect) { e.Beneficiary = 4 })),
			tamper: func(c *transition.Circuit) { c.Ops[0].Limb[1] = 0 }, at: []string{"E_NOT_ESCROWED"},
		},
		{
			rule: "E_NOT_ESCROWER", name: "a Revoke by the custodian", batch: effects(revoke(3)),
			world: after(with(escrow(), func(e *testkit.Effect) { e.Revocable = true })),
		},
		{rule: "E_NOT_ACCOUNT", name: "a Withdraw by a plain program", batch: effects(withdraw(2, 2))},
		{
			rule: "E_NOT_ACCOUNT", name: "a Withdraw to another domain", batch: effects(withdraw(5, 1)),
			world: after(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3), Slot: 8}, transfer(1, 1, 5)),
		},
		{
			rule: "E_NOT_ACCOUNT", name: "a Deposit by a plain program", batch: func(w *town) testkit.Batch {
				f := w.Observe(testkit.Fact{Account: 2, Sequence: 1, Asset: encoding.Text("gold"), Quantity: 5, Reference: encoding.Text("x")})
				w.TakeSnapshot(noon)
				return testkit.Batch{Effects: []*testkit.Effect{w.deposit(f)}}
			},
		},
		{
			rule: "E_DEADLINE_PASSED", name: "a Claim a second late", batch: effects(claim(3)),
			world: then(after(escrow()), func(w *town) { w.TakeSnapshot(noon + 61) }), at: limits,
		},
		{rule: "E_DEADLINE_PENDING", name: "a Revoke before the deadline", world: after(escrow()), batch: effects(revoke(2)), at: limits},
		{
			rule: "E_DEADLINE_PENDING", name: "a Revoke at the deadline", batch: effects(revoke(2)),
			world: then(after(escrow()), func(w *town) { w.TakeSnapshot(noon + 60) }), at: limits,
		},
	}
}

var limits = []string{"E_DEADLINE_PASSED|E_DEADLINE_PENDING|E_EXPIRY_WIDENED"}

func capabilityAttacks() []attack {
	touch := []string{balance, "E_CAPABILITY_REVOKED"}
	amounts := []string{remaining, "E_CAPABILITY_QUANTITY"}
	right := func(name string, missing uint64, e *testkit.Effect, before ...*testkit.Effect) attack {
		g := with(grant(), func(e *testkit.Effect) { e.Rights = 15 &^ missing })
		return attack{rule: "E_RIGHT_MISSING", name: name, world: after(append([]*testkit.Effect{g}, before...)...), batch: effects(e)}
	}
	revokeIt := func(author, capability uint64) *testkit.Effect {
		return &testkit.Effect{Kind: ops.RevokeCapability, Author: author, Other: capability}
	}
	unbound := with(grant(), func(e *testkit.Effect) { e.Resource = 0 })
	return []attack{
		{
			rule: "E_CAPABILITY_UNKNOWN", name: "a use of nothing", batch: effects(use(3)),
			at: []string{"E_NOT_HOLDER"},
		},
		{
			rule: "E_CAPABILITY_UNKNOWN", name: "a use of nothing, invented in the columns", batch: effects(use(3)), at: []string{balance},
			tamper: func(c *transition.Circuit) {
				r := &c.Ops[0]
				r.Holder, r.Root, r.Remaining, r.Held[0], r.Expiry = 3, 2, 100, 1, uint64(noon)
			},
		},
		{rule: "E_CAPABILITY_UNKNOWN", name: "a revocation of nothing", batch: effects(revokeIt(2, 9)), at: []string{"E_NOT_GRANTOR"}},
		{rule: "E_NOT_HOLDER", name: "another program", world: after(grant()), batch: effects(use(4))},
		{
			rule: "E_NOT_HOLDER", name: "another program, as holder in the columns", world: after(grant()), batch: effects(use(4)),
			tamper: func(c *transition.Circuit) { c.Ops[0].Holder = 4 }, at: []string{balance},
		},
		{
			rule: "E_CAPABILITY_SCOPE", name: "another resource of the root", world: after(grant(), transfer(4, 4, 2)),
			batch: effects(with(use(3), func(e *testkit.Effect) { e.Resource = 4 })),
		},
		{
			rule: "E_CAPABILITY_SCOPE", name: "all resources by a parent for one", world: after(grant()),
			batch: effects(with(regrant(), func(e *testkit.Effect) { e.Resource = 0 })),
		},
		right("TRANSFER", testkit.RightTransfer, use(3)),
		right("ESCROW", testkit.RightEscrow, with(escrow(), func(e *testkit.Effect) { e.Author, e.Capability = 3, 1 })),
		right("CLAIM", testkit.RightClaim, with(claim(3), func(e *testkit.Effect) { e.Capability = 1 }), escrow()),
		right("DELEGATE", testkit.RightDelegate, with(regrant(), func(e *testkit.Effect) { e.Rights = 1 })),
		{
			rule: "E_RIGHT_MISSING", name: "TRANSFER, with the right in the columns", batch: effects(use(3)), at: []string{balance},
			world:  after(with(grant(), func(e *testkit.Effect) { e.Rights = 14 })),
			tamper: func(c *transition.Circuit) { c.Ops[0].Held[0] = 1 },
		},
		{rule: "E_CAPABILITY_REVOKED", name: "revoked before", world: after(grant(), revokeIt(2, 1)), batch: effects(use(3)), at: touch},
		{rule: "E_CAPABILITY_REVOKED", name: "revoked in this batch", world: after(grant()), batch: effects(revokeIt(2, 1), use(3)), at: touch},
		{
			rule: "E_CAPABILITY_REVOKED", name: "an ancestor revoked", world: after(grant(), regrant(), revokeIt(2, 1)),
			batch: effects(with(use(4), func(e *testkit.Effect) { e.Capability = 2 })), at: touch,
		},
		{
			rule: "E_CAPABILITY_REVOKED", name: "an ancestor left out", world: after(grant(), regrant(), revokeIt(2, 1)), at: []string{balance},
			batch: effects(with(use(4), func(e *testkit.Effect) { e.Capability = 2 })),
			tamper: func(c *transition.Circuit) {
				c.Ops[0].HasParent, c.Ops[0].Parent = 0, 0
				c.Links[0] = links.Row{}
				testkit.ZeroUnset(c)
			},
		},
		{
			rule: "E_CAPABILITY_EXPIRED", name: "a second late", batch: effects(use(3)),
			world: then(after(grant()), func(w *town) { w.TakeSnapshot(noon + 61) }),
		},
		{
			rule: "E_CAPABILITY_QUANTITY", name: "too little left", batch: effects(use(3)), at: amounts,
			world: after(with(grant(), func(e *testkit.Effect) { e.Quantity = 99 })),
		},
		{
			rule: "E_CAPABILITY_QUANTITY", name: "spent in this batch", world: after(grant()), at: amounts,
			batch: effects(with(use(3), func(e *testkit.Effect) { e.Party = 2 }), use(3)),
		},
		{
			rule: "E_CAPABILITY_QUANTITY", name: "too little left of an ancestor", at: amounts,
			world: after(grant(), regrant(), with(use(3), func(e *testkit.Effect) { e.Party = 2 })),
			batch: effects(with(use(4), func(e *testkit.Effect) { e.Capability = 2 })),
		},
		{
			rule: "E_GRANTOR_NOT_OWNER", name: "the root sold it", world: after(grant(), transfer(2, 2, 4)), batch: effects(use(3)),
			at: []string{"E_NOT_OWNER|E_GRANTOR_NOT_OWNER"},
		},
		{
			rule: "E_GRANTOR_NOT_OWNER", name: "a resource that was never the root's", world: after(unbound),
			batch: effects(with(use(3), func(e *testkit.Effect) { e.Resource = 4 })), at: []string{"E_NOT_OWNER|E_GRANTOR_NOT_OWNER"},
		},
		{
			rule: "E_GRANTOR_NOT_OWNER", name: "a Claim of what the root does not own", world: after(grant(), transfer(2, 2, 4),
				with(escrow(), func(e *testkit.Effect) { e.Author = 4 })),
			batch: effects(with(claim(3), func(e *testkit.Effect) { e.Capability = 1 })), at: []string{"E_NOT_OWNER|E_GRANTOR_NOT_OWNER"},
		},
		{rule: "E_NOT_GRANTOR", name: "the holder", world: after(grant()), batch: effects(revokeIt(3, 1))},
		{rule: "E_NOT_GRANTOR", name: "the grantor of a child", world: after(grant(), regrant()), batch: effects(revokeIt(3, 1))},
		{
			rule: "E_NOT_GRANTOR", name: "the holder, as grantor in the columns", world: after(grant()), batch: effects(revokeIt(3, 1)),
			tamper: func(c *transition.Circuit) { c.Ops[0].Limb[1] = 3 },
		},
		{
			rule: "E_ALREADY_REVOKED", name: "twice", world: after(grant(), revokeIt(2, 1)), batch: effects(revokeIt(2, 1)), at: []string{balance},
		},
		{
			rule: "E_ALREADY_REVOKED", name: "twice, with the flag in the depth", world: after(grant(), revokeIt(2, 1)),
			batch:  effects(revokeIt(2, 1)),
			tamper: func(c *transition.Circuit) { c.Ops[0].Depth = 257 }, at: []string{"capability-lanes"},
		},
	}
}

func delegateAttacks() []attack {
	return []attack{
		{
			rule: "E_RIGHTS_WIDENED", name: "one right more", world: after(with(grant(), func(e *testkit.Effect) { e.Rights = 14 })),
			batch: effects(regrant()),
		},
		{
			rule: "E_EXPIRY_WIDENED", name: "a second longer", world: after(grant()), at: limits,
			batch: effects(with(regrant(), func(e *testkit.Effect) { e.Time++ })),
		},
		{
			rule: "E_QUANTITY_WIDENED", name: "one more", world: after(grant()),
			batch: effects(with(regrant(), func(e *testkit.Effect) { e.Quantity++ })), at: []string{remaining},
		},
		{
			rule: "E_DEPTH", name: "a fifth link", batch: effects(with(grant(), func(e *testkit.Effect) { e.Author, e.Party, e.Capability = 3, 4, 4 })),
			world: after(grant(), regrant(),
				with(grant(), func(e *testkit.Effect) { e.Author, e.Party, e.Capability = 4, 2, 2 }),
				with(grant(), func(e *testkit.Effect) { e.Author, e.Party, e.Capability = 2, 3, 3 })),
		},
	}
}
