import Glibc

/// Certificates for tests, made with the `openssl` command in a folder of their own.
public enum MailCertificates {
    /// What is wrong with one.
    public enum Kind: Sendable, CaseIterable {
        /// Nothing: for `localhost`, by `authority.pem`.
        case good
        /// It has expired.
        case expired
        /// It is for another host.
        case wrongHost
        /// Nobody that one could trust made it.
        case unknownAuthority
    }

    /// Makes `server.pem`, `server.key` and `authority.pem` in a new folder below `parent`.
    public static func make(_ kind: Kind, in parent: String) throws -> String {
        let folder = parent + "/certificate-\(kind)"
        guard mkdir(folder, 0o700) == 0 else { throw MailServerFailure(description: "no folder \(folder)") }
        let host = kind == .wrongHost ? "other.example" : "localhost"
        let signer = kind == .unknownAuthority ? "stranger" : "authority"
        let days = kind == .expired ? "-1" : "2"
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        try run(
            folder,
            """
            openssl req -x509 \(key) -keyout authority.key -out authority.pem -subj '/CN=authority of a test' -days 2 &&
            openssl req -x509 \(key) -keyout stranger.key -out stranger.pem -subj '/CN=stranger of a test' -days 2 &&
            openssl req \(key) -keyout server.key -out server.csr -subj '/CN=\(host)' &&
            echo 'subjectAltName=DNS:\(host)' > names &&
            openssl x509 -req -in server.csr -CA \(signer).pem -CAkey \(signer).key -CAcreateserial -days \(days) \
            -extfile names -out server.pem
            """)
        return folder
    }

    private static func run(_ folder: String, _ script: String) throws {
        var process = pid_t()
        let words = ["sh", "-c", "cd '\(folder)' && (\(script)) >output 2>&1"]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&process, "/bin/sh", nil, nil, &arguments, environ) == 0 else {
            throw MailServerFailure(description: "no shell")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw MailServerFailure(description: "openssl failed: see \(folder)/output") }
    }
}
