"""How a program that is measured talks with the driver, and how it takes its time. Python's standard library only.

The protocol, a line each way, is told in Benchmarks/README.md. A program offers, for each workload, a function that
prepares it and returns (steps, unit): `steps(n)` takes n training steps, and n comes in multiples of `unit`.
"""

import json
import resource
import statistics
import sys
import time

REPETITIONS = 5


def say(**fields):
    print(json.dumps(fields), flush=True)


def timed(steps, count):
    start = time.perf_counter()
    steps(count)
    return time.perf_counter() - start


def measure(steps, unit, seconds):
    """The median time of a step, in seconds, over repetitions that take about so long all together."""
    share = seconds / REPETITIONS
    count, taken = unit, timed(steps, unit)
    while taken < share / 2:
        count = max(2 * count, int(count * share / max(taken, 1e-9)) // unit * unit)
        taken = timed(steps, count)
    repetitions = max(1, min(REPETITIONS, int(seconds / taken)))
    return statistics.median(timed(steps, count) / count for _ in range(repetitions))


def resident_megabytes():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def serve(program, version, workloads, set_threads=None):
    """Answers requests until standard input ends. `workloads`: name -> function that prepares it."""
    say(program=program, version=version, workloads=list(workloads))
    ready = {}
    for line in sys.stdin:
        words = line.split()
        if not words:
            continue
        if words[0] == "quit":
            return
        if words[0] != "run" or len(words) < 3:
            say(error=f"not a request: {line.strip()}")
            continue
        name, milliseconds = words[1], float(words[2])
        options = dict(word.split("=", 1) for word in words[3:])
        threads = int(options.get("threads", 1))
        if name not in workloads:
            say(workload=name, absent="not one of its workloads")
            continue
        if set_threads:
            set_threads(threads)
        elif threads > 1:
            say(workload=name, absent="one thread only")
            continue
        try:
            if name not in ready:
                ready[name] = workloads[name]()
                steps, unit = ready[name]
                # Compilers, caches and allocators settle before anything counts.
                timed(steps, unit)
                timed(steps, unit)
            seconds = measure(*ready[name], milliseconds / 1000)
        except Exception as failure:
            say(workload=name, absent=f"{type(failure).__name__}: {failure}"[:300])
            continue
        say(workload=name, us_per_step=seconds * 1e6, rss_mb=resident_megabytes())


def absent(program, failure):
    """For a package that is not there: the driver leaves it out."""
    say(program=program, absent=f"{type(failure).__name__}: {failure}"[:300])
