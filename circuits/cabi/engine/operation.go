package engine

import (
	"context"
	"sync"
	"time"

	"tidemark/circuits/prove"
)

// operation is one piece of work that can be watched and cancelled from other threads.
type operation struct {
	ctx    context.Context
	cancel context.CancelFunc

	mu           sync.Mutex
	phase        prove.Phase
	begun, since time.Time
}

// Progress is what an operation is busy with, and since when.
type Progress struct {
	Phase          prove.Phase
	InPhase, Total time.Duration
}

func newOperation() *operation {
	ctx, cancel := context.WithCancel(context.Background())
	now := time.Now()
	return &operation{ctx: ctx, cancel: cancel, begun: now, since: now}
}

func (o *operation) enter(phase prove.Phase) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.phase, o.since = phase, time.Now()
}

func (o *operation) progress() Progress {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := time.Now()
	return Progress{o.phase, now.Sub(o.since), now.Sub(o.begun)}
}
