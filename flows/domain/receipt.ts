/** Digits of the running number; more of them from the millionth on. */
const RUNNING_DIGITS = 6;

/**
 * Receipt number: kiosk, running number, check digit over the digits of both (ISO/IEC 7064, MOD 11,10), which finds
 * every single wrong digit and nearly every swap of two neighbours.
 * @param running 1 or more
 */
export function receiptNumber(kioskId: string, running: number): string {
  const body = `${kioskId}-${String(running).padStart(RUNNING_DIGITS, '0')}`;
  return `${body}-${checkDigit(body)}`;
}

/** Whether a text is a receipt number whose check digit is right. */
export function isReceipt(text: string): boolean {
  const parts = /^([A-Z0-9][A-Z0-9-]*-\d{6,})-(\d)$/.exec(text);
  return parts?.[1] !== undefined && checkDigit(parts[1]) === parts[2];
}

function checkDigit(body: string): string {
  let product = 10;
  for (const digit of body.replace(/\D/g, '')) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
