"""What single layers, activations and losses answer, and their slopes, from PyTorch in 64 bits.

    venv/bin/python make_layers.py          # writes layers-*.json beside this script; PyTorch as for make_parity.py

Every file is {made_by, cases}, and every case, one line of the file,

    name        what it is
    settings    numbers and words of this case; {} where there are none
    given       name -> {shape, stream, limit}: number(stream, index, limit) of `hashed.py`, index counting row by row;
                or {shape, values}: as they are
    expected    name -> {shape, values}, nine digits

The slopes ("d" and the name of something given) are those of sum(output * weights), where `weights` is given too; for a
loss they are those of the loss. Arrays have PyTorch's shapes:

layers-convolution.json   x, output [n, channels, height, width]; weight [out, in, height, width]; bias [out].
                          Kinds: conv2d, max-pool, average-pool (padding counts as zeros, or not: count_include_pad)
layers-normalization.json three batches x1, x2, x3 [n, features] or [n, channels, height, width] go through in training;
                          output, dx3, dgamma, dbeta belong to the third; running_mean and running_variance (unbiased) are
                          those after it; evaluation_* are of x3 in evaluation, before any update of gamma and beta
layers-recurrent.json     time-major: x [steps, n, inputs]; h0, c0 [n, hidden]; output [steps, n, hidden]; last_h, last_c.
                          Weights [gates * hidden, inputs or hidden], gates in PyTorch's order (LSTM i, f, g, o; GRU r, z,
                          n); one bias a gate, and for the GRU candidate_bias [hidden], which is inside the reset gate's
                          product: n = tanh(W_in x + b_in + r (W_hn h + candidate_bias)). Kinds: rnn-tanh, rnn-relu, lstm,
                          gru, and embedding (tokens [steps, n], table [vocabulary, width])
layers-activations.json   x, output, dx, element by element
layers-losses.json        logits or outputs and targets; loss is the mean over samples, steps that count, and outputs
"""

import sys

sys.dont_write_bytecode = True

import itertools
import json
import pathlib
import platform

import numpy
import torch
from torch import nn

from hashed import hashes, numbers

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent
MADE_BY = f"PyTorch {torch.__version__}, NumPy {numpy.__version__}, Python {platform.python_version()}, make_layers.py"
streams = itertools.count(1000)


class Case:
    """Draws what is given and keeps what came out."""

    def __init__(self, name, **settings):
        self.body = {"name": name, "settings": settings, "given": {}, "expected": {}}
        self.given = {}

    def draw(self, name, *shape, limit=1.0):
        stream = next(streams)
        self.body["given"][name] = {"shape": list(shape), "stream": stream, "limit": limit}
        self.given[name] = torch.from_numpy(numbers(stream, shape, limit)).requires_grad_()
        return self.given[name]

    def store(self, name, tensor):
        self.body["given"][name] = {"shape": list(tensor.shape), "values": tensor.flatten().tolist()}
        return tensor

    def whole(self, name, below, *shape):
        drawn = hashes(next(streams), int(numpy.prod(shape))).astype(numpy.int64) % below
        return self.store(name, torch.from_numpy(drawn.reshape(shape)))

    def expect(self, **results):
        for name, tensor in results.items():
            values = [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]
            self.body["expected"][name] = {"shape": list(tensor.shape), "values": values}

    def expect_slopes(self, output, *names, weighted=True):
        """Slopes by what is named; those of earlier calls are forgotten."""
        total = (output * self.draw("weights", *output.shape).detach()).sum() if weighted else output
        slopes = torch.autograd.grad(total, [self.given[name] for name in names])
        self.expect(**{f"d{name}": slope for name, slope in zip(names, slopes)})


def write(topic, cases):
    lines = ",\n".join(json.dumps(case.body, separators=(",", ":")) for case in cases)
    path = HERE / f"layers-{topic}.json"
    path.write_text('{"made_by":' + json.dumps(MADE_BY) + ',\n"cases":[\n' + lines + "\n]}\n")
    print(f"{path.name}: {len(cases)} cases, {path.stat().st_size / 1000:.0f} kB")


