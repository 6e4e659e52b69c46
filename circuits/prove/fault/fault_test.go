package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"tidemark/circuits/prove/fault"
)

func TestTable_rows_uniqueAndFalling(t *testing.T) {
	names := map[string]bool{}
	last := fault.Status(1)
	for _, row := range fault.Table() {
		if row.Status >= last {
			t.Errorf("%s: %d does not fall below %d", row.Name, row.Status, last)
		}
		if names[row.Name] {
			t.Errorf("%s stands twice", row.Name)
		}
		if row.Meaning == "" {
			t.Errorf("%s has no meaning", row.Name)
		}
		names[row.Name] = true
		last = row.Status
		if row.Status.String() != row.Name {
			t.Errorf("%d is called %s, not %s", row.Status, row.Status, row.Name)
		}
	}
}

func TestOf_errors_theirStatus(t *testing.T) {
	cases := []struct {
		err  error
		want fault.Status
	}{
		{nil, fault.OK},
		{errors.New("bare"), fault.Internal},
		{fault.New(fault.KeyStale, "x"), fault.KeyStale},
		{fmt.Errorf("opening: %w", fault.New(fault.KeyIO, "x")), fault.KeyIO},
	}
	for _, c := range cases {
		if got := fault.Of(c.err); got != c.want {
			t.Errorf("Of(%v) = %v, want %v", c.err, got, c.want)
		}
	}
	if got := fault.Status(-999).String(); got != "status -999" {
		t.Errorf("unknown status is called %q", got)
	}
}
