import Foundation

/// Certificates for tests, made with the `openssl` command.
enum Certificates {
    /// Writes `server.pem` and `server.key`, and `authority.pem`, the authority that a client should trust.
    static func make(_ certificate: Nginx.Certificate, in folder: String) throws {
        try authority("authority", in: folder)
        try authority("stranger", in: folder)
        let host = certificate == .wrongHost ? "other.example" : "localhost"
        let signer = certificate == .unknownAuthority ? "stranger" : "authority"
        try openssl(
            folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
            "server.key",
            "-out", "server.csr", "-subj", "/CN=\(host)")
        try "subjectAltName=DNS:\(host)\n".write(toFile: folder + "/names", atomically: true, encoding: .utf8)
        // A negative lifetime ends before it begins, which is as expired as can be.
        let days = certificate == .expired ? "-1" : "2"
        try openssl(
            folder, "x509", "-req", "-in", "server.csr", "-CA", signer + ".pem", "-CAkey", signer + ".key",
            "-CAcreateserial", "-days", days, "-extfile", "names", "-out", "server.pem")
    }

    private static func authority(_ name: String, in folder: String) throws {
        try openssl(
            folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
            name + ".key", "-out", name + ".pem", "-subj", "/CN=\(name) of a test", "-days", "2")
    }

    private static func openssl(_ folder: String, _ arguments: String...) throws {
        try Shell.run("/usr/bin/openssl", arguments, in: folder)
    }
}
