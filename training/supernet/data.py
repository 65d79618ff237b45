"""MNIST-1D (Greydanus & Kobak 2020, arXiv 2011.14439; published code Apache-2.0), made by its published procedure.

`published()` gives the 5,000 samples of seed 42 in their published order; `fresh()` gives 10,000 that nobody has trained or
chosen on, which is what a procedure that makes data is good for. Signals are rows of 40 numbers.
"""

import functools

import numpy as np
from scipy.ndimage import gaussian_filter

SEED = 42
FRESH_SEED = 1042
TRAIN = 4000
LONG = 72  # points of a signal before it is thinned out
LENGTH = 40

TEMPLATES = np.array(
    [
        [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
        [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
        [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
        [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
        [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
        [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
        [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
        [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
    ]
)
TEMPLATES -= TEMPLATES.mean(1, keepdims=True)
TEMPLATES /= TEMPLATES.std(1, keepdims=True)
TEMPLATES -= TEMPLATES[:, :1]
TEMPLATES /= 6


def resample(signal, length):
    return np.interp(np.linspace(0, 1, length), np.linspace(0, 1, len(signal)), signal)


def sample(template, random):
    """One signal of 40 numbers, not yet normalised. The order of the draws from `random` is part of the data."""
    padding = 36 + int(random.rand() * 25)
    # 1e-8: a zero of the template must not be taken for padding
    signal = resample(np.concatenate([template + 1e-8, np.zeros(padding)]), LONG)
    signal *= 1 + 0.4 * (random.rand() - 0.5)
    signal = np.roll(signal, random.randint(0, 48))
    drawn = signal != 0
    signal = drawn * signal + (1 - drawn) * gaussian_filter(0.25 * random.randn(LONG), 2)
    signal = signal + 0.02 * random.randn(LONG)
    signal = signal - 0.75 * (random.rand() - 0.5) * np.linspace(-0.5, 0.5, LONG)
    return resample(signal, LENGTH)


def in_class_order(seed, per_class):
    """Not yet normalised signals [10 * per_class, 40], their labels, and the generator as it stands after them."""
    random = np.random.RandomState(seed)
    x = np.stack([sample(template, random) for template in TEMPLATES for _ in range(per_class)])
    return x, np.repeat(np.arange(10), per_class), random


@functools.lru_cache
def scale():
    """Mean and standard deviation of the published 5,000, and these as (x, y) in published order."""
    x, y, random = in_class_order(SEED, 500)
    order = random.permutation(len(x))
    x, y = x[order], y[order]
    return x.mean(), x.std(), x, y


def published():
    """x float64 [5000, 40], y int64 [5000]; the first 4,000 are the published training set."""
    mean, std, x, y = scale()
    return (x - mean) / std, y


def fresh():
    """x float64 [10000, 40], y int64 [10000], in class order, on the scale of the published ones."""
    mean, std, _, _ = scale()
    x, y, _ = in_class_order(FRESH_SEED, 1000)
    return (x - mean) / std, y
