// Package engine is what stands behind the C ABI and behind the worker process: handles, operations that can be watched
// and cancelled, and the calls themselves, in plain Go so that they can be tested.
//
// Nothing here keeps a reference to the caller's memory. Every call is safe from every thread; a handle that was closed
// is refused, and its number is not given out again.
package engine
