package bindings

import (
	"fmt"
	"strings"

	"tidemark/circuits/audit"
	"tidemark/circuits/cabi/catalog"
	"tidemark/circuits/registry"
)

// AuditInfo is what Java has to know of the audit circuit: the columns of its parts, and its pin.
type AuditInfo struct {
	Parts []registry.Table
	Pin   catalog.Pin
}

func (d *Description) describeAudit(pins []catalog.Pin) error {
	for _, part := range []struct {
		name string
		row  any
	}{
		{"statement", audit.Public{}}, {"claim", audit.Claim{}}, {"cell", audit.Cell{}}, {"was", audit.Was{}},
		{"digit", audit.Digit{}}, {"point", audit.Point{}}, {"children", audit.Children{}},
		{"set", audit.Set{}}, {"setLevel", audit.SetLevel{}},
	} {
		table := registry.Table{Name: part.name, Columns: registry.Columns(part.row)}
		for _, column := range table.Columns {
			table.RowWidth += column.Width
		}
		d.Audit.Parts = append(d.Audit.Parts, table)
	}
	for _, pin := range pins {
		if pin.Shape == audit.Label(audit.DefaultDepth) {
			d.Audit.Pin = pin
			return nil
		}
	}
	return fmt.Errorf("bindings: systems.csv has no pin for %s: run cmd/genbindings", audit.Label(audit.DefaultDepth))
}

// write is the audit circuit's part of what the build hash is over.
func (a *AuditInfo) write(text *strings.Builder) {
	for _, part := range a.Parts {
		fmt.Fprintf(text, "audit %s\n", part.Name)
		for _, column := range part.Columns {
			fmt.Fprintf(text, "column %s %d %d\n", column.Name, column.Offset, column.Width)
		}
	}
	fmt.Fprintf(text, "audit %s %d %d %x\n", a.Pin.Shape, a.Pin.Version, a.Pin.Constraints, a.Pin.System)
}

func (d *Description) javaAuditLayout() (string, error) {
	var body strings.Builder
	body.WriteString(`/**
 * Where each column of the witness of an audit statement stands: one class for each part. The parts follow one another
 * without gaps: statement, claim, cell, was; a digit for each level below the kinds; twice a point with as many
 * children; the set with its levels.
 */
public final class AuditLayout {
    private AuditLayout() {}
`)
	for _, part := range d.Audit.Parts {
		class, err := javaTable(part)
		if err != nil {
			return "", err
		}
		body.WriteString(class)
	}
	body.WriteString("}\n")
	return source("", body.String()), nil
}

func (d *Description) javaAudit() string {
	pin := d.Audit.Pin
	return source("", fmt.Sprintf(`/** The audit circuit: what it compiles to at depth %d. */
public final class NativeAudit {
    /** Its name in a circuit id. */
    public static final String NAME = %q;

    /** Version of the circuit. */
    public static final int VERSION = %d;

    /** The depth that constraints and system are given for. */
    public static final int DEPTH = %d;

    /** Constraints of the circuit. */
    public static final int CONSTRAINTS = %d;

    /** Constraint-system hash, in hexadecimal. */
    public static final String SYSTEM = "%x";

    /** Levels of the tree of a set of holders. */
    public static final int SET_DEPTH = %d;

    private NativeAudit() {}
}
`, audit.DefaultDepth, audit.Name, pin.Version, audit.DefaultDepth, pin.Constraints, pin.System, audit.SetDepth))
}
