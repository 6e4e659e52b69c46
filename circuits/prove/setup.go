package prove

import (
	"context"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"tidemark/circuits/prove/fault"
)

// Setup makes keys for a compiled circuit, alone: whoever runs it could keep the randomness and forge proofs. Its keys
// are for development, and keystore marks them so.
func Setup(ctx context.Context, compiled *Compiled, progress Progress) (*Key, error) {
	if err := Enter(ctx, progress, SettingUp); err != nil {
		return nil, err
	}
	key := &Key{
		System:    compiled.System,
		Clauses:   compiled.Clauses,
		Proving:   new(bn254.ProvingKey),
		Verifying: new(bn254.VerifyingKey),
	}
	if err := bn254.Setup(compiled.System, key.Proving, key.Verifying); err != nil {
		return nil, fault.New(fault.Internal, "gnark made no keys for %s: %v", compiled.Circuit.Shape, err)
	}
	return key, CheckVerifyingKey(key.Verifying)
}

// CheckVerifyingKey refuses a verifying key with which proofs can be made without a witness: gamma or delta equal to
// each other or to the generator, or a point at infinity. Setups that were never finished leave such keys.
func CheckVerifyingKey(key *bn254.VerifyingKey) error {
	_, _, _, generator := curve.Generators()
	degenerate := func(what string) error {
		return fault.New(fault.KeyDegenerate, "%s: make the key anew", what)
	}
	switch {
	case key.G2.Gamma.Equal(&key.G2.Delta):
		return degenerate("gamma equals delta")
	case key.G2.Delta.Equal(&generator):
		return degenerate("delta is the generator")
	case key.G2.Gamma.Equal(&generator):
		return degenerate("gamma is the generator")
	case key.G1.Alpha.IsInfinity(), key.G2.Beta.IsInfinity(), key.G2.Gamma.IsInfinity(), key.G2.Delta.IsInfinity():
		return degenerate("alpha, beta, gamma or delta is the point at infinity")
	}
	for i := range key.G1.K {
		if key.G1.K[i].IsInfinity() {
			return degenerate("a public input has no weight")
		}
	}
	for i := range key.CommitmentKeys {
		if key.CommitmentKeys[i].G.IsInfinity() || key.CommitmentKeys[i].GSigmaNeg.IsInfinity() {
			return degenerate("a commitment key is the point at infinity")
		}
	}
	return nil
}
