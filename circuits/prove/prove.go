package prove

import (
	"bytes"
	"context"

	bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"tidemark/circuits/prove/fault"
)

// Proof is a proof that was verified before it was handed out.
type Proof struct {
	Bytes  []byte // compressed, ProofLength bytes
	Public []byte // the public inputs, 32 bytes each
}

// Prove proves a witness and verifies its own proof. A witness that breaks a rule ends in fault.Unsatisfied, with the
// clause in the text; Check tells the same without the cost of a proof.
func Prove(ctx context.Context, key *Key, encoded []byte, progress Progress) (*Proof, error) {
	if err := Enter(ctx, progress, Reading); err != nil {
		return nil, err
	}
	in, err := readWitness(key.System, encoded)
	if err != nil {
		return nil, err
	}
	defer in.clear()
	if err := Enter(ctx, progress, Proving); err != nil {
		return nil, err
	}
	made, err := bn254.Prove(key.System, key.Proving, in.full)
	if err != nil {
		return nil, fault.New(fault.Unsatisfied, "%s", violationOf(key.Clauses, err))
	}
	if err := Enter(ctx, progress, Verifying); err != nil {
		return nil, err
	}
	out, err := verifyOwn(key, made, in.publicBytes())
	if err != nil {
		return nil, err
	}
	progress(Finished)
	return out, nil
}

// verifyOwn reads the proof back from the bytes that the caller gets, and verifies those.
func verifyOwn(key *Key, made *bn254.Proof, public []byte) (*Proof, error) {
	var encoded bytes.Buffer
	if _, err := made.WriteTo(&encoded); err != nil {
		return nil, fault.New(fault.Internal, "the proof cannot be written")
	}
	if err := Verify(key.Verifying, encoded.Bytes(), public); err != nil {
		return nil, fault.New(fault.Internal, "the new proof does not verify (%v): the proving key is damaged, "+
			"or does not belong to the verifying key", err)
	}
	return &Proof{Bytes: encoded.Bytes(), Public: public}, nil
}
