package testkit

import (
	"reflect"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/schema"

	"tidemark/circuits/transition"
)

// ZeroUnset gives every lane that has no value the value zero.
func ZeroUnset(c *transition.Circuit) {
	leaf := reflect.TypeFor[frontend.Variable]()
	_, err := schema.Walk(ecc.BN254.ScalarField(), c, leaf, func(_ schema.LeafInfo, v reflect.Value) error {
		if v.IsNil() {
			v.Set(reflect.ValueOf(0))
		}
		return nil
	})
	if err != nil {
		panic(err) // the circuit's own type is walked: nothing can go wrong
	}
}
