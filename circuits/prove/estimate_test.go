package prove_test

import (
	"testing"
	"time"

	"tidemark/circuits/prove"
)

func TestEstimateFor_growsWithConstraints(t *testing.T) {
	small, err := prove.EstimateFor(1 << 16)
	if err != nil {
		t.Fatal(err)
	}
	large, err := prove.EstimateFor(1 << 19)
	if err != nil {
		t.Fatal(err)
	}
	if small.Setup < time.Second || large.Setup < 7*small.Setup || large.Setup > 9*small.Setup {
		t.Errorf("setup of 2^16: %v, of 2^19: %v", small.Setup, large.Setup)
	}
	if small.Prove < 50*time.Millisecond || large.Prove <= small.Prove || large.Load <= small.Load {
		t.Errorf("proof of 2^16: %v, of 2^19: %v", small.Prove, large.Prove)
	}
	if large.SetupMemory < 900<<20 || large.ProveMemory < 900<<20 || large.SetupMemory < 3*small.SetupMemory || large.DiskStorage < 100<<20 {
		t.Errorf("2^19: memory %d, %d, storage %d", large.SetupMemory, large.ProveMemory, large.DiskStorage)
	}
}
