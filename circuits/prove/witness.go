package prove

import (
	"bytes"
	"encoding/binary"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/witness"
	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/prove/fault"
)

const witnessHeader = 3 * 4

// WitnessLength is the exact length in bytes of a witness with these counts.
func WitnessLength(public, secret int) int {
	return witnessHeader + (public+secret)*fr.Bytes
}

// Counts are the numbers of public and secret inputs that a witness of this system has.
func Counts(system *cs.R1CS) (public, secret int) {
	return len(system.Public) - 1, len(system.Secret) // gnark counts the constant 1 as public
}

// inputs is a witness that was read: the vector is ours to clear.
type inputs struct {
	full   witness.Witness
	vector fr.Vector
	public int
}

func readWitness(system *cs.R1CS, encoded []byte) (*inputs, error) {
	public, secret := Counts(system)
	if want := WitnessLength(public, secret); len(encoded) != want {
		return nil, fault.New(fault.WitnessShape, "expected %d bytes (%d public and %d secret inputs), came %d",
			want, public, secret, len(encoded))
	}
	for i, want := range []int{public, secret, public + secret} {
		if came := binary.BigEndian.Uint32(encoded[4*i:]); uint64(came) != uint64(want) {
			return nil, fault.New(fault.WitnessShape, "count %d is %d, expected %d", i, came, want)
		}
	}
	err := checkCanonical(encoded[witnessHeader:], func(i int) string {
		if i < public {
			return "public input " + system.Public[i+1]
		}
		return "secret input " + system.Secret[i-public]
	})
	if err != nil {
		return nil, err
	}
	full, err := decodeChecked(encoded)
	if err != nil {
		return nil, err
	}
	return &inputs{full: full, vector: full.Vector().(fr.Vector), public: public}, nil
}

// checkCanonical looks at each 32-byte element; name says which one is at fault.
func checkCanonical(elements []byte, name func(int) string) error {
	modulus := fr.Modulus().Bytes()
	for i := 0; i*fr.Bytes < len(elements); i++ {
		if bytes.Compare(elements[i*fr.Bytes:(i+1)*fr.Bytes], modulus) >= 0 {
			return fault.New(fault.WitnessRange, "%s is not below r", name(i))
		}
	}
	return nil
}

// decodeChecked hands bytes to gnark whose counts, length and elements were checked.
func decodeChecked(encoded []byte) (witness.Witness, error) {
	full, err := witness.New(fr.Modulus())
	if err != nil {
		return nil, fault.New(fault.Internal, "gnark made no witness")
	}
	if err := full.UnmarshalBinary(encoded); err != nil {
		return nil, fault.New(fault.Internal, "gnark refused a witness that was checked")
	}
	return full, nil
}

func (in *inputs) publicBytes() []byte {
	out := make([]byte, 0, in.public*fr.Bytes)
	for i := range in.public {
		element := in.vector[i].Bytes()
		out = append(out, element[:]...)
	}
	return out
}

func (in *inputs) clear() {
	clear(in.vector)
}
