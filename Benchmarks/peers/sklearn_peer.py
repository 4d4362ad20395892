"""Trees in scikit-learn: a step is one fit of a full tree (W8) or of a forest of 100 (W8f)."""

import sys

import protocol

try:
    import sklearn
    import workloads
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.tree import DecisionTreeClassifier
except ImportError as failure:
    protocol.absent("scikit-learn", failure)
    sys.exit()

threads = 1


def set_threads(count):
    global threads
    threads = count


def fitter(make):
    def prepare():
        x, y = workloads.tree_data()

        def steps(count):
            for _ in range(count):
                make().fit(x, y)

        return steps, 1

    return prepare


protocol.serve(
    "scikit-learn", f"scikit-learn {sklearn.__version__}",
    {
        "W8": fitter(lambda: DecisionTreeClassifier(random_state=1)),
        "W8f": fitter(lambda: RandomForestClassifier(100, random_state=1, n_jobs=threads)),
    },
    set_threads=set_threads)
