// The emulated Google, on a free port of this computer. Its seed comes as JSON on stdin; its address goes to stdout.
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createServer } from "@emulators/core";
import { googlePlugin, seedFromConfig } from "@emulators/google";

let app;

// The one thing that it lacks and a sign-in needs: whose mailbox a token opens.
async function profile(request) {
  const headers = { Authorization: request.headers.get("Authorization") ?? "" };
  const answer = await app.fetch(new Request(new URL("/oauth2/v2/userinfo", request.url), { headers }));
  if (!answer.ok) return answer;
  const { email } = await answer.json();
  return Response.json({ emailAddress: email, messagesTotal: 0, threadsTotal: 0, historyId: "1" });
}

const seed = JSON.parse(readFileSync(0, "utf8"));

// As it was at the beginning: starting Node anew for every test would take longer than the tests.
function begin(port) {
  const baseUrl = `http://127.0.0.1:${port}`;
  const server = createServer(googlePlugin, { port, baseUrl, tokens: seed.tokens ?? {} });
  app = server.app;
  googlePlugin.seed?.(server.store, baseUrl);
  seedFromConfig(server.store, baseUrl, seed);
  return baseUrl;
}

function fetch(request) {
  const { pathname, port } = new URL(request.url);
  if (pathname === "/begin-again") return new Response(begin(port));
  return pathname === "/gmail/v1/users/me/profile" ? profile(request) : app.fetch(request);
}

serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(begin(port)));
