"""Range tests and their suggestions, computed once by fastai's own functions.

    python3 -m venv venv
    venv/bin/pip install "torch==2.13.0+cpu" numpy && venv/bin/pip install --no-deps fastai==2.8.12
    venv/bin/python make_range_test.py        # writes range-test.json and schedules.json beside this script

fastai's source is read, not imported: `valley`, `slide`, `minimum`, `steep`, the schedules and the smoothed loss need
nothing but NumPy and PyTorch, the rest of fastai needs much more. What `LRFinder` and `lr_find` do around them is
written down here in the same order. Everything runs in 64 bits.

range-test.json  cases: {name, settings, losses: one a batch until the test stops, rates of every tenth batch,
                 smoothed loss after every fifth, slice [first, end], points: name -> the place of the suggestion's
                 dot in the record, advised: name -> the rate, refused: name -> the error raised instead}
schedules.json   name -> factors of the peak at positions 0, 1/84, ... 1: of fastai's fit_one_cycle (with its
                 momentum), fit_flat_cos, fit_sgdr (3 cycles), and of PyTorch's schedulers with 84 steps
"""

import ast
import importlib.metadata
import importlib.util
import json
import math
import pathlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent
FASTAI = pathlib.Path(importlib.util.find_spec("fastai").submodule_search_locations[0])
VERSION = importlib.metadata.version("fastai")
MADE_BY = f"fastai {VERSION}, PyTorch {torch.__version__}, NumPy {np.__version__}, make_range_test.py"


def definitions(file, names):
    """The named functions and classes of a file of fastai."""
    tree = ast.parse((FASTAI / file).read_text())
    body = [node for node in tree.body if getattr(node, "name", None) in names]
    assert {node.name for node in body} == set(names)
    space = {
        "np": np, "math": math, "torch": torch, "tensor": torch.tensor, "L": list, "Metric": object,
        "to_np": lambda x: x.numpy(), "to_detach": lambda x: x,
    }
    space["_Annealer"] = lambda f, start, end: lambda pos: f(start, end, pos)
    exec(compile(ast.Module(body, []), file, "exec"), space)
    return space


SCHEDULE = definitions(
    "callback/schedule.py",
    ["valley", "slide", "minimum", "steep", "sched_exp", "sched_cos", "SchedCos", "combine_scheds", "combined_cos"],
)
AvgSmoothLoss = definitions("learner.py", ["AvgSmoothLoss"])["AvgSmoothLoss"]


class Uncorrected(AvgSmoothLoss):
    value = property(lambda self: self.val)


def lr_find(losses, num_it=100, stop_div=True, start=1e-7, end=10.0, beta=0.98, corrected=True):
    """LRFinder and lr_find of fastai, the batches' losses given. Beyond the end of the list the last loss repeats."""
    if num_it < 6:
        num_it = 6
    metric = AvgSmoothLoss(beta) if corrected else Uncorrected(beta)
    metric.reset()
    lrs, smooth, best = [], [], float("inf")
    for k in range(num_it):
        lrs.append(SCHEDULE["sched_exp"](start, end, k / num_it))
        metric.accumulate(type("Learn", (), {"loss": torch.tensor(losses[min(k, len(losses) - 1)])}))
        smooth.append(metric.value.item())
        if smooth[-1] < best:
            best = smooth[-1]
        if smooth[-1] > 4 * best and stop_div:
            break
    first, last = num_it // 10, max(num_it // 10, len(smooth) - 5)
    l, s = torch.tensor(lrs[first:last]), torch.tensor(smooth[first:last])
    nans = torch.nonzero(torch.isnan(s.view(-1)))
    if len(nans) > 0:
        l, s = l[: min(nans)], s[: min(nans)]
    points, advised, refused = {}, {}, {}
    for name in ["valley", "slide", "minimum", "steep"]:
        try:
            rate, (dot, _) = SCHEDULE[name](l, s, num_it)
            points[name], advised[name] = first + l.tolist().index(float(dot)), float(rate)
        except (IndexError, ValueError, RuntimeError) as error:
            refused[name] = type(error).__name__
    # The engine stops at the first loss that is not a number: the batches after it would only repeat it.
    bad = [i for i, v in enumerate(smooth) if math.isnan(v)]
    used = bad[0] + 1 if bad else len(smooth)
    return {
        "settings": {
            "start": start, "end": end, "batches": num_it, "stops": stop_div, "beta": beta, "corrects": corrected,
        },
        "losses": losses[:used],
        "rates": lrs[:used:10],
        "smoothed": smooth[:used:5],
        "slice": [first, first + len(s)],
        "points": points,
        "advised": advised,
        "refused": refused,
    }


