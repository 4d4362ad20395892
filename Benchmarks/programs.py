"""The programs that are measured: long-lived processes that answer a line with a line, so that they can take turns."""

import json
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ENGINE = HERE.parent / ".build-bench" / "release" / "engine-bench"

PEERS = {
    "torch": ["torch_peer.py"],
    "torch fused": ["torch_peer.py", "--fused"],
    "jax": ["jax_peer.py"],
    "jax scan": ["jax_peer.py", "--scan"],
    "numpy": ["numpy_peer.py"],
    "scikit-learn": ["sklearn_peer.py"],
    "fastai": ["fastai_peer.py"],
}

# What each library reads to stay within AVX2.
AVX2_ONLY = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",
    "NPY_DISABLE_CPU_FEATURES": "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR",
}


def environment(threads, is_avx2):
    """The surroundings of a program: so many threads, and nothing that steers a library otherwise."""
    result = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS_", "MKL_", "OMP_"))}
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
        result[name] = str(threads)
    flags = [] if threads > 1 else ["--xla_cpu_multi_thread_eigen=false", "intra_op_parallelism_threads=1"]
    if is_avx2:
        result |= AVX2_ONLY
        flags.append("--xla_cpu_max_isa=AVX2")
    result |= {
        "XLA_FLAGS": " ".join(flags), "JAX_PLATFORMS": "cpu", "PYTHONDONTWRITEBYTECODE": "1",
        # A trap should end the engine, not print pages.
        "SWIFT_BACKTRACE": "enable=no",
    }
    return result


def processors(threads):
    """The last ones: the first is where the system's own work tends to be."""
    return sorted(os.sched_getaffinity(0))[-threads:] if hasattr(os, "sched_getaffinity") else None


class Program:
    """A program at work. `absent` says why it cannot be asked; it is None where it can."""

    def __init__(self, name, command, threads=1, is_avx2=False):
        self.name = name
        self.threads = threads
        self.absent = None
        self.version = ""
        self.workloads = []
        chosen = processors(threads)
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                env=environment(threads, is_avx2),
                preexec_fn=(lambda: os.sched_setaffinity(0, chosen)) if chosen else None)
        except OSError as failure:
            self.process = None
            self.absent = str(failure)
            return
        hello = self.read()
        self.absent = hello.get("absent")
        self.version = hello.get("version", "")
        self.workloads = hello.get("workloads", [])

    def read(self):
        """The next answer. Lines that are none are a library's own talk."""
        for line in self.process.stdout:
            try:
                answer = json.loads(line)
            except ValueError:
                continue
            if isinstance(answer, dict):
                return answer
        self.absent = self.absent or f"ended with status {self.process.wait()}"
        return {"absent": self.absent}

    def ask(self, request):
        if self.absent:
            return {"absent": self.absent}
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
        except OSError as failure:
            self.absent = str(failure)
            return {"absent": self.absent}
        return self.read()

    def run(self, workload, milliseconds, threads=None):
        return self.ask(f"run {workload} {milliseconds} threads={threads or self.threads}")

    def close(self):
        if self.process is None:
            return
        try:
            self.process.stdin.close()
            self.process.wait(timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Spinner:
    """A program that keeps the last processor busy, where it is wanted, for the time of a `with`."""

    def __init__(self, is_wanted):
        self.is_wanted = is_wanted

    def __enter__(self):
        chosen = processors(1)
        self.process = subprocess.Popen(
            [sys.executable, "-c", "while True: pass"],
            preexec_fn=(lambda: os.sched_setaffinity(0, chosen)) if chosen else None) if self.is_wanted else None

    def __exit__(self, *_):
        if self.process:
            self.process.kill()
            self.process.wait()


def engine(threads=1, level=None):
    return Program("engine", [str(ENGINE), *at_level(level)], threads)


def at_level(level):
    """The words that ask the engine for kernels of a level; without one it takes the best."""
    return ["--level", level] if level else []


def peers(python, threads, is_avx2, names=None):
    return [
        Program(name, [python, str(HERE / "peers" / script), *arguments], threads, is_avx2)
        for name, (script, *arguments) in PEERS.items() if names is None or name in names
    ]


def first_step(workload, starts=20, level=None):
    """Seconds from launch to the end of the first step, of several starts; None if it does not get there."""
    times = []
    for _ in range(starts):
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(ENGINE), "first-step", workload, *at_level(level)], stdout=subprocess.PIPE, text=True, env=environment(1, False))
        is_done = process.stdout.readline() == "stepped\n"
        times.append(time.perf_counter() - start)
        process.stdout.close()
        process.wait()
        if not is_done:
            return None
    return times
