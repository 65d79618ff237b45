"""Makes a trained network the start of one for larger graphs, or for smaller ones.

Coordinates of the residual stream have meanings, so what reads and writes them can be carried over: for attention this is the
bilinear form W_q'W_k and the product W_o W_v, as the coordinates within a head mean nothing by themselves. Shared tokens and
places (counted from the end) keep their entries; a new vertex takes the mean over the old ones, with itself their mean
diagonal; a new place of an edge takes what the nearest old edge has, at the same distance where two places meet (the places
go on as a Toeplitz band, in steps of one edge). A further layer is a copy of its predecessor before the last, its
outputs times 0.02. For smaller graphs the tokens and places that are no more are left out, as are the layers before the last
that are too many, and of the hidden units those with the least weights. LayerNorm gains fall with the root of the width, as
one-hots stand out more in a wider stream.
"""

import numpy as np
from net import LAYER, WORK, Net, shapes, width

QUIET = 0.02


class Growth:
    """Old coordinates for each new one: `sources[new]` is a list, whose mean is taken."""

    def __init__(self, old, new):
        self.old, self.new = old, new
        shift = 3 * (new - old)
        vertices = list(range(1, old + 1))
        tokens = [[0]] + [[v] if v <= old else vertices for v in range(1, new + 1)] + [[old + k] for k in range(1, 5)]
        work = [[old + 5 + i] for i in range(WORK)]
        first = old + 5 + WORK
        places = [[first + (p - shift if p >= shift else p % 3)] for p in range(3 * new + 5)]
        self.sources = tokens + work + places
        self.mean = np.zeros((width(new), width(old)))
        for row, found in zip(self.mean, self.sources):
            row[found] = 1 / len(found)

    def vector(self, v):
        return self.mean @ v

    def matrix(self, m):
        """m [old d, old d], both sides coordinates of the stream."""
        old, new = self.old, self.new
        grown = self.mean @ m @ self.mean.T
        block = m[1 : old + 1, 1 : old + 1]
        own = np.diag(block).mean()
        other = (block.sum() - np.trace(block)) / (old * (old - 1))
        grown[old + 1 : new + 1, 1 : new + 1] = other
        grown[1 : new + 1, old + 1 : new + 1] = other
        for v in range(old + 1, new + 1):
            grown[v, v] = own
        a, b, shift = new + 5 + WORK, old + 5 + WORK, 3 * (new - old)
        for low in range(shift):
            for high in range(low, 3 * new):
                i, j = low % 3, low % 3 + high - low
                if j >= 3 * old:
                    j = 3 * old - 3 + j % 3  # further apart than any of the old
                grown[a + low, a + high] = m[b + i, b + j]
                grown[a + high, a + low] = m[b + j, b + i]
        return grown


def layer_values(net, l):
    return {name: net.parameters[f"{l}.{name}"].detach().double().numpy() for name, _ in LAYER}


def grown_layer(g, layer, random):
    """One layer's parameters for the new width."""
    d, w = width(g.old), width(g.new)
    widen = (d / w) ** 0.5
    out = {}
    for name in ("ln1", "ln2"):
        out[f"{name}.weight"] = g.vector(layer[f"{name}.weight"]) * widen
        out[f"{name}.bias"] = g.vector(layer[f"{name}.bias"])
    q, k, v = np.split(layer["qkv.weight"], 3)
    qb, kb, vb = np.split(layer["qkv.bias"], 3)
    # The score of j for i is [a_i; 1]' match a_j; what depends on i alone changes no softmax.
    match = np.vstack([g.matrix(q.T @ k), g.vector(k.T @ qb)]) / widen
    left, strength, right = np.linalg.svd(match, full_matrices=False)
    root = np.sqrt(strength)[:, None]
    new_q = root * left.T
    move = g.matrix(layer["o.weight"] @ v)
    u, strength, t = np.linalg.svd(move)
    root_v = np.sqrt(strength)
    out["qkv.weight"] = np.vstack([new_q[:, :w], root * right, root_v[:, None] * t])
    out["qkv.bias"] = np.concatenate([new_q[:, w], np.zeros(2 * w)])
    out["o.weight"] = u * root_v
    out["o.bias"] = g.vector(layer["o.weight"] @ vb + layer["o.bias"])
    # Hidden units of the two-matrix net keep their places; new ones begin with nothing to say.
    f1, f2 = layer["f1.weight"] @ g.mean.T, g.mean @ layer["f2.weight"]
    strong = np.sort(np.argsort(-np.linalg.norm(f1, axis=1) * np.linalg.norm(f2, axis=0))[:w])
    fresh = random.uniform(-(w**-0.5), w**-0.5, (w, w))[len(strong) :]
    more = len(fresh)
    out["f1.weight"] = np.vstack([f1[strong], fresh])
    out["f2.weight"] = np.hstack([f2[:, strong], np.zeros((w, more))])
    out["f1.bias"] = np.concatenate([layer["f1.bias"][strong], np.zeros(more)])
    out["f2.bias"] = g.vector(layer["f2.bias"])
    return out


def grown(net, size, layers, seed=1):
    """The flat parameters of a network of that size and depth, begun from `net`."""
    random, g = np.random.default_rng(seed), Growth(net.size, size)
    parts = [grown_layer(g, layer_values(net, l), random) for l in range(net.layers)]
    del parts[layers - 1 : -1]
    for _ in range(layers - net.layers):
        extra = dict(parts[-2])
        for name in ("o.weight", "o.bias", "f2.weight", "f2.bias"):
            extra[name] = extra[name] * QUIET
        parts.insert(len(parts) - 1, extra)
    last = {name: net.parameters[name].detach().double().numpy() for name in ("ln.weight", "ln.bias")}
    gain = (width(net.size) / width(size)) ** 0.5
    values = {"ln.weight": g.vector(last["ln.weight"]) * gain, "ln.bias": g.vector(last["ln.bias"])}
    values.update({f"{l}.{name}": value for l, part in enumerate(parts) for name, value in part.items()})
    return np.concatenate([values[name].ravel() for name, _ in shapes(size, layers)]).astype(np.float32)
