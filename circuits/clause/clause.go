// Package clause remembers which rule each constraint belongs to.
//
// A circuit is written rule by rule: before it states a rule it names it with Recorder.At, and every constraint that is
// added from then on belongs to that rule, table and row. The map from constraint index to Site is made while the circuit
// compiles and is stored beside the constraint system, so that an unsatisfied constraint can be reported as a rule.
package clause

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"
	"strings"
)

// Site is where a constraint comes from. Rule is a reject code of spec 3.5, several of them joined by "|" when one
// constraint serves several kinds of effect, or the name of a clause of the table's doc.go. Row is -1 where rows do not apply.
// Rule and Table are single words.
type Site struct {
	Rule  string
	Table string
	Row   int
}

func (s Site) String() string {
	if s.Row < 0 {
		return s.Rule + " in " + s.Table
	}
	return fmt.Sprintf("%s in %s row %d", s.Rule, s.Table, s.Row)
}

// Span is a run of constraints of one site: from First up to the next span's First.
type Span struct {
	First int
	Site  Site
}

// Map gives the site of each constraint, and of each lookup of the range table: an honest prover's hint refuses a value out
// of range by the number of its lookup, before any constraint fails.
type Map struct {
	spans   []Span
	total   int
	lookups []Span
}

// Recorder builds a Map. The zero Recorder records nothing.
type Recorder struct {
	count   func() int
	spans   []Span
	lookups []Span
}

// NewRecorder makes a recorder; count is the number of constraints so far.
func NewRecorder(count func() int) *Recorder {
	return &Recorder{count: count}
}

// At says that the constraints from here on belong to the site.
func (r *Recorder) At(site Site) {
	if r == nil || r.count == nil {
		return
	}
	if strings.ContainsAny(site.Rule+site.Table, " \t\n") || site.Rule == "" || site.Table == "" {
		panic(fmt.Sprintf("clause: %q in %q: both must be one word", site.Rule, site.Table))
	}
	now := r.count()
	if n := len(r.spans); n > 0 {
		if r.spans[n-1].Site == site {
			return
		}
		if r.spans[n-1].First == now {
			r.spans = r.spans[:n-1] // the last site added nothing
			if n > 1 && r.spans[n-2].Site == site {
				return
			}
		}
	}
	r.spans = append(r.spans, Span{now, site})
}

// Lookups gives the sites of the lookups, in order.
func (r *Recorder) Lookups(sites []Site) {
	if r == nil {
		return
	}
	for i, site := range sites {
		if n := len(r.lookups); n == 0 || r.lookups[n-1].Site != site {
			r.lookups = append(r.lookups, Span{i, site})
		}
	}
}

// Finish closes the map.
func (r *Recorder) Finish() *Map {
	return &Map{spans: r.spans, total: r.count(), lookups: r.lookups}
}

// Total is the number of constraints.
func (m *Map) Total() int { return m.total }

// Spans are the runs, in order.
func (m *Map) Spans() []Span { return m.spans }

// Of is the site of constraint i; false when there is no such constraint or it has no site.
func (m *Map) Of(i int) (Site, bool) {
	if i >= m.total {
		return Site{}, false
	}
	return find(m.spans, i)
}

// Lookup is the site of lookup i of the range table (ranges.OutOfRange); false when it has no site.
func (m *Map) Lookup(i int) (Site, bool) {
	return find(m.lookups, i)
}

func find(spans []Span, i int) (Site, bool) {
	after := sort.Search(len(spans), func(k int) bool { return spans[k].First > i })
	if i < 0 || after == 0 {
		return Site{}, false
	}
	return spans[after-1].Site, true
}

const header = "tidemark/1/clauses"

// WriteTo writes the map as text: a header with the number of constraints, one line for each span of constraints, and one line
// for each span of lookups, marked by the word "lookup".
func (m *Map) WriteTo(w io.Writer) (int64, error) {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %d\n", header, m.total)
	write := func(mark string, spans []Span) {
		for _, s := range spans {
			fmt.Fprintf(&text, "%s%d %s %s %d\n", mark, s.First, s.Site.Rule, s.Site.Table, s.Site.Row)
		}
	}
	write("", m.spans)
	write(lookupMark+" ", m.lookups)
	n, err := io.WriteString(w, text.String())
	return int64(n), err
}

const lookupMark = "lookup"

// Read is the inverse of WriteTo.
func Read(r io.Reader) (*Map, error) {
	lines := bufio.NewScanner(r)
	if !lines.Scan() {
		return nil, fmt.Errorf("clause: the map is empty, expected the line %q", header)
	}
	first := strings.Fields(lines.Text())
	if len(first) != 2 || first[0] != header {
		return nil, fmt.Errorf("clause: the map begins with %q, expected %q and a count", lines.Text(), header)
	}
	total, err := strconv.Atoi(first[1])
	if err != nil || total < 0 {
		return nil, fmt.Errorf("clause: %q is not a number of constraints", first[1])
	}
	m := &Map{total: total}
	for number := 2; lines.Scan(); number++ {
		fields := strings.Fields(lines.Text())
		spans, limit := &m.spans, total
		if len(fields) > 0 && fields[0] == lookupMark {
			fields, spans, limit = fields[1:], &m.lookups, math.MaxInt
		}
		span, err := parse(fields)
		if err != nil {
			return nil, fmt.Errorf("clause: line %d: %w", number, err)
		}
		if n := len(*spans); span.First >= limit || n > 0 && span.First <= (*spans)[n-1].First {
			return nil, fmt.Errorf("clause: line %d: %d is not in order", number, span.First)
		}
		*spans = append(*spans, span)
	}
	return m, lines.Err()
}

func parse(fields []string) (Span, error) {
	if len(fields) != 4 {
		return Span{}, fmt.Errorf("%d fields, expected first, rule, table, row", len(fields))
	}
	first, errFirst := strconv.Atoi(fields[0])
	row, errRow := strconv.Atoi(fields[3])
	if errFirst != nil || errRow != nil || first < 0 || row < -1 {
		return Span{}, fmt.Errorf("%q and %q should be numbers", fields[0], fields[3])
	}
	return Span{first, Site{fields[1], fields[2], row}}, nil
}
