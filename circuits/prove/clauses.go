package prove

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"sort"

	"tidemark/circuits/prove/fault"
)

// Clause says what a constraint is there for.
type Clause struct {
	Rule    string // reject code of chapter 3 of the specification, or the name of an argument of the circuit
	Section string // section of the circuit whose row it belongs to
	Row     int    // row in that section, from 0; None when it belongs to the whole circuit
	Effect  int    // index of the effect in the batch; None when the row belongs to none
}

// None stands for "no row" and "no effect".
const None = -1

// Violation is a clause that a witness breaks. Constraint is None when a lookup or a division failed before any
// constraint did.
type Violation struct {
	Clause
	Constraint int
}

func (v *Violation) String() string {
	text := v.Rule + " in " + v.Section
	if v.Row != None {
		text += fmt.Sprintf(" row %d", v.Row)
	}
	if v.Effect != None {
		text += fmt.Sprintf(", effect %d", v.Effect)
	}
	return text
}

// Span says that the constraints from First on, up to the next span, belong to one clause.
type Span struct {
	First int
	Clause
}

// Clauses maps each constraint of a circuit to its clause.
type Clauses struct {
	spans []Span
}

// unknown is the clause of a constraint that no span covers, and of a hint that refused its input.
var (
	unnamed = Clause{Rule: "E_CIRCUIT", Section: "circuit", Row: None, Effect: None}
	lookups = Clause{Rule: "E_FIELD_RANGE", Section: "lookups", Row: None, Effect: None}
)

// NewClauses makes a map from spans in rising order.
func NewClauses(spans []Span) (*Clauses, error) {
	for i, span := range spans {
		if span.First < 0 || span.First > math.MaxInt32 || (i > 0 && span.First <= spans[i-1].First) {
			return nil, fault.New(fault.Internal, "span %d of the clause map begins at constraint %d", i, span.First)
		}
	}
	return &Clauses{spans: append([]Span(nil), spans...)}, nil
}

// Of is the clause of a constraint.
func (c *Clauses) Of(constraint int) Clause {
	i := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].First > constraint })
	if i == 0 {
		return unnamed
	}
	return c.spans[i-1].Clause
}

func (c *Clauses) violation(constraint int) *Violation {
	return &Violation{Clause: c.Of(constraint), Constraint: constraint}
}

func (c *Clauses) refusedHint() *Violation {
	return &Violation{Clause: lookups, Constraint: None}
}

var clausesMagic = []byte("tidemark/1/clauses\n")

const (
	clauseNameLimit  = 1 << 10
	clauseTextLimit  = 256
	clauseSpanLength = 4 + 2 + 2 + 4 + 4
)

// Encode writes the map: magic, names (count, then length and bytes of each), span count, spans of 16 bytes.
func (c *Clauses) Encode() []byte {
	var names []string
	index := map[string]uint16{}
	number := func(name string) uint16 {
		at, known := index[name]
		if !known {
			at = uint16(len(names))
			index[name] = at
			names = append(names, name)
		}
		return at
	}
	spans := make([]byte, 0, len(c.spans)*clauseSpanLength)
	for _, span := range c.spans {
		spans = binary.BigEndian.AppendUint32(spans, uint32(span.First))
		spans = binary.BigEndian.AppendUint16(spans, number(span.Rule))
		spans = binary.BigEndian.AppendUint16(spans, number(span.Section))
		spans = binary.BigEndian.AppendUint32(spans, uint32(int32(span.Row)))
		spans = binary.BigEndian.AppendUint32(spans, uint32(int32(span.Effect)))
	}
	out := append([]byte(nil), clausesMagic...)
	out = binary.BigEndian.AppendUint16(out, uint16(len(names)))
	for _, name := range names {
		out = binary.BigEndian.AppendUint16(out, uint16(len(name)))
		out = append(out, name...)
	}
	out = binary.BigEndian.AppendUint32(out, uint32(len(c.spans)))
	return append(out, spans...)
}

// DecodeClauses reads a map that Encode wrote, with nothing after it.
func DecodeClauses(encoded []byte) (*Clauses, error) {
	r := clauseReader{rest: encoded}
	if !bytes.Equal(r.take(len(clausesMagic)), clausesMagic) {
		return nil, fault.New(fault.KeyFormat, "the clause map does not begin with %q", clausesMagic)
	}
	names := make([]string, 0, clauseNameLimit)
	for n := int(r.short()); n > 0 && !r.bad; n-- {
		length := int(r.short())
		r.require(length <= clauseTextLimit && len(names) < clauseNameLimit)
		names = append(names, string(r.take(length)))
	}
	count := int(r.word())
	r.require(len(r.rest) == count*clauseSpanLength)
	if r.bad {
		return nil, fault.New(fault.KeyFormat, "the clause map ends early, or is too long")
	}
	spans := make([]Span, count)
	for i := range spans {
		first, rule, section := int(r.word()), int(r.short()), int(r.short())
		row, effect := int(int32(r.word())), int(int32(r.word()))
		if rule >= len(names) || section >= len(names) {
			return nil, fault.New(fault.KeyFormat, "span %d of the clause map has no name", i)
		}
		spans[i] = Span{First: first, Clause: Clause{names[rule], names[section], row, effect}}
	}
	return NewClauses(spans)
}

// clauseReader takes from the front and remembers that something was missing.
type clauseReader struct {
	rest []byte
	bad  bool
}

func (r *clauseReader) require(holds bool) {
	r.bad = r.bad || !holds
}

func (r *clauseReader) take(n int) []byte {
	r.require(n <= len(r.rest))
	if r.bad {
		return make([]byte, min(n, clauseTextLimit))
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *clauseReader) short() uint16 {
	return binary.BigEndian.Uint16(r.take(2))
}

func (r *clauseReader) word() uint32 {
	return binary.BigEndian.Uint32(r.take(4))
}
