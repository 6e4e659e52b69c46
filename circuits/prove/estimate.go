package prove

import (
	"sync"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/prove/fault"
)

// Estimate is what setup and proving will take on this machine, told before they start. It is a forecast: other work on
// the machine makes it longer.
type Estimate struct {
	Setup, Load, Prove                    time.Duration
	SetupMemory, ProveMemory, DiskStorage int64 // bytes
}

// What one constraint costs, fitted to tiny (65 thousand constraints) and medium (522 thousand): times in units of this
// machine's speed (below), memory and storage in bytes. Memory is a tenth above the peak that was seen.
const (
	setupUnits      = 5.0
	proveUnits      = 2.6
	loadNanoseconds = 2_500
	setupBytes      = 1_800
	proveBytes      = 1_900
	diskBytes       = 460
	baseBytes       = 96 << 20 // the program itself and its tables
)

// speed is how long this machine takes, on all cores, for one point of a setup and of a proof.
type speed struct {
	scalarMultiplication, multiExponentiation time.Duration
}

const speedSample = 1 << 12

// measureSpeed takes about 0.2 s, once in a process.
var measureSpeed = sync.OnceValues(func() (speed, error) {
	scalars := make([]fr.Element, speedSample)
	for i := range scalars {
		scalars[i].SetUint64(uint64(i) + 1)
		scalars[i].Inverse(&scalars[i]) // of full width
	}
	_, _, generator, _ := curve.Generators()
	start := time.Now()
	points := curve.BatchScalarMultiplicationG1(&generator, scalars)
	made := time.Now()
	var sum curve.G1Jac
	if _, err := sum.MultiExp(points, scalars, ecc.MultiExpConfig{}); err != nil {
		return speed{}, fault.New(fault.Internal, "the speed of this machine cannot be measured: %v", err)
	}
	return speed{made.Sub(start) / speedSample, time.Since(made) / speedSample}, nil
})

// EstimateFor forecasts the cost of a circuit of so many constraints.
func EstimateFor(constraints int) (Estimate, error) {
	machine, err := measureSpeed()
	if err != nil {
		return Estimate{}, err
	}
	n := int64(constraints)
	times := func(units float64, unit time.Duration) time.Duration {
		return time.Duration(float64(n) * units * float64(unit))
	}
	return Estimate{
		Setup:       times(setupUnits, machine.scalarMultiplication),
		Load:        time.Duration(n * loadNanoseconds),
		Prove:       times(proveUnits, machine.multiExponentiation),
		SetupMemory: baseBytes + n*setupBytes,
		ProveMemory: baseBytes + n*proveBytes,
		DiskStorage: n * diskBytes,
	}, nil
}
