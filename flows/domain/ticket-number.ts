/**
 * `A017`: letter of the series and running number of the service day, at least three digits.
 * @param running 1 or more
 */
export function ticketNumber(series: string, running: number): string {
  return series + String(running).padStart(3, '0');
}
