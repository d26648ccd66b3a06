import Foundation

/// Signs assertions with the system's openssl, so that the mock's own arithmetic is checked by another one's.
enum TokenSigner {
    static func assertion(claims: String, header: String = #"{"alg":"RS256"}"#, privateKey: String) throws -> String {
        let text = encode(Data(header.utf8)) + "." + encode(Data(claims.utf8))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("signer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = folder.appendingPathComponent("key.pem")
        let input = folder.appendingPathComponent("text")
        let output = folder.appendingPathComponent("signature")
        try Data(privateKey.utf8).write(to: key)
        try Data(text.utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = ["dgst", "-sha256", "-sign", key.path, "-out", output.path, input.path]
        try process.run()
        process.waitUntilExit()
        return text + "." + encode(try Data(contentsOf: output))
    }

    static func makeKey() throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = ["genrsa", "2048"]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func encode(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
