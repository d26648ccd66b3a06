import Foundation
import Glibc

@testable import ProcessWorker

/// A worker in a process of its own, which a test can tell what to do, and kill.
final class WorkerProcess: Sendable {
    private let process: Process
    private let input: FileHandle
    private let reports: AsyncStream<Report>

    /// The worker's executable: built beside the test's own.
    static var executable: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("ProcessWorker")
    }

    private init(settingsPath: String) throws {
        let (commands, output) = (Pipe(), Pipe())
        process = Process()
        process.executableURL = Self.executable
        process.arguments = [settingsPath]
        process.standardInput = commands
        process.standardOutput = output
        input = commands.fileHandleForWriting
        let (reports, continuation) = AsyncStream.makeStream(of: Report.self)
        self.reports = reports
        try process.run()
        let reading = output.fileHandleForReading
        Thread.detachNewThread { Self.read(reading, into: continuation) }
    }

    /// Starts a worker and waits until it is ready.
    static func start(_ settings: WorkerSettings, in folder: String) async throws -> WorkerProcess {
        let path = "\(folder)/worker-\(UUID().uuidString).json"
        try settings.write(to: path)
        let worker = try WorkerProcess(settingsPath: path)
        try await worker.wait { $0 == .ready ? true : nil }
        return worker
    }

    /// Tells it to do something.
    func tell(_ command: WorkerCommand) throws {
        try input.write(contentsOf: Data((command.rawValue + "\n").utf8))
    }

    /// The next report that fits; those before it are dropped.
    ///
    /// - Throws: `WorkerError` where the worker failed or ended first.
    @discardableResult
    func wait<Found>(for pick: (Report) -> Found?) async throws -> Found {
        for await report in reports {
            if let found = pick(report) { return found }
            if case .failure(let text) = report { throw WorkerError(text: text) }
        }
        throw WorkerError(text: "the worker ended, or the time is over")
    }

    /// As `wait`; `nil` where the worker ended itself by SIGKILL before.
    func waitUnlessKilled<Found>(for pick: (Report) -> Found?) async throws -> Found? {
        do {
            return try await wait(for: pick)
        } catch {
            guard !Task.isCancelled else { throw error }
            process.waitUntilExit()
            guard process.terminationReason == .uncaughtSignal, process.terminationStatus == SIGKILL else {
                throw error
            }
            return nil
        }
    }

    /// Ends it at once, without a chance to clear up.
    func kill() {
        guard process.isRunning else { return }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func read(_ file: FileHandle, into continuation: AsyncStream<Report>.Continuation) {
        var rest = Data()
        while true {
            // What is there, as soon as anything is; nothing at the end.
            let bytes = file.availableData
            guard !bytes.isEmpty else { break }
            rest.append(bytes)
            while let end = rest.firstIndex(of: 0x0A) {
                let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest.removeSubrange(rest.startIndex...end)
                if let report = Report(line: line) { continuation.yield(report) }
            }
        }
        continuation.finish()
    }
}
