/** nginx from a configuration of its own, on loopback: plain, TLS, and plain with a limit on each connection. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Serves `files`; answers the three addresses, the certificate's path and how to stop. */
export async function startNginx(folder, files, limitRate = "50m") {
  const [plain, tls, limited] = [await freePort(), await freePort(), await freePort()];
  const [ca, key, conf] = ["cert.pem", "key.pem", "nginx.conf"].map((name) => join(folder, name));
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", ca, ...subject],
    { stdio: "ignore" },
  );
  mkdirSync(join(folder, "tmp"));
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/tmp;`)
    .join(" ");
  writeFileSync(
    conf,
    `worker_processes 2; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; sendfile on; keepalive_requests 100000; ${temp}
server { listen 127.0.0.1:${plain}; root ${files}; }
server { listen 127.0.0.1:${tls} ssl; ssl_certificate ${ca}; ssl_certificate_key ${key}; root ${files}; }
server { listen 127.0.0.1:${limited}; root ${files}; limit_rate ${limitRate}; } }`,
  );
  const nginx = spawn("nginx", ["-c", conf, "-e", join(folder, "error.log")], { stdio: "inherit" });
  await untilOpen(plain);
  return {
    urls: {
      plain: `http://127.0.0.1:${plain}`,
      tls: `https://127.0.0.1:${tls}`,
      limited: `http://127.0.0.1:${limited}`,
    },
    ca,
    stop: async () => {
      nginx.kill("SIGTERM");
      await once(nginx, "exit");
    },
  };
}

async function untilOpen(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nginx did not start");
}
