// Loaded into the web server process before the framework. Two small things no configuration does:
// the forwarding header says what the socket says (unless a proxy of ours is declared), so that the
// sign-in throttle cannot be dodged; and the server ends by itself when its launcher is gone.
import { Server } from "node:http";

const trusted = process.env.EVENKEEL_TRUST_PROXY === "1";
const emit = Server.prototype.emit;

Server.prototype.emit = function emitWithAddress(event, ...args) {
  if (event === "request" && !trusted) {
    const [request] = args;
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
    delete request.headers["x-forwarded-host"];
    delete request.headers["x-forwarded-proto"];
  }
  return emit.call(this, event, ...args);
};

process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
