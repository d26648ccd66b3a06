import Foundation
import MockKit

/// Runs the built `crm-mock`, which lies beside the test program.
enum CRMMockProgram {
    struct Ended {
        let exitCode: Int32
        let output: String
        let errors: String
    }

    /// Runs it to its end; once it has printed a line, it gets the signal.
    static func run(_ arguments: [String], signal: Int32? = nil) async throws -> (ended: Ended, firstLine: JSON?) {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = folder.appending(path: "crm-mock")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        // Reading and waiting block, so they get a thread of their own.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do {
                    try process.run()
                    var bytes = Data()
                    if let signal {
                        while !bytes.contains(0x0A) {
                            let more = output.fileHandleForReading.availableData
                            if more.isEmpty { break }
                            bytes += more
                        }
                        kill(process.processIdentifier, signal)
                    }
                    bytes += output.fileHandleForReading.readDataToEndOfFile()
                    let words = errors.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    let ended = Ended(
                        exitCode: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
                        errors: String(decoding: words, as: UTF8.self))
                    continuation.resume(returning: (ended, try? JSON.parse(Array(bytes))))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    private static var folder: URL {
        URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    }
}
