//go:build !linux

package main

import "errors"

// exchange is for Linux only.
func exchange(a, b string) error { return errors.ErrUnsupported }
