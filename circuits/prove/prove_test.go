package prove_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/big"
	"strings"
	"sync"
	"testing"

	bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/prove/provetest"
)

var setUp = sync.OnceValues(func() (*prove.Key, error) {
	compiled, err := prove.Compile(context.Background(), provetest.Circuit(0), prove.Silent)
	if err != nil {
		return nil, err
	}
	return prove.Setup(context.Background(), compiled, prove.Silent)
})

func key(t *testing.T) *prove.Key {
	t.Helper()
	made, err := setUp()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func wantStatus(t *testing.T, err error, want fault.Status) {
	t.Helper()
	if got := fault.Of(err); got != want {
		t.Fatalf("status %v (%v), want %v", got, err, want)
	}
}

func TestProve_honestWitness_verifies(t *testing.T) {
	k := key(t)
	var seen []prove.Phase
	proof, err := prove.Prove(context.Background(), k, provetest.Honest(0, 1, 2, 3, 65535),
		func(p prove.Phase) { seen = append(seen, p) })
	if err != nil {
		t.Fatal(err)
	}
	if len(proof.Bytes) != prove.ProofLength {
		t.Errorf("proof of %d bytes", len(proof.Bytes))
	}
	if err := prove.Verify(k.Verifying, proof.Bytes, proof.Public); err != nil {
		t.Error(err)
	}
	if want := "[reading proving verifying finished]"; "["+join(seen)+"]" != want {
		t.Errorf("phases %v, want %v", seen, want)
	}
}

func join(phases []prove.Phase) string {
	names := make([]string, len(phases))
	for i, p := range phases {
		names[i] = p.String()
	}
	return strings.Join(names, " ")
}

func TestCheck_brokenRules_named(t *testing.T) {
	cases := []struct {
		name    string
		witness []byte
		want    string
	}{
		{"honest", provetest.Honest(0, 1, 2, 3, 4), ""},
		{"squares", provetest.Witness(big.NewInt(31), big.NewInt(10), 1, 2, 3, 4), "E_SQUARES in ops row 2 (effect 2)"},
		{"total", provetest.Witness(big.NewInt(30), big.NewInt(11), 1, 2, 3, 4), "E_TOTAL in totals"},
		{"range", provetest.Honest(0, 1, 2, 3, 1<<16), "E_FIELD_RANGE in ranges row 0"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			violation, err := prove.Check(context.Background(), key(t), c.witness, prove.Silent)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if violation != nil {
				got = violation.String()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			_, err = prove.Prove(context.Background(), key(t), c.witness, prove.Silent)
			if c.want == "" {
				wantStatus(t, err, fault.OK)
			} else {
				wantStatus(t, err, fault.Unsatisfied)
			}
		})
	}
}

func TestCheck_malformedWitness_statusAndPlace(t *testing.T) {
	honest := provetest.Honest(0, 1, 2, 3, 4)
	change := func(at int, with ...byte) []byte {
		out := bytes.Clone(honest)
		copy(out[at:], with)
		return out
	}
	modulus := fr.Modulus().Bytes()
	cases := []struct {
		name    string
		witness []byte
		want    fault.Status
		text    string
	}{
		{"empty", nil, fault.WitnessShape, "expected 204 bytes"},
		{"short", honest[:len(honest)-1], fault.WitnessShape, "came 203"},
		{"long", append(bytes.Clone(honest), 0), fault.WitnessShape, "came 205"},
		{"public count", change(3, 3), fault.WitnessShape, "count 0 is 3, expected 2"},
		{"secret count", change(4, 0xff, 0xff, 0xff, 0xff), fault.WitnessShape, "count 1 is 4294967295"},
		{"total count", change(11, 0), fault.WitnessShape, "count 2 is 0, expected 6"},
		{"r as public input", change(12, modulus...), fault.WitnessRange, "public input Squares"},
		{"r as secret input", change(12+3*32, modulus...), fault.WitnessRange, "secret input X_1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := prove.Check(context.Background(), key(t), c.witness, prove.Silent)
			wantStatus(t, err, c.want)
			if !strings.Contains(err.Error(), c.text) {
				t.Errorf("%q does not say %q", err, c.text)
			}
			_, err = prove.Prove(context.Background(), key(t), c.witness, prove.Silent)
			wantStatus(t, err, c.want)
		})
	}
}

