import CRMGateway
import Foundation

/// A process of its own for tests that need one that shares nothing but the database, the root key file and the CRM:
/// `ProcessWorker SETTINGS.json`.
///
/// It prints `ready`, then carries out the commands that come in on standard input, one a line, and prints one report
/// for each. It ends with its standard input.
@main
struct ProcessWorker {
    static func main() async {
        guard CommandLine.arguments.count == 2 else {
            Report.failure("usage: ProcessWorker SETTINGS.json").send()
            exit(2)
        }
        do {
            let settings = try WorkerSettings.read(from: CommandLine.arguments[1])
            let duty = try await WorkerDuty(settings)
            Report.ready.send()
            for await line in CommandLines.all() {
                guard let command = WorkerCommand(rawValue: line) else { continue }
                try await duty.carryOut(command)
            }
        } catch {
            Report.failure("\(error)").send()
            exit(1)
        }
    }
}
