"""The first 20 training losses of the benchmark workloads, from PyTorch in 32 bits, for the tests of parity.

    python3 -m venv venv && venv/bin/pip install "torch==2.13.0+cpu" numpy
    venv/bin/python make_parity.py          # writes parity.json beside this script

Neither the starting parameters nor the data are stored: `hashed.py` says how both sides compute them.

parity.json
    made_by
    hash        {stream, hashes, numbers}: the first of one stream, numbers with limit 1
    workloads   name -> {
      settings  what is trained and how, for people
      tensors   list of {name, shape, limit} in the order of the network: the tensor at place i (from 0) holds
                number(stream: i + 1, index, limit), index counting row by row
      batch     samples a step; step s trains on samples s * batch ..< (s + 1) * batch, in that order
      data      {inputs, targets: the first 8 numbers; inputs_sum, targets_sum}: to see that the data agree
      losses    of steps 1...20, each before its update }

Data, sample n, all 20 * batch of them (streams 101 to 103):
    W1, W2      two features, number(101, 2n + feature, 1).
                W1: class 1 where both have the same sign (x > 0). W2: class (x0 > x1) + (x0 > -x1).
    W3, W4      class n % 10 = c; pixel p of 784 is unit(101, 784 n + p) in rows 2c + 2 ..< 2c + 8, elsewhere 1/8 of it.
    W5, W6, W6g tokens t of 33: h = hash(101, 33 n + t); (h >> 8) % 28 where t = 0 or h % 4 = 0, else the token before
                plus 3, modulo 28. Inputs are the first 32, targets the last 32.
    W7          step t of 100: unit(101, 100 n + t) and a mark, which is 1 at steps hash(102, n) % 50 and
                50 + hash(103, n) % 50, else 0. The target is the sum of the two marked numbers.

Conventions: gates in PyTorch's order (LSTM i, f, g, o; GRU r, z, n), one bias a gate: `bias_hh` stays zero, except for
the candidate of the GRU, n = tanh(W_in x + b_in + r (W_hn h + b_hn)), where it is a parameter. The gradient is scaled by
min(1, limit / (norm + 1e-6)), as `torch.nn.utils.clip_grad_norm_` does.
"""

import sys

sys.dont_write_bytecode = True

import json
import math
import pathlib
import platform

import numpy
import torch
from torch import nn

from hashed import hashes, numbers, units

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
HERE = pathlib.Path(__file__).parent
MADE_BY = f"PyTorch {torch.__version__}, NumPy {numpy.__version__}, Python {platform.python_version()}, make_parity.py"
STEPS = 20


class Recurrent(nn.Module):
    """Embedding (or none), one recurrent layer, and a dense layer at every step or at the last."""

    def __init__(self, kind, inputs, hidden, outputs, vocabulary=None):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, inputs) if vocabulary else None
        self.core = kind(inputs, hidden, batch_first=True)
        self.head = nn.Linear(hidden, outputs)
        self.every_step = vocabulary is not None
        with torch.no_grad():
            self.core.bias_hh_l0.zero_()
        own = torch.zeros_like(self.core.bias_hh_l0)
        if kind is nn.GRU:
            own[2 * hidden :] = 1
        self.core.bias_hh_l0.register_hook(lambda gradient: gradient * own)

    def forward(self, x):
        if self.embedding is not None:
            x = self.embedding(x)
        states, _ = self.core(x)
        return self.head(states if self.every_step else states[:, -1])

    def tensors(self):
        """Name and tensor, in the order of our network; a view where only a part is a parameter of ours."""
        core = self.core
        if self.embedding is not None:
            yield "embedding", self.embedding.weight
        yield "input weights", core.weight_ih_l0
        yield "state weights", core.weight_hh_l0
        yield "biases", core.bias_ih_l0
        if isinstance(core, nn.GRU):
            yield "candidate state biases", core.bias_hh_l0[2 * core.hidden_size :]
        yield "head weights", self.head.weight
        yield "head biases", self.head.bias


def tensors(network):
    return list(network.tensors() if isinstance(network, Recurrent) else network.named_parameters())


def limit(fan_in):
    """A power of two near 1 / sqrt(fan-in)."""
    return 2.0 ** math.floor(0.5 - math.log2(fan_in) / 2)


def start(network):
    """Sets every parameter and tells how."""
    described = []
    fan_in = 1
    for place, (name, tensor) in enumerate(tensors(network)):
        if name == "embedding":
            bound = 1.0
        elif isinstance(network, Recurrent) and not name.startswith("head"):
            bound = limit(network.core.hidden_size)
        else:
            if tensor.dim() > 1:
                fan_in = tensor[0].numel()
            bound = limit(fan_in)
        with torch.no_grad():
            tensor.copy_(torch.from_numpy(numbers(place + 1, tuple(tensor.shape), bound)))
        described.append({"name": name, "shape": list(tensor.shape), "limit": bound})
    return described


def plane(count, label):
    x = numbers(101, (count, 2))
    return torch.from_numpy(x).float(), label(x[:, 0], x[:, 1])


def same_sign(count):
    x, y = plane(count, lambda a, b: (a > 0) == (b > 0))
    return x, torch.from_numpy(y).float()[:, None]


def quarters(count):
    x, y = plane(count, lambda a, b: (a > b).astype(int) + (a > -b))
    return x, torch.from_numpy(y)


