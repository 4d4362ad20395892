"""The learning-rate range test of fastai (W9): a step is one whole `lr_find` on the network of W3."""

import sys
import tempfile

import protocol

try:
    import fastai
    import torch
    from fastai.data.core import DataLoaders
    from fastai.data.load import DataLoader
    from fastai.learner import Learner
    from fastai.optimizer import SGD
    import fastai.callback.schedule  # lr_find is a method it adds
    from torch import nn
    import workloads
except ImportError as failure:
    protocol.absent("fastai", failure)
    sys.exit()


def range_test():
    x, y = workloads.dense_data("W3")
    x, y = torch.from_numpy(x.reshape(-1, 784)), torch.from_numpy(y.flatten())
    samples = list(zip(x, y))
    loaders = DataLoaders(*(DataLoader(samples, bs=64, shuffle=True, num_workers=0) for _ in range(2)), device="cpu")
    network = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))
    learner = Learner(loaders, network, loss_func=nn.CrossEntropyLoss(), opt_func=SGD, path=tempfile.mkdtemp())
    learner.remove_cbs([callback for callback in learner.cbs if type(callback).__name__ == "ProgressCallback"])

    def steps(count):
        for _ in range(count):
            learner.lr_find(
                start_lr=workloads.RANGE["start"], end_lr=workloads.RANGE["end"], num_it=workloads.RANGE["steps"],
                show_plot=False, suggest_funcs=())

    return steps, 1


protocol.serve("fastai", f"fastai {fastai.__version__}", {"W9": range_test}, set_threads=torch.set_num_threads)
