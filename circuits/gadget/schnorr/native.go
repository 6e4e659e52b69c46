package schnorr

import (
	"crypto/sha512"
	"errors"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"tidemark/circuits/encoding"
)

var (
	curve = twistededwards.GetEdwardsCurve()
	// Order is l, the order of the base point.
	Order = new(big.Int).Set(&curve.Order)
)

// Signature is (R, s) of ENC-9.
type Signature struct {
	R twistededwards.PointAffine
	S big.Int
}

// PublicKey is secret*B.
func PublicKey(secret *big.Int) twistededwards.PointAffine {
	var a twistededwards.PointAffine
	a.ScalarMultiplication(&curve.Base, secret)
	return a
}

// Sign signs a lane. The nonce is derived from the secret, the key and the lane; it is for tests and for the constant
// signature of padding rows, and makes no claim about side channels.
func Sign(secret *big.Int, message fr.Element) Signature {
	key := PublicKey(secret)
	m, x, y := message.Bytes(), key.X.Bytes(), key.Y.Bytes()
	digest := sha512.New()
	digest.Write(secret.FillBytes(make([]byte, 32)))
	digest.Write(x[:])
	digest.Write(y[:])
	digest.Write(m[:])
	nonce := new(big.Int).Mod(new(big.Int).SetBytes(digest.Sum(nil)), Order)
	var sig Signature
	sig.R.ScalarMultiplication(&curve.Base, nonce)
	e := challenge(sig.R, key, message)
	sig.S.Mul(e, secret).Add(&sig.S, nonce).Mod(&sig.S, Order)
	return sig
}

// Errors of Verify.
var (
	ErrKeyWeak   = errors.New("schnorr: the key is not a point of prime order")
	ErrSignature = errors.New("schnorr: the signature does not fit key and message")
)

// Verify is the relation, natively.
func Verify(key twistededwards.PointAffine, message fr.Element, sig Signature) error {
	if !Sound(key) {
		return ErrKeyWeak
	}
	if sig.S.Sign() < 0 || sig.S.Cmp(Order) >= 0 || !sig.R.IsOnCurve() {
		return ErrSignature
	}
	var left, right twistededwards.PointAffine
	left.ScalarMultiplication(&curve.Base, &sig.S)
	right.ScalarMultiplication(&key, challenge(sig.R, key, message))
	right.Add(&right, &sig.R)
	if !left.Equal(&right) {
		return ErrSignature
	}
	return nil
}

// Sound says whether a key is a point of the curve of order exactly l.
func Sound(key twistededwards.PointAffine) bool {
	if !key.IsOnCurve() || key.IsZero() {
		return false
	}
	var zero twistededwards.PointAffine
	zero.ScalarMultiplication(&key, Order)
	return zero.IsZero()
}

func challenge(r, key twistededwards.PointAffine, message fr.Element) *big.Int {
	digest := encoding.Hash(encoding.Tag("schnorr"), r.X, r.Y, key.X, key.Y, message)
	h := digest.BigInt(new(big.Int))
	c := h.And(h, new(big.Int).Sub(encoding.Shift(128), big.NewInt(1)))
	e := c.Lsh(c, 1)
	return e.Add(e, encoding.Shift(128)).Add(e, big.NewInt(1))
}

// Padding is a fixed key and its signature over the lane 0, for rows of authors that are not used. Its secret is 1: it
// signs nothing else.
func Padding() (key twistededwards.PointAffine, sig Signature) {
	one := big.NewInt(1)
	return PublicKey(one), Sign(one, fr.Element{})
}
