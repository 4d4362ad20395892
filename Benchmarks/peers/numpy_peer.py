"""The dense workloads in NumPy, forward and backward written by hand."""

import sys

import protocol

try:
    import numpy
    import workloads
except ImportError as failure:
    protocol.absent("numpy", failure)
    sys.exit()


def start(sizes):
    chance = workloads.generator()
    weights, biases = [], []
    for inputs, outputs in zip(sizes, sizes[1:]):
        limit = inputs**-0.5
        weights.append(chance.uniform(-limit, limit, (inputs, outputs)).astype(numpy.float32))
        biases.append(numpy.zeros(outputs, dtype=numpy.float32))
    return weights, biases


def sigmoid_slope(logits, y):
    """d(mean binary cross-entropy) / d logits"""
    return (1 / (1 + numpy.exp(-logits)) - y) / len(y)


def softmax_slope(logits, y):
    """d(mean cross-entropy) / d logits"""
    slope = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    slope /= slope.sum(axis=1, keepdims=True)
    slope[numpy.arange(len(y)), y] -= 1
    slope /= len(y)
    return slope


def gradients(weights, biases, x, y, is_tanh, slope_of):
    """Gradients in the order of `weights + biases`."""
    values = [x]
    for layer, (w, b) in enumerate(zip(weights, biases)):
        z = values[-1] @ w
        z += b
        if layer < len(weights) - 1:
            numpy.tanh(z, out=z) if is_tanh else numpy.maximum(z, 0, out=z)
        values.append(z)
    slope = slope_of(values[-1], y)
    dw, db = [], []
    for layer in reversed(range(len(weights))):
        h = values[layer]
        dw.append(h.T @ slope)
        db.append(slope.sum(axis=0))
        if layer > 0:
            slope = slope @ weights[layer].T
            slope *= 1 - h * h if is_tanh else h > 0
    return dw[::-1] + db[::-1]


def descent(parameters, rate=0.01):
    def update(slopes):
        for p, g in zip(parameters, slopes):
            p -= rate * g

    return update


def momentum(parameters, rate=0.01, share=0.9):
    memory = [numpy.zeros_like(p) for p in parameters]

    def update(slopes):
        for p, v, g in zip(parameters, memory, slopes):
            v *= share
            v += g
            p -= rate * v

    return update


def adam(parameters, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    first = [numpy.zeros_like(p) for p in parameters]
    second = [numpy.zeros_like(p) for p in parameters]
    time = 0

    def update(slopes):
        nonlocal time
        time += 1
        step, root = rate / (1 - beta1**time), (1 - beta2**time) ** 0.5
        for p, m, v, g in zip(parameters, first, second, slopes):
            m *= beta1
            m += (1 - beta1) * g
            v *= beta2
            v += (1 - beta2) * g * g
            p -= step * m / (numpy.sqrt(v) / root + epsilon)

    return update


def trainer(name, is_tanh, slope_of, rule):
    def prepare():
        x, y = workloads.dense_data(name)
        if name == "W1":
            y = y.astype(numpy.float32)[..., None]
        weights, biases = start(workloads.DENSE[name][0])
        update = rule(weights + biases)

        def steps(count):
            for step in range(count):
                batch = step % len(x)
                update(gradients(weights, biases, x[batch], y[batch], is_tanh, slope_of))

        return steps, 1

    return prepare


protocol.serve(
    "numpy", f"numpy {numpy.__version__}",
    {
        "W1": trainer("W1", True, sigmoid_slope, descent),
        "W2": trainer("W2", False, softmax_slope, adam),
        "W3": trainer("W3", False, softmax_slope, momentum),
    })
