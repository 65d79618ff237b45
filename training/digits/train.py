"""Trains the networks of the problem `digits` and writes them as one ONNX graph with its card.

    python3 training/digits/train.py            (Debian: python3-torch python3-sklearn python3-onnx; about four minutes of one core)

Data: the UCI handwritten digits as packaged by scikit-learn (1,797 images of 8x8), brought to 16x16 by a cubic spline and
varied by small turns, shears, shifts and changes of stroke weight. A variational autoencoder (Kingma & Welling 2014) learns
to draw them from 8 numbers; a classifier, trained with mixup (Zhang et al. 2018) so that it is unsure of what lies between
digits, and with spoilt digits that it should be unsure of too, learns to read them. The decoder and the classifier are written to public/models/digits/model.onnx:
latent [n, 8] -> image [n, 256], probabilities [n, 10].
"""

import hashlib
import json
import pathlib

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from scipy import ndimage
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

SEED = 7
LATENT = 8
SIDE = 16
EPOCHS_CLASSIFIER = 60
EPOCHS_DECODER = 150
KL_WEIGHT = 1.0
OUT = pathlib.Path(__file__).resolve().parents[2] / "public" / "models" / "digits"

torch.manual_seed(SEED)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
rng = np.random.default_rng(SEED)


def enlarge(image):
    """8x8 in 0..16 to 16x16 in 0..1."""
    return np.clip(ndimage.zoom(image / 16.0, 2, order=3, mode="nearest", grid_mode=True), 0, 1)


def vary(image):
    """A turn, a shear, a shift and another stroke weight, all small."""
    turn, shear = rng.uniform(-0.17, 0.17), rng.uniform(-0.35, 0.35)
    turning = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = turning @ np.array([[1, 0], [shear, 1]])
    middle = np.full(2, (SIDE - 1) / 2)
    offset = middle - matrix @ middle + rng.uniform(-0.7, 0.7, 2)
    moved = ndimage.affine_transform(image, matrix, offset, order=1)
    blurred = ndimage.gaussian_filter(moved, rng.uniform(0.3, 1.1))
    level = rng.uniform(0.25, 0.75) * blurred.max()
    return np.clip((blurred - level) * 4 + 0.5, 0, 1)


def spoil(image):
    """No digit any more: cut off along a line through about its middle, or run together to a blot."""
    if rng.random() < 0.3:
        return np.clip((ndimage.gaussian_filter(image, 2.5) - rng.uniform(0.05, 0.25)) * 8, 0, 1)
    angle, y, x = rng.uniform(0, 2 * np.pi), *np.mgrid[:SIDE, :SIDE]
    side = (x - (SIDE - 1) / 2) * np.cos(angle) + (y - (SIDE - 1) / 2) * np.sin(angle)
    return image * (side < rng.uniform(-2, 0.5))


def make_set(images, repeats):
    return torch.tensor(np.stack([vary(im).ravel() for _ in range(repeats) for im in images]), dtype=torch.float32)


digits = load_digits()
images = np.stack([enlarge(im) for im in digits.images])
order = rng.permutation(len(images))
test_rows, train_rows = order[:360], order[360:]
labels = torch.tensor(digits.target)
x_test_plain = torch.tensor(images[test_rows].reshape(-1, 256), dtype=torch.float32)
x_test = make_set(images[test_rows], 2)
y_test = labels[test_rows]
x_train = make_set(images[train_rows], 8)
y_train = labels[train_rows].repeat(8)
x_spoilt = torch.tensor(np.stack([spoil(im.numpy().reshape(SIDE, SIDE)).ravel() for im in x_train]), dtype=torch.float32)


def batches(count, size=128):
    order = torch.randperm(count)
    return [order[i : i + size] for i in range(0, count - size + 1, size)]


classifier = nn.Sequential(nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))
optimiser = torch.optim.Adam(classifier.parameters(), 1e-3, weight_decay=1e-5)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS_CLASSIFIER)
for epoch in range(EPOCHS_CLASSIFIER):
    for rows in batches(len(x_train)):
        x, y = x_train[rows], F.one_hot(y_train[rows], 10).float()
        other = torch.randperm(len(rows))
        share = torch.rand(len(rows), 1)
        share = torch.where(torch.rand(len(rows), 1) < 0.5, torch.ones(1), share)
        x, y = share * x + (1 - share) * x[other], share * y + (1 - share) * y[other]
        spoilt = x_spoilt[rows[: len(rows) // 4]]
        x, y = torch.cat([x, spoilt]), torch.cat([y, torch.full((len(spoilt), 10), 0.1)])
        loss = -(y * F.log_softmax(classifier(x), 1)).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    schedule.step()


def accuracy(x, y):
    with torch.no_grad():
        return (classifier(x).argmax(1) == y).float().mean().item()


accuracy_plain = accuracy(x_test_plain, y_test)
accuracy_varied = accuracy(x_test, y_test.repeat(2))
print(f"classifier: test accuracy {accuracy_plain:.4f}, varied {accuracy_varied:.4f}", flush=True)

encoder = nn.Sequential(nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 2 * LATENT))
decoder = nn.Sequential(nn.Linear(LATENT, 128), nn.ReLU(), nn.Linear(128, 256), nn.ReLU(), nn.Linear(256, 256))
optimiser = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 1e-3)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS_DECODER)
for epoch in range(EPOCHS_DECODER):
    for rows in batches(len(x_train)):
        x = x_train[rows]
        mean, log_var = encoder(x).chunk(2, 1)
        z = mean + torch.randn_like(mean) * torch.exp(0.5 * log_var)
        drawn = F.binary_cross_entropy_with_logits(decoder(z), x, reduction="sum") / len(rows)
        kl = -0.5 * (1 + log_var - mean**2 - log_var.exp()).sum(1).mean()
        loss = drawn + KL_WEIGHT * kl
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    schedule.step()

