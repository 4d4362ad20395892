"""Sizes and data of the workloads, for all peers. Benchmarks/README.md describes them."""

import numpy

# Layers of the dense networks, samples of a batch.
DENSE = {"W1": ([2, 8, 8, 1], 10), "W2": ([2, 64, 64, 3], 64), "W3": ([784, 128, 64, 10], 64)}
VOCABULARY, EMBEDDING, HIDDEN, STEPS, SEQUENCES = 28, 16, 128, 32, 32
ADDING_STEPS, ADDING_HIDDEN = 100, 64
BATCHES = 16
# The range test of W9: nothing diverges there, so everybody takes all its steps.
RANGE = {"start": 1e-7, "end": 0.1, "steps": 100}


def generator():
    return numpy.random.default_rng(1)


def dense_data(name):
    """x [batches, rows, features] in 32 bits; y [batches, rows] classes. Labels are noise: nothing is ever learned."""
    sizes, rows = DENSE[name]
    chance = generator()
    x = chance.standard_normal((BATCHES, rows, sizes[0]), dtype=numpy.float32)
    return x, chance.integers(0, max(2, sizes[-1]), (BATCHES, rows))


def image_data():
    chance = generator()
    x = chance.random((BATCHES, 64, 1, 28, 28), dtype=numpy.float32)
    return x, chance.integers(0, 10, (BATCHES, 64))


def character_data():
    """Tokens and the tokens that follow, [batches, steps, sequences]."""
    tokens = generator().integers(0, VOCABULARY, (BATCHES, STEPS + 1, SEQUENCES))
    return tokens[:, :-1].copy(), tokens[:, 1:].copy()


def adding_data():
    """x [batches, steps, sequences, 2], y [batches, sequences, 1]"""
    chance = generator()
    x = numpy.zeros((BATCHES, ADDING_STEPS, SEQUENCES, 2), dtype=numpy.float32)
    x[..., 0] = chance.random((BATCHES, ADDING_STEPS, SEQUENCES))
    half = ADDING_STEPS // 2
    for part in range(2):
        marked = chance.integers(part * half, (part + 1) * half, (BATCHES, 1, SEQUENCES, 1))
        numpy.put_along_axis(x[..., 1:], marked, 1, axis=1)
    return x, (x[..., 0] * x[..., 1]).sum(axis=1)[..., None]


def hashes(stream, count):
    """The hashed numbers of the tests' fixtures (Tests/EngineTests/Fixtures/hashed.py), so that trees see the same table."""
    with numpy.errstate(over="ignore"):
        x = numpy.arange(count, dtype=numpy.uint32) + numpy.uint32(stream * 0x9E3779B9 & 0xFFFFFFFF)
        x ^= x >> numpy.uint32(16)
        x *= numpy.uint32(0x7FEB352D)
        x ^= x >> numpy.uint32(15)
        x *= numpy.uint32(0x846CA68B)
        x ^= x >> numpy.uint32(16)
    return x


# Sums of place times number, places counted from 1: over x as multiples of 2^-24, and over the labels.
TREE_CHECKSUM = 167_339_861_913_720_866


def tree_data(rows=10_000, features=20):
    """x [rows, features] is unit(201, index). With v = x0 + x1 + 2 x2 x3 in 64 bits the class is 0 below 1.2, 1 below
    1.7, else 2; where hash(202, row) % 16 = 0 it is (hash(202, row) >> 8) % 3 instead."""
    x = (hashes(201, rows * features) >> numpy.uint32(8)).astype(numpy.float64).reshape(rows, features) * 2.0**-24
    v = x[:, 0] + x[:, 1] + 2 * x[:, 2] * x[:, 3]
    label = (v >= 1.2).astype(numpy.int64) + (v >= 1.7)
    h = hashes(202, rows).astype(numpy.int64)
    label = numpy.where(h % 16 == 0, (h >> 8) % 3, label)
    numbers = (x.ravel() * 2.0**24).astype(numpy.int64)
    checksum = (numbers * numpy.arange(1, x.size + 1)).sum() + (label * numpy.arange(1, rows + 1)).sum()
    if (rows, features) == (10_000, 20) and checksum != TREE_CHECKSUM:
        raise ValueError(f"the table's checksum is {checksum}; expected {TREE_CHECKSUM}")
    return x.astype(numpy.float32), label
