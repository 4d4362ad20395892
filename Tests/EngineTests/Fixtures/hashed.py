"""Numbers both sides of a fixture can compute, so that they need not be stored.

    hash(stream, index)     x = index + stream * 0x9E3779B9, then two rounds of xor-shift and multiply, all in 32 bits
                            without sign, wrapping ("lowbias32" of Chris Wellons' hash-prospector, public domain)
    unit(stream, index)     (hash >> 8) * 2^-24                in [0, 1), exact in 32 bits
    number(..., limit)      (2 * unit - 1) * limit             in [-limit, limit), exact when limit is a power of two

`Tests/EngineTests/Parity/HashedNumbers.swift` is the same in Swift.
"""

import numpy


def hashes(stream, count):
    with numpy.errstate(over="ignore"):
        x = numpy.arange(count, dtype=numpy.uint32) + numpy.uint32(stream * 0x9E3779B9 & 0xFFFFFFFF)
        x ^= x >> numpy.uint32(16)
        x *= numpy.uint32(0x7FEB352D)
        x ^= x >> numpy.uint32(15)
        x *= numpy.uint32(0x846CA68B)
        x ^= x >> numpy.uint32(16)
    return x


def units(stream, count):
    return (hashes(stream, count) >> numpy.uint32(8)).astype(numpy.float64) * 2.0**-24


def numbers(stream, shape, limit=1.0):
    return ((2 * units(stream, int(numpy.prod(shape))) - 1) * limit).reshape(shape)
