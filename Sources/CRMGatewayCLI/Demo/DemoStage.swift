import Foundation
import Synchronization

/// The demo's surroundings: a temporary folder, the mock, and this program to be called again and again.
final class DemoStage {
    /// How long the mock may take to say that it is ready.
    private static let readyTime: Duration = .seconds(20)

    /// The temporary folder, 0700.
    let folder: String
    /// What the mock said on start.
    let mock: MockLine
    private let program: String
    private let keepsFolder: Bool
    private let process: DemoProcess
    private let signals: [any DispatchSourceSignal]

    /// - Throws: `CommandFailure` when the mock isn't beside this program, or doesn't start.
    init(keepsFolder: Bool) throws(CommandFailure) {
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let beside = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        let mockPath = beside.appendingPathComponent("crm-mock").path
        guard FileManager.default.isExecutableFile(atPath: mockPath) else {
            throw CommandFailure(
                .unavailable, code: "mock_missing", "There is no crm-mock beside this program.",
                nextStep: "Run ./scripts/demo in a clone, which builds both.")
        }
        let folder = try Self.makeFolder()
        let process = DemoProcess(
            mockPath, ["--crm", "hubspot", "--port", "0", "--journal", folder + "/journal.jsonl"])
        do {
            self.mock = try MockLine(try process.firstLine(within: Self.readyTime))
        } catch {
            process.end()
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
        self.folder = folder
        self.program = program
        self.keepsFolder = keepsFolder
        self.process = process
        self.signals = [SIGINT, SIGTERM, SIGHUP].map { number in
            Self.onSignal(number) {
                process.end()
                if !keepsFolder { try? FileManager.default.removeItem(atPath: folder) }
            }
        }
    }

    /// What the children get to know: this deployment's settings, and nothing of the caller's own.
    var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix(Setting.environmentPrefix) }
        return own.merging(
            [
                "CRM_GATEWAY_STATE_DIR": folder + "/state", "CRM_GATEWAY_AS": DemoPeople.admin,
                "CRM_GATEWAY_CRM_ORIGINS": "hubspot=\(mock.baseURL)", "SWIFT_BACKTRACE": "enable=no",
            ], uniquingKeysWith: { $1 })
    }

    /// Calls this program, with the terminal as it is.
    ///
    /// - Returns: the exit status.
    func call(_ arguments: [String], input: String?) throws(CommandFailure) -> Int32 {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: program)
        child.arguments = arguments
        child.environment = environment
        let pipe = Pipe()
        child.standardInput = pipe
        do {
            try child.run()
        } catch {
            throw CommandFailure(
                .unavailable, code: "demo_failed", "The program can't be started again.", nextStep: "Report it.")
        }
        if let input { pipe.fileHandleForWriting.write(Data(input.utf8)) }
        try? pipe.fileHandleForWriting.close()
        child.waitUntilExit()
        return child.terminationStatus
    }

    /// Ends the mock and removes the folder.
    func clear() {
        for signal in signals { signal.cancel() }
        process.end()
        guard !keepsFolder else { return }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func makeFolder() throws(CommandFailure) -> String {
        var template = Array((FileManager.default.temporaryDirectory.path + "/crm-gateway-demo-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure(
                .unavailable, code: "demo_failed", "No temporary folder can be made.",
                nextStep: "Set TMPDIR to a folder.")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func onSignal(_ number: Int32, _ clear: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            clear()
            Foundation.exit(128 + number)
        }
        source.resume()
        return source
    }
}
