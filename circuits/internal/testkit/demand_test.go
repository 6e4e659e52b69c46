package testkit_test

import (
	"math/rand/v2"
	"reflect"
	"sort"
	"testing"

	"tidemark/circuits/internal/testkit"
)

// million is a state of 2^20 cells.
var million = testkit.Population{Programs: 1 << 14, Resources: 1 << 19, Capabilities: 1 << 18, Calls: 1 << 17, Watches: 1<<20 - 1<<14 - 1<<19 - 1<<18 - 1<<17}

// TestDemandOfRandomBatches prints what random batches of 64 effects by 16 authors need; run with -v to see it.
func TestDemandOfRandomBatches(t *testing.T) {
	for name, mix := range map[string]testkit.Mix{"uniform": testkit.UniformMix(), "trade": testkit.TradeMix()} {
		random := rand.New(rand.NewPCG(1, 2))
		columns := map[string][]int{}
		for range 400 {
			d := testkit.RandomDemand(random, 8, 64, 16, million, mix)
			v := reflect.ValueOf(d)
			for i := range v.NumField() {
				columns[v.Type().Field(i).Name] = append(columns[v.Type().Field(i).Name], int(v.Field(i).Int()))
			}
			columns["Cells"] = append(columns["Cells"], d.Cells())
		}
		for _, column := range []string{
			"Cells", "Nodes", "Authors", "Joined", "Resources", "Capabilities", "FreshCapabilities", "Calls", "FreshCalls", "Links", "Arguments", "Promises",
		} {
			values := columns[column]
			sort.Ints(values)
			sum := 0
			for _, v := range values {
				sum += v
			}
			t.Logf("%-8s %-18s mean %6.1f  90%% %4d  99%% %4d  most %4d", name, column,
				float64(sum)/float64(len(values)), values[len(values)*9/10], values[len(values)*99/100], values[len(values)-1])
		}
	}
}
