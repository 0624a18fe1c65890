import { createTransport } from "nodemailer";

/** One plain-text mail. */
export type Mail = { to: string; subject: string; text: string };

/** A way out for mail. `ready` throws while the mail server cannot be reached; `send` throws when it refused. */
export type MailTransport = { ready(): Promise<void>; send(mail: Mail): Promise<void> };

type Env = Record<string, string | undefined>;

/** The sender: SMTP_FROM, else the user of SMTP_URL where that is an address, else one at the server's name. */
function senderOf(url: URL, env: Env): string {
  const user = decodeURIComponent(url.username);
  return env.SMTP_FROM || (user.includes("@") ? user : `no-reply@${url.hostname}`);
}

/** The mail server named by SMTP_URL; null without one, and mail then waits for the admin to pass on. */
export function mailTransport(env: Env = process.env): MailTransport | null {
  const smtp = env.SMTP_URL;
  if (!smtp) return null;
  const from = senderOf(new URL(smtp), env);
  const server = createTransport(smtp);
  return {
    ready: async () => {
      await server.verify();
    },
    send: async (mail) => {
      // No program name in the header, and a text can never make the server read a file or an address.
      await server.sendMail({
        ...mail,
        from,
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
  };
}