with torch.no_grad():
    mean, _ = encoder(x_test).chunk(2, 1)
    redrawn = torch.sigmoid(decoder(mean))
    error = F.mse_loss(redrawn, x_test).item()
    kept = (classifier(redrawn).argmax(1) == y_test.repeat(2)).float().mean().item()
    drawn = torch.sigmoid(decoder(torch.randn(2000, LATENT)))
    sure = classifier(drawn).softmax(1).max(1).values.mean().item()
print(f"decoder: test error {error:.5f}, read as the same digit {kept:.4f}, mean confidence of random draws {sure:.4f}")


def dense(network, prefix, first, names):
    """The layers of a Sequential as Gemm and Relu; the last one's output has the name given."""
    nodes, constants, name = [], [], first
    layers = [layer for layer in network if isinstance(layer, nn.Linear)]
    for i, layer in enumerate(layers):
        weight, bias = f"{prefix}_w{i}", f"{prefix}_b{i}"
        constants.append(numpy_helper.from_array(layer.weight.detach().numpy().T.copy(), weight))
        constants.append(numpy_helper.from_array(layer.bias.detach().numpy(), bias))
        out = names if i == len(layers) - 1 else f"{prefix}_{i}"
        nodes.append(helper.make_node("Gemm", [name, weight, bias], [out]))
        name = out
        if i < len(layers) - 1:
            name = f"{prefix}_relu{i}"
            nodes.append(helper.make_node("Relu", [out], [name]))
    return nodes, constants


draw_nodes, draw_constants = dense(decoder, "draw", "latent", "ink")
read_nodes, read_constants = dense(classifier, "read", "image", "scores")
graph = helper.make_graph(
    [
        *draw_nodes,
        helper.make_node("Sigmoid", ["ink"], ["image"]),
        *read_nodes,
        helper.make_node("Softmax", ["scores"], ["probabilities"], axis=-1),
    ],
    "digits",
    [helper.make_tensor_value_info("latent", TensorProto.FLOAT, ["n", LATENT])],
    [
        helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", SIDE * SIDE]),
        helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", 10]),
    ],
    [*draw_constants, *read_constants],
)
model = helper.make_model(graph, producer_name="searchlight", opset_imports=[helper.make_opsetid("", 17)])
model.ir_version = 8
onnx.checker.check_model(model)
OUT.mkdir(parents=True, exist_ok=True)
(OUT / "model.onnx").write_bytes(model.SerializeToString())

card = {
    "name": "digits",
    "what": "Draws 16x16 digits from 8 numbers and says which digit each looks like.",
    "inputs": {"latent": ["n", LATENT]},
    "outputs": {"image": ["n", SIDE * SIDE], "probabilities": ["n", 10]},
    "data": "Optical Recognition of Handwritten Digits (Alpaydin & Kaynak 1998), UCI Machine Learning Repository, "
    "the 1,797 images packaged with scikit-learn; 1,437 to train, 360 to test, varied by turns, shears and stroke weight",
    "licence": "data CC BY 4.0; networks MIT, as the rest of this repository",
    "recipe": "python3 training/digits/train.py",
    "versions": {"torch": torch.__version__, "numpy": np.__version__, "onnx": onnx.__version__},
    "seed": SEED,
    "metrics": {
        "classifier test accuracy": round(accuracy_plain, 4),
        "classifier test accuracy, varied images": round(accuracy_varied, 4),
        "decoder mean squared error on test images": round(error, 5),
        "redrawn test images read as the same digit": round(kept, 4),
        "mean confidence of random draws": round(sure, 4),
    },
    "bytes": (OUT / "model.onnx").stat().st_size,
    "sha256": hashlib.sha256((OUT / "model.onnx").read_bytes()).hexdigest(),
}
(OUT / "card.json").write_text(json.dumps(card, indent=2) + "\n")
print(json.dumps(card["metrics"]))
