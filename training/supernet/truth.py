"""Evaluates all 110,592 networks of the trained super-network and writes public/models/supernet/truth.bin.

    python3 training/supernet/truth.py          (Debian: python3-torch python3-scipy; a quarter of an hour of one core, can be resumed)

Wrong answers of 1,000 validation samples (the published test split) and of 10,000 fresh ones, all in float32. Networks that begin
alike share what they compute: 48 first blocks, 48 * 48 second ones; and as a convolution's outputs do not depend on how many
there are, one A of a kernel serves all widths and all B. The third block, on 5 points, is done as matrix products. With
MALLOC_TRIM_THRESHOLD_=2000000000 MALLOC_MMAP_THRESHOLD_=2000000000 OPENBLAS_NUM_THREADS=1 set, what products leave is used for
the next ones, not given back each time: on a busy machine that is most of the time.
"""

import hashlib

import data
import net
import numpy as np
import torch
from torch.nn import functional as F
from train import OUT, STATE, tensors

CHUNK = 1000


def matrix(weight, outputs, inputs, taps, length, stride):
    """A convolution as the matrix [inputs * length, outputs * new length]: what it makes of each unit signal."""
    units = torch.eye(inputs * length).reshape(-1, inputs, length)
    return F.conv1d(units, net.part(weight, outputs, inputs, taps), stride=stride, padding=taps // 2).flatten(1)


class LastBlock:
    """The third block and the head, all 48 at once."""

    def __init__(self, weights):
        conv_a, bias_a, conv_b, bias_b, head, self.bias_head = weights[8:]
        self.a = {
            w: torch.cat([matrix(conv_a, net.WIDEST, w, k, 2 * net.POINTS, 2) for k in net.KERNELS], 1) for w in net.WIDTHS
        }
        self.b = {w: torch.cat([matrix(conv_b, w, w, k, net.POINTS, 1) for k in net.KERNELS], 1) for w in net.WIDTHS}
        self.head = {w: net.part(head, net.CLASSES, w, net.POINTS).flatten(1).T.contiguous() for w in net.WIDTHS}
        self.bias_a = bias_a.repeat_interleave(net.POINTS).repeat(len(net.KERNELS))
        self.bias_b = {w: bias_b[:w].repeat_interleave(net.POINTS).repeat(len(net.KERNELS)) for w in net.WIDTHS}

    def scores(self, x):
        """x [n, width, 10] -> [n, 48, 10], third blocks in the order of net.BLOCKS"""
        n, kernels = len(x), len(net.KERNELS)
        h = F.relu(torch.addmm(self.bias_a, x.flatten(1), self.a[x.shape[1]])).reshape(n * kernels, -1)
        pieces = []
        for w in net.WIDTHS:
            used = h[:, : w * net.POINTS]
            without = torch.addmm(self.bias_head, used, self.head[w])
            added = F.relu(torch.addmm(self.bias_b[w], used, self.b[w])).reshape(n * kernels * kernels, -1)
            # the head is linear: what it says of h + ReLU(B(h)) is the sum of what it says of either
            with_b = without[:, None] + (added @ self.head[w]).reshape(n * kernels, kernels, -1)
            pieces.append(torch.cat([without[:, None], with_b], 1).reshape(n, -1, net.CLASSES))
        return torch.cat(pieces, 1)


def wrong_answers(weights, x, y):
    """Wrong answers of every network on x [n, 40], uint16 [110592]."""
    last, wrong = LastBlock(weights), []
    for first in net.BLOCKS:
        h1 = net.block(weights, 0, first, x[:, None])
        for second in net.BLOCKS:
            said = last.scores(net.block(weights, 1, second, h1)).argmax(2)
            wrong.append((said != y[:, None]).sum(0))
    return torch.cat(wrong).numpy().astype("<u2")


def check(weights, x, y, wrong):
    """Against the plain computation, network by network. Sums in another order may turn a near tie."""
    for network in range(0, net.NETWORKS, net.NETWORKS // 97):
        plain = net.wrong_answers(net.forward(weights, network, x), y)
        if abs(plain - int(wrong[network])) > 2:
            raise AssertionError(f"network {network} should give {plain} wrong answers, not {wrong[network]}")


def truth(weights, mark):
    x, y = data.published()
    parts = [(x[data.TRAIN :], y[data.TRAIN :])]
    x, y = data.fresh()
    # any thousand of the fresh ones is made of all classes, so that progress can be looked at
    parts += [(x[i :: len(x) // CHUNK], y[i :: len(x) // CHUNK]) for i in range(len(x) // CHUNK)]
    columns = []
    for i, (x, y) in enumerate(parts):
        checkpoint = STATE / f"truth-{mark}-{i}.npy"
        if not checkpoint.exists():
            x, y = tensors(x, y)
            wrong = wrong_answers(weights, x, y)
            check(weights, x, y, wrong)
            np.save(checkpoint, wrong)
        columns.append(np.load(checkpoint))
        print(f"part {i}: mean error {100 * columns[-1].mean() / CHUNK:.2f} %", flush=True)
    return np.stack([columns[0], sum(columns[1:])], 1).astype("<u2")


if __name__ == "__main__":
    torch.set_num_threads(1)
    STATE.mkdir(exist_ok=True)
    weights = OUT / "weights.bin"
    mark = hashlib.sha256(weights.read_bytes()).hexdigest()[:12]
    with torch.no_grad():
        (OUT / "truth.bin").write_bytes(truth(net.load(weights), mark).tobytes())
