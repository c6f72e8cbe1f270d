package io.netlayers.tools.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** nginx in a namespace, on port 80 of every address there. */
final class KernelNginx {
  private KernelNginx() {}

  /** Starts it over a directory; it ends with the namespace. */
  static void start(KernelPeer kernel, Path top, Path site) throws Exception {
    KernelPeer.requireAll("nginx", "curl");
    Path config = Files.writeString(top.resolve("nginx.conf"), config(site));
    String program = Files.exists(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    kernel.start(top.resolve("nginx.out"), program, "-p", top.toString(), "-c", config.toString());
    for (int i = 0; i < 100; i++) {
      if (kernel.run("curl", "-s", "-o", "/dev/null", "http://127.0.0.1/").code() == 0) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IOException("nginx: " + Files.readString(top.resolve("nginx.out")));
  }

  private static String config(Path site) {
    return """
        daemon off; master_process off; pid nginx.pid; error_log error.log;
        events { worker_connections 2000; }
        http {
          access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          server { listen 80 backlog=1000; listen [::]:80 backlog=1000; root SITE; }
        }
        """
        .replace("SITE", site.toString());
  }
}
