import ConnectorKit
import Foundation

/// The demo's surroundings: a temporary folder, the mocks, and this program to be called again and again.
final class DemoStage {
    /// How long the mocks may take to say that they are ready.
    private static let readyTime: Duration = .seconds(20)
    /// The journal's file in the folder; each CRM's has the CRM's name behind it.
    private static let journal = "journal.jsonl"

    /// Where files are; commands run in it.
    let folder: DemoFolder
    /// What the mocks said on start, by name.
    let mocks: [MockLine]
    private let program: String
    /// Whether the folder stays when the demo ends.
    let keepsFolder: Bool
    private let process: DemoProcess
    private let child: DemoChild
    private let signals: [any DispatchSourceSignal]
    private let settings: [String: String]

    /// - Throws: `CommandFailure` when the mocks aren't beside this program, or don't start.
    init(keepsFolder: Bool) throws(CommandFailure) {
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let beside = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        let mockPath = beside.appendingPathComponent("crm-mock").path
        guard FileManager.default.isExecutableFile(atPath: mockPath) else {
            throw CommandFailure(
                .unavailable, code: "mock_missing", "There is no crm-mock beside this program.",
                nextStep: "Run ./scripts/demo in a clone, which builds both.")
        }
        let folder = try DemoFolder()
        let process = DemoProcess(mockPath, Self.mockArguments(folder))
        do {
            mocks = try process.lines(DemoConnection.all.count, within: Self.readyTime).map(MockLine.init(_:))
            settings = try Self.settings(of: mocks, in: folder)
        } catch {
            process.end()
            folder.clear(keeping: false)
            throw error
        }
        self.folder = folder
        self.program = program
        self.keepsFolder = keepsFolder
        self.process = process
        let child = DemoChild()
        self.child = child
        self.signals = [SIGINT, SIGTERM, SIGHUP].map { number in
            Self.onSignal(number) {
                child.end()
                process.end()
                folder.clear(keeping: keepsFolder)
            }
        }
    }

    /// Where each mock writes down its requests.
    var journals: [String] { mocks.map { "\(folder.path)/\(Self.journal).\($0.crm)" } }

    /// Calls this program, with the terminal as it is.
    ///
    /// - Parameter browser: opens the page that the program names on standard error.
    /// - Returns: the exit status.
    func call(_ arguments: [String], input: String?, browser: DemoBrowser? = nil) throws(CommandFailure) -> Int32 {
        try run(arguments, input: input, output: nil, browser: browser)
    }

    /// Calls this program, and reads its one JSON document.
    func read<Document: Decodable>(_ arguments: [String], as type: Document.Type) throws(CommandFailure) -> Document {
        let output = Pipe()
        let ended = try run(arguments + ["--format", "json"], input: nil, output: output)
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        guard ended == 0, let document = try? JSONDecoder().decode(type, from: bytes) else {
            throw CommandFailure(
                .failures, code: "demo_failed", "The command ended with \(ended).", nextStep: "Report it.")
        }
        return document
    }

    /// Ends the mocks and removes the folder.
    func clear() {
        for signal in signals { signal.cancel() }
        process.end()
        folder.clear(keeping: keepsFolder)
    }

    private func run(
        _ arguments: [String], input: String?, output: Pipe?, browser: DemoBrowser? = nil
    ) throws(CommandFailure) -> Int32 {
        let command = Process()
        command.executableURL = URL(fileURLWithPath: program)
        command.arguments = arguments
        command.environment = environment
        command.currentDirectoryURL = URL(fileURLWithPath: folder.path, isDirectory: true)
        let pipe = Pipe()
        command.standardInput = pipe
        if let output { command.standardOutput = output }
        if let browser { command.standardError = browser.said }
        do {
            try child.start(command)
        } catch {
            throw CommandFailure(
                .unavailable, code: "demo_failed", "The program can't be started again.", nextStep: "Report it.")
        }
        browser?.watch(command.processIdentifier)
        if let input { pipe.fileHandleForWriting.write(Data(input.utf8)) }
        try? pipe.fileHandleForWriting.close()
        child.wait(for: command)
        browser?.close()
        return command.terminationStatus
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

// MARK: What the children are told

extension DemoStage {
    private static func mockArguments(_ folder: DemoFolder) -> [String] {
        let crms = DemoConnection.all.keys.map(\.rawValue).sorted()
        return crms.flatMap { ["--crm", $0] } + ["--port", "0", "--journal", "\(folder.path)/\(journal)"]
    }

    /// This deployment's settings, and nothing of the caller's own.
    private var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix(Setting.environmentPrefix) }
        return own.merging(settings, uniquingKeysWith: { $1 })
    }

    private static func settings(of mocks: [MockLine], in folder: DemoFolder) throws(CommandFailure) -> [String: String]
    {
        var settings = [
            "CRM_GATEWAY_STATE_DIR": "\(folder.path)/state", "CRM_GATEWAY_AS": DemoPeople.admin,
            "CRM_GATEWAY_CRM_ORIGINS": mocks.map { "\($0.crm)=\($0.baseURL)" }.joined(separator: ","),
            "SWIFT_BACKTRACE": "enable=no",
        ]
        for mock in mocks {
            guard let connection = DemoConnection.all[mock.crm] else { continue }
            for (name, key) in connection.settings {
                settings[variable(name, of: mock)] = try mock.value(key)
            }
            for (name, key) in connection.settingFiles {
                let file = try folder.writeSecret(try mock.value(key), to: "\(mock.crm)-\(name)")
                settings[variable(name, of: mock)] = "\(folder.path)/\(file)"
            }
        }
        return settings
    }

    private static func variable(_ setting: String, of mock: MockLine) -> String {
        Setting("\(mock.crm).\(setting)", .text, "").environmentName
    }
}
