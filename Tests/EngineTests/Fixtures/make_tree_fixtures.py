"""Reference trees for the engine's tests, grown once with scikit-learn.

    python3 -m venv venv && venv/bin/pip install "scikit-learn==1.9.1"
    venv/bin/python make_tree_fixtures.py        # writes trees.json beside this script

trees.json  cases: name -> {criterion, settings, x [n][features], y [n], classes (0: y are numbers),
            nodes: {feature (-1: leaf), threshold, impurity, samples, left, right, value [nodes][classes or 1]},
            depth, importances, probes [m][features], answers [m][classes or 1],
            alphas, costs: scikit-learn's pruning path, pruned: [{alpha, nodes, depth}]}

In every node of every tree the best split is better than any other by at least MARGIN: seeds are tried until that is so,
because among equals scikit-learn draws lots. Values are multiples of 1/64, exact in 32 bits and in the file; columns
repeat values.
"""

import json
import pathlib
import platform

import numpy
import sklearn
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = pathlib.Path(__file__).parent
MARGIN = 1e-6


def impurity(criterion, y):
    if criterion == "squared-error":
        return y.var()
    shares = numpy.bincount(y) / len(y)
    shares = shares[shares > 0]
    return 1 - (shares**2).sum() if criterion == "gini" else -(shares * numpy.log2(shares)).sum()


def margin(criterion, x, y, least):
    """How much better the best split of a node is than the next."""
    gains = []
    for column in x.T:
        values = numpy.unique(column)
        for low, high in zip(values[:-1], values[1:]):
            left = column <= (low + high) / 2
            a, b = y[left], y[~left]
            if min(len(a), len(b)) >= least:
                rest = (len(a) * impurity(criterion, a) + len(b) * impurity(criterion, b)) / len(y)
                gains.append(impurity(criterion, y) - rest)
    gains.sort()
    return gains[-1] - gains[-2] if len(gains) > 1 else 1


def without_ties(tree, criterion, x, y, least):
    paths = tree.decision_path(x).toarray().astype(bool)
    return all(
        margin(criterion, x[paths[:, node]], y[paths[:, node]], least) > MARGIN
        for node in range(tree.tree_.node_count)
        if tree.tree_.children_left[node] >= 0
    )


def sample(generator, count, features, classes):
    x = numpy.round(generator.normal(size=(count, features)) * 64) / 64
    signal = numpy.sin(2 * x[:, 0]) + x[:, 1] * x[:, 2 % features]
    if classes == 0:
        return x, numpy.round((signal + generator.normal(size=count) * 0.3) * 64) / 64
    edges = numpy.quantile(signal, numpy.arange(1, classes) / classes)
    y = numpy.digitize(signal, edges)
    noisy = generator.random(count) < 0.1
    return x, numpy.where(noisy, generator.integers(0, classes, count), y)


def case(criterion, count, features, classes, **settings):
    kind = DecisionTreeRegressor if classes == 0 else DecisionTreeClassifier
    spelled = criterion.replace("-", "_")
    for seed in range(20_000):
        x, y = sample(numpy.random.default_rng(seed), count, features, classes)
        tree = kind(criterion=spelled, random_state=0, **settings).fit(x, y)
        if without_ties(tree, criterion, x, y, settings.get("min_samples_leaf", 1)):
            break
    else:
        raise SystemExit(f"every seed ties: {criterion} {settings}")
    probes = numpy.round(numpy.random.default_rng(1).normal(size=(40, features)) * 1000) / 1024
    path = tree.cost_complexity_pruning_path(x, y)
    between = (path.ccp_alphas[1:] + path.ccp_alphas[:-1]) / 2
    pruned = []
    for alpha in between[numpy.diff(path.ccp_alphas) > 1e-9]:
        small = kind(criterion=spelled, random_state=0, ccp_alpha=alpha, **settings).fit(x, y)
        pruned.append({"alpha": alpha, "nodes": small.tree_.node_count, "depth": small.get_depth()})
    inner = tree.tree_
    answers = tree.predict(probes).reshape(-1, 1) if classes == 0 else tree.predict_proba(probes)
    return {
        "criterion": criterion,
        "settings": settings,
        "x": x.tolist(),
        "y": y.tolist(),
        "classes": classes,
        "nodes": {
            "feature": numpy.maximum(inner.feature, -1).tolist(),
            "threshold": numpy.where(inner.feature < 0, 0, inner.threshold).tolist(),
            "impurity": inner.impurity.tolist(),
            "samples": inner.n_node_samples.tolist(),
            "left": inner.children_left.tolist(),
            "right": inner.children_right.tolist(),
            "value": inner.value[:, 0, :].tolist(),
        },
        "depth": tree.get_depth(),
        "importances": tree.feature_importances_.tolist(),
        "probes": probes.tolist(),
        "answers": answers.tolist(),
        "alphas": path.ccp_alphas.tolist(),
        "costs": path.impurities.tolist(),
        "pruned": pruned,
    }


def main():
    cases = {
        "gini": case("gini", 120, 4, 2, min_samples_leaf=4),
        "gini-three-classes": case("gini", 150, 4, 3, min_samples_leaf=4),
        "gini-full-depth": case("gini", 30, 3, 2),
        "gini-least-decrease": case("gini", 150, 4, 2, min_impurity_decrease=0.01, min_samples_split=8),
        "entropy": case("entropy", 120, 4, 2, min_samples_leaf=4),
        "entropy-four-classes": case("entropy", 150, 4, 4, min_samples_leaf=4),
        "squared-error": case("squared-error", 120, 4, 0, min_samples_leaf=4),
        "squared-error-shallow": case("squared-error", 150, 3, 0, max_depth=4),
    }
    made_by = f"scikit-learn {sklearn.__version__}, NumPy {numpy.__version__}, Python {platform.python_version()}"
    body = {"made_by": made_by, "cases": cases}
    (HERE / "trees.json").write_text(json.dumps(body, separators=(",", ":")) + "\n")


main()
