import Foundation

/// Programs that tests call.
enum Shell {
    /// Runs a program to its end, and returns what it printed; throws what it complained of when it fails.
    ///
    /// Output goes through files: a pipe's other end could be inherited by a process that another test starts just then,
    /// and reading it would not end.
    @discardableResult
    static func run(_ program: String, _ arguments: [String], in folder: String? = nil) throws -> [UInt8] {
        let files = try temporaryFolder()
        defer { removeFolder(files) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try emptyFile(files + "/output")
        process.standardError = try emptyFile(files + "/errors")
        do { try process.run() } catch { throw TestFailure("\(program) can't be run: \(error)") }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let complaint = try String(contentsOfFile: files + "/errors", encoding: .utf8)
            throw TestFailure("\(program) failed: \(complaint)")
        }
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: files + "/output")))
    }

    private static func emptyFile(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}

/// Holds a server's thread for a while, so that it drips.
func pause(milliseconds: UInt32) {
    usleep(milliseconds * 1000)
}
