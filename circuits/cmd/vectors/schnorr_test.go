package main

import (
	"bytes"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
)

// schnorrCase is one signature made by Java (SchnorrTest). Fault is empty for a good one.
type schnorrCase struct {
	Seed      string `json:"seed"`
	Key       string `json:"key"`
	Message   string `json:"message"`
	Signature string `json:"signature"`
	Fault     string `json:"fault"`
}

// TestSchnorr re-derives keys and nonces and checks every signature with gnark-crypto's arithmetic.
func TestSchnorr(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(vectorDirectory(), "schnorr.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []schnorrCase `json:"cases"`
	}
	if err := json.Unmarshal(content, &file); err != nil {
		t.Fatal(err)
	}
	good := 0
	for i, c := range file.Cases {
		key, message, signature := elements(t, c.Key), elements(t, c.Message), elements(t, c.Signature)
		accepted := schnorrHolds(key, message[0], signature)
		if accepted != (c.Fault == "") {
			t.Errorf("case %d, fault %q: expected accepted = %v", i, c.Fault, c.Fault == "")
		}
		if c.Fault == "" {
			good++
			if got := schnorrSign(t, c.Seed, key, message[0]); got != c.Signature {
				t.Errorf("case %d: expected the signature %s by the definition, got %s", i, got, c.Signature)
			}
		}
	}
	if good < 8 || good == len(file.Cases) {
		t.Fatalf("expected good and bad signatures, got %d good of %d", good, len(file.Cases))
	}
}

// schnorrMultiplier is e = 2^128 + 1 + 2 * (low 128 bits of H8(tag, R, A, m, 0, 0)).
func schnorrMultiplier(r, a twistededwards.PointAffine, message fr.Element) *big.Int {
	var tag fr.Element
	tag.SetBytes([]byte("tidemark/1/schnorr"))
	digest := h8([8]fr.Element{tag, r.X, r.Y, a.X, a.Y, message})
	c := digest.BigInt(new(big.Int))
	c.And(c, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(1)))
	e := c.Lsh(c, 1)
	return e.Add(e, new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(1)))
}

func schnorrHolds(key []fr.Element, message fr.Element, signature []fr.Element) bool {
	parameters := twistededwards.GetEdwardsCurve()
	a := twistededwards.PointAffine{X: key[0], Y: key[1]}
	r := twistededwards.PointAffine{X: signature[0], Y: signature[1]}
	s := signature[2].BigInt(new(big.Int))
	killed := jubjubTimes(a, &parameters.Order)
	if !a.IsOnCurve() || a.IsZero() || !killed.IsZero() || !r.IsOnCurve() || s.Cmp(&parameters.Order) >= 0 {
		return false
	}
	left := jubjubTimes(parameters.Base, s)
	right := jubjubTimes(a, schnorrMultiplier(r, a, message))
	right.Add(&right, &r)
	return left.Equal(&right)
}

// schnorrSign follows the definition with big integers.
func schnorrSign(t *testing.T, seedHex string, key []fr.Element, message fr.Element) string {
	parameters := twistededwards.GetEdwardsCurve()
	seed, err := hex.DecodeString(seedHex)
	if err != nil {
		t.Fatal(err)
	}
	scalar := func(parts ...[]byte) *big.Int {
		digest := sha512.Sum512(bytes.Join(parts, nil))
		n := new(big.Int).SetBytes(digest[:])
		return n.Mod(n, &parameters.Order)
	}
	s := scalar([]byte("tidemark/1/schnorr-key"), seed)
	a := jubjubTimes(parameters.Base, s)
	if !a.X.Equal(&key[0]) || !a.Y.Equal(&key[1]) {
		t.Errorf("expected the key of seed %s to be %v", seedHex, a)
	}
	ax, ay, m := a.X.Bytes(), a.Y.Bytes(), message.Bytes()
	k := scalar([]byte("tidemark/1/schnorr-nonce"), seed, ax[:], ay[:], m[:])
	r := jubjubTimes(parameters.Base, k)
	response := schnorrMultiplier(r, a, message)
	response.Mul(response, s).Add(response, k).Mod(response, &parameters.Order)
	return frHex(r.X) + frHex(r.Y) + hexOf(response.FillBytes(make([]byte, 32)))
}

// elements cuts a hexadecimal string into 32-byte canonical elements.
func elements(t *testing.T, text string) []fr.Element {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw)%fr.Bytes != 0 || len(raw) == 0 {
		t.Fatalf("expected 32-byte elements in hexadecimal, got %q", text)
	}
	list := make([]fr.Element, len(raw)/fr.Bytes)
	for i := range list {
		if err := list[i].SetBytesCanonical(raw[i*fr.Bytes : (i+1)*fr.Bytes]); err != nil {
			t.Fatal(err)
		}
	}
	return list
}
