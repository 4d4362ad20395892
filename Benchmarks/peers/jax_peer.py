"""The workloads in JAX.

    python jax_peer.py [--scan]     one compiled step a call; --scan: 100 steps a call
"""

import sys

import protocol

IS_SCAN = "--scan" in sys.argv
PROGRAM = "jax scan" if IS_SCAN else "jax"

try:
    import jax
    import jax.numpy as jnp
    import numpy
    import workloads
except ImportError as failure:
    protocol.absent(PROGRAM, failure)
    sys.exit()


def uniform(chance, limit, *shape):
    return jnp.asarray(chance.uniform(-limit, limit, shape).astype(numpy.float32))


def layer(chance, inputs, outputs):
    return uniform(chance, inputs**-0.5, inputs, outputs), jnp.zeros(outputs)


# Losses


def cross_entropy(logits, labels):
    return -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[..., None], axis=-1).mean()


def binary_cross_entropy(logits, labels):
    return (jnp.maximum(logits, 0) - logits * labels + jnp.log1p(jnp.exp(-jnp.abs(logits)))).mean()


# Rules of descent: (parameters, state, gradients, rate) -> (parameters, state)


def descent(parameters, state, slopes, rate):
    return jax.tree.map(lambda p, g: p - rate * g, parameters, slopes), state


def momentum(parameters, state, slopes, rate, share=0.9):
    state = jax.tree.map(lambda v, g: share * v + g, state, slopes)
    return jax.tree.map(lambda p, v: p - rate * v, parameters, state), state


def adam(parameters, state, slopes, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    first, second, time = state
    time = time + 1
    first = jax.tree.map(lambda m, g: beta1 * m + (1 - beta1) * g, first, slopes)
    second = jax.tree.map(lambda v, g: beta2 * v + (1 - beta2) * g * g, second, slopes)
    step, root = rate / (1 - beta1**time), jnp.sqrt(1 - beta2**time)
    moved = jax.tree.map(lambda p, m, v: p - step * m / (jnp.sqrt(v) / root + epsilon), parameters, first, second)
    return moved, (first, second, time)


def zeros(parameters):
    return jax.tree.map(jnp.zeros_like, parameters)


def empty_state(rule, parameters):
    return (zeros(parameters), zeros(parameters), jnp.float32(0)) if rule is adam else zeros(parameters)


def clipped(slopes, limit):
    norm = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree.leaves(slopes)))
    scale = jnp.minimum(1.0, limit / (norm + 1e-6))
    return jax.tree.map(lambda g: g * scale, slopes)


