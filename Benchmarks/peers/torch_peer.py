"""The workloads in PyTorch, eager, in lean loops: no loader, no reading of the loss, gradients set to none.

    python torch_peer.py [--fused]      --fused: fused optimizers, and images in channels-last order
"""

import copy
import sys

import protocol

PROGRAM = "torch fused" if "--fused" in sys.argv else "torch"
IS_FUSED = "--fused" in sys.argv

try:
    import torch
    from torch import nn
    import workloads
except ImportError as failure:
    protocol.absent(PROGRAM, failure)
    sys.exit()

f = nn.functional


class Recurrent(nn.Module):
    def __init__(self, kind, inputs, hidden, outputs, vocabulary=None):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, inputs) if vocabulary else None
        self.core = kind(inputs, hidden)
        self.head = nn.Linear(hidden, outputs)

    def forward(self, x):
        if self.embedding is None:
            return self.head(self.core(x)[0][-1])
        return self.head(self.core(self.embedding(x))[0].flatten(0, 1))


def multilayer(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def adam(parameters, rate=0.001):
    return torch.optim.Adam(parameters, lr=rate, fused=IS_FUSED)


def descent(parameters, rate=0.01, momentum=0.0):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, fused=IS_FUSED)


def trainer(network, loss_function, optimizer, x, y, clip=None):
    batches = list(zip(x, y))
    parameters = list(network.parameters())

    def steps(count):
        for step in range(count):
            inputs, targets = batches[step % len(batches)]
            optimizer.zero_grad(set_to_none=True)
            loss_function(network(inputs), targets).backward()
            if clip is not None:
                nn.utils.clip_grad_norm_(parameters, clip)
            optimizer.step()

    return steps, 1


def dense(name, activation, loss_function, make_optimizer):
    def prepare():
        x, y = (torch.from_numpy(array) for array in workloads.dense_data(name))
        if name == "W1":
            y = y.float()[..., None]
        network = multilayer(workloads.DENSE[name][0], activation)
        return trainer(network, loss_function, make_optimizer(network.parameters()), x, y)

    return prepare


def images():
    x, y = (torch.from_numpy(array) for array in workloads.image_data())
    network = lenet()
    if IS_FUSED:
        network = network.to(memory_format=torch.channels_last)
        x = [batch.contiguous(memory_format=torch.channels_last) for batch in x]
    return trainer(network, f.cross_entropy, adam(network.parameters()), x, y)


def characters(kind):
    def prepare():
        x, y = (torch.from_numpy(array) for array in workloads.character_data())
        network = Recurrent(kind, workloads.EMBEDDING, workloads.HIDDEN, workloads.VOCABULARY, workloads.VOCABULARY)
        return trainer(network, f.cross_entropy, adam(network.parameters(), 0.002), x, y.flatten(1), clip=1.0)

    return prepare


def adding():
    x, y = (torch.from_numpy(array) for array in workloads.adding_data())
    network = Recurrent(nn.LSTM, 2, workloads.ADDING_HIDDEN, 1)
    return trainer(network, f.mse_loss, adam(network.parameters()), x, y)


def range_test():
    """One step is a whole test: save, steps at growing rates with the loss read and smoothed, restore."""
    x, y = (torch.from_numpy(array) for array in workloads.dense_data("W3"))
    batches = list(zip(x, y))
    network = multilayer(workloads.DENSE["W3"][0], nn.ReLU)
    start, end, count = (workloads.RANGE[key] for key in ("start", "end", "steps"))

    def steps(tests):
        for _ in range(tests):
            saved = copy.deepcopy(network.state_dict())
            optimizer = descent(network.parameters(), momentum=0.9)
            mean, losses = 0.0, []
            for step in range(count):
                optimizer.param_groups[0]["lr"] = start * (end / start) ** (step / (count - 1))
                inputs, targets = batches[step % len(batches)]
                optimizer.zero_grad(set_to_none=True)
                loss = f.cross_entropy(network(inputs), targets)
                loss.backward()
                optimizer.step()
                mean = 0.98 * mean + 0.02 * loss.item()
                losses.append(mean / (1 - 0.98 ** (step + 1)))
            network.load_state_dict(saved)

    return steps, 1


torch.manual_seed(1)
protocol.serve(
    PROGRAM, f"torch {torch.__version__}",
    {
        "W1": dense("W1", nn.Tanh, f.binary_cross_entropy_with_logits, descent),
        "W2": dense("W2", nn.ReLU, f.cross_entropy, adam),
        "W3": dense("W3", nn.ReLU, f.cross_entropy, lambda parameters: descent(parameters, momentum=0.9)),
        "W4": images,
        "W5": characters(nn.RNN), "W6": characters(nn.LSTM), "W6g": characters(nn.GRU),
        "W7": adding,
        "W9": range_test,
    },
    set_threads=torch.set_num_threads)
