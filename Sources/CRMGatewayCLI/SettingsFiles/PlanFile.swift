import CRMGateway
import Foundation

/// A plan in a file: to look at, and to carry out later.
struct PlanFile {
    let path: String

    /// The largest plan that is read, in bytes; its size doesn't grow with the number of targets.
    static let bytesMax = 64 << 20

    /// Writes a plan into a new file that only its owner can read: it holds settings values.
    ///
    /// - Throws: `CommandFailure` where there is such a file, or it can't be written.
    func write(_ plan: SettingsPlan) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .millisecondsSince1970
        let bytes = try encoder.encode(plan)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw failure("The file \(path) is there, or can't be written.", "Name a new one.")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: bytes)
            try handle.close()
        } catch {
            throw failure("The file \(path) can't be written.", "Check the disk's room.")
        }
    }

    /// Reads a plan.
    ///
    /// - Throws: `CommandFailure` for what is no plan.
    func read() throws -> SettingsPlan {
        guard let handle = FileHandle(forReadingAtPath: path),
            let bytes = try? handle.read(upToCount: Self.bytesMax + 1), bytes.count <= Self.bytesMax
        else { throw failure("The file \(path) can't be read.", "Name a file of settings preview --out.") }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .millisecondsSince1970
        guard let plan = try? decoder.decode(SettingsPlan.self, from: bytes) else {
            throw failure("The file \(path) is no plan.", "Name a file of settings preview --out.")
        }
        return plan
    }

    private func failure(_ message: String, _ nextStep: String) -> CommandFailure {
        CommandFailure(.usage, code: "plan_file", message, nextStep: nextStep, field: "file")
    }
}
