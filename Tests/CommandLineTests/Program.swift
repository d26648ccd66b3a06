import Foundation

/// How a program ended.
struct Ended: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// The JSON document on standard output.
    var document: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]) ?? [:]
    }

    /// The error that was printed as JSON.
    var error: [String: Any] {
        let lines = errors.split(separator: "\n").map { Data($0.utf8) }
        let objects = lines.compactMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
        return objects.compactMap { $0["error"] as? [String: Any] }.last ?? [:]
    }
}

/// The built `crm-gateway`, which lies beside the test program.
enum Program {
    /// Where it lies.
    static var path: String {
        URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent().appending(path: "crm-gateway").path
    }

    /// Runs it to its end.
    ///
    /// - Parameter meanwhile: called with its id and each part of its error output, on another thread.
    static func run(
        _ arguments: [String], input: String, environment: [String: String],
        meanwhile: (@Sendable (Int32, String) -> Void)? = nil
    ) async throws -> Ended {
        let process = Process()
        let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let id = process.processIdentifier
        // Reading blocks, so each end gets a thread of its own.
        async let out = read(output.fileHandleForReading) { _ in }
        async let err = read(errors.fileHandleForReading) { meanwhile?(id, $0) }
        let texts = await (out, err)
        process.waitUntilExit()
        return Ended(status: process.terminationStatus, output: texts.0, errors: texts.1)
    }

    private static func read(
        _ handle: FileHandle, _ told: @escaping @Sendable (String) -> Void
    ) async -> String {
        let descriptor = handle.fileDescriptor
        let text = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var bytes: [UInt8] = []
                var part = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = Foundation.read(descriptor, &part, part.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    bytes += part[..<count]
                    told(String(decoding: bytes, as: UTF8.self))
                }
                continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
            }
        }
        withExtendedLifetime(handle) {}
        return text
    }
}
