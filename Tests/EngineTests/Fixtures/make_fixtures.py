"""Reference values for the engine's tests, computed once with PyTorch.

    python3 -m venv venv && venv/bin/pip install "torch==2.13.0+cpu" numpy
    venv/bin/python make_fixtures.py        # writes the JSON files beside this script

losses.json      name -> {logits [n][k], targets, loss, gradient [n][k]}: mean over the batch (and outputs, for mse)
optimizers.json  one 3-5-2 network (tanh, then logits), softmax cross-entropy, full batch of 7 samples:
                 inputs, labels, start {w1 [5][3], b1, w2 [2][5], b2}, rules: name -> {settings, losses of steps 1..50,
                 parameters after step 50}; decay acts on w1 and w2 only; clip_norm and clip_value are limits of
                 the gradient, as torch.nn.utils.clip_grad_norm_ and clip_grad_value_ take them
activations.json name -> {x, y, slope}
initializers.json cases: name -> {mean, std, largest |weight|, largest and smallest singular value} of one 256 x 128
                 weight [units][inputs] drawn by torch.nn.init
singular-values.json list of {rows, columns, values, singular, rank}: rank as NumPy's matrix_rank says for 32 bits
"""

import json
import pathlib
import platform

import numpy
import torch

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent
MADE_BY = f"PyTorch {torch.__version__}, Python {platform.python_version()}, make_fixtures.py"
WITH_NUMPY = f"NumPy {numpy.__version__}, {MADE_BY}"


def write(name, body):
    body = {"made_by": MADE_BY, **body}
    (HERE / name).write_text(json.dumps(body, indent=1) + "\n")


def losses():
    def case(logits, targets, function):
        logits = torch.tensor(logits, requires_grad=True)
        loss = function(logits, targets)
        loss.backward()
        return {
            "logits": logits.tolist(),
            "targets": targets.tolist(),
            "loss": loss.item(),
            "gradient": logits.grad.tolist(),
        }

    nn = torch.nn.functional
    mild = torch.randn(5, 3).tolist()
    extreme = [[100.0, -100.0, 0.0], [-100.0, 100.0, 3.0], [0.0, 0.0, 0.0]]
    column = [[0.3], [-1.7], [100.0], [-100.0], [0.0]]
    bits = torch.tensor([[1.0], [0.0], [0.0], [1.0], [1.0]])
    write(
        "losses.json",
        {
            "softmax-cross-entropy": case(mild, torch.tensor([0, 2, 1, 1, 0]), nn.cross_entropy),
            "softmax-cross-entropy-extreme": case(extreme, torch.tensor([1, 1, 2]), nn.cross_entropy),
            "binary-cross-entropy": case(column, bits, nn.binary_cross_entropy_with_logits),
            "mean-squared-error": case(mild, torch.randn(5, 3), nn.mse_loss),
        },
    )


