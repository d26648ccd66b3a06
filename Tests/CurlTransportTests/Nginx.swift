import Foundation
import Glibc

@testable import CurlTransport

/// An nginx of a test's own: TLS, HTTP/2, certificates made for it; unprivileged, in a folder of its own, gone with it.
final class Nginx {
    /// Which certificate it shows.
    enum Certificate: String, CaseIterable, Sendable {
        /// For `localhost`, by the test's own authority.
        case good
        /// For another host.
        case wrongHost
        /// Expired.
        case expired
        /// By an authority that nobody trusts.
        case unknownAuthority
    }

    let port: Int
    /// The file of the authority to be trusted.
    let authorityPath: String
    private let folder: String
    private let lifeline = Pipe()

    /// Starts nginx with these lines in its TLS server, and waits until it answers.
    init(_ certificate: Certificate = .good, tls: String = "", serverLines: String, isPlain: Bool = false) throws {
        guard access("/usr/sbin/nginx", X_OK) == 0 else {
            throw TestFailure("nginx is missing: apt-get install -y --no-install-recommends nginx-light")
        }
        folder = try temporaryFolder()
        authorityPath = folder + "/authority.pem"
        port = try freePort()
        if !isPlain { try Certificates.make(certificate, in: folder) }
        let protection = """
            ssl_certificate \(folder)/server.pem; ssl_certificate_key \(folder)/server.key;
            \(tls.isEmpty ? "ssl_protocols TLSv1.2 TLSv1.3;" : tls)
            """
        let text = """
            daemon off; master_process off; worker_processes 1; error_log stderr crit; pid \(folder)/pid;
            events { worker_connections 512; }
            http {
                access_log off; default_type application/json;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/f;
                uwsgi_temp_path \(folder)/u; scgi_temp_path \(folder)/s;
                server {
                    listen 127.0.0.1:\(port) \(isPlain ? "" : "ssl") http2;
                    \(isPlain ? "" : protection)
                    add_header X-Connection $connection always;
                    add_header X-Protocol $server_protocol always;
                    \(serverLines)
                }
            }
            """
        try text.write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
        try Nginx.startTied(to: lifeline, folder)
        try waitUntilListening()
    }

    deinit {
        lifeline.fileHandleForWriting.closeFile()
        removeFolder(folder)
    }

    /// Starts nginx beside a shell that ends it when this process closes the pipe, or dies.
    private static func startTied(to lifeline: Pipe, _ folder: String) throws {
        _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let script =
            "/usr/sbin/nginx -p \(folder) -c \(folder)/nginx.conf -e stderr </dev/null & cat >/dev/null; kill -9 $!"
        process.arguments = ["-c", script]
        process.standardInput = lifeline
        try process.run()
    }

    private func waitUntilListening() throws {
        let end = ContinuousClock.now + .seconds(10)
        while !isListening(port) {
            guard ContinuousClock.now < end else {
                throw TestFailure("nginx did not start; its complaint is above")
            }
            pause(milliseconds: 5)
        }
    }
}

/// A port of loopback that is free, and that no server of another test is given: it lies below those that the system
/// hands out, which one running beside us could get between our look and our use.
func freePort() throws -> Int {
    for _ in 0..<100 {
        let port = Int.random(in: 20_000..<32_000)
        if canBind(port) { return port }
    }
    throw TestFailure("no port between 20000 and 32000 of loopback is free")
}

private func canBind(_ port: Int) -> Bool {
    withLoopbackSocket(port) { descriptor, address, size in bind(descriptor, address, size) == 0 }
}

private func isListening(_ port: Int) -> Bool {
    withLoopbackSocket(port) { descriptor, address, size in connect(descriptor, address, size) == 0 }
}

private func withLoopbackSocket(
    _ port: Int, _ act: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            act(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
