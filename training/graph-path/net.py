"""The transformer of Saparov et al. (arXiv 2412.04703): one bidirectional head, inputs concatenated and fixed.

A token's input is [one-hot of the token, 16 zeros of work space, one-hot of its place]; nothing of it is trained, so every
coordinate keeps its meaning: v < V is "I hold token v", V + 16 + p is "I hold place p". Each layer: attention (scale 1/sqrt d)
and a two-matrix ReLU net of width d, each after a LayerNorm and added; a last LayerNorm; logits are the first V coordinates.

All parameters lie in one flat float32 vector, in the order of `shapes`, which is also the order in the files that are shipped.
"""

import numpy as np
import torch
from torch.nn import functional as F

WORK = 16
LAYER = (
    ("ln1.weight", 1),
    ("ln1.bias", 1),
    ("qkv.weight", 6),
    ("qkv.bias", 3),
    ("o.weight", 2),
    ("o.bias", 1),
    ("ln2.weight", 1),
    ("ln2.bias", 1),
    ("f1.weight", 2),
    ("f1.bias", 1),
    ("f2.weight", 2),
    ("f2.bias", 1),
)


def width(size):
    """Width of the residual stream for graphs of at most `size` edges."""
    return (size + 5) + WORK + (3 * size + 5)


def shapes(size, layers):
    """[(name, shape)] of all parameters; weights are out x in, q, k and v one above the other."""
    d = width(size)
    kinds = {1: (d,), 2: (d, d), 3: (3 * d,), 6: (3 * d, d)}
    found = [(f"{l}.{name}", kinds[kind]) for l in range(layers) for name, kind in LAYER]
    return found + [("ln.weight", (d,)), ("ln.bias", (d,))]


class Net:
    """Parameters as views of one vector (`flat`), gradients likewise (`grad`)."""

    def __init__(self, size, layers, values=None):
        self.size, self.layers, self.d = size, layers, width(size)
        wanted = shapes(size, layers)
        count = sum(int(np.prod(shape)) for _, shape in wanted)
        self.flat, self.grad = torch.zeros(count), torch.zeros(count)
        if values is not None:
            self.flat.copy_(torch.as_tensor(values))
        self.parameters, at = {}, 0
        for name, shape in wanted:
            length = int(np.prod(shape))
            parameter = torch.nn.Parameter(self.flat[at : at + length].view(shape))
            parameter.grad = self.grad[at : at + length].view(shape)
            self.parameters[name] = parameter
            at += length
        self.onehot_token = torch.eye(size + 5)
        self.onehot_place = torch.eye(3 * size + 5)

    def start(self, random):
        """Weights uniform in +-1/sqrt d, LayerNorms 1 and 0."""
        self.flat.uniform_(-(self.d**-0.5), self.d**-0.5, generator=random)
        for name, parameter in self.parameters.items():
            if "ln" in name:
                parameter.data.fill_(1.0 if "weight" in name else 0.0)

    def inputs(self, tokens):
        """tokens [n, S], left-padded -> x [n, columns, d] and the attention bias [n, 1, columns], without columns all padding."""
        tokens = torch.as_tensor(tokens).long()
        pad = tokens == self.size + 3
        first = int((~pad).any(0).nonzero()[0])
        tokens, pad = tokens[:, first:], pad[:, first:]
        rows = len(tokens)
        place = self.onehot_place[first:].expand(rows, -1, -1)
        x = torch.cat([self.onehot_token[tokens], torch.zeros(*tokens.shape, WORK), place], 2)
        return x, pad[:, None, :].float() * -1e9

    def logits(self, tokens):
        """Scores [n, V] of the next vertex. The last layer is computed for the last token only, as no other decides."""
        x, bias = self.inputs(tokens)
        p, d = self.parameters, self.d
        for l in range(self.layers):
            last = l == self.layers - 1
            a = F.layer_norm(x, (d,), p[f"{l}.ln1.weight"], p[f"{l}.ln1.bias"])
            w, b = p[f"{l}.qkv.weight"], p[f"{l}.qkv.bias"]
            if last:
                q = F.linear(a[:, -1:], w[:d], b[:d])
                k, v = F.linear(a, w[d:], b[d:]).split(d, 2)
                x = x[:, -1:]
            else:
                q, k, v = F.linear(a, w, b).split(d, 2)
            scores = torch.baddbmm(bias, q, k.transpose(1, 2), alpha=d**-0.5)
            x = x + F.linear(torch.bmm(scores.softmax(2), v), p[f"{l}.o.weight"], p[f"{l}.o.bias"])
            h = F.layer_norm(x, (d,), p[f"{l}.ln2.weight"], p[f"{l}.ln2.bias"])
            h = F.relu(F.linear(h, p[f"{l}.f1.weight"], p[f"{l}.f1.bias"]))
            x = x + F.linear(h, p[f"{l}.f2.weight"], p[f"{l}.f2.bias"])
        x = F.layer_norm(x[:, -1], (d,), p["ln.weight"], p["ln.bias"])
        return x[:, : self.size + 5]