def optimizers():
    inputs = torch.randn(7, 3)
    labels = torch.tensor([0, 1, 1, 0, 1, 0, 0])
    start = {"w1": torch.randn(5, 3) * 0.6, "b1": torch.zeros(5), "w2": torch.randn(2, 5) * 0.6, "b2": torch.zeros(2)}
    optim = torch.optim
    rules = {
        "sgd": (optim.SGD, {"lr": 0.1}),
        "momentum": (optim.SGD, {"lr": 0.1, "momentum": 0.9}),
        "nesterov": (optim.SGD, {"lr": 0.1, "momentum": 0.9, "nesterov": True}),
        "adam": (optim.Adam, {"lr": 0.01}),
        "adamw": (optim.AdamW, {"lr": 0.01, "weight_decay": 0.1}),
        "adagrad": (optim.Adagrad, {"lr": 0.1}),
        "rmsprop": (optim.RMSprop, {"lr": 0.01}),
        "rmsprop-alpha": (optim.RMSprop, {"lr": 0.01, "alpha": 0.9}),
        "sgd-decay": (optim.SGD, {"lr": 0.1, "weight_decay": 0.05}),
        "momentum-decay": (optim.SGD, {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.05}),
        "sgd-clip-norm": (optim.SGD, {"lr": 0.5, "clip_norm": 0.1}),
        "sgd-clip-value": (optim.SGD, {"lr": 0.5, "clip_value": 0.02}),
    }
    results = {}
    for name, (rule, settings) in rules.items():
        weights = {key: value.clone().requires_grad_() for key, value in start.items()}
        options = {key: value for key, value in settings.items() if not key.startswith("clip")}
        if "weight_decay" in options:  # decay never acts on biases
            groups = [
                {"params": [weights["w1"], weights["w2"]]},
                {"params": [weights["b1"], weights["b2"]], "weight_decay": 0.0},
            ]
        else:
            groups = list(weights.values())
        optimizer = rule(groups, **options)
        history = []
        for _ in range(50):
            hidden = torch.tanh(inputs @ weights["w1"].T + weights["b1"])
            loss = torch.nn.functional.cross_entropy(hidden @ weights["w2"].T + weights["b2"], labels)
            optimizer.zero_grad()
            loss.backward()
            if "clip_norm" in settings:
                torch.nn.utils.clip_grad_norm_(weights.values(), settings["clip_norm"])
            if "clip_value" in settings:
                torch.nn.utils.clip_grad_value_(weights.values(), settings["clip_value"])
            optimizer.step()
            history.append(loss.item())
        results[name] = {
            "settings": settings,
            "losses": history,
            "end": {key: value.tolist() for key, value in weights.items()},
        }
    write(
        "optimizers.json",
        {
            "inputs": inputs.tolist(),
            "labels": labels.tolist(),
            "start": {key: value.tolist() for key, value in start.items()},
            "rules": results,
        },
    )


def activations():
    functions = {
        "identity": lambda x: x,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "leaky-relu": lambda x: torch.nn.functional.leaky_relu(x, 0.01),
    }
    cases = {}
    for name, function in functions.items():
        x = torch.tensor([-30.0, -8.0, -3.0, -1.0, -0.25, 0.0, 0.125, 0.5, 2.0, 5.0, 12.0, 40.0], requires_grad=True)
        y = function(x)
        y.sum().backward()
        cases[name] = {"x": x.tolist(), "y": y.tolist(), "slope": x.grad.tolist()}
    write("activations.json", cases)


def initializers():
    init = torch.nn.init
    makers = {
        "lecun": lambda w: init.kaiming_normal_(w, nonlinearity="linear"),
        "lecun-uniform": lambda w: init.kaiming_uniform_(w, nonlinearity="linear"),
        "xavier": init.xavier_normal_,
        "xavier-uniform": init.xavier_uniform_,
        "he": lambda w: init.kaiming_normal_(w, nonlinearity="relu"),
        "he-uniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
        "orthogonal": init.orthogonal_,
    }
    cases = {}
    for name, make in makers.items():
        weight = torch.empty(256, 128)  # [units, inputs]
        make(weight)
        singular = torch.linalg.svdvals(weight)
        cases[name] = {
            "mean": weight.mean().item(),
            "std": weight.std(correction=0).item(),
            "largest": weight.abs().max().item(),
            "largest_singular": singular.max().item(),
            "smallest_singular": singular.min().item(),
        }
    write("initializers.json", {"units": 256, "inputs": 128, "cases": cases})


def singular_values():
    tall, wide = torch.randn(7, 4), torch.randn(3, 6)
    clones = torch.ones(5, 1) @ torch.randn(1, 4)
    low = torch.randn(6, 2) @ torch.randn(2, 6)
    faint = torch.randn(4, 1) @ torch.randn(1, 4) + torch.randn(4, 4) * 1e-3
    cases = []
    for matrix in [tall, wide, clones, low, faint, tall * 1e-30]:
        matrix = matrix.float()
        cases.append(
            {
                "rows": matrix.shape[0],
                "columns": matrix.shape[1],
                "values": matrix.flatten().tolist(),
                "singular": torch.linalg.svdvals(matrix.double()).tolist(),
                "rank": int(numpy.linalg.matrix_rank(matrix.numpy())),
            }
        )
    (HERE / "singular-values.json").write_text(json.dumps({"made_by": WITH_NUMPY, "cases": cases}, indent=1) + "\n")


if __name__ == "__main__":
    losses()
    optimizers()
    activations()
    initializers()
    singular_values()