def curves():
    rng = np.random.default_rng(7)

    def noisy(n, level, noise):
        """Falls from about 0.7, then rises steeply near the end."""
        p = np.arange(n) / n
        return np.round(level + 0.45 / (1 + np.exp(14 * (p - 0.6))) + noise * rng.normal(size=n), 5)

    n = 100
    p = np.arange(n) / n
    explosion = np.round(noisy(n, 0.25, 0.05) + np.exp(40 * (p - 0.88)), 5)
    jump = noisy(n, 0.25, 0.03)
    jump[37:] = 50.0
    poisoned = noisy(n, 0.25, 0.05)
    poisoned[83:] = math.nan
    late = noisy(n, 0.25, 0.05)
    late[97:] = math.nan
    # Curved, so that one place is the steepest beyond all doubt of rounding.
    falling = np.round(1 - 0.008 * np.arange(n) + 0.4 * (p - 0.397) ** 3, 9)
    rising = np.round(0.5 + 0.004 * np.arange(n) + 0.4 * (p - 0.4) ** 2, 5)
    kink = rising.copy()
    kink[10] = kink[11] + 0.002
    plateau = np.full(n, 0.7)
    steps = np.array([0.9, 0.8, 0.65, 0.6, 0.52])[np.arange(n) // 20]
    yield "noisy and falling", noisy(n, 0.25, 0.05), {}
    yield "noisy and flat", np.round(0.693 + 0.02 * rng.normal(size=n), 5), {}
    yield "noisy, in a long test", noisy(300, 0.25, 0.08), {"num_it": 300}
    yield "noisy, with other rates", noisy(60, 0.25, 0.08), {"num_it": 60, "start": 1e-5, "end": 1.0}
    yield "exploding", explosion, {}
    yield "exploding, not stopped", explosion, {"stop_div": False}
    yield "jumping up at batch 37", jump, {}
    yield "not a number from batch 83 on", poisoned, {}
    yield "not a number from batch 97 on", late, {}
    yield "exploding, without correction", explosion, {"corrected": False}
    yield "without correction, not stopped", explosion, {"corrected": False, "stop_div": False}
    yield "smoothed with 0.9", explosion, {"beta": 0.9}
    yield "smoothed with 0.99", explosion, {"beta": 0.99}
    yield "not smoothed", noisy(n, 0.25, 0.05), {"beta": 0.0}
    yield "smoothed with 0.3", noisy(n, 0.25, 0.05), {"beta": 0.3}
    yield "falling all the way", falling, {"beta": 0.0}
    yield "rising all the way", rising, {"beta": 0.0}
    yield "rising but for one step", kink, {"beta": 0.0, "stop_div": False}
    yield "a plateau", plateau, {"beta": 0.0}
    yield "a staircase", steps, {"beta": 0.0}
    yield "infinite in the end", np.append(noisy(70, 0.25, 0.05), math.inf), {}
    yield "infinite, then not a number", np.append(noisy(70, 0.25, 0.05), [math.inf] * 2), {"stop_div": False}
    yield "three batches asked for", noisy(n, 0.25, 0.05), {"num_it": 3}
    yield "sixteen points", noisy(23, 0.25, 0.05), {"num_it": 23}
    yield "fifteen points", noisy(22, 0.25, 0.05), {"num_it": 22}
    yield "over after three batches", np.full(n, 0.0) + np.where(np.arange(n) < 2, 0.1, 100.0), {"beta": 0.9}


def range_tests():
    cases = [{"name": name, **lr_find(losses.tolist(), **settings)} for name, losses, settings in curves()]
    text = json.dumps({"made_by": MADE_BY, "cases": cases})
    text = text.replace("Infinity", '"inf"').replace("NaN", '"nan"').replace('{"name"', '\n{"name"')
    (HERE / "range-test.json").write_text(text + "\n")


def schedules():
    steps = 84
    positions = [k / steps for k in range(steps + 1)]
    combined, combine, cos = SCHEDULE["combined_cos"], SCHEDULE["combine_scheds"], SCHEDULE["SchedCos"]

    def torchs(scheduler, **settings):
        optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
        made = scheduler(optimizer, **settings)
        rates = []
        for _ in positions:
            rates.append(made.get_last_lr()[0])
            optimizer.step()
            made.step()
        return rates

    lr = torch.optim.lr_scheduler
    body = {
        "one-cycle": [combined(0.25, 1 / 25, 1, 1 / 1e5)(p) for p in positions],
        "one-cycle-momentum": [combined(0.25, 0.95, 0.85, 0.95)(p) for p in positions],
        "flat-cosine": [combined(0.75, 1, 1, 1 / 1e5)(p) for p in positions],
        "warm-restarts": [combine([1 / 7, 2 / 7, 4 / 7], [cos(1, 0)] * 3)(p) for p in positions],
        "torch-cosine": torchs(lr.CosineAnnealingLR, T_max=steps, eta_min=0.01),
        "torch-linear": torchs(lr.LinearLR, start_factor=1.0, end_factor=0.1, total_iters=steps),
        "torch-exponential": torchs(lr.ExponentialLR, gamma=0.01 ** (1 / steps)),
        "torch-step": torchs(lr.StepLR, step_size=steps // 4, gamma=0.1),
        "torch-warm-restarts": torchs(lr.CosineAnnealingWarmRestarts, T_0=steps // 7, T_mult=2),
    }
    lines = [f'"{name}": {json.dumps(values)}' for name, values in {"made_by": MADE_BY, **body}.items()]
    (HERE / "schedules.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


range_tests()
schedules()
