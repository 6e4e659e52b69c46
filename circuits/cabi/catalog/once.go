package catalog

import "sync"

// onceEach computes one hash for each name, however many ask at a time.
type onceEach struct {
	mu    sync.Mutex
	calls map[string]func() ([32]byte, error)
}

func (o *onceEach) get(name string, compute func() ([32]byte, error)) ([32]byte, error) {
	o.mu.Lock()
	if o.calls == nil {
		o.calls = map[string]func() ([32]byte, error){}
	}
	call, known := o.calls[name]
	if !known {
		call = sync.OnceValues(compute)
		o.calls[name] = call
	}
	o.mu.Unlock()
	return call()
}
