package main

import "errors"

// errLocked is what lock answers when another process holds the lock.
var errLocked = errors.New("locked by another process")
