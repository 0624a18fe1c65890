import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Ask = {
  method: "GET" | "PUT" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** A client that keeps its connections open, as a browser or balancer does. */
export type Client = { send(ask: Ask): Promise<Answer>; close(): void };

const PATIENCE_MS = 15_000;

export function openClient(port: number, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return { send: (ask) => send(agent, port, ask), close: () => agent.destroy() };
}

function send(agent: Agent, port: number, ask: Ask): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers: Record<string, string | number> = { ...ask.headers };
    if (ask.body !== undefined) headers["content-length"] = Buffer.byteLength(ask.body);
    const sent = request(
      { agent, host: "127.0.0.1", port, method: ask.method, path: ask.path, headers, timeout: PATIENCE_MS },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.once("error", fail);
        answer.once("end", () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      },
    );
    sent.once("timeout", () => sent.destroy(new Error(`${ask.method} ${ask.path}: no answer in time`)));
    sent.once("error", fail);
    sent.end(ask.body);
  });
}
