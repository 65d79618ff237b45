/**
 * Trains a mask, random masks as sparse and the dense parent side by side: epoch by epoch, all before any goes on, so that
 * their curves grow together. No part of a run, but as repeatable. Nothing here is asynchronous.
 */
import { courseOf, randomMask, type Course } from '../problems/sparse-mask/course.ts';
import { everyNode } from '../problems/sparse-mask/network.ts';
import type { TrainingApi, TrainingProgress, TrainingRequest } from './types.ts';

export class Trainer implements TrainingApi {
  #courses: Course[] = [];
  #epochs = 0;
  #done = 0;

  begin({ mask, init, rate, epochs, rivals }: TrainingRequest): TrainingProgress {
    const kept = mask.reduce((sum, node) => sum + node, 0);
    const masks = [mask, ...Array.from({ length: rivals }, (_, i) => randomMask(kept, init, i)), everyNode()];
    this.#courses = masks.map((one) => courseOf(one, init, rate));
    this.#epochs = epochs;
    this.#done = 0;
    return this.#progress();
  }

  advance(): TrainingProgress {
    const count = this.#courses.length;
    if (this.#done < count * this.#epochs) this.#courses[this.#done++ % count].epoch();
    return this.#progress();
  }

  #progress(): TrainingProgress {
    const [mask, ...others] = this.#courses.map(({ accuracies }) => accuracies);
    const dense = others[others.length - 1];
    const total = this.#courses.length * this.#epochs;
    return { done: this.#done, total, mask, random: others.slice(0, -1), dense };
  }
}
