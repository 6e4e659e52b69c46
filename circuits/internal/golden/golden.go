// Package golden pins what a shape compiles to: constraints in all and for each table, inputs, commitments, and the hash of the
// constraint system. A change of any of these is a change of the circuit, and makes new keys necessary.
//
// To write the file anew: go test ./internal/golden -tags large -update
package golden

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/consensys/gnark/constraint"

	"tidemark/circuits/clause"
	"tidemark/circuits/transition"
)

// Row is one line of the file: a figure of a shape.
type Row struct {
	Shape string
	What  string
	Value string
}

// Measure gives the rows of a compiled shape.
func Measure(c *transition.Compiled) ([]Row, error) {
	return MeasureSystem(c.Shape.Label(), c.System, c.Clauses)
}

// MeasureSystem gives the rows of a constraint system.
func MeasureSystem(label string, system constraint.ConstraintSystem, clauses *clause.Map) ([]Row, error) {
	commitments, ok := system.GetCommitments().(constraint.Groth16Commitments)
	if !ok {
		return nil, fmt.Errorf("golden: %s has commitments of type %T, expected those of Groth16", label, system.GetCommitments())
	}
	committed := 0
	for _, one := range commitments {
		committed += len(one.PrivateCommitted) + one.NbPublicCommitted
	}
	hash := sha256.New()
	if _, err := system.WriteTo(hash); err != nil {
		return nil, fmt.Errorf("golden: hashing the constraint system of %s: %w", label, err)
	}
	number := func(what string, n int) Row { return Row{label, what, strconv.Itoa(n)} }
	rows := []Row{
		{label, "system", hex.EncodeToString(hash.Sum(nil))},
		number("constraints", system.GetNbConstraints()),
		number("public", system.GetNbPublicVariables()-1), // without the wire that is one
		number("secret", system.GetNbSecretVariables()),
		number("internal", system.GetNbInternalVariables()),
		number("commitments", len(commitments)),
		number("committed", committed),
	}
	byTable := perTable(clauses)
	tables := make([]string, 0, len(byTable))
	for table := range byTable {
		tables = append(tables, table)
	}
	sort.Strings(tables)
	for _, table := range tables {
		rows = append(rows, number("table "+table, byTable[table]))
	}
	return rows, nil
}

// PerTable counts constraints by table.
func PerTable(c *transition.Compiled) map[string]int { return perTable(c.Clauses) }

func perTable(clauses *clause.Map) map[string]int {
	counts := map[string]int{}
	spans := clauses.Spans()
	for i, s := range spans {
		end := clauses.Total()
		if i+1 < len(spans) {
			end = spans[i+1].First
		}
		counts[s.Site.Table] += end - s.First
	}
	return counts
}

// Compare says what differs: changed, missing and unexpected rows.
func Compare(want, got []Row) []string {
	key := func(r Row) string { return r.Shape + " " + r.What }
	wanted := map[string]string{}
	for _, r := range want {
		wanted[key(r)] = r.Value
	}
	var differences []string
	for _, r := range got {
		value, known := wanted[key(r)]
		switch {
		case !known:
			differences = append(differences, fmt.Sprintf("%s: %s is not in the file", key(r), r.Value))
		case value != r.Value:
			differences = append(differences, fmt.Sprintf("%s: %s, the file says %s", key(r), r.Value, value))
		}
		delete(wanted, key(r))
	}
	for k, v := range wanted {
		differences = append(differences, fmt.Sprintf("%s: the file says %s, nothing was measured", k, v))
	}
	sort.Strings(differences)
	return differences
}

// Read parses the file.
func Read(r io.Reader) ([]Row, error) {
	records, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("golden: %w", err)
	}
	if len(records) == 0 || strings.Join(records[0], ",") != "shape,what,value" {
		return nil, fmt.Errorf("golden: the file does not begin with shape,what,value")
	}
	rows := make([]Row, 0, len(records)-1)
	for _, record := range records[1:] {
		rows = append(rows, Row{record[0], record[1], record[2]})
	}
	return rows, nil
}

// Format writes the file.
func Format(rows []Row) []byte {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	records := [][]string{{"shape", "what", "value"}}
	for _, r := range rows {
		records = append(records, []string{r.Shape, r.What, r.Value})
	}
	if err := w.WriteAll(records); err != nil {
		panic(err) // writing to memory does not fail
	}
	return text.Bytes()
}