def trainer(parameters, loss, rule, x, y, rate=0.001, clip=None):
    x, y = jnp.asarray(x), jnp.asarray(y)
    state = empty_state(rule, parameters)

    def step(parameters, state, inputs, targets):
        slopes = jax.grad(loss)(parameters, inputs, targets)
        if clip is not None:
            slopes = clipped(slopes, clip)
        return rule(parameters, state, slopes, rate)

    if IS_SCAN:
        def hundred(parameters, state, x, y):
            def body(carry, index):
                return step(*carry, x[index % len(x)], y[index % len(x)]), None

            return jax.lax.scan(body, (parameters, state), jnp.arange(100))[0]

        call, unit = jax.jit(hundred, donate_argnums=(0, 1)), 100
        batches = [(x, y)]
    else:
        call, unit = jax.jit(step, donate_argnums=(0, 1)), 1
        batches = [(inputs, targets) for inputs, targets in zip(x, y)]

    def steps(count):
        nonlocal parameters, state
        for number in range(count // unit):
            parameters, state = call(parameters, state, *batches[number % len(batches)])
        jax.block_until_ready(parameters)

    return steps, unit


def dense(name, activation, loss, rule):
    def prepare():
        sizes, _ = workloads.DENSE[name]
        chance = workloads.generator()
        x, y = workloads.dense_data(name)
        if name == "W1":
            y = y.astype(numpy.float32)[..., None]

        def value(parameters, inputs, targets):
            for w, b in parameters[:-1]:
                inputs = activation(inputs @ w + b)
            w, b = parameters[-1]
            return loss(inputs @ w + b, targets)

        return trainer([layer(chance, a, b) for a, b in zip(sizes, sizes[1:])], value, rule, x, y, rate=0.01)

    return prepare


def images():
    chance = workloads.generator()
    parameters = [
        (uniform(chance, 0.2, 6, 1, 5, 5), jnp.zeros((6, 1, 1))), (uniform(chance, 0.08, 16, 6, 5, 5), jnp.zeros((16, 1, 1))),
        layer(chance, 400, 120), layer(chance, 120, 84), layer(chance, 84, 10),
    ]

    def convolution(x, weights, padding):
        w, b = weights
        x = jax.nn.relu(jax.lax.conv(x, w, (1, 1), padding) + b)
        return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")

    def value(parameters, x, targets):
        x = convolution(x, parameters[0], "SAME")
        x = convolution(x, parameters[1], "VALID").reshape(len(x), -1)
        for w, b in parameters[2:4]:
            x = jax.nn.relu(x @ w + b)
        w, b = parameters[4]
        return cross_entropy(x @ w + b, targets)

    return trainer(parameters, value, adam, *workloads.image_data())


# Cells: (state, what the input adds, weights) -> state; the state's first array is what the next layer sees


def rnn(state, z, weights):
    return (jnp.tanh(z + state[0] @ weights["state"]),)


def lstm(state, z, weights):
    h, c = state
    i, f, g, o = jnp.split(z + h @ weights["state"], 4, axis=-1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    return jax.nn.sigmoid(o) * jnp.tanh(c), c


def gru(state, z, weights):
    (h,) = state
    zr, zz, zn = jnp.split(z, 3, axis=-1)
    hr, hz, hn = jnp.split(h @ weights["state"], 3, axis=-1)
    r, u = jax.nn.sigmoid(zr + hr), jax.nn.sigmoid(zz + hz)
    n = jnp.tanh(zn + r * (hn + weights["candidate"]))
    return ((1 - u) * n + u * h,)


GATES = {rnn: 1, lstm: 4, gru: 3}


def recurrent(chance, cell, inputs, hidden, outputs):
    limit = hidden**-0.5
    return {
        "input": uniform(chance, limit, inputs, GATES[cell] * hidden), "bias": jnp.zeros(GATES[cell] * hidden),
        "state": uniform(chance, limit, hidden, GATES[cell] * hidden), "candidate": jnp.zeros(hidden),
        "head": layer(chance, hidden, outputs),
    }


def unrolled(cell, z, weights, hidden):
    """All states [steps, n, hidden] from what the inputs add, z [steps, n, gates]."""
    start = tuple(jnp.zeros((z.shape[1], hidden)) for _ in range(2 if cell is lstm else 1))

    def body(state, z):
        state = cell(state, z, weights)
        return state, state[0]

    return jax.lax.scan(body, start, z)[1]


def characters(cell):
    def prepare():
        chance = workloads.generator()
        weights = recurrent(chance, cell, workloads.EMBEDDING, workloads.HIDDEN, workloads.VOCABULARY)
        weights["embedding"] = uniform(chance, 1, workloads.VOCABULARY, workloads.EMBEDDING)

        def value(weights, tokens, targets):
            # Each token's share is computed once, and looked up.
            z = (weights["embedding"] @ weights["input"] + weights["bias"])[tokens]
            w, b = weights["head"]
            return cross_entropy(unrolled(cell, z, weights, workloads.HIDDEN) @ w + b, targets)

        return trainer(weights, value, adam, *workloads.character_data(), rate=0.002, clip=1.0)

    return prepare


def adding():
    weights = recurrent(workloads.generator(), lstm, 2, workloads.ADDING_HIDDEN, 1)

    def value(weights, x, targets):
        w, b = weights["head"]
        z = x @ weights["input"] + weights["bias"]
        return jnp.mean((unrolled(lstm, z, weights, workloads.ADDING_HIDDEN)[-1] @ w + b - targets) ** 2)

    return trainer(weights, value, adam, *workloads.adding_data())


protocol.serve(
    PROGRAM, f"jax {jax.__version__}",
    {
        "W1": dense("W1", jnp.tanh, binary_cross_entropy, descent),
        "W2": dense("W2", jax.nn.relu, cross_entropy, adam),
        "W3": dense("W3", jax.nn.relu, cross_entropy, momentum),
        "W4": images,
        "W5": characters(rnn), "W6": characters(lstm), "W6g": characters(gru),
        "W7": adding,
    })
