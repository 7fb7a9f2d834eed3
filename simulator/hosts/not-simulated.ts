/** What the host does not do is refused by name, so that nobody takes silence for success. */
export function notSimulated(what: string): Promise<never> {
  return Promise.reject(new Error(`Not simulated: ${what}`));
}
