/** Whether mail leaves by itself; without a mail server it waits in the outbox for the admin to pass on. */
export function hasMailServer(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return Boolean(env.SMTP_URL);
}
