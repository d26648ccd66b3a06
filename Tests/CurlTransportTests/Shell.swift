import Foundation

/// Programs that tests call.
enum Shell {
    /// Runs a program to its end; throws what it said when it fails.
    @discardableResult
    static func run(_ program: String, _ arguments: String..., in folder: String? = nil) throws -> (
        output: [UInt8], text: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        do { try process.run() } catch { throw TestFailure("\(program) can't be run: \(error)") }
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("\(program) failed: \(complaint)") }
        return (bytes, String(decoding: bytes, as: UTF8.self))
    }
}

/// Holds a server's thread for a while, so that it drips.
func pause(milliseconds: UInt32) {
    usleep(milliseconds * 1000)
}
