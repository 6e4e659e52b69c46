package catalog

import (
	"regexp"
	"strconv"

	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/audit"
	"tidemark/circuits/clause"
	"tidemark/circuits/prove"
)

// AuditVersion is the version of the audit circuit, apart from that of the shapes: neither makes the keys of the other stale.
const AuditVersion = 1

var auditForm = regexp.MustCompile(`^tidemark/1/audit/d([0-9]{1,2})$`)

// auditDepth is the depth of the state trees for which a circuit id names the audit circuit.
func auditDepth(id string) (int, bool) {
	match := auditForm.FindStringSubmatch(id)
	if match == nil {
		return 0, false
	}
	depth, err := strconv.Atoi(match[1])
	return depth, err == nil && depth >= audit.MinDepth && depth <= audit.MaxDepth && audit.Label(depth) == id
}

func (c *Catalog) auditCircuit(depth int) prove.Circuit {
	constraints := 0
	for _, pin := range c.pins {
		if pin.Shape == audit.Label(audit.DefaultDepth) {
			constraints = pin.Constraints
		}
	}
	return prove.Circuit{
		Shape:       audit.Label(depth),
		Version:     AuditVersion,
		Constraints: constraints,
		Compile:     func() (*cs.R1CS, *clause.Map, error) { return compileAudit(depth) },
	}
}

func compileAudit(depth int) (*cs.R1CS, *clause.Map, error) {
	compiled, err := audit.Compile(depth)
	if err != nil {
		return nil, nil, err
	}
	return compiled.System.(*cs.R1CS), compiled.Clauses, nil
}

func auditSystem(depth int) ([32]byte, error) {
	system, _, err := compileAudit(depth)
	if err != nil {
		return [32]byte{}, err
	}
	return prove.SystemHash(system), nil
}

// computeAudit is the pin of the audit circuit at the default depth.
func computeAudit() (Pin, error) {
	system, _, err := compileAudit(audit.DefaultDepth)
	if err != nil {
		return Pin{}, err
	}
	return Pin{audit.Label(audit.DefaultDepth), AuditVersion, system.GetNbConstraints(), prove.SystemHash(system)}, nil
}
