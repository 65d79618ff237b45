"""Graphs with a question, drawn by graphs.cpp (compiled here at first use with g++)."""

import ctypes
import pathlib
import subprocess

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
STATE = HERE / "state"


def library():
    STATE.mkdir(exist_ok=True)
    source, built = HERE / "graphs.cpp", STATE / "graphs.so"
    if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
        part = STATE / "graphs.part.so"
        subprocess.run(["g++", "-O2", "-std=c++17", "-shared", "-fPIC", "-o", part, source], check=True)
        part.rename(built)
    return ctypes.CDLL(str(built))


LIBRARY = library()
LIBRARY.fill.restype = ctypes.c_int64


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def seeded(seed):
    """The state of a random stream: four words by splitmix64."""
    words, x = [], seed
    for _ in range(4):
        x = (x + 0x9E3779B97F4A7C15) % 2**64
        z = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        words.append(z ^ (z >> 31))
    return np.array(words, np.uint64)


def deepest(size):
    """The largest lookahead of a balanced graph of at most `size` edges."""
    return (size - 1) // 2


def draw(state, size, count, naive=0.0, star=0.0, exact=-1, tested=False):
    """tokens [count, 3 size + 5], answer [count], right [count, size + 5] and lookahead [count], as uint8; moves `state` on."""
    tokens, answer = np.empty((count, 3 * size + 5), np.uint8), np.empty(count, np.uint8)
    right, depth = np.empty((count, size + 5), np.uint8), np.empty(count, np.uint8)
    shares = ctypes.c_double(naive), ctypes.c_double(star)
    out = pointer(tokens), pointer(answer), pointer(right), pointer(depth)
    LIBRARY.fill(pointer(state), size, *shares, deepest(size), exact, int(tested), count, *out)
    return tokens, answer, right, depth


def held_out(size, tokens):
    """[count] Of graphs with one edge there are only size (size - 1): a quarter is held out, or a network would never see one."""
    source, target = tokens[:, -7].astype(int), tokens[:, -6].astype(int)
    return ((tokens == size + 2).sum(1) > 1) | ((7 * source + target) % 4 == 0)


def tests(size, count=10_000, seed=1_000_003):
    """The reserved graphs: {name: (tokens, answer, right, lookahead)}, `count` for each lookahead, and as many naive and star;
    less the graphs of one edge that are not held out, which leaves some 6 in 10 of lookahead 0."""
    state, sets = seeded(seed), {}
    for depth in range(deepest(size) + 1):
        sets[f"L{depth}"] = draw(state, size, count, exact=depth, tested=True)
    sets["naive"] = draw(state, size, count, naive=1.0)
    sets["star"] = draw(state, size, count, star=1.0)
    return {name: tuple(part[held_out(size, drawn[0])] for part in drawn) for name, drawn in sets.items()}


def reserve(sets):
    """Keeps all rows of these out of everything drawn from now on."""
    for tokens, *_ in sets.values():
        tokens = np.ascontiguousarray(tokens)
        LIBRARY.reserve(pointer(tokens), *tokens.shape)