def convolution():
    cases = []
    for n, inputs, outputs, height, width, kernel, stride, padding, dilation in [
        (2, 1, 2, 6, 6, (3, 3), (1, 1), (0, 0), (1, 1)),
        (3, 2, 3, 7, 5, (3, 3), (1, 1), (1, 1), (1, 1)),
        (2, 3, 7, 8, 8, (5, 5), (1, 1), (2, 2), (1, 1)),
        (2, 2, 3, 9, 8, (3, 3), (2, 2), (1, 1), (1, 1)),
        (2, 2, 2, 9, 9, (3, 3), (1, 1), (2, 2), (2, 2)),
        (2, 1, 3, 10, 11, (3, 2), (3, 2), (0, 1), (2, 3)),
        (2, 4, 3, 4, 4, (1, 1), (1, 1), (0, 0), (1, 1)),
        (17, 1, 2, 4, 4, (2, 2), (2, 2), (1, 1), (1, 1)),
        (1, 2, 8, 5, 5, (5, 5), (1, 1), (0, 0), (1, 1)),
    ]:
        case = Case("conv2d", kernel=kernel, stride=stride, padding=padding, dilation=dilation)
        x = case.draw("x", n, inputs, height, width)
        weight = case.draw("weight", outputs, inputs, *kernel, limit=0.5)
        output = nn.functional.conv2d(
            x, weight, case.draw("bias", outputs, limit=0.5), stride=stride, padding=padding, dilation=dilation)
        case.expect(output=output)
        case.expect_slopes(output, "x", "weight", "bias")
        cases.append(case)
    for n, channels, height, width, kernel, stride, padding in [
        (2, 2, 6, 6, (2, 2), (2, 2), (0, 0)), (3, 1, 7, 5, (2, 2), (2, 2), (0, 0)),
        (2, 2, 7, 7, (3, 3), (2, 2), (1, 1)), (2, 1, 5, 6, (3, 2), (1, 1), (0, 0)),
    ]:
        pools = [
            ("max-pool", {}, lambda x: nn.functional.max_pool2d(x, kernel, stride, padding)),
            ("average-pool", {"count_include_pad": True}, lambda x: nn.functional.avg_pool2d(x, kernel, stride, padding)),
        ]
        if padding != (0, 0):
            pools.append((
                "average-pool", {"count_include_pad": False},
                lambda x: nn.functional.avg_pool2d(x, kernel, stride, padding, count_include_pad=False)))
        for name, more, pool in pools:
            case = Case(name, kernel=kernel, stride=stride, padding=padding, **more)
            output = pool(case.draw("x", n, channels, height, width))
            case.expect(output=output)
            case.expect_slopes(output, "x")
            cases.append(case)
    write("convolution", cases)


def normalization():
    cases = []
    for name, layer, shape in [
        ("batch-norm-1d", nn.BatchNorm1d, (6, 5)), ("batch-norm-1d", nn.BatchNorm1d, (19, 3)),
        ("batch-norm-2d", nn.BatchNorm2d, (4, 3, 3, 2)), ("batch-norm-2d", nn.BatchNorm2d, (17, 2, 2, 3)),
    ]:
        case = Case(name, momentum=0.1, epsilon=1e-5)
        batches = [case.draw(f"x{number}", *shape, limit=2.0**number) for number in (1, 2, 3)]
        norm = layer(shape[1], eps=1e-5, momentum=0.1)
        del norm.weight, norm.bias
        norm.weight, norm.bias = case.draw("gamma", shape[1]), case.draw("beta", shape[1])
        for batch in batches:
            output = norm(batch)
        case.expect(output=output, running_mean=norm.running_mean, running_variance=norm.running_var)
        weights = case.draw("weights", *shape).detach()
        names = ["x3", "gamma", "beta"]
        norm.eval()
        evaluated = norm(batches[2])
        case.expect(evaluation_output=evaluated)
        for prefix, result in [("", output), ("evaluation_", evaluated)]:
            slopes = torch.autograd.grad((result * weights).sum(), [case.given[key] for key in names])
            case.expect(**{f"{prefix}d{key}": slope for key, slope in zip(names, slopes)})
        cases.append(case)
    write("normalization", cases)


