/**
 * How problems get at ONNX networks.
 */
import type { Inference } from '../core/types.ts';

export const inference: Inference = {
  open: () => Promise.reject(new Error('no network can be run here yet')),
};