def images(count, shape):
    u = units(101, count * 784).reshape(count, 28, 28)
    label = numpy.arange(count) % 10
    row = numpy.arange(28)[None]
    bright = (row >= 2 * label[:, None] + 2) & (row < 2 * label[:, None] + 8)
    x = numpy.where(bright[:, :, None], u, u / 8)
    return torch.from_numpy(x.reshape(count, *shape)).float(), torch.from_numpy(label)


def characters(count, steps=32, vocabulary=28):
    h = hashes(101, count * (steps + 1)).reshape(count, steps + 1).astype(numpy.int64)
    tokens = numpy.zeros_like(h)
    for t in range(steps + 1):
        drawn = (h[:, t] >> 8) % vocabulary
        tokens[:, t] = drawn if t == 0 else numpy.where(h[:, t] % 4 == 0, drawn, (tokens[:, t - 1] + 3) % vocabulary)
    return torch.from_numpy(tokens[:, :-1].copy()), torch.from_numpy(tokens[:, 1:].copy())


def adding(count, steps=100):
    value = units(101, count * steps).reshape(count, steps)
    mark = numpy.zeros_like(value)
    rows = numpy.arange(count)
    first = hashes(102, count).astype(int) % (steps // 2)
    second = steps // 2 + hashes(103, count).astype(int) % (steps // 2)
    mark[rows, first] = 1
    mark[rows, second] = 1
    x = torch.from_numpy(numpy.stack([value, mark], axis=2)).float()
    return x, (x[rows, first, 0] + x[rows, second, 0])[:, None]


def multilayer(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def each_step(logits, targets):
    """The mean over samples and steps."""
    return nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())


def characters_case(kind):
    return (
        lambda: Recurrent(kind, 16, 128, 28, vocabulary=28), characters, each_step,
        lambda p: torch.optim.Adam(p, lr=0.002), 32, 1.0,
        f"embedding 28 -> 16, {kind.__name__} 16 -> 128 (tanh), 32 steps, dense 28 at every step; mean cross-entropy "
        "over samples and steps; Adam 0.002; gradient clipped to norm 1; batch 32")


def workloads():
    """name -> network, data, loss, optimizer, batch, limit of the gradient's norm, words"""
    f = nn.functional
    return {
        "W1": (
            lambda: multilayer([2, 8, 8, 1], nn.Tanh), same_sign, f.binary_cross_entropy_with_logits,
            lambda p: torch.optim.SGD(p, lr=0.5), 10, None,
            "2-8-8-1 tanh, binary cross-entropy on the logit, SGD 0.5, batch 10"),
        "W2": (
            lambda: multilayer([2, 64, 64, 3], nn.ReLU), quarters, f.cross_entropy,
            lambda p: torch.optim.Adam(p, lr=0.01), 64, None,
            "2-64-64-3 ReLU, cross-entropy, Adam 0.01, batch 64"),
        "W3": (
            lambda: multilayer([784, 128, 64, 10], nn.ReLU), lambda n: images(n, (784,)), f.cross_entropy,
            lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9), 64, None,
            "784-128-64-10 ReLU, cross-entropy, momentum 0.05 and 0.9, batch 64"),
        "W4": (
            lenet, lambda n: images(n, (1, 28, 28)), f.cross_entropy, lambda p: torch.optim.Adam(p, lr=0.001), 64, None,
            "1x28x28, convolution 5x5x6 padded by 2, ReLU, max-pool 2, convolution 5x5x16, ReLU, max-pool 2, dense "
            "120-84-10 ReLU; cross-entropy; Adam 0.001; batch 64"),
        "W5": characters_case(nn.RNN),
        "W6": characters_case(nn.LSTM),
        "W6g": characters_case(nn.GRU),
        "W7": (
            lambda: Recurrent(nn.LSTM, 2, 64, 1), adding, f.mse_loss, lambda p: torch.optim.Adam(p, lr=0.002), 32, None,
            "LSTM 2 -> 64, 100 steps, dense 1 from the last; mean squared error; Adam 0.002; batch 32"),
    }


def train(make, data, loss_function, optimizer, batch, clip, words):
    network = make()
    described = start(network)
    inputs, targets = data(STEPS * batch)
    rule = optimizer(network.parameters())
    losses, norms = [], []
    for step in range(STEPS):
        rows = slice(step * batch, (step + 1) * batch)
        loss = loss_function(network(inputs[rows]), targets[rows])
        rule.zero_grad()
        loss.backward()
        if clip is not None:
            norms.append(nn.utils.clip_grad_norm_(network.parameters(), clip).item())
        rule.step()
        losses.append(loss.item())
    return {
        "settings": words,
        "tensors": described,
        "batch": batch,
        "data": {
            "inputs": inputs.flatten()[:8].tolist(),
            "targets": targets.flatten()[:8].tolist(),
            "inputs_sum": inputs.double().sum().item(),
            "targets_sum": targets.double().sum().item(),
        },
        "losses": losses,
    }, norms


if __name__ == "__main__":
    results = {}
    for name, workload in workloads().items():
        results[name], norms = train(*workload)
        losses = results[name]["losses"]
        print(name, *(f"{loss:.4f}" for loss in losses))
        if norms:
            print("  norms", *(f"{norm:.3f}" for norm in norms))
    body = {
        "made_by": MADE_BY,
        "hash": {"stream": 7, "hashes": hashes(7, 8).tolist(), "numbers": numbers(7, (8,)).tolist()},
        "workloads": results,
    }
    (HERE / "parity.json").write_text(json.dumps(body, indent=1) + "\n")