def recurrent():
    kinds = {
        "rnn-tanh": (nn.RNN, 1, {"nonlinearity": "tanh"}), "rnn-relu": (nn.RNN, 1, {"nonlinearity": "relu"}),
        "lstm": (nn.LSTM, 4, {}), "gru": (nn.GRU, 3, {}),
    }
    cases = []
    for kind, (make, gates, more) in kinds.items():
        for steps, n, inputs, hidden, is_warm in [(1, 2, 3, 4, False), (4, 3, 2, 5, False), (5, 2, 3, 9, True)]:
            case = Case(kind, steps=steps, hidden=hidden)
            case.draw("x", steps, n, inputs)
            case.draw("input_weights", gates * hidden, inputs, limit=0.5)
            case.draw("state_weights", gates * hidden, hidden, limit=0.5)
            case.draw("bias", gates * hidden, limit=0.5)
            names = ["x", "input_weights", "state_weights", "bias"]
            state_bias = torch.zeros(gates * hidden)
            if kind == "gru":
                case.draw("candidate_bias", hidden, limit=0.5)
                names.append("candidate_bias")
                state_bias = torch.cat([torch.zeros(2 * hidden), case.given["candidate_bias"]])
            states = ["h0", "c0"] if kind == "lstm" else ["h0"]
            if is_warm:
                names += states
                before = [case.draw(name, n, hidden)[None] for name in states]
            else:
                before = [torch.zeros(1, n, hidden) for _ in states]
            layer = make(inputs, hidden, **more)
            values = {
                "weight_ih_l0": case.given["input_weights"], "weight_hh_l0": case.given["state_weights"],
                "bias_ih_l0": case.given["bias"], "bias_hh_l0": state_bias,
            }
            output, last = torch.func.functional_call(
                layer, values, (case.given["x"], tuple(before) if kind == "lstm" else before[0]))
            case.expect(output=output)
            if kind == "lstm":
                case.expect(last_h=last[0][0], last_c=last[1][0])
            else:
                case.expect(last_h=last[0])
            case.expect_slopes(output, *names)
            cases.append(case)
    for vocabulary, width, shape in [(5, 3, (4, 2)), (28, 16, (3, 5))]:
        case = Case("embedding", vocabulary=vocabulary, width=width)
        output = nn.functional.embedding(case.whole("tokens", vocabulary, *shape), case.draw("table", vocabulary, width))
        case.expect(output=output)
        case.expect_slopes(output, "table")
        cases.append(case)
    write("recurrent", cases)


def activations():
    f = nn.functional
    cases = []
    for name, settings, function in [
        ("softplus", {}, lambda x: f.softplus(x, threshold=1e9)), ("elu", {"alpha": 1.0}, lambda x: f.elu(x, 1.0)),
        ("elu", {"alpha": 0.25}, lambda x: f.elu(x, 0.25)), ("gelu", {}, f.gelu),
    ]:
        case = Case(name, **settings)
        x = torch.tensor([-30.0, -8, -5, -3, -2, -1, -0.75, -0.25, -1e-3, 0, 1e-3, 0.125, 0.5, 1, 2, 5, 12, 40])
        case.store("x", x)
        x.requires_grad_()
        output = function(x)
        case.expect(output=output, dx=torch.autograd.grad(output.sum(), x)[0])
        cases.append(case)
    write("activations", cases)


def losses():
    f = nn.functional
    cases = []

    def finish(case, loss, by):
        case.expect(loss=loss)
        case.expect_slopes(loss, by, weighted=False)
        cases.append(case)

    for n, classes, limit in [(5, 3, 4.0), (17, 10, 8.0), (3, 2, 64.0)]:
        case = Case("smoothed-cross-entropy", smoothing=0.1)
        logits = case.draw("logits", n, classes, limit=limit)
        finish(case, f.cross_entropy(logits, case.whole("targets", classes, n), label_smoothing=0.1), "logits")
    for n, steps, classes in [(3, 4, 5), (2, 7, 28)]:
        case = Case("step-cross-entropy", ignored=-1)
        logits = case.draw("logits", n, steps, classes, limit=4.0)
        targets = case.whole("targets", classes + classes // 2, n, steps)
        targets = case.store("targets", torch.where(targets < classes, targets, -1))
        finish(case, f.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-1), "logits")
    for n, outputs, delta in [(7, 1, 1.0), (5, 3, 1.0), (5, 3, 0.5)]:
        case = Case("huber", delta=delta)
        values = case.draw("outputs", n, outputs, limit=2.0)
        finish(case, f.huber_loss(values, case.draw("targets", n, outputs).detach(), delta=delta), "outputs")
    for n, outputs, limit in [(6, 4, 4.0), (3, 9, 64.0)]:
        case = Case("binary-cross-entropy")
        logits = case.draw("logits", n, outputs, limit=limit)
        targets = case.whole("targets", 2, n, outputs).double()
        finish(case, f.binary_cross_entropy_with_logits(logits, targets), "logits")
    write("losses", cases)


if __name__ == "__main__":
    convolution()
    normalization()
    recurrent()
    activations()
    losses()
