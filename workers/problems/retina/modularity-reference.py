"""Makes modularity-reference.txt: 200 random wirings with their Q by numpy's eigh (LAPACK), for modularity.test.ts.

The same rules written a second time, on dense matrices of floating-point numbers. One wiring a line: the connections as
hexadecimal digits (bit c for connection c), then Q, then the smallest gap met between the two largest eigenvalues, as a
share of the largest in size: where it is nothing, which eigenvector leads is the solver's choice.
    python3 modularity-reference.py > modularity-reference.txt
"""
import numpy as np

LAYERS = [8, 8, 4, 2, 1]
FIRST = np.cumsum([0] + LAYERS)
PAIRS = [
    (FIRST[layer] + i, FIRST[layer + 1] + j)
    for layer in range(4)
    for i in range(LAYERS[layer])
    for j in range(LAYERS[layer + 1])
]


def simplify(adjacency):
    """Drops what is into nodes that do not reach the output, then nodes without connections. [i, j] is from j to i."""
    reaches = np.linalg.matrix_power(np.eye(23) + adjacency, 23)[22] > 0
    kept = adjacency * reaches[:, None]
    used = np.flatnonzero(kept.sum(0) + kept.sum(1))
    return kept[np.ix_(used, used)]


def split(symmetric, gaps):
    """True for the positive side of the leading eigenvector; nothing within 1e-9 of 0 is, the first beyond it is."""
    values, vectors = np.linalg.eigh(symmetric)
    if len(values) > 1:
        gaps.append((values[-1] - values[-2]) / max(np.abs(values).max(), 1e-12))
    vector = vectors[:, -1]
    vector = np.where(np.abs(vector) > 1e-9 * np.abs(vector).max(), vector, 0)
    nonzero = np.flatnonzero(vector)
    return vector * np.sign(vector[nonzero[0]]) > 0 if len(nonzero) else vector > 0


def divide(b, group, m, first, gaps):
    inner = b[np.ix_(group, group)]
    generalised = inner - np.diag(inner.sum(1))
    symmetric = generalised + generalised.T
    positive = split(symmetric, gaps)
    s = np.where(positive, 1, -1)
    if positive.all() or not positive.any() or not (first or s @ symmetric @ s / (4 * m) > 1e-5):
        return [group]
    return divide(b, group[~positive], m, False, gaps) + divide(b, group[positive], m, False, gaps)


def modularity(adjacency):
    a = simplify(adjacency)
    m = a.sum()
    if m == 0:
        return 0.0, 0.0
    b = a - np.outer(a.sum(1), a.sum(0)) / m
    gaps = []
    modules = divide(b, np.arange(len(a)), m, True, gaps)
    return sum(b[np.ix_(g, g)].sum() for g in modules) / m, min(gaps)


random = np.random.default_rng(2015)
LAYER_PLACES = [(0, 64), (64, 96), (96, 104), (104, 106)]
for net in range(200):
    # Every other one drawn as the problem does, a layer first; the rest from all places alike.
    chosen = set()
    count = random.integers(8, 101)
    while len(chosen) < count:
        places = LAYER_PLACES[random.integers(4)] if net % 2 == 0 else (0, 106)
        chosen.add(int(random.integers(*places)))
    adjacency = np.zeros((23, 23))
    for c in chosen:
        adjacency[PAIRS[c][1], PAIRS[c][0]] = 1
    q, gap = modularity(adjacency)
    print(f"{sum(1 << c for c in chosen):x} {q:.9f} {gap:.0e}")
