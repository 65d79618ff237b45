export function NasLab() {
  return null;
}
