package catalog

import (
	"testing"

	"tidemark/circuits/audit"
	"tidemark/circuits/prove/fault"
)

func TestCircuit_audit_everyDepth(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for depth := audit.MinDepth; depth <= audit.MaxDepth; depth++ {
		circuit, err := c.Circuit(audit.Label(depth))
		if err != nil || circuit.Shape != audit.Label(depth) || circuit.Version != AuditVersion || circuit.Constraints == 0 {
			t.Errorf("depth %d: %+v (%v)", depth, circuit, err)
		}
	}
	for _, other := range []string{
		"tidemark/1/audit", "tidemark/1/audit/d3", "tidemark/1/audit/d12", "tidemark/1/audit/d08", "tidemark/1/audit/d8/f5/c4",
		"tidemark/2/audit/d8", "tidemark/1/audit/d8\n",
	} {
		if _, err := c.Circuit(other); fault.Of(err) != fault.ShapeUnknown {
			t.Errorf("%q: %v", other, err)
		}
	}
}

func TestSystem_audit_pinnedAndCompiled(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	pinned, err := c.System(audit.Label(audit.DefaultDepth))
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := auditSystem(audit.DefaultDepth)
	if err != nil || compiled != pinned {
		t.Errorf("the pin is %x, the circuit has %x (%v)", pinned, compiled, err)
	}
	if other, err := c.System(audit.Label(audit.MinDepth)); err != nil || other == pinned {
		t.Errorf("depth %d has the system of another depth (%v)", audit.MinDepth, err)
	}
}