func TestProve_brokenRule_textHoldsNoValue(t *testing.T) {
	canary := new(big.Int).SetUint64(12345)
	_, err := prove.Prove(context.Background(), key(t), provetest.Witness(canary, big.NewInt(10), 1, 2, 3, 4), prove.Silent)
	wantStatus(t, err, fault.Unsatisfied)
	if strings.Contains(err.Error(), canary.String()) {
		t.Errorf("%q holds a value of the witness", err)
	}
}

func TestProve_cancelled_endsAtNextPhase(t *testing.T) {
	for _, at := range []prove.Phase{prove.Reading, prove.Proving} {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := prove.Prove(ctx, key(t), provetest.Honest(0, 1, 2, 3, 4), func(p prove.Phase) {
			if p == at {
				cancel()
			}
		})
		wantStatus(t, err, fault.Cancelled)
	}
}

func TestVerify_changedBytes_refused(t *testing.T) {
	k := key(t)
	proof, err := prove.Prove(context.Background(), k, provetest.Honest(0, 1, 2, 3, 4), prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	wantStatus(t, prove.Verify(k.Verifying, proof.Bytes[:100], proof.Public), fault.ProofEncoding)
	wantStatus(t, prove.Verify(k.Verifying, make([]byte, prove.ProofLength), proof.Public), fault.ProofEncoding)
	huge := bytes.Clone(proof.Bytes)
	binary.BigEndian.PutUint32(huge[128:], 1<<31)
	wantStatus(t, prove.Verify(k.Verifying, huge, proof.Public), fault.ProofEncoding)
	infinite := bytes.Clone(proof.Bytes)
	copy(infinite, append([]byte{0x40}, make([]byte, 31)...))
	wantStatus(t, prove.Verify(k.Verifying, infinite, proof.Public), fault.ProofEncoding)
	wantStatus(t, prove.Verify(k.Verifying, proof.Bytes, proof.Public[:32]), fault.WitnessShape)
	aliased := append(fr.Modulus().Bytes(), proof.Public[32:]...)
	wantStatus(t, prove.Verify(k.Verifying, proof.Bytes, aliased), fault.WitnessRange)
	for i := range proof.Public {
		if i%32 != 31 {
			continue
		}
		other := bytes.Clone(proof.Public)
		other[i] ^= 1
		wantStatus(t, prove.Verify(k.Verifying, proof.Bytes, other), fault.ProofInvalid)
	}
}

func TestSystemHash_circuit_sameForSameCircuitOnly(t *testing.T) {
	hash := func(variant int) [32]byte {
		compiled, err := prove.Compile(context.Background(), provetest.Circuit(variant), prove.Silent)
		if err != nil {
			t.Fatal(err)
		}
		return compiled.Hash
	}
	first, again, other := hash(0), hash(0), hash(1)
	if first != again {
		t.Error("one circuit has two hashes")
	}
	if first == other {
		t.Error("two circuits have one hash")
	}
}

func TestCheckVerifyingKey_degenerate_refused(t *testing.T) {
	spoil := func(change func(*bn254.VerifyingKey)) error {
		var encoded bytes.Buffer
		if _, err := key(t).Verifying.WriteTo(&encoded); err != nil {
			t.Fatal(err)
		}
		other := new(bn254.VerifyingKey)
		if _, err := other.ReadFrom(&encoded); err != nil {
			t.Fatal(err)
		}
		change(other)
		return prove.CheckVerifyingKey(other)
	}
	wantStatus(t, spoil(func(*bn254.VerifyingKey) {}), fault.OK)
	wantStatus(t, spoil(func(k *bn254.VerifyingKey) { k.G2.Gamma = k.G2.Delta }), fault.KeyDegenerate)
	wantStatus(t, spoil(func(k *bn254.VerifyingKey) { k.G1.Alpha.SetInfinity() }), fault.KeyDegenerate)
	wantStatus(t, spoil(func(k *bn254.VerifyingKey) { k.G1.K[1].SetInfinity() }), fault.KeyDegenerate)
	wantStatus(t, spoil(func(k *bn254.VerifyingKey) { k.CommitmentKeys[0].G.SetInfinity() }), fault.KeyDegenerate)
}
