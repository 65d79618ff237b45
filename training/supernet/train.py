"""Trains the super-network on MNIST-1D and writes public/models/supernet/weights.bin.

    python3 training/supernet/train.py          (Debian: python3-torch python3-scipy; some minutes of one core, can be resumed)

Sandwich rule and inplace distillation (Yu & Huang 2019, arXiv 1903.05134): every step trains the largest network on labels, and
the smallest and two random ones half on labels, half on what the largest says. Validation data (the published test split)
decide nothing here.
"""

import math
import pathlib

import data
import net
import torch
from torch.nn import functional as F

SEED = 1
EPOCHS = 150  # passes over the 4,000, of 40 steps each
BATCH = 100
RATE = 4e-3
NOISE = 0.05
HERE = pathlib.Path(__file__).resolve().parent
STATE = HERE / "state"
OUT = HERE.parents[1] / "public" / "models" / "supernet"


def tensors(x, y):
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y)


def batches(random, count):
    """Rows of one pass over the data, in random order."""
    return torch.randperm(count, generator=random).split(BATCH)


def set_rate(optimiser, step, steps, rate):
    """Half a cosine from `rate` down to 0."""
    for group in optimiser.param_groups:
        group["lr"] = rate * 0.5 * (1 + math.cos(math.pi * step / steps))


def sandwich(weights, x, y, random):
    """The loss of one step."""
    scores = net.forward(weights, net.LARGEST, x)
    loss = F.cross_entropy(scores, y)
    said = scores.detach().softmax(1)
    drawn = torch.randint(net.NETWORKS, (2,), generator=random).tolist()
    for network in (net.SMALLEST, *drawn):
        scores = net.forward(weights, network, x)
        loss = loss + 0.5 * F.cross_entropy(scores, y) + 0.5 * F.cross_entropy(scores, said)
    return loss


def report(weights, epoch, x, y):
    with torch.no_grad():
        right = [1 - net.wrong_answers(net.forward(weights, n, x), y) / len(y) for n in (net.LARGEST, net.SMALLEST)]
    print(f"pass {epoch}: validation accuracy of the largest {right[0]:.3f}, of the smallest {right[1]:.3f}", flush=True)


def train():
    random = torch.Generator().manual_seed(SEED)
    x, y = tensors(*data.published())
    weights = [weight.requires_grad_() for weight in net.new_weights(random)]
    optimiser = torch.optim.Adam(weights)
    step, begin, checkpoint = 0, 0, STATE / "train.pt"
    if checkpoint.exists():
        begin, step, kept, moments, state = torch.load(checkpoint)
        for weight, value in zip(weights, kept):
            weight.data.copy_(value)
        optimiser.load_state_dict(moments)
        random.set_state(state)
    for epoch in range(begin, EPOCHS):
        if epoch % 10 == 0:
            torch.save((epoch, step, weights, optimiser.state_dict(), random.get_state()), checkpoint)
            report(weights, epoch, x[data.TRAIN :], y[data.TRAIN :])
        for row in batches(random, data.TRAIN):
            set_rate(optimiser, step, EPOCHS * data.TRAIN // BATCH, RATE)
            noisy = x[row] + NOISE * torch.randn(x[row].shape, generator=random)
            optimiser.zero_grad()
            sandwich(weights, noisy, y[row], random).backward()
            optimiser.step()
            step += 1
    report(weights, EPOCHS, x[data.TRAIN :], y[data.TRAIN :])
    return weights


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    STATE.mkdir(exist_ok=True)
    OUT.mkdir(parents=True, exist_ok=True)
    net.save(train(), OUT / "weights.bin")
