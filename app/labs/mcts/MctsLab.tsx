export function MctsLab() {
  return null;
}
