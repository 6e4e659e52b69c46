package engine

import (
	"sync"

	"tidemark/circuits/prove/fault"
)

// Handle names an object of the engine: the generation of its slot above, the slot's number, from 1, below. Zero is
// never a handle.
type Handle uint64

const slotBits = 32

// table hands out handles. A slot that is used again has another generation, so an old handle never names a new object.
type table[T any] struct {
	name  string
	limit int

	mu    sync.Mutex
	slots []slot[T]
	free  []uint32
}

type slot[T any] struct {
	generation uint32
	live       bool
	value      T
}

func newTable[T any](name string, limit int) *table[T] {
	return &table[T]{name: name, limit: limit}
}

func (t *table[T]) add(value T) (Handle, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.free) == 0 {
		if len(t.slots) >= t.limit {
			return 0, fault.New(fault.Resource, "%d %ss are open: close some", t.limit, t.name)
		}
		t.slots = append(t.slots, slot[T]{})
		t.free = append(t.free, uint32(len(t.slots)-1))
	}
	i := t.free[len(t.free)-1]
	t.free = t.free[:len(t.free)-1]
	s := &t.slots[i]
	s.generation++
	s.live, s.value = true, value
	return Handle(s.generation)<<slotBits | Handle(i+1), nil
}

func (t *table[T]) get(h Handle) (T, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s, err := t.find(h)
	if err != nil {
		var none T
		return none, err
	}
	return s.value, nil
}

// remove takes an object out of the table. A call that already holds the object finishes undisturbed.
func (t *table[T]) remove(h Handle) (T, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var none T
	s, err := t.find(h)
	if err != nil {
		return none, err
	}
	value := s.value
	s.live, s.value = false, none
	if s.generation != ^uint32(0) { // a slot whose generations are used up rests for ever
		t.free = append(t.free, uint32(h)-1)
	}
	return value, nil
}

func (t *table[T]) find(h Handle) (*slot[T], error) {
	i := int64(uint32(h)) - 1
	if i < 0 || i >= int64(len(t.slots)) || !t.slots[i].live || t.slots[i].generation != uint32(h>>slotBits) {
		return nil, fault.New(fault.Closed, "%#x is no open %s", uint64(h), t.name)
	}
	return &t.slots[i], nil
}
