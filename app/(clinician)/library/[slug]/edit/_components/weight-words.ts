/** "The sum is 0.90. It has to be 1.00: 0.10 is missing." */
export function sumInWords(hundredths: number): string {
  const sum = (hundredths / 100).toFixed(2);
  if (hundredths === 100) return `The sum is ${sum}, as it has to be.`;
  const off = (Math.abs(100 - hundredths) / 100).toFixed(2);
  return `The sum is ${sum}. It has to be 1.00: ${off} ${hundredths < 100 ? "is missing" : "is too much"}.`;
}
