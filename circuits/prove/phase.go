package prove

import (
	"context"

	"tidemark/circuits/prove/fault"
)

// Phase is what an operation is busy with.
type Phase int32

// The phases, in the order in which an operation can pass through them.
const (
	Waiting Phase = iota
	Reading
	Compiling
	SettingUp
	Writing
	Solving
	Proving
	Verifying
	Finished
)

var phaseNames = [...]string{
	"waiting", "reading", "compiling", "setting up", "writing", "solving", "proving", "verifying", "finished",
}

// Phases names the phases, indexed by their number.
func Phases() []string {
	return append([]string(nil), phaseNames[:]...)
}

func (p Phase) String() string {
	return phaseNames[p]
}

// Progress is told each phase as it begins; it must return at once.
type Progress func(Phase)

// Silent is a Progress that nobody listens to.
func Silent(Phase) {}

// Enter tells progress that a phase begins, unless the operation was cancelled.
func Enter(ctx context.Context, progress Progress, phase Phase) error {
	if ctx.Err() != nil {
		return fault.New(fault.Cancelled, "cancelled before %s", phase)
	}
	progress(phase)
	return nil
}
