"""The super-network: one set of weights that 110,592 convolutional networks share by taking parts of it.

A network is three blocks. A block (width w, kernel a, kernel b or none) computes h = ReLU(A(x)), a convolution of stride 2 that
halves the length, and, where b is given, h + ReLU(B(h)). It uses the first w channels and the middle a (or b) of 7 taps.
What is left of a layer's sum is made larger by sqrt(inputs of the whole layer / inputs used), so that it keeps its spread.
Signals go 40 -> 20 -> 10 -> 5 points; the head is linear.
"""

import numpy as np
import torch
from torch.nn import functional as F

WIDTHS = (8, 16, 24, 32)
KERNELS = (3, 5, 7)
WIDEST, TAPS, POINTS, CLASSES = 32, 7, 5, 10
# blocks by number: width, then kernel of A, then kernel of B (0: no B)
BLOCKS = [(w, a, b) for w in WIDTHS for a in KERNELS for b in (0, *KERNELS)]
NETWORKS = len(BLOCKS) ** 3
SMALLEST, LARGEST = 0, NETWORKS - 1

# in the order of weights.bin
SHAPES = [
    shape
    for inputs in (1, WIDEST, WIDEST)
    for shape in ((WIDEST, inputs, TAPS), (WIDEST,), (WIDEST, WIDEST, TAPS), (WIDEST,))
] + [(CLASSES, WIDEST, POINTS), (CLASSES,)]


def blocks_of(network):
    """The three blocks (width, kernel A, kernel B or 0) of a network by its number."""
    n = len(BLOCKS)
    return [BLOCKS[network // n**2], BLOCKS[network // n % n], BLOCKS[network % n]]


def new_weights(generator):
    """He et al. 2015 for layers followed by ReLU, half that variance for the head; biases 0."""
    weights = []
    for shape in SHAPES:
        if len(shape) == 1:
            weights.append(torch.zeros(shape))
        else:
            gain = 1 if shape[0] == CLASSES else 2
            weights.append(torch.randn(shape, generator=generator) * (gain / (shape[1] * shape[2])) ** 0.5)
    return weights


def part(weight, outputs, inputs, taps):
    """The first outputs and inputs and the middle taps of a layer, rescaled for the inputs that are left."""
    cut = (weight.shape[2] - taps) // 2
    rescale = (weight.shape[1] * weight.shape[2] / (inputs * taps)) ** 0.5
    return weight[:outputs, :inputs, cut : cut + taps] * rescale


def block(weights, stage, shape, x):
    """x [n, inputs, length] -> [n, width, length / 2]"""
    (w, a, b), (conv_a, bias_a, conv_b, bias_b) = shape, weights[4 * stage : 4 * stage + 4]
    h = F.relu(F.conv1d(x, part(conv_a, w, x.shape[1], a), bias_a[:w], stride=2, padding=a // 2))
    return h + F.relu(F.conv1d(h, part(conv_b, w, w, b), bias_b[:w], padding=b // 2)) if b else h


def head(weights, h):
    """h [n, width, 5] -> scores [n, 10]"""
    return F.conv1d(h, part(weights[-2], CLASSES, h.shape[1], POINTS), weights[-1])[:, :, 0]


def forward(weights, network, x):
    """Scores [n, 10] that a network, by its number, gives to x [n, 40]."""
    h = x[:, None]
    for stage, shape in enumerate(blocks_of(network)):
        h = block(weights, stage, shape, h)
    return head(weights, h)


def cost(network):
    """Multiplications of one sample (biases and rescaling not counted), and weights, biases included."""
    macs, numbers, inputs, length = 0, 0, 1, 40
    for w, a, b in blocks_of(network):
        length //= 2
        per_point = w * inputs * a + w * w * b
        macs += per_point * length
        numbers += per_point + w + (w if b else 0)
        inputs = w
    per_head = CLASSES * inputs * POINTS
    return macs + per_head, numbers + per_head + CLASSES


def wrong_answers(scores, y):
    return int((scores.argmax(-1) != y).sum())


def save(weights, path):
    path.write_bytes(b"".join(weight.detach().numpy().astype("<f4").tobytes() for weight in weights))


def load(path):
    numbers = torch.from_numpy(np.fromfile(path, "<f4"))
    sizes = [int(np.prod(shape)) for shape in SHAPES]
    if len(numbers) != sum(sizes):
        raise ValueError(f"{path} should hold {sum(sizes)} numbers, not {len(numbers)}; train.py writes it anew")
    return [piece.reshape(shape) for piece, shape in zip(numbers.split(sizes), SHAPES)]
